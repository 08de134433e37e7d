"""The fold: from a log of events to the meeting as it stands.

It is total. An entry that cannot be applied becomes a `Problem` of the meeting and changes nothing
else, so that a log that was written can always be opened. What each kind of event does stands in
`head`, `room`, `handling`, `revising`, `moving`, `electing`, `closing`, `noting` and `archiving`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sognko_tui.meeting import (
    archiving,
    closing,
    electing,
    handling,
    head,
    moving,
    noting,
    revising,
    room,
)
from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import APPLY, Inapplicable
from sognko_tui.meeting.state import Meeting, Problem

__all__ = [
    "Steps",
    "advance",
    "archiving",
    "closing",
    "electing",
    "fold",
    "handling",
    "head",
    "moving",
    "noting",
    "one_more",
    "revising",
    "room",
    "undone_steps",
]

AFTER_APPROVAL = (
    e.ItemOpened,
    e.ProtocolApproved,
    e.CorrectionBegun,
    e.RemarkReceived,
    e.NextMeetingSet,
    e.FollowUpSettled,
    e.FollowUpReopened,
    e.ParcelReceived,
    e.ProtocolSigned,
)
"""What may still happen when the protocol is approved and no correction has begun."""


def fold(entries: Iterable[e.Entry]) -> Meeting:
    """The meeting that this log tells of."""
    log = tuple(entries)
    gone, unfounded = _taken_back(log)
    meeting = Meeting()
    for place, entry in enumerate(log):
        meeting = one_more(
            meeting, entry, counts=entry.step not in gone, founded=place not in unfounded
        )
    return meeting


def one_more(meeting: Meeting, entry: e.Entry, *, counts: bool, founded: bool) -> Meeting:
    """The meeting after one more entry: whether its step `counts`, and what it undoes is `founded`."""
    if counts:
        meeting = advance(meeting, entry)
    else:
        meeting = replace(meeting, last_seq=max(meeting.last_seq, entry.seq))
    return meeting if founded else _with_problem(meeting, entry, Inapplicable("no_such_step"))


def undone_steps(log: Iterable[e.Entry]) -> frozenset[int]:
    """The steps that do not count, because they were undone and not redone."""
    return frozenset(_taken_back(log)[0])


def _taken_back(log: Iterable[e.Entry]) -> tuple[set[int], set[int]]:
    """The steps that do not count, and where in the log something is undone or redone in vain."""
    steps = Steps()
    unfounded = {place for place, entry in enumerate(log) if not steps.read(entry)}
    return steps.gone, unfounded


class Steps:
    """Which steps do not count (`gone`), as a log is read entry by entry."""

    def __init__(self) -> None:
        self.gone: set[int] = set()
        self._standing: set[int] = set()
        self._convening: set[int] = set()

    def read(self, entry: e.Entry) -> bool:
        """Take in one more entry; False where it undoes or redoes something in vain."""
        event = entry.event
        if isinstance(event, e.Undone):
            if event.undone not in self._standing - self._convening:
                return False
            self._standing.remove(event.undone)
            self.gone.add(event.undone)
        elif isinstance(event, e.Redone):
            if event.redone not in self.gone:
                return False
            self.gone.remove(event.redone)
            self._standing.add(event.redone)
        else:
            if isinstance(event, e.MeetingConvened | e.ProtocolRead):
                self._convening.add(entry.step)
            if entry.step not in self.gone:
                self._standing.add(entry.step)
        return True


def advance(meeting: Meeting, entry: e.Entry) -> Meeting:
    """The meeting after one more entry; `Undone` and `Redone` are for `fold`, which has the log."""
    after = replace(meeting, last_seq=max(meeting.last_seq, entry.seq))
    try:
        if isinstance(entry.event, e.Undone | e.Redone):
            return after
        if isinstance(entry.event, e.MeetingConvened) == meeting.convened:
            raise Inapplicable("convened_twice" if meeting.convened else "not_convened")
        if meeting.locked and not isinstance(entry.event, AFTER_APPROVAL):
            raise Inapplicable("approved")
        return APPLY[type(entry.event)](after, entry, entry.event)
    except Inapplicable as reason:
        return _with_problem(after, entry, reason)


def _with_problem(meeting: Meeting, entry: e.Entry, reason: Inapplicable) -> Meeting:
    problem = Problem(seq=entry.seq, code=reason.code, params=reason.params)
    return replace(meeting, problems=(*meeting.problems, problem))
