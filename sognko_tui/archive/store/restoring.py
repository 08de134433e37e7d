"""What a parcel must be for a meeting to be made of it: the file may come from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from sognko_tui.archive.store.errors import Damaged
from sognko_tui.archive.store.parcel import Parcel
from sognko_tui.meeting.events import Entry, MeetingConvened
from sognko_tui.meeting.fold import fold


def convened(parcel: Parcel) -> MeetingConvened:
    """The event that the meeting begins with.

    Raises `Damaged` where there is none or more than one, where the log folds to a meeting of
    another name or board than it began with, or where a time in it has no offset: our own logs
    are never so, and times of both sorts cannot be put in order.
    """
    begins = [entry.event for entry in parcel.entries if isinstance(entry.event, MeetingConvened)]
    first = parcel.entries[0].event
    if not isinstance(first, MeetingConvened) or len(begins) > 1:
        raise Damaged(path=parcel.meeting)
    if any(at.tzinfo is None for entry in parcel.entries for at in _times(entry)):
        raise Damaged(path=parcel.meeting)
    meeting = fold(parcel.entries)
    if (meeting.id, meeting.board.id) != (first.meeting, first.board.id):
        raise Damaged(path=parcel.meeting)
    return first


def renamed(parcel: Parcel, meeting_id: str) -> tuple[Entry, ...]:
    """The log of a meeting of this id, its first event as `convened` gives it."""
    entry, *rest = parcel.entries
    called = replace(convened(parcel), meeting=meeting_id)
    return (replace(entry, event=called), *rest)


def _times(value: object) -> Iterator[datetime]:
    plain = msgspec.to_builtins(value, builtin_types=(datetime,))
    waiting = [plain]
    while waiting:
        found = waiting.pop()
        if isinstance(found, datetime):
            yield found
        elif isinstance(found, dict):
            waiting.extend(found.values())
        elif isinstance(found, list | tuple):
            waiting.extend(found)
