"""From one meeting to the next: what waits for it, when it is expected, and making it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import msgspec
from msgspec.structs import replace

from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.carrying import Waiting, carried_over, waiting
from sognko_tui.meeting.events import MeetingConvened
from sognko_tui.meeting.facts import NextMeeting
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.numbering import highest, of_year
from sognko_tui.meeting.ports import Clock
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.phrases import phrase_for, proposed

LOOK_BACK = 24
"""Meetings of a board that are looked through for what waits: some years of them."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that was made, or (`new` false) that was there already; what it took over.

    `instead_of` is the day it was made for before it was moved.
    """

    id: str
    new: bool
    carried: tuple[Waiting, ...] = ()
    instead_of: date | None = None


def meetings_of(archive: Archive, board_id: str, but: Collection[str] = ()) -> Iterator[Meeting]:
    """The board's meetings, newest first; what cannot be read is left out. Raises `OSError`."""
    found = 0
    for meeting_id in archive.meetings.ids():
        head = archive.meetings.listed(meeting_id).head
        if meeting_id in but or head is None or head.board.get("id") != board_id:
            continue
        try:
            yield fold(archive.meetings.read(meeting_id).entries)
        except (ArchiveError, OSError):
            continue
        found += 1
        if found == LOOK_BACK:
            return


def waiting_for(archive: Archive, board: Board, on: date) -> tuple[Waiting, ...]:
    """What was postponed and waits for a meeting of the board on this day, oldest first.

    What `gives_way` to that meeting is in nobody's way. Raises `ArchiveError`, `OSError`.
    """
    gone = gives_way(archive, board, on)
    return waiting(meetings_of(archive, board.id, but=gone), on)


def gives_way(archive: Archive, board: Board, on: date) -> dict[str, date | None]:
    """The meetings that one on this day is made instead of, by id, with their days.

    They are blank: the one that was made for the day before its pack came, and one that was made
    for another day before the meeting was moved to this. Raises `ArchiveError`, `OSError`.
    """
    meetings = tuple(meetings_of(archive, board.id))
    moved = {
        meeting.next_meeting.meeting
        for meeting in meetings
        if meeting.next_meeting is not None and meeting.next_meeting.date == on
    }
    return {
        meeting.id: meeting.date
        for meeting in meetings
        if (meeting.date == on or meeting.id in moved) and _blank(archive, meeting)
    }


def with_waiting(
    items: tuple[AgendaItem, ...],
    board: Board,
    postponed: tuple[Waiting, ...],
    on: date,
    after: str = "",
) -> tuple[AgendaItem, ...]:
    """The items with what waits for them; each has a title, also one that was for closed doors."""
    made = carried_over(items, postponed, day=on, after=after)
    unnamed = proposed("exempt_matter", board)
    titled = (item if item.title else replace(item, title=unnamed) for item in made)
    return tuple(replace(i, phrase=i.phrase or phrase_for(i, board)) for i in titled)


def _blank(archive: Archive, meeting: Meeting) -> bool:
    return archive.meetings.blank(meeting.id)


def numbers_of_year(
    archive: Archive,
    board: Board,
    on: date,
    own: Iterable[str] = (),
    but: Collection[str] = (),
) -> str:
    """The highest number the board's items have come to in the year of this day, in other meetings.

    `own` are the numbers of the meeting on that day. Empty where those are not counted through the
    year, or there are none elsewhere. Raises `OSError`.
    """
    own = tuple(own)
    if own and not of_year(own, board, on):
        return ""
    numbers = [
        item.number
        for meeting in meetings_of(archive, board.id, but=but)
        if meeting.date is not None and meeting.date.year == on.year
        for item in meeting.items
        if item.parent is None
    ]
    return highest(of_year(numbers, board, on), on)


def numbered_beyond(archive: Archive, meeting: Meeting) -> str:
    """The number that the board has come to in its other meetings of the year. Raises `OSError`."""
    if meeting.date is None:
        return ""
    own = (item.number for item in meeting.items if item.parent is None)
    return numbers_of_year(archive, meeting.board, meeting.date, own, but=[meeting.id])


def expected(archive: Archive, board: Board) -> NextMeeting | None:
    """When the board meets next, as its latest meetings have it; None where nothing is known.

    A meeting that is there already is not expected any more. Raises `ArchiveError`, `OSError`.
    """
    there: set[date] = set()
    for meeting in meetings_of(archive, board.id):
        following = meeting.next_meeting
        if following is not None:
            return None if following.date in there else following
        if meeting.date is not None and not _blank(archive, meeting):
            there.add(meeting.date)
    return None


def planned_on(archive: Archive, board_id: str, on: date | None) -> Meeting | None:
    """The board's meeting on this day, where it has not begun. Raises `OSError`."""
    found = (m for m in meetings_of(archive, board_id) if on is not None and m.date == on)
    return next((m for m in found if m.started is None and all(i.open for i in m.items)), None)


def make_next(
    archive: Archive, meeting: Meeting, following: NextMeeting, by: str, clock: Clock
) -> Made:
    """Make the board's next meeting, without a pack: with nothing on it but what was postponed.

    Where the board has a meeting on that day already, that is the one; one that was made before the
    meeting was moved `gives_way`. Raises `ArchiveError`, `OSError`.
    """
    for other in meetings_of(archive, meeting.board.id):
        if other.date == following.date:
            return Made(id=other.id, new=False)
    board = next((b for b in archive.boards.all() if b.id == meeting.board.id), meeting.board)
    postponed = waiting_for(archive, board, following.date)
    gone = gives_way(archive, board, following.date)
    after = numbers_of_year(archive, board, following.date, but=gone)
    called = MeetingConvened(
        meeting="",
        board=board,
        date=following.date,
        time=following.time,
        place=following.place,
        secretary=meeting.secretary,
        items=with_waiting((), board, postponed, following.date, after),
        numbered_after=after,
    )
    at = clock.now().replace(microsecond=0)
    return Made(
        id=archive.meetings.create(called, by=by, at=at, instead_of=gone),
        new=True,
        carried=postponed,
        instead_of=next(iter(gone.values()), None),
    )
