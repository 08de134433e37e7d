"""Popolo: a meeting as organizations, people, motions and votes, in the words of popoloproject.com.

The standard has no file of its own; this is the common one, an object with a list for each class.
What each holds is told in docs/data.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sognko_tui.meeting.attendance import seats_filled
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.public import closed_items
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.data import motions
from sognko_tui.protocol.data.identity import Identity, role
from sognko_tui.protocol.data.writing import json_file, known
from sognko_tui.protocol.telling import Telling, at_home, represented, typed_name
from sognko_tui.protocol.wording import one_line

Object = dict[str, object]
"""An object of the file."""


def write(meeting: Meeting) -> bytes:
    """The meeting as Popolo JSON; every person's vote where votes are told by name."""
    return json_file(as_json(meeting))


def as_json(meeting: Meeting) -> dict[str, list[Object]]:
    """The lists of the file by their names."""
    telling, ids = Telling(meeting), Identity(meeting)
    moved: list[Object] = []
    votes: list[Object] = []
    for item in meeting.items:
        if item.id not in telling.closed:
            moved += motions.of_item(telling, ids, item)
            votes += motions.votes_of_item(telling, ids, item)
    people = _people(meeting, ids, {*_named(moved, votes)})
    return {
        "organizations": list(_organizations(telling, ids, people)),
        "persons": [_person(telling, ids, person) for person in people],
        "posts": [_post(telling, ids, seat) for seat in meeting.board.seats],
        "memberships": [
            membership for person in people for membership in _memberships(telling, ids, person)
        ],
        "events": list(_events(telling, ids, people)),
        "motions": moved,
        "vote_events": votes,
    }


def _named(moved: Iterable[Object], votes: Iterable[Object]) -> Iterator[object]:
    """The ids of those who moved something or voted."""
    yield from (motion.get("creator_id") for motion in moved)
    for event in votes:
        cast = event.get("votes", ())
        assert isinstance(cast, Iterable)
        yield from (vote["voter_id"] for vote in cast)


def _people(meeting: Meeting, ids: Identity, named: Collection[object]) -> tuple[Person, ...]:
    """Who has a seat, who else was there, and who is named; a deputy who did not come is not."""
    return tuple(
        person
        for person in (*meeting.board.people, *meeting.guests)
        if person.seated or meeting.presence(person.id).stays or ids.person(person.id) in named
    )


def _organizations(telling: Telling, ids: Identity, people: Iterable[Person]) -> Iterator[Object]:
    """The board, then those that are represented in it, by name."""
    board = telling.meeting.board
    yield known(id=ids.board, name=one_line(board.name), classification="board")
    bodies = {represented(person) for person in people} - {""}
    for name in sorted(bodies):
        yield known(id=ids.body(name), name=name, classification="represented body")


def _person(telling: Telling, ids: Identity, person: Person) -> Object:
    return known(id=ids.person(person.id), name=telling.name(person.id))


def _post(telling: Telling, ids: Identity, seat: Person) -> Object:
    """A seat on the board, whoever sits in it."""
    label = ", ".join(filter(None, (telling.function(seat), represented(seat))))
    return known(id=ids.seat(seat.id), label=label, role=role(seat), organization_id=ids.board)


def _memberships(telling: Telling, ids: Identity, person: Person) -> Iterator[Object]:
    """What somebody is on the board; of a deputy each seat they sat in on the day of the meeting."""
    meeting = telling.meeting
    body = represented(person)
    common = {
        "person_id": ids.person(person.id),
        "organization_id": ids.board,
        "on_behalf_of_id": ids.body(body) if body else "",
    }
    own = ids.seat(person.id) if person.seated else ""
    name = telling.function(person)
    if person.function != "guest":
        yield known(
            id=ids.of("membership", person.id), label=name, role=role(person), **common, post_id=own
        )
    day = meeting.date.isoformat() if meeting.date else ""
    for seat in _sat_for(meeting, person):
        yield known(
            id=ids.of("membership", person.id, seat, meeting.id),
            label=f"{telling.phrases['attendance.seat']} {telling.name(seat)}",
            role="deputy",
            **common,
            post_id=ids.seat(seat),
            start_date=day,
            end_date=day,
        )


def _sat_for(meeting: Meeting, person: Person) -> tuple[str, ...]:
    """The ids of the members somebody sat for, in the meeting or in single items of it."""
    sat = [stay.seat for stay in meeting.presence(person.id).stays if stay.seat]
    if not person.seated:
        closed = closed_items(meeting)
        for item in meeting.items:
            called = any(d.deputy == person.id for d in item.disqualified)
            if called and item.id not in closed:
                sat += seats_filled(meeting, person.id, item)
    return tuple(dict.fromkeys(sat))


def _events(telling: Telling, ids: Identity, people: Iterable[Person]) -> Iterator[Object]:
    """The meeting with whoever was there, then its items in the order of the agenda."""
    meeting = telling.meeting
    started = at_home(meeting.started).isoformat(timespec="seconds") if meeting.started else ""
    ended = at_home(meeting.ended).isoformat(timespec="seconds") if meeting.ended else ""
    day = meeting.date.isoformat() if meeting.date else ""
    yield known(
        id=ids.meeting,
        name=telling.phrases.say("document.title", board=one_line(meeting.board.name)),
        classification="meeting",
        organization_id=ids.board,
        start_date=started or day,
        end_date=ended,
        location=typed_name(meeting.place),
        identifiers=[{"scheme": "sognko", "identifier": one_line(meeting.id)}],
        attendees=[
            _person(telling, ids, person) for person in people if meeting.presence(person.id).stays
        ],
    )
    for item in meeting.items:
        yield _item(telling, ids, item)


def _item(telling: Telling, ids: Identity, item: Item) -> Object:
    closed = item.id in telling.closed
    above = telling.meeting.item(item.parent) if item.parent is not None else None
    return known(
        id=ids.item(item),
        name=one_line(item.title),
        classification="agenda item",
        organization_id=ids.board,
        parent_id=ids.item(above) if above is not None else ids.meeting,
        identifiers=[{"scheme": "agenda", "identifier": telling.number(item)}],
        status="closed session" if closed else status(telling.as_decided(item)),
    )
