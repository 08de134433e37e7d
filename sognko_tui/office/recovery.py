"""What a session that did not close had left: what the journal gives beyond the checkpoint, to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from sognko_tui.meeting.decisions import Change, difference
from sognko_tui.meeting.events import Entry, Field, ItemOpened, TextEdited
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.log import Step
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.deeds import FIELDS, deed


class Rewritten(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an item that reads otherwise by the journal, and how: from the checkpoint to it."""

    number: str
    title: str
    field: Field
    changes: tuple[Change, ...]


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was done besides writing: when, and what in the secretary's words."""

    at: datetime
    what: str


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked about: how many events from when to when, by whom, and what they come to.

    `unreadable` is how many bytes at the end of the journal could not be read.
    """

    count: int
    since: datetime
    until: datetime
    by: tuple[str, ...]
    texts: tuple[Rewritten, ...]
    deeds: tuple[Done, ...]
    unreadable: int = 0


def worth_asking(entries: Iterable[Entry]) -> bool:
    """Whether these entries changed anything; to have gone from item to item is nothing to ask about."""
    return any(not isinstance(entry.event, ItemOpened) for entry in entries)


def left(before: Sequence[Entry], waiting: Sequence[Entry], unreadable: int = 0) -> Left:
    """What `waiting` comes to, on top of what was there `before`. There must be something waiting."""
    was, now = fold(before), fold((*before, *waiting))
    return Left(
        count=len(waiting),
        since=waiting[0].at,
        until=waiting[-1].at,
        by=tuple(dict.fromkeys(entry.by for entry in waiting)),
        texts=tuple(_rewritten(was, now)),
        deeds=tuple(_deeds(waiting, now)),
        unreadable=unreadable,
    )


def _rewritten(was: Meeting, now: Meeting) -> Iterator[Rewritten]:
    for item in now.in_order:
        earlier = was.item(item.id)
        for field in FIELDS:
            before = getattr(earlier, field) if earlier is not None else ""
            after = getattr(item, field)
            if before != after:
                yield Rewritten(
                    number=item.number,
                    title=item.title,
                    field=field,
                    changes=difference(before, after),
                )


def _deeds(waiting: Sequence[Entry], now: Meeting) -> Iterator[Done]:
    steps: dict[int, list[Entry]] = {}
    for entry in waiting:
        steps.setdefault(entry.step, []).append(entry)
    for number, entries in steps.items():
        if any(not isinstance(entry.event, ItemOpened | TextEdited) for entry in entries):
            yield Done(at=entries[-1].at, what=deed(Step(id=number, entries=tuple(entries)), now))
