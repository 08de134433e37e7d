"""What is counted of a meeting, also of one that did not go as planned."""

import msgspec

from sognko_tui.archive.search.gathering import gathered
from sognko_tui.archive.search.index import Gathering
from sognko_tui.meeting import events as e
from sognko_tui.meeting.voting import take_vote
from tests.meetings import Room


def counted(room: Room) -> Gathering:
    return gathered(room.meeting, "")


def seconds(room: Room) -> list[int]:
    return [entry.seconds for entry in counted(room).entries]


def test_a_meeting_that_is_only_planned_is_not_counted_as_held():
    room = Room(2, all_present=False)
    found = counted(room)
    assert (found.held, found.seats, found.met, found.minutes) == (False, 6, 0, 0)
    assert seconds(room) == [0, 0]


def test_a_meeting_with_an_item_that_nobody_closed_was_held_all_the_same():
    room = Room(2)
    room.adopt("i1")
    assert not counted(room).held
    room.record(e.MeetingEnded(at=room.clock.now()))
    assert counted(room).held


def test_a_seat_is_filled_once_by_a_member_who_came_for_half_and_the_deputy_after_him():
    room = Room(2, all_present=False)
    room.record(*(e.MemberArrived(person=p) for p in ("p1", "p2", "p3")))
    room.adopt("i1")
    room.leave("p3")
    room.arrive("d1", seat="p3")
    # A deputy who sits there for nobody fills no seat, nor does who said beforehand not to come.
    room.arrive("d2")
    room.absent("p4")
    room.adopt("i2")
    found = counted(room)
    assert (found.seats, found.met) == (6, 3)


def test_who_came_by_mistake_did_not_come():
    room = Room(1)
    room.record(e.AttendanceCleared(person="p6"))
    assert counted(room).met == 5


def test_an_item_takes_from_its_opening_to_its_end_without_the_break_in_it():
    room = Room(2)
    room.open("i1")
    began = room.clock.now()
    room.clock.go(minutes=29)
    room.adopt("i1")
    room.open("i2")
    assert seconds(room)[0] == 30 * 60
    pause = e.BreakTaken(start=began, end=began.replace(minute=began.minute + 10), item="i1")
    room.record(pause)
    assert seconds(room) == [20 * 60, 0]


def test_how_long_an_item_took_that_was_taken_up_anew_is_not_known():
    room = Room(2)
    room.open("i1")
    room.adopt("i1")
    room.clock.go(hours=3)
    room.record(e.ItemReopened(item="i1"))
    room.adopt("i1")
    assert seconds(room) == [0, 0]


def test_an_item_whose_text_was_mended_later_took_no_longer_for_that():
    room = Room(2)
    room.open("i1")
    room.adopt("i1")
    before = seconds(room)
    room.clock.go(hours=3)
    room.record(e.ItemReopened(item="i1", mend=True))
    room.adopt("i1")
    assert seconds(room) == before == [60, 0]


def test_what_is_written_up_at_night_tells_nothing_of_how_long_it_took():
    room = Room(1)
    began = room.clock.now()
    room.record(e.MeetingStarted(at=began), e.MeetingEnded(at=began.replace(hour=11)))
    room.clock.go(hours=12)
    room.open("i1")
    room.adopt("i1")
    found = counted(room)
    assert found.minutes == 120
    assert seconds(room) == [0]


def test_a_vote_is_unanimous_only_where_nobody_was_against_it():
    room = Room(2)
    room.adopt("i1")
    room.record(take_vote(room.meeting, room.item("i2"), against=["p2"]))
    room.adopt("i2")
    votes = [entry.votes for entry in counted(room).entries]
    assert [vote is not None and vote.unanimous for vote in votes] == [True, False]
    assert votes[1] is not None
    assert msgspec.structs.astuple(votes[1])[:3] == (False, 5, 1)
