"""What a text of the agenda mentions: earlier decisions, days and amounts, each with its place.

Nothing is looked up here. The place of a mention is by characters; no two of them overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.state import Meeting

Unit = Literal["NOK", "EUR", "percent"]


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier decision that is referred to, by as much as is told of it.

    `number` is the item's, as it is cited but without the year; `year` is the year it was counted
    in; `day` is the day of the meeting, `previous` that it was the one before this. `point` is of
    the decision: `2`, `1 og 2`. `words` are those of the text.
    """

    start: int
    end: int
    words: str
    number: str = ""
    year: int = 0
    day: date | None = None
    point: str = ""
    previous: bool = False

    @property
    def leads(self) -> bool:
        """Whether enough is told for a meeting to be found by it."""
        return self.previous or self.day is not None or bool(self.number and self.year)

    @property
    def aim(self) -> tuple[object, ...]:
        """What is referred to, whatever words were used."""
        return self.number.lstrip("0"), self.year, self.day, self.point, self.previous


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day that is named; `deadline` tells that something is due by it."""

    start: int
    end: int
    words: str
    day: date
    deadline: bool = False


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of money or a share; of a range, `value` is the upper end."""

    start: int
    end: int
    words: str
    value: Decimal
    unit: Unit


Mention = Reference | Day | Amount


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting that the text is written for.

    `day` is its date where that is known; `board` is called so, which tells its own decisions from
    those of other bodies; `numbers` are the items of this meeting, which are no earlier ones.
    """

    day: date | None = None
    board: str = ""
    numbers: frozenset[str] = frozenset()


def here(on: date | None, board: Board | str, items: Iterable[AgendaItem]) -> Here:
    """The meeting on this day, with these items."""
    name = board if isinstance(board, str) else board.name
    numbers = frozenset(" ".join(item.number.split()) for item in items)
    return Here(day=on, board=name, numbers=numbers)


def of_meeting(meeting: Meeting) -> Here:
    """A meeting as its own papers see it."""
    return here(meeting.date, meeting.board, (item.agenda for item in meeting.items))


def mentions_in(text: str, place: Here) -> tuple[Mention, ...]:
    """Everything that is mentioned, in reading order.

    A day that belongs to a reference, or an amount that belongs to a day, is not told of twice.
    """
    from sognko_tui.meeting.amounts import amounts_in
    from sognko_tui.meeting.deadlines import days_in
    from sognko_tui.meeting.earlier import LONGEST, references_in

    text = text[:LONGEST]
    taken: list[Mention] = list(references_in(text, place))
    for found in (days_in(text, place.day), amounts_in(text)):
        taken = _merged(taken, found)
    return tuple(taken)


def _merged(taken: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both lists in order, without those of the second that overlap one of the first."""
    merged: list[Mention] = []
    waiting = iter(taken)
    first = next(waiting, None)
    for one in more:
        while first is not None and first.end <= one.start:
            merged.append(first)
            first = next(waiting, None)
        if first is None or one.end <= first.start:
            merged.append(one)
    if first is not None:
        merged += [first, *waiting]
    return merged


def referred_to(item: AgendaItem, place: Here) -> tuple[Reference, ...]:
    """What an item refers to, in title, proposal and background; each once, as it is first put.

    A point of which nothing else is told is, in a proposal, one of its own.
    """
    found: dict[tuple[object, ...], Reference] = {}
    for text in (item.title, *(point.text for point in item.proposal), item.background):
        for one in _references(text, place):
            if one.leads or text is item.background:
                found.setdefault(one.aim, one)
    return tuple(found.values())


def _references(text: str, place: Here) -> Iterator[Reference]:
    from sognko_tui.meeting.earlier import references_in

    yield from references_in(text, place)


def of_proposal(item: AgendaItem, place: Here) -> tuple[Mention, ...]:
    """The days and amounts that are proposed, in order; each once, whatever words it has."""
    found: dict[object, Mention] = {}
    for point in item.proposal:
        for one in mentions_in(point.text, place):
            if isinstance(one, Day):
                found.setdefault((one.day, one.deadline), one)
            elif isinstance(one, Amount):
                found.setdefault((one.value, one.unit), one)
    return tuple(found.values())


def plain(words: str) -> str:
    """Words of a text on one line."""
    return re.sub(r"\s+", " ", words).strip()
