"""Which rules there are and which of them a board keeps."""

from __future__ import annotations

from typing import NamedTuple

from sognko_tui.meeting.board import Board
from sognko_tui.meeting.state import Meeting


class Rule(NamedTuple):
    """A rule by name, and the presets that start with it switched on."""

    name: str
    presets: frozenset[str]


_ALL = frozenset({"kommunelova", "ko", "iks", "lag"})
_PUBLIC = _ALL - {"lag"}

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("quorum", _ALL),
        Rule("majority", _ALL),
        Rule("casting_vote", _ALL),
        Rule("outside_agenda", _PUBLIC),
        Rule("protocol", _ALL),
        Rule("duty_to_vote", _PUBLIC),
        Rule("disqualification", _ALL),
        Rule("several_disqualified", _PUBLIC),
        Rule("lot", _ALL),
        Rule("majority_of_present", frozenset({"iks"})),
        Rule("information_decision", _PUBLIC),
    )
}
"""Every rule by its name."""


def applies(board: Board, rule: str) -> bool:
    """Whether this board keeps the rule: its own switch first, else its preset."""
    if rule in board.switched:
        return board.switched[rule]
    return rule in RULES and board.rules in RULES[rule].presets


def overridden(meeting: Meeting, rule: str, item_id: str | None) -> bool:
    """Whether the secretary has set the rule aside with a reason, here or for the whole meeting."""
    return any(o.rule == rule and o.item in (None, item_id) for o in meeting.overrides)
