"""What the check found, in lines: a sign for how grave it is, and the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import sentences
from sognko_tui.texts import ngettext

SIGNS = {"hard": "‼", "warning": "!", "note": "·"}
"""The sign of each severity, gravest first; it says what colour alone must not."""


_PLACES = {
    "attendance": (
        "no_attendance unaccounted left_too_early came_too_late voter_not_present may_not_vote "
        "member_and_deputy remote_not_allowed remote_while_closed guest_spelt "
        "mover_away statement_away"
    ),
    "head": (
        "no_place no_secretary no_notice not_started not_ended ends_before_start other_day "
        "closed_after_end no_chair time_outside break_outside"
    ),
    "close_session": "no_basis never_opened",
    "follow_up": "nobody_to_do_it",
    "next_meeting": "no_next_meeting",
    "protocol": "protocol_outdated protocol_edited",
}
"""What is opened for a finding, whether its item is open or not."""

_WHILE_OPEN = {
    "vote": "no_result tally not_carried fell_though_carried no_names written_vote",
    "motion": "never_voted_on not_as_voted",
    "election": "post_unfilled ballot_tally",
    "disqualify": "no_ground",
}
"""What is opened for a finding once its item is open: one that is closed is taken up again first."""


def leads_to(meeting: Meeting, finding: Finding) -> str:
    """The command of Møte that puts this right; empty where the item itself is the place."""
    item = meeting.item(finding.item)
    tables = (_PLACES, _WHILE_OPEN) if item is not None and item.open else (_PLACES,)
    for table in tables:
        for action, codes in table.items():
            if finding.code in codes.split():
                return action
    return ""


def by_gravity(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first, otherwise in the order found."""
    order = list(SIGNS)
    return sorted(findings, key=lambda f: order.index(f.severity))


def summary(findings: Sequence[Finding]) -> str:
    """How many of each kind, in words."""
    count = {kind: sum(f.severity == kind for f in findings) for kind in SIGNS}
    hard = ngettext("{count} må rettast", "{count} må rettast", count["hard"])
    warning = ngettext("{count} bør sjåast på", "{count} bør sjåast på", count["warning"])
    note = ngettext("{count} merknad", "{count} merknader", count["note"])
    parts = (("hard", hard), ("warning", warning), ("note", note))
    return " ".join(
        f"{SIGNS[kind]} {text.format(count=count[kind])}" for kind, text in parts if count[kind]
    )


def sentence(meeting: Meeting, finding: Finding) -> str:
    """What is found, with the rule behind it where there is one."""
    text = sentences.finding(finding, meeting)
    cited = sentences.cited(finding.rule, meeting)
    return f"{text} ({cited})" if cited else text
