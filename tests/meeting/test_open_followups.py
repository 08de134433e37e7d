"""Follow-ups that are done, or not: noted in the meeting that asked for them, also long afterwards."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.corrections import differences
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.open_followups import by_day_due, follow_ups, mended
from sognko_tui.meeting.public import parted
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import FollowUp
from tests.meetings import START, Room

DONE = date(2026, 5, 4)


def three() -> Room:
    room = Room(2)
    for what, due in (("Ringje", "2026-04-15"), ("Skrive", ""), ("Sende ut", "1. juni")):
        room.record(e.FollowUpNoted(item="i1", who="Sekretæren", what=what, due=due))
    return room


def settled(room: Room, what: str, note: str = "") -> None:
    noted = next(f for f in room.item("i1").followups if f.what == what)
    room.record(e.FollowUpSettled(item="i1", noted=noted.seq, on=DONE, note=note))


def done(room: Room) -> dict[str, date | None]:
    return {f.what: f.done_on for f in room.item("i1").followups}


def test_the_one_that_is_done_stays_so_when_one_before_it_is_struck():
    room = three()
    settled(room, "Skrive")
    room.record(e.FollowUpWithdrawn(item="i1", number=0))
    assert done(room) == {"Skrive": DONE, "Sende ut": None}
    room.session.undo()
    assert done(room) == {"Ringje": None, "Skrive": DONE, "Sende ut": None}


def test_undoing_that_it_was_noted_is_refused_once_it_is_done():
    room = Room(1)
    room.record(e.FollowUpNoted(item="i1", who="Sekretæren", what="Ringje"))
    first = room.meeting.last_seq
    settled(room, "Ringje")
    gone = fold([*room.session.log, e.Entry(
        seq=room.meeting.last_seq + 1, at=START, by="x", step=99, event=e.Undone(undone=first))])  # fmt: skip
    assert [p.code for p in gone.problems] == ["no_such_follow_up"]


def test_it_can_be_noted_when_the_protocol_is_approved_and_is_no_correction_of_it():
    room = three()
    room.adopt("i1")
    room.record(e.ProtocolApproved())
    before = room.meeting
    settled(room, "Ringje", "Avtalt")
    assert room.item("i1").followups[0].note == "Avtalt"
    assert not room.meeting.problems
    assert [d for d in differences(before, room.meeting) if d.what == "followups"] == []
    with pytest.raises(Refused):
        room.record(e.FollowUpWithdrawn(item="i1", number=0))


def test_what_is_done_can_be_opened_again_and_what_is_not_cannot():
    room = three()
    seq = room.item("i1").followups[0].seq
    with pytest.raises(Refused, match="not_settled"):
        room.record(e.FollowUpReopened(item="i1", noted=seq))
    settled(room, "Ringje")
    room.record(e.FollowUpReopened(item="i1", noted=seq))
    assert done(room)["Ringje"] is None


def test_what_is_done_stays_done_when_one_before_it_is_put_right():
    room = three()
    settled(room, "Sende ut", "Sendt")
    changed = FollowUp(who="Dagleg leiar", what="Ringje", due="2026-04-20")
    room.record(*mended(room.meeting, room.item("i1"), 0, changed))
    assert done(room) == {"Ringje": None, "Skrive": None, "Sende ut": DONE}
    assert [f.who for f in room.item("i1").followups] == [
        "Dagleg leiar",
        "Sekretæren",
        "Sekretæren",
    ]
    assert room.item("i1").followups[2].note == "Sendt"


def test_that_a_secret_follow_up_is_done_is_kept_apart_too():
    room = three()
    room.record(e.SessionClosed(item="i1", basis="kommunelova § 11-5", at=START, neutral_title="X"))
    settled(room, "Ringje", "Løyndomen")
    public, apart = parted(room.session.log, room.meeting)
    assert not any(isinstance(entry.event, e.FollowUpSettled) for entry in public)
    assert any(isinstance(entry.event, e.FollowUpSettled) for entry in apart)


def test_each_is_told_with_the_day_it_is_due_and_since_when_it_is_late():
    room = three()
    settled(room, "Skrive")
    rows = by_day_due(follow_ups([room.meeting]))
    assert [(r.what, r.due_day, r.number) for r in rows] == [
        ("Ringje", date(2026, 4, 15), 0),
        ("Sende ut", date(2026, 6, 1), 2),
        ("Skrive", None, 1),
    ]
    late = [r.overdue_since(date(2026, 5, 1)) for r in rows]
    assert late == [date(2026, 4, 15), None, None]


def test_a_row_of_a_closed_item_has_its_neutral_title():
    room = three()
    room.record(e.SessionClosed(item="i1", basis="kommunelova § 11-5", at=START, neutral_title="X"))
    assert {(r.title, r.closed) for r in follow_ups([room.meeting])} == {("X", True)}
