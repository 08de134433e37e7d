"""The order in which the items are taken, and which of them stand elsewhere on the sakliste."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import next_open
from sognko_tui.meeting.order import moved, out_of_order
from tests.meetings import Room, agenda_item


def numbers(room: Room) -> list[str]:
    return [item.number for item in room.meeting.in_order]


def test_an_item_is_moved_and_keeps_its_number():
    room = Room(5)
    room.record(e.ItemMoved(item="i5", after="i1"))
    assert numbers(room) == ["1", "5", "2", "3", "4"]
    assert [item.number for item in room.meeting.items] == ["1", "2", "3", "4", "5"]
    assert moved(room.meeting) == {"i5"}


def test_after_an_item_comes_the_one_that_was_moved_there_and_then_the_rest():
    room = Room(4)
    room.record(e.ItemMoved(item="i4", after="i1"))
    walked = ["i1"]
    room.adopt("i1")
    while (following := next_open(room.meeting, walked[-1])) is not None:
        walked.append(following.id)
        room.adopt(following.id)
    assert walked == ["i1", "i4", "i2", "i3"]
    told = {i.number: out_of_order(room.meeting, i) for i in room.meeting.items}
    assert [number for number, said in told.items() if said is not None] == ["4"]
    said = told["4"]
    assert said is not None
    assert said.after is not None
    assert said.after.number == "1"


def test_as_few_items_as_possible_count_as_moved():
    room = Room(5)
    room.record(e.ItemMoved(item="i1", after="i5"))
    assert moved(room.meeting) == {"i1"}
    room.record(e.ItemMoved(item="i1", after=None))
    assert moved(room.meeting) == frozenset()


def test_what_was_raised_under_an_item_goes_with_it_and_is_not_moved_itself():
    room = Room(4)
    room.record(e.ItemAdded(item=agenda_item("2.1", None), parent="i2"))
    room.record(e.ItemMoved(item="i2", after="i4"))
    assert numbers(room) == ["1", "3", "4", "2", "2.1"]
    assert moved(room.meeting) == {"i2"}
