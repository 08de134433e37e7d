"""Elections: the posts to fill, who is put forward, the rounds of voting."""

from __future__ import annotations

from typing import Literal

from sognko_tui.meeting.events.kinds import Event, Method, Nominee, VotesFor


class PostOpened(Event, frozen=True, kw_only=True):
    """Somebody is to be elected: `title` as in «vald til medlem i fagutvalet», `period` its years.

    `settled_by` says what settles a tie: the lot at an election, the chair at an appointment
    (kommunelova §§ 7-8 and 11-9). The first blank of the decision is filled from the first post.
    `deputy_for` is the post whose holder this one's is the personal deputy of. A later one of the
    same post puts right what it is called; nominees and rounds stand.
    """

    item: str
    post: str
    title: str
    period: str = ""
    settled_by: Literal["lot", "chair"] = "lot"
    deputy_for: str = ""


class PostRemoved(Event, frozen=True, kw_only=True):
    """The post is not to be filled after all."""

    item: str
    post: str


class Nominated(Event, frozen=True, kw_only=True):
    """Somebody is put forward for a post; `by` is who did, where that is noted."""

    item: str
    post: str
    nominee: Nominee
    by: str = ""


class BallotTaken(Event, frozen=True, kw_only=True):
    """One round of voting over a post.

    The votes of each nominee, the blank ones by name or (`blank_count`) by number, and who was away
    or refused. Where the most votes are shared, `chosen` is the nominee on whom the lot fell
    (`lot` names who drew it) or for whom the chair (`casting`) decided.
    """

    item: str
    post: str
    method: Method = "written"
    votes: tuple[VotesFor, ...] = ()
    blank: tuple[str, ...] = ()
    blank_count: int = 0
    away: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    lot: str = ""
    casting: str | None = None
    chosen: str = ""


class BallotWithdrawn(Event, frozen=True, kw_only=True):
    """The last round over a post does not count."""

    item: str
    post: str
