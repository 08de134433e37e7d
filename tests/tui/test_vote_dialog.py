"""F5: the vote. All are for, but those whose initials are typed."""

import pytest
from textual.widgets import Input

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
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.against, vote.away, len(vote.in_favour)) == (("p3",), ("p6",), 4)


async def test_who_is_away_alone_leaves_the_rest_unanimous_and_is_recorded(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "tab")
        await it.type("as")
        assert it.reads("#vote-result") == "Samrøystes: 5 for."
        await it.press("enter")
        await it.adopt()
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.method, vote.away, len(vote.in_favour)) == ("unanimous", ("p6",), 5)


async def test_blank_votes_are_asked_for_at_elections_only(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        assert not it.screen.query("#v-blank")
        await it.press("escape", "f7", "f5", "tab")
        await it.type("gu")
        await it.press("enter")
        vote = it.item("i5").last_vote
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
        assert "Likt, og ingen har dobbeltrøyst." in it.reads("#vote-result")
        await it.press("enter", "enter")
        await it.adopt()
        assert it.name == "VoteDialog"
        assert it.screen.focused is it.screen.query_one("#v-tie")
        await it.type("for")
        assert "Ingen har dobbeltrøyst her" in it.message
        await it.press("ctrl+u", "i")
        assert it.reads("#vote-result").endswith("framlegget fell utan fleirtal.")
        await it.press("enter")
        await it.adopt()
        (vote,) = it.item("i2").votes
        assert (vote.tie, vote.casting) == ("against", None)
        assert it.letters == "N·"


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
        assert it.screen.query_one("#v-against", Input).value == "FJ"
        await it.type(" gu")
        await it.press("enter")
        vote = it.item("i2").last_vote
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
        vote = it.item("i2").last_vote
        assert vote is not None
        assert vote.against == ("d1",)


async def test_who_is_disqualified_does_not_vote_in_that_item(tmp_path):
    past = e.Disqualified(item="i2", person="p3", ground="forvaltningslova § 6")
    async with sitting(tmp_path, PLAIN, board=BOARD, past=(past,)) as it:
        await it.press("f5")
        assert "Fjaler" not in it.reads(".dialog-intro")
        assert it.reads("#vote-result") == "Samrøystes: 5 for."


# Numbers, ballot papers, ties, trial votes


async def test_a_number_is_how_many_were_against_of_whom_no_names_are_known(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "2")
        assert it.reads("#vote-result") == "4 for, 2 imot, 0 blankt av 6: stemmer."
        await it.press("enter")
        assert it.events[-1] == e.VoteTaken(
            item="i2", method="counted", counts=e.Counts(in_favour=4, against=2)
        )
        assert "4 mot 2" in it.text


@pytest.mark.parametrize("typed", ["4-2", "4 2", "4 mot 2", "4:2"])
async def test_both_numbers_may_be_typed(tmp_path, typed):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type(typed)
        await it.press("enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.ayes, vote.noes, vote.in_favour) == (4, 2, ())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4-1", "1 røyst manglar: 6 kan røyste."),
        ("3-1", "2 røyster manglar: 6 kan røyste."),
        ("5-2", "1 røyst for mykje: 6 kan røyste."),
        ("9", "3 røyster for mykje: 6 kan røyste."),
    ],
)
async def test_numbers_that_do_not_add_up_are_not_taken(tmp_path, typed, said):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.press("f5")
        await it.type(typed)
        await it.press("enter")
        assert it.name == "VoteDialog"
        assert said in it.message
        await it.press("escape")
        assert it.log == before


async def test_who_was_away_or_refused_is_taken_off_the_sum(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "1", "tab")
        await it.type("as")
        await it.press("tab")
        await it.type("gu")
        await it.press("enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.ayes, vote.noes, vote.away, vote.refused) == (3, 1, ("p6",), ("p5",))


async def test_who_refuses_is_neither_blank_nor_away(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "tab", "tab")
        await it.type("so")
        await it.press("enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.refused, vote.blank, vote.away) == (("p4",), (), ())
        assert vote.method == "by_names"


async def test_f6_is_a_vote_by_ballot_papers_which_is_for_elections_and_says_so(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f6")
        assert it.reads("#vote-result").startswith("SKRIFTLEG.")
        await it.press("2", "enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.method, vote.ayes, vote.noes) == ("written", 4, 2)
        await it.press("f5")
        assert it.screen.query_one("#v-against", Input).value == "4-2"


async def test_names_are_not_taken_where_ballot_papers_have_none(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f6", "f", "j", "enter")
        assert it.name == "VoteDialog"
        assert "berre tal" in it.message


async def test_at_a_tie_by_numbers_the_chair_is_asked_for(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "3", "enter")
        assert it.name == "VoteDialog"
        assert it.screen.focused is it.screen.query_one("#v-tie")
        assert "kva møteleiaren røysta" in it.message
        await it.press("i")
        assert "dobbeltrøysta til møteleiaren avgjer, imot" in it.reads("#vote-result")
        await it.press("enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.casting, vote.tie, vote.carried) == ("p1", "against", False)


async def test_at_a_tie_by_names_the_vote_of_the_chair_decides_by_itself(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("fj so gu")
        assert not it.screen.query_one("#row-tie").display
        await it.press("enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.casting, vote.carried) == ("p1", True)


async def test_at_a_tie_in_an_election_the_lot_decides_and_who_drew_it_is_noted(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f7", "f5")
        await it.type("fj so gu")
        await it.press("enter")
        assert it.screen.focused is it.screen.query_one("#v-tie")
        await it.press("f", "tab")
        await it.type("Sekretariatet")
        assert "loddet avgjer, for" in it.reads("#vote-result")
        await it.press("enter")
        vote = it.item("i5").last_vote
        assert vote is not None
        assert (vote.lot, vote.tie, vote.casting, vote.carried) == (
            "Sekretariatet",
            "for",
            None,
            True,
        )


async def test_f2_on_a_tie_that_the_lot_has_not_settled_leads_to_it(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f7", "f5")
        await it.type("fj so gu")
        await it.press("enter", "enter")
        assert it.name == "MeetingScreen"
        await it.settle()
        await it.press("f2")
        assert it.name == "VoteDialog"
        assert it.screen.focused is it.screen.query_one("#v-tie")


async def test_f7_is_a_trial_that_does_not_count(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f7")
        await it.type("fj so gu as")
        assert it.reads("#vote-result").startswith("PRØVERØYSTING: tel ikkje.")
        await it.press("enter")
        item = it.item("i2")
        assert item.last_vote is None
        assert item.votes[-1].trial
        assert "tel ikkje" in it.message
        assert "prøverøysting 2–4" in it.text
        await it.adopt()
        assert it.item("i2").outcome == "adopted"


async def test_f3_is_everybody_against(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f3", "enter")
        vote = it.item("i2").last_vote
        assert vote is not None
        assert len(vote.against) == 6


async def test_whom_a_few_letters_may_mean_is_shown(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "a")
        assert it.reads("#vote-result") == "Meiner du: AS Representant for Askvoll"
        await it.press("backspace", "s")
        assert it.reads("#vote-result") == "Meiner du: SO Representant for Solund"


async def test_what_the_protocol_will_say_is_shown_before_it_is_confirmed(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        assert "samrøystes vedteke" in it.reads("#vote-preview")
        await it.type("fj")
        assert "5 mot 1 røyst" in it.reads("#vote-preview")
        assert "Imot røysta 1: Representant for Fjaler" in it.reads("#vote-preview")


# After votes on other proposals


def moved(kind: e.MotionKind, motion: str = "m1") -> e.ProposalMoved:
    return e.ProposalMoved(item="i2", proposal=motion, mover="p3", text="Styret ventar.", kind=kind)


async def test_f5_after_an_amendment_asks_about_the_proposal_and_keeps_the_amendment_s_vote(
    tmp_path,
):
    async with sitting(tmp_path, PLAIN, past=(moved("amendment"),)) as it:
        await it.more("m")
        await it.press("enter")
        await it.type("as")
        await it.press("enter", "escape")
        assert "samrøystes (6) ved F2" in it.text
        await it.press("f5")
        assert "Røysting i sak 2: framlegget" in it.text
        await it.type("fj so")
        await it.press("enter")
        assert "RØYSTING  4 mot 2 (FJ, SO)" in it.text
        votes = it.item("i2").votes
        assert [(v.motion, v.ayes, v.noes) for v in votes] == [("m1", 5, 1), ("main", 4, 2)]


async def test_f5_after_two_were_put_against_each_other_says_so_and_mends_that_vote(tmp_path):
    async with sitting(tmp_path, PLAIN, past=(moved("counter"),)) as it:
        await it.more("m")
        await it.press("enter")
        await it.type("as so")
        await it.press("enter", "escape", "escape", "f5")
        assert "Røysting i sak 2: framlegg A mot framlegget" in it.text
        await it.press("ctrl+u", "enter")
        (vote,) = it.item("i2").votes
        assert (vote.motion, vote.opposed, vote.ayes) == ("m1", "main", 6)


async def test_f5_in_an_item_without_a_proposal_says_that_vedtak_is_voted_on(tmp_path):
    async with sitting(tmp_path, (AGENDA[5],)) as it:
        await it.press("f5")
        assert "Røysting i sak 6: det som står i VEDTAK" in it.text


async def test_f2_leads_to_the_tie_whatever_was_voted_on_after_it(tmp_path):
    past = (moved("amendment"),)
    async with sitting(tmp_path, PLAIN, past=past) as it:
        await it.press("f6", "down", "space", "enter")
        await it.more("m")
        await it.press("enter")
        await it.type("fj so")
        await it.press("tab")
        await it.type("lu")
        await it.press("enter", "enter")
        assert it.reads("#next-vote") == "Neste røysting: endring (A)"
        assert "likt 2–2, ikkje avgjort" in it.text
        await it.press("escape")
        assert "endring (A): 2 mot 2 (FJ, SO), ikkje avgjort" in it.text
        await it.adopt()
        assert "Røysting i sak 2: endring (A)" in it.text
        await it.press("i", "enter")
        await it.adopt()
        item = it.item("i2")
        assert [(v.motion, v.tie) for v in item.votes] == [("m1", "against"), ("main", "")]
        assert item.outcome == "adopted"
