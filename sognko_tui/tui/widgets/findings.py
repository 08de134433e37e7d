"""What the check found, in lines: a sign for how grave it is, and the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import sentences
from sognko_tui.texts import ngettext

SIGNS = {"hard": "‼", "warning": "!", "note": "·"}
"""The sign of each severity, gravest first; it says what colour alone must not."""


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
    return ", ".join(
        f"{SIGNS[kind]} {text.format(count=count[kind])}" for kind, text in parts if count[kind]
    )


def sentence(meeting: Meeting, finding: Finding) -> str:
    """What is found, with the rule behind it where there is one."""
    text = sentences.finding(finding, meeting)
    cited = sentences.cited(finding.rule, meeting)
    return f"{text} ({cited})" if cited else text
