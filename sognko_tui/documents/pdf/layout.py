"""The order in which a page is read: its columns one after the other, the pieces of a line joined."""

from __future__ import annotations

from collections.abc import Sequence

from sognko_tui.documents.pdf import columns, tables
from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.rows import join, rows_of
from sognko_tui.documents.pdf.sheets import Sheet

Column = list[Fragment]
"""Lines that stand below each other, from the first to the last."""


def arrange(sheets: Sequence[Sheet]) -> list[list[Column]]:
    """The pieces of each page, tables among them, as columns in the order they are read.

    A gutter that is sure on one page is known on the next, where it may part only two lines.
    """
    found: list[list[Column]] = []
    ruled: dict[int, tuple[list[Fragment], int]] = {}
    sure: list[float] = []
    for at, sheet in enumerate(sheets):
        if _is_plain(sheet.fragments):
            found.append([list(sheet.fragments)] if sheet.fragments else [])
            continue
        pieces, count = tables.ruled(sheet.fragments, sheet.drawn)
        ruled[at] = pieces, count
        parts, gutters = columns.part(pieces)
        sure += [one for one in gutters if all(abs(one - known) > 3 for known in sure)]
        found.append([_lines(part, count + 100 * of) for of, part in enumerate(parts)])
    if sure:
        for at, (pieces, count) in ruled.items():
            parts, _ = columns.part(pieces, sure[:20])
            if len(parts) > len(found[at]):
                found[at] = [_lines(part, count + 100 * of) for of, part in enumerate(parts)]
    return found


def _lines(part: list[Fragment], tables_before: int) -> Column:
    """A part of a page that has no columns, line by line."""
    if _is_plain(part):
        return part
    return [join(row) for row in rows_of(tables.by_columns(part, tables_before))]


def _is_plain(fragments: Sequence[Fragment]) -> bool:
    """Whether each piece stands below the one before it, and so is a line."""
    above = float("-inf")
    for one in fragments:
        if one.base - above < 0.5 * one.size:
            return False
        above = one.base
    return True
