"""A past meeting step by step, and who was in the room when."""

from datetime import timedelta

from hypothesis import given

from sognko_tui.meeting import events as e
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.in_the_room import in_the_room, item_at
from sognko_tui.meeting.replay import Scene, at_time, replay
from sognko_tui.meeting.state import Item
from tests.meeting.examples import any_logs
from tests.meetings import START, Room, board


def item_of(scene: Scene, item_id: str) -> Item:
    found = scene.meeting.item(item_id)
    assert found is not None
    return found


@given(any_logs())
def test_each_scene_has_the_meeting_as_the_log_told_it_then(log):
    done: list[e.Entry] = []
    for scene in replay(log):
        done += scene.step.entries
        assert scene.meeting == fold(done)
    assert done == log


def test_typing_in_one_field_is_one_scene_and_so_is_the_way_through_the_items():
    room = Room(3)
    room.open("i1")
    room.open("i2")
    for n, word in enumerate(("ein ", "two ", "tri ")):
        room.clock.go(seconds=5)
        room.session.type("i2", "minutes", n * 4, "", word)
    room.session.type("i2", "notes", 0, "", "x")
    last = replay(room.session.log)[-3:]
    assert [(len(s.step.entries), s.item) for s in last] == [(2, "i2"), (3, "i2"), (1, "i2")]
    assert item_of(last[1], "i2").minutes == "ein two tri "
    assert item_of(last[0], "i2").minutes == ""


def test_what_was_undone_stands_as_it_did_until_it_was_and_is_told_to_be():
    room = Room(2)
    room.adopt("i1")
    room.session.undo()
    adopted, undone = replay(room.session.log)[-2:]
    assert (adopted.undone, undone.undone) == (True, False)
    assert not item_of(adopted, "i1").open
    assert item_of(undone, "i1").open


def test_many_turns_back_and_forth_are_not_folded_from_the_start():
    room = Room(1)
    for n in range(150):
        room.record(e.StatementRecorded(item="i1", person="p1", text=str(n)))
        room.session.undo()
        room.session.redo()
    scenes = replay(room.session.log)
    assert scenes[-1].meeting == room.meeting
    assert len(item_of(scenes[-2], "i1").statements) == 149


def test_the_scene_at_a_time_is_the_last_one_before_it():
    room = Room(2)
    room.adopt("i1")
    room.adopt("i2")
    scenes = replay(room.session.log)
    assert at_time(scenes, START - timedelta(hours=1)) == 0
    assert at_time(scenes, scenes[-1].at - timedelta(seconds=1)) == len(scenes) - 2
    assert at_time(scenes, START + timedelta(days=1)) == len(scenes) - 1


def names(room: Room, at) -> list[str]:
    return [one.person.id for one in in_the_room(room.meeting, at)]


def test_who_was_in_the_room_is_told_by_all_that_was_noted_also_afterwards():
    room = Room(3)
    room.record(e.MeetingStarted(at=START))
    room.adopt("i1")
    room.record(e.MemberLeft(person="p6", moment=e.Moment(at=START + timedelta(minutes=20))))
    room.record(
        e.MemberArrived(person="d1", seat="p6", moment=e.Moment(at=START + timedelta(minutes=25)))
    )
    room.clock.go(hours=1)
    room.record(e.MeetingEnded(at=room.clock.now()))
    six = ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert names(room, START - timedelta(minutes=1)) == []
    assert names(room, START) == six
    assert names(room, START + timedelta(minutes=22)) == six[:5]
    last = in_the_room(room.meeting, START + timedelta(minutes=30))[-1]
    assert last.instead_of is not None
    assert (last.person.id, last.instead_of.id) == ("d1", "p6")
    assert room.meeting.ended is not None
    assert names(room, room.meeting.ended + timedelta(minutes=5)) == []


def test_who_came_during_an_item_without_a_time_was_there_from_its_end():
    room = Room(3, board(2), all_present=False)
    room.record(e.MemberArrived(person="p1"))
    room.record(e.MeetingStarted(at=START), e.ItemTimesCorrected(item="i1", started=START))
    room.record(e.MemberArrived(person="p2", moment=e.Moment(item="i1", relation="during")))
    room.clock.go(minutes=20)
    ended = room.adopt("i1").ended
    assert ended is not None
    assert names(room, ended - timedelta(minutes=2)) == ["p1"]
    assert names(room, ended) == ["p1", "p2"]


def test_the_disqualified_are_told_for_the_item_at_hand():
    room = Room(2)
    room.record(e.MeetingStarted(at=START))
    room.open("i1")
    room.disqualify("p2", "i1")
    at = room.clock.now()
    item = item_at(room.meeting, at)
    out = [
        one.person.id for one in in_the_room(room.meeting, at, room.item("i1")) if one.disqualified
    ]
    assert out == ["p2"]
    assert item is None or item.id == "i1"
