"""Who came and went during the meeting, as facts and as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace

from sognko_tui.meeting.attendance import stay_in
from sognko_tui.meeting.events import Moment, Relation
from sognko_tui.meeting.state import Item, Meeting, Stay
from sognko_tui.protocol.telling import Telling, at_home, clock

Kind = Literal["came", "back", "left", "away", "sat", "stepped"]


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody came, came back or left, or was away for whole items of which no time is noted.

    Or a deputy sat for `seat` from some time on (`sat`), or stepped down when the member came
    (`stepped`). `part` is the first item in which somebody took part who came during another.
    """

    person: str
    kind: Kind
    time: str = ""
    relation: Relation | Literal[""] = ""
    items: tuple[Item, ...] = ()
    part: Item | None = None
    seat: str = ""


def from_the_start(meeting: Meeting, stay: Stay) -> bool:
    """Whether an arrival is one at the start of the meeting: nothing was missed before it.

    By the clock alone it cannot be told: the start is stamped with the first item that is closed,
    and a clock can be put right in a meeting.
    """
    came = stay.arrived
    if any(item.place < stay.since for item in meeting.items):
        return False
    if came.item is None:
        return True
    item = meeting.item(came.item)
    if came.relation != "before" and item is not None and not item.open:
        return False
    if came.at is None or meeting.started is None:
        return False
    return at_home(came.at) <= at_home(meeting.started)


def to_the_end(meeting: Meeting, stay: Stay) -> bool:
    """Whether a departure is one at the end of the meeting, or there is none at all."""
    went = stay.left
    if went is None:
        return True
    if any(not item.open and stay.until < item.place for item in meeting.items):
        return False
    if went.item is None:
        return True
    item = meeting.item(went.item)
    if went.relation != "after" and item is not None and not item.open:
        return False
    if went.at is None or meeting.ended is None:
        return False
    return at_home(went.at) >= at_home(meeting.ended)


def movements(meeting: Meeting) -> tuple[Movement, ...]:
    """Everything that is to be told, in the order it happened, then in roster order."""
    found: list[tuple[float, int, Movement]] = []
    people = (*meeting.board.people, *meeting.guests)
    for order, person in enumerate(people):
        stays = meeting.presence(person.id).stays
        for place, movement in _of(meeting, person.id, stays):
            found.append((place, order, movement))
    return tuple(movement for _, _, movement in sorted(found, key=lambda f: f[:2]))


def _of(meeting: Meeting, person: str, stays: tuple[Stay, ...]) -> Iterator[tuple[float, Movement]]:
    told = -1
    for n, stay in enumerate(stays):
        if _listening(meeting, person, stay):
            continue  # what is told of who sits for nobody says from when to when it was
        if n != told and not (n == 0 and from_the_start(meeting, stay)):
            yield stay.since, _arrival(meeting, person, stays, n)
        if to_the_end(meeting, stay) or stay.left is None:
            continue
        following = stays[n + 1] if n + 1 < len(stays) else None
        if following is not None and _goes_on(meeting, stay, following):
            continue
        if following is not None and stay.left.at is None and following.arrived.at is None:
            missed = _missed(meeting, person, stay.until, following.since)
            if missed:
                told = n + 1
                yield stay.until, Movement(person=person, kind="away", items=missed)
                continue
        yield stay.until, _departure(meeting, person, stay, stay.left)


def _listening(meeting: Meeting, person_id: str, stay: Stay) -> bool:
    """Whether this is a deputy who is there without sitting for anybody."""
    person = meeting.board.person(person_id)
    return person is not None and person.function == "deputy" and stay.seat is None


def _goes_on(meeting: Meeting, stay: Stay, following: Stay) -> bool:
    """Whether somebody stayed in the room, and only sat for somebody else from then on."""
    if stay.left is None or stay.seat == following.seat:
        return False
    left, came = stay.left, following.arrived
    between = any(stay.until < item.place < following.since for item in meeting.items)
    return (left.at, left.item) == (came.at, came.item) and not between


def in_the_room(meeting: Meeting, stays: tuple[Stay, ...]) -> tuple[Stay, ...]:
    """The stays, one who only changed seats in between counted once."""
    found: list[Stay] = []
    for stay in stays:
        if found and _goes_on(meeting, found[-1], stay):
            earlier = found.pop()
            stay = replace(stay, arrived=earlier.arrived, since=earlier.since)
        found.append(stay)
    return tuple(found)


def _arrival(meeting: Meeting, person: str, stays: tuple[Stay, ...], n: int) -> Movement:
    stay = stays[n]
    before = stays[:n]
    if stay.seat is not None and all(earlier.seat != stay.seat for earlier in before):
        return _sat(meeting, person, stay)
    moved = _movement(meeting, person, "back" if n else "came", stay.arrived)
    return replace(moved, part=_took_part(meeting, person, stay))


def _sat(meeting: Meeting, person: str, stay: Stay) -> Movement:
    """From when a deputy sat: a time, or else before or after which item."""
    moved = replace(_movement(meeting, person, "sat", stay.arrived), seat=stay.seat or "")
    if moved.time or not moved.items:
        return replace(moved, relation="", items=())
    return replace(moved, relation="before" if moved.relation == "before" else "after")


def _took_part(meeting: Meeting, person_id: str, stay: Stay) -> Item | None:
    """The first item somebody with a vote took part in, who came while another was handled."""
    person = meeting.board.person(person_id)
    if person is None or not (person.seated or stay.seat) or stay.arrived.relation != "during":
        return None
    there = (i for i in meeting.items if not i.open and stay_in(meeting, person_id, i) is stay)
    first = min(there, key=lambda item: item.place, default=None)
    during = meeting.item(stay.arrived.item)
    if first is None or during is None or during.open or first.id == during.id:
        return None
    return first


def _departure(meeting: Meeting, person: str, stay: Stay, left: Moment) -> Movement:
    if stay.seat is not None:
        # A place that was corrected stands half a step beside the one it was.
        came = (
            s
            for s in meeting.presence(stay.seat).stays
            if s.arrived.item == left.item and abs(s.since - stay.until) <= 1
        )
        if any(came):
            return replace(_movement(meeting, person, "stepped", left), seat=stay.seat)
    return _movement(meeting, person, "left", left)


def _movement(meeting: Meeting, person: str, kind: Kind, moment: Moment) -> Movement:
    item = meeting.item(moment.item)
    return Movement(
        person=person,
        kind=kind,
        time=clock(moment.at) if moment.at else "",
        relation=moment.relation if item else "",
        items=(item,) if item else (),
    )


def _missed(meeting: Meeting, person: str, gone: float, back: float) -> tuple[Item, ...]:
    """The items closed while somebody was out of the room."""
    return tuple(
        item
        for item in meeting.items
        if gone <= item.place <= back and stay_in(meeting, person, item) is None
    )


def sentence(telling: Telling, movement: Movement) -> str:
    """The movement as the protocol tells it."""
    say = telling.phrases.say
    person, time = telling.name(movement.person), movement.time
    item = telling.item(movement.items[0]) if movement.items else ""
    seat = telling.name(movement.seat) if movement.seat else ""
    if movement.kind == "away":
        return say("change.away", person=person, items=telling.items(movement.items))
    if movement.kind == "sat":
        where = "_from" if movement.relation == "before" else "_after"
        known = "_time" if time else where if item else ""
        return say(f"change.sat{known}", person=person, seat=seat, time=time, item=item)
    where = telling.phrases["where.sometime"]
    if movement.items:
        where = say(f"where.{movement.relation}", item=item)
    elif time:
        where = ""
    known = "_time" * bool(time) + "_where" * bool(where) + "_part" * (movement.part is not None)
    part = telling.item(movement.part) if movement.part is not None else ""
    return say(
        f"change.{movement.kind}{known}",
        person=person,
        time=time,
        where=where,
        item=part,
        seat=seat,
    )
