"""Closing the meeting to the public for one item: the vote on it, who stays, and putting it right."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import earlier, may_vote, present
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.facts import Closure
from sognko_tui.meeting.procedural import Moved, move_and_vote
from sognko_tui.meeting.state import Item, Meeting


def close_session(
    meeting: Meeting,
    item: Item,
    basis: str,
    *,
    neutral_title: str,
    stayed: tuple[str, ...] = (),
    against: Collection[str] = (),
    closed_at: datetime,
    at: datetime,
) -> Moved:
    """The vote on closing, taken in open session, and the closing itself where it is carried.

    `closed_at` is from when the meeting is closed; `at` is when this is recorded.
    """
    moved = move_and_vote(meeting, item, "close", "", "", against, at)
    if not moved.passed:
        return moved
    motion = next(x.proposal for x in moved.events if isinstance(x, e.ProposalMoved))
    closed = e.SessionClosed(
        item=item.id,
        basis=basis,
        at=closed_at,
        neutral_title=neutral_title,
        motion=motion,
        stayed=stayed,
    )
    return Moved((*moved.events, closed), True)


def put_right(
    item: Item,
    closure: Closure,
    basis: str,
    neutral_title: str,
    closed_at: datetime,
    opened_at: datetime | None,
    stayed: tuple[str, ...],
) -> tuple[e.Event, ...]:
    """The events that put right what is noted of a closed session; none where nothing changed."""
    closed = e.SessionClosed(
        item=item.id,
        basis=basis,
        at=closed_at,
        neutral_title=neutral_title,
        motion=closure.motion,
        stayed=stayed,
    )
    before = (closure.basis, closure.closed_at, closure.neutral_title, closure.stayed)
    events: list[e.Event] = []
    if before != (basis, closed_at, neutral_title, stayed):
        events.append(closed)
    if opened_at is not None and opened_at != closure.opened_at:
        opened = e.SessionOpened(item=item.id, at=opened_at)
        # What moves later past the old end comes after the new end, and the other way round.
        first = closure.opened_at is not None and earlier(closure.opened_at, closed_at)
        events.insert(0 if first else len(events), opened)
    return tuple(events)


def bystanders(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Those in the room who may not vote in the item."""
    voters = {p.id for p in may_vote(meeting, item)}
    return tuple(p for p in present(meeting, item) if p.id not in voters)


def staying(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Who is proposed to stay in a closed session besides the voters: the administration."""
    return tuple(p for p in bystanders(meeting, item) if p.function == "administration")
