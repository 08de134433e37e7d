"""What is missing in the head of the protocol, and whether its times can be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sognko_tui.meeting.attendance import earlier
from sognko_tui.meeting.check.finding import Finding
from sognko_tui.meeting.next_meeting import announced, says_next_meeting
from sognko_tui.meeting.presiding import without_chair
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Meeting, Parameters


def found(meeting: Meeting) -> Iterator[Finding]:
    """What there is to find in the meeting as a whole, attendance and names apart."""
    for code, missing, rule in (
        ("no_place", not meeting.place, "protocol"),
        ("no_secretary", not meeting.secretary, "protocol"),
        ("no_notice", meeting.notice.date is None, "notice"),
        ("not_started", meeting.started is None, "protocol"),
        ("not_ended", meeting.ended is None and meeting.started is not None, "protocol"),
    ):
        if missing:
            yield Finding(code=code, rule=rule, severity="note")
    if meeting.started and meeting.ended and not held(meeting):
        yield Finding(code="ends_before_start", rule="times")
    if meeting.started and meeting.date and meeting.started.date() != meeting.date:
        # Written up afterwards, by a clock that knows nothing of that.
        yield Finding(code="other_day", rule="times", severity="note")
    for problem in meeting.problems:
        params: Parameters = {"seq": problem.seq, "problem": problem.code}
        yield Finding(code="log_problem", params=params)
    yield from _outside(meeting)
    yield from _presiding(meeting)
    yield from _next_meeting(meeting)


def held(meeting: Meeting) -> bool:
    """Whether the meeting began and then ended."""
    began, ended = meeting.started, meeting.ended
    return began is not None and ended is not None and not earlier(ended, began)


def _outside(meeting: Meeting) -> Iterator[Finding]:
    """Items and breaks with a time at which the meeting was not held, by its own start and end.

    An item that was closed after the end is told of by itself.
    """
    began, ended = meeting.started, meeting.ended
    if began is None or ended is None or not held(meeting):
        return

    def out(*times: datetime | None) -> bool:
        return any(t is not None and (earlier(t, began) or earlier(ended, t)) for t in times)

    numbers = [
        item.number
        for item in meeting.items
        if (item.closure is not None and out(item.closure.closed_at, item.closure.opened_at))
        or (item.ended is not None and earlier(item.ended, began))
    ]
    if numbers:
        params: Parameters = {"numbers": ", ".join(numbers)}
        yield Finding(code="time_outside", rule="times", params=params)
    if out(*(time for pause in meeting.breaks for time in (pause.start, pause.end))):
        yield Finding(code="break_outside", rule="times")


def _presiding(meeting: Meeting) -> Iterator[Finding]:
    """Items in which neither the chair nor the deputy chair took part, and nobody else was named."""
    done = (i for i in meeting.items if not i.open and i.outcome != "withdrawn")
    numbers = [i.number for i in done if without_chair(meeting, i)]
    if numbers and advises(meeting, "presiding", None):
        params: Parameters = {"numbers": ", ".join(numbers)}
        yield Finding(code="no_chair", rule="presiding", params=params)


def _next_meeting(meeting: Meeting) -> Iterator[Finding]:
    """«Neste styremøte» in a decision or a due date, while nobody has said when that is."""
    if meeting.next_meeting is not None or announced(meeting) is not None:
        return
    for item in meeting.items:
        decided = item.adopted or (item.destination if item.outcome == "postponed" else "")
        due = any(says_next_meeting(f.due) for f in item.followups)
        if due or says_next_meeting(decided):
            params: Parameters = {"number": item.number, "title": item.title}
            yield Finding(code="no_next_meeting", severity="note", item=item.id, params=params)
