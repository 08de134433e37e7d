"""A board's roster written out, so that it reads back to the same people."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Literal

from sognko_tui.documents.clean import clean
from sognko_tui.meeting.board import Board, Person
from sognko_tui.office.rosters.people import SEPARATORS, named
from sognko_tui.office.rosters.words import HEADINGS, WRITTEN, sheet_title
from sognko_tui.spreadsheets import csv_file, guarded

Form = Literal["csv", "xlsx"]

FORMS: tuple[Form, ...] = ("csv", "xlsx")
"""The formats a roster can be had in."""


def export(board: Board, form: Form) -> bytes:
    """The roster as a file, in the board's written language; safe to open in a spreadsheet."""
    if form == "csv":
        return b"".join(csv_file(_rows(board)))
    return _workbook(board, [[guarded(cell) for cell in row] for row in _rows(board)])


def _rows(board: Board) -> Iterator[list[str]]:
    headings, functions = HEADINGS[board.language], WRITTEN[board.language]
    yield list(headings.values())
    taken: set[str] = set()
    for person in board.people:
        # Two with the same could not be read back: one of them gets others then.
        initials = _line(person.initials)
        deputy = person.function == "deputy"
        yield [
            _line(person.name),
            functions.get(person.function, person.function),
            _line(person.represents),
            " / ".join(_called(i, board.people) for i in person.deputy_for) if deputy else "",
            initials if initials not in taken else "",
            str(person.order) if deputy and person.order else "",
        ]
        taken.add(initials)


def _line(text: str) -> str:
    """The text as it is read in again."""
    return " ".join(clean(text).split())


def _called(person_id: str, people: Sequence[Person]) -> str:
    """The name by which a member is found again; initials where it would lead astray."""
    member = next(p for p in people if p.id == person_id)
    name = _line(member.name)
    alone = named(name, people) == [member] and not any(sign in name for sign in SEPARATORS)
    return name if alone else _line(member.initials)


def _workbook(board: Board, rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    if page is None:
        raise RuntimeError("a new workbook has a sheet")
    page.title = sheet_title(_line(board.name))
    for row in rows:
        page.append(row)
    for at, widest in enumerate(zip(*rows, strict=True), 1):
        page.column_dimensions[get_column_letter(at)].width = min(60, max(map(len, widest)) + 3)
    for cell in page[1]:
        cell.font = Font(bold=True)
    for line in page.iter_rows():
        for cell in line:
            # Words stay words, also where the cell is edited: «1» is no sum, «1/2» no date.
            cell.number_format = "@"
    page.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
