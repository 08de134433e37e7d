"""What F2 does with an item: the events that close it, or the reason why it cannot be closed."""

from __future__ import annotations

from datetime import datetime

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import attendance_taken, may_vote, quorate
from sognko_tui.meeting.decisions import Span, open_blanks
from sognko_tui.meeting.rules import applies, overridden
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import adds_up, deciding, take_vote, tied


class Obstacle(Exception):
    """Why the item cannot be closed as it stands; the secretary is led on from here.

    `code` is one of `closed`, `attendance`, `emptied`, `blank` (with the spans to fill), `quorum`,
    `vote_outdated`, `tie`, `outside_agenda`.
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
    if not item.decision.strip():
        if item.proposal or item.agenda.phrase:
            raise Obstacle("emptied")
        return (e.ItemHandled(item=item.id),)
    if not attendance_taken(meeting):
        raise Obstacle("attendance")
    vote = deciding(item)
    if vote is not None and not adds_up(meeting, item, vote):
        raise Obstacle("vote_outdated")
    if not quorate(meeting, item) and _advises(meeting, "quorum", item):
        raise Obstacle("quorum")
    if vote is not None and tied(vote):
        raise Obstacle("tie")
    if vote is not None and not vote.carried:
        return (e.ProposalRejected(item=item.id),)
    blanks = open_blanks(item)
    if blanks:
        raise Obstacle("blank", blanks)
    if item.added and _advises(meeting, "outside_agenda", item):
        raise Obstacle("outside_agenda")
    if not may_vote(meeting, item):
        raise Obstacle("attendance")
    if vote is not None:
        return (e.DecisionAdopted(item=item.id, text=item.decision, motion=vote.motion),)
    return (take_vote(meeting, item), e.DecisionAdopted(item=item.id, text=item.decision))


def _advises(meeting: Meeting, rule: str, item: Item) -> bool:
    return applies(meeting.board, rule) and not overridden(meeting, rule, item.id)


def with_times(
    meeting: Meeting, item: Item, closing: tuple[e.Event, ...], now: datetime
) -> tuple[e.Event, ...]:
    """The closing events, with the start of the meeting before them and its end after, where due."""
    now = now.replace(microsecond=0)
    before = () if meeting.started is not None else (e.MeetingStarted(at=now),)
    last = all(not other.open or other.id == item.id for other in meeting.items)
    after = (e.MeetingEnded(at=now),) if last and meeting.ended is None else ()
    return (*before, *closing, *after)


def next_open(meeting: Meeting, item_id: str) -> Item | None:
    """The next open item after this one; after the last, the first of those passed over."""
    items = meeting.items
    here = next((n for n, i in enumerate(items) if i.id == item_id), -1)
    return next((i for i in (*items[here + 1 :], *items[: here + 1]) if i.open), None)
