"""Sessions that are closed to the public."""

from __future__ import annotations

from datetime import datetime

from sognko_tui.meeting.events.kinds import Event


class SessionClosed(Event, frozen=True, kw_only=True):
    """The meeting is closed to the public for an item, at `at` (kommunelova § 11-5).

    `basis` is the legal basis as it will be printed, down to paragraph, subsection and letter;
    `neutral_title` is what the public protocol calls the item; `stayed` are those in the room
    besides whoever may vote; `motion` is the proposal by which it was decided. A later one puts the
    facts right.
    """

    item: str
    basis: str
    at: datetime
    neutral_title: str = ""
    motion: str = ""
    stayed: tuple[str, ...] = ()


class SessionOpened(Event, frozen=True, kw_only=True):
    """The meeting is open to the public again from `at`. A later one corrects the time."""

    item: str
    at: datetime


class KeptApart(Event, frozen=True, kw_only=True):
    """What happened in this item for closed doors is not in this copy of the log.

    It stands in for the last of those entries, under its number, and gives way where they are at
    hand. `closed_at` is None for an item that was raised under a closed one.
    """

    item: str
    neutral_title: str = ""
    closed_at: datetime | None = None
    opened_at: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None


class ClosureLifted(Event, frozen=True, kw_only=True):
    """The item was not closed after all: what is written in it is public."""

    item: str
