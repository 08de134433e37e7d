"""The list of meetings, and finding the one that is meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from sognko_tui.archive.store import Archive, ArchiveError, Listed, progress
from sognko_tui.office.dates import parse
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.store.reader import Log


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in a line. `state` is `damaged` where its file cannot be read.

    `read` tells that it was not minuted here, but read by machine in its protocol.
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


def summaries(archive: Archive) -> tuple[Summary, ...]:
    """Every meeting in a line, newest first. Raises `ArchiveError`, `OSError`."""
    return tuple(_summary(archive, meeting_id) for meeting_id in archive.meetings.ids())


def _summary(archive: Archive, meeting_id: str) -> Summary:
    listed = archive.meetings.listed(meeting_id)
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
    )


def _of_log(listed: Listed, log: Log) -> Summary:
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
    ids = archive.meetings.ids()
    if named in ids:
        return named
    on = parse(named)
    start = on.isoformat() if on is not None else named
    found = [meeting_id for meeting_id in ids if start and meeting_id.startswith(start)]
    if not found:
        raise Trouble("no_such_meeting", {"meeting": named})
    if len(found) > 1:
        raise Trouble("which_meeting", {"meeting": named, "found": ", ".join(sorted(found))})
    return found[0]
