"""A later version of the agenda pack: how it differs from the meeting, and what that changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, free_id
from sognko_tui.meeting.applying import (
    Inapplicable,
    find_item,
    find_open_item,
    on,
    with_item,
)
from sognko_tui.meeting.decisions import initial_text
from sognko_tui.meeting.handling import family_of, in_this_order, inserted
from sognko_tui.meeting.state import Item, Meeting

Part = Literal["number", "title", "kind", "proposal", "background", "attachments", "links"]
"""What of an item can be another in a later version."""

PARTS: tuple[Part, ...] = (
    "number",
    "title",
    "kind",
    "proposal",
    "background",
    "attachments",
    "links",
)

_LIKE = 0.6
"""How alike two titles are, from 0 to 1, that may be of one item with one number."""

_VERY_LIKE = 0.75
"""How alike they are where the numbers are not the same."""

_OWN = 60
"""Letters of a text that are not the same in two items by chance."""


class Added(msgspec.Struct, frozen=True):
    """An item the meeting does not have; `after` is the id of the one above it, None for the first."""

    item: AgendaItem
    after: str | None


class Changed(msgspec.Struct, frozen=True):
    """An item that reads otherwise. `agenda` is as the new version has it, with the item's id.

    `written` says that the secretary has typed a decision, which stays; `closed` that the item has
    an outcome: then nothing of it changes.
    """

    item: Item
    agenda: AgendaItem
    parts: tuple[Part, ...]
    written: bool
    closed: bool


class Gone(msgspec.Struct, frozen=True):
    """An item the new version does not have; where something has been done in it, it stays."""

    item: Item
    stays: bool


class Revision(msgspec.Struct, frozen=True):
    """How a later version of the pack differs from the meeting. `same` counts what does not.

    `supplement` says that the version holds only what is new, as a late item sent by itself: then
    what is not in it is not gone. `doubled` are the numbers that more than one item will have.
    """

    added: tuple[Added, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[Gone, ...] = ()
    same: int = 0
    supplement: bool = False
    doubled: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it differs in nothing."""
        return not (self.added or self.changed or self.gone)


def compared(meeting: Meeting, items: Sequence[AgendaItem]) -> Revision:
    """Hold a later version's items against the meeting's; nothing is changed."""
    own = [item for item in meeting.items if item.parent is None]
    pairs = _paired(own, items)
    found = {new: old for old, new in pairs.items()}
    announced = [item for item in own if _from_pack(item)]
    kept = sum(1 for item in announced if item.id in pairs)
    supplement = kept * 2 < len(announced)
    changed: list[Changed] = []
    same = 0
    for item in own:
        at = pairs.get(item.id)
        if at is None:
            continue
        agenda = _with_history(items[at], item)
        parts = tuple(part for part in PARTS if _differs(part, item.agenda, agenda))
        if parts:
            changed.append(Changed(item, agenda, parts, _written(item), not item.open))
        else:
            same += 1
    taken = {item.id for item in meeting.items}
    added: list[Added] = []
    above: str | None = None
    for at, new in enumerate(items):
        if at in found:
            above = found[at]
            continue
        named = free_id(new.id or "sak", taken)
        taken.add(named)
        if supplement and above is None and own:
            above = own[-1].id if not _sundry(own[-1]) or len(own) == 1 else own[-2].id
        added.append(Added(replace(new, id=named), above))
        above = named
    gone = [
        Gone(item, stays=_worked_on(item))
        for item in announced
        if item.id not in pairs and not supplement
    ]
    doubled = _doubled(own, added, changed, gone)
    return Revision(tuple(added), tuple(changed), tuple(gone), same, supplement, doubled)


def _doubled(
    own: Sequence[Item], added: Sequence[Added], changed: Sequence[Changed], gone: Sequence[Gone]
) -> tuple[str, ...]:
    """The numbers that more than one item has when all is taken in, and not so before."""
    before = Counter(item.number for item in own)
    numbers = {item.id: item.number for item in own}
    numbers |= {one.item.id: one.agenda.number for one in changed if not one.closed}
    for one in gone:
        if not one.stays:
            del numbers[one.item.id]
    after = Counter([*numbers.values(), *(one.item.number for one in added)])
    return tuple(number for number, n in after.items() if number and n > max(before[number], 1))


def events_of(revision: Revision, pack: e.Pack) -> tuple[e.Event, ...]:
    """What is to be recorded, as one step, for the meeting to follow the new version."""
    changed = (
        e.ItemRevised(item=one.item.id, agenda=one.agenda)
        for one in revision.changed
        if not one.closed
    )
    gone = (e.ItemLeftOut(item=one.item.id) for one in revision.gone if not one.stays)
    added = (e.ItemAnnounced(item=one.item, after=one.after) for one in revision.added)
    return (e.PackRevised(pack=pack), *changed, *added, *gone)


# Which item is which


def _paired(own: Sequence[Item], items: Sequence[AgendaItem]) -> dict[str, int]:
    """For each item of the meeting by its id the one of the new version, by its place.

    The same number and a title alike, then the same title, then the same number and proposal, then
    a title very much alike: an item may have got another number because one was put in above it,
    or another title, or both.
    """
    pairs: dict[str, int] = {}
    left = set(range(len(items)))

    for fits in (_same, _same_title, _same_number, _retitled):
        for item in (one for one in own if one.id not in pairs):
            at = next((at for at in sorted(left) if fits(item.agenda, items[at])), None)
            if at is not None:
                pairs[item.id] = at
                left.discard(at)
    return pairs


def _same(old: AgendaItem, new: AgendaItem) -> bool:
    return _numbered(old, new) and (_same_title(old, new) or _alike(old.title, new.title))


def _same_title(old: AgendaItem, new: AgendaItem) -> bool:
    return bool(old.title) and _bare(old.title) == _bare(new.title)


def _same_number(old: AgendaItem, new: AgendaItem) -> bool:
    """The same number and the very same text: only the title is another.

    It must be a text of its own: «Styret tek saka til vitande» is proposed in many items.
    """
    if not _numbered(old, new):
        return False
    proposed = sum(len(point.text) for point in old.proposal)
    same = proposed >= _OWN and old.proposal == new.proposal
    return same or (len(old.background) >= _OWN and old.background == new.background)


def _retitled(old: AgendaItem, new: AgendaItem) -> bool:
    """Another number, and a title with something added or put right; but 2026 is not 2027."""
    one, other = _bare(old.title), _bare(new.title)
    if min(len(one), len(other)) < 5 or _counted(one) != _counted(other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= _VERY_LIKE


def _counted(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _numbered(old: AgendaItem, new: AgendaItem) -> bool:
    return bool(old.number) and _bare(old.number) == _bare(new.number)


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _bare(one), _bare(other)).ratio() >= _LIKE


def _differs(part: Part, old: AgendaItem, new: AgendaItem) -> bool:
    one, other = getattr(old, part), getattr(new, part)
    if part == "kind" and old.proposal == new.proposal and old.title == new.title:
        # The secretary may have said what sort of item it is.
        return False
    if isinstance(one, str):
        return " ".join(one.split()) != " ".join(other.split())
    return bool(one != other)


def _with_history(new: AgendaItem, item: Item) -> AgendaItem:
    """The new version's item as this one of the meeting."""
    old = item.agenda
    return replace(new, id=old.id, phrase=new.phrase or old.phrase, history=old.history)


def _from_pack(item: Item) -> bool:
    """Whether the item came with the pack: not raised in the meeting, nor carried over to it."""
    return not item.added and not item.agenda.history


def _sundry(item: Item) -> bool:
    return item.agenda.kind == "other" and not item.proposal


# What has been done in an item


def _written(item: Item) -> bool:
    """Whether the decision is no longer what it starts with, or has been voted on as it stands."""
    return bool(item.votes) or item.decision != initial_text(item.proposal, item.agenda.phrase)


def _worked_on(item: Item) -> bool:
    """Whether anything has been done in the item that would be lost with it."""
    return bool(
        not item.open
        or item.touched
        or item.minutes
        or item.notes
        or item.motions
        or item.votes
        or item.disqualified
        or item.statements
        or item.followups
        or item.remarks
        or item.posts
        or item.closure
        or item.began != float("inf")
    )


# What the events do


def _must_be_unapproved(meeting: Meeting) -> None:
    """A pack is of what is to be handled: an approved protocol is put right by other means."""
    if meeting.correcting:
        raise Inapplicable("approved")


@on(e.PackRevised)
def _revised(meeting: Meeting, _: e.Entry, event: e.PackRevised) -> Meeting:
    _must_be_unapproved(meeting)
    return replace(meeting, pack=event.pack)


@on(e.ItemAnnounced)
def _announced(meeting: Meeting, _: e.Entry, event: e.ItemAnnounced) -> Meeting:
    _must_be_unapproved(meeting)
    if meeting.item(event.item.id) is not None:
        raise Inapplicable("item_ids_collide")
    after = find_item(meeting, event.after) if event.after is not None else None
    new = Item(
        agenda=event.item,
        position=0,
        proposal=event.item.proposal,
        decision=initial_text(event.item.proposal, event.item.phrase),
    )
    family = family_of(meeting, after.id) if after is not None else None
    taken = _put(meeting.in_order, new, family)
    return in_this_order(replace(meeting, items=_put(meeting.items, new, family)), taken)


def _put(items: tuple[Item, ...], new: Item, family: set[str] | None) -> tuple[Item, ...]:
    """The items with the new one behind a family of them, or before all where there is none."""
    return (new, *items) if family is None else inserted(items, new, family)


@on(e.ItemRevised)
def _item_revised(meeting: Meeting, _: e.Entry, event: e.ItemRevised) -> Meeting:
    _must_be_unapproved(meeting)
    item = find_open_item(meeting, event.item)
    agenda = replace(event.agenda, id=item.id)
    untouched = not _written(item)
    # A slip of the pen that was put right stays right where the new version has the same slip.
    proposal = item.proposal if agenda.proposal == item.agenda.proposal else agenda.proposal
    changed = with_item(
        meeting,
        replace(
            item,
            agenda=agenda,
            proposal=proposal,
            decision=initial_text(proposal, agenda.phrase) if untouched else item.decision,
        ),
    )
    return _renumbered_below(changed, item, agenda.number)


def _renumbered_below(meeting: Meeting, item: Item, number: str) -> Meeting:
    """What was raised under an item is numbered under it: 16.1 becomes 17.1 with it."""
    if not item.number or not number or item.number == number:
        return meeting
    for child in meeting.children(item.id):
        before, under, own = child.number.rpartition(".")
        if under and before == item.number:
            named = replace(child.agenda, number=f"{number}.{own}")
            meeting = with_item(meeting, replace(child, agenda=named))
            meeting = _renumbered_below(meeting, child, named.number)
    return meeting


@on(e.ItemLeftOut)
def _left_out(meeting: Meeting, _: e.Entry, event: e.ItemLeftOut) -> Meeting:
    _must_be_unapproved(meeting)
    item = find_open_item(meeting, event.item)
    if _worked_on(item) or meeting.children(item.id):
        raise Inapplicable("item_worked_on", number=item.number)
    without = replace(
        meeting,
        items=tuple(other for other in meeting.items if other.id != item.id),
        current=None if meeting.current == item.id else meeting.current,
    )
    return in_this_order(without, without.in_order)
