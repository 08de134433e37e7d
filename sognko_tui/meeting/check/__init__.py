"""What is missing or does not agree: findings as codes with parameters, each with its rule."""

from __future__ import annotations

from sognko_tui.meeting.check import (
    attendance,
    decisions,
    elections,
    head,
    items,
    names,
    sessions,
    votes,
)
from sognko_tui.meeting.check.finding import Finding, Severity, found_in
from sognko_tui.meeting.rules import advises, overridden
from sognko_tui.meeting.state import Meeting

__all__ = ["Finding", "Severity", "check", "found_in", "is_draft"]

_ALLOWING = frozenset({"remote"})
"""Rules that allow something: what they are behind is found where they do not apply."""


def check(meeting: Meeting) -> tuple[Finding, ...]:
    """Everything found, the meeting as a whole first, then item by item as on the agenda.

    A rule the board does not keep, or that was set aside with a reason, finds nothing; what is hard
    is found whatever the rules.
    """
    findings = [*head.found(meeting), *attendance.found(meeting), *names.found(meeting)]
    for item in meeting.items:
        findings += items.found(meeting, item)
        findings += votes.found(meeting, item)
        findings += elections.found(meeting, item)
        findings += decisions.found(item)
        findings += sessions.found(meeting, item)
        findings += names.found_in_item(meeting, item)
    return tuple(one for one in findings if _stands(meeting, one))


def _stands(meeting: Meeting, found: Finding) -> bool:
    if found.severity == "hard" or not found.rule:
        return True
    if found.rule in _ALLOWING:
        return not overridden(meeting, found.rule, found.item)
    return advises(meeting, found.rule, found.item)


def is_draft(meeting: Meeting) -> bool:
    """Whether a protocol written now is a draft: an item is open, or a hard finding stands.

    What was read in an old protocol is not: that one stands, whatever is wrong with it.
    """
    if meeting.source is not None:
        return False
    return any(i.open for i in meeting.items) or any(f.severity == "hard" for f in check(meeting))
