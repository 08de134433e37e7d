"""The protocol as files beside the meeting: Markdown, and HTML that can be pasted elsewhere.

What is written is what may be shown to everybody. Where a meeting has closed items the full protocol
is written too, into files of its own that version control leaves out. From its second version on a
protocol has the version in its name, so that what was approved before stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import FULL, Archive, ClosedPartMissing
from sognko_tui.meeting.approval import remarks_due
from sognko_tui.meeting.check import is_draft
from sognko_tui.meeting.public import closed_items, kept_apart
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.protocol.document import Document

NAME = "protokoll"
FORMS = (".md", ".html")
"""The forms in which a protocol is written before it is approved."""


def stem(version: int, *, full: bool = False) -> str:
    """What the names of a version's files begin with."""
    number = f"-v{version}" if version > 1 else ""
    return f"{NAME}{number}{FULL if full else ''}"


def names(meeting: Meeting) -> tuple[str, ...]:
    """The names of the Markdown files: the public protocol, then the full one where there are two."""
    both = (False, True) if closed_items(meeting) else (False,)
    return tuple(f"{stem(meeting.version, full=full)}.md" for full in both)


def files(meeting: Meeting) -> tuple[str, ...]:
    """The names of all files that `write` writes, in their order."""
    return tuple(f"{name.removesuffix('.md')}{end}" for name in names(meeting) for end in FORMS)


def markdown(meeting: Meeting, *, public: bool = False) -> str:
    """The full protocol as Markdown, or the public one; a draft with open items or a hard finding."""
    from sognko_tui.protocol import markdown as writer

    return writer.render(document(meeting, public=public))


def text(meeting: Meeting, form: str, *, public: bool) -> str:
    """The full protocol or the public one, as `md` or `html`. Raises `Trouble` as `write` would."""
    if kept_apart(meeting):
        raise Trouble("closed_part_missing", {"meeting": meeting.id})
    if form == "md":
        return markdown(meeting, public=public)
    from sognko_tui.protocol import html

    return html.render(document(meeting, public=public))


Aside = Callable[[Path], None]
"""Is told where a file is kept that was edited by hand and is now written over."""


def write(
    archive: Archive, meeting_id: str, meeting: Meeting, aside: Aside | None = None
) -> tuple[Path, ...]:
    """Write the protocol in both forms; returns the Markdown files' paths, the public one first.

    Each file is there whole or not at all. One that was edited by hand is kept under another name
    first, and `aside` is told that. Raises `ClosedPartMissing` where what was handled for closed
    doors is not in this copy of the archive, another `ArchiveError`, or `OSError`.
    """
    if kept_apart(meeting):
        raise ClosedPartMissing(meeting=meeting_id)
    from sognko_tui.protocol import html
    from sognko_tui.protocol import markdown as writer

    def put(name: str, text: str) -> Path:
        path, kept = archive.papers.write(meeting_id, name, _encoded(text), meeting.last_seq)
        if kept is not None and aside is not None:
            aside(kept)
        return path

    paths: list[Path] = []
    archive.keep_out_of_git()
    for name in names(meeting):
        public = not paths
        written = document(meeting, public=public)
        paths.append(put(name, writer.render(written)))
        put(Path(name).with_suffix(".html").name, html.render(written))
    return tuple(paths)


def outdated(archive: Archive, meeting_id: str, meeting: Meeting) -> tuple[str, ...]:
    """The Markdown files that were written before something in them changed, or changed by hand.

    Raises `ArchiveError`, `OSError`.
    """
    from sognko_tui.protocol import markdown as writer

    found: list[str] = []
    if kept_apart(meeting):
        return ()
    for name in names(meeting):
        there = archive.papers.read(meeting_id, name)
        if there is None:
            continue
        now = writer.render(document(meeting, public=name == names(meeting)[0]))
        if there != _encoded(now):
            found.append(name)
    return tuple(found)


def edited(archive: Archive, meeting_id: str, meeting: Meeting) -> tuple[str, ...]:
    """The Markdown files that are neither what was written last nor what would be written now.

    Somebody has edited them, or an older program wrote them. Raises `ArchiveError`, `OSError`.
    """
    from sognko_tui.protocol import markdown as writer

    found: list[str] = []
    if kept_apart(meeting):
        return ()
    for name in names(meeting):
        data, written = archive.papers.as_written(meeting_id, name)
        if data is None or written is not None:
            continue
        now = writer.render(document(meeting, public=name == names(meeting)[0]))
        if data != _encoded(now):
            found.append(name)
    return tuple(found)


def document(meeting: Meeting, *, public: bool) -> Document:
    """The full protocol or the public one, as every writer gets it."""
    from sognko_tui.protocol import compose

    draft, due = is_draft(meeting), remarks_due(meeting)
    return compose.build(meeting, draft=draft, remarks_due=due, public=public)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
