"""Tables without lines by the order in which a file writes them: cell by cell, row by row.

So they are known also where a cell stands in the middle of its row's height, beside no other's line.
"""

from __future__ import annotations

from collections.abc import Sequence

from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.rows import MARKER, cell_text, row_of

_EDGE = 2.5
"""Points that the lines of a column may begin beside each other."""

_Cells = list[list[Fragment]]
"""A row: its cells from the left, each with its lines."""


def find(fragments: list[Fragment], tables: int) -> list[Fragment]:
    """The pieces, those of tables with wrapped cells put together to rows; so many tables are before."""
    rows = [one for one in _rows(fragments) if len(one) > 1 and _is_row(one)]
    made: list[Fragment] = []
    gone: set[int] = set()
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and _goes_on(rows[at:end], rows[end]):
            end += 1
        edges = _edges(rows[at:end])
        if _is_table(rows[at:end], edges):
            tables += 1
            made += [_row(row, edges, tables) for row in rows[at:end]]
            gone.update(one.order for row in rows[at:end] for cell in row for one in cell)
        at = end
    return [one for one in fragments if one.order not in gone] + made if made else fragments


def _rows(fragments: Sequence[Fragment]) -> list[_Cells]:
    """What the file writes before it comes back to the left, in cells."""
    rows: list[_Cells] = []
    top = bottom = 0.0
    for one in sorted(fragments, key=lambda one: one.order):
        row = rows[-1] if rows else None
        near = top - 6 * one.size < one.base < bottom + 1.7 * one.size
        if row is None or one.table or row[0][0].table or not near:
            rows.append([[one]])
            top = bottom = one.base
            continue
        last = row[-1][-1]
        if abs(one.left - row[-1][0].left) < _EDGE and 0 < one.base - last.base < 1.6 * one.size:
            row[-1].append(one)
        elif one.left > max(piece.right for piece in row[-1]) + 0.2 * one.size:
            row.append([one])
        else:
            rows.append([[one]])
            top = bottom = one.base
            continue
        top, bottom = min(top, one.base), max(bottom, one.base)
    return rows


def _is_row(row: _Cells) -> bool:
    """Whether all cells begin at one height, or have their middles there."""
    if any(len(cell) > 1 and MARKER.match(one.text) for cell in row for one in cell):
        # A list with another one in it.
        return False
    size = row[0][0].size
    tops = [cell[0].base for cell in row]
    middles = [(cell[0].base + cell[-1].base) / 2 for cell in row]
    level = max(tops) - min(tops) < 0.5 * size
    return level or max(middles) - min(middles) < 0.5 * size


def _goes_on(rows: list[_Cells], row: _Cells) -> bool:
    """Whether a row is the next of a table."""
    above = max(cell[-1].base for cell in rows[-1])
    top = min(cell[0].base for cell in row)
    edges = _edges(rows)
    return 0.9 < (top - above) / row[0][0].size < 3.5 and all(
        any(abs(cell[0].left - edge) < _EDGE for edge in edges) for cell in row
    )


def _edges(rows: list[_Cells]) -> list[float]:
    """Where the columns begin, as the row with most cells has them."""
    return [cell[0].left for cell in max(rows, key=len)]


def _is_table(rows: list[_Cells], edges: list[float]) -> bool:
    """Whether cells are wrapped beside each other, so that they would not be read as lines."""
    if len(rows) < 2:
        return False
    first = [row[0] for row in rows]
    size = first[0][0].size
    marked = any(len(cell) == 1 and MARKER.match(cell[0].text) for cell in first)
    if marked and min(row[1][0].left - row[0][0].right for row in rows) < 2.5 * size:
        # A list's signs or numbers.
        return False
    if len(edges) > 2:
        return any(len(cell) > 1 for row in rows for cell in row[:-1])
    facts = sum(1 for cell in first if cell[-1].text.endswith(":"))
    if facts * 2 > len(rows):
        return False
    level = all(abs(row[0][0].base - row[-1][0].base) < 0.35 * size for row in rows)
    return not level or any(len(row[0]) > 1 and len(row[-1]) > 1 for row in rows)


def _row(row: _Cells, edges: list[float], table: int) -> Fragment:
    texts = ["" for _ in edges]
    for cell in row:
        place = min(range(len(edges)), key=lambda at: abs(edges[at] - cell[0].left))
        texts[place] = cell_text(cell)
    return row_of(texts, [one for cell in row for one in cell], table)
