"""Whether a closed session has its basis, was opened again, and was held for that item alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sognko_tui.meeting.attendance import earlier, may_vote, stay_in
from sognko_tui.meeting.check.finding import Finding, found_in
from sognko_tui.meeting.exempt import meant_to_be_closed
from sognko_tui.meeting.facts import Closure, Stay
from sognko_tui.meeting.public import closed_items
from sognko_tui.meeting.rules.bases import must_be_closed
from sognko_tui.meeting.state import Item, Meeting


def found(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """What there is to find where the meeting was closed to the public for an item."""
    closure = item.closure
    if closure is None:
        if not item.open and item.id not in closed_items(meeting):
            yield from _in_public(meeting, item)
        return
    if closure.kept_apart:
        yield found_in(item, "kept_apart")
        return
    if not closure.basis.strip():
        yield found_in(item, "no_basis", rule="closed_session")
    if closure.opened_at is None and (not item.open or meeting.ended is not None):
        yield found_in(item, "never_opened", rule="closed_session")
    if must_be_closed(closure.basis):
        stays = (stay_in(meeting, p.id, item) for p in may_vote(meeting, item))
        if any(stay is not None and _remote_in(meeting, stay, item) for stay in stays):
            yield found_in(item, "remote_while_closed", rule="remote_closed")


def _in_public(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """An item that stands as public, though the doors were closed then or it was not meant to be."""
    others = (i for i in meeting.items if i.closure is not None and _within(item, i.closure))
    shut = next(others, None)
    if shut is not None:
        yield found_in(item, "ended_behind_doors", rule="closed_session", other=shut.number)
    put_off = item.outcome in ("postponed", "withdrawn")
    if meant_to_be_closed(item.agenda) and not put_off:
        yield found_in(item, "meant_to_be_closed", severity="note", rule="closed_session")


def _within(item: Item, closure: Closure) -> bool:
    """Whether an item ended while the doors were closed for another; by the minute, as it is noted."""
    ended, opened = item.ended, closure.opened_at
    return (
        ended is not None
        and earlier(_minute(closure.closed_at), _minute(ended))
        and (opened is None or earlier(_minute(ended), _minute(opened)))
    )


def _minute(time: datetime) -> datetime:
    return time.replace(second=0, microsecond=0)


def _remote_in(meeting: Meeting, stay: Stay, item: Item) -> bool:
    """Whether somebody took part in the item remotely, by what was noted before it."""
    remote = stay.remote
    for mode in stay.modes:
        at = meeting.item(mode.moment.item)
        before = at is None or at.position < item.position
        if before or (at is item and mode.moment.relation == "before"):
            remote = mode.remote
    return remote
