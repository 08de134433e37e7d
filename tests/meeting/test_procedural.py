"""Proposals about the handling: who can hinder an item, and what a vote on putting it off comes to."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, needs_taking_up
from sognko_tui.meeting.procedural import put_off, taken_up
from tests.meetings import Room, agenda_item


def raised() -> Room:
    """A meeting with an item that is not on the sakliste, which wants a decision."""
    room = Room(1)
    room.record(e.ItemAdded(item=agenda_item(2, None)))
    room.write("i2", "Styret kjøper bil.")
    return room


def test_an_item_outside_the_sakliste_is_decided_when_nobody_objects():
    room = raised()
    with pytest.raises(Obstacle) as raised_by:
        close_item(room.meeting, "i2", room.clock.now())
    assert raised_by.value.code == "outside_agenda"
    moved = taken_up(room.meeting, room.item("i2"), (), room.clock.now())
    assert moved.passed
    room.record(*moved.events)
    assert room.adopt("i2").outcome == "adopted"


@pytest.mark.parametrize(
    ("against", "passed"), [(("p3",), True), (("p3", "p4"), False), (("p1",), False)]
)
def test_the_chair_or_a_third_of_those_present_hinders_it(against, passed):
    room = raised()
    moved = taken_up(room.meeting, room.item("i2"), against, room.clock.now())
    assert moved.passed is passed
    room.record(*moved.events)
    assert needs_taking_up(room.meeting, room.item("i2")) is not passed


def test_half_of_those_present_hinder_it_and_nobody_has_a_casting_vote():
    room = raised()
    against = ("p2", "p3", "p4")
    _motion, vote = taken_up(room.meeting, room.item("i2"), against, room.clock.now()).events
    assert isinstance(vote, e.VoteTaken)
    assert vote.casting is None


def test_a_decision_under_an_information_item_is_let_through_the_same_way():
    room = Room([agenda_item(1, None, kind="information")])
    room.write("i1", "Styret ber om ei ny sak.")
    assert needs_taking_up(room.meeting, room.item("i1"))
    room.record(*taken_up(room.meeting, room.item("i1"), (), room.clock.now()).events)
    assert not needs_taking_up(room.meeting, room.item("i1"))


def test_an_item_is_postponed_by_an_ordinary_majority_and_no_decision_stands():
    room = Room()
    to = "møtet 9. juni 2026"
    moved = put_off(
        room.meeting,
        room.item("i1"),
        "postpone",
        to,
        mover="p2",
        against=("p3", "p4"),
        at=room.clock.now(),
    )
    room.record(*moved.events)
    item = room.item("i1")
    assert (item.outcome, item.destination, item.adopted) == ("postponed", to, None)
    (motion,) = item.motions
    assert (motion.kind, motion.mover, motion.text) == ("postpone", "p2", to)
    vote = item.vote_on(motion.id)
    assert vote is not None
    assert (vote.ayes, vote.noes, vote.carried) == (4, 2, True)
    assert item.last_vote is None


def test_where_the_proposal_to_postpone_falls_the_item_stays_open():
    room = Room()
    against = ("p3", "p4", "p5", "p6")
    moved = put_off(
        room.meeting, room.item("i1"), "postpone", "", against=against, at=room.clock.now()
    )
    assert not moved.passed
    room.record(*moved.events)
    item = room.item("i1")
    assert item.open
    vote = item.vote_on(item.motions[0].id)
    assert vote is not None
    assert not vote.carried
    assert room.adopt("i1").outcome == "adopted"


@pytest.mark.parametrize(
    ("how", "outcome"),
    [("postpone", "postponed"), ("return", "returned"), ("forward", "forwarded")],
)
def test_the_chair_settles_a_tie_over_putting_off_at_an_election_too(how, outcome):
    room = Room([agenda_item(1, kind="election"), agenda_item(2)])
    against = ("p4", "p5", "p6")
    moved = put_off(room.meeting, room.item("i1"), how, "", against=against, at=room.clock.now())
    vote = moved.events[1]
    assert isinstance(vote, e.VoteTaken)
    assert vote.casting == "p1"
    room.record(*moved.events)
    assert room.item("i1").outcome == outcome


def test_each_proposal_gets_an_id_of_its_own():
    room = Room()
    room.record(e.ProposalMoved(item="i1", proposal="m2", mover="p2", text="Noko anna."))
    for _time in range(2):
        moved = put_off(
            room.meeting,
            room.item("i1"),
            "return",
            "",
            against=("p3", "p4", "p5", "p6"),
            at=room.clock.now(),
        )
        room.record(*moved.events)
    ids = [motion.id for motion in room.item("i1").motions]
    assert len(set(ids)) == 3
