"""A tie that nothing settled: it decides nothing, and is settled before anything else is done."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.check import check, is_draft
from sognko_tui.meeting.composition import fell, won
from sognko_tui.meeting.questions import Question, at_hand, vote_order
from sognko_tui.meeting.result import settled, unsettled
from sognko_tui.meeting.voting import take_vote
from tests.meetings import Room, agenda_item, board, points

HALF = ("p5", "p6", "p7")
"""Three of the six who vote when the chair is out of the room."""


def seven(proposal: tuple[Point, ...] | str = "Styret ventar.", **motions: e.MotionKind) -> Room:
    """Seven members, and an item in which these proposals were moved."""
    room = Room([agenda_item(1, proposal), agenda_item(2)], board(7))
    for motion, kind in motions.items():
        room.record(
            e.ProposalMoved(item="i1", proposal=motion, mover="p2", text=f"{motion}.", kind=kind)
        )
    return room


def tied_in(room: Room, **vote) -> None:
    """A vote of three against three, from which the chair was away."""
    room.vote("i1", against=HALF, away=["p1"], **vote)


def stands_in_the_way(room: Room) -> bool:
    with pytest.raises(Obstacle) as caught:
        close_item(room.meeting, "i1", room.clock.now())
    return caught.value.code == "tie"


def test_of_two_against_each_other_neither_has_won_and_that_vote_comes_before_all_others():
    room = seven(a="counter", b="counter")
    tied_in(room, motion="a", opposed="b")
    item = room.item("i1")
    assert not any(won(item, m) or fell(item, m) for m in "ab")
    assert vote_order(item) == (Question("a", "b"),)
    assert at_hand(item) == Question("a", "b")
    assert stands_in_the_way(room)


@pytest.mark.parametrize("kind", ["amendment", "addition", "counter"])
def test_a_tie_over_a_member_s_proposal_stands_in_the_way_whatever_was_voted_on_after(kind):
    room = seven(a=kind)
    tied_in(room, motion="a")
    assert not fell(room.item("i1"), "a")
    room.vote("i1")
    assert stands_in_the_way(room)


def test_a_tie_over_a_point_stands_in_the_way():
    room = seven(points("Eitt.", "To."))
    tied_in(room, point=1)
    room.vote("i1", point=2)
    assert at_hand(room.item("i1")) == Question("main", point=1)
    assert stands_in_the_way(room)


def test_a_vote_taken_anew_on_the_same_or_against_another_settles_it():
    room = seven(a="counter")
    tied_in(room, motion="a")
    room.vote("i1", motion="a", opposed="main")
    assert unsettled(room.item("i1")) is None


def test_a_trial_settles_nothing_and_stands_in_nobody_s_way():
    room = seven(a="counter")
    item = room.item("i1")
    room.record(take_vote(room.meeting, item, motion="a", against=HALF, away=["p1"], trial=True))
    assert unsettled(room.item("i1")) is None


# What becomes of it without a casting vote


def test_without_a_casting_vote_what_got_no_majority_fell():
    room = seven()
    tied_in(room, tie="against")
    (vote,) = room.item("i1").votes
    assert (vote.tie, vote.casting) == ("against", None)
    assert room.adopt("i1").outcome == "rejected"


def test_of_two_against_each_other_both_fell_and_the_proposal_is_still_to_be_voted_on():
    room = seven(a="counter", b="counter")
    tied_in(room, motion="a", opposed="b", tie="against")
    item = room.item("i1")
    assert fell(item, "a")
    assert fell(item, "b")
    assert settled(item) is None
    assert vote_order(item) == (Question("main"),)


def test_against_the_proposal_nothing_passed():
    room = seven(a="counter")
    tied_in(room, motion="a", opposed="main", tie="against")
    assert room.adopt("i1").outcome == "rejected"


def test_where_whoever_presides_has_voted_the_casting_vote_decides_all_the_same():
    room = Room(1)
    vote = room.vote("i1", against=["p4", "p5", "p6"], tie="against")
    assert (vote.casting, vote.tie, vote.carried) == ("p1", "", True)


# Afterwards


@pytest.mark.parametrize("end", [e.ProposalRejected, e.ItemHandled])
def test_what_was_closed_with_a_tie_is_found_and_is_hard(end):
    room = seven(a="amendment")
    tied_in(room, motion="a")
    room.record(end(item="i1"))
    assert ("tie", "hard") in [(f.code, f.severity) for f in check(room.meeting)]
    assert is_draft(room.meeting)
