"""Who came and went during the meeting, as facts and as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from sognko_tui.meeting.attendance import stay_in
from sognko_tui.meeting.events import Moment, Relation
from sognko_tui.meeting.state import Item, Meeting, Stay
from sognko_tui.protocol.telling import Telling, at_home, clock

Kind = Literal["came", "back", "left", "away"]


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody came, came back or left, or was away for whole items of which no time is noted."""

    person: str
    kind: Kind
    time: str = ""
    relation: Relation | Literal[""] = ""
    items: tuple[Item, ...] = ()


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
        if n != told and not (n == 0 and from_the_start(meeting, stay)):
            kind: Kind = "back" if n else "came"
            yield stay.since, _movement(meeting, person, kind, stay.arrived)
        if to_the_end(meeting, stay) or stay.left is None:
            continue
        if n + 1 < len(stays) and stay.left.at is None and stays[n + 1].arrived.at is None:
            missed = _missed(meeting, person, stay.until, stays[n + 1].since)
            if missed:
                told = n + 1
                yield stay.until, Movement(person=person, kind="away", items=missed)
                continue
        yield stay.until, _movement(meeting, person, "left", stay.left)


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
    person = telling.name(movement.person)
    if movement.kind == "away":
        return telling.phrases.say(
            "change.away", person=person, items=telling.items(movement.items)
        )
    where = telling.phrases["where.sometime"]
    if movement.items:
        item = telling.item(movement.items[0])
        where = telling.phrases.say(f"where.{movement.relation}", item=item)
    elif movement.time:
        where = ""
    known = "_time" * bool(movement.time) + "_where" * bool(where)
    return telling.phrases.say(
        f"change.{movement.kind}{known}", person=person, time=movement.time, where=where
    )
