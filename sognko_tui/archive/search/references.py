"""Where references to earlier decisions lead; an engine finds the items, what is meant is told here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol

import msgspec

from sognko_tui.archive.search.index import Cited, Hit, Reference

_REMEMBERED = 256


class Citing(msgspec.Struct, frozen=True):
    """An item that cites, and what. `by_year` tells that its board counts its items by the year."""

    source: Hit
    cited: Cited
    by_year: bool


class Items(Protocol):
    """The items of some meetings, the oldest meeting first, in it by the agenda."""

    def of_meeting(self, meeting: str) -> Sequence[Hit]:
        """Those of one meeting."""
        ...

    def between(self, board: str, first: date, last: date) -> Sequence[Hit]:
        """Those of a board's meetings from one day to another, both included."""
        ...

    def of_previous(self, board: str, day: date) -> Sequence[Hit]:
        """Those of a board's last meeting before this day."""
        ...


def resolved(items: Items, citing: Iterable[Citing]) -> Iterator[Reference]:
    """What each reference leads to, without those that say too little to be followed."""
    asked = _Remembering(items)
    for one in citing:
        cited = one.cited
        if cited.day or cited.meeting or cited.previous or (cited.year and one.by_year):
            yield _resolved(asked, one)
        # A number with a year is the board's own only where it counts by the year.


class _Remembering:
    """Asks for the items of a meeting once: many refer to the same."""

    def __init__(self, items: Items) -> None:
        self.of_meeting = lru_cache(_REMEMBERED)(items.of_meeting)
        self.between = lru_cache(_REMEMBERED)(items.between)
        self.of_previous = lru_cache(_REMEMBERED)(items.of_previous)


def _resolved(items: _Remembering, citing: Citing) -> Reference:
    source, cited = citing.source, citing.cited
    whole_year = False
    if cited.meeting:
        there = items.of_meeting(cited.meeting)
    elif cited.day:
        there = items.between(source.board, cited.day, cited.day)
    elif cited.previous:
        there = items.of_previous(source.board, source.day)
    else:
        whole_year = True
        there = items.between(source.board, date(cited.year, 1, 1), date(cited.year, 12, 31))
    for item in there:
        if cited.number and bare(item.number) == cited.number:
            return Reference(source=source, words=cited.words, target=item, meeting=item.meeting)
    meeting = there[0].meeting if there and not whole_year else ""
    return Reference(source=source, words=cited.words, meeting=meeting)


def linked(
    hit: Hit, cited: Iterable[Reference], citing: Iterable[Reference], same: Iterable[Hit]
) -> list[Hit]:
    """The items that belong to this one, the oldest first.

    Of `cited` those it refers to, of `citing` those that refer to it, and `same`, the same matter.
    """
    found = {_place(one.target): one.target for one in cited if one.target is not None}
    for one in citing:
        if one.target is not None and _place(one.target) == _place(hit):
            found[_place(one.source)] = one.source
    for other in same:
        found.setdefault(_place(other), other)
    found.pop(_place(hit), None)
    return sorted(found.values(), key=lambda one: (one.day, one.meeting))


def _place(hit: Hit) -> tuple[str, str]:
    return hit.meeting, hit.item


def bare(number: str) -> str:
    """An item's number as it is cited: `PS 7/26` and `007/26` are 7."""
    last = number.split("/")[0].split()[-1:]
    return last[0].lstrip("0") if last else ""
