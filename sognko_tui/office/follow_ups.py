"""What somebody is to do after a meeting: that it was done, noted in the meeting that asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import FollowUpReopened, FollowUpSettled
from sognko_tui.meeting.numbering import meant
from sognko_tui.meeting.open_followups import FollowUpRow, by_day_due
from sognko_tui.meeting.ports import Clock
from sognko_tui.meeting.state import FollowUp, Item, Meeting
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.recording import hindrance, record
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.search.index import Noted


def rows(noted: Iterable[Noted]) -> tuple[FollowUpRow, ...]:
    """What the index found, as what a list of follow-ups is made of."""
    return by_day_due(
        FollowUpRow(
            meeting=one.hit.meeting,
            board=one.hit.board,
            board_name=one.hit.board_name,
            day=one.hit.day,
            item=one.hit.item,
            item_number=one.hit.number,
            title=one.hit.title,
            number=one.followup.number,
            who=one.followup.who,
            what=one.followup.what,
            due=one.followup.due,
            due_day=one.followup.day,
            done_on=one.followup.done_on,
            note=one.followup.note,
            closed=one.hit.closed,
        )
        for one in noted
    )


def settle(opened: OpenMeeting, item_id: str, number: int, on: date, note: str) -> None:
    """Note in a meeting that its follow-up with this number (from 0) was done. Raises `Trouble`."""
    item, noted = _noted(opened.meeting, item_id, number)
    record(opened, FollowUpSettled(item=item.id, noted=noted.seq, on=on, note=note.strip()))


def reopen(opened: OpenMeeting, item_id: str, number: int) -> None:
    """Note in a meeting that the follow-up is not done after all. Raises `Trouble`."""
    item, noted = _noted(opened.meeting, item_id, number)
    record(opened, FollowUpReopened(item=item.id, noted=noted.seq))


@contextmanager
def written_in(
    archive: Archive, meeting_id: str, by: str, clock: Clock, told: Callable[[str], None]
) -> Iterator[OpenMeeting]:
    """A meeting that nobody has open, open to have one thing noted in it; closed again afterwards.

    Raises `Trouble` where it cannot be written in, or what was noted does not come to the disk;
    `ArchiveError`, `OSError`.
    """
    opened = OpenMeeting(archive, meeting_id, by, clock, told)
    try:
        found = hindrance(opened)
        if found is not None and opened.undecided:
            raise Trouble("unclosed_before", found.params)
        if found is not None:
            raise found
        yield opened
    finally:
        failure = opened.session.failure if opened.session is not None else None
        kept = opened.close()
    if not kept:
        raise failure or Trouble("not_writable", {"meeting": meeting_id})


def item_named(meeting: Meeting, named: str) -> Item:
    """The item with this id, or with this number as somebody writes it. Raises `Trouble`."""
    item = meeting.item(named)
    if item is not None:
        return item
    at = meant([i.number for i in meeting.items], named, meeting.board, meeting.date)
    if at is None:
        raise Trouble("no_such_item", {"meeting": meeting.id, "item": named})
    return meeting.items[at]


def _noted(meeting: Meeting, named: str, number: int) -> tuple[Item, FollowUp]:
    item = item_named(meeting, named)
    if not 0 <= number < len(item.followups):
        params = {"meeting": meeting.id, "item": item.number, "number": number + 1}
        raise Trouble("no_such_follow_up", params)
    return item, item.followups[number]
