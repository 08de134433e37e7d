"""Who met, who did not, who was disqualified, and who came and went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sognko_tui.meeting.attendance import attendance_taken
from sognko_tui.meeting.board import Person
from sognko_tui.protocol.disqualified import ground, sat_instead
from sognko_tui.protocol.document import (
    Block,
    Heading,
    List,
    Runs,
    Table,
    paragraph,
    plain,
    row,
)
from sognko_tui.protocol.head import presided_instead
from sognko_tui.protocol.movements import movements, sentence
from sognko_tui.protocol.participation import presence, seats, unmoved
from sognko_tui.protocol.telling import Telling, represented

Group = Literal["members", "deputies", "administration", "observers", "guests"]

GROUPS: tuple[tuple[Group, tuple[str, ...]], ...] = (
    ("members", ("chair", "deputy_chair", "member")),
    ("deputies", ("deputy",)),
    ("administration", ("administration",)),
    ("observers", ("observer",)),
    ("guests", ("guest",)),
)
"""The tables of those who met, and the functions that belong in each."""

COLUMNS = {
    "members": ("name", "function", "represents", "present"),
    "deputies": ("name", "represents", "seat", "present"),
}
"""The columns of a group's table, where they are not a name, what it stands for and when."""


def attendance(telling: Telling) -> Iterator[Block]:
    """The part on attendance, with its heading."""
    say = telling.phrases.say
    yield Heading(level=2, runs=plain(say("attendance.heading")), anchor="attendance")
    if not attendance_taken(telling.meeting):
        yield paragraph(say("attendance.not_taken"))
    else:
        for group, functions in GROUPS:
            yield from _met(telling, group, functions)
            if group == "members":
                yield from _absent(telling)
    yield from _disqualified(telling)
    changes = [sentence(telling, movement) for movement in movements(telling.meeting)]
    changes += unmoved(telling)
    if changes:
        yield _heading(telling, "changes")
        yield List(items=tuple(plain(change) for change in changes))


def _heading(telling: Telling, group: str) -> Heading:
    words = plain(telling.phrases[f"attendance.{group}"])
    return Heading(level=3, runs=words, anchor=f"attendance-{group}")


def _table(
    telling: Telling, group: str, columns: tuple[str, ...], rows: list[tuple[Runs, ...]]
) -> Table:
    return Table(
        header=tuple(telling.phrases[f"attendance.{column}"] for column in columns),
        rows=tuple(rows),
        caption=telling.phrases[f"attendance.{group}"],
    )


def _met(telling: Telling, group: str, functions: tuple[str, ...]) -> Iterator[Block]:
    meeting = telling.meeting
    everybody = (*meeting.board.people, *meeting.guests)
    there = [p for p in everybody if p.function in functions and meeting.presence(p.id).stays]
    if not there:
        return
    columns = COLUMNS.get(group, ("name", "represents", "present"))
    yield _heading(telling, group)
    rows = []
    for person in there:
        cells = {
            "name": telling.name(person.id),
            "function": telling.function(person),
            "represents": represented(person),
            "seat": seats(telling, person.id),
            "present": presence(telling, person.id),
        }
        rows.append(row(*(cells[column] for column in columns)))
    yield _table(telling, group, columns, rows)


def absence(telling: Telling, person: Person) -> str:
    """How a member's absence is told; empty for one who was there for some of the meeting."""
    noted = telling.meeting.presence(person.id)
    return "" if noted.stays else noted.absent or "unknown"


def _absent(telling: Telling) -> Iterator[Block]:
    missing = [(p, absence(telling, p)) for p in telling.meeting.board.seats]
    missing = [(person, how) for person, how in missing if how]
    if not missing:
        return
    yield _heading(telling, "absent")
    yield _table(
        telling,
        "absent",
        ("name", "function", "represents", "absence"),
        [
            row(
                telling.name(person.id),
                telling.function(person),
                represented(person),
                telling.phrases[f"absence.{how}"],
            )
            for person, how in missing
        ],
    )


def _disqualified(telling: Telling) -> Iterator[Block]:
    rows = [
        row(
            telling.number(item),
            telling.name(noted.person),
            ground(noted.ground),
            name,
            telling.name(deputy) if (deputy := sat_instead(telling, item, noted)) else "",
        )
        for item in telling.meeting.items
        for noted, name in zip(item.disqualified, presided_instead(telling, item), strict=True)
    ]
    if rows:
        yield _heading(telling, "disqualified")
        columns = ("item", "name", "ground", "presided", "deputy")
        yield _table(telling, "disqualified", columns, rows)
