"""The public part of a meeting: what may be told of it outside the closed sessions.

Whatever is made for the public is made of what this gives, so that no writer has to remember what
it must leave out (kommunelova § 11-5).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.events import CorrectionBegun, Entry, Event, ItemAdded, MeetingConvened
from sognko_tui.meeting.facts import Closure
from sognko_tui.meeting.state import Item, Meeting


def public_part(meeting: Meeting) -> Meeting:
    """The meeting with nothing of its closed items but their numbers and neutral titles.

    What was set aside, decided or set up in one of them is gone too. Attendance stays: who was in
    the building is public.
    """
    closed = closed_items(meeting)
    if not closed:
        return meeting
    items = tuple(_neutral(item) if item.id in closed else item for item in meeting.items)
    following = meeting.next_meeting
    if following is not None and following.item in closed:
        following = None
    return replace(
        meeting,
        items=items,
        overrides=tuple(o for o in meeting.overrides if o.item not in closed),
        next_meeting=following,
        corrections=tuple(
            replace(correction, before=public_before(correction.before, closed), reason="")
            if _touches(correction.before, meeting, closed)
            else replace(correction, before=public_before(correction.before, closed))
            for correction in meeting.corrections
        ),
        problems=(),
    )


def closed_items(meeting: Meeting) -> frozenset[str]:
    """The ids of the items that were handled for closed doors, and of those raised under them."""
    closed: set[str] = set()
    for item in meeting.items:
        if item.closure is not None or item.parent in closed:
            closed.add(item.id)
    return frozenset(closed)


def public_before(before: Meeting, closed: frozenset[str]) -> Meeting:
    """An earlier version of the meeting without what is closed now."""
    items = tuple(_neutral(item) if item.id in closed else item for item in before.items)
    return replace(before, items=items, overrides=(), next_meeting=None, corrections=())


def public_log(entries: Iterable[Entry], meeting: Meeting) -> Iterator[tuple[Entry, Event | None]]:
    """Each entry with what may be told of it, `meeting` being the whole meeting they fold to.

    None where nothing may be told but what kind of thing happened, and in which closed item.
    """
    closed = closed_items(meeting)
    told = public_part(meeting).corrections
    reasons = {
        whole.reason
        for whole, public in zip(meeting.corrections, told, strict=True)
        if not public.reason
    }
    neutral = {i.id: _neutral(i).agenda for i in meeting.items if i.id in closed}
    for entry in entries:
        yield entry, _public_event(entry.event, neutral, reasons)


def _public_event(
    event: Event, neutral: Mapping[str, AgendaItem], reasons: Collection[str]
) -> Event | None:
    match event:
        case MeetingConvened():
            items = tuple(neutral.get(item.id, item) for item in event.items)
            return replace(event, items=items)
        case ItemAdded() if event.item.id in neutral:
            return ItemAdded(item=neutral[event.item.id], parent=event.parent)
        case CorrectionBegun() if event.reason in reasons:
            return replace(event, reason="")
    return None if getattr(event, "item", None) in neutral else event


def _touches(before: Meeting, after: Meeting, closed: frozenset[str]) -> bool:
    """Whether something in a closed item was corrected: then the reason may tell of it."""
    return any(before.item(item) != after.item(item) for item in closed)


def _neutral(item: Item) -> Item:
    """The item by its number and neutral title only, closed or not as it was."""
    closure = item.closure
    title = closure.neutral_title if closure is not None else ""
    agenda = AgendaItem(id=item.id, number=item.number, title=title)
    bare = None
    if closure is not None:
        bare = Closure(basis="", closed_at=closure.closed_at, opened_at=closure.opened_at)
    return Item(
        agenda=agenda,
        position=item.position,
        parent=item.parent,
        outcome="open" if item.open else "handled",
        closure=bare,
        began=item.began,
        place=item.place,
        reopened=item.reopened,
        judged_at=item.judged_at,
        told_after=item.told_after,
        started=item.started,
        ended=item.ended,
    )
