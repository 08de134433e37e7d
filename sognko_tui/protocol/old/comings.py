"""Coming and going: from what a protocol tells of people to events, each at its item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sognko_tui.meeting import events as e
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicMeeting, PublicMovement, PublicPerson

_PHASES = {"before": 0, "during": 1, "after": 3}


class Anchored(NamedTuple):
    """An event with where it belongs: the item's place among those handled, and the part of it.

    0 is before the item, 1 while it is handled, 3 after it (2 is the item itself).
    """

    place: int
    phase: int
    event: e.Event


class Comings:
    """Who was there from the start, and what happened after that."""

    def __init__(
        self,
        told: PublicMeeting,
        crowd: Crowd,
        order: Sequence[str],
        phrases: Phrases,
        clock: dict[str, datetime],
    ) -> None:
        """`order` are the ids of the items as handled; `clock` gives the moment of a time told."""
        self._told = told
        self._crowd = crowd
        self._order = list(order)
        self._ids = {item.number: f"i{n}" for n, item in enumerate(told.items, start=1)}
        self._phrases = phrases
        self._clock = clock
        self._seats: dict[str, str] = {}
        self._here: set[str] = set()

    def at_start(self) -> Iterator[e.Event]:
        """Who was there when the meeting began, and who was not at all."""
        first: dict[str, PublicMovement] = {}
        for movement in self._told.movements:
            first.setdefault(movement.name, movement)
        guests = {g.id: g for g in self._crowd.guests}
        late = {name: m for name, m in first.items() if m.kind == "came" or (m.kind == "sat")}
        for one in self._told.people:
            person = self._crowd.id(one.name)
            if one.group == "absent":
                if one.absent in ("with_notice", "without_notice"):
                    yield e.AbsenceNoted(person=person, notice=one.absent == "with_notice")
                continue
            if one.name in late or self._called(one):
                continue
            self._here.add(person)
            if person in guests:
                yield e.GuestNoted(person=guests[person])
                continue
            seat = self._crowd.id(one.seats) if one.group == "deputies" else ""
            if seat:
                self._seats[person] = seat
            yield e.MemberArrived(person=person, seat=seat or None, remote=self._remote(one))

    def _called(self, one: PublicPerson) -> bool:
        """Whether a deputy was only called in for items: told with the disqualification there."""
        return one.group == "deputies" and (
            self._phrases.match("stay.called", one.present) is not None
        )

    def _remote(self, one: PublicPerson) -> bool:
        return self._phrases.match("stay.remote", one.present) is not None

    def during(self) -> Iterator[Anchored]:
        """What happened after the start, in the order told."""
        place, phase = 0, 1
        for n, movement in enumerate(self._told.movements):
            person = self._crowd.id(movement.name)
            if not person:
                continue
            if movement.kind == "away":
                yield from self._away(person, movement)
                continue
            told = self._by_whom_told(n, movement)
            if told.items and told.items[0] in self._ids:
                item = self._ids[told.items[0]]
                place = self._order.index(item)
                phase = _PHASES[told.relation or "during"]
            elif not self._order:
                continue
            item = self._order[place]
            relation: e.Relation = told.relation or ("before", "during", "after", "after")[phase]
            moment = e.Moment(at=self._clock.get(movement.time), item=item, relation=relation)
            for event in self._event(person, movement, moment):
                yield Anchored(place, phase, event)

    def _by_whom_told(self, n: int, movement: PublicMovement) -> PublicMovement:
        """The movement that says by which item this one was: itself, or the one it goes with.

        Of a deputy who sat from a certain time only the time is told; the member left just then.
        """
        if movement.items or movement.kind != "sat":
            return movement
        left = (
            other
            for other in self._told.movements
            if other.name == movement.seat and other.kind == "left" and other.time == movement.time
        )
        return next(left, self._told.movements[n - 1] if n else movement)

    def _event(self, person: str, movement: PublicMovement, moment: e.Moment) -> Iterator[e.Event]:
        kind = movement.kind
        guests = {g.id: g for g in self._crowd.guests}
        people = {one.name: one for one in self._told.people}
        if kind == "stepped":
            return  # the fold lets the deputy step down when the member comes
        if kind == "left":
            if person in self._here:
                self._here.discard(person)
                yield e.MemberLeft(person=person, moment=moment)
            return
        if person in self._here:
            if kind != "sat":
                return
            yield e.MemberLeft(person=person, moment=moment)
        self._here.add(person)
        if person in guests and kind == "came":
            yield e.GuestNoted(person=guests[person], moment=moment)
            return
        if kind == "sat":
            self._seats[person] = self._crowd.id(movement.seat)
        seat = self._seats.get(person) if kind in ("sat", "back") else None
        one = people.get(movement.name)
        remote = one is not None and self._remote(one)
        yield e.MemberArrived(person=person, seat=seat or None, moment=moment, remote=remote)

    def _away(self, person: str, movement: PublicMovement) -> Iterator[Anchored]:
        places = [self._order.index(self._ids[n]) for n in movement.items if n in self._ids]
        if not places or person not in self._here:
            return
        first, last = min(places), max(places)
        gone = e.Moment(item=self._order[first], relation="before")
        back = e.Moment(item=self._order[last], relation="after")
        yield Anchored(first, 0, e.MemberLeft(person=person, moment=gone))
        seat = self._seats.get(person)
        yield Anchored(last, 3, e.MemberArrived(person=person, seat=seat, moment=back))
