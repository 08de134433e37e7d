"""Items taken out of order: the number stays, and after which item it was is told."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.order import moved, out_of_order
from sognko_tui.meeting.session import Refused
from tests.meetings import Room, agenda_item


def told(room: Room) -> dict[str, str]:
    """For each item out of order the number of the one before it, or «first»."""
    found = {}
    for item in room.meeting.items:
        out = out_of_order(room.meeting, item)
        if out is not None:
            found[item.number] = out.after.number if out.after is not None else "first"
    return found


def handled(room: Room, *ids: str) -> None:
    for item_id in ids:
        room.record(e.ItemHandled(item=item_id))


def test_items_handled_as_they_stand_are_told_of_in_no_way():
    room = Room(4)
    handled(room, "i1", "i2", "i3", "i4")
    assert told(room) == {}


def test_an_item_put_off_to_the_end_is_said_to_be_handled_after_the_last():
    room = Room(4)
    handled(room, "i1", "i3", "i4", "i2")
    assert told(room) == {"2": "4"}


def test_an_item_taken_early_is_said_to_be_handled_after_the_one_before_it():
    room = Room(5)
    handled(room, "i1", "i4", "i2", "i3", "i5")
    assert told(room) == {"4": "1"}


def test_an_item_taken_before_all_others_was_handled_first():
    room = Room(4)
    handled(room, "i3", "i1", "i2", "i4")
    assert told(room) == {"3": "first"}


def test_an_item_that_was_worked_on_in_its_place_and_closed_later_was_handled_in_its_place():
    room = Room(3)
    room.write("i1", "Styret ventar.")
    handled(room, "i2", "i3", "i1")
    assert told(room) == {}


def test_an_item_taken_up_anew_is_handled_where_it_was_taken_up():
    room = Room(3)
    handled(room, "i1", "i2", "i3")
    room.record(e.ItemReopened(item="i1"))
    handled(room, "i1")
    assert told(room) == {"1": "3"}


def test_an_item_whose_text_alone_is_mended_keeps_its_place():
    room = Room(3)
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    room.record(e.ItemReopened(item="i1", mend=True))
    room.adopt("i1")
    assert told(room) == {}


def test_what_the_secretary_says_of_the_order_goes_before_what_the_log_tells():
    room = Room(3)
    handled(room, "i1", "i3", "i2")
    room.record(e.ItemMoved(item="i2", after="i1"))
    assert told(room) == {}
    room.record(e.ItemMoved(item="i3", after="i1"))
    assert told(room) == {"3": "1"}


def test_a_moved_item_is_come_to_in_its_new_place_and_keeps_its_number():
    room = Room(4)
    room.record(e.ItemMoved(item="i4", after="i1"))
    assert [i.number for i in room.meeting.in_order] == ["1", "4", "2", "3"]
    assert [i.number for i in room.meeting.items] == ["1", "2", "3", "4"]


def test_an_item_can_be_moved_to_the_front():
    room = Room(3)
    room.record(e.ItemMoved(item="i3"))
    assert [i.number for i in room.meeting.in_order] == ["3", "1", "2"]


def test_what_was_raised_under_an_item_moves_with_it():
    room = Room(3)
    room.record(e.ItemAdded(item=agenda_item("1.1"), parent="i1"))
    room.record(e.ItemMoved(item="i1", after="i3"))
    assert [i.number for i in room.meeting.in_order] == ["2", "3", "1", "1.1"]


def test_no_item_is_moved_after_itself_or_what_is_under_it():
    room = Room(3)
    room.record(e.ItemAdded(item=agenda_item("1.1"), parent="i1"))
    for after in ("i1", "i1.1"):
        with pytest.raises(Refused, match="after_itself"):
            room.record(e.ItemMoved(item="i1", after=after))


def test_an_item_added_later_comes_last_however_the_others_were_moved():
    room = Room(3)
    room.record(e.ItemMoved(item="i1", after="i3"))
    room.record(e.ItemAdded(item=agenda_item(4)))
    assert [i.number for i in room.meeting.in_order] == ["2", "3", "1", "4"]
    assert [i.number for i in room.meeting.items] == ["1", "2", "3", "4"]


def test_of_two_items_that_changed_places_the_one_that_was_moved_is_out_of_order():
    for moving, after, expected in (("i3", "i4", {"3": "4"}), ("i4", "i2", {"4": "2"})):
        room = Room(5)
        room.record(e.ItemMoved(item=moving, after=after))
        assert moved(room.meeting) == {moving}
        handled(room, "i1", "i2", "i4", "i3", "i5")
        assert told(room) == expected


def test_an_item_that_was_moved_and_moved_back_is_in_its_place():
    room = Room(5)
    room.record(e.ItemMoved(item="i3", after="i5"))
    room.record(e.ItemMoved(item="i3", after="i2"))
    assert moved(room.meeting) == frozenset()
    handled(room, "i1", "i2", "i4", "i3", "i5")
    assert told(room) == {"3": "4"}


def test_an_item_that_was_moved_but_handled_in_its_place_is_not_told_of():
    room = Room(4)
    room.record(e.ItemMoved(item="i1", after="i4"))
    handled(room, "i1", "i2", "i3", "i4")
    assert told(room) == {}
