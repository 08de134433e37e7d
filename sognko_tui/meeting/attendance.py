"""Who was in the room for an item, who may vote in it, and whether the board is quorate there.

All of it is worked out from the stays; nothing is stored twice. An item that is closed is judged
at its place in the log, an open one as things stand now.
"""

from __future__ import annotations

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.state import Item, Meeting, Stay


def covers(stay: Stay, item: Item) -> bool:
    """Whether somebody with this stay was there for the vote in this item.

    Who comes during an item takes part from the next; who leaves during it is gone for its vote.
    """
    if stay.arrived.item == item.id:
        arrived = stay.arrived.relation == "before"
    else:
        arrived = stay.since < item.place
    if stay.left is None:
        return arrived
    if stay.left.item == item.id:
        return arrived and stay.left.relation == "after"
    return arrived and stay.until > item.place


def stay_in(meeting: Meeting, person_id: str, item: Item) -> Stay | None:
    """The stay that covers this item, or None where the person was not there for it."""
    stays = meeting.presence(person_id).stays
    return next((s for s in reversed(stays) if covers(s, item)), None)


def present(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Everybody in the room for this item, in roster order, guests last."""
    everybody = (*meeting.board.people, *meeting.guests)
    return tuple(p for p in everybody if stay_in(meeting, p.id, item) is not None)


def is_disqualified(item: Item, person_id: str) -> bool:
    """Whether this person has no part in the item."""
    return any(d.person == person_id for d in item.disqualified)


def occupant(meeting: Meeting, seat: Person, item: Item) -> Person | None:
    """Who fills a seat in this item: the member where present, else the deputy called in."""
    if stay_in(meeting, seat.id, item) is not None:
        return seat
    for person in meeting.board.people:
        stay = stay_in(meeting, person.id, item)
        if stay is not None and stay.seat == seat.id:
            return person
    return None


def may_vote(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Who may vote in this item, one for a seat at most, in roster order of the seats.

    Present but deputy for nobody is no vote (edge case 6), disqualified is none either.
    """
    sitting = (occupant(meeting, seat, item) for seat in meeting.board.seats)
    voters: dict[str, Person] = {}
    for person in sitting:
        if person is not None and not is_disqualified(item, person.id):
            voters[person.id] = person
    return tuple(voters.values())


def quorate(meeting: Meeting, item: Item) -> bool:
    """Whether at least half of the members are there and may vote (kommunelova § 11-9)."""
    seats = len(meeting.board.seats)
    return seats > 0 and 2 * len(may_vote(meeting, item)) >= seats


def chair(meeting: Meeting, item: Item | None = None) -> Person | None:
    """Who presides, in this item where one is given.

    Whoever was named for the item because the chair is disqualified, else whoever was named for the
    meeting, else the first of chair and deputy chair who is there, else the board's chair.
    """
    if item is not None:
        for noted in reversed(item.disqualified):
            if noted.presides is not None:
                return meeting.person(noted.presides)
    if meeting.presiding:
        return meeting.person(meeting.presiding)
    for function in ("chair", "deputy_chair"):
        for person in meeting.board.people:
            if person.function != function:
                continue
            if item is None:
                if meeting.presence(person.id).stays:
                    return person
            elif stay_in(meeting, person.id, item) and not is_disqualified(item, person.id):
                return person
    return next((p for p in meeting.board.people if p.function == "chair"), None)


def attendance_taken(meeting: Meeting) -> bool:
    """Whether anything at all has been noted of who is there."""
    return bool(meeting.presences)


def unaccounted(meeting: Meeting) -> tuple[Person, ...]:
    """Members of whom neither presence nor absence is noted."""
    return tuple(
        p
        for p in meeting.board.seats
        if not meeting.presence(p.id).stays and not meeting.presence(p.id).absent
    )
