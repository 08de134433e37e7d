"""The single facts that a meeting is made of, as the fold holds them; `state` puts them together."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from sognko_tui.meeting.events import (
    PROCEDURAL,
    Counts,
    Doubt,
    Method,
    Moment,
    MotionKind,
    Nominee,
    Side,
    SignedBy,
    VotesFor,
)

Parameters = dict[str, str | int]
"""What a sentence about a problem, refusal or finding needs to be written."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log that could not be applied, and why: a code with parameters."""

    seq: int
    code: str
    params: Parameters = {}


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """From this moment on somebody took part remotely, or in the room again."""

    moment: Moment
    remote: bool


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """One unbroken time in the room. `seat` is the member whose seat is filled.

    `since` and `until` are places in the log, comparable with the place of a vote; corrections of
    a moment move them to just before or after the item they name. `remote` is how the stay began;
    `modes` are the changes after that.
    """

    arrived: Moment
    since: float
    left: Moment | None = None
    until: float = float("inf")
    seat: str | None = None
    remote: bool = False
    modes: tuple[Mode, ...] = ()

    @property
    def remote_now(self) -> bool:
        """Whether the person takes part remotely at the end of the stay, or now."""
        return self.modes[-1].remote if self.modes else self.remote


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
    """A vote as taken; see `VoteTaken`. `seq` is its place in the log.

    `at` is None where only a protocol tells of it. `carried` is whether it went for its motion, by the rules of the board at the time; `entitled`
    are those who might vote on it then.
    """

    seq: int
    at: datetime | None
    motion: str
    method: Method
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    casting: str | None = None
    point: int = 0
    opposed: str = ""
    trial: bool = False
    counts: Counts | None = None
    lot: str = ""
    tie: Side = ""
    carried: bool = False
    entitled: tuple[str, ...] = ()

    @property
    def ayes(self) -> int:
        """How many were for."""
        return self.counts.in_favour if self.counts else len(self.in_favour)

    @property
    def noes(self) -> int:
        """How many were against."""
        return self.counts.against if self.counts else len(self.against)

    @property
    def blanks(self) -> int:
        """How many gave no answer, where that was allowed."""
        return self.counts.blank if self.counts else len(self.blank)

    @property
    def voted(self) -> int:
        """How many gave a vote."""
        return self.ayes + self.noes + self.blanks


class Motion(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal that was moved; see `ProposalMoved`."""

    id: str
    mover: str
    text: str
    kind: MotionKind = "counter"
    point: int = 0
    persons: tuple[str, ...] = ()
    presides: str | None = None
    deputies: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def procedural(self) -> bool:
        """Whether it concerns the handling and not the text of the decision."""
        return self.kind in PROCEDURAL


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    """One round of voting over a post; see `BallotTaken`. `entitled` are those who might vote then.

    `at` is None where only a protocol tells of it.
    """

    seq: int
    at: datetime | None
    method: Method
    votes: tuple[VotesFor, ...] = ()
    blank: tuple[str, ...] = ()
    blank_count: int = 0
    away: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    lot: str = ""
    casting: str | None = None
    chosen: str = ""
    entitled: tuple[str, ...] = ()

    @property
    def blanks(self) -> int:
        """How many voted for nobody."""
        return max(self.blank_count, len(self.blank))

    @property
    def voted(self) -> int:
        """How many gave a vote, blank or not."""
        return sum(v.count for v in self.votes) + self.blanks

    def count(self, nominee: str) -> int:
        """How many votes a nominee got."""
        return sum(v.count for v in self.votes if v.nominee == nominee)


class Candidate(Nominee, frozen=True, kw_only=True):
    """Somebody put forward for a post, and by whom, where that is noted; see `Nominated`."""

    by: str = ""


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post to be filled by election, with its nominees and rounds; see `PostOpened`."""

    id: str
    title: str
    period: str = ""
    settled_by: Literal["lot", "chair"] = "lot"
    deputy_for: str = ""
    nominees: tuple[Candidate, ...] = ()
    ballots: tuple[Ballot, ...] = ()

    def nominee(self, nominee_id: str) -> Candidate | None:
        """The nominee with this id, or None."""
        return next((n for n in self.nominees if n.id == nominee_id), None)


class Disqualification(msgspec.Struct, frozen=True, kw_only=True):
    """Who has no part in the item; see `Disqualified`."""

    person: str
    ground: str
    presides: str | None = None
    deputy: str | None = None
    motion: str = ""


class Closure(msgspec.Struct, frozen=True, kw_only=True):
    """That an item was handled in a closed session; see `SessionClosed`.

    `opened_at` is None as long as the meeting is closed. `kept_apart` says that what was handled is
    not in this copy of the log; see `KeptApart`.
    """

    basis: str
    closed_at: datetime
    opened_at: datetime | None = None
    neutral_title: str = ""
    motion: str = ""
    stayed: tuple[str, ...] = ()
    kept_apart: bool = False


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The protocol all this was read in by machine, where it was not minuted here; see `ProtocolRead`."""

    file: str
    sha256: str
    ours: bool = False
    doubts: tuple[Doubt, ...] = ()


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A remark on the protocol of an earlier meeting; see `RemarkRecorded`."""

    person: str
    text: str
    on: date | None = None
    meeting: str = ""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement to the protocol."""

    person: str
    text: str


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to do what by when; `done_on` is when it was done, None as long as it is not.

    `seq` is its place in the log, by which it is known; see `FollowUpSettled`.
    """

    who: str
    what: str
    due: str = ""
    seq: int = 0
    done_on: date | None = None
    note: str = ""

    @property
    def decided(self) -> tuple[str, str, str]:
        """What the meeting decided of it, and the protocol tells: not whether it is done."""
        return self.who, self.what, self.due


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


class Skip(msgspec.Struct, frozen=True, kw_only=True):
    """A deputy who was passed over for a seat, and why."""

    deputy: str
    seat: str
    reason: str


class NextMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """When the board meets next; see `NextMeetingSet`."""

    date: date
    time: str = ""
    place: str = ""
    item: str | None = None
    meeting: str = ""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody signed a version of the protocol; see `ProtocolSigned`."""

    who: str
    on: date
    kind: SignedBy = "ssh"
    version: int = 1
    file: str = ""
    sha256: str = ""
    key: str = ""


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """That the lawful archive has a version of the protocol; see `ParcelReceived`."""

    reference: str
    on: date
    version: int = 1
    system: str = ""
    sha256: str = ""
    file: str = ""
    file_sha256: str = ""


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """Where a remark on this protocol is recorded; see `RemarkReceived`.

    `after` is the version that was approved already when it came, 0 where none was.
    """

    meeting: str
    date: date
    number: str = ""
    after: int = 0


class Circulation(msgspec.Struct, frozen=True, kw_only=True):
    """When and how the protocol was sent round, and by when remarks are due."""

    on: date
    due: date
    manner: str = ""
