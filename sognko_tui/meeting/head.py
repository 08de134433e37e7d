"""What events do to the meeting as a whole: convening it, its head, start, end and breaks."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import Inapplicable, find_item, known, on
from sognko_tui.meeting.attendance import earlier
from sognko_tui.meeting.decisions import initial_text
from sognko_tui.meeting.facts import Break, Circulation, NextMeeting, Received, Source
from sognko_tui.meeting.state import Correction, Item, Meeting

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
        numbered_after=event.numbered_after,
    )


@on(e.ProtocolRead)
def _read(meeting: Meeting, _: e.Entry, event: e.ProtocolRead) -> Meeting:
    if meeting.source is not None:
        raise Inapplicable("read_already")
    if meeting.started is not None or any(not item.open for item in meeting.items):
        # What was minuted here is no reading of a protocol, whatever comes after it.
        raise Inapplicable("minuted_already")
    source = Source(file=event.file, sha256=event.sha256, ours=event.ours, doubts=event.doubts)
    return replace(meeting, source=source)


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
    if earlier(event.end, event.start):
        raise Inapplicable("ends_before_start")
    pause = Break(start=event.start, end=event.end, item=event.item)
    return replace(meeting, breaks=(*meeting.breaks, pause))


@on(e.BreakCorrected)
def _break_corrected(meeting: Meeting, _: e.Entry, event: e.BreakCorrected) -> Meeting:
    if not 0 <= event.number < len(meeting.breaks):
        raise Inapplicable("no_such_break", place=event.number)
    if earlier(event.end, event.start):
        raise Inapplicable("ends_before_start")
    breaks = list(meeting.breaks)
    breaks[event.number] = replace(breaks[event.number], start=event.start, end=event.end)
    return replace(meeting, breaks=tuple(breaks))


@on(e.NextMeetingSet)
def _next(meeting: Meeting, _: e.Entry, event: e.NextMeetingSet) -> Meeting:
    if event.item is not None:
        find_item(meeting, event.item)
    known_as = meeting.next_meeting
    same = known_as is not None and (known_as.date, known_as.time, known_as.place) == (
        event.date, event.time, event.place,
    )  # fmt: skip
    if meeting.locked and not same:
        # That it has been made may be noted at any time; what the protocol says of it stands.
        raise Inapplicable("approved")
    following = NextMeeting(
        date=event.date,
        time=event.time,
        place=event.place,
        item=event.item,
        meeting=event.meeting,
    )
    return replace(meeting, next_meeting=following)


@on(e.ProtocolCirculated)
def _circulated(meeting: Meeting, _: e.Entry, event: e.ProtocolCirculated) -> Meeting:
    if event.due < event.on:
        raise Inapplicable("due_before_sent")
    sent = Circulation(on=event.on, due=event.due, manner=event.manner)
    return replace(meeting, circulated=sent)


@on(e.ProtocolApproved)
def _approved(meeting: Meeting, entry: e.Entry, event: e.ProtocolApproved) -> Meeting:
    if meeting.locked:
        raise Inapplicable("approved")
    return replace(
        meeting,
        approved=entry.at,
        approved_where=event.where,
        approved_by=entry.by,
        correcting=False,
    )


@on(e.CorrectionBegun)
def _correction(meeting: Meeting, entry: e.Entry, event: e.CorrectionBegun) -> Meeting:
    if meeting.approved is None:
        raise Inapplicable("not_approved")
    if not event.reason.strip():
        raise Inapplicable("no_reason", rule="correction")
    if meeting.correcting:
        raise Inapplicable("correcting_already")
    correction = Correction(
        version=meeting.version + 1,
        at=entry.at,
        reason=event.reason,
        who=event.who,
        before=meeting,
    )
    return replace(
        meeting,
        corrections=(*meeting.corrections, correction),
        correcting=True,
        circulated=None,
    )


@on(e.RemarkReceived)
def _remark_received(meeting: Meeting, _: e.Entry, event: e.RemarkReceived) -> Meeting:
    told = (event.meeting, event.date, event.number)
    if told in ((r.meeting, r.date, r.number) for r in meeting.received):
        raise Inapplicable("noted_already")
    received = Received(
        meeting=event.meeting,
        date=event.date,
        number=event.number,
        after=meeting.version if meeting.locked else 0,
    )
    return replace(meeting, received=(*meeting.received, received))
