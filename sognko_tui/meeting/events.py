"""What can happen in a meeting, each kind of event a small frozen record.

An event says what happened and nothing about how it is shown or stored. `Entry` is one line of the
log: the event with its sequence number, time, author and step.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board, Person

SCHEMA = 1
"""The version of the events written here. A log with a higher one opens read-only."""

Field = Literal["decision", "minutes", "notes"]
"""The three texts of an item: VEDTAK, REFERAT and NOTAT."""

Relation = Literal["before", "during", "after"]
"""Where in relation to an item somebody came or went."""

Method = Literal["unanimous", "by_names", "counted", "written"]
"""How a vote was taken and so how its result may be told."""

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


# The meeting as a whole


class MeetingConvened(Event, frozen=True, kw_only=True):
    """The first event: board, roster, rules and agenda, frozen as they were on that day."""

    meeting: str
    board: Board
    date: date
    time: str = ""
    place: str = ""
    secretary: str = ""
    form: Literal["in_person", "remote", "hybrid"] = "in_person"
    notice: Notice = Notice()
    pack: Pack | None = None
    items: tuple[AgendaItem, ...] = ()


class HeadChanged(Event, frozen=True, kw_only=True):
    """A fact at the head of the protocol was set: person ids for `presiding`, dates in ISO."""

    field: HeadField
    value: str


class MeetingStarted(Event, frozen=True, kw_only=True):
    """The meeting began at `at`. A later one corrects the time."""

    at: datetime


class MeetingEnded(Event, frozen=True, kw_only=True):
    """The meeting ended at `at`. A later one corrects the time."""

    at: datetime


class BreakTaken(Event, frozen=True, kw_only=True):
    """A pause, from and to, in item `item`."""

    start: datetime
    end: datetime
    item: str | None = None


# Who is in the room


class MemberArrived(Event, frozen=True, kw_only=True):
    """Somebody took part from this moment on. `seat` is the member a deputy sits for."""

    person: str
    moment: Moment = Moment()
    seat: str | None = None
    remote: bool = False


class MemberLeft(Event, frozen=True, kw_only=True):
    """Somebody no longer took part from this moment on."""

    person: str
    moment: Moment = Moment()


class AbsenceNoted(Event, frozen=True, kw_only=True):
    """A member is not there; `notice` tells whether they said so beforehand."""

    person: str
    notice: bool


class AttendanceCleared(Event, frozen=True, kw_only=True):
    """What was noted of this person's presence and absence was a mistake: as if never noted."""

    person: str


class PresenceCorrected(Event, frozen=True, kw_only=True):
    """The arrival or departure of one stay (counted from 0) is set to another moment."""

    person: str
    stay: int
    arrived: Moment
    left: Moment | None = None


class GuestNoted(Event, frozen=True, kw_only=True):
    """Somebody who is not on the roster was there: guest or from the administration."""

    person: Person
    moment: Moment = Moment()


class Disqualified(Event, frozen=True, kw_only=True):
    """A person has no part in one item. `ground` is the legal basis as it will be printed.

    `presides` is who chairs the item instead, where the chair is the one concerned
    (kommunelova § 11-10, forvaltningslova §§ 6 and 8).
    """

    item: str
    person: str
    ground: str
    presides: str | None = None


class DisqualificationLifted(Event, frozen=True, kw_only=True):
    """The person takes part in the item after all."""

    item: str
    person: str


# The items


class ItemOpened(Event, frozen=True, kw_only=True):
    """The secretary arrived at an item. Not a step: it cannot be undone, only left again."""

    item: str


class ItemAdded(Event, frozen=True, kw_only=True):
    """An item that was not in the pack; under `parent` it is numbered 16.1, 16.2 …"""

    item: AgendaItem
    parent: str | None = None
    raised_by: str = ""


class TextEdited(Event, frozen=True, kw_only=True):
    """At offset `at` (in characters) of a field, `removed` was replaced by `inserted`."""

    item: str
    field: Field
    at: int
    removed: str = ""
    inserted: str = ""


class ProposalCorrected(Event, frozen=True, kw_only=True):
    """A slip of the pen in the proposal was put right; it is still the same proposal."""

    item: str
    proposal: tuple[Point, ...]


class ProposalMoved(Event, frozen=True, kw_only=True):
    """A member moved a proposal in an item."""

    item: str
    proposal: str
    mover: str
    text: str


class VoteTaken(Event, frozen=True, kw_only=True):
    """A vote on the text in VEDTAK (`motion` "main") or on a proposal that was moved.

    Person ids throughout. With method `unanimous`, `in_favour` holds everybody who voted.
    """

    item: str
    motion: str = "main"
    method: Method = "unanimous"
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    casting: str | None = None


class VoteWithdrawn(Event, frozen=True, kw_only=True):
    """The vote noted on the item does not count: it is taken anew."""

    item: str


class DecisionAdopted(Event, frozen=True, kw_only=True):
    """The decision was adopted with exactly this text; the item is closed.

    `motion` is the id of the member's proposal it came from, or "main".
    """

    item: str
    text: str
    motion: str = "main"


class ProposalRejected(Event, frozen=True, kw_only=True):
    """The proposal fell and nothing else was adopted; the item is closed."""

    item: str


class ItemHandled(Event, frozen=True, kw_only=True):
    """The item was gone through without a decision; the item is closed."""

    item: str


class ItemPostponed(Event, frozen=True, kw_only=True):
    """Postponed; `to` says until when, in the board's words."""

    item: str
    to: str = ""


class ItemWithdrawn(Event, frozen=True, kw_only=True):
    """Withdrawn by whoever put it on the agenda."""

    item: str
    reason: str = ""


class ItemReturned(Event, frozen=True, kw_only=True):
    """Returned to whoever prepared it."""

    item: str
    to: str = ""


class ItemForwarded(Event, frozen=True, kw_only=True):
    """Sent on to another body."""

    item: str
    to: str = ""


class ItemReopened(Event, frozen=True, kw_only=True):
    """A closed item is taken up again; its texts stay, its outcome does not.

    With `mend` only the text is to be put right: the vote stands, and so do place and time.
    """

    item: str
    mend: bool = False


class StatementRecorded(Event, frozen=True, kw_only=True):
    """A statement to the protocol (protokolltilførsel)."""

    item: str
    person: str
    text: str


class FollowUpNoted(Event, frozen=True, kw_only=True):
    """Who is to do what by when; `due` in the board's words or as an ISO date."""

    item: str
    who: str
    what: str
    due: str = ""


class RuleOverridden(Event, frozen=True, kw_only=True):
    """The secretary went on against a rule that advised otherwise, and why."""

    rule: str
    reason: str
    item: str | None = None


# Taking back


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
    | MemberArrived
    | MemberLeft
    | AbsenceNoted
    | AttendanceCleared
    | PresenceCorrected
    | GuestNoted
    | Disqualified
    | DisqualificationLifted
    | ItemOpened
    | ItemAdded
    | TextEdited
    | ProposalCorrected
    | ProposalMoved
    | VoteTaken
    | VoteWithdrawn
    | DecisionAdopted
    | ProposalRejected
    | ItemHandled
    | ItemPostponed
    | ItemWithdrawn
    | ItemReturned
    | ItemForwarded
    | ItemReopened
    | StatementRecorded
    | FollowUpNoted
    | RuleOverridden
    | Undone
    | Redone
)
"""Every kind of event, as one tagged union."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log.

    `seq` rises strictly (gaps are legal after a checkpoint has squashed typing); `step` is the
    sequence number of the first entry of the step it belongs to; `by` is who sat at the keyboard.
    """

    seq: int
    at: datetime
    by: str
    step: int
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
