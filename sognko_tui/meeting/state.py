"""A meeting as it stands: what the fold of the log gives, frozen through and through."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board, Person
from sognko_tui.meeting.events import Notice, Pack
from sognko_tui.meeting.facts import (
    Ballot,
    Break,
    Circulation,
    Closure,
    Disqualification,
    FollowUp,
    Mode,
    Motion,
    NextMeeting,
    Override,
    Parameters,
    Post,
    Presence,
    Problem,
    Receipt,
    Received,
    Remark,
    Signature,
    Skip,
    Source,
    Statement,
    Stay,
    Vote,
)
from sognko_tui.meeting.numbering import next_number

__all__ = [
    "Ballot",
    "Break",
    "Circulation",
    "Closure",
    "Correction",
    "Disqualification",
    "FollowUp",
    "Item",
    "Meeting",
    "Mode",
    "Motion",
    "NextMeeting",
    "Outcome",
    "Override",
    "Parameters",
    "Post",
    "Presence",
    "Problem",
    "Receipt",
    "Received",
    "Remark",
    "Signature",
    "Skip",
    "Source",
    "Statement",
    "Status",
    "Stay",
    "Vote",
]

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


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item as it stands.

    `proposal` is the pack's, with slips of the pen put right. `decision`, `minutes` and `notes` are
    the three fields as typed; `adopted` is the text that was voted on. `place` is where in the log
    the item was closed, infinite while it is open; `reopened` is where it was taken up again,
    `edited` where its decision was last changed, and `voted_text` how that read at the last binding
    vote. An item that was reopened only to mend its text keeps its vote: `judged_at` and
    `first_ended` are where and when that was. `began` is where in the log the work on it began;
    `moved` is whether somebody moved it to be taken elsewhere;
    `told_after` is after which item it is said to have been handled, where somebody said so (None:
    what the log tells). `adopted_motion` is "election" where rounds of voting made the decision.
    With a `closure` every word of the item is closed to the public.
    """

    agenda: AgendaItem
    position: int
    parent: str | None = None
    added: bool = False
    raised_by: str = ""
    approved_in: str | None = None
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
    remarks: tuple[Remark, ...] = ()
    posts: tuple[Post, ...] = ()
    closure: Closure | None = None
    began: float = float("inf")
    moved: bool = False
    told_after: str | None = None
    started: datetime | None = None
    ended: datetime | None = None
    place: float = float("inf")
    reopened: float = 0.0
    judged_at: float | None = None
    first_ended: datetime | None = None
    edited: int = 0
    voted_text: str = ""

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
    def last_vote(self) -> Vote | None:
        """The last binding vote on the decision; which one decides the item, see `result.deciding`."""
        return self.binding[-1] if self.binding else None

    @property
    def binding(self) -> tuple[Vote, ...]:
        """The votes on the decision, without trial votes and those on the handling."""
        return tuple(v for v in self.votes if not v.trial and not self._procedural(v.motion))

    def _procedural(self, motion_id: str) -> bool:
        motion = self.motion(motion_id)
        return motion is not None and motion.procedural

    def motion(self, motion_id: str) -> Motion | None:
        """The proposal with this id that was moved here, or None; "main" is none of them."""
        return next((m for m in self.motions if m.id == motion_id), None)

    def vote_on(self, motion: str, point: int = 0) -> Vote | None:
        """The last binding vote on a proposal or one of its points, "main" being the text in VEDTAK.

        A vote in which it was put against another one is a vote on it too.
        """
        return next(
            (
                v
                for v in reversed(self.votes)
                if not v.trial and v.point == point and motion in (v.motion, v.opposed)
            ),
            None,
        )

    def points_voted(self, motion: str = "main") -> dict[int, Vote]:
        """The last binding vote on each single point of a proposal, by the number of the point."""
        found = {v.point: v for v in self.votes if v.motion == motion and v.point and not v.trial}
        return dict(sorted(found.items()))


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A version of the protocol after the approved one, and the meeting as it stood before it."""

    version: int
    at: datetime
    reason: str
    who: str
    before: Meeting


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """Everything known of one meeting. Made by `fold`, changed by nothing.

    With a `source` nobody minuted it here: it was read by machine in a protocol (`ProtocolRead`).
    `circulated` is of the version at hand; `approved`, `approved_where` and `approved_by` (who sat at
    the keyboard) are of the last one that was approved.
    """

    id: str = ""
    board: Board = Board(id="", name="")
    date: date | None = None
    time: str = ""
    place: str = ""
    form: str = "in_person"
    notice: Notice = Notice()
    pack: Pack | None = None
    source: Source | None = None
    items: tuple[Item, ...] = ()
    numbered_after: str = ""
    guests: tuple[Person, ...] = ()
    presences: tuple[Presence, ...] = ()
    presiding: str = ""
    secretary: str = ""
    started: datetime | None = None
    ended: datetime | None = None
    current: str | None = None
    breaks: tuple[Break, ...] = ()
    overrides: tuple[Override, ...] = ()
    skipped: tuple[Skip, ...] = ()
    next_meeting: NextMeeting | None = None
    circulated: Circulation | None = None
    approved: datetime | None = None
    approved_where: str = ""
    approved_by: str = ""
    correcting: bool = False
    corrections: tuple[Correction, ...] = ()
    received: tuple[Received, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    signatures: tuple[Signature, ...] = ()
    problems: tuple[Problem, ...] = ()
    last_seq: int = 0

    @property
    def convened(self) -> bool:
        """Whether the log holds a meeting at all."""
        return bool(self.id)

    @property
    def version(self) -> int:
        """The version of the protocol: 1 until the first correction after its approval."""
        return 1 + len(self.corrections)

    @property
    def locked(self) -> bool:
        """Whether the protocol is approved, and no correction of it has begun."""
        return self.approved is not None and not self.correcting

    @property
    def in_order(self) -> tuple[Item, ...]:
        """The items in the order they are taken; `items` has them as on the sakliste."""
        return tuple(sorted(self.items, key=lambda item: item.position))

    @property
    def closed_for(self) -> Item | None:
        """The item for which the meeting is closed to the public just now, if it is."""
        return next((i for i in self.items if i.closure and i.closure.opened_at is None), None)

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

    def free_number(self, parent_id: str | None = None, beyond: str = "") -> str:
        """The number of an item that is added now: after the last one, or 16.1, 16.2 … under 16.

        `beyond` is what the board's other meetings have come to, where it counts through the year.
        """
        parent = self.item(parent_id)
        taken = {i.number for i in self.items}
        if parent is not None:
            count = len(self.children(parent.id)) + 1
            while f"{parent.number}.{count}" in taken:
                count += 1
            return f"{parent.number}.{count}"
        top = [i.number for i in self.items if i.parent is None]
        return next_number(top or [beyond or self.numbered_after or "0"], self.date, beyond)
