"""One line of the log: the entry, every kind of event it may hold, and how it is written and read."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

from sognko_tui.meeting.events.archiving import ParcelReceived, ProtocolSigned
from sognko_tui.meeting.events.closing import (
    ClosureLifted,
    KeptApart,
    SessionClosed,
    SessionOpened,
)
from sognko_tui.meeting.events.elections import (
    BallotTaken,
    BallotWithdrawn,
    Nominated,
    PostOpened,
    PostRemoved,
)
from sognko_tui.meeting.events.endings import (
    DecisionAdopted,
    ItemForwarded,
    ItemHandled,
    ItemPostponed,
    ItemReopened,
    ItemReturned,
    ItemTimesCorrected,
    ItemWithdrawn,
    ProposalRejected,
)
from sognko_tui.meeting.events.items import (
    ItemAdded,
    ItemMoved,
    ItemOpened,
    ProposalCorrected,
    TextEdited,
)
from sognko_tui.meeting.events.kinds import Event
from sognko_tui.meeting.events.noted import (
    FollowUpNoted,
    FollowUpReopened,
    FollowUpSettled,
    FollowUpWithdrawn,
    RemarkRecorded,
    RuleOverridden,
    StatementRecorded,
    StatementWithdrawn,
)
from sognko_tui.meeting.events.packs import (
    ItemAnnounced,
    ItemLeftOut,
    ItemRevised,
    PackRevised,
)
from sognko_tui.meeting.events.room import (
    AbsenceNoted,
    AttendanceCleared,
    DeputySkipped,
    DisqualificationCompleted,
    DisqualificationLifted,
    Disqualified,
    GuestNoted,
    MemberArrived,
    MemberLeft,
    ParticipationChanged,
    PresenceCorrected,
)
from sognko_tui.meeting.events.sources import ProtocolRead
from sognko_tui.meeting.events.votes import (
    ProposalMoved,
    ProposalWithdrawn,
    VoteTaken,
    VoteWithdrawn,
)
from sognko_tui.meeting.events.whole import (
    BreakCorrected,
    BreakTaken,
    CorrectionBegun,
    HeadChanged,
    MeetingConvened,
    MeetingEnded,
    MeetingStarted,
    NextMeetingSet,
    ProtocolApproved,
    ProtocolCirculated,
    RemarkReceived,
)

SCHEMA = 2
"""The version of the events written here. A log with a higher one opens read-only.

2 added elections, closed sessions, kinds of proposals, counts, corrections: it only adds, so that
entries of version 1 are read as they are. A kind of event or a field that is added counts it up: a
program that does not know the field would read past it, and lose it at the next checkpoint.
"""


class Undone(Event, frozen=True, kw_only=True):
    """A step counts as if it had not happened. Nothing is removed from the log."""

    undone: int


class Redone(Event, frozen=True, kw_only=True):
    """A step that was undone counts again."""

    redone: int


AnyEvent = (
    MeetingConvened
    | HeadChanged
    | MeetingStarted
    | MeetingEnded
    | BreakTaken
    | BreakCorrected
    | NextMeetingSet
    | ProtocolCirculated
    | ProtocolApproved
    | CorrectionBegun
    | RemarkReceived
    | MemberArrived
    | MemberLeft
    | AbsenceNoted
    | AttendanceCleared
    | PresenceCorrected
    | ParticipationChanged
    | DeputySkipped
    | GuestNoted
    | Disqualified
    | DisqualificationCompleted
    | DisqualificationLifted
    | ItemOpened
    | ItemAdded
    | ItemMoved
    | TextEdited
    | ProposalCorrected
    | PackRevised
    | ItemAnnounced
    | ItemRevised
    | ItemLeftOut
    | ProposalMoved
    | ProposalWithdrawn
    | VoteTaken
    | VoteWithdrawn
    | PostOpened
    | PostRemoved
    | Nominated
    | BallotTaken
    | BallotWithdrawn
    | SessionClosed
    | SessionOpened
    | ClosureLifted
    | KeptApart
    | DecisionAdopted
    | ProposalRejected
    | ItemHandled
    | ItemPostponed
    | ItemWithdrawn
    | ItemReturned
    | ItemForwarded
    | ItemTimesCorrected
    | ItemReopened
    | StatementRecorded
    | StatementWithdrawn
    | RemarkRecorded
    | FollowUpNoted
    | FollowUpWithdrawn
    | FollowUpSettled
    | FollowUpReopened
    | RuleOverridden
    | ParcelReceived
    | ProtocolSigned
    | ProtocolRead
    | Undone
    | Redone
)
"""Every kind of event, as one tagged union."""


_NUMBER = msgspec.Meta(ge=0, le=2**53)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log.

    `seq` rises strictly (gaps are legal after a checkpoint has squashed typing); `step` is the
    sequence number of the first entry of the step it belongs to; `by` is who sat at the keyboard.
    """

    seq: Annotated[int, _NUMBER]
    at: datetime
    by: str
    step: Annotated[int, _NUMBER]
    event: AnyEvent
    v: int = SCHEMA


class NewerSchema(Exception):
    """The entry was written by a newer program; the log can be read, but not written on."""


class Malformed(ValueError):
    """The bytes are no entry of any log."""


class _Version(msgspec.Struct):
    v: int = SCHEMA


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Entry)


def encode(entry: Entry) -> bytes:
    """The entry as one line of UTF-8 JSON, without a line end."""
    return _encoder.encode(entry)


def decode(line: bytes) -> Entry:
    """Read what `encode` wrote.

    Raises `NewerSchema` for an entry of a later schema, `Malformed` for anything else.
    """
    try:
        entry = _decoder.decode(line)
    except (ValueError, RecursionError) as error:
        try:
            version = msgspec.json.decode(line, type=_Version).v
        except (ValueError, RecursionError):
            version = SCHEMA
        if version > SCHEMA:
            raise NewerSchema(str(version)) from error
        raise Malformed(str(error)) from error
    if entry.v > SCHEMA:
        raise NewerSchema(str(entry.v))
    return entry


def from_builtins(value: object) -> Entry:
    """Read an entry from plain dicts and lists, as TinyDB holds it. Raises as `decode`."""
    return decode(msgspec.json.encode(value))


def to_builtins(entry: Entry) -> dict[str, object]:
    """The entry as plain dicts and lists, for TinyDB and for `--json`."""
    plain: dict[str, object] = msgspec.to_builtins(entry, order="deterministic")
    return plain
