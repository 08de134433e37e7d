"""The order in which a page is read: its columns one after the other, the pieces of a line joined."""

from __future__ import annotations

from collections.abc import Sequence

from sognko_tui.documents.pdf import columns, grids, tables
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
    parted: dict[int, list[columns.Part]] = {}
    sure: list[float] = []
    for at, sheet in enumerate(sheets):
        found.append([])
        if _is_plain(sheet.fragments):
            if sheet.fragments:
                found[at] = [list(sheet.fragments)]
            continue
        parted[at], gutters = columns.part(grids.ruled(sheet.fragments, sheet.drawn))
        sure += [one for one in gutters if all(abs(one - known) > 3 for known in sure)]
    for at, parts in parted.items():
        if sure and any(_has_gutter(part, sure[:20]) for part in parts):
            again, _ = columns.part([one for part in parts for one in part], sure[:20])
            parts = again if len(again) > len(parts) else parts
        found[at] = _lines(parts)
    return found


def _has_gutter(part: columns.Part, known: Sequence[float]) -> bool:
    """Whether something in a part begins behind a known gutter, and something before it."""
    if len(part) < 3:
        return False
    edge = min(one.left for one in part)
    return any(x - edge > 40 and any(abs(one.left - x) < 3 for one in part) for x in known)


def _lines(parts: list[columns.Part]) -> list[Column]:
    """The parts of a page, which have no columns, line by line."""
    table = max((one.table for part in parts for one in part), default=0)
    found: list[Column] = []
    for part in parts:
        if not _is_plain(part):
            part = tables.by_columns(part, table)
            table = max(table, max(one.table for one in part))
            part = [join(row) for row in rows_of(part)]
        found.append(part)
    return found


def _is_plain(fragments: Sequence[Fragment]) -> bool:
    """Whether each piece stands below the one before it, and so is a line."""
    above = float("-inf")
    for one in fragments:
        if one.base - above < 0.5 * one.size:
            return False
        above = one.base
    return True
