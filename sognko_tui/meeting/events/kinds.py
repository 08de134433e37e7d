"""What events are made of: the base of them all, and the small facts several of them carry."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

Field = Literal["decision", "minutes", "notes"]
"""The three texts of an item: VEDTAK, REFERAT and NOTAT."""

Relation = Literal["before", "during", "after"]
"""Where in relation to an item somebody came or went."""

Method = Literal["unanimous", "by_names", "counted", "written"]
"""How a vote was taken and so how its result may be told."""

MotionKind = Literal[
    "counter",
    "amendment",
    "addition",
    "postpone",
    "return",
    "forward",
    "close",
    "take_up",
    "disqualify",
]
"""What a proposal wants: another text, a change in it or an addition to it; or something of the
handling itself: to postpone the item, return it or send it on, to close the meeting for it, to take
it up though it is not on the sakliste (or to decide under an information item), or to find a person
disqualified."""

PROCEDURAL: frozenset[str] = frozenset(
    {"postpone", "return", "forward", "close", "take_up", "disqualify"}
)
"""The kinds of proposals that concern the handling and not the text of the decision."""

Side = Literal["", "for", "against"]
"""Which way a tie went; empty where there was none."""

HeadField = Literal[
    "place", "form", "time", "notice_date", "notice_manner", "presiding", "secretary"
]
"""The facts at the head of the protocol that can be put right at any time."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="type"):
    """Anything that happened. Each kind below is one fact, in the past tense."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When somebody came or went: the time of day, and by which item.

    Without an item it is the start of the meeting (for an arrival) or its end (for a departure).
    """

    at: datetime | None = None
    item: str | None = None
    relation: Relation = "during"


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """How the meeting was called: on which date and in what manner."""

    date: date | None = None
    manner: str = ""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """The agenda pack as it came: the file's name in the archive and its SHA-256 in hex."""

    file: str
    sha256: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a vote of which no names are known."""

    in_favour: int = 0
    against: int = 0
    blank: int = 0


class Nominee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may be elected. `person` is who it is on the roster, None for an outsider."""

    id: str
    name: str
    person: str | None = None


class VotesFor(msgspec.Struct, frozen=True, kw_only=True):
    """How many votes a nominee got; `voters` by name, where the ballot was not written."""

    nominee: str
    count: int
    voters: tuple[str, ...] = ()
