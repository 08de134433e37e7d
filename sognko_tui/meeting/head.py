"""What events do to the meeting as a whole: convening it, its head, start, end and breaks."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import Inapplicable, find_item, known, on
from sognko_tui.meeting.decisions import initial_text
from sognko_tui.meeting.state import Break, Item, Meeting

FORMS = ("in_person", "remote", "hybrid")
"""How a meeting can be held."""


@on(e.MeetingConvened)
def _convened(meeting: Meeting, _: e.Entry, event: e.MeetingConvened) -> Meeting:
    items = tuple(
        Item(
            agenda=agenda,
            position=position,
            proposal=agenda.proposal,
            decision=initial_text(agenda.proposal, agenda.phrase),
        )
        for position, agenda in enumerate(event.items, start=1)
    )
    if not event.meeting:
        raise Inapplicable("no_id")
    if len({i.id for i in items}) < len(items):
        raise Inapplicable("item_ids_collide")
    if len({p.id for p in event.board.people}) < len(event.board.people):
        raise Inapplicable("person_ids_collide")
    return replace(
        meeting,
        id=event.meeting,
        board=event.board,
        date=event.date,
        time=event.time,
        place=event.place,
        secretary=event.secretary,
        form=event.form,
        notice=event.notice,
        pack=event.pack,
        items=items,
    )


@on(e.HeadChanged)
def _head(meeting: Meeting, _: e.Entry, event: e.HeadChanged) -> Meeting:
    if event.field == "notice_date":
        try:
            day = date.fromisoformat(event.value) if event.value else None
        except ValueError:
            raise Inapplicable("no_date", value=event.value) from None
        return replace(meeting, notice=replace(meeting.notice, date=day))
    if event.field == "notice_manner":
        return replace(meeting, notice=replace(meeting.notice, manner=event.value))
    if event.field == "presiding" and event.value:
        known(meeting, event.value)
    if event.field == "form" and event.value not in FORMS:
        raise Inapplicable("no_form", value=event.value)
    return replace(meeting, **{event.field: event.value})


@on(e.MeetingStarted)
def _started(meeting: Meeting, _: e.Entry, event: e.MeetingStarted) -> Meeting:
    return replace(meeting, started=event.at)


@on(e.MeetingEnded)
def _ended(meeting: Meeting, _: e.Entry, event: e.MeetingEnded) -> Meeting:
    return replace(meeting, ended=event.at)


@on(e.BreakTaken)
def _break(meeting: Meeting, _: e.Entry, event: e.BreakTaken) -> Meeting:
    if event.item is not None:
        find_item(meeting, event.item)
    pause = Break(start=event.start, end=event.end, item=event.item)
    return replace(meeting, breaks=(*meeting.breaks, pause))
