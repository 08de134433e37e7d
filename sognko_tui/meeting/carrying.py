"""Carrying what was postponed over to the next meeting of the board, with its history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem, Earlier
from sognko_tui.meeting.numbering import next_number
from sognko_tui.meeting.public import neutral_title
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.written import days_in

_WORD = re.compile(r"\w+")
_BEFORE_TITLE = frozenset({"utsett", "utsatt", "sak", "saka", "saken", "ps"})


class Waiting(NamedTuple):
    """An item that was postponed, and the meeting that postponed it."""

    meeting: Meeting
    item: Item

    @property
    def title(self) -> str:
        """What the matter may be called outside the meeting: of a closed one its neutral title."""
        neutral = neutral_title(self.meeting, self.item)
        return self.item.title if neutral is None else neutral

    @property
    def earlier(self) -> Earlier:
        """Where the matter was last, for its history."""
        on = self.meeting.date
        return Earlier(
            meeting=self.meeting.id,
            date=on.isoformat() if on is not None else "",
            number=self.item.number,
            outcome=self.item.outcome,
        )


def waiting(meetings: Iterable[Meeting], on: date) -> tuple[Waiting, ...]:
    """The items of a board's meetings that a meeting on this day should take up, oldest first.

    That is what was postponed before that day, not to a later one, and has not been on a sakliste
    since: neither carried over nor called in again under the same title.
    """
    held = sorted((m for m in meetings if m.date is not None), key=lambda m: (m.date, m.id))
    return tuple(
        Waiting(meeting, item)
        for n, meeting in enumerate(held)
        if meeting.date is not None and meeting.date < on
        # What became of it since may stand in protocols that nobody has read in.
        if meeting.source is None
        for item in meeting.items
        if item.outcome == "postponed"
        and not _till_later(meeting.date, item, on)
        and not any(_has(later, meeting, item) for later in held[n + 1 :])
    )


def _till_later(held: date, item: Item, on: date) -> bool:
    """Whether the item was postponed to a day that comes after this one."""
    named = days_in(item.destination, held)
    return bool(named) and named[-1].day > on


def _has(later: Meeting, meeting: Meeting, item: Item) -> bool:
    return any(
        _is_from(other.agenda, meeting.id, item.number)
        or (bool(other.title) and same_matter(other.title, item.title))
        for other in later.items
    )


def _is_from(item: AgendaItem, meeting_id: str, number: str) -> bool:
    return any((e.meeting, e.number) == (meeting_id, number) for e in item.history)


def carried_over(
    items: Sequence[AgendaItem], postponed: Iterable[Waiting], *, day: date, after: str = ""
) -> tuple[AgendaItem, ...]:
    """The items of a sakliste with those that were postponed: with what they had, at its end.

    What the pack has already, by its title, is not added twice: it gets the history. `after` is the
    number that the board has come to in its other meetings, where it counts through the year.
    """
    postponed = tuple(postponed)
    there = _there(items, postponed)
    made = list(items)
    for n, one in enumerate(postponed):
        history = (*one.item.agenda.history, one.earlier)
        if n in there:
            known = made[there[n]]
            more = tuple(e for e in history if e not in known.history)
            made[there[n]] = replace(known, history=(*known.history, *more))
            continue
        number = next_number([i.number for i in made] or [after or "0"], day, after)
        made.append(_again(one, number, history))
    return tuple(made)


def _there(items: Sequence[AgendaItem], postponed: Sequence[Waiting]) -> dict[int, int]:
    """Which of the items each that was postponed is, by places: no item is two matters.

    By its own title first: a neutral one, «Personalsak», may be that of several matters.
    """
    found: dict[int, int] = {}
    for called in ([one.item.title for one in postponed], [one.title for one in postponed]):
        for n, title in enumerate(called):
            taken = found.values()
            at = next(
                (
                    at
                    for at, i in enumerate(items)
                    if at not in taken and same_matter(i.title, title)
                ),
                None,
            )
            if n not in found and at is not None:
                found[n] = at
    return found


def _again(one: Waiting, number: str, history: tuple[Earlier, ...]) -> AgendaItem:
    """The item under another number. No word of a closed one comes along: only what it is called."""
    made_id = f"utsett-{one.earlier.date}-{one.item.id}"
    if neutral_title(one.meeting, one.item) is not None:
        return AgendaItem(
            id=made_id, number=number, title=one.title, kind=one.item.agenda.kind, history=history
        )
    return replace(
        one.item.agenda, id=made_id, number=number, proposal=one.item.proposal, history=history
    )


def same_matter(one: str, other: str) -> bool:
    """Whether two titles name the same matter: by their words, whatever stands around them."""
    first, second = _words(one), _words(other)
    return bool(first) and first == second


def _words(title: str) -> list[str]:
    words = [word.casefold() for word in _WORD.findall(title)]
    while words and (words[0] in _BEFORE_TITLE or words[0].isdecimal()):
        words.pop(0)
    return words
