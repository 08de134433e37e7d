"""The protocol of a meeting: composed once, then written in each format by a writer of its own."""

from __future__ import annotations

from datetime import date

from sognko_tui.meeting.check import is_draft
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.compose import build
from sognko_tui.protocol.document import Document
from sognko_tui.protocol.markdown import render

__all__ = ["Document", "build", "render", "write"]


def write(meeting: Meeting, *, draft: bool | None = None, remarks_due: date | None = None) -> str:
    """The protocol as Markdown; a draft where an item is open or a hard finding stands."""
    return render(build(meeting, draft=_draft(meeting, draft), remarks_due=remarks_due))


def _draft(meeting: Meeting, draft: bool | None) -> bool:
    return is_draft(meeting) if draft is None else draft
