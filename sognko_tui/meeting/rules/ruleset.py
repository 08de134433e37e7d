"""Which rules there are, which of them a board keeps, and which were set aside in a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sognko_tui.meeting.board import Board, Preset
from sognko_tui.meeting.state import Meeting, Override


class Rule(NamedTuple):
    """A rule by name, and the presets that start with it switched on.

    What a rule is called says what is true where it applies. Most ask for something; a few allow
    something that is not allowed otherwise: with `remote` members may take part remotely. One that
    is `fixed` is how the program works: every board keeps it, and it has no switch.
    """

    name: str
    presets: frozenset[Preset]
    fixed: bool = False


_ALL: frozenset[Preset] = frozenset({"kommunelova", "ko", "iks", "lag"})
_PUBLIC: frozenset[Preset] = _ALL - {"lag"}
_COUNCIL: frozenset[Preset] = frozenset({"kommunelova", "ko"})
_COMPANY: frozenset[Preset] = frozenset({"iks"})
_NONE: frozenset[Preset] = frozenset()

_STARTS_IN: Mapping[str, frozenset[Preset]] = {
    # The call and the sakliste
    "notice": _ALL,
    "order": _ALL,
    "outside_agenda": _PUBLIC,
    "information_decision": _PUBLIC,
    "postponing": _ALL,
    # The room
    "quorum": _ALL,
    "presiding": _PUBLIC,
    "seats": _ALL,
    "deputy_order": _PUBLIC,
    "arrival": _ALL,
    # Allowed only where the competent body has said so: a board switches it on.
    "remote": _NONE,
    "remote_closed": _COUNCIL,
    "exemption": _COUNCIL,
    "disqualification": _ALL,
    "several_disqualified": _PUBLIC,
    "elected_office": _COUNCIL,
    "closed_session": _COUNCIL,
    # The votes
    "majority": _ALL,
    "majority_of_present": _COMPANY,
    "casting_vote": _ALL,
    "duty_to_vote": _PUBLIC,
    "points": _ALL,
    "alternatives": _ALL,
    "trial_vote": _ALL,
    "written_ballot": _COUNCIL,
    "election": _ALL,
    "lot": _ALL,
    # The protocol
    "protocol": _ALL,
    "names": _COUNCIL,
    "identity": _ALL,
    "times": _ALL,
    "statements": _ALL,
    "remark": _ALL,
    "correction": _ALL,
    "signed_by_all": _ALL,
}

_FIXED = frozenset(
    [
        "order",
        "seats",
        "arrival",
        "majority",
        "points",
        "alternatives",
        "trial_vote",
        "election",
        "statements",
        "remark",
        "correction",
    ]
)

RULES: dict[str, Rule] = {
    name: Rule(name, presets, name in _FIXED) for name, presets in _STARTS_IN.items()
}
"""Every rule by its name, in the order a board's rules are shown."""


def applies(board: Board, rule: str) -> bool:
    """Whether this board keeps the rule: its own switch first, else its preset."""
    if rule in board.switched and rule not in _FIXED:
        return board.switched[rule]
    return _by_preset(board, rule)


def _by_preset(board: Board, rule: str) -> bool:
    return rule in RULES and board.rules in RULES[rule].presets


def switched(board: Board, rule: str, on: bool) -> dict[str, bool]:
    """The switches of the board with one rule on or off.

    What the preset says anyway, or what is fixed, needs no switch.
    """
    rest = {name: kept for name, kept in board.switched.items() if name != rule}
    return rest if on == _by_preset(board, rule) or rule in _FIXED else {**rest, rule: on}


def set_aside(meeting: Meeting, rule: str, item_id: str | None) -> Override | None:
    """How a rule was set aside, here or for the whole meeting, the last time; None where it was not."""
    found = (o for o in reversed(meeting.overrides) if o.rule == rule)
    return next((o for o in found if o.item in (None, item_id)), None)


def overridden(meeting: Meeting, rule: str, item_id: str | None) -> bool:
    """Whether the secretary has set the rule aside with a reason, here or for the whole meeting."""
    return set_aside(meeting, rule, item_id) is not None


def advises(meeting: Meeting, rule: str, item_id: str | None) -> bool:
    """Whether the rule has something to say here: the board keeps it and it was not set aside."""
    return applies(meeting.board, rule) and not overridden(meeting, rule, item_id)
