"""The sentences are data: complete in both languages, filled safely, read backwards."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.protocol.document import Run
from sognko_tui.protocol.phrases import Phrases, standard_phrases

PLACES = re.compile(r"\{([a-z]+)\}")


def test_every_sentence_exists_in_both_languages_with_the_same_places():
    nynorsk, bokmaal = standard_phrases("nn"), standard_phrases("nb")
    assert nynorsk.keys() == bokmaal.keys()
    for key, text in nynorsk.items():
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(bokmaal[key])), key


def test_nynorsk_says_vart_and_bokmaal_ble():
    nynorsk, bokmaal = standard_phrases("nn").values(), standard_phrases("nb").values()
    assert not [t for t in nynorsk if re.search(r"\b(blei|ble|ikke|fra|møteleder|sak[ea]n)\b", t)]
    assert not [t for t in bokmaal if re.search(r"\b(vart|ikkje|frå|møteleiar|saka|ei)\b", t)]


def test_an_unknown_language_is_nynorsk():
    assert standard_phrases("se") == standard_phrases("nn")


def test_what_is_put_into_a_place_is_never_a_place_itself():
    phrases = Phrases("nn")
    said = phrases.say("change.came_time", person="{time} {0.__class__} %s", time="9.20")
    assert said == "{time} {0.__class__} %s kom kl. 9.20."


def test_a_run_keeps_its_emphasis_in_a_sentence():
    runs = Phrases("nn").runs("item.presided", person=Run(text="Nestleiar", strong=True))
    assert runs == (Run(text="Nestleiar", strong=True), Run(text=" leidde møtet i saka."))


def test_a_board_replaces_sentences_by_their_name_and_no_others():
    phrases = Phrases("nn", {"end.ended": "Slutt\nkl. {time}", "no.such": "x"})
    assert phrases.say("end.ended", time="9.00") == "Slutt kl. 9.00"
    assert phrases.replaced == {"end.ended": "Slutt kl. {time}"}
    with pytest.raises(KeyError):
        phrases["no.such"]


words = st.text(st.characters(categories=("L", "P", "N")), min_size=1, max_size=8)


@given(words, words, st.sampled_from(["nn", "nb"]))
def test_a_sentence_is_read_backwards(one, other, language):
    phrases = Phrases(language)
    for key in ("item.remark_undated", "head.notice_date_manner", "vote.motion_lettered"):
        places = PLACES.findall(phrases[key])
        values = dict(zip(places, (one, other), strict=True))
        if "letter" in values:
            values["letter"] = "B"
        found = phrases.match(key, phrases.say(key, **values))
        assert found is not None
        assert phrases.say(key, **found) == phrases.say(key, **values)


def test_another_sentence_does_not_match():
    assert Phrases("nn").match("end.ended", "Møtet slutta i god tid.") is None
