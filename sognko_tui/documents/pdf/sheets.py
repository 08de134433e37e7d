"""What is taken of a page while it is loaded; everything else is worked out from it."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import msgspec

from sognko_tui.documents.clean import clean
from sognko_tui.documents.pdf import pdfium
from sognko_tui.documents.pdf.fragments import Fragment, PageText
from sognko_tui.documents.pdf.garbled import is_garbled

Area = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the upper left corner."""

_DRAWN_LIMIT = 6000
_NONE, _FEW = 25, 250
"""Letters. A page with fewer than the first, and a picture or a drawing, is a scan; one with fewer than
the second may be a scan that somebody has stamped."""


class Sheet(msgspec.Struct, array_like=True):
    """A page's pieces in the file's order; `aside` are those that stand across it, as a stamp does.

    `beside` says that pieces stand beside each other: there may be columns, or a table. `drawn` is
    where lines and frames are drawn on such a page.
    """

    fragments: list[Fragment]
    aside: list[Fragment]
    width: float = 0.0
    height: float = 0.0
    beside: bool = False
    drawn: list[Area] = []
    state: Literal["read", "scanned", "garbled", "lost"] = "read"


def take(file: pdfium.File, index: int) -> Sheet:
    """What a page holds."""
    page = file.page(index)
    if page is None:
        return Sheet([], [], state="lost")
    try:
        text = PageText(page)
        sheet = Sheet(text.fragments, text.aside, text.width, text.height)
        if is_garbled(text.raw, text.count):
            sheet.fragments, sheet.aside, sheet.state = [], [], "garbled"
            return sheet
        if len(text.raw) < _FEW and _is_picture(page, text):
            sheet.state = "scanned"
        for address, box in page.links():
            address = clean(address).strip()
            if address.startswith(("http://", "https://")):
                _link(text, address, text.area(box))
        sheet.beside = _are_beside(text)
        if sheet.beside:
            sheet.drawn = _drawn(page, text)
        return sheet
    finally:
        page.close()


def _are_beside(text: PageText) -> bool:
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
    bases = sorted(round(one.base / 2) for one in text.fragments if above < one.base < below)
    return any(one == other for one, other in pairwise(bases))


def _drawn(page: pdfium.Page, text: PageText) -> list[Area]:
    """Where something is drawn that is no frame round the whole page."""
    most = 0.5 * text.width * text.height
    areas = [text.area(box) for kind, box in page.objects(_DRAWN_LIMIT) if kind == pdfium.PATH]
    return [one for one in areas if (one[2] - one[0]) * (one[3] - one[1]) < most]


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


def _link(text: PageText, address: str, area: Area) -> None:
    """Give an address to the pieces it lies over."""
    left, top, right, bottom = area
    for one in text.fragments:
        if top - 1 <= one.base - 0.2 * one.size <= bottom + 1:
            if one.left < right - 1 and one.right > left + 1 and address not in one.links:
                one.links = (*one.links, address)
