"""What of a meeting may be shown to whoever is in the room, or outside it, while it goes on.

The rule is that of the public protocol, and stricter where something may still become closed: what
was shown cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sognko_tui.meeting.events import ClosureLifted, Entry, SessionClosed
from sognko_tui.meeting.exempt import meant_to_be_closed
from sognko_tui.meeting.public import closed_items, neutral_title, public_part
from sognko_tui.meeting.state import Item, Meeting


class Projected(msgspec.Struct, frozen=True, kw_only=True):
    """What may be shown. `meeting` has nothing of closed items but numbers and neutral titles.

    `item` is the one at hand, None before the first. Where `withheld`, only its number and
    `neutral_title` may be shown. `done` is the item that ended last and may be told of.
    """

    meeting: Meeting
    item: Item | None = None
    withheld: bool = False
    neutral_title: str = ""
    done: Item | None = None


def projected(meeting: Meeting, log: Iterable[Entry], *, closed: bool = False) -> Projected:
    """What may be shown of the meeting; with `closed`, all of it that is ever printed."""
    if closed:
        item = meeting.item(meeting.current)
        return Projected(meeting=meeting, item=item, done=_last_ended(meeting, frozenset()))
    secret = withheld(meeting, log)
    public = public_part(meeting)
    # While the doors are closed, whatever is written is of what was said behind them.
    at_hand = meeting.closed_for or meeting.item(meeting.current)
    shown = public.item(at_hand.id) if at_hand is not None else None
    hidden = at_hand is not None and at_hand.id in secret
    return Projected(
        meeting=public,
        item=shown,
        withheld=hidden,
        neutral_title=(neutral_title(meeting, at_hand) or "") if at_hand and hidden else "",
        done=_last_ended(public, secret),
    )


def withheld(meeting: Meeting, log: Iterable[Entry]) -> frozenset[str]:
    """The ids of the items of which nothing may be shown now.

    Those that were handled for closed doors. Those that the agenda pack has for closed doors, until
    the meeting has voted on that, or the item has ended in open session. Those of which the closing
    was undone, until they have ended, since a slip of the undo key opens no door. And what was
    raised under any of them.
    """
    secret = set(closed_items(meeting))
    closed, lifted = _closed_and_lifted(log)
    for item in meeting.items:
        settled = item.id in lifted or _kept_open(item) or not meant_to_be_closed(item.agenda)
        if item.open and (item.id in closed or not settled):
            secret.add(item.id)
        if item.parent in secret:
            secret.add(item.id)
    return frozenset(secret)


def _closed_and_lifted(log: Iterable[Entry]) -> tuple[set[str], set[str]]:
    """The items that were ever closed, undone or not, and those said not to have been after all."""
    closed: set[str] = set()
    lifted: set[str] = set()
    for entry in log:
        event = entry.event
        if isinstance(event, SessionClosed):
            closed.add(event.item)
            lifted.discard(event.item)
        elif isinstance(event, ClosureLifted):
            lifted.add(event.item)
            closed.discard(event.item)
    return closed, lifted


def _kept_open(item: Item) -> bool:
    """Whether the meeting has voted down closing the doors for it."""
    votes = (item.vote_on(motion.id) for motion in item.motions if motion.kind == "close")
    return any(vote is not None and not vote.carried for vote in votes)


def _last_ended(meeting: Meeting, secret: frozenset[str]) -> Item | None:
    ended = [item for item in meeting.items if not item.open and item.id not in secret]
    return max(ended, key=lambda item: item.place, default=None)
