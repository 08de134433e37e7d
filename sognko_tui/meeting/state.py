"""A meeting as it stands: what the fold of the log gives, frozen through and through."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board, Person
from sognko_tui.meeting.events import Method, Moment, Notice, Pack

Outcome = Literal[
    "open", "adopted", "rejected", "postponed", "withdrawn", "returned", "forwarded", "handled"
]
"""How an item ended, as recorded."""

Status = Literal[
    "open",
    "adopted",
    "amended",
    "other",
    "rejected",
    "postponed",
    "withdrawn",
    "returned",
    "forwarded",
    "handled",
]
"""How an item ended, seen against its proposal: `adopted` as proposed, `amended`, or `other`."""

Parameters = dict[str, str | int]
"""What a sentence about a problem, refusal or finding needs to be written."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log that could not be applied, and why: a code with parameters."""

    seq: int
    code: str
    params: Parameters = {}


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """One unbroken time in the room. `seat` is the member whose seat is filled.

    `since` and `until` are places in the log, comparable with the place of a vote; corrections of
    a moment move them to just before or after the item they name.
    """

    arrived: Moment
    since: float
    left: Moment | None = None
    until: float = float("inf")
    seat: str | None = None
    remote: bool = False


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one person: the stays, or that they are absent."""

    person: str
    stays: tuple[Stay, ...] = ()
    absent: Literal["", "with_notice", "without_notice"] = ""

    @property
    def here(self) -> bool:
        """Whether the person is in the room now, as far as the log goes."""
        return bool(self.stays) and self.stays[-1].left is None


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """A vote as taken; see `VoteTaken`. `seq` is its place in the log."""

    seq: int
    at: datetime
    motion: str
    method: Method
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    casting: str | None = None

    @property
    def carried(self) -> bool:
        """Whether more voted for than against, a tie being settled by the casting vote."""
        if len(self.in_favour) == len(self.against):
            return self.casting is not None and self.casting in self.in_favour
        return len(self.in_favour) > len(self.against)


class Motion(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal that a member moved."""

    id: str
    mover: str
    text: str


class Disqualification(msgspec.Struct, frozen=True, kw_only=True):
    """Who has no part in the item, on what ground, and who presides instead, if anybody."""

    person: str
    ground: str
    presides: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement to the protocol."""

    person: str
    text: str


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to do what by when."""

    who: str
    what: str
    due: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item as it stands.

    `proposal` is the pack's, with slips of the pen put right. `decision`, `minutes` and `notes` are
    the three fields as typed; `adopted` is the text that was voted on. `place` is where in the log
    the item was closed, infinite while it is open; `reopened` is where it was taken up again, and
    `edited` where its decision was last changed. An item that was reopened only to mend its text
    keeps its vote: `judged_at` and `first_ended` are where and when that was.
    """

    agenda: AgendaItem
    position: int
    parent: str | None = None
    added: bool = False
    raised_by: str = ""
    proposal: tuple[Point, ...] = ()
    decision: str = ""
    minutes: str = ""
    notes: str = ""
    touched: bool = False
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    outcome: Outcome = "open"
    adopted: str | None = None
    adopted_motion: str = "main"
    destination: str = ""
    reason: str = ""
    disqualified: tuple[Disqualification, ...] = ()
    statements: tuple[Statement, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    started: datetime | None = None
    ended: datetime | None = None
    place: float = float("inf")
    reopened: float = 0.0
    judged_at: float | None = None
    first_ended: datetime | None = None
    edited: int = 0

    @property
    def id(self) -> str:
        """The item's stable id."""
        return self.agenda.id

    @property
    def number(self) -> str:
        """The number as printed in the pack; it never changes."""
        return self.agenda.number

    @property
    def title(self) -> str:
        """The title as printed."""
        return self.agenda.title

    @property
    def open(self) -> bool:
        """Whether the item has no outcome yet."""
        return self.outcome == "open"

    @property
    def vote(self) -> Vote | None:
        """The vote that counts: the last one taken."""
        return self.votes[-1] if self.votes else None

    def vote_on(self, motion: str) -> Vote | None:
        """The last vote on one proposal, "main" being the text in VEDTAK."""
        return next((v for v in reversed(self.votes) if v.motion == motion), None)


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """A pause in the meeting."""

    start: datetime
    end: datetime
    item: str | None = None


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that was set aside, in one item or in the whole meeting, and the reason given."""

    rule: str
    reason: str
    item: str | None = None


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """Everything known of one meeting. Made by `fold`, changed by nothing."""

    id: str = ""
    board: Board = Board(id="", name="")
    date: date | None = None
    time: str = ""
    place: str = ""
    form: str = "in_person"
    notice: Notice = Notice()
    pack: Pack | None = None
    items: tuple[Item, ...] = ()
    guests: tuple[Person, ...] = ()
    presences: tuple[Presence, ...] = ()
    presiding: str = ""
    secretary: str = ""
    started: datetime | None = None
    ended: datetime | None = None
    current: str | None = None
    breaks: tuple[Break, ...] = ()
    overrides: tuple[Override, ...] = ()
    problems: tuple[Problem, ...] = ()
    last_seq: int = 0

    @property
    def convened(self) -> bool:
        """Whether the log holds a meeting at all."""
        return bool(self.id)

    def item(self, item_id: str | None) -> Item | None:
        """The item with this id, or None."""
        return next((i for i in self.items if i.agenda.id == item_id), None)

    def person(self, person_id: str | None) -> Person | None:
        """Somebody of the roster or a guest, or None."""
        return next((p for p in (*self.board.people, *self.guests) if p.id == person_id), None)

    def presence(self, person_id: str) -> Presence:
        """What is known of this person's attendance; an empty record where nothing is."""
        return next(
            (p for p in self.presences if p.person == person_id), Presence(person=person_id)
        )

    def children(self, item_id: str) -> tuple[Item, ...]:
        """The items raised under this one, in order."""
        return tuple(i for i in self.items if i.parent == item_id)

    def free_number(self, parent_id: str | None = None) -> str:
        """The number of an item that is added now: after the last one, or 16.1, 16.2 … under 16."""
        parent = self.item(parent_id)
        taken = {i.number for i in self.items}
        if parent is not None:
            count = len(self.children(parent.id)) + 1
            while f"{parent.number}.{count}" in taken:
                count += 1
            return f"{parent.number}.{count}"
        plain = [int(n) for n in taken if n.isdecimal()]
        return str(max(plain, default=len(self.items)) + 1)
