"""Coming and going: from what a protocol tells of people to events, each at its item."""

from __future__ import annotations

import re
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
        late = {name for name, m in first.items() if m.kind in ("came", "sat")}
        listening = {p.name for p in self._told.people if self._listened(p)}
        for one in self._told.people:
            person = self._crowd.id(one.name)
            if one.group == "absent":
                if one.absent in ("with_notice", "without_notice"):
                    yield e.AbsenceNoted(person=person, notice=one.absent == "with_notice")
                continue
            if (one.name in late and one.name not in listening) or self._called(one):
                continue
            self._here.add(person)
            if person in guests:
                yield e.GuestNoted(person=guests[person])
                continue
            seat = self._crowd.id(one.seats) if one.group == "deputies" else ""
            if one.name in late:
                seat = ""  # in the room from the start, and in a seat only later
            if seat:
                self._seats[person] = seat
            yield e.MemberArrived(person=person, seat=seat or None, remote=self._remote(one))

    def _listened(self, one: PublicPerson) -> bool:
        """Whether a deputy was in the room from the start without a seat, and is said to have been."""
        return one.group == "deputies" and any(
            self._phrases.match("change.unseated_stay", sentence, person=re.escape(one.name))
            for sentence in self._told.noted
        )

    def changes(self) -> Iterator[e.Event]:
        """Who took part remotely for a part of the time: from when on it was otherwise."""
        match = self._phrases.match
        joint = f" {self._phrases['words.and']} "
        for sentence in self._told.noted:
            for one in self._told.people:
                person = re.escape(one.name)
                found = match("change.modes", sentence, person=person)
                if found is None:
                    continue
                remote = self._phrases["change.mode_remote"]
                for part in found["parts"].replace(joint, ", ").split(", "):
                    for key in ("until_time", "until_item", "until_after", "until_sometime"):
                        until = match(f"change.{key}", part)
                        if until is not None:
                            yield e.ParticipationChanged(
                                person=self._crowd.id(one.name),
                                remote=until["mode"] != remote,
                                moment=self._until(key, until),
                            )
                            break

    def _until(self, key: str, told: dict[str, str]) -> e.Moment:
        item = next(
            (i for n, i in self._ids.items() if told.get("item", "").endswith(f" {n}")), None
        )
        relation: e.Relation = "after" if key == "until_after" else "before"
        return e.Moment(at=self._clock.get(told.get("time", "")), item=item, relation=relation)

    def _called(self, one: PublicPerson) -> bool:
        """Whether a deputy was only called in for items: told with the disqualification there."""
        return one.group == "deputies" and (
            self._phrases.match("stay.called", one.present) is not None
        )

    def _remote(self, one: PublicPerson) -> bool:
        match = self._phrases.match
        if match("stay.partly_remote", one.present) is not None:
            begins = f"{one.name} {self._phrases['change.modes'].split('{person} ')[-1].split('{parts}')[0]}"
            begins += self._phrases["change.mode_remote"]
            return any(sentence.startswith(begins) for sentence in self._told.noted)
        return match("stay.remote", one.present) is not None

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
