"""A PDF, page by page: what each says, what of it belongs to the page, and in which order it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from sognko_tui.documents.clean import clean
from sognko_tui.documents.lines import Document, Heading, Unreadable
from sognko_tui.documents.pdf import furniture, pdfium
from sognko_tui.documents.pdf.layout import Column, arrange
from sognko_tui.documents.pdf.sheets import Sheet
from sognko_tui.documents.pdf.spacing import to_lines
from sognko_tui.documents.pdf.together import take_all

PAGE_LIMIT = 10_000
"""Pages. A pack with more is something else."""

_OUTLINE_LIMIT = 5000

Progress = Callable[[int, int], None]


def read_pdf(
    data: bytes | Path, name: str, progress: Progress | None = None, twofold: bool = False
) -> Document:
    """Make lines of a PDF, given as bytes or by its path. Raises `Unreadable`.

    `progress` is called with the pages done, and of how many. A process that has no threads may read
    a long file `twofold`, by a copy of itself.
    """
    file = pdfium.File(data, name)
    try:
        if file.pages > PAGE_LIMIT:
            raise Unreadable("too_many_pages", name=name, limit=PAGE_LIMIT)
        if file.pages == 0:
            raise Unreadable("broken", name=name)
        sheets = take_all(file, data, name, progress, twofold)
        _refuse(sheets, name)
        outline = tuple(
            Heading(text=text, page=max(page, 0) + 1, level=min(rank, 9))
            for words, page, rank in pdfium.bookmarks(file, _OUTLINE_LIMIT)
            if (text := " ".join(clean(words).split()))
        )
    finally:
        file.close()
    return Document(
        format="pdf",
        sha256=_sha256(data),
        lines=tuple(to_lines(_columns(sheets))),
        name=name,
        outline=outline,
        unread_pages=tuple(at for at, one in enumerate(sheets, start=1) if one.state != "read"),
    )


def _sha256(data: bytes | Path) -> str:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse(sheets: Sequence[Sheet], name: str) -> None:
    """Raise `Unreadable` where a file has no text to speak of."""
    lines = sum(len(one.fragments) for one in sheets)
    states = [one.state for one in sheets]
    scanned, garbled = states.count("scanned"), states.count("garbled")
    if lines and lines > 3 * scanned and garbled * 2 < len(sheets):
        return
    if garbled:
        raise Unreadable("garbled_text", name=name)
    if scanned:
        raise Unreadable("scanned", name=name, pages=scanned)
    raise Unreadable("broken" if states.count("lost") == len(sheets) else "empty", name=name)


def _columns(sheets: Sequence[Sheet]) -> list[tuple[int, list[Column]]]:
    """Each page's text in the order it is read."""
    furniture.remove(sheets)
    found: list[tuple[int, list[Column]]] = []
    for number, (sheet, columns) in enumerate(zip(sheets, arrange(sheets), strict=True), start=1):
        columns += [[one] for one in sheet.aside]
        if columns:
            found.append((number, columns))
    return found
