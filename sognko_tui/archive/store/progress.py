"""How far a meeting has come: what a list shows of it in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Meeting

State = Literal["planned", "underway", "finished"]


def state(meeting: Meeting) -> State:
    """Closing its first item starts a meeting, the last one ends it.

    One that was read in its protocol is over, whatever that does not tell.
    """
    if meeting.source is not None:
        return "finished"
    closed = sum(not item.open for item in meeting.items)
    if meeting.ended is not None and closed == len(meeting.items):
        return "finished"
    return "underway" if closed or meeting.started is not None else "planned"
