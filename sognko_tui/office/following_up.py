"""«Oppfølging av vedtak»: an item of its own, made of what earlier meetings asked for and is not done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.open_followups import FollowUpRow
from sognko_tui.office.phrases import proposed

ITEM_ID = "oppfolging"
"""Its id: a meeting has one such item at most."""


def following_up(rows: Iterable[FollowUpRow], board: Board, number: str) -> AgendaItem:
    """The item, its background being the list of what is to be followed up, with where it is from.

    Of what was handled for closed doors it says no more than the neutral title.
    """
    listed = "\n".join(f"- {_told(row, board)}" for row in rows)
    title = proposed("following_up", board)
    return AgendaItem(id=ITEM_ID, number=number, title=title, kind="information", background=listed)


def beginning(rows: Iterable[FollowUpRow], board: Board) -> str:
    """What REFERAT begins with: a line for each, after which it is written what was said of it."""
    return "\n".join(f"{_told(row, board)}: " for row in rows)


def _told(row: FollowUpRow, board: Board) -> str:
    """Who is to do what, in one line; the item is named so that the archive finds it again."""
    where = _filled("item_of", board, number=row.item_number, date=_written(row.day, board))
    if row.closed:
        return " – ".join(filter(None, (_one_line(row.title), where)))
    due = _written(row.due_day, board) or _one_line(row.due)
    told = ", ".join(filter(None, (due and _filled("due", board, due=due), where)))
    what = _one_line(row.what)
    if not row.who.strip():
        return f"{what} ({told})"
    return _filled("to_follow_up", board, who=_one_line(row.who), what=what, where=told)


def _filled(key: str, board: Board, **values: str) -> str:
    """A phrase with its places filled, in one pass: what stands in a text is no place."""
    text = proposed(key, board)
    pieces = [text]
    for name, value in values.items():
        place = "{" + name + "}"
        pieces = [
            part
            for n, piece in enumerate(pieces)
            for part in (_split(piece, place, value) if n % 2 == 0 else [piece])
        ]
    return "".join(pieces)


def _split(piece: str, place: str, value: str) -> list[str]:
    """The piece with a value in its place: what is still to be filled, and what is not, in turns."""
    before, found, after = piece.partition(place)
    return [before, value, after] if found else [piece]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _written(day: date | None, board: Board) -> str:
    if day is None:
        return ""
    from sognko_tui.protocol.telling import written_date

    return written_date(day, board.language)
