"""Remarks on the protocol of an earlier meeting: which one it is, and the link back from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.events import RemarkReceived
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.ports import Clock
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office import listing
from sognko_tui.office.listing import Summary
from sognko_tui.office.opened import OpenMeeting


def earlier_meeting(archive: Archive, meeting: Meeting, on: date | None = None) -> Summary | None:
    """The board's meeting on that day, or the last one before this; None where there is none.

    Raises `ArchiveError`, `OSError`.
    """
    for found in listing.summaries(archive):
        before = meeting.date is None or found.date < meeting.date
        same_board = found.board_id == meeting.board.id and found.id != meeting.id
        if same_board and before and on in (None, found.date):
            return found
    return None


def link_back(archive: Archive, meeting: Meeting, by: str, clock: Clock) -> tuple[str, ...]:
    """See to it that each earlier meeting says that a remark on its protocol is recorded here.

    It is recorded in that meeting's own log, once. Returns the ids of the meetings that cannot be
    written in now, because somebody has them open or they can only be read.
    """
    return tuple(
        dict.fromkeys(
            earlier
            for item, earlier in _remarked(meeting)
            if not _linked(archive, meeting, item, earlier)
            and not _record(archive, _received(meeting, item), earlier, by, clock)
        )
    )


def _remarked(meeting: Meeting) -> Iterator[tuple[Item, str]]:
    """The items with remarks in them, each with every meeting of the archive these are about."""
    for item in meeting.items:
        about = dict.fromkeys(remark.meeting for remark in item.remarks if remark.meeting)
        yield from ((item, earlier) for earlier in about)


def _received(meeting: Meeting, item: Item) -> RemarkReceived:
    held = meeting.date or date.min
    return RemarkReceived(meeting=meeting.id, date=held, number=item.number)


def _linked(archive: Archive, meeting: Meeting, item: Item, earlier: str) -> bool:
    other = _look(archive, earlier)
    return other is not None and any(
        (r.meeting, r.number) == (meeting.id, item.number) for r in other.received
    )


def _look(archive: Archive, meeting_id: str) -> Meeting | None:
    """The meeting as it stands, or None where it cannot be read."""
    try:
        return fold(archive.meetings.read(meeting_id).entries)
    except (ArchiveError, OSError):
        return None


def _record(
    archive: Archive, received: RemarkReceived, meeting_id: str, by: str, clock: Clock
) -> bool:
    try:
        opened = OpenMeeting(archive, meeting_id, by, clock)
    except (ArchiveError, OSError):
        return False
    try:
        if opened.session is None:
            return False
        opened.session.record(received)
    except Refused:
        return False
    finally:
        kept = opened.close()
    return kept


def unlinked(archive: Archive, meeting: Meeting) -> Iterator[Finding]:
    """Remarks of which only one of the two meetings knows."""
    for item, earlier in _remarked(meeting):
        if not _linked(archive, meeting, item, earlier):
            yield Finding(
                code="remark_not_linked",
                item=item.id,
                params={"number": item.number, "meeting": earlier},
            )
    for received in meeting.received:
        later = _look(archive, received.meeting)
        about = {e for i, e in _remarked(later) if i.number == received.number} if later else ()
        if meeting.id not in about:
            yield Finding(
                code="remark_without_source",
                params={"number": received.number, "meeting": received.meeting},
            )
