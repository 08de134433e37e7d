"""Proposals about the handling of an item and the votes on them: to take it up, to put it off."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Literal, NamedTuple

from sognko_tui.meeting import events as e
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.supposing import supposing
from sognko_tui.meeting.voting import carried, take_vote

Putting = Literal["postpone", "return", "forward"]
"""The ways of putting an item off without deciding it."""


class Moved(NamedTuple):
    """A proposal that was moved and voted on: both events, and whether it passed."""

    events: tuple[e.Event, ...]
    passed: bool


def free_id(item: Item) -> str:
    """An id for the next proposal moved in the item."""
    return free_ids(item, 1)[0]


def free_ids(item: Item, count: int) -> tuple[str, ...]:
    """Ids for as many proposals moved in the item one after the other."""
    taken = {motion.id for motion in item.motions}
    numbers = range(len(taken) + 1, 2 * len(taken) + count + 1)
    return tuple([f"m{n}" for n in numbers if f"m{n}" not in taken][:count])


def taken_up(meeting: Meeting, item: Item, against: Collection[str], at: datetime) -> Moved:
    """That an item is taken up though it stands outside the sakliste, or decided as information.

    It is hindered where the chair objects or a third of those present (kommunelova § 11-3).
    """
    return move_and_vote(meeting, item, "take_up", "", "", against, at)


def put_off(
    meeting: Meeting,
    item: Item,
    how: Putting,
    to: str,
    *,
    mover: str = "",
    against: Collection[str] = (),
    at: datetime,
) -> Moved:
    """A vote on postponing, returning or sending on, which an ordinary majority decides.

    Where it passes, the item ends with it.
    """
    moved = move_and_vote(meeting, item, how, to, mover, against, at)
    if not moved.passed:
        return moved
    return Moved((*moved.events, ended(item, how, to)), True)


def ended(item: Item, how: Putting, to: str) -> e.Event:
    """How the item ends that is put off."""
    if how == "postpone":
        return e.ItemPostponed(item=item.id, to=to)
    if how == "return":
        return e.ItemReturned(item=item.id, to=to)
    return e.ItemForwarded(item=item.id, to=to)


def move_and_vote(
    meeting: Meeting,
    item: Item,
    kind: e.MotionKind,
    text: str,
    mover: str,
    against: Collection[str],
    at: datetime,
) -> Moved:
    """A proposal about the handling of the item, and the vote on it in which these were against."""
    motion = free_id(item)
    moved = e.ProposalMoved(item=item.id, proposal=motion, mover=mover, text=text, kind=kind)
    # The vote is taken on the item as it is once the proposal is moved: its kind settles a tie.
    after = supposing(meeting, moved, at=at) or meeting
    there = after.item(item.id) or item
    vote = take_vote(after, there, against=against, motion=motion)
    return Moved((moved, vote), carried(after, there, vote))
