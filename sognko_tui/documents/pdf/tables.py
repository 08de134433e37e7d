"""Tables without lines: columns that hold over several rows."""

from __future__ import annotations

import itertools
from copy import copy

from sognko_tui.documents.pdf import cells
from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.rows import MARKER, Row, cell_text, row_of, rows_of


def by_columns(fragments: list[Fragment], tables: int) -> list[Fragment]:
    """The pieces, those in columns over several rows put together to rows.

    Three columns are a table. Of two it must show that both wrap inside their cells; everything else
    that stands so is read as lines.
    """
    fragments = cells.find(fragments, tables)
    tables = max(tables, max((one.table for one in fragments), default=0))
    rows = rows_of(fragments)
    kept: list[Fragment] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        end = at
        columns: list[list[float]] = []
        if len(row) >= 3:
            end, columns = _run(rows, at)
            if len(_unmarked(row)) < 3 and not any(
                _is_wrapped(columns, one) for one in rows[at:end]
            ):
                end = at
        elif len(row) == 2 and not row[0].table:
            end, columns = _run_of_two(rows, at)
        if end - at < 2:
            kept += row
            at += 1
            continue
        if len(columns) == 2 and MARKER.match(row[0].text):
            kept += _numbered(rows[at:end])
        else:
            tables += 1
            kept += _table(rows[at:end], columns, tables)
        at = end
    return kept


def _unmarked(row: Row) -> Row:
    """The pieces of a line without a sign or a number in front of them."""
    return row[1:] if len(row) > 1 and MARKER.match(row[0].text) and len(row) <= 3 else row


def _is_wrapped(columns: list[list[float]], row: Row) -> bool:
    """Whether a row is one more line of a cell that has cells on both its sides."""
    return len(row) == 1 and 0 < _column(columns, row[0]) < len(columns) - 1


def _run(rows: list[Row], at: int) -> tuple[int, list[list[float]]]:
    """How far down the columns of a row hold, and where they stand; at the start if they do not."""
    spans = [[one.left, one.right] for one in rows[at]]
    full = 1
    end = at + 1
    pitch = float("inf")
    while end < len(rows):
        row = rows[end]
        size = row[0].size
        if row[0].base - rows[end - 1][0].base > 3.2 * size or row[0].table:
            break
        grown = _merged([*spans, *([one.left, one.right] for one in row)])
        if len(grown) < 3 or len({_column(grown, one) for one in row}) < len(row):
            break
        if len(grown) < len(spans) and len(spans) <= 3:
            break
        step = row[0].base - rows[end - 1][0].base
        if len(row) == 1 and step > 1.6 * size:
            break
        if len(row) == 1 and _column(grown, row[0]) == 0 and step > 0.85 * pitch:
            # Below the last row, unless the file writes it before that row's other cells.
            if row[0].order > rows[end - 1][-1].order:
                break
        if len(row) > 1:
            pitch = step
        spans = grown
        full += len(row) >= 3
        end += 1
    between = min((b[0] - a[1] for a, b in itertools.pairwise(spans)), default=0)
    size = rows[at][0].size
    sure = (full >= 3 and between > 0.8 * size) or (full >= 2 and between > 1.5 * size)
    return (end, spans) if sure else (at, [])


def _run_of_two(rows: list[Row], at: int) -> tuple[int, list[list[float]]]:
    """The same for two columns, which hold as long as lines begin at their edges."""
    first, second = rows[at]
    size = first.size
    marked = MARKER.match(first.text) is not None
    if second.left - first.right < (3.5 if marked else 1.5) * size:
        return at, []
    edges = first.left, second.left
    pairs, wrapped = 1, 0
    end = at + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        step = row[0].base - above[0].base
        places = [next((to for to in (0, 1) if abs(one.left - edges[to]) < 2), 2) for one in row]
        if step > 3.2 * size or row[0].table or places not in ([0, 1], [0], [1]):
            break
        goes_on = step < 1.6 * size
        if len(row) == 1 and (not goes_on or (marked and places == [0])):
            break
        if row[0].right > edges[1] - 0.3 * size and places[0] == 0:
            break
        if len(row) == 2:
            if marked != (MARKER.match(row[0].text) is not None):
                break
            within = row[0].order < above[-1].order
            wrapped += within
            pairs += not within
        elif marked:
            wrapped += 1
        end += 1
    spans = [[edges[0], edges[1] - 1], [edges[1], max(row[-1].right for row in rows[at:end])]]
    return (end, spans) if wrapped and pairs >= 2 else (at, [])


def _numbered(rows: list[Row]) -> list[Fragment]:
    """Numbers and what stands beside them, a wrapped cell put together to one line."""
    edge = max(row[-1].right for row in rows)
    made: list[Fragment] = []
    for row in rows:
        above = made[-1] if made else None
        one = row[0]
        if len(row) == 1 and above is not None and _is_full(above, one, edge):
            joined = copy(above)
            joined.text, joined.right = f"{above.text} {one.text}", one.right
            joined.links = tuple(dict.fromkeys((*above.links, *one.links)))
            made[-1] = joined
        else:
            made += row
    return made


def _is_full(above: Fragment, one: Fragment, edge: float) -> bool:
    """Whether the first word of a line had no room on the line above."""
    word = len(one.text.split(" ", 1)[0]) * (one.right - one.left) / len(one.text)
    return above.right + word + 0.2 * one.size > edge


def _merged(spans: list[list[float]]) -> list[list[float]]:
    """Spans with those that overlap made one."""
    merged: list[list[float]] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1] + 2:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return merged


def _column(spans: list[list[float]], one: Fragment) -> int:
    return next((at for at, span in enumerate(spans) if one.left <= span[1]), len(spans))


def _table(rows: list[Row], spans: list[list[float]], table: int) -> list[Fragment]:
    """Lines as a table's rows; a line that has nothing in the first column goes on with the one above."""
    made: list[list[Fragment]] = []
    for row in rows:
        begins = _column(spans, row[0]) == 0 and len(row) > 1
        if begins and made and row[0].order < max(one.order for one in made[-1]):
            # The file writes cell by cell.
            begins = False
        apart = made and row[0].base - made[-1][-1].base > 1.7 * row[0].size
        if not made or begins or apart:
            made.append(list(row))
        else:
            made[-1] += row
    result: list[Fragment] = []
    for pieces in made:
        texts = [
            cell_text([one for one in pieces if _column(spans, one) == column])
            for column in range(len(spans))
        ]
        result.append(row_of(texts, pieces, table))
    return result
