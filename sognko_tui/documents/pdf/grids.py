"""Tables by the lines drawn round their cells, or by the colour behind every other row."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.rows import cell_text, row_of, rows_of
from sognko_tui.documents.pdf.sheets import Area
from sognko_tui.documents.tables import is_form, names_section

_THIN = 3.5
_TOUCH = 3.0
_WHITE = 20.0
"""Points: the height of a row of one line that has no colour."""
_LIFT = 0.7
"""How far the name of a form's section is lifted over its text, in its own size."""
_SPACE = 0.25
"""Between two words, in their size."""
_MOST_LINES_IN_CELL = 14
"""A cell with more is a part of the page's layout."""


def ruled(fragments: list[Fragment], drawn: Sequence[Area]) -> list[Fragment]:
    """The pieces, those of a table with lines put together to its rows."""
    for table, grid in enumerate(_striped(_grids(drawn), fragments), start=1):
        fragments = _by_grid(fragments, *grid, table)
    return fragments


_Grid = tuple[list[float], list[float]]
"""The places of a grid's upright and of its level lines."""


def _striped(grids: list[_Grid], fragments: list[Fragment]) -> list[_Grid]:
    """The grids, those of one row each that are every other row of a table made one."""
    found: list[_Grid] = []
    striped: list[_Grid] = []
    for xs, ys in sorted(grids, key=lambda grid: grid[1][0]):
        above = found[-1] if found else None
        if above and _is_next_stripe(above, xs, ys, fragments):
            above[1].extend(y for y in ys if y - above[1][-1] > _TOUCH)
            striped.append(above)
        else:
            found.append((xs, list(ys)))
    for xs, ys in striped:
        # The first row or the last one may be white too.
        for y, beyond in ((ys[0], ys[0] - _WHITE), (ys[-1], ys[-1] + _WHITE)):
            if _are_cells(xs, min(y, beyond), max(y, beyond), fragments):
                ys.append(beyond)
                ys.sort()
    return found


def _is_next_stripe(
    above: _Grid, xs: list[float], ys: list[float], fragments: list[Fragment]
) -> bool:
    """Whether one row is left white between a grid and the next one, which has the same columns."""
    if len(ys) != 2 or len(xs) != len(above[0]):
        return False
    if any(abs(one - other) > _TOUCH for one, other in zip(xs, above[0], strict=True)):
        return False
    return _are_cells(xs, above[1][-1], ys[0], fragments)


def _are_cells(xs: list[float], top: float, bottom: float, fragments: list[Fragment]) -> bool:
    """Whether what stands between two heights is in a grid's columns, in two of them or more."""
    between = [one for one in fragments if top < one.base < bottom]
    crossed = any(one.left < x - 2 and one.right > x + 2 for one in between for x in xs)
    lines = [sum(1 for one in between if _between(xs, one.left + 1) == at) for at in range(len(xs))]
    return not crossed and sum(map(bool, lines)) >= 2 and max(lines) <= 4


def _grids(drawn: Sequence[Area]) -> list[_Grid]:
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
    found: list[_Grid] = []
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
        outside.append(row_of([texts.get((row, column), "") for column in columns], inside, table))
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
