"""What a meeting would come to, if something happened: for whoever asks before it is recorded."""

from __future__ import annotations

from datetime import datetime

from sognko_tui.meeting.events import Entry, Event
from sognko_tui.meeting.fold import advance
from sognko_tui.meeting.state import Meeting


def supposing(meeting: Meeting, *events: Event, at: datetime) -> Meeting | None:
    """The meeting after these events, as one step at that time; None where one does not fit."""
    step = meeting.last_seq + 1
    after = meeting
    for event in events:
        entry = Entry(
            seq=after.last_seq + 1,
            at=at,
            by="",
            step=step,
            event=event,  # type: ignore[arg-type]  # every concrete event is in the union
        )
        after = advance(after, entry)
        if len(after.problems) > len(meeting.problems):
            return None
    return after
