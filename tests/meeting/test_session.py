"""The one door: check, fold, make durable, swap, tell, and what happens where the disk fails."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import CHECKPOINT_EVERY, Refused, Session
from sognko_tui.meeting.state import Meeting
from tests.meetings import START, FakeClock, FakeJournal, Room, convened


class Recorder(FakeJournal):
    """A journal that tells what the session held when it was written to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str]] = []
        self.session: Session | None = None

    def append(self, entries):
        if self.session is not None:
            self.seen.append(("append", self.session.meeting.place))
        super().append(entries)


def typed(room: Room, text: str, field: e.Field = "minutes") -> None:
    """Type a text a letter at a time, as fast as can be."""
    for letter in text:
        at = len(getattr(room.item("i1"), field))
        room.session.type("i1", field, at, "", letter)


def minutes_steps(room: Room) -> list[int]:
    found = [x.step for x in room.session.log if isinstance(x.event, e.TextEdited)]
    return list(dict.fromkeys(found))


def test_what_is_shown_is_on_disk_first_and_then_it_is_told():
    journal = Recorder()
    session = Session([], journal, FakeClock(), "sekretær")
    session.record(convened())
    journal.session = session

    def told(meeting: Meeting) -> None:
        journal.seen.append(("told", meeting.place))
        assert session.meeting is meeting
        assert [x.seq for x in journal.lines][-1] == meeting.last_seq

    session.listen(told)
    session.record(e.HeadChanged(field="place", value="Kulturhuset"))
    assert journal.seen == [("append", "Rådhuset"), ("told", "Kulturhuset")]


def test_what_does_not_fit_is_neither_kept_nor_told():
    room = Room()
    told: list[Meeting] = []
    room.session.listen(told.append)
    before, log, lines = room.meeting, room.session.log, list(room.journal.lines)
    with pytest.raises(Refused) as caught:
        room.record(e.HeadChanged(field="place", value="Her"), e.ItemHandled(item="nowhere"))
    assert caught.value.code == "no_such_item"
    assert caught.value.params == {"item": "nowhere"}
    assert room.meeting is before
    assert room.session.log == log
    assert room.journal.lines == lines
    assert told == []


def test_text_that_no_file_can_hold_is_refused():
    room = Room()
    with pytest.raises(Refused, match="unwritable"):
        room.session.type("i1", "minutes", 0, "", "\ud800")
    assert room.item("i1").minutes == ""


def test_a_journal_that_breaks_down_leaves_the_meeting_as_it_was():
    class Broken(FakeJournal):
        def append(self, entries):
            raise RuntimeError

    session = Session([], Broken(), FakeClock(), "sekretær")
    with pytest.raises(RuntimeError):
        session.record(convened())
    assert not session.meeting.convened
    assert session.log == ()


def test_the_events_of_a_step_are_numbered_stamped_and_signed():
    room = Room()
    room.clock.time = START.replace(microsecond=999_999)
    room.session.record(e.ItemHandled(item="i1"), e.ItemHandled(item="i2"))
    first, second = room.session.log[-2:]
    assert second.seq == first.seq + 1
    assert first.step == second.step == first.seq
    assert first.at == START
    assert first.by == "sekretær"
    assert room.session.clock is room.clock


def test_a_listener_can_stop_listening_and_stop_again():
    room = Room()
    told: list[Meeting] = []
    stop = room.session.listen(told.append)
    room.open("i1")
    stop()
    stop()
    room.open("i2")
    assert len(told) == 1


def test_a_session_goes_on_from_the_log_it_was_opened_on():
    room = Room()
    room.adopt("i1")
    again = Session(room.session.log, FakeJournal(), room.clock, "ein annan")
    assert again.meeting == room.meeting
    again.record(e.ItemHandled(item="i2"))
    assert again.log[-1].seq == room.meeting.last_seq + 1
    assert again.log[-1].by == "ein annan"
    again.undo()
    again.undo()
    assert again.meeting.items[0].open


# Typing


def test_letters_typed_one_after_the_other_are_one_step():
    room = Room()
    typed(room, "Drøfting")
    assert room.item("i1").minutes == "Drøfting"
    assert len(minutes_steps(room)) == 1
    room.session.undo(("i1", "minutes"))
    assert room.item("i1").minutes == ""


@pytest.mark.parametrize(("pause", "count"), [(0.99, 1), (1.0, 2), (-5, 2)])
def test_a_pause_of_a_second_ends_the_step(pause, count):
    room = Room()
    typed(room, "Ein")
    room.clock.go(seconds=pause)
    typed(room, " til")
    assert len(minutes_steps(room)) == count


def test_the_turn_of_a_second_ends_no_step():
    room = Room()
    room.clock.time = START.replace(microsecond=950_000)
    for letter in "Ein til":
        typed(room, letter)
        room.clock.go(seconds=0.1)
    assert len(minutes_steps(room)) == 1


def test_a_jump_ends_the_step():
    room = Room()
    typed(room, "Drøfting")
    room.session.pause()
    typed(room, ".")
    assert len(minutes_steps(room)) == 2
    room.session.type("i1", "minutes", 0, "", "X")
    assert len(minutes_steps(room)) == 3


def test_another_field_is_another_step():
    room = Room()
    typed(room, "a")
    typed(room, "b", "notes")
    typed(room, "c")
    assert len(minutes_steps(room)) == 3


def test_a_command_ends_the_step():
    room = Room()
    typed(room, "Ein")
    room.session.record(e.ItemOpened(item="i2"))
    typed(room, "To")
    assert len(minutes_steps(room)) == 2


def test_taking_back_ends_the_step():
    room = Room()
    typed(room, "Ein")
    room.session.undo()
    typed(room, "To")
    assert len(minutes_steps(room)) == 2
    assert room.item("i1").minutes == "To"


def test_replacing_a_text_with_itself_is_nothing():
    room = Room()
    before = room.meeting
    assert room.session.type("i1", "decision", 0, "Styret", "Styret") is before


def test_a_refused_letter_does_not_end_the_step():
    room = Room()
    typed(room, "Ein")
    with pytest.raises(Refused):
        room.session.type("i1", "minutes", 0, "nonsense", "")
    typed(room, "!")
    assert len(minutes_steps(room)) == 1


# The disk


def test_what_the_disk_will_not_take_is_counted_and_kept_in_order():
    room = Room()
    room.journal.full = True
    typed(room, "abc")
    assert room.session.unsaved == 3
    assert isinstance(room.session.failure, OSError)
    assert room.item("i1").minutes == "abc"
    assert fold(room.journal.stored()).items[0].minutes == ""

    room.journal.full = False
    typed(room, "d")
    assert room.session.unsaved == 0
    assert room.session.failure is None
    assert fold(room.journal.stored()) == room.meeting
    assert [x.seq for x in room.journal.stored()] == [x.seq for x in room.session.log]


def test_what_waits_can_be_saved_without_anything_new():
    room = Room()
    assert room.session.save()
    room.journal.full = True
    typed(room, "abc")
    assert not room.session.save()
    room.journal.full = False
    assert room.session.save()
    assert room.session.unsaved == 0
    assert fold(room.journal.stored()) == room.meeting


def test_what_is_on_its_way_to_a_slow_disk_is_not_acknowledged_and_is_no_failure():
    room = Room()
    room.journal.slow = True
    typed(room, "abc")
    assert room.item("i1").minutes == "abc"
    assert room.session.unsaved == 3
    assert room.session.failure is None
    assert room.session.save()
    assert room.session.unsaved == 0
    typed(room, "d")
    assert room.session.checkpoint()
    assert room.session.unsaved == 0
    assert fold(room.journal.stored()) == room.meeting


def test_the_view_is_told_of_what_is_not_saved():
    room = Room()
    told: list[int] = []
    room.session.listen(lambda _: told.append(room.session.unsaved))
    room.journal.full = True
    typed(room, "ab")
    assert told == [1, 2]


def test_a_checkpoint_saves_what_the_journal_would_not_take():
    room = Room()
    room.journal.append_fails = True
    typed(room, "abc")
    assert room.session.unsaved == 3
    room.adopt("i1")
    assert room.session.unsaved == 0
    assert fold(room.journal.stored()) == room.meeting


def test_a_checkpoint_is_taken_when_an_item_is_closed():
    room = Room()
    typed(room, "Drøfting")
    length = len(room.session.log)
    assert room.journal.checkpoints == []
    room.adopt("i1")
    ((entries, meeting),) = room.journal.checkpoints
    assert meeting == room.meeting
    assert fold(entries) == meeting
    assert len(entries) < length
    assert room.session.log == entries
    assert room.journal.lines == []


def test_a_checkpoint_is_taken_after_many_entries():
    room = Room()
    taken = len(room.journal.lines)
    typed(room, "x" * (CHECKPOINT_EVERY - taken - 1))
    assert room.journal.checkpoints == []
    typed(room, "y")
    assert len(room.journal.checkpoints) == 1
    typed(room, "z")
    assert len(minutes_steps(room)) == 1
    room.session.undo()
    assert room.item("i1").minutes == ""
    assert fold(room.journal.stored()) == room.meeting


def test_a_checkpoint_that_fails_does_no_harm_and_is_not_tried_at_every_key():
    room = Room()
    room.journal.checkpoint_fails = True
    room.adopt("i1")
    assert isinstance(room.session.checkpoint_failure, OSError)
    assert room.session.unsaved == 0
    assert fold(room.journal.stored()) == room.meeting
    length = len(room.session.log)
    typed(room, "abc")
    assert len(room.session.log) == length + 3
    assert isinstance(room.session.checkpoint_failure, OSError)
    room.journal.checkpoint_fails = False
    assert room.session.checkpoint()
    assert room.session.checkpoint_failure is None
    assert fold(room.journal.stored()) == room.meeting


def test_a_problem_of_an_old_log_is_kept_and_hinders_nothing():
    log = list(Room().session.log)
    for seq, at in ((50, 500), (51, 501)):
        event = e.TextEdited(item="i1", field="minutes", at=at, inserted="x")
        log.append(e.Entry(seq=seq, at=START, by="x", step=50, event=event))
    journal = FakeJournal()
    session = Session(log, journal, FakeClock(), "sekretær")
    problems = session.meeting.problems
    assert [p.code for p in problems] == ["edit_misfit", "edit_misfit"]
    session.record(e.ItemHandled(item="i1"))
    assert session.meeting.problems == problems
    assert fold(journal.stored()) == session.meeting
    session.undo()
    assert session.meeting.problems == problems


@given(st.lists(st.sampled_from(["full", "free", "key", "pause", "f2", "undo", "redo", "open"])))
def test_nothing_that_was_acknowledged_is_ever_lost(acts):
    room = Room()
    acknowledged = room.meeting.last_seq
    item = 1
    for act in acts:
        if act in ("full", "free"):
            room.journal.full = act == "full"
        elif act == "pause":
            room.clock.go(seconds=2)
        elif act == "key":
            typed(room, "x")
        elif act == "open":
            room.open(f"i{item}")
        elif act == "f2":
            with suppress(Obstacle):
                room.adopt(f"i{item}")
            item = item % 3 + 1
        else:
            with suppress(Refused):
                room.session.undo() if act == "undo" else room.session.redo()
        stored = room.journal.stored()
        if room.session.unsaved == 0:
            acknowledged = room.meeting.last_seq
            assert fold(stored) == room.meeting
        assert stored[-1].seq >= acknowledged
        seqs = [x.seq for x in stored]
        assert seqs == sorted(set(seqs))
    room.journal.full = False
    assert room.session.save()
    assert fold(room.journal.stored()) == room.meeting
