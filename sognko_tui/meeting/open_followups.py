"""Follow-ups of a meeting one by one: whose they are, when they are due, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from sognko_tui.meeting import events as e
from sognko_tui.meeting.facts import FollowUp
from sognko_tui.meeting.next_meeting import day_meant
from sognko_tui.meeting.public import neutral_title
from sognko_tui.meeting.state import Item, Meeting


class FollowUpRow(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up with where it was noted; `number` counts them in the item from 0.

    `due` are the words and `due_day` the day they come to, where that is known. Of an item that was
    handled for closed doors, `title` is its neutral one and `closed` is true: who is to do what
    there is for the board only.
    """

    meeting: str
    board: str
    board_name: str
    day: date | None
    item: str
    item_number: str
    title: str
    number: int
    who: str
    what: str
    due: str = ""
    due_day: date | None = None
    done_on: date | None = None
    note: str = ""
    closed: bool = False

    def overdue_since(self, today: date) -> date | None:
        """The day it should have been done on, where that is past and it is not done."""
        late = self.done_on is None and self.due_day is not None and self.due_day < today
        return self.due_day if late else None


def follow_ups(meetings: Iterable[Meeting]) -> Iterator[FollowUpRow]:
    """Every follow-up of these meetings, done or not, in the order of the meetings and items."""
    for meeting in meetings:
        for item in meeting.items:
            neutral = neutral_title(meeting, item)
            for number, noted in enumerate(item.followups):
                yield FollowUpRow(
                    meeting=meeting.id,
                    board=meeting.board.id,
                    board_name=meeting.board.name,
                    day=meeting.date,
                    item=item.id,
                    item_number=item.number,
                    title=item.title if neutral is None else neutral,
                    number=number,
                    who=noted.who,
                    what=noted.what,
                    due=noted.due,
                    due_day=day_meant(meeting, noted.due),
                    done_on=noted.done_on,
                    note=noted.note,
                    closed=neutral is not None,
                )


def left_before(rows: Iterable[FollowUpRow], meeting: Meeting) -> tuple[FollowUpRow, ...]:
    """What the board's meetings before this one asked for and is not done, as it is due."""
    return by_day_due(
        row
        for row in rows
        if row.board == meeting.board.id
        and row.meeting != meeting.id
        and row.done_on is None
        and (row.day is None or meeting.date is None or row.day < meeting.date)
    )


def by_day_due(rows: Iterable[FollowUpRow]) -> tuple[FollowUpRow, ...]:
    """The rows as they are due; what has no day comes after them, and last what is done."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.done_on is not None,
                row.due_day or date.max,
                row.day or date.min,
                row.meeting,
                row.item,
                row.number,
            ),
        )
    )


def mended(meeting: Meeting, item: Item, number: int, changed: FollowUp) -> tuple[e.Event, ...]:
    """The events, one step, that put `changed` in the place of the follow-up with this number.

    Those after it are noted anew too, so that they keep their order; what was done stays done.
    """
    anew = (changed, *item.followups[number + 1 :])
    struck = e.FollowUpWithdrawn(item=item.id, number=number)
    events: list[e.Event] = [struck for _ in anew]
    first = meeting.last_seq + 1 + len(events)
    events += (e.FollowUpNoted(item=item.id, who=f.who, what=f.what, due=f.due) for f in anew)
    events += (
        e.FollowUpSettled(item=item.id, noted=first + n, on=f.done_on, note=f.note)
        for n, f in enumerate(anew)
        if f.done_on is not None
    )
    return tuple(events)
