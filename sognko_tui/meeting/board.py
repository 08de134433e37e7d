"""A board, the people on it and the rules it keeps."""

from __future__ import annotations

from typing import Literal

import msgspec

Function = Literal[
    "chair", "deputy_chair", "member", "deputy", "observer", "administration", "guest"
]
"""What a person is on the board. Chair and deputy chair are members with a seat of their own."""

Language = Literal["nn", "nb"]
"""The board's written language, in which its protocols are written."""

Preset = Literal["kommunelova", "ko", "iks", "lag"]
"""Which rule set the board starts from."""

Numbering = Literal["meeting", "year"]
"""Whether the items are numbered anew in each meeting or on through the year."""

SEATED: frozenset[str] = frozenset({"chair", "deputy_chair", "member"})
"""The functions that hold a seat, and so a vote."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the roster.

    `id` is stable: two people may share a name, and a name may be spelt anew. `initials` are
    unique on the board and are what is typed in a vote. `deputy_for` holds the ids of the members
    a deputy is personal deputy for; empty means for anyone. `order` is the deputy's number.
    """

    id: str
    name: str
    function: Function = "member"
    initials: str = ""
    represents: str = ""
    deputy_for: tuple[str, ...] = ()
    order: int = 0

    @property
    def seated(self) -> bool:
        """Whether this person holds a seat of their own."""
        return self.function in SEATED


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """Where the lawful archive of a board is, and what becomes of our copy, which is not that.

    `system` is what the record-keeping system is called; empty means that the board has said
    nothing. Our copy stays (`keep`), or may be removed (`remove`) so many `years` after the
    system's receipt; somebody does that, never the program.
    """

    system: str = ""
    copy: Literal["keep", "remove"] = "keep"
    years: int = 0


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """A board with its roster, as it is now, or frozen in a meeting as it was then.

    `rules` is the preset; `switched` overrides single rules by name. `phrases` replaces standard
    sentences by their key; `abbreviations` are sentences of the board's own, by what is typed for
    them. `prefix` stands before an item's number where the board cites itself so, and with
    `numbering` by the year the year stands after it (`PS 7/25`). Remarks on a draft protocol are due
    `remarks_days` days after the meeting; with 0 it names no date. `retention` tells of the lawful
    archive, where there is one beside ours.
    """

    id: str
    name: str
    language: Language = "nn"
    rules: Preset = "ko"
    people: tuple[Person, ...] = ()
    switched: dict[str, bool] = {}
    phrases: dict[str, str] = {}
    place: str = ""
    prefix: str = ""
    numbering: Numbering = "meeting"
    abbreviations: dict[str, str] = {}
    remarks_days: int = 7
    retention: Retention = Retention()

    @property
    def seats(self) -> tuple[Person, ...]:
        """The members who hold a seat, in roster order."""
        return tuple(p for p in self.people if p.seated)

    @property
    def deputies(self) -> tuple[Person, ...]:
        """The deputies, in the order they are to be called."""
        return tuple(
            sorted((p for p in self.people if p.function == "deputy"), key=lambda p: p.order)
        )

    def person(self, person_id: str) -> Person | None:
        """The person with this id, or None if nobody on the roster has it."""
        return next((p for p in self.people if p.id == person_id), None)
