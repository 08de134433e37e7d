"""What happens to the meeting as a whole: its call, its head, its times, its protocol."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.events.kinds import Event, HeadField, Notice, Pack


class MeetingConvened(Event, frozen=True, kw_only=True):
    """The first event: board, roster, rules and agenda, frozen as they were on that day.

    `numbered_after` is the number the board's items had come to that year, where the meeting has no
    pack and they are counted through the year.
    """

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
    numbered_after: str = ""


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


class BreakCorrected(Event, frozen=True, kw_only=True):
    """The break with this number (counted from 0) was from and to other times."""

    number: int
    start: datetime
    end: datetime


class NextMeetingSet(Event, frozen=True, kw_only=True):
    """When the board meets next, as decided in `item`; `meeting` is its id, once it is made."""

    date: date
    time: str = ""
    place: str = ""
    item: str | None = None
    meeting: str = ""


class ProtocolCirculated(Event, frozen=True, kw_only=True):
    """The protocol was sent round to those who met, on a day; remarks are due by another.

    It may be sent again: the last time counts. `manner` says how, in words.
    """

    on: date
    due: date
    manner: str = ""


class ProtocolApproved(Event, frozen=True, kw_only=True):
    """The protocol is approved as it stands; from here on only a correction changes anything.

    `where` says by whom or in which meeting, in words. `follows` is the manifest of the protocol that
    the board approved before this one (`MEETING/protokoll.sha256`) and `follows_sha256` its hash:
    both stand in this one's own manifest too, and so none of them can be exchanged unnoticed.
    """

    where: str = ""
    follows: str = ""
    follows_sha256: str = ""


class CorrectionBegun(Event, frozen=True, kw_only=True):
    """The approved protocol is put right: what follows belongs to a new version of it.

    `who` answers for it by name (the entry's `by` is only the login).
    """

    reason: str
    who: str = ""


class RemarkReceived(Event, frozen=True, kw_only=True):
    """A later meeting recorded a remark on this protocol: which, when and under which number."""

    meeting: str
    date: date
    number: str = ""
