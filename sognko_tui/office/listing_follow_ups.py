"""Follow-ups in a line each, and as `--json` and `--ics` give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING

from sognko_tui.meeting.open_followups import FollowUpRow
from sognko_tui.office import printable
from sognko_tui.office.clock import ZONE
from sognko_tui.texts import _

if TYPE_CHECKING:
    from icalendar import Todo


def as_line(row: FollowUpRow, today: date) -> str:
    """When it is due, who, what and from where, with what `followups done` wants to know it by."""
    late = row.overdue_since(today)
    state = ""
    if row.done_on is not None:
        state = _("gjord {day}").format(day=_day(row.done_on))
        state += f": {row.note}" if row.note else ""
    elif late is not None:
        state = _("over tida sidan {day}").format(day=_day(late))
    due = _day(row.due_day) or row.due or _("utan frist")
    told = ": ".join(filter(None, (row.who, row.what)))
    known_by = f"{row.meeting} {row.item_number} {row.number + 1}"
    parts = (told, f"[{state}]" if state else "", f"({known_by})")
    told = "  ".join(printable.line(part) for part in parts if part)
    return f"{printable.line(due):>10}  {told}"


def as_row(row: FollowUpRow, today: date) -> dict[str, object]:
    """As `--json` gives it. `number` counts those of the item from 1, as `followups done` does."""
    return {
        "meeting": row.meeting,
        "date": _iso(row.day),
        "board": {"id": row.board, "name": row.board_name},
        "item": {"id": row.item, "number": row.item_number, "title": row.title},
        "number": row.number + 1,
        "who": row.who,
        "what": row.what,
        "due": row.due,
        "due_date": _iso(row.due_day),
        "overdue_since": _iso(row.overdue_since(today)),
        "done": _iso(row.done_on),
        "note": row.note,
    }


def as_calendar(rows: Iterable[FollowUpRow], now: datetime) -> str:
    """The follow-ups as tasks of an iCalendar (RFC 5545), to be subscribed to or taken in."""
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", "-//Sognko//followups//NN")
    calendar.add("version", "2.0")
    times: Counter[str] = Counter()
    for row in rows:
        uid = _uid(row)
        times[uid] += 1
        calendar.add_component(_todo(row, f"{uid}-{times[uid]}@sognko", now))
    if not times:
        # A calendar has to have something in it, also when there is nothing to do.
        calendar.add_component(Timezone.from_tzid(ZONE.key))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _uid(row: FollowUpRow) -> str:
    """The same for the same follow-up, whatever comes and goes beside it, done or not."""
    known_by = (row.meeting, row.item, row.who, row.what, row.due)
    return sha256("\0".join(known_by).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _todo(row: FollowUpRow, uid: str, now: datetime) -> Todo:
    from icalendar import Todo

    todo = Todo()
    todo.add("uid", uid)
    todo.add("dtstamp", now.astimezone(UTC))
    todo.add("summary", printable.line(": ".join(filter(None, (row.who, row.what)))))
    told = [_("{board}, {day}, sak {number}: {title}").format(
        board=row.board_name, day=_day(row.day), number=row.item_number, title=row.title
    )]  # fmt: skip
    if row.due and row.due_day is None:
        told.append(_("Frist: {due}").format(due=row.due))
    if row.note:
        told.append(row.note)
    todo.add("description", "\n".join(printable.line(line) for line in told))
    todo.add("categories", [printable.line(row.board_name)])
    if row.due_day is not None:
        todo.add("due", row.due_day)
    if row.done_on is None:
        todo.add("status", "NEEDS-ACTION")
    else:
        todo.add("status", "COMPLETED")
        todo.add("percent-complete", 100)
        # Only the day is known; at noon it is the same one wherever it is read in the country.
        todo.add("completed", datetime.combine(row.done_on, time(12), UTC))
    return todo


def _day(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day is not None else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
