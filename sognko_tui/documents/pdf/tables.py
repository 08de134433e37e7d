"""Tables: by the lines drawn round their cells, or by columns that hold over several rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from copy import copy

import msgspec

from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.rows import MARKER, Row, join, rows_of
from sognko_tui.documents.pdf.sheets import Area
from sognko_tui.documents.tables import is_form, names_section

_THIN = 3.5
_TOUCH = 3.0
_LIFT = 0.7
"""How far the name of a form's section is lifted over its text, in its own size."""
_SPACE = 0.25
"""Between two words, in their size."""
_MOST_LINES_IN_CELL = 14
"""A cell with more is a part of the page's layout."""


def ruled(fragments: list[Fragment], drawn: Sequence[Area]) -> tuple[list[Fragment], int]:
    """The pieces, those of a table with lines put together to its rows, and how many tables."""
    tables = 0
    for grid in _grids(drawn):
        tables += 1
        fragments = _by_grid(fragments, *grid, tables)
    return fragments, tables


def row_text(cells: Sequence[str]) -> str:
    """Cells as a table's row in Markdown."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _grids(drawn: Sequence[Area]) -> list[tuple[list[float], list[float]]]:
    """The drawn lines that touch each other: the places of the upright and of the level ones."""
    lines: list[Area] = []
    for left, top, right, bottom in drawn:
        wide, high = right - left, bottom - top
        if (wide <= _THIN and high >= 5) or (high <= _THIN and wide >= 10):
            lines.append((left, top, right, bottom))
        elif wide > 10 and high > 5:
            lines += [
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ]
    found: list[tuple[list[float], list[float]]] = []
    for group in _touching(lines[:4000]):
        upright = _places([(a + c) / 2 for a, b, c, d in group if c - a <= _THIN])
        level = _places([(b + d) / 2 for a, b, c, d in group if d - b <= _THIN])
        if len(upright) >= 3 and len(level) >= 2:
            found.append((upright, level))
    return found


def _touching(lines: list[Area]) -> list[list[Area]]:
    """The lines in groups that hang together."""
    groups: list[tuple[list[float], list[Area]]] = []
    for line in sorted(lines, key=lambda one: (one[1], one[0])):
        hull = list(line)
        members = [line]
        apart = []
        for other, inside in groups:
            if (
                other[0] <= hull[2] + _TOUCH
                and hull[0] <= other[2] + _TOUCH
                and other[1] <= hull[3] + _TOUCH
                and hull[1] <= other[3] + _TOUCH
            ):
                hull = [
                    min(other[0], hull[0]),
                    min(other[1], hull[1]),
                    max(other[2], hull[2]),
                    max(other[3], hull[3]),
                ]
                members = inside + members
            else:
                apart.append((other, inside))
        groups = [*apart, (hull, members)]
        if len(groups) > 400:
            break
    return [inside for _, inside in groups]


def _places(values: list[float]) -> list[float]:
    """Values with those that are nearly the same made one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def _by_grid(
    fragments: list[Fragment], xs: list[float], ys: list[float], table: int
) -> list[Fragment]:
    """The pieces with those inside a grid put together cell by cell."""
    cells: dict[tuple[int, int], list[Fragment]] = {}
    outside: list[Fragment] = []
    for one in fragments:
        middle = one.base - 0.3 * one.size
        column = _between(xs, one.left + 1)
        row = _between(ys, middle)
        if column < 0 or row < 0 or one.table:
            outside.append(one)
        else:
            cells.setdefault((row, column), []).append(one)
    columns = sorted({column for _, column in cells})
    rows = sorted({row for row, _ in cells})
    if len(columns) < 2 or len(cells) < 3 or not rows:
        return fragments
    texts = {place: cell_text(inside) for place, inside in cells.items()}
    if columns == [0, 1] and is_form(
        [(texts.get((row, 0), ""), texts.get((row, 1), "")) for row in rows]
    ):
        return [*outside, *_opened(cells, rows)]
    facts = sum(1 for text in texts.values() if ":" in text[:30])
    if (
        facts * 3 >= len(texts)
        or max(len(rows_of(one)) for one in cells.values()) > _MOST_LINES_IN_CELL
    ):
        return fragments
    for row in rows:
        inside = [one for place, cell in cells.items() if place[0] == row for one in cell]
        outside.append(_row([texts.get((row, column), "") for column in columns], inside, table))
    return outside


def _opened(cells: dict[tuple[int, int], list[Fragment]], rows: Sequence[int]) -> list[Fragment]:
    """The pieces of a form: each section's name, lifted to a line of its own over its text."""
    edge = min(one.left for pieces in cells.values() for one in pieces)
    opened: list[Fragment] = []
    for row in rows:
        name, said = cells.get((row, 0), []), cells.get((row, 1), [])
        if name and not names_section(cell_text(name)):
            # A fact: «Sakstittel: Rekneskap».
            last = max(name, key=lambda one: (one.base, one.left))
            opened += [one for one in name if one is not last]
            opened.append(msgspec.structs.replace(last, text=f"{last.text.rstrip(' :')}:"))
            opened += said
            continue
        first = min((one.base for one in [*name, *said]), default=0.0)
        end = edge
        for one in sorted(name, key=lambda one: (one.base, one.left)):
            # All of the name on one line, above the text's first.
            base, width = first - _LIFT * one.size, one.right - one.left
            opened.append(msgspec.structs.replace(one, base=base, left=end, right=end + width))
            end += width + _SPACE * one.size
        shift = min((one.left for one in said), default=edge) - edge
        opened += [
            msgspec.structs.replace(one, left=one.left - shift, right=one.right - shift)
            for one in said
        ]
    return opened


def _between(places: list[float], value: float) -> int:
    """Between which two neighbours a value lies; -1 outside."""
    if not places or not places[0] - 1 <= value <= places[-1] + 1:
        return -1
    return min(max(sum(1 for one in places if one <= value) - 1, 0), len(places) - 2)


def cell_text(pieces: Sequence[Fragment]) -> str:
    """What stands in a cell, its wrapped lines joined."""
    text = ""
    for row in rows_of(pieces):
        line = " ".join(join(row).text.split())
        if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
            text = text[:-1] + line
        elif text.endswith("–") and text[-2:-1].isdigit() and line[:1].isdigit():
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text


def _row(cells: Sequence[str], pieces: Sequence[Fragment], table: int) -> Fragment:
    """A table's row in the place of its pieces: it begins where the first stands."""
    first = min(pieces, key=lambda one: (one.base, one.left))
    text = row_text(cells)
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    made = Fragment(text, left, right, first.base, first.size, min(one.order for one in pieces))
    made.table = table
    made.bold = all(one.bold for one in pieces)
    made.lead = len(text) if made.bold else 0
    made.links = tuple(dict.fromkeys(link for one in pieces for link in one.links))
    return made


def by_columns(fragments: list[Fragment], tables: int) -> list[Fragment]:
    """The pieces, those in columns over several rows put together to rows.

    Three columns are a table. Of two it must show that both wrap inside their cells; everything else
    that stands so is read as lines.
    """
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
        if len(row) == 1 and row[0].base - rows[end - 1][0].base > 1.6 * size:
            break
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
        cells = [
            cell_text([one for one in pieces if _column(spans, one) == column])
            for column in range(len(spans))
        ]
        result.append(_row(cells, pieces, table))
    return result
