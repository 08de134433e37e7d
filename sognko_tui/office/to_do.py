"""What is to be done after the meetings, as a list that is narrowed while one types."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sognko_tui.archive.search.words import words
from sognko_tui.meeting.open_followups import FollowUpRow
from sognko_tui.office import follow_ups
from sognko_tui.office.searching import Searching


class ToDo(msgspec.Struct, frozen=True):
    """The follow-ups, by the day they are due, and the words of each, folded."""

    rows: tuple[FollowUpRow, ...] = ()
    words: tuple[str, ...] = ()


def asked_of(searching: Searching, *, done: bool) -> ToDo:
    """What is open, or with `done` also what is done. Raises `Trouble`."""
    return to_do(follow_ups.rows(searching.followups(done=done)))


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
