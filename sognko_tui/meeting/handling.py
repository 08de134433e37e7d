"""What events do to the items: their order, their texts and how they end."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION
from sognko_tui.meeting.applying import (
    Inapplicable,
    begun,
    find_item,
    find_open_item,
    on,
    with_item,
)
from sognko_tui.meeting.attendance import earlier, judged
from sognko_tui.meeting.decisions import corrected, initial_text
from sognko_tui.meeting.editing import Misfit, apply_edit
from sognko_tui.meeting.elections import unfilled
from sognko_tui.meeting.state import Item, Meeting, Outcome


@on(e.ItemOpened)
def _opened(meeting: Meeting, entry: e.Entry, event: e.ItemOpened) -> Meeting:
    item = meeting.item(event.item)
    if item is None:
        # Who looked at an item that was taken out again saw nothing that counts.
        return meeting
    meeting = replace(meeting, current=item.id)
    # Looking at an item beforehand is not handling it: the last arrival before the work counts.
    if item.open and not _worked_on(item) and meeting.source is None:
        return with_item(meeting, replace(item, started=entry.at))
    return meeting


def _worked_on(item: Item) -> bool:
    return item.began != float("inf")


@on(e.ItemAdded)
def _added(meeting: Meeting, _: e.Entry, event: e.ItemAdded) -> Meeting:
    if meeting.item(event.item.id) is not None:
        raise Inapplicable("item_ids_collide")
    if event.approved_in is not None:
        find_item(meeting, event.approved_in)
    family = family_of(meeting, event.parent) if event.parent is not None else set()
    item = Item(
        agenda=event.item,
        position=0,
        parent=event.parent,
        added=True,
        raised_by=event.raised_by,
        approved_in=event.approved_in,
        proposal=event.item.proposal,
        decision=initial_text(event.item.proposal, event.item.phrase),
    )
    taken = inserted(meeting.in_order, item, family)
    items = inserted(meeting.items, item, family)
    return in_this_order(replace(meeting, items=items), taken)


def family_of(meeting: Meeting, parent_id: str) -> set[str]:
    """The item with this id and everything that was raised under it."""
    family = {find_item(meeting, parent_id).id}
    for other in meeting.items:
        if other.parent in family:
            family.add(other.id)
    return family


def inserted(items: tuple[Item, ...], item: Item, family: set[str]) -> tuple[Item, ...]:
    """The items with a new one after the last of its family, or at the end."""
    at = max((n for n, other in enumerate(items, 1) if other.id in family), default=len(items))
    return (*items[:at], item, *items[at:])


def in_this_order(meeting: Meeting, taken: tuple[Item, ...]) -> Meeting:
    """The meeting with the items taken in this order; on the sakliste they stand as they stood."""
    positions = {item.id: n for n, item in enumerate(taken, start=1)}
    return replace(
        meeting, items=tuple(replace(i, position=positions[i.id]) for i in meeting.items)
    )


@on(e.ItemMoved)
def _item_moved(meeting: Meeting, _: e.Entry, event: e.ItemMoved) -> Meeting:
    item = find_item(meeting, event.item)
    after = find_item(meeting, event.after) if event.after is not None else None
    family = family_of(meeting, item.id)
    if after is not None and after.id in family:
        raise Inapplicable("after_itself", number=item.number)
    if not item.open:
        return with_item(meeting, replace(item, told_after=after.id if after else ""))
    moving = tuple(i for i in meeting.in_order if i.id in family)
    staying = tuple(i for i in meeting.in_order if i.id not in family)
    at = 0
    if after is not None:
        before = family_of(meeting, after.id) if item.parent is None else {after.id}
        at = max(n for n, other in enumerate(staying, start=1) if other.id in before)
    meeting = with_item(meeting, replace(item, moved=True))
    return in_this_order(meeting, (*staying[:at], *moving, *staying[at:]))


@on(e.TextEdited)
def _edited(meeting: Meeting, entry: e.Entry, event: e.TextEdited) -> Meeting:
    item = find_item(meeting, event.item)
    if event.field == "decision" and not item.open:
        raise Inapplicable("item_closed", number=item.number)
    try:
        text = apply_edit(getattr(item, event.field), event)
    except Misfit:
        raise Inapplicable("edit_misfit", number=item.number, field=event.field) from None
    changed = replace(item, **{event.field: text})
    if event.field == "decision":
        changed = replace(changed, touched=True, edited=entry.seq)
    if event.field != "notes" and item.open:
        changed = begun(changed, entry)
    return with_item(meeting, changed)


@on(e.ProposalCorrected)
def _proposal_corrected(meeting: Meeting, _: e.Entry, event: e.ProposalCorrected) -> Meeting:
    item = find_open_item(meeting, event.item)
    if item.decision == initial_text(item.proposal, item.agenda.phrase):
        decision = initial_text(event.proposal, item.agenda.phrase)
    else:
        decision = corrected(item.decision, item.proposal, event.proposal)
    return with_item(meeting, replace(item, proposal=event.proposal, decision=decision))


def _close(meeting: Meeting, entry: e.Entry, item: Item, outcome: Outcome, **facts: str) -> Meeting:
    mended = item.judged_at is not None
    closed = replace(
        item,
        outcome=outcome,
        ended=item.first_ended if mended else _when(meeting, entry),
        place=judged(item) if mended else float(entry.seq),
        began=min(item.began, float(entry.step)),
        judged_at=None,
        first_ended=None,
        **facts,
    )
    return with_item(meeting, closed)


def _when(meeting: Meeting, entry: e.Entry) -> datetime | None:
    """When what is told here was done: a protocol that was read does not tell it."""
    return entry.at if meeting.source is None else None


@on(e.DecisionAdopted)
def _adopted(meeting: Meeting, entry: e.Entry, event: e.DecisionAdopted) -> Meeting:
    item = find_open_item(meeting, event.item)
    if event.text != item.decision:
        raise Inapplicable("adopted_text_differs", number=item.number)
    if event.motion == ELECTION:
        if not item.posts or unfilled(item):
            raise Inapplicable("not_elected", number=item.number)
    elif event.motion != "main" and item.motion(event.motion) is None:
        raise Inapplicable("no_such_proposal", number=item.number)
    elif meeting.source is not None:
        # A protocol may tell the decision and not the vote: none is made up for it.
        pass
    elif item.vote_on(event.motion) is None and not item.points_voted(event.motion):
        raise Inapplicable("no_vote", number=item.number)
    return _close(meeting, entry, item, "adopted", adopted=event.text, adopted_motion=event.motion)


@on(e.ProposalRejected)
def _rejected(meeting: Meeting, entry: e.Entry, event: e.ProposalRejected) -> Meeting:
    return _close(meeting, entry, find_open_item(meeting, event.item), "rejected")


@on(e.ItemHandled)
def _handled(meeting: Meeting, entry: e.Entry, event: e.ItemHandled) -> Meeting:
    return _close(meeting, entry, find_open_item(meeting, event.item), "handled")


@on(e.ItemPostponed)
def _postponed(meeting: Meeting, entry: e.Entry, event: e.ItemPostponed) -> Meeting:
    item = find_open_item(meeting, event.item)
    return _close(meeting, entry, item, "postponed", destination=event.to)


@on(e.ItemWithdrawn)
def _withdrawn(meeting: Meeting, entry: e.Entry, event: e.ItemWithdrawn) -> Meeting:
    item = find_open_item(meeting, event.item)
    return _close(meeting, entry, item, "withdrawn", reason=event.reason)


@on(e.ItemReturned)
def _returned(meeting: Meeting, entry: e.Entry, event: e.ItemReturned) -> Meeting:
    item = find_open_item(meeting, event.item)
    return _close(meeting, entry, item, "returned", destination=event.to)


@on(e.ItemForwarded)
def _forwarded(meeting: Meeting, entry: e.Entry, event: e.ItemForwarded) -> Meeting:
    item = find_open_item(meeting, event.item)
    return _close(meeting, entry, item, "forwarded", destination=event.to)


@on(e.ItemReopened)
def _reopened(meeting: Meeting, entry: e.Entry, event: e.ItemReopened) -> Meeting:
    item = find_item(meeting, event.item)
    if item.open:
        raise Inapplicable("item_open", number=item.number)
    # Taken up anew, what was found of the handling still holds: who is disqualified, that it is closed.
    standing = {d.motion for d in item.disqualified}
    standing |= {m.id for m in item.motions if m.kind == "take_up"}
    if item.closure is not None:
        standing.add(item.closure.motion)
    fresh = replace(
        item,
        outcome="open",
        adopted=None,
        adopted_motion="main",
        destination="",
        reason="",
        votes=tuple(v for v in item.votes if event.mend or v.motion in standing),
        posts=item.posts if event.mend else tuple(replace(p, ballots=()) for p in item.posts),
        began=item.began if event.mend else float("inf"),
        told_after=item.told_after if event.mend else None,
        ended=None,
        place=float("inf"),
        reopened=item.reopened if event.mend else float(entry.seq),
        judged_at=item.place if event.mend else None,
        first_ended=item.ended if event.mend else None,
    )
    return with_item(meeting, fresh)


@on(e.ItemTimesCorrected)
def _times(meeting: Meeting, _: e.Entry, event: e.ItemTimesCorrected) -> Meeting:
    item = find_item(meeting, event.item)
    if item.open and event.ended is not None:
        raise Inapplicable("item_open", number=item.number)
    started, ended = event.started or item.started, event.ended or item.ended
    if started is not None and ended is not None and earlier(ended, started):
        raise Inapplicable("ends_before_start", number=item.number)
    return with_item(meeting, replace(item, started=started, ended=ended))
