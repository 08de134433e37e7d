"""What of a meeting is public: what its protocol says, and nothing that it does not say.

Names are as the protocol prints them and texts are cut into lines as it prints them, so that a
meeting and the protocol that was written of it can be held against each other.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sognko_tui.meeting.events import Relation
from sognko_tui.meeting.state import Status
from sognko_tui.protocol.attendance import Group
from sognko_tui.protocol.movements import Kind
from sognko_tui.protocol.wording import Line

MAIN = "main"
"""The subject of a vote on the proposal itself.

A moved one is told by its place among those about the text, from 1, one about the handling by its
kind (`postpone`).
"""


class PublicPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who met, or a member who did not. `present` is as printed: from when to when."""

    name: str
    group: Group | Literal["absent"]
    function: str = ""
    represents: str = ""
    seats: str = ""
    present: str = ""
    absent: str = ""


class PublicMovement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody came, left, came back, or was away for the items of these numbers.

    Or sat for `seat` from then on, or stepped down when `seat` came. `part` is the item from which
    somebody took part who came during another.
    """

    name: str
    kind: Kind
    time: str = ""
    relation: Relation | Literal[""] = ""
    items: tuple[str, ...] = ()
    part: str = ""
    seat: str = ""


class PublicVote(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a vote: counts, and the names that are told.

    Where all were for, nobody is counted; a count names the minority only. `point` is the single
    point that was voted on, `opposed` what was put against the subject; `lot` is who drew the lot
    that settled it, `by_lot`.
    """

    subject: str = MAIN
    point: int = 0
    opposed: str = ""
    carried: bool = True
    unanimous: bool = False
    written: bool = False
    counts: tuple[int, int] = (0, 0)
    blank_count: int = 0
    minority: tuple[str, ...] = ()
    casting: bool = False
    by_lot: bool = False
    lot: str = ""
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


class PublicDisqualification(msgspec.Struct, frozen=True, kw_only=True):
    """Who had no part in the item, on what ground, who presided and who sat instead."""

    name: str
    ground: str = ""
    presides: str = ""
    deputy: str = ""


class PublicMotion(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal about the text, with its mover's name where one is named.

    `point` is the point an amendment changes.
    """

    name: str = ""
    kind: str = "counter"
    point: int = 0
    text: tuple[Line, ...] = ()
    withdrawn: bool = False


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with the name of whoever made it."""

    name: str
    text: tuple[Line, ...] = ()


class PublicFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to do what by when, as printed."""

    who: str
    what: str
    due: str = ""


class PublicItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item. `under` is whether it was raised under the one before it on the level above.

    Of a `closed` one nothing else is told in the public protocol. Sentences that the program makes
    are as printed: `standing` what stands under the heading, `noted` under the handling, `elections`
    how they went, `origins` where the points of the decision came from.
    """

    number: str
    title: str
    status: Status = "handled"
    under: bool = False
    closed: bool = False
    added: bool = False
    standing: tuple[str, ...] = ()
    raised_by: str = ""
    proposal: tuple[Line, ...] = ()
    corrected: bool = False
    minutes: tuple[Line, ...] = ()
    motions: tuple[PublicMotion, ...] = ()
    noted: tuple[str, ...] = ()
    disqualified: tuple[PublicDisqualification, ...] = ()
    votes: tuple[PublicVote, ...] = ()
    elections: tuple[str, ...] = ()
    decision: tuple[Line, ...] = ()
    composed: str = ""
    origins: tuple[str, ...] = ()
    destination: str = ""
    reason: str = ""
    statements: tuple[Spoken, ...] = ()
    followups: tuple[PublicFollowUp, ...] = ()


class PublicMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as its protocol tells it. Dates and times are ISO 8601 here, `breaks` as printed.

    `access` is `full` or `public` where there are closed items. As printed are `versions`, what the
    head tells of corrections and remarks, `noted`, what is told of people beside their coming and
    going, and `next_meeting`.
    """

    meeting: str = ""
    board: str = ""
    language: str = "nn"
    version: int = 1
    access: str = ""
    versions: tuple[str, ...] = ()
    date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    form: str = ""
    notice_date: str = ""
    notice_manner: str = ""
    circulated: str = ""
    circulated_manner: str = ""
    remarks_due: str = ""
    approved: str = ""
    approved_where: str = ""
    presiding: str = ""
    secretary: str = ""
    people: tuple[PublicPerson, ...] = ()
    movements: tuple[PublicMovement, ...] = ()
    noted: tuple[str, ...] = ()
    items: tuple[PublicItem, ...] = ()
    next_meeting: str = ""
    breaks: tuple[tuple[str, str, str], ...] = ()
