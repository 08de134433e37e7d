"""The people a protocol names, as a board frozen for that meeting: nobody is added to the roster."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sognko_tui.meeting.board import SEATED, Board, Function, Person
from sognko_tui.meeting.events import Doubt
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem, PublicMeeting, PublicPerson
from sognko_tui.protocol.wording import one_line

_GROUPS: dict[str, Function] = {
    "members": "member",
    "absent": "member",
    "deputies": "deputy",
    "administration": "administration",
    "observers": "observer",
    "guests": "guest",
}
_APART = re.compile(r" \([^()]+\)$")
_FUNCTIONS: tuple[Function, ...] = (
    "chair", "deputy_chair", "member", "deputy", "observer", "administration", "guest",
)  # fmt: skip


class Crowd:
    """Who is named, with an id each: that of the roster where somebody there has the name."""

    def __init__(self, told: PublicMeeting, board: Board, phrases: Phrases) -> None:
        self._roster = list(board.people)
        self._phrases = phrases
        self._ids: dict[str, str] = {}
        self._people: list[Person] = []
        self._guests: list[Person] = []
        self.doubts: list[Doubt] = []
        for one in told.people:
            self._add(one)
        for one in told.people:
            if one.seats and one.seats.casefold() not in self._ids:
                # Whose seat it was is told; that nobody else sat in it follows.
                self._add(PublicPerson(name=one.seats, group="absent"))
        for name in _named(told):
            if name and name.casefold() not in self._ids:
                self._add(PublicPerson(name=name, group="members"))
                if told.people:
                    self.doubts.append(Doubt(code="unknown_person", text=name))
        self.board = replace(board, people=tuple(_told_apart(self._people)))

    @property
    def guests(self) -> tuple[Person, ...]:
        """Those who were there and are neither on the board nor its secretariat."""
        return tuple(self._guests)

    def id(self, name: str) -> str:
        """The id of whoever is called so; empty where nobody is."""
        return self._ids.get(name.casefold(), "")

    def ids(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of those called so, each once."""
        return tuple(dict.fromkeys(filter(None, map(self.id, names))))

    def _add(self, told: PublicPerson) -> None:
        function = self._function(told)
        known = self._on_roster(told, function)
        name = one_line(told.name)
        if known is not None:
            self._roster.remove(known)
            same = known.seated == (function in SEATED) or not told.function
            person = replace(
                known,
                function=function if told.function or not same else known.function,
                represents=told.represents or known.represents,
                deputy_for=(),
            )
            if _GROUPS[told.group] != "member" and person.seated:
                person = replace(person, function=_GROUPS[told.group])
        else:
            bare = (
                _APART.sub("", name) if told.represents and f"({told.represents})" in name else name
            )
            person = Person(
                id=f"x{len(self._ids) + 1}",
                name=bare,
                function=function,
                represents=told.represents,
            )
        self._ids[told.name.casefold()] = person.id
        if person.function == "guest":
            self._guests.append(person)
            return
        if person.function == "deputy":
            count = sum(p.function == "deputy" for p in self._people)
            person = replace(person, order=count + 1)
        self._people.append(person)

    def _function(self, told: PublicPerson) -> Function:
        said = next(
            (
                f
                for f in _FUNCTIONS
                if told.function and self._phrases[f"function.{f}"] == told.function
            ),
            None,
        )
        return said or _GROUPS[told.group]

    def _on_roster(self, told: PublicPerson, function: Function) -> Person | None:
        """Whoever on the roster has this name; with what they stand for, where two have it."""
        name = told.name.casefold()
        bare = _APART.sub("", name)
        for wanted in (name, bare):
            found = [p for p in self._roster if one_line(p.name).casefold() == wanted]
            alike = [p for p in found if p.represents == told.represents] or found
            alike = [p for p in alike if p.function == function] or alike
            if alike:
                return alike[0]
        # «Luster», or a surname alone, where only one can be meant.
        short = [
            p
            for p in self._roster
            if name in (p.represents.casefold(), one_line(p.name).casefold().rpartition(" ")[2])
        ]
        return short[0] if len(short) == 1 else None


def _named(told: PublicMeeting) -> Iterator[str]:
    """Everybody named beside the attendance."""
    yield told.presiding
    for movement in told.movements:
        yield from (movement.name, movement.seat)
    for item in told.items:
        yield from _named_in(item)


def _named_in(item: PublicItem) -> Iterator[str]:
    yield from (motion.name for motion in item.motions)
    for vote in item.votes:
        for names in (vote.in_favour, vote.against, vote.blank, vote.refused, vote.away):
            yield from names
        yield from vote.minority
    for noted in item.disqualified:
        yield from (noted.name, noted.presides, noted.deputy)
    yield from (spoken.name for spoken in item.statements)


def _told_apart(people: list[Person]) -> Iterator[Person]:
    """The people with initials that are theirs alone: votes are typed by them."""
    taken = {p.initials.casefold() for p in people if p.initials}
    for person in people:
        initials = person.initials
        if not initials:
            words = re.findall(r"[^\W\d_]+", person.represents or person.name)
            start = "".join(word[0] for word in words[:3]).upper() or "X"
            if len(words) == 1:
                start = words[0][:2].upper()
            initials, number = start, 1
            while initials.casefold() in taken:
                number += 1
                initials = f"{start}{number}"
            taken.add(initials.casefold())
        yield replace(person, initials=initials)
