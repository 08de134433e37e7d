"""What events do to sessions that are closed to the public (kommunelova § 11-5)."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import Inapplicable, begun, find_item, known, on, with_item
from sognko_tui.meeting.attendance import earlier
from sognko_tui.meeting.facts import Closure
from sognko_tui.meeting.state import Meeting


@on(e.SessionClosed)
def _closed(meeting: Meeting, entry: e.Entry, event: e.SessionClosed) -> Meeting:
    item = find_item(meeting, event.item)
    if not event.basis.strip():
        raise Inapplicable("no_basis", number=item.number)
    for person in event.stayed:
        known(meeting, person)
    opened = item.closure.opened_at if item.closure is not None else None
    if opened is not None and earlier(opened, event.at):
        raise Inapplicable("ends_before_start", number=item.number)
    closure = Closure(
        basis=event.basis,
        closed_at=event.at,
        opened_at=opened,
        neutral_title=event.neutral_title,
        motion=event.motion,
        stayed=event.stayed,
    )
    return with_item(meeting, begun(replace(item, closure=closure), entry))


@on(e.SessionOpened)
def _opened(meeting: Meeting, _: e.Entry, event: e.SessionOpened) -> Meeting:
    item = find_item(meeting, event.item)
    if item.closure is None:
        raise Inapplicable("not_closed", number=item.number)
    if earlier(event.at, item.closure.closed_at):
        raise Inapplicable("ends_before_start", number=item.number)
    return with_item(meeting, replace(item, closure=replace(item.closure, opened_at=event.at)))


@on(e.KeptApart)
def _kept_apart(meeting: Meeting, entry: e.Entry, event: e.KeptApart) -> Meeting:
    item = find_item(meeting, event.item)
    closure = None
    if event.closed_at is not None:
        closure = Closure(
            basis="",
            closed_at=event.closed_at,
            opened_at=event.opened_at,
            neutral_title=event.neutral_title,
            kept_apart=True,
        )
    done, timed = event.ended is not None, meeting.source is None
    return with_item(
        meeting,
        replace(
            begun(item, entry),
            closure=closure,
            outcome="handled" if done else "open",
            place=float(entry.seq) if done else item.place,
            started=event.started if timed else None,
            ended=event.ended if timed else None,
        ),
    )


@on(e.ClosureLifted)
def _lifted(meeting: Meeting, _: e.Entry, event: e.ClosureLifted) -> Meeting:
    item = find_item(meeting, event.item)
    if item.closure is None:
        raise Inapplicable("not_closed", number=item.number)
    return with_item(meeting, replace(item, closure=None))
