"""The fold: from a log of events to the meeting as it stands.

It is total. An entry that cannot be applied becomes a `Problem` of the meeting and changes nothing
else, so that a log that was written can always be opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import initial_text
from sognko_tui.meeting.editing import Misfit, apply_edit
from sognko_tui.meeting.state import (
    Break,
    Disqualification,
    FollowUp,
    Item,
    Meeting,
    Motion,
    Outcome,
    Override,
    Presence,
    Problem,
    Statement,
    Stay,
    Vote,
)


class Inapplicable(Exception):
    """The event does not fit the meeting as it stands: a code with parameters."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


Apply = Callable[[Meeting, e.Entry, Any], Meeting]
_APPLY: dict[type[e.Event], Apply] = {}
_E = TypeVar("_E", bound=e.Event)


def _on(kind: type[_E]) -> Callable[[Callable[[Meeting, e.Entry, _E], Meeting]], Apply]:
    def register(function: Callable[[Meeting, e.Entry, _E], Meeting]) -> Apply:
        _APPLY[kind] = function
        return function

    return register


def fold(entries: Iterable[e.Entry]) -> Meeting:
    """The meeting that this log tells of."""
    log = tuple(entries)
    gone = undone_steps(log)
    meeting = Meeting()
    for entry in log:
        if entry.step in gone:
            meeting = replace(meeting, last_seq=max(meeting.last_seq, entry.seq))
        else:
            meeting = advance(meeting, entry)
    return meeting


def undone_steps(log: Iterable[e.Entry]) -> frozenset[int]:
    """The steps that do not count, because they were undone and not redone."""
    gone: set[int] = set()
    for entry in log:
        if isinstance(entry.event, e.Undone):
            gone.add(entry.event.undone)
        elif isinstance(entry.event, e.Redone):
            gone.discard(entry.event.redone)
    return frozenset(gone)


def advance(meeting: Meeting, entry: e.Entry) -> Meeting:
    """The meeting after one more entry; `Undone` and `Redone` are for `fold`, which has the log."""
    after = replace(meeting, last_seq=max(meeting.last_seq, entry.seq))
    try:
        if isinstance(entry.event, e.Undone | e.Redone):
            return after
        if isinstance(entry.event, e.MeetingConvened) == meeting.convened:
            raise Inapplicable("convened_twice" if meeting.convened else "not_convened")
        return _APPLY[type(entry.event)](after, entry, entry.event)
    except Inapplicable as reason:
        problem = Problem(seq=entry.seq, code=reason.code, params=reason.params)
        return replace(after, problems=(*after.problems, problem))


# Finding and replacing one part


def _item(meeting: Meeting, item_id: str) -> Item:
    item = meeting.item(item_id)
    if item is None:
        raise Inapplicable("no_such_item", item=item_id)
    return item


def _open_item(meeting: Meeting, item_id: str) -> Item:
    item = _item(meeting, item_id)
    if not item.open:
        raise Inapplicable("item_closed", number=item.number)
    return item


def _with_item(meeting: Meeting, item: Item) -> Meeting:
    items = tuple(item if i.id == item.id else i for i in meeting.items)
    return replace(meeting, items=items)


def _known(meeting: Meeting, person_id: str) -> None:
    if meeting.person(person_id) is None:
        raise Inapplicable("no_such_person", person=person_id)


def _with_presence(meeting: Meeting, presence: Presence) -> Meeting:
    others = tuple(p for p in meeting.presences if p.person != presence.person)
    return replace(meeting, presences=(*others, presence))


# The meeting as a whole


@_on(e.MeetingConvened)
def _convened(meeting: Meeting, entry: e.Entry, event: e.MeetingConvened) -> Meeting:
    items = tuple(
        Item(
            agenda=agenda,
            position=position,
            proposal=agenda.proposal,
            decision=initial_text(agenda.proposal, agenda.phrase),
        )
        for position, agenda in enumerate(event.items, start=1)
    )
    if len({i.id for i in items}) < len(items):
        raise Inapplicable("item_ids_collide")
    return replace(
        meeting,
        id=event.meeting,
        board=event.board,
        date=event.date,
        time=event.time,
        place=event.place,
        form=event.form,
        notice=event.notice,
        pack=event.pack,
        items=items,
    )


@_on(e.HeadChanged)
def _head(meeting: Meeting, entry: e.Entry, event: e.HeadChanged) -> Meeting:
    if event.field == "notice_date":
        try:
            on = date.fromisoformat(event.value) if event.value else None
        except ValueError:
            raise Inapplicable("no_date", value=event.value) from None
        return replace(meeting, notice=replace(meeting.notice, date=on))
    if event.field == "notice_manner":
        return replace(meeting, notice=replace(meeting.notice, manner=event.value))
    if event.field == "presiding" and event.value:
        _known(meeting, event.value)
    return replace(meeting, **{event.field: event.value})


@_on(e.MeetingStarted)
def _started(meeting: Meeting, entry: e.Entry, event: e.MeetingStarted) -> Meeting:
    return replace(meeting, started=event.at)


@_on(e.MeetingEnded)
def _ended(meeting: Meeting, entry: e.Entry, event: e.MeetingEnded) -> Meeting:
    return replace(meeting, ended=event.at)


@_on(e.BreakTaken)
def _break(meeting: Meeting, entry: e.Entry, event: e.BreakTaken) -> Meeting:
    pause = Break(start=event.start, end=event.end, item=event.item)
    return replace(meeting, breaks=(*meeting.breaks, pause))


# Who is in the room


def _place(meeting: Meeting, moment: e.Moment, seq: int, *, corrected: bool = False) -> float:
    """Where in the log a moment stands. One that was set afterwards moves to the item it names."""
    if moment.item is None:
        return 0.0 if not corrected and meeting.started is None else float(seq)
    item = _item(meeting, moment.item)
    if corrected and not item.open:
        return item.place + (0.5 if moment.relation == "after" else -0.5)
    return float(seq)


@_on(e.MemberArrived)
def _arrived(meeting: Meeting, entry: e.Entry, event: e.MemberArrived) -> Meeting:
    _known(meeting, event.person)
    presence = meeting.presence(event.person)
    if presence.here:
        raise Inapplicable("already_here", person=event.person)
    if event.seat is not None:
        seat = meeting.board.person(event.seat)
        if seat is None or not seat.seated:
            raise Inapplicable("no_such_seat", person=event.seat)
        if _sitting_in(meeting, event.seat) is not None:
            raise Inapplicable("seat_taken", person=event.seat)
    since = 0.0 if event.moment.item is None else _place(meeting, event.moment, entry.seq)
    stay = Stay(arrived=event.moment, since=since, seat=event.seat, remote=event.remote)
    meeting = _with_presence(meeting, Presence(person=event.person, stays=(*presence.stays, stay)))
    deputy = _sitting_in(meeting, event.person)
    if deputy is None:
        return meeting
    # Edge case 5: the deputy steps down when the member arrives, between two items.
    stepped = event.moment
    if stepped.relation == "during":
        stepped = replace(stepped, relation="after")
    return _leave(meeting, deputy, stepped, entry.seq)


def _sitting_in(meeting: Meeting, seat: str) -> Presence | None:
    return next((p for p in meeting.presences if p.here and p.stays[-1].seat == seat), None)


def _leave(meeting: Meeting, presence: Presence, moment: e.Moment, seq: int) -> Meeting:
    last = replace(presence.stays[-1], left=moment, until=_place(meeting, moment, seq))
    return _with_presence(meeting, replace(presence, stays=(*presence.stays[:-1], last)))


@_on(e.MemberLeft)
def _left(meeting: Meeting, entry: e.Entry, event: e.MemberLeft) -> Meeting:
    presence = meeting.presence(event.person)
    if not presence.here:
        raise Inapplicable("not_here", person=event.person)
    return _leave(meeting, presence, event.moment, entry.seq)


@_on(e.AbsenceNoted)
def _absent(meeting: Meeting, entry: e.Entry, event: e.AbsenceNoted) -> Meeting:
    _known(meeting, event.person)
    presence = meeting.presence(event.person)
    if presence.here:
        raise Inapplicable("already_here", person=event.person)
    absent = "with_notice" if event.notice else "without_notice"
    return _with_presence(meeting, replace(presence, absent=absent))


@_on(e.AttendanceCleared)
def _cleared(meeting: Meeting, entry: e.Entry, event: e.AttendanceCleared) -> Meeting:
    _known(meeting, event.person)
    others = tuple(p for p in meeting.presences if p.person != event.person)
    return replace(meeting, presences=others)


@_on(e.PresenceCorrected)
def _corrected(meeting: Meeting, entry: e.Entry, event: e.PresenceCorrected) -> Meeting:
    presence = meeting.presence(event.person)
    if not 0 <= event.stay < len(presence.stays):
        raise Inapplicable("no_such_stay", person=event.person, stay=event.stay)
    stay = presence.stays[event.stay]
    since = 0.0
    if event.arrived.item is not None:
        moved = event.arrived.item != stay.arrived.item
        moved = moved or event.arrived.relation != stay.arrived.relation
        since = _place(meeting, event.arrived, entry.seq, corrected=True) if moved else stay.since
    until, left = float("inf"), event.left
    if left is not None:
        moved = stay.left is None or (left.item, left.relation) != (
            stay.left.item,
            stay.left.relation,
        )
        until = _place(meeting, left, entry.seq, corrected=True) if moved else stay.until
    stay = replace(stay, arrived=event.arrived, since=since, left=left, until=until)
    stays = (*presence.stays[: event.stay], stay, *presence.stays[event.stay + 1 :])
    return _with_presence(meeting, replace(presence, stays=stays))


@_on(e.GuestNoted)
def _guest(meeting: Meeting, entry: e.Entry, event: e.GuestNoted) -> Meeting:
    if meeting.person(event.person.id) is not None:
        raise Inapplicable("already_known", person=event.person.id)
    if event.person.seated or event.person.function == "deputy":
        raise Inapplicable("guest_with_seat", person=event.person.name)
    meeting = replace(meeting, guests=(*meeting.guests, event.person))
    since = 0.0 if event.moment.item is None else _place(meeting, event.moment, entry.seq)
    stay = Stay(arrived=event.moment, since=since)
    return _with_presence(meeting, Presence(person=event.person.id, stays=(stay,)))


@_on(e.Disqualified)
def _disqualified(meeting: Meeting, entry: e.Entry, event: e.Disqualified) -> Meeting:
    item = _open_item(meeting, event.item)
    _known(meeting, event.person)
    if event.presides is not None:
        _known(meeting, event.presides)
        if event.presides == event.person:
            raise Inapplicable("presides_disqualified", person=event.person)
    if any(d.person == event.person for d in item.disqualified):
        raise Inapplicable("already_disqualified", person=event.person)
    noted = Disqualification(person=event.person, ground=event.ground, presides=event.presides)
    return _with_item(meeting, replace(item, disqualified=(*item.disqualified, noted)))


@_on(e.DisqualificationLifted)
def _lifted(meeting: Meeting, entry: e.Entry, event: e.DisqualificationLifted) -> Meeting:
    item = _open_item(meeting, event.item)
    left = tuple(d for d in item.disqualified if d.person != event.person)
    if left == item.disqualified:
        raise Inapplicable("not_disqualified", person=event.person)
    return _with_item(meeting, replace(item, disqualified=left))


# The items


@_on(e.ItemOpened)
def _opened(meeting: Meeting, entry: e.Entry, event: e.ItemOpened) -> Meeting:
    item = _item(meeting, event.item)
    meeting = replace(meeting, current=item.id)
    # Looking at an item beforehand is not handling it: the last arrival before the work counts.
    if item.open and not _worked_on(item):
        return _with_item(meeting, replace(item, started=entry.at))
    return meeting


def _worked_on(item: Item) -> bool:
    return bool(item.touched or item.minutes or item.votes or item.disqualified or item.motions)


@_on(e.ItemAdded)
def _added(meeting: Meeting, entry: e.Entry, event: e.ItemAdded) -> Meeting:
    if meeting.item(event.item.id) is not None:
        raise Inapplicable("item_ids_collide")
    at = len(meeting.items)
    if event.parent is not None:
        _item(meeting, event.parent)
        family = (event.parent, *(i.id for i in meeting.children(event.parent)))
        at = 1 + max(n for n, i in enumerate(meeting.items) if i.id in family)
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


@_on(e.TextEdited)
def _edited(meeting: Meeting, entry: e.Entry, event: e.TextEdited) -> Meeting:
    item = _item(meeting, event.item)
    if event.field == "decision" and not item.open:
        raise Inapplicable("item_closed", number=item.number)
    try:
        text = apply_edit(getattr(item, event.field), event)
    except Misfit:
        raise Inapplicable("edit_misfit", number=item.number, field=event.field) from None
    touched = item.touched or event.field == "decision"
    return _with_item(meeting, replace(item, touched=touched, **{event.field: text}))


@_on(e.ProposalCorrected)
def _proposal_corrected(meeting: Meeting, entry: e.Entry, event: e.ProposalCorrected) -> Meeting:
    item = _open_item(meeting, event.item)
    changed = replace(item, proposal=event.proposal)
    if item.decision == initial_text(item.proposal, item.agenda.phrase):
        changed = replace(changed, decision=initial_text(event.proposal, item.agenda.phrase))
    return _with_item(meeting, changed)


@_on(e.ProposalMoved)
def _moved(meeting: Meeting, entry: e.Entry, event: e.ProposalMoved) -> Meeting:
    item = _open_item(meeting, event.item)
    _known(meeting, event.mover)
    if event.proposal == "main" or any(m.id == event.proposal for m in item.motions):
        raise Inapplicable("proposal_ids_collide", number=item.number)
    motion = Motion(id=event.proposal, mover=event.mover, text=event.text)
    return _with_item(meeting, replace(item, motions=(*item.motions, motion)))


@_on(e.VoteTaken)
def _voted(meeting: Meeting, entry: e.Entry, event: e.VoteTaken) -> Meeting:
    item = _open_item(meeting, event.item)
    if event.motion != "main" and all(m.id != event.motion for m in item.motions):
        raise Inapplicable("no_such_proposal", number=item.number)
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
    return _with_item(meeting, replace(item, votes=(*item.votes, vote)))


@_on(e.VoteWithdrawn)
def _vote_withdrawn(meeting: Meeting, entry: e.Entry, event: e.VoteWithdrawn) -> Meeting:
    item = _open_item(meeting, event.item)
    if not item.votes:
        raise Inapplicable("no_vote", number=item.number)
    return _with_item(meeting, replace(item, votes=item.votes[:-1]))


def _close(meeting: Meeting, entry: e.Entry, item: Item, outcome: Outcome, **facts: str) -> Meeting:
    closed = replace(item, outcome=outcome, ended=entry.at, place=float(entry.seq), **facts)
    return _with_item(meeting, closed)


@_on(e.DecisionAdopted)
def _adopted(meeting: Meeting, entry: e.Entry, event: e.DecisionAdopted) -> Meeting:
    item = _open_item(meeting, event.item)
    if event.text != item.decision:
        raise Inapplicable("adopted_text_differs", number=item.number)
    if event.motion != "main" and all(m.id != event.motion for m in item.motions):
        raise Inapplicable("no_such_proposal", number=item.number)
    if item.vote is None:
        raise Inapplicable("no_vote", number=item.number)
    return _close(meeting, entry, item, "adopted", adopted=event.text, adopted_motion=event.motion)


@_on(e.ProposalRejected)
def _rejected(meeting: Meeting, entry: e.Entry, event: e.ProposalRejected) -> Meeting:
    return _close(meeting, entry, _open_item(meeting, event.item), "rejected")


@_on(e.ItemHandled)
def _handled(meeting: Meeting, entry: e.Entry, event: e.ItemHandled) -> Meeting:
    return _close(meeting, entry, _open_item(meeting, event.item), "handled")


@_on(e.ItemPostponed)
def _postponed(meeting: Meeting, entry: e.Entry, event: e.ItemPostponed) -> Meeting:
    item = _open_item(meeting, event.item)
    return _close(meeting, entry, item, "postponed", destination=event.to)


@_on(e.ItemWithdrawn)
def _withdrawn(meeting: Meeting, entry: e.Entry, event: e.ItemWithdrawn) -> Meeting:
    item = _open_item(meeting, event.item)
    return _close(meeting, entry, item, "withdrawn", reason=event.reason)


@_on(e.ItemReturned)
def _returned(meeting: Meeting, entry: e.Entry, event: e.ItemReturned) -> Meeting:
    item = _open_item(meeting, event.item)
    return _close(meeting, entry, item, "returned", destination=event.to)


@_on(e.ItemForwarded)
def _forwarded(meeting: Meeting, entry: e.Entry, event: e.ItemForwarded) -> Meeting:
    item = _open_item(meeting, event.item)
    return _close(meeting, entry, item, "forwarded", destination=event.to)


@_on(e.ItemReopened)
def _reopened(meeting: Meeting, entry: e.Entry, event: e.ItemReopened) -> Meeting:
    item = _item(meeting, event.item)
    if item.open:
        raise Inapplicable("item_open", number=item.number)
    fresh = replace(
        item,
        outcome="open",
        adopted=None,
        adopted_motion="main",
        destination="",
        reason="",
        votes=(),
        ended=None,
        place=float("inf"),
    )
    return _with_item(meeting, fresh)


@_on(e.StatementRecorded)
def _statement(meeting: Meeting, entry: e.Entry, event: e.StatementRecorded) -> Meeting:
    item = _item(meeting, event.item)
    _known(meeting, event.person)
    statement = Statement(person=event.person, text=event.text)
    return _with_item(meeting, replace(item, statements=(*item.statements, statement)))


@_on(e.FollowUpNoted)
def _follow_up(meeting: Meeting, entry: e.Entry, event: e.FollowUpNoted) -> Meeting:
    item = _item(meeting, event.item)
    follow_up = FollowUp(who=event.who, what=event.what, due=event.due)
    return _with_item(meeting, replace(item, followups=(*item.followups, follow_up)))


@_on(e.RuleOverridden)
def _overridden(meeting: Meeting, entry: e.Entry, event: e.RuleOverridden) -> Meeting:
    if event.item is not None:
        _item(meeting, event.item)
    override = Override(rule=event.rule, reason=event.reason, item=event.item)
    return replace(meeting, overrides=(*meeting.overrides, override))
