"""What is planned before a word is written: the boards, the days they meet, what each meeting takes up.

Every meeting can be planned by itself from its number: two processes need not know of one another,
and an item can say in which earlier meeting it was postponed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from benchmarks.archives.words import vocabulary
from sognko_tui import naming
from sognko_tui.meeting.agenda import Earlier
from sognko_tui.meeting.board import Board, Function, Person

ITEMS = 20
FIRST, YEARS = date(2001, 8, 1), 25
LONGEST_PLAN = 30_000
"""Meetings at most: a board does not meet twice on one day."""

_PUT_OFF = 4
"""Items at most that one meeting puts off to the next."""

Outcome = Literal["adopted", "amended", "rejected", "postponed", "handled"]
_OUTCOMES: dict[Outcome, int] = {
    "adopted": 62,
    "amended": 16,
    "rejected": 4,
    "postponed": 5,
    "handled": 13,
}

_BOARDS = (
    ("Styret i Ytre Fjordane KO", "Styret"),
    ("Styret i Indre Sogn KO", "Styret"),
    ("Styret i Sunnfjord barnevern KO", "Styret"),
    ("Styret i Nordfjord legevakt KO", "Styret"),
    ("Styret i Sunnmøre IKT KO", "Styret"),
    ("Regionrådet for Hardanger", "Rådet"),
    ("Regionrådet for Valdres", "Rådet"),
    ("Utvalet for plan og miljø", "Utvalet"),
    ("Utvalet for oppvekst og kultur", "Utvalet"),
    ("Utvalet for helse og omsorg", "Utvalet"),
    ("Nemnda for brann og redning", "Nemnda"),
    ("Nemnda for vatn og avløp", "Nemnda"),
)
BOARDS = len(_BOARDS)

_TITLES = (
    "{Topic}",
    "{Topic}: status og vidare arbeid",
    "Orientering om {topic}",
    "Plan for {topic} {year}–{later}",
    "Samarbeid om {topic}",
    "{Topic}, rapport for {year}",
    "Høyring: {topic}",
    "Avtale om {topic} med {place} kommune",
    "{Topic} i {place}",
    "Rammer for {topic} {year}",
    "Tilskot til {topic}",
    "Organisering av {topic}",
)


@dataclass(frozen=True)
class Planned:
    """One item: what it is about, how it will end, and where it was before."""

    title: str
    topic: str
    outcome: Outcome
    history: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class Day:
    """One meeting: its board, when it is and those of the same board before and after it."""

    number: int
    board: Board
    called: str
    on: date
    before: date | None
    after: date | None

    @property
    def id(self) -> str:
        """The meeting's id."""
        return naming.meeting_folder(self.on, self.board.name)


class Plan:
    """An archive of so many meetings; the same seed gives the same archive."""

    def __init__(self, meetings: int, seed: int = 1) -> None:
        """Raises `ValueError` where a board would meet too often."""
        if not 0 < meetings <= LONGEST_PLAN:
            raise ValueError(f"from 1 to {LONGEST_PLAN} meetings, not {meetings}")
        self.meetings = meetings
        self.seed = seed

    def chance(self, *what: object) -> random.Random:
        """A source of chance for one thing of this archive, whatever else was drawn before."""
        return random.Random(" ".join(map(str, (self.seed, *what))))

    def day(self, number: int) -> Day:
        """The meeting with this number, counted from 0."""
        board, called = boards()[number % BOARDS], _BOARDS[number % BOARDS][1]
        before = self._on(number - BOARDS) if number >= BOARDS else None
        after = self._on(number + BOARDS) if number + BOARDS < self.meetings else None
        return Day(number, board, called, self._on(number), before, after)

    def _on(self, number: int) -> date:
        """The boards' meetings spread evenly over the years; none is on a Saturday or Sunday."""
        of_board = -(-(self.meetings - number % BOARDS) // BOARDS)
        place = (number // BOARDS + (number % BOARDS + 1) / (BOARDS + 1)) / of_board
        on = FIRST + timedelta(days=int(place * YEARS * 365.25))
        return on + timedelta(days=max(0, 7 - on.isoweekday()) if on.isoweekday() > 5 else 0)

    def items(self, number: int) -> tuple[Planned, ...]:
        """The meeting's items; those that the board's meeting before put off stand first."""
        fresh = self._fresh(number)
        if number < BOARDS:
            return fresh
        before = self.day(number - BOARDS)
        put_off = [
            Planned(
                item.title,
                item.topic,
                "adopted",
                (Earlier(meeting=before.id, date=before.on.isoformat(), number=str(at)),),
            )
            for at, item in enumerate(self._fresh(before.number), 1)
            if item.outcome == "postponed"
        ]
        return (*put_off, *fresh[len(put_off) :])

    def _fresh(self, number: int) -> tuple[Planned, ...]:
        """What the meeting would take up if nothing had been put off to it.

        The first items give way to what was put off, and so are never put off themselves.
        """
        chance = self.chance("agenda", number)
        on = self._on(number)
        favoured = self.chance("board", number % BOARDS).sample(vocabulary().topics, 40)
        outcomes = chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()), k=ITEMS)
        found: list[Planned] = []
        left = _PUT_OFF
        for topic, outcome in zip(chance.sample(favoured, ITEMS), outcomes, strict=True):
            if outcome == "postponed":
                outcome = "postponed" if len(found) >= _PUT_OFF and left else "adopted"
                left -= outcome == "postponed"
            found.append(Planned(_title(chance, topic, on), topic, outcome))
        return tuple(found)


def _title(chance: random.Random, topic: str, on: date) -> str:
    place = chance.choice(vocabulary().places)
    upper = topic[0].upper() + topic[1:]
    filled = chance.choice(_TITLES).format(
        Topic=upper, topic=topic, place=place, year=on.year, later=on.year + 4
    )
    return filled[0].upper() + filled[1:]


@cache
def boards() -> tuple[Board, ...]:
    """The boards, each with members and deputies for its municipalities and a secretary."""
    return tuple(_board(number, name) for number, (name, _) in enumerate(_BOARDS))


def _board(number: int, name: str) -> Board:
    chance = random.Random(f"board {number}")
    places = chance.sample(vocabulary().places, 5 + number % 5)
    people: list[Person] = []
    taken: set[str] = set()

    def add(office: str, function: Function, represents: str, order: int = 0) -> None:
        called = f"{office} {represents}".strip()
        short = naming.initials(called, taken)
        taken.add(short)
        made = naming.person_id(called, {p.id for p in people})
        people.append(
            Person(
                id=made,
                name=called,
                function=function,
                initials=short,
                represents=represents and f"{represents} kommune",
                order=order,
            )
        )

    functions: list[Function] = ["chair", "deputy_chair"]
    for at, place in enumerate(places):
        add("Representant for", functions[at] if at < len(functions) else "member", place)
    for order, place in enumerate(places, 1):
        add("Vararepresentant for", "deputy", place, order)
    add("Sekretær for styret", "administration", "")
    return Board(
        id=naming.slug(name),
        name=name,
        people=tuple(people),
        rules="kommunelova" if name.startswith(("Utvalet", "Nemnda")) else "ko",
        place=f"{places[0]} rådhus",
    )
