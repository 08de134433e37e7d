"""What may be shown on the wall: nothing of closed items, nor of what may become one."""

import msgspec
import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.doors import close_session
from sognko_tui.meeting.projected import Projected, projected, withheld
from tests.meetings import Room, agenda_item

SECRET = "Tilsetjinga av dagleg leiar"


def shown(room: Room, *, closed: bool = False) -> Projected:
    return projected(room.meeting, room.session.log, closed=closed)


def bytes_of(what: Projected) -> str:
    return msgspec.json.encode(what).decode()


def close(room: Room, item_id: str = "i2", against: tuple[str, ...] = ()) -> None:
    now = room.clock.now()
    moved = close_session(
        room.meeting, room.item(item_id), "offl. § 23", neutral_title="Personalsak",
        against=against, closed_at=now, at=now,
    )  # fmt: skip
    room.record(*moved.events)


def open_again(room: Room, item_id: str = "i2") -> None:
    room.record(e.SessionOpened(item=item_id, at=room.clock.now()))


@pytest.fixture
def room() -> Room:
    made = Room()
    made.open("i2")
    return made


def test_before_the_first_item_there_is_none_to_show():
    found = shown(Room())
    assert found.item is None
    assert not found.withheld


def test_an_open_item_is_shown_as_it_stands(room):
    room.write("i2", "Vedteke ord")
    found = shown(room)
    assert found.item == room.item("i2")
    assert not found.withheld


def test_of_a_closed_item_there_is_its_number_and_neutral_title(room):
    close(room)
    room.write("i2", SECRET)
    room.write("i2", SECRET, "minutes")
    found = shown(room)
    assert found.withheld
    assert found.neutral_title == "Personalsak"
    assert found.item is not None
    assert found.item.number == "2"
    assert SECRET not in bytes_of(found)
    assert "Sak nummer 2" not in bytes_of(found)


def test_it_stays_so_when_the_doors_are_opened_and_when_the_item_is_done(room):
    close(room)
    room.write("i2", SECRET)
    open_again(room)
    assert SECRET not in bytes_of(shown(room))
    room.adopt("i2")
    room.open("i3")
    found = shown(room)
    assert found.item is not None
    assert found.item.id == "i3"
    assert found.done is None
    assert SECRET not in bytes_of(found)


def test_while_the_doors_are_closed_nothing_of_any_item_is_shown(room):
    close(room)
    room.open("i3")
    room.write("i3", SECRET)
    found = shown(room)
    assert found.withheld
    assert found.item is not None
    assert found.item.number == "2"
    open_again(room)
    found = shown(room)
    assert found.item is not None
    assert found.item.decision == SECRET


def test_what_is_raised_under_a_closed_item_is_closed_too(room):
    close(room)
    added = agenda_item("2.1")
    room.record(e.ItemAdded(item=added, parent="i2"))
    open_again(room)
    room.open("i2.1")
    room.write("i2.1", SECRET)
    found = shown(room)
    assert found.withheld
    assert found.neutral_title == "Personalsak"
    assert SECRET not in bytes_of(found)


def test_a_slip_of_the_undo_key_opens_no_door(room):
    close(room)
    room.session.undo()
    assert room.item("i2").closure is None
    room.write("i2", SECRET)
    assert shown(room).withheld
    room.adopt("i2")
    room.open("i2")
    assert not shown(room).withheld


def test_an_item_that_is_said_not_to_have_been_closed_after_all_is_shown(room):
    close(room)
    room.record(e.ClosureLifted(item="i2"))
    assert not shown(room).withheld
    close(room)
    assert shown(room).withheld


@pytest.fixture
def meant() -> Room:
    made = Room([agenda_item(1), agenda_item(2, background="Saka er unnateke offentlegheit.")])
    made.open("i2")
    return made


def test_what_the_pack_has_for_closed_doors_is_not_shown_before_the_meeting_has_voted(meant):
    meant.write("i2", SECRET)
    found = shown(meant)
    assert found.withheld
    assert found.neutral_title == ""
    close(meant)
    assert shown(meant).withheld
    assert withheld(meant.meeting, meant.session.log) == {"i2"}


def test_it_is_shown_when_the_meeting_will_not_close_the_doors(meant):
    close(meant, against=tuple(p.id for p in meant.meeting.board.seats))
    assert meant.item("i2").closure is None
    meant.write("i2", "Vedteke for opne dører")
    assert not shown(meant).withheld


def test_it_is_shown_when_the_item_has_ended_in_open_session(meant):
    meant.adopt("i2")
    assert not shown(meant).withheld


def test_between_the_vote_and_the_closing_nothing_is_shown(meant):
    """A reader may see the one line of the journal and not yet the other."""
    now = meant.clock.now()
    moved = close_session(
        meant.meeting, meant.item("i2"), "offl. § 23", neutral_title="Personalsak",
        closed_at=now, at=now,
    )  # fmt: skip
    for event in moved.events:
        meant.record(event)
        assert shown(meant).withheld


def test_who_asks_for_closed_items_sees_them(room):
    close(room)
    room.write("i2", SECRET)
    found = shown(room, closed=True)
    assert not found.withheld
    assert found.item is not None
    assert found.item.decision == SECRET


def test_the_item_that_ended_last_is_told_of(room):
    room.adopt("i2")
    room.open("i1")
    found = shown(room)
    assert found.done is not None
    assert found.done.id == "i2"
