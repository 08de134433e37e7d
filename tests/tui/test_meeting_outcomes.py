"""The other ways an item can end, and taking it up again."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.room import AGENDA, sitting

PLAIN = (AGENDA[1], AGENDA[4])

ENDS = {
    "u": (e.ItemPostponed(item="i2", to="3. mars"), "U", "UTSETT"),
    "t": (e.ItemWithdrawn(item="i2", reason="3. mars"), "T", "TREKT"),
    "r": (e.ItemReturned(item="i2", to="3. mars"), "R", "SEND TILBAKE"),
    "s": (e.ItemForwarded(item="i2", to="3. mars"), "S", "SEND OVER"),
}


@pytest.mark.parametrize("letter", ENDS)
async def test_an_item_can_be_postponed_withdrawn_returned_or_sent_on(tmp_path, letter):
    event, sign, word = ENDS[letter]
    async with sitting(tmp_path, PLAIN) as it:
        await it.more(letter)
        assert "2 Ny nettstad" in it.text
        await it.fill(to="3. mars")
        await it.press("enter")
        assert it.events[-1] == event
        assert it.letters == sign + "·"
        assert it.message == f"Sak 2: {word}."
        assert it.here.startswith("5 ")
        assert it.meeting.started is not None
        await it.press("f3")
        assert word in it.text
        assert "inga røysting" in it.text


@pytest.mark.parametrize("letter", ENDS)
async def test_esc_from_the_question_leaves_the_item_open(tmp_path, letter):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.more(letter)
        await it.press("escape")
        assert it.log == before
        assert it.letters == "··"


@pytest.mark.parametrize(
    ("letter", "proposed"),
    [("u", "neste møte"), ("t", ""), ("r", "administrasjonen"), ("s", "")],
)
async def test_what_is_usual_is_proposed(tmp_path, letter, proposed):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more(letter)
        assert it.value("to") == proposed


async def test_f8_n_records_that_the_proposal_fell(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("n")
        assert "kven røysta imot" in it.text
        await it.press(*"alle", "enter")
        assert it.events[-1] == e.ProposalRejected(item="i2")
        assert [len(v.against) for v in it.item("i2").votes] == [6]
        assert it.letters == "N·"
        assert it.message == "Sak 2: IKKJE VEDTEKE."


async def test_f8_n_asks_for_the_vote_where_only_an_amendment_was_voted_on(tmp_path):
    moved = e.ProposalMoved(
        item="i2", proposal="m1", mover="p3", text="Styret ventar.", kind="amendment"
    )
    async with sitting(tmp_path, PLAIN, past=(moved,)) as it:
        await it.more("m")
        await it.press("enter", "f3", "enter", "escape")
        await it.more("n")
        assert it.name == "VoteDialog"
        await it.type("fj so gu as")
        await it.press("enter")
        votes = it.item("i2").votes
        assert [(v.motion, v.noes) for v in votes] == [("m1", 6), ("main", 4)]
        assert it.item("i2").outcome == "rejected"


async def test_f8_n_records_no_fall_where_the_majority_was_for(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("n")
        await it.press(*"vi", "enter")
        assert it.item("i2").open
        assert "Fleirtalet er for" in it.message


async def test_f8_a_mends_a_text_and_keeps_the_vote(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        before = it.item("i2").last_vote
        await it.press("f3")
        await it.more("a")
        await it.press("r")
        await it.type(" Ja.")
        await it.adopt()
        after = it.item("i2")
        assert after.adopted is not None
        assert after.adopted.endswith(" Ja.")
        assert after.last_vote == before


@pytest.mark.parametrize("letter", "nutrsimbf")
async def test_a_closed_item_must_be_taken_up_again_first_and_that_is_said(tmp_path, letter):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        await it.press("f3")
        before = it.events
        await it.more(letter)
        assert it.name == "MeetingScreen"
        assert it.message == "! Saka er avslutta. F8 a tek ho opp att."
        assert it.events == before


async def test_f5_on_a_closed_item_says_how_it_is_taken_up_again(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        await it.press("f3", "f5")
        assert it.message == "! Saka er avslutta. F8 a tek ho opp att."


async def test_f8_a_takes_a_closed_item_up_again_with_its_text(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.type(" Ja.")
        await it.adopt()
        await it.press("f3")
        await it.more("a")
        await it.press("n")
        assert it.events[-1] == e.ItemReopened(item="i2")
        assert it.letters == "··"
        assert "open att" in it.message
        assert it.area("decision").text.endswith(" Ja.")
        await it.type(" Nei.")
        await it.adopt()
        adopted = it.item("i2").adopted
        assert adopted is not None
        assert adopted.endswith(" Ja. Nei.")


async def test_f8_a_on_an_open_item_says_that_it_is_open(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("a")
        assert it.message == "Saka er open alt."


async def test_the_last_item_to_end_stamps_the_end_however_it_ended(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await it.more("u")
        await it.press("enter")
        assert it.meeting.ended is not None
        assert "F9 viser protokollen" in it.message


async def test_a_vote_that_was_recorded_wrongly_is_corrected_with_everything_else_standing(
    tmp_path,
):
    async with sitting(tmp_path, (AGENDA[1], AGENDA[4])) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("a")
        await it.press("v")
        assert it.name == "VoteDialog"
        await it.type("gu as")
        await it.press("enter")
        await it.adopt()
        item = it.item("i2")
        assert item.outcome == "adopted"
        assert item.last_vote is not None
        assert item.last_vote.against == ("p5", "p6")


async def test_f8_n_with_nobody_against_asks_who_was_and_records_nothing(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("n")
        before = it.log
        assert "fall berre om fleirtalet var imot" in it.reads("#vote-result")
        assert it.reads("#vote-preview") == ""
        await it.press("enter")
        assert it.name == "VoteDialog"
        assert it.log == before
        await it.press("f3", "f2")
        assert it.item("i2").outcome == "rejected"


async def test_an_item_taken_up_again_has_the_cursor_in_its_decision(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("a")
        await it.press("n")
        assert it.screen.focused is it.area("decision")
