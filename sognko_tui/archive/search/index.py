"""What an index holds of a meeting, and what it can be asked: the same of every engine.

An index is made of the archive and can be thrown away. It has no text: only which words stand
where, and the facts that lists are made of. Of what was handled for closed doors it has nothing but
the number and the neutral title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Literal, Protocol

import msgspec

from sognko_tui.archive.search.asking import Filters, Order, Wanted
from sognko_tui.meeting.agenda import Kind
from sognko_tui.meeting.state import Status

VERSION = 2
"""Counted up when what an index holds changes: one of another version is built anew."""


class Votes(msgspec.Struct, frozen=True, array_like=True):
    """The vote that decided an item. Where nobody counted, it was `unanimous`."""

    unanimous: bool = False
    in_favour: int = 0
    against: int = 0
    blank: int = 0
    casting: bool = False


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to do what by when, by an item; `number` counts them there from 0.

    `due` are the words and `day` the day they come to, where that is known.
    """

    number: int
    who: str
    what: str
    due: str = ""
    day: date | None = None
    done_on: date | None = None
    note: str = ""


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier decision that an item refers to, as much as is told of it (`meeting.mentions`).

    `meeting` is the id, where the item was carried over from there.
    """

    words: str
    number: str = ""
    year: int = 0
    day: date | None = None
    previous: bool = False
    meeting: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One item as it goes into the index.

    `text`, `in_title` and `in_decision` are its words, folded. `municipalities` and `people` are
    those it concerns. `matter` is what makes another item the same matter: the words of the title;
    empty where a title says nothing of that. `seconds` is how long it took.
    """

    item: str
    position: int
    number: str
    title: str
    kind: Kind
    outcome: Status
    closed: bool = False
    decided: bool = False
    votes: Votes | None = None
    seconds: int = 0
    text: frozenset[str] = frozenset()
    in_title: frozenset[str] = frozenset()
    in_decision: frozenset[str] = frozenset()
    municipalities: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    matter: str = ""
    followups: tuple[FollowUp, ...] = ()
    cites: tuple[Cited, ...] = ()


class Gathering(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting as it goes into the index.

    `stamp` tells whether its files are still those it was made of. `broken` is a code that says why
    it cannot be read. `seats` are the members, `met` how many of the seats were filled at some time.
    """

    id: str
    stamp: str
    day: date
    board: str = ""
    board_name: str = ""
    by_year: bool = False
    broken: str = ""
    machine: bool = False
    held: bool = False
    seats: int = 0
    met: int = 0
    minutes: int = 0
    entries: tuple[Entry, ...] = ()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was found, with what a line in a list needs."""

    meeting: str
    item: str
    number: str
    title: str
    kind: str
    outcome: Status
    day: date
    board: str
    board_name: str
    closed: bool = False
    machine: bool = False
    votes: Votes | None = None


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up with the item it was noted in."""

    hit: Hit
    followup: FollowUp


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """That one item refers to another. Without a `target` it leads to nothing in the archive.

    `meeting` is the one it leads to, where that is there but has no such item.
    """

    source: Hit
    words: str
    target: Hit | None = None
    meeting: str = ""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted of one meeting."""

    meeting: str
    day: date
    board: str
    board_name: str
    held: bool
    seats: int
    met: int
    minutes: int
    items: int
    decided: int
    voted: int
    unanimous: int
    timed: int
    seconds: int
    open_followups: int


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that cannot be read, and the code of why."""

    meeting: str
    day: date
    reason: str


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A value that can be filtered by: what it is in `Filters`, and what it is called."""

    value: str
    name: str
    count: int


Facet = Literal["board", "year", "municipality", "person"]


class Index(Protocol):
    """An engine. Every method raises `Unusable` where the index cannot be asked now."""

    def stamps(self) -> Mapping[str, str]:
        """What each meeting was made of that is there, by its id."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the only one who writes; waits for another program that does."""
        ...

    def worn(self) -> bool:
        """Whether it is better built anew: much was changed in it, or something was closed to the public."""
        ...

    def build(self, meetings: Iterable[Gathering]) -> None:
        """Begin anew with these meetings, oldest first; what was there can be asked until it is done."""
        ...

    def put(self, meetings: Iterable[Gathering]) -> None:
        """Take meetings in, instead of what was there of them; all of them or none."""
        ...

    def drop(self, meetings: Iterable[str]) -> None:
        """Forget meetings."""
        ...

    def find(
        self, wanted: Wanted, filters: Filters, *, order: Order, limit: int, skip: int = 0
    ) -> Sequence[Hit]:
        """Items that have what is wanted; phrases are not looked at, only their words.

        Newest meeting first, in it by the order of the agenda. `best` are those with every word in
        the title, then in the decision, then the others, each newest first.
        """
        ...

    def hit(self, meeting: str, item: str) -> Hit | None:
        """One item, or None."""
        ...

    def followups(self, filters: Filters, *, done: bool) -> Sequence[Noted]:
        """Those that are open, or with `done` all: by the day they are due, those without at the end."""
        ...

    def linked(self, meeting: str, item: str) -> Sequence[Hit]:
        """The items that this one refers to, that refer to it, or that are the same matter."""
        ...

    def unresolved(self, filters: Filters, *, limit: int) -> Sequence[Reference]:
        """References that lead to no item of the archive, newest first; so many at most."""
        ...

    def figures(self, filters: Filters) -> Sequence[Figures]:
        """What is counted of each meeting, oldest first; by board and year."""
        ...

    def broken(self, filters: Filters) -> Sequence[Broken]:
        """The meetings that cannot be read, newest first."""
        ...

    def choices(self, facet: Facet, filters: Filters) -> Sequence[Choice]:
        """What there is to filter by; of boards, those that the filter has."""
        ...

    def close(self) -> None:
        """Let go of it. Doing it twice is harmless."""
        ...


class Unusable(Exception):
    """The index cannot be asked: `missing`, `damaged`, `outdated`, `busy` or `unreachable`."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
