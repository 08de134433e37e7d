"""Whether a closed session has its basis, was opened again, and was held in the room."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import may_vote, stay_in
from sognko_tui.meeting.check.finding import Finding, found_in
from sognko_tui.meeting.facts import Stay
from sognko_tui.meeting.rules.bases import must_be_closed
from sognko_tui.meeting.state import Item, Meeting


def found(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """What there is to find where the meeting was closed to the public for an item."""
    closure = item.closure
    if closure is None:
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


def _remote_in(meeting: Meeting, stay: Stay, item: Item) -> bool:
    """Whether somebody took part in the item remotely, by what was noted before it."""
    remote = stay.remote
    for mode in stay.modes:
        at = meeting.item(mode.moment.item)
        before = at is None or at.position < item.position
        if before or (at is item and mode.moment.relation == "before"):
            remote = mode.remote
    return remote
