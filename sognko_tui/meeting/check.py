"""What is missing or does not agree: findings as codes with parameters, each with its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from sognko_tui.meeting.attendance import (
    attendance_taken,
    earlier,
    may_vote,
    quorate,
    stay_in,
    unaccounted,
)
from sognko_tui.meeting.decisions import blanks_in, open_blanks, same_wording
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Item, Meeting, Parameters
from sognko_tui.meeting.voting import adds_up

Severity = Literal["hard", "warning", "note"]
"""`hard` must be settled before a protocol is final; a `note` only wants to be seen."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at. `item` is where it is; `rule` names the rule behind it, if any."""

    code: str
    severity: Severity = "warning"
    item: str | None = None
    rule: str = ""
    params: Parameters = {}


_DEPUTY = re.compile(r"\bvara|\bvaramedl|\bstedfortred|\bstadfortred", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:19|20)\d\d\b|\bperiod|\b(?:eitt|to|tre|fire|ett|\d) år", re.IGNORECASE)
_ASKED = {"deputy": _DEPUTY, "period": _PERIOD}


def check(meeting: Meeting) -> tuple[Finding, ...]:
    """Everything found, the meeting as a whole first, then item by item as on the agenda.

    A rule the board does not keep, or that was set aside with a reason, finds nothing; what is hard
    is found whatever the rules.
    """
    findings = [*_head(meeting)]
    for item in meeting.items:
        findings += _item(meeting, item)
    return tuple(
        found
        for found in findings
        if found.severity == "hard" or not found.rule or advises(meeting, found.rule, found.item)
    )


def is_draft(meeting: Meeting) -> bool:
    """Whether a protocol written now is a draft: an item is open, or a hard finding stands."""
    return any(i.open for i in meeting.items) or any(f.severity == "hard" for f in check(meeting))


def _head(meeting: Meeting) -> Iterator[Finding]:
    if not attendance_taken(meeting):
        yield Finding(code="no_attendance", rule="protocol")
    else:
        for person in unaccounted(meeting):
            yield Finding(code="unaccounted", rule="protocol", params={"person": person.name})
    for code, missing, rule in (
        ("no_place", not meeting.place, "protocol"),
        ("no_secretary", not meeting.secretary, "protocol"),
        ("no_notice", meeting.notice.date is None, "notice"),
        ("not_started", meeting.started is None, "protocol"),
        ("not_ended", meeting.ended is None and meeting.started is not None, "protocol"),
    ):
        if missing:
            yield Finding(code=code, rule=rule, severity="note")
    if meeting.started and meeting.ended and not _held(meeting):
        yield Finding(code="ends_before_start", rule="times")
    if meeting.started and meeting.date and meeting.started.date() != meeting.date:
        # Written up afterwards, by a clock that knows nothing of that.
        yield Finding(code="other_day", rule="times", severity="note")
    for problem in meeting.problems:
        params: Parameters = {"seq": problem.seq, "problem": problem.code}
        yield Finding(code="log_problem", params=params)


def _held(meeting: Meeting) -> bool:
    """Whether the meeting began and then ended."""
    began, ended = meeting.started, meeting.ended
    return began is not None and ended is not None and not earlier(ended, began)


def _item(meeting: Meeting, item: Item) -> Iterator[Finding]:
    here: Parameters = {"number": item.number, "title": item.title}
    if item.open:
        yield Finding(code="item_open", item=item.id, params=here)
        blanks = len(open_blanks(item))
        if blanks:
            yield Finding(code="blank_open", item=item.id, params={**here, "count": blanks})
    if _held(meeting) and item.ended and meeting.ended and earlier(meeting.ended, item.ended):
        yield Finding(code="closed_after_end", rule="times", item=item.id, params=here)
    if item.adopted is not None and blanks_in(item.adopted, item.proposal):
        yield Finding(code="blank_left", severity="hard", item=item.id, params=here)
    if item.outcome in ("adopted", "rejected"):
        yield from _voted(meeting, item, here)
    for ask in item.agenda.asks:
        pattern = _ASKED.get(ask)
        settled = item.outcome not in ("open", "adopted")
        if pattern is not None and not settled and not pattern.search(item.decision):
            yield Finding(code=f"asks_{ask}", item=item.id, params=here)
    for noted in item.disqualified:
        if not noted.ground.strip():
            person = meeting.person(noted.person)
            yield Finding(
                code="no_ground",
                item=item.id,
                rule="disqualification",
                params={**here, "person": person.name if person else noted.person},
            )


def _as_moved(item: Item) -> bool:
    """Whether the text adopted is that of the proposal somebody moved which was voted on."""
    moved = next((m for m in item.motions if m.id == item.adopted_motion), None)
    return moved is not None and same_wording(moved.text, item.adopted or "")


def _voted(meeting: Meeting, item: Item, here: Parameters) -> Iterator[Finding]:
    vote = item.vote_on(item.adopted_motion)
    if vote is None:
        # F8 n: nobody says how the vote went, and the protocol has to.
        yield Finding(code="no_result", rule="protocol", item=item.id, params=here)
        return
    if item.outcome == "rejected" and vote.carried:
        yield Finding(code="fell_though_carried", severity="hard", item=item.id, params=here)
    if item.outcome == "adopted":
        if not vote.carried:
            yield Finding(code="not_carried", severity="hard", item=item.id, params=here)
        if item.edited > vote.seq and not _as_moved(item):
            yield Finding(code="edited_after_vote", item=item.id, params=here)
    entitled = {p.id for p in may_vote(meeting, item)}
    for voter in (*vote.in_favour, *vote.against, *vote.blank, *vote.refused):
        if voter in entitled:
            continue
        person = meeting.person(voter)
        there = stay_in(meeting, voter, item) is not None
        yield Finding(
            code="may_not_vote" if there else "voter_not_present",
            severity="hard",
            item=item.id,
            params={**here, "person": person.name if person else voter},
        )
    if not adds_up(meeting, item, vote):
        counts: Parameters = {
            "voted": len({*vote.in_favour, *vote.against, *vote.blank, *vote.refused}),
            "entitled": len(entitled),
        }
        yield Finding(code="tally", severity="hard", item=item.id, params={**here, **counts})
    yield from _movements(meeting, item, here)
    if not quorate(meeting, item):
        yield Finding(code="not_quorate", item=item.id, rule="quorum", params=here)


def _movements(meeting: Meeting, item: Item, here: Parameters) -> Iterator[Finding]:
    """Who came or left by this item as the protocol will tell it, and yet counts otherwise in it.

    So it is where an item was left open or taken up again, and others sat there at its vote.
    """
    for person in meeting.board.people:
        stays = meeting.presence(person.id).stays
        there = stay_in(meeting, person.id, item)
        left = [s.left for s in stays if s.left is not None and s.left.item == item.id]
        came = [s.arrived for s in stays if s is there and s.arrived.item == item.id]
        code = ""
        if there is None and any(moment.relation == "after" for moment in left):
            code = "left_too_early"
        elif any(moment.relation != "before" for moment in came):
            code = "came_too_late"
        if code:
            yield Finding(code=code, item=item.id, params={**here, "person": person.name})
