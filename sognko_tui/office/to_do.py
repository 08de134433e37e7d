"""What is to be done after the meetings, as a list that is narrowed while one types."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

import msgspec
from msgspec.structs import replace

from sognko_tui.archive.search.words import words
from sognko_tui.meeting.open_followups import FollowUpRow, by_day_due
from sognko_tui.office import follow_ups
from sognko_tui.office.searching import Filters, Searching


class ToDo(msgspec.Struct, frozen=True):
    """The follow-ups, by the day they are due, and the words of each, folded."""

    rows: tuple[FollowUpRow, ...] = ()
    words: tuple[str, ...] = ()


def asked_of(searching: Searching, *, done: bool) -> ToDo:
    """What is open, or with `done` also what is done. Raises `Trouble`.

    A year at a time: what the index tells of each is more than what is kept of it.
    """
    rows: list[FollowUpRow] = []
    for year in searching.choices("year"):
        noted = searching.followups(Filters(year=int(year.value)), done=done)
        rows += map(_slim, follow_ups.rows(noted))
    return to_do(by_day_due(rows))


def _slim(row: FollowUpRow) -> FollowUpRow:
    """The row, with one copy of what many of them have in common."""
    return replace(
        row,
        meeting=intern(row.meeting),
        board=intern(row.board),
        board_name=intern(row.board_name),
        who=intern(row.who),
        item=intern(row.item),
        item_number=intern(row.item_number),
    )


def to_do(rows: Iterable[FollowUpRow]) -> ToDo:
    """These follow-ups as a list."""
    rows = tuple(rows)
    return ToDo(rows, tuple(_words(row) for row in rows))


def narrowed(there: ToDo, typed: str) -> tuple[FollowUpRow, ...]:
    """Those with every word that was typed, or its beginning: in who, what, the item and the board."""
    wanted = [f" {word}" for word in words(typed)]
    if not wanted:
        return there.rows
    return tuple(
        row
        for row, told in zip(there.rows, there.words, strict=True)
        if all(word in told for word in wanted)
    )


def _words(row: FollowUpRow) -> str:
    told = f"{row.who} {row.what} {row.due} {row.item_number} {row.title} {row.board_name}"
    return " " + " ".join(words(told))
