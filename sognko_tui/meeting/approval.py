"""How far the protocol has come: a draft, sent round, approved; and by when remarks are due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from sognko_tui.meeting.check import is_draft
from sognko_tui.meeting.state import Meeting

Stage = Literal["draft", "circulated", "approved"]
"""What a list tells of a protocol. A correction that has begun is a draft again."""

Lack = Literal["read", "approved", "open", "faults"]
"""Why a protocol cannot be approved: it was read by machine, it is approved already, items are open,
or something in it must be put right first."""


def stage(meeting: Meeting) -> Stage:
    """How far the protocol of the version at hand has come."""
    if meeting.locked:
        return "approved"
    return "circulated" if meeting.circulated is not None else "draft"


def remarks_due(meeting: Meeting) -> date | None:
    """By when remarks are due: as it was sent round, else so many days after the meeting.

    None where nobody asks for them: the protocol is approved, or the board names no date.
    """
    if meeting.locked:
        return None
    if meeting.circulated is not None:
        return meeting.circulated.due
    if meeting.date is None or meeting.board.remarks_days <= 0:
        return None
    return meeting.date + timedelta(days=meeting.board.remarks_days)


def proposed_due(meeting: Meeting, on: date) -> date | None:
    """When remarks may be due where the protocol is sent round on this day.

    The day that the draft names, where that leaves time; else so many days from this one.
    """
    days = meeting.board.remarks_days
    if days <= 0:
        return None
    known = None if meeting.date is None else meeting.date + timedelta(days=days)
    return known if known is not None and known > on else on + timedelta(days=days)


def overdue(meeting: Meeting, today: date) -> bool:
    """Whether the protocol was sent round, nobody can remark on it any more, and it is not approved."""
    sent = meeting.circulated
    return not meeting.locked and sent is not None and sent.due < today


def lacks(meeting: Meeting) -> Lack | None:
    """Why the protocol cannot be approved as it stands, or None where it can."""
    if meeting.source is not None:
        return "read"
    if meeting.locked:
        return "approved"
    if any(item.open for item in meeting.items):
        return "open"
    return "faults" if is_draft(meeting) else None
