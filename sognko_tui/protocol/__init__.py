"""The protocol of a meeting: composed once, then written in each format by a writer of its own."""

from __future__ import annotations

from datetime import date

from sognko_tui.meeting.check import is_draft
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import html, markdown
from sognko_tui.protocol.compose import build
from sognko_tui.protocol.document import Document
from sognko_tui.protocol.parsing import NotAProtocol
from sognko_tui.protocol.public_meeting import PublicMeeting, public
from sognko_tui.protocol.reading import read

__all__ = [
    "Document",
    "NotAProtocol",
    "PublicMeeting",
    "build",
    "html",
    "markdown",
    "public",
    "read",
    "write",
    "write_html",
]


def write(meeting: Meeting, *, draft: bool | None = None, remarks_due: date | None = None) -> str:
    """The protocol as Markdown; a draft where an item is open or a hard finding stands."""
    return markdown.render(build(meeting, draft=_draft(meeting, draft), remarks_due=remarks_due))


def write_html(
    meeting: Meeting, *, draft: bool | None = None, remarks_due: date | None = None
) -> str:
    """The same protocol as one HTML file that needs nothing else."""
    return html.render(build(meeting, draft=_draft(meeting, draft), remarks_due=remarks_due))


def _draft(meeting: Meeting, draft: bool | None) -> bool:
    return is_draft(meeting) if draft is None else draft
