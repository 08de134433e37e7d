"""The outline that a PDF may carry: whoever made the document said which lines are headings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sognko_tui.documents import Document, Line
from sognko_tui.documents.lines import Heading

_LEAST = 4
"""Letters of a heading that is looked for; shorter ones stand everywhere."""

_LINES = 4
"""Lines that a heading may be broken over."""


def with_bookmarks(document: Document, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with those that the document's outline names made headings, each in one piece.

    An entry is looked for on the page it leads to, and is believed where its very words stand as
    lines of their own. Only an outline that most of is found again says anything.
    """
    if not document.outline:
        return lines
    by_page: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.text:
            by_page.setdefault(line.page, []).append(at)
    made: dict[int, Line] = {}
    sought = [entry for entry in document.outline if len(_squeezed(entry.text)) >= _LEAST]
    found = 0
    for entry in sought:
        rows = _rows_of(entry, lines, by_page.get(entry.page, ()))
        found += bool(rows)
        if rows and not lines[rows[0]].level:
            words = " ".join(lines[at].text for at in rows)
            made[rows[0]] = replace(lines[rows[0]], text=words, level=entry.level)
            made.update((at, replace(lines[at], text="")) for at in rows[1:])
    if found * 2 < len(sought):
        return lines
    return [made.get(at, line) for at, line in enumerate(lines)]


def _rows_of(entry: Heading, lines: Sequence[Line], rows: Sequence[int]) -> Sequence[int]:
    """The lines that together are the entry's words; none where they stand nowhere on the page.

    The list of items on the same page has the words too: the heading is larger, or below it.
    """
    wanted = _squeezed(entry.text)
    best: Sequence[int] = ()
    for place, at in enumerate(rows):
        text = _squeezed(lines[at].text)
        if not text or not wanted.startswith(text):
            continue
        end = place + 1
        while text != wanted and end < min(place + _LINES, len(rows)):
            text += _squeezed(lines[rows[end]].text)
            end += 1
        if text == wanted and (not best or _weight(lines[at]) >= _weight(lines[best[0]])):
            best = rows[place:end]
    return best


def _weight(line: Line) -> tuple[float, bool]:
    return line.size or 0.0, line.bold


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
