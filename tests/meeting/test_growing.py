"""A log that grows gives the meeting that the whole of it gives."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.growing import Growing
from sognko_tui.meeting.session import Refused
from tests.meetings import Room

ACTS = ("type", "adopt", "undo", "redo", "leave", "pause")


def act(room: Room, name: str) -> None:
    """Do it where the meeting allows it; what is refused leaves no trace in the log."""
    session = room.session
    with suppress(Refused, Obstacle):
        if name == "type":
            session.type("i1", "minutes", 0, "", "Hei. ")
        elif name == "adopt" and any(i.open for i in room.meeting.items):
            room.adopt(next(i.id for i in room.meeting.items if i.open))
        elif name == "undo":
            session.undo()
        elif name == "redo":
            session.redo()
        elif name == "leave":
            room.leave("p3")
        elif name == "pause":
            session.pause()


@given(st.lists(st.sampled_from(ACTS), max_size=12), st.data())
def test_however_a_log_is_read_in_pieces_the_meeting_is_that_of_the_whole(acts, data):
    room = Room()
    for name in acts:
        act(room, name)
    log = room.session.log
    growing = Growing()
    read = 0
    while read < len(log):
        piece = data.draw(st.integers(1, len(log) - read))
        growing.add(log[read : read + piece])
        read += piece
        assert growing.meeting == fold(log[:read])
        assert growing.log == log[:read]


def test_what_is_undone_and_done_again_is_seen_at_once():
    room = Room()
    growing = Growing(room.session.log)
    room.session.type("i1", "minutes", 0, "", "Sagt")
    growing.add(room.session.log[-1:])
    assert growing.meeting.items[0].minutes == "Sagt"
    room.session.undo()
    growing.add(room.session.log[-1:])
    assert growing.meeting.items[0].minutes == ""
    room.session.redo()
    growing.add(room.session.log[-1:])
    assert growing.meeting.items[0].minutes == "Sagt"
    growing.begin(room.session.log[:1])
    assert growing.meeting == fold(room.session.log[:1])
