"""What events do to the items: their texts, votes and outcomes, and what is noted under them."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import (
    Inapplicable,
    find_item,
    find_open_item,
    known,
    on,
    with_item,
)
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import corrected, initial_text
from sognko_tui.meeting.editing import Misfit, apply_edit
from sognko_tui.meeting.state import (
    FollowUp,
    Item,
    Meeting,
    Motion,
    Outcome,
    Override,
    Statement,
    Vote,
)


@on(e.ItemOpened)
def _opened(meeting: Meeting, entry: e.Entry, event: e.ItemOpened) -> Meeting:
    item = meeting.item(event.item)
    if item is None:
        # Who looked at an item that was taken out again saw nothing that counts.
        return meeting
    meeting = replace(meeting, current=item.id)
    # Looking at an item beforehand is not handling it: the last arrival before the work counts.
    if item.open and not _worked_on(item):
        return with_item(meeting, replace(item, started=entry.at))
    return meeting


def _worked_on(item: Item) -> bool:
    return bool(item.touched or item.minutes or item.votes or item.disqualified or item.motions)


@on(e.ItemAdded)
def _added(meeting: Meeting, _: e.Entry, event: e.ItemAdded) -> Meeting:
    if meeting.item(event.item.id) is not None:
        raise Inapplicable("item_ids_collide")
    at = len(meeting.items)
    if event.parent is not None:
        family = {find_item(meeting, event.parent).id}
        for place, other in enumerate(meeting.items):
            if other.id in family or other.parent in family:
                family.add(other.id)
                at = place + 1
    item = Item(
        agenda=event.item,
        position=0,
        parent=event.parent,
        added=True,
        raised_by=event.raised_by,
        proposal=event.item.proposal,
        decision=initial_text(event.item.proposal, event.item.phrase),
    )
    items = (*meeting.items[:at], item, *meeting.items[at:])
    return replace(
        meeting, items=tuple(replace(i, position=n) for n, i in enumerate(items, start=1))
    )


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
    return with_item(meeting, changed)


@on(e.ProposalCorrected)
def _proposal_corrected(meeting: Meeting, _: e.Entry, event: e.ProposalCorrected) -> Meeting:
    item = find_open_item(meeting, event.item)
    if item.decision == initial_text(item.proposal, item.agenda.phrase):
        decision = initial_text(event.proposal, item.agenda.phrase)
    else:
        decision = corrected(item.decision, item.proposal, event.proposal)
    return with_item(meeting, replace(item, proposal=event.proposal, decision=decision))


@on(e.ProposalMoved)
def _moved(meeting: Meeting, _: e.Entry, event: e.ProposalMoved) -> Meeting:
    item = find_open_item(meeting, event.item)
    known(meeting, event.mover)
    if event.proposal == "main" or any(m.id == event.proposal for m in item.motions):
        raise Inapplicable("proposal_ids_collide", number=item.number)
    motion = Motion(id=event.proposal, mover=event.mover, text=event.text)
    return with_item(meeting, replace(item, motions=(*item.motions, motion)))


@on(e.VoteTaken)
def _voted(meeting: Meeting, entry: e.Entry, event: e.VoteTaken) -> Meeting:
    item = find_open_item(meeting, event.item)
    if event.motion != "main" and all(m.id != event.motion for m in item.motions):
        raise Inapplicable("no_such_proposal", number=item.number)
    if event.method == "unanimous" and (event.against or event.blank or event.refused):
        raise Inapplicable("not_unanimous", number=item.number)
    if event.casting is not None and len(event.in_favour) != len(event.against):
        raise Inapplicable("no_tie", number=item.number)
    named = (*event.in_favour, *event.against, *event.blank, *event.away, *event.refused)
    if len(set(named)) < len(named):
        raise Inapplicable("voted_twice", number=item.number)
    entitled = {p.id for p in may_vote(meeting, item)}
    for person in (*event.in_favour, *event.against, *event.blank, *event.refused):
        if person not in entitled:
            # One of the three things never let through: a vote by somebody not in the room.
            raise Inapplicable("may_not_vote", number=item.number, person=person)
    if event.casting is not None and event.casting not in (*event.in_favour, *event.against):
        raise Inapplicable("may_not_vote", number=item.number, person=event.casting)
    vote = Vote(
        seq=entry.seq,
        at=entry.at,
        motion=event.motion,
        method=event.method,
        in_favour=event.in_favour,
        against=event.against,
        blank=event.blank,
        away=event.away,
        refused=event.refused,
        casting=event.casting,
    )
    return with_item(meeting, replace(item, votes=(*item.votes, vote)))


@on(e.VoteWithdrawn)
def _vote_withdrawn(meeting: Meeting, _: e.Entry, event: e.VoteWithdrawn) -> Meeting:
    item = find_open_item(meeting, event.item)
    if not item.votes:
        raise Inapplicable("no_vote", number=item.number)
    return with_item(meeting, replace(item, votes=item.votes[:-1]))


def _close(meeting: Meeting, entry: e.Entry, item: Item, outcome: Outcome, **facts: str) -> Meeting:
    mended = item.judged_at is not None and item.votes
    closed = replace(
        item,
        outcome=outcome,
        ended=item.first_ended if mended else entry.at,
        place=item.judged_at if mended else float(entry.seq),
        judged_at=None,
        first_ended=None,
        **facts,
    )
    return with_item(meeting, closed)


@on(e.DecisionAdopted)
def _adopted(meeting: Meeting, entry: e.Entry, event: e.DecisionAdopted) -> Meeting:
    item = find_open_item(meeting, event.item)
    if event.text != item.decision:
        raise Inapplicable("adopted_text_differs", number=item.number)
    if event.motion != "main" and all(m.id != event.motion for m in item.motions):
        raise Inapplicable("no_such_proposal", number=item.number)
    if item.vote_on(event.motion) is None:
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
    fresh = replace(
        item,
        outcome="open",
        adopted=None,
        adopted_motion="main",
        destination="",
        reason="",
        votes=item.votes if event.mend else (),
        ended=None,
        place=float("inf"),
        reopened=item.reopened if event.mend else float(entry.seq),
        judged_at=item.place if event.mend else None,
        first_ended=item.ended if event.mend else None,
    )
    return with_item(meeting, fresh)


@on(e.StatementRecorded)
def _statement(meeting: Meeting, _: e.Entry, event: e.StatementRecorded) -> Meeting:
    item = find_item(meeting, event.item)
    known(meeting, event.person)
    statement = Statement(person=event.person, text=event.text)
    return with_item(meeting, replace(item, statements=(*item.statements, statement)))


@on(e.FollowUpNoted)
def _follow_up(meeting: Meeting, _: e.Entry, event: e.FollowUpNoted) -> Meeting:
    item = find_item(meeting, event.item)
    follow_up = FollowUp(who=event.who, what=event.what, due=event.due)
    return with_item(meeting, replace(item, followups=(*item.followups, follow_up)))


@on(e.RuleOverridden)
def _overridden(meeting: Meeting, _: e.Entry, event: e.RuleOverridden) -> Meeting:
    if event.item is not None:
        find_item(meeting, event.item)
    if not event.reason.strip():
        raise Inapplicable("no_reason", rule=event.rule)
    override = Override(rule=event.rule, reason=event.reason, item=event.item)
    return replace(meeting, overrides=(*meeting.overrides, override))
