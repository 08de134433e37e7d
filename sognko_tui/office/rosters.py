"""A board's roster from a CSV file: `name,function,represents,deputy_for`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sognko_tui import naming
from sognko_tui.documents.clean import clean
from sognko_tui.meeting.board import Function, Person
from sognko_tui.office import restricted
from sognko_tui.office.trouble import Trouble

LIMIT = 1_000_000
"""Bytes. A roster of this size is something else."""

FUNCTIONS: dict[str, Function] = {
    "leiar": "chair",
    "leder": "chair",
    "styreleiar": "chair",
    "styreleder": "chair",
    "nestleiar": "deputy_chair",
    "nestleder": "deputy_chair",
    "medlem": "member",
    "vara": "deputy",
    "varamedlem": "deputy",
    "observatør": "observer",
    "administrasjon": "administration",
}
"""What may stand in the column `function`."""

COLUMNS = {
    "name": "name",
    "namn": "name",
    "navn": "name",
    "function": "function",
    "funksjon": "function",
    "verv": "function",
    "represents": "represents",
    "representerer": "represents",
    "deputy_for": "deputy_for",
    "vara for": "deputy_for",
    "vara_for": "deputy_for",
}
"""The columns by the names they may have."""

NEEDED = ("name", "function")


class _Row(msgspec.Struct, frozen=True):
    line: int
    values: dict[str, str]


def read_roster(path: Path) -> tuple[Person, ...]:
    """The people of a CSV file, in its order.

    Comma, semicolon or tab; UTF-8, or what Excel writes in Windows. Several names in `deputy_for`
    are set apart by `/`, `|` or a semicolon. Raises `Trouble` naming column and line.
    """
    rows = list(_rows(_text(path), path.name))
    if not rows:
        raise Trouble("roster_empty", {"name": path.name})
    people: list[Person] = []
    deputies = 0
    for row in rows:
        function = _function(row, path.name)
        deputies += function == "deputy"
        person = _person(row, function, people, deputies if function == "deputy" else 0)
        people.append(person)
    return tuple(
        msgspec.structs.replace(person, deputy_for=_deputy_for(row, people, path.name))
        for person, row in zip(people, rows, strict=True)
    )


def _text(path: Path) -> str:
    name = path.name
    data = restricted.read(path, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": name, "limit": LIMIT})
    if b"\0" in data:
        raise Trouble("not_text", {"name": name})
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return clean(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Trouble("not_text", {"name": name})


def _rows(text: str, name: str) -> Iterator[_Row]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(cells, name)
                continue
            if len(cells) > len(columns):
                raise Trouble(
                    "roster_cells",
                    {
                        "name": name,
                        "line": reader.line_num,
                        "cells": len(cells),
                        "columns": len(columns),
                    },
                )
            cells += [""] * (len(columns) - len(cells))
            values = [" ".join(cell.split()) for cell in cells]
            yield _Row(reader.line_num, dict(zip(columns, values, strict=True)))
    except csv.Error:
        raise Trouble("roster_quotes", {"name": name, "line": reader.line_num}) from None


def _columns(cells: list[str], name: str) -> list[str]:
    columns = []
    for cell in cells:
        known = COLUMNS.get(cell.strip().lower())
        if known is None:
            raise Trouble("roster_column", {"name": name, "column": cell.strip() or "«»"})
        if known in columns:
            raise Trouble("roster_column_twice", {"name": name, "column": cell.strip()})
        columns.append(known)
    for needed in NEEDED:
        if needed not in columns:
            raise Trouble("roster_column_missing", {"name": name, "column": needed})
    return columns


def _function(row: _Row, name: str) -> Function:
    if not row.values["name"]:
        raise Trouble("roster_no_name", {"name": name, "line": row.line})
    told = row.values["function"]
    function = FUNCTIONS.get(told.lower())
    if function is None:
        known = ", ".join(dict.fromkeys(FUNCTIONS))
        raise Trouble(
            "roster_function", {"name": name, "line": row.line, "value": told, "known": known}
        )
    return function


def _person(row: _Row, function: Function, before: list[Person], order: int) -> Person:
    return Person(
        id=naming.person_id(row.values["name"], {p.id for p in before}),
        name=row.values["name"],
        function=function,
        initials=naming.initials(row.values["name"], {p.initials for p in before}),
        represents=row.values.get("represents", ""),
        order=order,
    )


def _deputy_for(row: _Row, people: list[Person], name: str) -> tuple[str, ...]:
    """The ids of the members named in the row; each must be one member of this file, and one only."""
    told = row.values.get("deputy_for", "")
    ids: list[str] = []
    for wanted in told.replace("|", "/").replace(";", "/").split("/"):
        wanted = wanted.strip()
        if not wanted:
            continue
        found = [p.id for p in people if p.seated and p.name.lower() == wanted.lower()]
        params = {"name": name, "line": row.line, "value": wanted}
        if not found:
            raise Trouble("roster_deputy_for", params)
        if len(found) > 1:
            raise Trouble("roster_deputy_for_which", params)
        ids += found
    if ids and FUNCTIONS[row.values["function"].lower()] != "deputy":
        raise Trouble("roster_no_deputy", {"name": name, "line": row.line})
    return tuple(ids)
