"""What the status line of a meeting tells: where we are, who is there, and whether it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.texts import _
from sognko_tui.tui.widgets.room_words import room_words

if TYPE_CHECKING:
    from sognko_tui.meeting.session import Session
    from sognko_tui.meeting.state import Item, Meeting


def whereabouts(meeting: Meeting, item: Item | None, width: int, *, approved: bool) -> list[str]:
    """The meeting, whether it is quorate for this item, and how far it has come.

    `width` is that of the screen; `approved` tells that the protocol is, and is not being corrected.
    """
    day = meeting.date
    when = f" {day.day}.{day.month}.{day.year}" if day else ""
    parts = [f"{meeting.board.name}{when}"]
    if item is not None:
        parts.append(room_words(meeting, item, width))
        if meeting.closed_for is not None:
            parts.append(_("LUKKA"))
        parts.append(
            _("sak {number} av {count}").format(number=item.number, count=len(meeting.items))
        )
    if meeting.correcting:
        parts.append(_("RETTING v{version}").format(version=meeting.version))
    elif approved:
        parts.append(_("GODKJEND"))
    elif meeting.source is not None:
        parts.append(_("MASKINLESEN"))
    return parts


def on_disk(session: Session | None, saved_at: str) -> str:
    """Whether all is on disk; `saved_at` is when it last came there. Without a session: only read."""
    if session is None:
        return _("BERRE LESING")
    if session.unsaved:
        return _("IKKJE LAGRA {count}").format(count=session.unsaved)
    return _("√ lagra {time}").format(time=saved_at)
