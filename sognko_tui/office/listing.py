"""The list of meetings, and finding the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from sognko_tui.archive.store import Archive, ArchiveError, Listed, NoSuchMeeting, progress
from sognko_tui.office.dates import parse
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.store.head import Damage, Head
    from sognko_tui.archive.store.reader import Log

Day: TypeAlias = date
"""A date, by a name that no field of a meeting has."""

Stage = Literal["draft", "circulated", "approved"]
"""How far a protocol has come; see `meeting.approval.stage`."""

NEAR = 30
"""Meetings on either side of today among which the next to be held is looked for."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in a line. `state` is `damaged` where its file cannot be read; `damage` says how.

    `read` tells that it was not minuted here, but read by machine in its protocol.
    `stage` is how far its protocol has come, `remarks_due` by when remarks on what was sent round are.
    `held_by` names the user who has it open for writing; `unclosed` tells that nobody has, and
    that whoever had it last did not close it: what is in the journal will be asked about.
    """

    id: str
    board: str
    board_id: str
    date: date
    time: str = ""
    place: str = ""
    items: int = 0
    closed: int = 0
    state: Literal["planned", "underway", "finished", "damaged"] = "planned"
    written: bool = False
    read: bool = False
    held_by: str | None = None
    unclosed: bool = False
    damage: Damage | None = None
    stage: Stage = "draft"
    remarks_due: Day | None = None

    def overdue(self, today: Day) -> bool:
        """Whether the time for remarks on what was sent round is out, and it is not approved."""
        due = self.remarks_due
        return self.stage == "circulated" and due is not None and due < today


class Listing:
    """The meetings, newest first, each read when its line is asked for.

    It is of the moment it was made: what comes or changes later stands in the next one.
    """

    def __init__(self, archive: Archive) -> None:
        """Raises `OSError`."""
        self._archive = archive
        self._ids = archive.meetings.newest()
        self._read: dict[str, Summary] = {}

    def __bool__(self) -> bool:
        return self.at_least(1) > 0

    def at_least(self, count: int | None) -> int:
        """How many are known, once these are: a list that is shown asks for some more than that."""
        self._ids.look(count)
        return len(self._ids.known)

    def __getitem__(self, at: int) -> Summary:
        meeting_id = self._ids.known[at]
        if meeting_id not in self._read:
            self._read[meeting_id] = summary(self._archive, meeting_id)
        return self._read[meeting_id]

    def index(self, meeting_id: str) -> int | None:
        """The place of a meeting in the list, or None where it is not there."""
        at = self._ids.place(meeting_id)
        there = at < len(self._ids.known) and self._ids.known[at] == meeting_id
        return at if there else None

    def next_one(self, today: date) -> Summary | None:
        """The one to go on with, of those nearest to this day: nobody waits for all to be looked at."""
        at = self._ids.place(today.isoformat())
        known = self.at_least(at + NEAR)
        # Where few are to come, more of those before are looked at, and the other way round.
        first = max(0, min(at - NEAR, known - 2 * NEAR))
        last = self.at_least(first + 2 * NEAR)
        return next_meeting([self[n] for n in range(first, min(last, first + 2 * NEAR))], today)

    @property
    def read(self) -> tuple[Summary, ...]:
        """Those that have been read by now."""
        return tuple(self._read.values())

    @property
    def all_read(self) -> bool:
        """Whether that is all of them."""
        return self._ids.whole and len(self._read) == len(self._ids.known)

    def left(self) -> tuple[Summary, ...]:
        """Those that nobody has open, and that a session did not close, newest first.

        Only those with a journal are read for it. Raises `OSError`.
        """
        there = (summary(self._archive, one) for one in self._archive.meetings.with_journal())
        return tuple(one for one in there if one.unclosed)


def next_meeting(summaries: Sequence[Summary], today: date) -> Summary | None:
    """The one to go on with: underway first, else the first from today on, else the last planned."""
    underway = [s for s in summaries if s.state == "underway"]
    if underway:
        return max(underway, key=lambda s: s.date)
    planned = [s for s in summaries if s.state == "planned"]
    coming = [s for s in planned if s.date >= today]
    if coming:
        return min(coming, key=lambda s: s.date)
    return max(planned, key=lambda s: s.date, default=None)


def summaries(archive: Archive) -> Iterator[Summary]:
    """Every meeting in a line, newest first, each read as it is come to. Raises `OSError`."""
    return (summary(archive, meeting_id) for meeting_id in archive.meetings.newest())


def summary(archive: Archive, meeting_id: str) -> Summary:
    """The meeting in a line. Never raises over what is in its folder, or that it is gone."""
    try:
        listed = archive.meetings.listed(meeting_id)
    except (NoSuchMeeting, OSError):
        return _damaged(Listed(id=meeting_id, head=None, damage="missing"))
    if listed.head is None:
        return _damaged(listed)
    if listed.behind:
        # Only a meeting that is open, or was when the machine died, has its log read for the list.
        try:
            return _of_log(listed, archive.meetings.read(meeting_id))
        except (ArchiveError, OSError):
            return _damaged(listed)
    head = listed.head
    return Summary(
        id=meeting_id,
        board=head.board.get("name", ""),
        board_id=head.board.get("id", ""),
        date=_day(meeting_id, head.date),
        time=head.time,
        place=head.place,
        items=head.items,
        closed=head.closed,
        state=head.state,
        written=listed.written,
        read=head.source is not None,
        held_by=_holder(listed),
        stage=head.stage,
        remarks_due=_due(head),
    )


def _due(head: Head) -> date | None:
    """By when remarks on what was sent round are due; a day that is none is no day."""
    with suppress(ValueError):
        return date.fromisoformat(head.circulated.due) if head.circulated is not None else None
    return None


def _of_log(listed: Listed, log: Log) -> Summary:
    from sognko_tui.meeting import approval
    from sognko_tui.meeting.fold import fold
    from sognko_tui.office.recovery import worth_asking

    meeting = fold(log.entries)
    return Summary(
        id=listed.id,
        board=meeting.board.name,
        board_id=meeting.board.id,
        date=meeting.date or _day(listed.id, None),
        time=meeting.time,
        place=meeting.place,
        items=len(meeting.items),
        closed=sum(not item.open for item in meeting.items),
        state=progress.state(meeting),
        written=listed.written,
        read=meeting.source is not None,
        held_by=_holder(listed),
        unclosed=listed.holder is None and worth_asking(log.waiting),
        stage=approval.stage(meeting),
        remarks_due=meeting.circulated.due if meeting.circulated is not None else None,
    )


def _damaged(listed: Listed) -> Summary:
    return Summary(
        id=listed.id,
        board=listed.id[11:],
        board_id="",
        date=_day(listed.id, None),
        state="damaged",
        written=listed.written,
        held_by=_holder(listed),
        damage=listed.damage or "unsound",
    )


def _day(meeting_id: str, told: str | None) -> date:
    """The date in the file, else the one in the folder's name; some date in any case."""
    for text in (told, meeting_id[:10]):
        try:
            return date.fromisoformat(text or "")
        except ValueError:
            continue
    return date.min


def _holder(listed: Listed) -> str | None:
    return None if listed.holder is None else listed.holder.user or "?"


def resolve(archive: Archive, named: str) -> str:
    """The id meant by an id, the beginning of one, or a date. Raises `Trouble`, `OSError`."""
    with suppress(NoSuchMeeting):
        archive.meetings.folder(named)
        return named
    on = parse(named)
    start = on.isoformat() if on is not None else named
    found = list(archive.meetings.newest().beginning(start)) if start else []
    if not found:
        raise Trouble("no_such_meeting", {"meeting": named})
    if len(found) > 1:
        raise Trouble("which_meeting", {"meeting": named, "found": ", ".join(sorted(found))})
    return found[0]
