"""What is noted beside the decision: statements, remarks, follow-ups, rules set aside."""

from __future__ import annotations

from datetime import date

from sognko_tui.meeting.events.kinds import Event


class StatementRecorded(Event, frozen=True, kw_only=True):
    """A statement to the protocol (protokolltilførsel)."""

    item: str
    person: str
    text: str


class StatementWithdrawn(Event, frozen=True, kw_only=True):
    """The statement with this number (counted from 0) does not stand."""

    item: str
    number: int


class RemarkRecorded(Event, frozen=True, kw_only=True):
    """A remark on the protocol of an earlier meeting, held on `on`; the old text stays.

    `meeting` is its id where the archive has it; `person` made the remark.
    """

    item: str
    person: str
    text: str
    on: date | None = None
    meeting: str = ""


class FollowUpNoted(Event, frozen=True, kw_only=True):
    """Who is to do what by when; `due` in the board's words or as an ISO date."""

    item: str
    who: str
    what: str
    due: str = ""


class FollowUpWithdrawn(Event, frozen=True, kw_only=True):
    """The follow-up with this number (counted from 0) is not to be done."""

    item: str
    number: int


class FollowUpSettled(Event, frozen=True, kw_only=True):
    """A follow-up was done on that day; also noted when the protocol is long approved.

    `noted` is the sequence number of the entry that noted it, which stays the same whatever is
    withdrawn beside it. A second one puts the day and the note of the first right.
    """

    item: str
    noted: int
    on: date
    note: str = ""


class FollowUpReopened(Event, frozen=True, kw_only=True):
    """A follow-up that was said to be done is not, after all; `noted` as in `FollowUpSettled`."""

    item: str
    noted: int


class RuleOverridden(Event, frozen=True, kw_only=True):
    """The secretary went on against a rule that advised otherwise, and why."""

    rule: str
    reason: str
    item: str | None = None
