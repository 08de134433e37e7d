"""A roster in an Excel workbook: the sheet that is meant, and the values in it. Nothing is computed."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sognko_tui.documents.clean import clean
from sognko_tui.office.rosters.table import LONGEST, MOST, Odd, Row, Table
from sognko_tui.office.rosters.unpacking import DEEPEST, looked_over
from sognko_tui.office.rosters.words import COLUMNS, plain, sheet_title
from sognko_tui.office.trouble import Trouble
from sognko_tui.spreadsheets import unguarded

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

WIDEST = 100
"""Columns that are looked at."""

HEADED = 20
"""Rows at the top of a sheet among which the headings are looked for, under a title."""

_CALLED = ("styre", "board", "medlem", "member", "roster", "utval", "person")
"""What a sheet with a roster is called, where several could be one."""


def sheet(data: bytes, name: str, board: str = "") -> Table:
    """The sheet of the workbook that holds the roster. Raises `Trouble`.

    That is the visible one with the columns; of several the one called as the `board`, else the one
    called as a roster is. Hidden sheets do not count: nobody sees what is read from them.
    """
    packed = looked_over(data, name)
    try:
        with warnings.catch_warnings():
            # It tells of what it leaves out, and nobody asked for that.
            warnings.simplefilter("ignore")
            from openpyxl import load_workbook

            book = load_workbook(packed, read_only=True, data_only=True, keep_links=False)
            tables = tuple(_visible(book, name))
    except Trouble:
        raise
    except Exception:  # noqa: BLE001  # a broken workbook may raise anything in there
        raise Trouble("roster_broken", {"name": name}) from None
    return _meant(tables, name, board)


def _visible(book: Workbook, name: str) -> Iterator[tuple[str, Table]]:
    """The visible sheets that have anything on them, by their titles, from the headings on."""
    for one in book.worksheets:
        if one.sheet_state != "visible":
            continue
        title = clean(one.title)
        rows: list[Row] = []
        cells = one.iter_rows(min_row=1, max_row=DEEPEST, min_col=1, max_col=WIDEST)
        for line, found in enumerate(cells, 1):
            row = _row(line, found)
            if not row.blank:
                rows.append(row)
            if len(rows) > MOST + HEADED:
                raise Trouble("roster_too_many", {"name": name, "limit": MOST})
        if rows:
            yield title, Table(f"{name} ({title})", tuple(_from_headings(rows)))


def _row(line: int, found: tuple[Any, ...]) -> Row:
    cells: list[str] = []
    odd: dict[int, Odd] = {}
    for at, cell in enumerate(found):
        value = cell.value
        text, kind = _told(value, cell.data_type)
        cells.append(text)
        if kind is not None:
            odd[at] = kind
    while cells and not cells[-1]:
        cells.pop()
    return Row(line, tuple(cells), odd)


def _told(value: object, data_type: str) -> tuple[str, Odd | None]:
    """A cell's value as text, and what it is where it is no words."""
    if value is None:
        return "", None
    if isinstance(value, bool):
        return str(value), "logical"
    if isinstance(value, date | datetime | time | timedelta):
        return str(value)[:LONGEST], "date"
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer()
        # Only so much of it: an integer may have more digits than can be written out.
        return (f"{value:.0f}" if whole else f"{value:.12g}"), "number"
    text = unguarded(" ".join(clean(str(value)[: 10 * LONGEST]).split()))
    return text, "error" if data_type == "e" else None


def _from_headings(rows: list[Row]) -> list[Row]:
    """The rows from the one with the headings on; all of them where none has any."""
    for at, row in enumerate(rows[:HEADED]):
        if _has_columns(row):
            return rows[at:]
    return rows


def _has_columns(row: Row) -> bool:
    known = {COLUMNS.get(plain(cell)) for cell in row.cells}
    return "function" in known and ("name" in known or {"first", "last"} <= known)


def _meant(tables: tuple[tuple[str, Table], ...], name: str, board: str) -> Table:
    if not tables:
        raise Trouble("roster_empty", {"name": name})
    fit = [(title.casefold(), table) for title, table in tables if _has_columns(table.rows[0])]
    own = [table for title, table in fit if title == sheet_title(board).casefold()]
    called = [table for title, table in fit if title.startswith(_CALLED)]
    for found in (own, called, [table for _, table in fit]):
        if len(found) == 1:
            return found[0]
        if found:
            titles = ", ".join(f"«{title}»" for title, table in tables[:20] if table in found)
            raise Trouble("roster_sheets", {"name": name, "sheets": titles})
    # None fits: what is wrong with the first one is what can be put right.
    return tables[0][1]
