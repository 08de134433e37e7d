"""The protocol as files beside the meeting: Markdown, and HTML that can be pasted elsewhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.check import is_draft
from sognko_tui.meeting.state import Meeting

if TYPE_CHECKING:
    from sognko_tui.protocol.document import Document

MARKDOWN = "protokoll.md"
HTML = "protokoll.html"


def markdown(meeting: Meeting) -> str:
    """The protocol as Markdown; a draft where items are open or a hard finding stands."""
    from sognko_tui.protocol import markdown as writer

    return writer.render(_document(meeting))


def write(archive: Archive, meeting_id: str, meeting: Meeting) -> Path:
    """Write the protocol in both forms; returns the Markdown file's path.

    Each file is there whole or not at all. Raises `ArchiveError`, `OSError`.
    """
    from sognko_tui.protocol import html
    from sognko_tui.protocol import markdown as writer

    document = _document(meeting)
    path = archive.meetings.write_beside(meeting_id, MARKDOWN, writer.render(document))
    archive.meetings.write_beside(meeting_id, HTML, html.render(document))
    return path


def _document(meeting: Meeting) -> Document:
    from sognko_tui.protocol import compose

    due = None
    if meeting.date is not None and meeting.board.remarks_days > 0:
        due = meeting.date + timedelta(days=meeting.board.remarks_days)
    return compose.build(meeting, draft=is_draft(meeting), remarks_due=due)
