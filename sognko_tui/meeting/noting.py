"""What events do that note something beside the decision: statements, remarks, follow-ups."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import (
    Inapplicable,
    find_item,
    known,
    on,
    with_item,
)
from sognko_tui.meeting.facts import FollowUp, Override, Remark, Statement
from sognko_tui.meeting.state import Item, Meeting

Noted = TypeVar("Noted")


@on(e.StatementRecorded)
def _statement(meeting: Meeting, _: e.Entry, event: e.StatementRecorded) -> Meeting:
    item = find_item(meeting, event.item)
    known(meeting, event.person)
    statement = Statement(person=event.person, text=event.text)
    return with_item(meeting, replace(item, statements=(*item.statements, statement)))


@on(e.FollowUpNoted)
def _follow_up(meeting: Meeting, entry: e.Entry, event: e.FollowUpNoted) -> Meeting:
    item = find_item(meeting, event.item)
    follow_up = FollowUp(who=event.who, what=event.what, due=event.due, seq=entry.seq)
    return with_item(meeting, replace(item, followups=(*item.followups, follow_up)))


@on(e.RuleOverridden)
def _overridden(meeting: Meeting, _: e.Entry, event: e.RuleOverridden) -> Meeting:
    if event.item is not None:
        find_item(meeting, event.item)
    if not event.reason.strip():
        raise Inapplicable("no_reason", rule=event.rule)
    override = Override(rule=event.rule, reason=event.reason, item=event.item)
    return replace(meeting, overrides=(*meeting.overrides, override))


def _without(things: tuple[Noted, ...], number: int) -> tuple[Noted, ...]:
    if not 0 <= number < len(things):
        raise Inapplicable("no_such_note", place=number)
    return (*things[:number], *things[number + 1 :])


@on(e.StatementWithdrawn)
def _statement_withdrawn(meeting: Meeting, _: e.Entry, event: e.StatementWithdrawn) -> Meeting:
    item = find_item(meeting, event.item)
    left = _without(item.statements, event.number)
    return with_item(meeting, replace(item, statements=left))


@on(e.FollowUpWithdrawn)
def _follow_up_withdrawn(meeting: Meeting, _: e.Entry, event: e.FollowUpWithdrawn) -> Meeting:
    item = find_item(meeting, event.item)
    return with_item(meeting, replace(item, followups=_without(item.followups, event.number)))


@on(e.FollowUpSettled)
def _settled(meeting: Meeting, _: e.Entry, event: e.FollowUpSettled) -> Meeting:
    item = find_item(meeting, event.item)
    noted = _noted(item, event.noted)
    done = replace(noted, done_on=event.on, note=event.note)
    return with_item(meeting, _with_follow_up(item, done))


@on(e.FollowUpReopened)
def _not_settled(meeting: Meeting, _: e.Entry, event: e.FollowUpReopened) -> Meeting:
    item = find_item(meeting, event.item)
    noted = _noted(item, event.noted)
    if noted.done_on is None:
        raise Inapplicable("not_settled", number=item.number)
    return with_item(meeting, _with_follow_up(item, replace(noted, done_on=None, note="")))


def _noted(item: Item, seq: int) -> FollowUp:
    found = next((f for f in item.followups if f.seq == seq), None)
    if found is None:
        raise Inapplicable("no_such_follow_up", number=item.number)
    return found


def _with_follow_up(item: Item, changed: FollowUp) -> Item:
    followups = tuple(changed if f.seq == changed.seq else f for f in item.followups)
    return replace(item, followups=followups)


@on(e.RemarkRecorded)
def _remark(meeting: Meeting, _: e.Entry, event: e.RemarkRecorded) -> Meeting:
    item = find_item(meeting, event.item)
    known(meeting, event.person)
    remark = Remark(person=event.person, text=event.text, on=event.on, meeting=event.meeting)
    return with_item(meeting, replace(item, remarks=(*item.remarks, remark)))
