"""The fold: total, the same live and replayed, and a problem with a name where an entry does not fit."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sognko_tui.meeting import attendance, presiding, voting
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, next_open
from sognko_tui.meeting.applying import APPLY
from sognko_tui.meeting.check import check, is_draft
from sognko_tui.meeting.decisions import open_blanks, status
from sognko_tui.meeting.fold import advance, fold, undone_steps
from sognko_tui.meeting.log import squash
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Meeting
from tests.meeting.examples import (
    APPROVING,
    KINDS,
    NOT_STEPS,
    STEPS,
    any_events,
    any_logs,
    prepared,
)
from tests.meetings import START, Room, board, convened


def entry(seq: int, event: e.Event, step: int | None = None) -> e.Entry:
    at = START + timedelta(minutes=seq)
    return e.Entry(seq=seq, at=at, by="x", step=step or seq, event=event)  # type: ignore[arg-type]


def test_every_kind_of_event_has_an_effect_and_an_example():
    assert {*APPLY, e.Undone, e.Redone} == {*KINDS}
    assert {type(event) for step in STEPS.values() for event in step} == set(KINDS) - NOT_STEPS


def test_no_log_is_no_meeting():
    meeting = fold([])
    assert meeting == Meeting()
    assert not meeting.convened


@given(any_logs())
def test_any_log_at_all_can_be_opened_and_looked_at(log):
    meeting = fold(log)
    assert meeting.last_seq == max((x.seq for x in log), default=0)
    check(meeting)
    is_draft(meeting)
    presiding.chair(meeting)
    attendance.moment(meeting, START)
    meeting.free_number()
    for item in meeting.items:
        status(item)
        open_blanks(item)
        attendance.present(meeting, item)
        attendance.quorate(meeting, item)
        presiding.chair(meeting, item)
        voting.take_vote(meeting, item)
        next_open(meeting, item.id)
        meeting.free_number(item.id)
        with suppress(Obstacle):
            close_item(meeting, item.id, START)


@given(any_logs())
def test_a_log_that_is_written_and_read_again_tells_of_the_same_meeting(log):
    read = [e.decode(e.encode(x)) for x in log]
    assert fold(read) == fold(log)
    assert [e.from_builtins(e.to_builtins(x)) for x in log] == read


@given(any_logs())
def test_nobody_votes_for_two_and_nobody_votes_who_is_disqualified(log):
    meeting = fold(log)
    for item in meeting.items:
        voters = [p.id for p in attendance.may_vote(meeting, item)]
        assert len(set(voters)) == len(voters) <= len(meeting.board.seats)
        assert not {d.person for d in item.disqualified} & set(voters)
        for presence in meeting.presences:
            places = [x for s in presence.stays for x in (s.since, s.until)]
            assert places == sorted(places)


@given(st.lists(any_events, max_size=30))
def test_what_a_session_holds_is_what_its_log_tells(told):
    room = Room(4, board(3))
    for event in told:
        if isinstance(event, e.Undone | e.Redone):
            continue
        with suppress(Refused):
            room.record(event)
    assert not room.meeting.problems
    assert fold(room.session.log) == room.meeting
    assert fold(squash(room.session.log)) == room.meeting
    assert fold(room.journal.stored()) == room.meeting


@given(st.lists(st.sampled_from(sorted(STEPS.keys() - APPROVING)), max_size=6), st.data())
def test_undo_and_then_redo_change_nothing(names, data):
    room = prepared()
    for name in names:
        with suppress(Refused):
            room.record(*STEPS[name])
    done = room.meeting
    taken = 0
    for _ in range(data.draw(st.integers(1, 4))):
        room.session.undo()
        taken += 1
    for _ in range(taken):
        room.session.redo()
    assert without_seq(room.meeting) == without_seq(done)
    assert fold(squash(room.session.log)) == room.meeting


def without_seq(meeting: Meeting) -> Meeting:
    return replace(meeting, last_seq=0)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (e.ItemHandled(item="nowhere"), "no_such_item"),
        (convened(), "convened_twice"),
        (e.Undone(undone=77), "no_such_step"),
        (e.Redone(redone=1), "no_such_step"),
        (e.MemberLeft(person="p1"), "not_here"),
    ],
)
def test_an_entry_that_does_not_fit_is_a_problem_with_a_name_and_changes_nothing(event, code):
    log = [entry(1, convened())]
    before = fold(log)
    after = fold([*log, entry(2, event)])
    (problem,) = after.problems
    assert (problem.seq, problem.code) == (2, code)
    assert without_problems(after) == without_problems(before)
    assert any(f.code == "log_problem" for f in check(after))


def without_problems(meeting: Meeting) -> Meeting:
    return replace(meeting, last_seq=0, problems=())


def test_before_the_meeting_is_convened_nothing_happens():
    meeting = fold([entry(1, e.ItemHandled(item="i1"))])
    assert [p.code for p in meeting.problems] == ["not_convened"]


def test_the_convening_of_a_meeting_cannot_be_taken_back():
    meeting = fold([entry(1, convened()), entry(2, e.Undone(undone=1))])
    assert meeting.convened
    assert [p.code for p in meeting.problems] == ["no_such_step"]


def test_a_step_is_undone_once_until_it_is_redone():
    handled = entry(2, e.ItemHandled(item="i1"))
    log = [
        entry(1, convened()),
        handled,
        entry(3, e.Undone(undone=2)),
        entry(4, e.Undone(undone=2)),
    ]
    meeting = fold(log)
    assert meeting.items[0].open
    assert [p.seq for p in meeting.problems] == [4]
    assert undone_steps(log) == {2}
    again = fold([*log[:3], entry(4, e.Redone(redone=2)), entry(5, e.Redone(redone=2))])
    assert not again.items[0].open
    assert [p.seq for p in again.problems] == [5]


def test_advance_leaves_taking_back_to_the_fold():
    meeting = fold([entry(1, convened())])
    assert advance(meeting, entry(2, e.Undone(undone=1))).convened


# Reading entries


def test_an_entry_of_a_newer_program_is_known_as_such():
    line = e.encode(entry(1, e.ItemHandled(item="i1"))).replace(b'"v":2', b'"v":3')
    with pytest.raises(e.NewerSchema):
        e.decode(line)
    with pytest.raises(e.NewerSchema):
        e.decode(b'{"seq":1,"v":3,"event":{"type":"SomethingNew"}}')


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b'{"seq":1}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"seq":1,"at":"2026-01-01T00:00:00Z","by":"x","step":1,"event":{"type":"Nothing"}}',
        b'{"v":"two"}',
    ],
)
def test_bytes_that_are_no_entry_are_malformed(line):
    with pytest.raises(e.Malformed):
        e.decode(line)


@given(st.binary(max_size=200))
def test_bytes_at_random_are_no_entry_and_do_no_harm(line):
    with pytest.raises((e.Malformed, e.NewerSchema)):
        e.decode(line)
