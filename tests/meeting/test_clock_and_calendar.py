"""Edge case 21: meetings past midnight, on the night the clocks change, and clocks that were wrong."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import moment_of
from sognko_tui.meeting.session import Refused
from sognko_tui.protocol import write
from tests.meetings import Room

OSLO = ZoneInfo("Europe/Oslo")
LATE = datetime(2026, 3, 24, 22, 0, tzinfo=OSLO)
SUMMER = datetime(2026, 3, 29, 1, 30, tzinfo=OSLO)
"""Half an hour before the clock goes from two to three."""


def room_at(at: datetime) -> Room:
    room = Room(3)
    room.clock.time = at
    return room


def test_a_meeting_that_ends_after_midnight_is_told_by_its_own_day_and_both_times():
    room = room_at(LATE)
    room.adopt("i1")
    room.clock.go(hours=2)
    room.adopt("i2")
    room.adopt("i3")
    began, ended = room.meeting.started, room.meeting.ended
    assert began is not None
    assert ended is not None
    assert ended > began + timedelta(hours=2)
    assert "tysdag 24. mars 2026" in write(room.meeting)
    assert "kl. 22.01–0.03" in write(room.meeting)


def test_who_leaves_after_midnight_left_during_the_item_that_ended_next():
    room = room_at(LATE)
    room.adopt("i1")
    room.clock.go(hours=2, minutes=10)
    room.adopt("i2")
    left = datetime(2026, 3, 25, 0, 5, tzinfo=OSLO)
    assert moment_of(room.meeting, left).item == "i2"


def test_an_hour_that_is_not_there_in_spring_is_no_hour_of_the_meeting():
    room = room_at(SUMMER)
    room.adopt("i1")
    began = room.meeting.started
    room.clock.time = datetime(2026, 3, 29, 3, 10, tzinfo=OSLO)
    item = room.adopt("i2")
    assert began is not None
    assert item.ended is not None
    gone = item.ended.astimezone(ZoneInfo("UTC")) - began.astimezone(ZoneInfo("UTC"))
    assert gone == timedelta(minutes=40)
    assert (began.utcoffset(), item.ended.utcoffset()) == (timedelta(hours=1), timedelta(hours=2))


def test_the_hour_that_comes_twice_in_autumn_keeps_its_order():
    first = datetime(2026, 10, 25, 2, 50, tzinfo=OSLO)
    again = datetime(2026, 10, 25, 2, 10, tzinfo=OSLO, fold=1)
    room = room_at(first)
    room.adopt("i1")
    with_offset = again.astimezone(ZoneInfo("UTC"))
    found = moment_of(room.meeting, with_offset)
    assert (found.item, found.relation) == ("i1", "after")
    room.record(e.BreakTaken(start=first.astimezone(ZoneInfo("UTC")), end=with_offset))
    assert len(room.meeting.breaks) == 1


def test_a_wrong_clock_is_put_right_and_the_log_has_both_times():
    room = room_at(LATE)
    room.adopt("i1")
    stamped = room.meeting.started
    room.record(e.MeetingStarted(at=LATE - timedelta(minutes=40)))
    times = [x.event.at for x in room.session.log if isinstance(x.event, e.MeetingStarted)]
    assert times == [stamped, LATE - timedelta(minutes=40)]
    assert room.meeting.started == LATE - timedelta(minutes=40)


def test_a_break_cannot_end_before_it_begins():
    room = room_at(LATE)
    with pytest.raises(Refused, match="ends_before_start"):
        room.record(e.BreakTaken(start=LATE, end=LATE - timedelta(minutes=5)))
    room.record(e.BreakTaken(start=LATE, end=LATE + timedelta(minutes=5)))
    with pytest.raises(Refused, match="ends_before_start"):
        room.record(e.BreakCorrected(number=0, start=LATE, end=LATE - timedelta(minutes=5)))
