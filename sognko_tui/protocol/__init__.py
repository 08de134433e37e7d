"""The protocol of a meeting: composed once, then written in each format by a writer of its own.

A writer is loaded when it is asked for: who makes a PDF reads nothing back.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.document import Document

if TYPE_CHECKING:
    from sognko_tui.protocol import html, markdown
    from sognko_tui.protocol.as_printed import public
    from sognko_tui.protocol.compose import build
    from sognko_tui.protocol.parsing import NotAProtocol
    from sognko_tui.protocol.public_meeting import PublicMeeting
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

_WHERE = {
    "NotAProtocol": "parsing",
    "PublicMeeting": "public_meeting",
    "build": "compose",
    "public": "as_printed",
    "read": "reading",
}
"""The module that each of these is in."""


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = found
    return found


def write(
    meeting: Meeting,
    *,
    draft: bool | None = None,
    remarks_due: date | None = None,
    public: bool = False,
) -> str:
    """The protocol as Markdown; a draft where an item is open or a hard finding stands.

    With `public` it holds nothing of the closed items but number and neutral title.
    """
    from sognko_tui.protocol import markdown

    return markdown.render(_composed(meeting, draft, remarks_due, public))


def write_html(
    meeting: Meeting,
    *,
    draft: bool | None = None,
    remarks_due: date | None = None,
    public: bool = False,
) -> str:
    """The same protocol as one HTML file that needs nothing else."""
    from sognko_tui.protocol import html

    return html.render(_composed(meeting, draft, remarks_due, public))


def _composed(
    meeting: Meeting, draft: bool | None, remarks_due: date | None, public: bool
) -> Document:
    from sognko_tui.meeting.check import is_draft
    from sognko_tui.protocol.compose import build

    draft = is_draft(meeting) if draft is None else draft
    return build(meeting, draft=draft, remarks_due=remarks_due, public=public)
