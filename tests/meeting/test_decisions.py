"""The decision as text: how it starts, what is still blank in it, and how it differs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.blanks import BLANK
from sognko_tui.meeting.decisions import (
    as_text,
    blanks_in,
    corrected,
    difference,
    initial_text,
    open_blanks,
    same_wording,
    status,
    tokens,
)
from tests.meetings import Room, agenda_item, points


def found(text: str, *proposal: Point) -> list[str]:
    """What stands in the places that are blank."""
    return [text[s.start : s.end].strip() for s in blanks_in(text, proposal)]


def blank(text: str, marker: str = "") -> Point:
    return Point(text=text, marker=marker, blank=True)


# Where it starts


@pytest.mark.parametrize(
    ("point", "text"),
    [
        (Point(text="Styret vedtek planen."), "Styret vedtek planen."),
        (Point(text="Styret vedtek planen.", marker="1."), "1. Styret vedtek planen."),
        (Point(text=" Planen vert send ut. ", marker="•"), "• Planen vert send ut."),
        (blank("Desse vil vere vertskap:", "3."), "3. Desse vil vere vertskap: ____"),
        (blank("Desse vil vere vertskap: -", "3."), "3. Desse vil vere vertskap: ____"),
        (blank("Desse vil vere vertskap:\n-", "3."), "3. Desse vil vere vertskap: ____"),
        (blank("Til utvalet: ____"), "Til utvalet: ____"),
        (blank("Fristen er xx. mai"), "Fristen er xx. mai"),
        (blank("Leiar vert (namn)."), "Leiar vert (namn)."),
        (blank("Summen er ………"), "Summen er ………"),
        (blank(""), BLANK),
        (blank("-", "2."), "2. ____"),
    ],
)
def test_the_decision_starts_as_the_proposal_with_its_blanks_to_be_seen(point, text):
    assert as_text((point,)) == text


def test_without_a_proposal_the_decision_starts_as_the_board_s_phrase():
    assert initial_text((), "Godkjent.") == "Godkjent."
    assert initial_text((Point(text="Eige."),), "Godkjent.") == "Eige."
    assert initial_text((), "") == ""


# Blanks


@pytest.mark.parametrize(
    "point",
    [
        blank("Styret noterer kven som melder interesse:", "3."),
        blank("Styret noterer kven som melder interesse: -", "3."),
        blank("Styret noterer kven som melder interesse: ____", "3."),
        blank("Styret peikar ut slik til utvalet:"),
        blank("Fristen vert sett til xx. mai."),
        blank("Styret vel (namn) til leiar."),
        blank("Styret løyver kr ....... til arbeidet."),
        blank("Styret løyver kr ……… til arbeidet."),
    ],
)
def test_a_proposal_that_asks_for_something_starts_with_one_blank(point):
    assert len(found(as_text((point,)), point)) == 1


def test_a_run_of_underscores_is_a_blank_wherever_it_stands():
    assert found("Frist: ____ og ansvar: ___") == ["____", "___"]
    assert found("fil_namn og __init") == []


def test_what_only_looks_like_a_blank_is_none_where_the_proposal_had_none():
    assert found("Frist xx og (namn) …… ....", Point(text="Frist")) == []


def test_what_was_filled_in_is_blank_no_longer():
    point = blank("Styret noterer kven som melder interesse:", "3.")
    assert found("3. Styret noterer kven som melder interesse: Vik og Gulen", point) == []
    assert found("Fristen vert sett til 3. mai.", blank("Fristen vert sett til xx. mai.")) == []


@pytest.mark.parametrize("end", [":", ": ", ":   ", ": -", ": –", ":\n", ":\n-", ":\n\n- \n"])
def test_a_bare_colon_is_a_blank_when_the_underscores_are_gone(end):
    point = blank("Styret noterer kven som melder interesse:", "3.")
    text = f"3. Styret noterer kven som melder interesse{end}"
    (span,) = blanks_in(text, (point,))
    assert text[span.start - 1] == ":"


def test_a_bare_colon_is_a_blank_also_where_the_next_point_follows():
    proposal = (
        blank("Styret noterer kven som melder interesse:", "1."),
        Point(text="Saka vert teken opp att.", marker="2."),
    )
    text = "1. Styret noterer kven som melder interesse:\n2. Saka vert teken opp att."
    assert len(blanks_in(text, proposal)) == 1
    text = "Styret noterer kven som melder interesse:\nSaka vert teken opp att."
    assert len(blanks_in(text, proposal)) == 1


@pytest.mark.parametrize(
    "below",
    ["- Vik\n- Gulen", "Representant for Vik", "\n• Vik", "  - Vik", "-\n- Vik", "a) Vik"],
)
def test_what_stands_on_the_lines_below_fills_a_colon(below):
    point = blank("Styret noterer kven som melder interesse:", "3.")
    after = Point(text="Saka vert teken opp att.", marker="4.")
    text = f"3. Styret noterer kven som melder interesse:\n{below}\n4. Saka vert teken opp att."
    assert blanks_in(text, (point, after)) == ()


def test_a_bullet_does_not_go_on_with_a_bullet():
    point = blank("Styret noterer kven som melder interesse:", "•")
    text = "• Styret noterer kven som melder interesse:\n• Noko heilt anna"
    assert len(blanks_in(text, (point,))) == 1


def test_a_lead_in_with_points_under_it_asks_for_nothing():
    proposal = (Point(text="Styret vedtek:"), *points("Planen.", "Budsjettet.", style="•"))
    text = as_text(proposal)
    assert text == "Styret vedtek:\n• Planen.\n• Budsjettet."
    assert blanks_in(text, proposal) == ()


def test_the_same_point_reworded_at_its_start_is_left_to_the_secretary():
    point = blank("Styret noterer kven som melder interesse:", "3.")
    assert found("3. Ingen meldte interesse:", point) == []


def test_the_blanks_of_an_item_stand_in_reading_order():
    room = Room(
        [agenda_item(1, [blank("Leiar: (namn)", "1."), blank("Medlemer av utvalet vert:", "2.")])]
    )
    item = room.item("i1")
    texts = [item.decision[s.start : s.end] for s in open_blanks(item)]
    assert texts == ["(namn)", "____"]


@given(st.text(alphabet="a:-_ x\n1.•()", max_size=60))
def test_the_blanks_of_any_text_lie_within_it(text):
    proposal = (blank(text), blank("a a a a:", "1."), blank("xx (namn)"))
    for span in blanks_in(text, proposal):
        assert 0 <= span.start <= span.end <= len(text)


# Differences


@given(st.text(), st.text())
def test_a_difference_holds_both_texts(before, after):
    check_difference(before, after)


sentences = st.lists(
    st.sampled_from(["Styret", "tek", "saka", "til", "vitande", ".", " ", "\n", "____", "ikkje"]),
    max_size=25,
).map("".join)


@given(sentences, sentences)
def test_a_difference_of_sentences_holds_both(before, after):
    check_difference(before, after)


def check_difference(before: str, after: str) -> None:
    changes = difference(before, after)
    assert "".join(c.text for c in changes if c.kind != "added") == before
    assert "".join(c.text for c in changes if c.kind != "removed") == after
    assert all(c.text for c in changes)
    assert all(one.kind != next_.kind for one, next_ in pairwise(changes))


@given(sentences)
def test_the_words_of_a_text_are_the_whole_text(text):
    assert "".join(tokens(text)) == text


@given(sentences, sentences)
def test_applied_to_the_proposal_a_difference_gives_the_decision(before, after):
    at, text = 0, before
    for change in difference(before, after):
        if change.kind == "removed":
            assert text[at : at + len(change.text)] == change.text
            text = text[:at] + text[at + len(change.text) :]
        elif change.kind == "added":
            text = text[:at] + change.text + text[at:]
            at += len(change.text)
        else:
            assert text[at : at + len(change.text)] == change.text
            at += len(change.text)
    assert text == after


def test_a_difference_is_shown_by_whole_words():
    changes = difference("vertskap: ____", "vertskap: Vik og Gulen")
    assert [(c.kind, c.text) for c in changes] == [
        ("same", "vertskap: "),
        ("removed", "____"),
        ("added", "Vik og Gulen"),
    ]


def test_equal_texts_differ_in_nothing():
    assert difference("", "") == ()
    assert [c.kind for c in difference("Likt.", "Likt.")] == ["same"]


def test_a_filled_blank_is_a_change():
    room = Room([agenda_item(1, [blank("Styret vel:")])])
    room.write("i1", "Styret vel: Representant for Vik")
    assert status(room.adopt("i1")) == "amended"


def test_spacing_apart_is_the_same_wording():
    assert same_wording("1. Styret\n tek saka ", "1. Styret tek  saka")
    assert not same_wording("Styret tek saka", "Styret tek sakene")


def test_a_slip_is_put_right_only_where_the_old_wording_stands_once():
    old, new = (Point(text="Styert tek saka."),), (Point(text="Styret tek saka."),)
    assert corrected("Styert tek saka. Og meir.", old, new) == "Styret tek saka. Og meir."
    twice = "Styert tek saka. Styert tek saka."
    assert corrected(twice, old, new) == twice
    assert corrected("Noko anna.", old, new) == "Noko anna."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Styret set fristen til [dato] og løyver kr ,- til arbeidet.", ["[dato]", ",-"]),
        ("Styret vel NN som leiar.", ["NN"]),
        ("Styret gir (kommune) __ kroner.", ["(kommune)", "__"]),
        ("Leiar blir …", ["…"]),
        ("Styret peikar ut:", ["____"]),
    ],
)
def test_a_blank_is_marked_where_it_stands_and_nothing_is_put_beside_it(text, asked):
    asking = Point(text=text, blank=True)
    shown = as_text((asking,))
    assert shown.removesuffix(" ____") == text
    assert [shown[start:end] for start, end in blanks_in(shown, (asking,))] == asked
