"""The order in which a page is read: its columns one after the other, the pieces of a line joined."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from sognko_tui.documents.pdf.fragments import Fragment

Column = list[Fragment]
"""Lines that stand below each other, from the first to the last."""

Row = list[Fragment]
"""The pieces of one line, from left to right."""

MARKER = re.compile(
    r"(?i)(?:[•*·▪◦●○■□➢►▸‣⁃∙→✓✔+–—-]|o|\(?[a-zæøå][.)]|\(?[ivx]{1,4}[.)]|§\s?\d+[a-z]?|"
    r"\(?\d{1,4}(?:[./-]\d{1,4}){0,3}[.):]?|#\s?\d{1,3}|"
    r"(?:[a-zæøå]*sak(?:\s?nr\.?)?|(?:ved)?legg|vedlegg|pkt\.?|punkt|forslag|[A-ZÆØÅ]{1,4})\s?-?\s?\d{1,4}(?:\s?[/-]\s?\d{1,4})?\s?[.):–-]?)$"
)
"""What stands before a line's words with some room after it: a list's sign, an item's number."""
_FAR = 2.0
"""How many sizes of the type apart two pieces are that are not merely spaced out."""


def arrange(fragments: Sequence[Fragment]) -> list[Column]:
    """The pieces of a page, tables among them, as columns in the order they are read."""
    if not fragments:
        return []
    if _is_plain(fragments):
        return [list(fragments)]
    return _read(list(fragments), 0)


def _is_plain(fragments: Sequence[Fragment]) -> bool:
    """Whether each piece stands below the one before it, and so is a line."""
    above = float("-inf")
    for one in fragments:
        if one.base - above < 0.5 * one.size:
            return False
        above = one.base
    return True


def _read(fragments: list[Fragment], depth: int) -> list[Column]:
    if depth < 4 and len(fragments) >= 6:
        found = _gutter(fragments)
        if found:
            columns: list[Column] = []
            for band in found:
                for part in band:
                    if part:
                        columns += _read(part, depth + 1)
            return columns
    return [[join(row) for row in rows_of(fragments)]]


_Bands = list[tuple[list[Fragment], ...]]
"""Parts of a page from above, each one part as wide as the page, or two beside each other."""


def _gutter(fragments: list[Fragment]) -> _Bands | None:
    """The page cut along the gutter that parts most of its lines, or None."""
    lefts: dict[int, int] = {}
    for one in fragments:
        lefts[round(one.left / 3)] = lefts.get(round(one.left / 3), 0) + 1
    edge = min(one.left for one in fragments)
    wide = max(one.right for one in fragments) - edge
    ordered = sorted(fragments, key=lambda one: (one.base, one.left))
    best: _Bands | None = None
    most = 0
    for place, count in lefts.items():
        x = place * 3 - 2.5
        if count < 3 or not 0.2 * wide < x - edge < 0.85 * wide:
            continue
        bands, parted = _bands(ordered, x)
        if parted > most:
            most, best = parted, bands
    return best


def _bands(ordered: list[Fragment], x: float) -> tuple[_Bands, int]:
    """The page cut at a gutter, and how many lines stand on its sides."""
    bands: _Bands = []
    parted = 0
    wide: list[Fragment] = []
    left: list[Fragment] = []
    right: list[Fragment] = []

    def close() -> None:
        nonlocal wide, left, right, parted
        if len(left) > 2 and len(right) > 2 and _are_columns(left, right):
            parted += len(left) + len(right)
            if wide:
                bands.append((wide,))
            bands.append((left, right))
            wide = []
        else:
            wide = sorted([*wide, *left, *right], key=lambda one: (one.base, one.left))
        left, right = [], []

    for one in ordered:
        if one.left >= x:
            right.append(one)
        elif one.right <= x:
            left.append(one)
        else:
            close()
            wide.append(one)
    close()
    if wide:
        bands.append((wide,))
    return bands, parted


def _are_columns(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether two groups of lines beside each other are two texts, and not the halves of one."""
    sides = sorted([(one.order, 0) for one in left] + [(one.order, 1) for one in right])
    changes = sum(1 for one, next_one in itertools.pairwise(sides) if one[1] != next_one[1])
    long = [median(len(one.text) for one in side) for side in (left, right)]
    if changes <= 2:
        # The file itself writes one after the other. A column of signs or of numbers is no text.
        return min(long) >= 12 and (min(long) >= 18 or min(len(left), len(right)) >= 6)
    if min(long) < 18 or min(len(left), len(right)) < 6:
        return False
    return _fills(left) and _fills(right)


def _fills(side: list[Fragment]) -> bool:
    """Whether most lines go as far as there is room, as wrapped ones do."""
    edge = max(one.right for one in side)
    near = sum(1 for one in side if edge - one.right < 0.2 * (edge - one.left))
    return near * 2 >= len(side)


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
    """Pieces on one line put together, from the top."""
    rows: list[Row] = []
    for one in sorted(fragments, key=lambda one: one.base):
        if rows:
            above = rows[-1][0]
            near = (
                0.35 * min(one.size, above.size)
                if abs(one.size - above.size) < 1
                else 0.5 * max(one.size, above.size)
            )
            if one.base - above.base <= near and not (one.table or above.table):
                rows[-1].append(one)
                continue
        rows.append([one])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def join(row: Row) -> Fragment:
    """The pieces of a line as one; where they stand far apart, four spaces say so."""
    first = row[0]
    if len(row) == 1:
        return first
    text, right = first.text, first.right
    heaviest = max(row, key=lambda one: len(one.text))
    for one in row[1:]:
        gap = one.left - right
        far = gap > _FAR * one.size and not MARKER.match(text)
        text += ("    " if far else " " if gap > 0.1 * one.size else "") + one.text
        right = max(right, one.right)
    made = Fragment(text, first.left, right, heaviest.base, heaviest.size, first.order)
    words = [one for one in row if not MARKER.match(one.text)] or row
    made.bold = all(one.bold for one in words)
    made.italic = all(one.italic for one in words)
    made.lead = len(text) if made.bold else first.lead if first.lead else 0
    made.links = tuple(dict.fromkeys(link for one in row for link in one.links))
    return made
