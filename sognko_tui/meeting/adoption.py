"""What F2 does with an item: the events that close it, or the reason why it cannot be closed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import (
    attendance_taken,
    earlier,
    is_disqualified,
    may_vote,
    quorate,
)
from sognko_tui.meeting.decisions import Span, open_blanks
from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.elected_words import filled
from sognko_tui.meeting.elections import unfilled
from sognko_tui.meeting.result import settled, unsettled
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import adds_up, take_vote


class Obstacle(Exception):
    """Why the item cannot be closed as it stands; the secretary is led on from here.

    `code` is one of `closed`, `attendance`, `emptied`, `blank` (with the spans to fill), `quorum`,
    `vote_outdated`, `ballot_outdated`, `tie`, `outside_agenda`, `information_decision`, `election` (a post is not
    filled yet).
    """

    def __init__(self, code: str, spans: tuple[Span, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.spans = spans


def close_item(meeting: Meeting, item_id: str, now: datetime) -> tuple[e.Event, ...]:
    """The events of adopting what stands in VEDTAK, or of closing an item without a decision.

    Stamps the start of the meeting with the first item closed and its end with the last.
    Raises `Obstacle` where something has to be settled first, `LookupError` for an unknown item.
    """
    item = meeting.item(item_id)
    if item is None:
        raise LookupError(item_id)
    if not item.open:
        raise Obstacle("closed")
    return with_times(meeting, item, _outcome(meeting, item), now)


def _outcome(meeting: Meeting, item: Item) -> tuple[e.Event, ...]:
    if unsettled(item) is not None:
        raise Obstacle("tie")
    found = settled(item)
    if not item.decision.strip():
        if unfilled(item):
            raise Obstacle("election")
        if item.posts:
            return _by_election(meeting, item)
        if item.proposal or item.agenda.phrase or (found is not None and found.carried):
            raise Obstacle("emptied")
        return (e.ItemHandled(item=item.id),)
    if not attendance_taken(meeting):
        raise Obstacle("attendance")
    vote = found.vote if found is not None else None
    if vote is not None and not adds_up(meeting, item, vote):
        raise Obstacle("vote_outdated")
    if any(is_disqualified(item, voter) for voter in _electors(item)):
        raise Obstacle("ballot_outdated")
    if not quorate(meeting, item) and advises(meeting, "quorum", item.id):
        raise Obstacle("quorum")
    if found is not None and not found.carried:
        return (e.ProposalRejected(item=item.id),)
    if unfilled(item):
        raise Obstacle("election")
    blanks = open_blanks(item)
    if blanks:
        raise Obstacle("blank", blanks)
    if needs_taking_up(meeting, item):
        if item.added:
            raise Obstacle("outside_agenda")
        raise Obstacle("information_decision")
    if not may_vote(meeting, item):
        raise Obstacle("attendance")
    if found is not None:
        return (e.DecisionAdopted(item=item.id, text=item.decision, motion=found.motion),)
    if item.posts:
        return (e.DecisionAdopted(item=item.id, text=item.decision, motion=ELECTION),)
    return (take_vote(meeting, item), e.DecisionAdopted(item=item.id, text=item.decision))


def _by_election(meeting: Meeting, item: Item) -> tuple[e.Event, ...]:
    """The events of closing an item whose posts are filled while VEDTAK is empty: it says who they are."""
    text = filled(meeting, item)
    edit = difference(item.id, "decision", item.decision, text)
    closing = _outcome(meeting, replace(item, decision=text))
    return closing if edit is None else (edit, *closing)


def _electors(item: Item) -> frozenset[str]:
    """Those who are known by name to have voted in the rounds that decided."""
    rounds = (post.ballots[-1] for post in item.posts if post.ballots)
    return frozenset(voter for ballot in rounds for votes in ballot.votes for voter in votes.voters)


ELECTION = "election"
"""The motion of a decision that rounds of voting made."""

_NOTING = re.compile(
    r"til (?:vitande|vitende|orientering|etterretning|etterretting)\b", re.IGNORECASE
)


def needs_taking_up(meeting: Meeting, item: Item) -> bool:
    """Whether a decision in this item has to be let through by those present (kommunelova § 11-3).

    So it is with an item outside the sakliste, unless it was on it when that was approved, and with
    a decision under an information item, unless it only notes what was told.
    """
    if any(m.kind == "take_up" and _passed(item, m.id) for m in item.motions):
        return False
    if item.added and item.approved_in is None:
        return advises(meeting, "outside_agenda", item.id)
    informing = item.agenda.kind == "information" and not item.proposal and not item.agenda.phrase
    if not informing or _NOTING.search(item.decision):
        return False
    return advises(meeting, "information_decision", item.id)


def _passed(item: Item, motion_id: str) -> bool:
    vote = item.vote_on(motion_id)
    return vote is not None and vote.carried


_STILL_SITTING = timedelta(hours=2)
"""How long after its noted end a meeting that handles another item is taken to have gone on."""


def _ends(meeting: Meeting, item: Item, now: datetime) -> bool:
    """Whether the meeting ends with this item: it is the last one, or handled after the noted end.

    What is taken up again, or written up the day after, does not make the meeting last longer.
    """
    if meeting.ended is None:
        return all(not other.open or other.id == item.id for other in meeting.items)
    ended = meeting.ended
    anew = not item.reopened and item.judged_at is None
    return anew and earlier(ended, now) and earlier(now, ended + _STILL_SITTING)


def with_times(
    meeting: Meeting, item: Item, closing: tuple[e.Event, ...], now: datetime
) -> tuple[e.Event, ...]:
    """The closing events, with the start of the meeting before them and its end after, where due."""
    now = now.replace(microsecond=0)
    before = () if meeting.started is not None else (e.MeetingStarted(at=now),)
    after: tuple[e.Event, ...] = ()
    if item.closure is not None and item.closure.opened_at is None:
        # A session is closed for one item: whoever wants the next one closed too decides so anew.
        after = (e.SessionOpened(item=item.id, at=now),)
    if _ends(meeting, item, now):
        after = (*after, e.MeetingEnded(at=now))
    return (*before, *closing, *after)


def next_open(meeting: Meeting, item_id: str) -> Item | None:
    """The next open item after this one; after the last, the first of those passed over."""
    items = meeting.in_order
    here = next((n for n, i in enumerate(items) if i.id == item_id), -1)
    return next((i for i in (*items[here + 1 :], *items[: here + 1]) if i.open), None)
