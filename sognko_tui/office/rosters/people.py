"""The people of a table: the headings in any order, and what is wrong in which row."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from sognko_tui import naming
from sognko_tui.meeting.board import Person
from sognko_tui.office.rosters.table import LONGEST, MOST, Odd, Row, Table
from sognko_tui.office.rosters.words import (
    COLUMNS,
    KNOWN,
    PASSED_OVER,
    Column,
    Office,
    office,
    plain,
)
from sognko_tui.office.trouble import Trouble

SEPARATORS = "/|;"
"""What stands between several names in `deputy_for`."""


class _Told(msgspec.Struct, frozen=True):
    """What one row tells, by column."""

    line: int
    values: dict[Column, str]
    office: Office

    def value(self, column: Column) -> str:
        return self.values.get(column, "")


def people_of(table: Table) -> tuple[Person, ...]:
    """The people, in the order of the table. Raises `Trouble` naming column and line."""
    if not table.rows:
        raise Trouble("roster_empty", {"name": table.name})
    columns = _columns(table.rows[0], table.name)
    rows = [_told(row, columns, table.name) for row in table.rows[1:]]
    if not rows:
        raise Trouble("roster_empty", {"name": table.name})
    if len(rows) > MOST:
        raise Trouble("roster_too_many", {"name": table.name, "limit": MOST})
    people = _with_initials(_people(rows, table.name), rows, table.name)
    return tuple(
        replace(person, deputy_for=_deputy_for(row, people, table.name))
        for person, row in zip(people, rows, strict=True)
    )


def keeping_ids(people: Sequence[Person], before: Sequence[Person]) -> tuple[Person, ...]:
    """The people with the ids they had, where the roster before had somebody of that name.

    An id stays with a person whose name was spelt anew since it was made.
    """
    had: dict[str, list[str]] = {}
    for person in before:
        had.setdefault(person.name.casefold(), []).append(person.id)
    kept: dict[str, str] = {}
    for person in people:
        waiting = had.get(person.name.casefold())
        if waiting:
            kept[person.id] = waiting.pop(0)
    taken = set(kept.values())
    for person in people:
        if person.id not in kept:
            own = person.id not in taken
            kept[person.id] = person.id if own else naming.person_id(person.name, taken)
            taken.add(kept[person.id])
    return tuple(
        replace(p, id=kept[p.id], deputy_for=tuple(kept[i] for i in p.deputy_for)) for p in people
    )


def named(wanted: str, people: Sequence[Person]) -> list[Person]:
    """The members meant by a name in `deputy_for`, or by initials where nobody is called so."""
    seats = [p for p in people if p.seated]
    called = [p for p in seats if p.name.casefold() == wanted.casefold()]
    return called or [p for p in seats if p.initials and p.initials == wanted]


def _columns(row: Row, name: str) -> dict[int, Column]:
    """Which column stands where."""
    columns: dict[int, Column] = {}
    for at, cell in enumerate(row.cells):
        known = COLUMNS.get(plain(cell))
        params = {"name": name, "line": row.line, "column": cell[:60]}
        if known in columns.values():
            raise Trouble("roster_column_twice", params)
        if known is not None:
            columns[at] = known
        elif plain(cell) not in PASSED_OVER and (cell or at == 0):
            raise Trouble("roster_column", {**params, "column": params["column"] or "«»"})
    found = set(columns.values())
    for needed in ("name", "function"):
        if needed not in found and not (needed == "name" and {"first", "last"} <= found):
            raise Trouble(
                "roster_column_missing", {"name": name, "line": row.line, "column": needed}
            )
    return columns


_NO_WORDS: dict[Odd, str] = {
    "date": "roster_date",
    "number": "roster_number",
    "error": "roster_error",
    "logical": "roster_error",
}


def _told(row: Row, columns: dict[int, Column], name: str) -> _Told:
    values: dict[Column, str] = {}
    for at, column in columns.items():
        cell = row.cells[at] if at < len(row.cells) else ""
        params = {"name": name, "line": row.line, "value": cell[:60], "column": column}
        odd = row.odd.get(at)
        if odd is not None and not (odd == "number" and column == "order"):
            raise Trouble(_NO_WORDS[odd], params)
        if len(cell) > LONGEST:
            raise Trouble("roster_long", {**params, "limit": LONGEST})
        values[column] = cell
    if "name" not in values:
        values["name"] = f"{values.pop('first')} {values.pop('last')}".strip()
    if not values["name"]:
        raise Trouble("roster_no_name", {"name": name, "line": row.line})
    found = office(values["function"])
    if found is None:
        params = {"name": name, "line": row.line, "value": values["function"][:60], "known": KNOWN}
        code = "roster_function" if values["function"] else "roster_no_function"
        raise Trouble(code, params)
    return _Told(row.line, values, found)


def _people(rows: Sequence[_Told], name: str) -> list[Person]:
    people: list[Person] = []
    taken: set[str] = set()
    deputies = 0
    for row in rows:
        deputies += row.office.function == "deputy"
        made = naming.person_id(row.values["name"], taken)
        taken.add(made)
        people.append(
            Person(
                id=made,
                name=row.values["name"],
                function=row.office.function,
                represents=row.value("represents"),
                order=_order(row, deputies, name),
            )
        )
    return people


def _order(row: _Told, deputies: int, name: str) -> int:
    """The deputy's number: as it is told, else by the order of the rows."""
    if row.office.function != "deputy":
        return 0
    if "order" not in row.values:
        return row.office.order or deputies
    told = row.value("order").rstrip(".")
    if not told:
        return row.office.order
    if not (told.isascii() and told.isdigit() and len(told) <= 3):
        raise Trouble("roster_order", {"name": name, "line": row.line, "value": told[:60]})
    return int(told)


def _with_initials(people: Sequence[Person], rows: Sequence[_Told], name: str) -> list[Person]:
    """The people with the initials they are told to have, and the others with some of their own."""
    taken: set[str] = set()
    for row in rows:
        told = row.value("initials")
        if told and told in taken:
            raise Trouble("roster_initials", {"name": name, "line": row.line, "value": told[:60]})
        taken.add(told)
    made: list[Person] = []
    for person, row in zip(people, rows, strict=True):
        initials = row.value("initials") or naming.initials(person.name, taken)
        taken.add(initials)
        made.append(replace(person, initials=initials))
    return made


def _deputy_for(row: _Told, people: Sequence[Person], name: str) -> tuple[str, ...]:
    """The ids of the members named in the row; each must be one member of this file, and one only."""
    told = row.value("deputy_for")
    for sign in SEPARATORS:
        told = told.replace(sign, SEPARATORS[0])
    ids: list[str] = []
    for wanted in filter(None, map(str.strip, told.split(SEPARATORS[0]))):
        found = named(wanted, people)
        params = {"name": name, "line": row.line, "value": wanted[:60]}
        if not found:
            raise Trouble("roster_deputy_for", params)
        if len(found) > 1:
            raise Trouble("roster_deputy_for_which", params)
        ids.append(found[0].id)
    if ids and row.office.function != "deputy":
        raise Trouble("roster_no_deputy", {"name": name, "line": row.line})
    return tuple(ids)
