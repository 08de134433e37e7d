"""The public part of a meeting: what may be told of it outside the closed sessions.

Whatever is made for the public is made of what this gives, so that no writer has to remember what
it must leave out (kommunelova § 11-5).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.events import (
    BreakTaken,
    CorrectionBegun,
    Entry,
    Event,
    ItemAdded,
    ItemAnnounced,
    ItemLeftOut,
    ItemMoved,
    ItemOpened,
    ItemRevised,
    KeptApart,
    MeetingConvened,
    Redone,
    SessionClosed,
    Undone,
)
from sognko_tui.meeting.facts import Closure
from sognko_tui.meeting.fold import undone_steps
from sognko_tui.meeting.state import Item, Meeting


def public_part(meeting: Meeting) -> Meeting:
    """The meeting with nothing of its closed items but their numbers and neutral titles.

    What was set aside, decided or set up in one of them is gone too. Attendance stays: who was in
    the building is public. The papers of the others stay as well: see `exempt` for those of them that
    are not to leave.
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


def closed_since(meeting: Meeting, version: int) -> frozenset[str]:
    """The ids of the items that are closed now and were told of in this version of the protocol."""
    then = next((c.before for c in meeting.corrections if c.before.version == version), None)
    return closed_items(meeting) - closed_items(then) if then is not None else frozenset()


def neutral_title(meeting: Meeting, item: Item) -> str | None:
    """What a closed item may be called outside the meeting; None for one that is not closed.

    What was raised under a closed item is called as that one is.
    """
    if item.closure is not None:
        return item.closure.neutral_title
    above = meeting.item(item.parent) if item.parent is not None else None
    return neutral_title(meeting, above) if above is not None else None


def kept_apart(meeting: Meeting) -> bool:
    """Whether something that was handled for closed doors is not in this copy of the meeting."""
    return any(i.closure is not None and i.closure.kept_apart for i in meeting.items)


def public_before(before: Meeting, closed: frozenset[str]) -> Meeting:
    """An earlier version of the meeting without what is closed now."""
    items = tuple(_neutral(item) if item.id in closed else item for item in before.items)
    following = before.next_meeting
    return replace(
        before,
        items=items,
        overrides=tuple(o for o in before.overrides if o.item not in closed),
        next_meeting=following if following is None or following.item not in closed else None,
        corrections=(),
    )


def public_log(entries: Iterable[Entry], meeting: Meeting) -> Iterator[tuple[Entry, Event | None]]:
    """Each entry with what may be told of it, `meeting` being the whole meeting they fold to.

    None where nothing may be told but what kind of thing happened, and in which closed item.
    """
    entries = tuple(entries)
    closed = closed_items(meeting)
    told = public_part(meeting).corrections
    reasons = {
        whole.reason
        for whole, public in zip(meeting.corrections, told, strict=True)
        if not public.reason
    }
    neutral = {i.id: _neutral(i).agenda for i in meeting.items if i.id in closed}
    undone: frozenset[int] = frozenset()
    if any(isinstance(entry.event, SessionClosed) for entry in entries):
        # What is no longer on the agenda may be what was closed, under another id or another title:
        # only what still stands is told by name.
        there = {item.id for item in meeting.items}
        gone = (i for x in entries for i in _agendas(x.event) if i.id not in there)
        neutral |= {i.id: _unnamed(i) for i in gone}
        undone = undone_steps(entries)
    for entry in entries:
        event = _public_event(entry.event, neutral, reasons)
        if entry.step in undone:
            match event:
                case ItemRevised():
                    event = replace(event, agenda=_unnamed(event.agenda))
                case ItemAnnounced():
                    event = replace(event, item=_unnamed(event.item))
        yield entry, event


def _agendas(event: Event) -> tuple[AgendaItem, ...]:
    """The items that an event puts on the agenda."""
    match event:
        case MeetingConvened():
            return event.items
        case ItemAdded() | ItemAnnounced():
            return (event.item,)
    return ()


def _unnamed(item: AgendaItem) -> AgendaItem:
    return AgendaItem(id=item.id, number=item.number, title="")


def _public_event(
    event: Event, neutral: Mapping[str, AgendaItem], reasons: Collection[str]
) -> Event | None:
    match event:
        case MeetingConvened():
            items = tuple(neutral.get(item.id, item) for item in event.items)
            return replace(event, items=items)
        case ItemAdded() if event.item.id in neutral:
            return ItemAdded(item=neutral[event.item.id], parent=event.parent)
        case ItemAnnounced() if event.item.id in neutral:
            return replace(event, item=neutral[event.item.id])
        case CorrectionBegun() if event.reason in reasons:
            return replace(event, reason="")
        case ItemMoved() | ItemOpened() | ItemLeftOut() | BreakTaken():
            # In which order and when the items were taken is public, and there is no word in it.
            return event
    return None if getattr(event, "item", None) in neutral else event


class Parted(NamedTuple):
    """A log in two: what anybody may read, and the entries that tell of closed sessions.

    An entry of which only a part may be read is in both under its number; so is the one by which
    each closed item ended (else its last one), in `public` as `KeptApart`.
    """

    public: tuple[Entry, ...]
    apart: tuple[Entry, ...]


def parted(entries: Sequence[Entry], whole: Meeting) -> Parted:
    """Part the log of this meeting in two; `joined` puts them together again."""
    if not any(isinstance(entry.event, SessionClosed) for entry in entries):
        return Parted(tuple(entries), ())
    told = list(public_log(entries, whole))
    steps = {
        entry.step
        for entry, event in told
        if event is not None and not isinstance(event, Undone | Redone)
    }
    last: dict[str, int] = {}
    public: dict[int, Entry] = {}
    apart: list[Entry] = []
    for entry, event in told:
        about = entry.event
        hidden = isinstance(about, Undone) and about.undone not in steps
        hidden = hidden or (isinstance(about, Redone) and about.redone not in steps)
        about_item = whole.item(getattr(about, "item", None)) if event is None else None
        if about_item is not None and entry.seq <= about_item.place:
            last[about_item.id] = len(apart)
        if event is not None and not hidden:
            public[entry.seq] = replace(entry, event=event)
        if event != about or hidden:
            apart.append(entry)
    for item in whole.items:
        if item.id in last:
            entry = apart[last[item.id]]
            # A step of its own: what was done for closed doors and undone again is no matter here.
            public[entry.seq] = replace(entry, step=entry.seq, event=_kept_apart(item))
    return Parted(tuple(public[seq] for seq in sorted(public)), tuple(apart))


def joined(public: Sequence[Entry], apart: Sequence[Entry]) -> tuple[Entry, ...]:
    """The whole log that `parted` made these of."""
    whole = {entry.seq: entry for entry in (*public, *apart)}
    return tuple(whole[seq] for seq in sorted(whole))


def _kept_apart(item: Item) -> KeptApart:
    closure = item.closure
    return KeptApart(
        item=item.id,
        neutral_title=closure.neutral_title if closure is not None else "",
        closed_at=closure.closed_at if closure is not None else None,
        opened_at=closure.opened_at if closure is not None else None,
        started=item.started,
        ended=item.ended,
    )


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
        bare = Closure(
            basis="",
            closed_at=closure.closed_at,
            opened_at=closure.opened_at,
            neutral_title=title,
        )
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
        moved=item.moved,
        told_after=item.told_after,
        started=item.started,
        ended=item.ended,
    )
