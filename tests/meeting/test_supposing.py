"""Asking what a meeting would come to changes nothing in it."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.supposing import supposing
from tests.meetings import START, Room


def test_what_would_come_is_what_comes():
    room = Room()
    events = (e.HeadChanged(field="place", value="Kulturhuset"), e.ItemHandled(item="i1"))
    before = room.meeting
    supposed = supposing(before, *events, at=START)
    assert supposed is not None
    assert room.meeting is before
    room.clock.time = START
    room.session.record(*events)
    assert supposed == room.meeting


def test_nothing_comes_of_what_does_not_fit():
    room = Room()
    room.adopt("i1")
    assert supposing(room.meeting, e.ItemHandled(item="i1"), at=START) is None
    assert supposing(room.meeting, e.ItemReopened(item="i1"), at=START) is not None
