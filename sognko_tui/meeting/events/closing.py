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


class ClosureLifted(Event, frozen=True, kw_only=True):
    """The item was not closed after all: what is written in it is public."""

    item: str
