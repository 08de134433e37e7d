"""Putting right what was recorded: an item taken up again only to mend its text keeps its vote."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.check import check
from sognko_tui.meeting.decisions import only_filled, status
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.voting import take_vote
from tests.meetings import Room, agenda_item


def _voted_on_then_somebody_left() -> Room:
    room = Room(3)
    room.record(take_vote(room.meeting, room.item("i1"), against={"p6"}))
    room.record(*close_item(room.meeting, "i1", room.clock.now()))
    room.leave("p6", before="i2")
    return room


def test_an_item_mended_keeps_its_vote_its_voters_and_its_time():
    room = _voted_on_then_somebody_left()
    before = room.item("i1")
    room.record(e.ItemReopened(item="i1", mend=True))
    assert [p.id for p in may_vote(room.meeting, room.item("i1"))] == [f"p{n}" for n in range(1, 7)]
    room.session.type("i1", "decision", 0, "", "Vedtak: ")
    room.record(*close_item(room.meeting, "i1", room.clock.now()))
    after = room.item("i1")
    assert after.last_vote == before.last_vote
    assert (after.place, after.ended) == (before.place, before.ended)
    assert "edited_after_vote" in [f.code for f in check(room.meeting)]
    assert not [f for f in check(room.meeting) if f.severity == "hard"]


def test_an_item_taken_up_anew_is_voted_on_by_those_who_are_there_now():
    room = _voted_on_then_somebody_left()
    room.record(e.ItemReopened(item="i1"))
    assert room.item("i1").last_vote is None
    assert len(may_vote(room.meeting, room.item("i1"))) == 5


def test_mending_is_undone_like_anything_else():
    room = _voted_on_then_somebody_left()
    before = room.item("i1")
    room.record(e.ItemReopened(item="i1", mend=True))
    room.session.undo()
    assert room.item("i1") == before


def test_an_open_item_is_not_taken_up_again():
    with pytest.raises(Refused):
        Room(1).record(e.ItemReopened(item="i1", mend=True))


def _adopted_as(proposal: tuple[Point, ...], text: str) -> Room:
    room = Room([agenda_item(1, proposal), agenda_item(2)])
    before = room.item("i1").decision
    room.session.type("i1", "decision", 0, before, text)
    room.record(*close_item(room.meeting, "i1", room.clock.now()))
    return room


ASKING = (
    Point(marker="1.", text="Styret vel ny leiar:", blank=True),
    Point(marker="2.", text="Valet gjeld i to år."),
)


def test_a_blank_filled_in_is_no_change_of_the_proposal():
    room = _adopted_as(ASKING, "1. Styret vel ny leiar: ombodet for Vik\n2. Valet gjeld i to år.")
    assert status(room.item("i1")) == "amended"
    assert only_filled(room.item("i1"))


@pytest.mark.parametrize(
    "text",
    [
        "1. Styret vel ny leiar: ombodet for Vik\n2. Valet gjeld i tre år.",
        "1. Styret vel ny nestleiar: ombodet for Vik\n2. Valet gjeld i to år.",
        "2. Valet gjeld i to år.",
    ],
)
def test_other_words_beside_the_blank_are_a_change(text):
    assert not only_filled(_adopted_as(ASKING, text).item("i1"))
