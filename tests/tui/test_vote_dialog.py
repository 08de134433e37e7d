"""F5: the vote. All are for, but those whose initials are typed."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.room import AGENDA, BOARD, sitting

PLAIN = (AGENDA[1], AGENDA[4])


async def test_enter_at_once_is_unanimous_and_needs_no_event(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.press("f5")
        assert "LU Representant for Luster" in it.reads(".dialog-intro")
        assert it.reads("#vote-result") == "Samrøystes: 6 for."
        await it.press("enter")
        assert it.log == before
        assert it.message == "Røystinga er ført. F2 avsluttar saka."
        assert "samrøystes (6)" in it.text


@pytest.mark.parametrize("typed", ["fj gu", "FJ, GU", "fjaler gulen", "Fj,gu"])
async def test_initials_or_names_of_those_against_are_typed_and_told_back(tmp_path, typed):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type(typed)
        assert it.reads("#vote-result") == "4 for (LU, VI, SO, AS), 2 imot (FJ, GU)."
        await it.press("enter")
        assert it.events[-1] == e.VoteTaken(
            item="i2",
            method="by_names",
            in_favour=("p1", "p2", "p4", "p6"),
            against=("p3", "p5"),
        )
        assert "4 mot 2 (FJ, GU)" in it.text


async def test_f5_in_the_dialog_is_done_too(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f", "j", "f5")
        assert it.name == "MeetingScreen"
        assert it.kinds[-1] == "VoteTaken"


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_esc_leaves_without_trace(tmp_path, key):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.press("f5", "f", "j", key)
        assert it.name == "MeetingScreen"
        assert it.log == before


async def test_tab_and_the_arrows_go_to_those_who_are_away(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "tab")
        await it.type("as")
        await it.press("up")
        await it.type("fj")
        await it.press("down", "enter")
        vote = it.item("i2").vote
        assert vote is not None
        assert (vote.against, vote.away, len(vote.in_favour)) == (("p3",), ("p6",), 4)


async def test_who_is_away_alone_leaves_the_rest_unanimous_and_is_recorded(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "tab")
        await it.type("as")
        assert it.reads("#vote-result") == "Samrøystes: 5 for."
        await it.press("enter")
        await it.adopt()
        vote = it.item("i2").vote
        assert vote is not None
        assert (vote.method, vote.away, len(vote.in_favour)) == ("unanimous", ("p6",), 5)


async def test_blank_votes_are_asked_for_at_elections_only(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        assert not it.screen.query("#v-blank")
        await it.press("escape", "f7", "f5", "tab")
        await it.type("gu")
        await it.press("enter")
        vote = it.item("i5").vote
        assert vote is not None
        assert vote.blank == ("p5",)


@pytest.mark.parametrize("word", ["xx", "representant", "v1"])
async def test_a_word_that_is_nobody_s_is_said_with_those_who_may_vote(tmp_path, word):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.press("f5")
        await it.type(f"fj {word}")
        await it.press("enter")
        assert it.name == "VoteDialog"
        assert f"«{word}»" in it.message
        assert "LU, VI, FJ, SO, GU, AS" in it.message
        assert it.log == before


async def test_somebody_who_is_not_in_the_room_cannot_vote_nor_be_taken_for_another(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f6", "space", "enter", "f5")
        assert "Luster" not in it.reads(".dialog-intro")
        await it.type("lu")
        await it.press("enter")
        assert "«lu»" in it.message
        await it.press("escape")
        assert it.item("i2").votes == ()


async def test_nobody_votes_twice(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("fj fj")
        await it.press("enter")
        assert "Kvar røystar berre ein gong" in it.message
        await it.press("backspace", "backspace", "tab")
        await it.type("fj")
        await it.press("enter")
        assert "Kvar røystar berre ein gong" in it.message


async def test_a_tie_is_settled_by_the_vote_of_whoever_presides(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("lu vi fj")
        assert it.reads("#vote-result").endswith("avgjer, imot.")
        await it.press("enter")
        assert ", dobbeltrøyst" in it.text
        await it.adopt()
        assert it.letters == "N·"


async def test_a_tie_without_the_vote_of_whoever_presides_is_said_and_f2_leads_back(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f6", "down", "space", "enter")
        await it.press("f5")
        await it.type("fj so")
        await it.press("tab")
        await it.type("lu")
        assert it.reads("#vote-result").endswith("Likt, og møteleiaren røysta ikkje.")
        await it.press("enter")
        await it.adopt()
        assert it.name == "VoteDialog"
        assert it.item("i2").open


async def test_a_majority_against_is_told_before_it_is_recorded(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("fj so gu as")
        assert it.reads("#vote-result").endswith("Framlegget fell.")


async def test_a_vote_taken_again_replaces_the_one_before_and_shows_it_first(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("fj")
        await it.press("enter", "f5")
        assert it.screen.query_one("#v-against").value == "FJ"  # type: ignore[attr-defined]
        await it.type(" gu")
        await it.press("enter")
        vote = it.item("i2").vote
        assert vote is not None
        assert vote.against == ("p3", "p5")
        await it.press("f5", "ctrl+u", "enter")
        assert it.item("i2").votes == ()
        assert "samrøystes (6)" in it.text


async def test_without_attendance_f5_leads_to_it(tmp_path):
    async with sitting(tmp_path, PLAIN, present=False) as it:
        await it.press("f5")
        assert it.name == "AttendanceDialog"


async def test_a_deputy_votes_in_the_member_s_place(tmp_path):
    async with sitting(tmp_path, PLAIN, present=False) as it:
        await it.press("f6", "v", "1", "a", "enter", "f5")
        assert "V1 Fyrste vararepresentant" in it.reads(".dialog-intro")
        await it.type("v1")
        await it.press("enter")
        vote = it.item("i2").vote
        assert vote is not None
        assert vote.against == ("d1",)


async def test_who_is_disqualified_does_not_vote_in_that_item(tmp_path):
    past = e.Disqualified(item="i2", person="p3", ground="forvaltningslova § 6")
    async with sitting(tmp_path, PLAIN, board=BOARD, past=(past,)) as it:
        await it.press("f5")
        assert "Fjaler" not in it.reads(".dialog-intro")
        assert it.reads("#vote-result") == "Samrøystes: 5 for."
