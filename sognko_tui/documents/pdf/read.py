"""A PDF, page by page: what each says, what of it belongs to the page, and in which order it is read."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path

from sognko_tui.documents.clean import clean
from sognko_tui.documents.lines import Document, Heading, Unreadable
from sognko_tui.documents.pdf import furniture, pdfium, tables
from sognko_tui.documents.pdf.fragments import PageText
from sognko_tui.documents.pdf.garbled import is_garbled
from sognko_tui.documents.pdf.layout import Column, arrange, join
from sognko_tui.documents.pdf.spacing import to_lines

PAGE_LIMIT = 10_000
"""Pages. A pack with more is something else."""

LINE_LIMIT = 300_000
"""Lines, as for text."""

_OUTLINE_LIMIT = 5000
_DRAWN_LIMIT = 6000
_NONE, _FEW = 25, 250
"""Letters. A page with fewer than the first, and a picture or a drawing, is a scan; one with fewer than
the second may be a scan that somebody has stamped."""

Progress = Callable[[int, int], None]


def read_pdf(data: bytes | Path, name: str, progress: Progress | None = None) -> Document:
    """Make lines of a PDF, given as bytes or by its path. Raises `Unreadable`.

    `progress` is called with the pages done, and of how many.
    """
    file = pdfium.File(data, name)
    try:
        if file.pages > PAGE_LIMIT:
            raise Unreadable("too_many_pages", name=name, limit=PAGE_LIMIT)
        if file.pages == 0:
            raise Unreadable("broken", name=name)
        reading = _Reading(file, name)
        reading.read(progress)
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
        lines=tuple(to_lines(reading.columns())),
        name=name,
        outline=outline,
        unread_pages=tuple(reading.unread),
    )


def _sha256(data: bytes | Path) -> str:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Reading:
    def __init__(self, file: pdfium.File, name: str) -> None:
        self.file = file
        self.name = name
        self.pages: list[PageText] = []
        self.drawn: dict[int, list[tables.Area]] = {}
        """What is drawn on the pages that may have a table, by the page's index."""
        self.unread: list[int] = []

    def read(self, progress: Progress | None) -> None:
        """Take the text of every page. Raises `Unreadable` where there is none in the file."""
        scanned, garbled, lines = 0, 0, 0
        for at in range(self.file.pages):
            page = self.file.page(at)
            if page is None:
                self.unread.append(at + 1)
                self.pages.append(_NOTHING)
            else:
                try:
                    text = PageText(page)
                    if is_garbled(text.raw, text.count):
                        garbled += 1
                        text.fragments = []
                        self.unread.append(at + 1)
                    else:
                        if len(text.raw) < _FEW and _is_picture(page, text):
                            scanned += 1
                            self.unread.append(at + 1)
                        self._look(at, page, text)
                finally:
                    page.close()
                text.raw = ""
                self.pages.append(text)
                lines += len(text.fragments)
                if lines > LINE_LIMIT:
                    raise Unreadable("too_many_lines", name=self.name, limit=LINE_LIMIT)
            if progress is not None:
                progress(at + 1, self.file.pages)
        if lines and lines > 3 * scanned and garbled * 2 < self.file.pages:
            return
        if garbled:
            raise Unreadable("garbled_text", name=self.name)
        if scanned:
            raise Unreadable("scanned", name=self.name, pages=scanned)
        if len(self.unread) == self.file.pages:
            raise Unreadable("broken", name=self.name)
        raise Unreadable("empty", name=self.name)

    def _look(self, at: int, page: pdfium.Page, text: PageText) -> None:
        """What else of a page bears on its text: where it links to, and lines round a table."""
        for address, box in page.links():
            address = clean(address).strip()
            if address.startswith(("http://", "https://")):
                _link(text, address, text.area(box))
        text.gaps = _side_by_side(text)
        if text.gaps:
            area = text.width * text.height
            self.drawn[at] = [
                (left, top, right, bottom)
                for kind, box in page.objects(_DRAWN_LIMIT)
                if kind == pdfium.PATH
                for left, top, right, bottom in (text.area(box),)
                if (right - left) * (bottom - top) < 0.5 * area
            ]

    def columns(self) -> list[tuple[int, list[Column]]]:
        """Each page's text in the order it is read."""
        furniture.remove(self.pages)
        found: list[tuple[int, list[Column]]] = []
        for at, text in enumerate(self.pages):
            pieces = text.fragments
            if text.gaps:
                pieces = tables.find(pieces, self.drawn.get(at, ()))
            columns = arrange(pieces)
            columns += [[join([one])] for one in text.aside]
            if columns:
                found.append((at + 1, columns))
        return found


class _Nothing(PageText):
    """A page that cannot be loaded."""

    def __init__(self) -> None:
        self.raw, self.count, self.gaps, self.direction = "", 0, False, 0
        self.frame = (0.0, 0.0, 0.0, 0.0)
        self.fragments, self.aside = [], []
        self.width = self.height = 0.0


_NOTHING = _Nothing()


def _side_by_side(text: PageText) -> bool:
    """Whether two pieces stand on one line, between where headers and footers do."""
    above, below = 0.09 * text.height, 0.92 * text.height
    last = above
    for one in text.fragments:
        if above < one.base < below:
            if one.base - last < 2:
                break
            last = one.base
    else:
        return False
    bases = sorted(
        (round(one.base / 2), one.left) for one in text.fragments if above < one.base < below
    )
    return any(one[0] == other[0] for one, other in itertools.pairwise(bases))


def _is_picture(page: pdfium.Page, text: PageText) -> bool:
    """Whether a picture is what the page shows, or its letters are drawn and no text."""
    area = max(text.width * text.height, 1.0)
    least = 0.15 if len(text.raw) < _NONE else 0.6
    drawn = 0
    for kind, box in page.objects(3000):
        left, top, right, bottom = text.area(box)
        if kind in (pdfium.IMAGE, pdfium.FORM):
            if (right - left) * (bottom - top) > least * area:
                return True
        elif kind == pdfium.PATH:
            drawn += 1
    return drawn > 150 and len(text.raw) < _NONE


def _link(text: PageText, address: str, area: tables.Area) -> None:
    """Give an address to the pieces it lies over."""
    left, top, right, bottom = area
    for one in text.fragments:
        if top - 1 <= one.base - 0.2 * one.size <= bottom + 1:
            if one.left < right - 1 and one.right > left + 1 and address not in one.links:
                one.links = (*one.links, address)
