"""Times that are typed in a meeting: by which item they were, and on which side of midnight."""

from datetime import timedelta

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.tui.entry import a_moment, time_in
from tests.meetings import Room


@pytest.fixture
def room() -> Room:
    room = Room(4)
    room.clock.go(hours=12)
    room.adopt("i1")
    room.open("i2")
    room.clock.go(minutes=30)
    return room


def test_a_time_without_an_item_is_not_the_start_of_the_meeting(room):
    now = room.clock.now()
    at = now.replace(minute=20, second=0)
    assert a_moment(room.meeting, "21.20", "", now) == e.Moment(at=at, item="i2")
    early = a_moment(room.meeting, "20.30", "", now)
    assert early is not None
    assert early.item is None
    assert a_moment(room.meeting, "", "", now) == e.Moment()


def test_an_item_the_meeting_has_not_come_to_is_none(room):
    assert a_moment(room.meeting, "", "etter 2", room.clock.now()) is not None
    assert a_moment(room.meeting, "", "før 4", room.clock.now()) is None


def test_a_time_is_of_the_meeting_and_not_of_the_day_it_is_typed(room):
    began = room.meeting.started
    assert began is not None
    for now in (began, began + timedelta(hours=5), began + timedelta(days=3)):
        late, early = time_in(room.meeting, "23.50", now), time_in(room.meeting, "0.10", now)
        assert late is not None
        assert early is not None
        assert late.date() == began.date()
        assert early - late == timedelta(minutes=20)
