"""A board's roster as a file: CSV or an Excel workbook, read in and written out again."""

from __future__ import annotations

from pathlib import Path

from sognko_tui.meeting.board import Person
from sognko_tui.office import restricted
from sognko_tui.office.rosters.people import keeping_ids, people_of
from sognko_tui.office.rosters.writing import FORMS, Form, export
from sognko_tui.office.trouble import Trouble

__all__ = ["FORMS", "LIMIT", "SUFFIXES", "Form", "export", "keeping_ids", "read_roster"]

LIMIT = 1_000_000
"""Bytes. A roster of this size is something else."""

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
"""How files that may hold a roster are called, where they are to be chosen from."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_roster(path: Path, board: str = "") -> tuple[Person, ...]:
    """The people of a file, in its order. What sort of file it is, its content tells.

    CSV with comma, semicolon or tab, in UTF-8 or as Excel writes it in Windows; or a workbook, of
    which the visible sheet counts that has the columns, or that bears the name of the `board`.
    Several names in `deputy_for` are set apart by `/`, `|` or a semicolon. Raises `Trouble` naming
    column and line.
    """
    name = path.name
    data = restricted.read(path, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": name, "limit": LIMIT})
    if data.startswith(_OLE):
        raise Trouble("roster_old_excel", {"name": name})
    if data.startswith(_ZIP):
        from sognko_tui.office.rosters.workbook import sheet

        return people_of(sheet(data, name, board))
    from sognko_tui.office.rosters.delimited import table

    return people_of(table(data, name))
