"""Whose turn it is to sit in: the deputies of a seat, in order, and who is passed over."""

from __future__ import annotations

from collections.abc import Collection

from sognko_tui.meeting.attendance import is_disqualified, stay_in
from sognko_tui.meeting.board import Board, Person
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Item, Meeting


def in_turn(board: Board, seat: Person) -> tuple[Person, ...]:
    """The deputies who may sit for a member, in the order they are to be called.

    First those who are personal deputies of this member, then those who are nobody's in particular,
    both by their number (kommunelova § 7-10). A personal deputy of somebody else is none of them.
    """
    deputies = [p for p in board.people if p.function == "deputy"]
    personal = sorted((p for p in deputies if seat.id in p.deputy_for), key=lambda p: p.order)
    general = sorted((p for p in deputies if not p.deputy_for), key=lambda p: p.order)
    return (*personal, *general)


def passed_over(
    meeting: Meeting, seat: Person, deputy: Person, busy: Collection[str]
) -> tuple[Person, ...]:
    """The deputies whose turn it was before this one's, and who are not to sit for the member.

    Those who are `busy` sit for somebody else already, and those passed over with a reason before
    were told of then: they are left out. None where the board does not keep the order.
    """
    if not advises(meeting, "deputy_order", None):
        return ()
    told = {skip.deputy for skip in meeting.skipped if skip.seat == seat.id}
    before: list[Person] = []
    for person in in_turn(meeting.board, seat):
        if person.id == deputy.id:
            return tuple(before)
        if person.id not in busy and person.id not in told:
            before.append(person)
    return ()


def passed_over_in(
    meeting: Meeting, seat: Person, deputy: Person, free: Collection[Person]
) -> tuple[Person, ...]:
    """Whose turn it was before this deputy's for a seat in one item, where these are `free` for it."""
    absent = {presence.person for presence in meeting.presences if presence.absent}
    busy = absent | {d.id for d in meeting.board.deputies if d not in free}
    return passed_over(meeting, seat, deputy, busy)


def seat_of(meeting: Meeting, person: Person, item: Item) -> Person | None:
    """The seat somebody fills in the item, or would if they were not disqualified; None for none."""
    asked: set[str] = set()
    while not person.seated and person.id not in asked:
        asked.add(person.id)
        stay = stay_in(meeting, person.id, item)
        before = [stay.seat] if stay is not None and stay.seat else []
        before += [noted.person for noted in item.disqualified if noted.deputy == person.id]
        person = next(filter(None, map(meeting.person, before)), person)
    return person if person.seated else None


def free_in(meeting: Meeting, seat: Person, item: Item) -> tuple[Person, ...]:
    """The deputies for this member in turn who fill no other seat in the item and may take part in it.

    Whether they are in the room does not matter: a deputy may be called.
    """
    return tuple(
        person
        for person in in_turn(meeting.board, seat)
        if not is_disqualified(item, person.id) and not _sits(meeting, person, seat, item)
    )


def _sits(meeting: Meeting, deputy: Person, seat: Person, item: Item) -> bool:
    """Whether a deputy fills the seat of somebody else in the item."""
    if any(d.deputy == deputy.id for d in item.disqualified):
        return True
    stay = stay_in(meeting, deputy.id, item)
    return stay is not None and stay.seat is not None and stay.seat != seat.id


def there(meeting: Meeting, people: Collection[Person], item: Item) -> tuple[Person, ...]:
    """Those of these people who are in the room for the item."""
    return tuple(p for p in people if stay_in(meeting, p.id, item) is not None)
