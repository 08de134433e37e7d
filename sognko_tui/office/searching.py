"""Looking things up in the archive: what was decided, what is open, what belongs together.

What is found comes from the index; what is read of it comes from the meeting itself.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from sognko_tui.archive.search import opening
from sognko_tui.archive.search.asking import Filters, Order, Wanted, asked, marks, stands_in
from sognko_tui.archive.search.gathering import texts
from sognko_tui.archive.search.index import (
    Broken,
    Choice,
    Facet,
    Figures,
    Hit,
    Index,
    Noted,
    Reference,
    Unusable,
)
from sognko_tui.archive.search.keeping import Keeper, Progress, Stopped
from sognko_tui.archive.search.references import bare
from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.events import Entry, MeetingConvened
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import closed_items, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office.trouble import Trouble, told

__all__ = [
    "Broken",
    "Choice",
    "Facet",
    "Figures",
    "Filters",
    "Found",
    "Hit",
    "Noted",
    "Order",
    "Progress",
    "Reference",
    "Searching",
    "Section",
    "Shown",
    "Stopped",
    "Wanted",
    "asked",
    "marks",
]

AT_ONCE = 60
"""Hits that are found at once: more than a screen shows."""

LOOKED_THROUGH = 600
"""Items whose words fit that are read, at most, to find those where they stand as they are quoted."""

LONGEST_THREAD = 60
"""Items of one matter that are shown together, at most."""

Part = Literal[
    "decision", "proposal", "minutes", "notes", "statements", "followups", "motions", "background"
]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search came to; `more` tells that there are others after these."""

    wanted: Wanted
    hits: tuple[Hit, ...]
    more: bool = False


class Section(msgspec.Struct, frozen=True):
    """A part of an item that can be read, and its text."""

    part: Part
    text: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An item as it is shown beside the list. `gone` tells that it is not there any more."""

    hit: Hit
    sections: tuple[Section, ...] = ()
    gone: bool = False

    @property
    def decision(self) -> str:
        """What was decided, or what stands in VEDTAK."""
        return next((one.text for one in self.sections if one.part == "decision"), "")


class Searching:
    """The archive's index and what can be asked of it, within reach of whoever asks.

    Every method raises `Trouble`; `index_missing` is one that building mends.
    """

    def __init__(self, archive: Archive, url: str | None = None) -> None:
        """With the index in the archive, or the one at a `postgresql://` URL."""
        self._archive = archive
        self._url = url
        self._index: Index = self._opened()
        boards = archive.meetings.boards
        self._reach = Filters(boards=boards)

    def _opened(self) -> Index:
        with answered():
            return opening.index(self._archive.path, self._url)

    # Finding

    def find(
        self,
        typed: str,
        filters: Filters | None = None,
        *,
        order: Order = "newest",
        limit: int = AT_ONCE,
        skip: int = 0,
    ) -> Found:
        """The items that have what was typed into the search field; without words, all of them."""
        wanted = asked(typed)
        within = self._within(filters)
        if wanted.phrases:
            hits = self._quoted(wanted, within, order, skip + limit + 1)[skip:]
        else:
            with answered():
                hits = list(
                    self._index.find(wanted, within, order=order, limit=limit + 1, skip=skip)
                )
        return Found(wanted=wanted, hits=tuple(hits[:limit]), more=len(hits) > limit)

    def _quoted(self, wanted: Wanted, filters: Filters, order: Order, enough: int) -> list[Hit]:
        """Those in which the words stand as they are quoted: the index does not know, so they are read."""
        found: list[Hit] = []
        with answered():
            candidates = self._index.find(wanted, filters, order=order, limit=LOOKED_THROUGH)
        read: dict[str, Meeting] = {}
        for hit in candidates:
            if hit.meeting not in read:
                # One after the other: the hits of a meeting come together.
                read = {hit.meeting: self.read(hit.meeting)}
            item = read[hit.meeting].item(hit.item)
            parts = tuple(texts(read[hit.meeting], item)) if item is not None else ()
            if all(any(stands_in(phrase, text) for text in parts) for phrase in wanted.phrases):
                found.append(hit)
                if len(found) == enough:
                    break
        return found

    def _within(self, filters: Filters | None) -> Filters:
        """What is asked for, but never more than is there for whoever asks."""
        filters = filters or Filters()
        if self._reach.boards is None:
            return filters
        if filters.boards is None:
            return replace(filters, boards=self._reach.boards)
        return replace(filters, boards=filters.boards & self._reach.boards)

    # Reading

    def read(self, meeting_id: str) -> Meeting:
        """What may be told of a meeting; an empty one where it cannot be read."""
        try:
            return public_part(fold(self._archive.meetings.read(meeting_id).entries))
        except (ArchiveError, OSError):
            return Meeting()

    def numbered(self, meeting_id: str, number: str) -> Hit:
        """The item that a meeting has under this number. Raises `no_such_item`."""
        items = self.read(meeting_id).items
        meant = [item for item in items if item.number.casefold() == number.casefold()]
        # «7» is enough where it is printed as «7/26» or «PS 7/26».
        meant += [item for item in items if bare(item.number) == bare(number)]
        for item in meant:
            with answered():
                hit = self._index.hit(meeting_id, item.id)
            if hit is not None:
                return hit
        raise Trouble("no_such_item", {"meeting": meeting_id, "item": number})

    def shown(self, hit: Hit) -> Shown:
        """The item that was found, to be read; of what was closed, nothing but what a list tells."""
        try:
            entries = self._archive.meetings.read(hit.meeting).entries
        except (ArchiveError, OSError):
            return Shown(hit=hit, gone=True)
        meeting = fold(alone(entries, hit.item))
        item = meeting.item(hit.item)
        if item is None:
            return Shown(hit=hit, gone=True)
        if hit.closed or hit.item in closed_items(meeting):
            return Shown(hit=hit)
        return Shown(hit=hit, sections=tuple(_sections(meeting, item)))

    def thread(self, hit: Hit) -> Found:
        """The matter through the meetings, oldest first: what this item goes back to, and what
        goes back to it, as far as references, what was postponed and titles lead.

        Of more than `LONGEST_THREAD` those that are fewest steps away.
        """
        found = {(hit.meeting, hit.item): hit}
        waiting = [hit]
        while waiting and len(found) <= LONGEST_THREAD:
            one = waiting.pop(0)
            with answered():
                linked = self._index.linked(one.meeting, one.item)
            for other in linked:
                key = (other.meeting, other.item)
                if key not in found and self._is_reached(other):
                    found[key] = other
                    waiting.append(other)
        nearest = [*found.values()][:LONGEST_THREAD]
        nearest.sort(key=lambda one: (one.day, one.meeting, one.number))
        return Found(wanted=Wanted(), hits=tuple(nearest), more=len(found) > LONGEST_THREAD)

    def _is_reached(self, hit: Hit) -> bool:
        return self._reach.boards is None or hit.board in self._reach.boards

    # Lists

    def decisions(
        self, filters: Filters | None = None, *, limit: int = AT_ONCE, skip: int = 0
    ) -> Found:
        """What was decided, newest first."""
        within = self._within(replace(filters or Filters(), decided=True))
        with answered():
            hits = self._index.find(Wanted(), within, order="newest", limit=limit + 1, skip=skip)
        return Found(wanted=Wanted(), hits=tuple(hits[:limit]), more=len(hits) > limit)

    def followups(self, filters: Filters | None = None, *, done: bool = False) -> tuple[Noted, ...]:
        """What somebody is to do, by the day it is due; with `done`, also what is done."""
        with answered():
            return tuple(self._index.followups(self._within(filters), done=done))

    def unresolved(
        self, filters: Filters | None = None, *, limit: int = AT_ONCE
    ) -> tuple[Reference, ...]:
        """References that lead to nothing in the archive, newest first; so many at most."""
        with answered():
            return tuple(self._index.unresolved(self._within(filters), limit=limit))

    def figures(self, filters: Filters | None = None) -> tuple[Figures, ...]:
        """What is counted of each meeting, oldest first."""
        with answered():
            return tuple(self._index.figures(self._within(filters)))

    def broken(self) -> tuple[Broken, ...]:
        """Meetings that cannot be read, for whoever reaches everything: nobody knows whose they are."""
        if self._reach.boards is not None:
            return ()
        with answered():
            return tuple(self._index.broken(Filters()))

    def choices(self, facet: Facet) -> tuple[Choice, ...]:
        """What there is to filter by."""
        with answered():
            return tuple(self._index.choices(facet, self._reach))

    # Keeping it as the archive is

    def keeper(self) -> Keeper:
        """Who takes in what changed, with a connection of its own: for another thread or process."""
        return Keeper(self._archive.path, self._opened())

    def refresh(
        self,
        progress: Progress | None = None,
        stopped: Callable[[], bool] | None = None,
        *,
        anew: bool = False,
    ) -> int:
        """Take in everything that changed, or `anew` everything; how many meetings that were.

        Raises `Stopped` too.
        """
        with answered(), told():
            return self.keeper().refresh(progress, stopped, anew=anew)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()


def alone(entries: Iterable[Entry], item_id: str) -> Iterator[Entry]:
    """Of a log what tells of one item: folding that is much quicker than folding the meeting."""
    for entry in entries:
        event = entry.event
        if isinstance(event, MeetingConvened):
            items = tuple(item for item in event.items if item.id == item_id)
            yield replace(entry, event=replace(event, items=items))
        elif getattr(event, "item", item_id) == item_id or not isinstance(
            getattr(event, "item", None), str
        ):
            yield entry


def _sections(meeting: Meeting, item: Item) -> Iterator[Section]:
    """The parts of an item that have something in them, what was decided first."""
    people = {p.id: p.name for p in (*meeting.board.people, *meeting.guests)}

    def named(person: str) -> str:
        return people.get(person, "")

    decision = item.decision if item.adopted is None else item.adopted
    parts: Sequence[tuple[Part, str]] = (
        ("decision", decision),
        ("proposal", as_text(item.proposal)),
        ("minutes", item.minutes),
        ("motions", "\n\n".join(_spoken(named(m.mover), m.text) for m in item.motions)),
        ("statements", "\n\n".join(_spoken(named(s.person), s.text) for s in item.statements)),
        (
            "followups",
            "\n".join(_spoken(f.who, f.what) + _until(f.due) for f in item.followups),
        ),
        ("notes", item.notes),
        ("background", item.agenda.background),
    )
    for part, text in parts:
        if text.strip() and not (part == "proposal" and text.strip() == decision.strip()):
            yield Section(part, text.strip())


def _until(due: str) -> str:
    """By when, in parentheses: a day as it is written here, other words as they are."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return f" ({due})" if due else ""
    return f" ({day.day}.{day.month}.{day.year})"


def _spoken(name: str, text: str) -> str:
    return f"{name}: {text}" if name else text


@contextmanager
def answered() -> Generator[None]:
    """Let what an index raises come out as `Trouble`."""
    try:
        yield
    except Unusable as error:
        code = "index_missing" if error.code in _REBUILT else f"index_{error.code}"
        raise Trouble(code, {"reason": error.reason}) from error


_REBUILT = frozenset({"missing", "damaged", "outdated"})
"""What is wrong with an index that building it anew mends."""
