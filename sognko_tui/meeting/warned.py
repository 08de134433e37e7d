"""Which rules stand behind what is warned of in an item, and which else have a say in it."""

from __future__ import annotations

from datetime import datetime

from sognko_tui.meeting.adoption import Obstacle, close_item
from sognko_tui.meeting.attendance import quorate
from sognko_tui.meeting.check import check
from sognko_tui.meeting.rules import applies
from sognko_tui.meeting.state import Item, Meeting

_BEHIND = {
    "attendance": "protocol",
    "quorum": "quorum",
    "vote_outdated": "seats",
    "outside_agenda": "outside_agenda",
    "information_decision": "information_decision",
    "election": "election",
}
"""The rule behind each thing that keeps an item from being closed."""


def warned(meeting: Meeting, item: Item, at: datetime) -> tuple[str, ...]:
    """The rules that have something against the item as it stands, the most urgent first.

    Among them the quorum where too few are there, as the status line says it, also where the board
    goes on without it.
    """
    found: list[str] = []
    try:
        if item.open:
            close_item(meeting, item.id, at)
    except Obstacle as obstacle:
        tie = "lot" if item.agenda.kind == "election" else "casting_vote"
        found.append(tie if obstacle.code == "tie" else _BEHIND.get(obstacle.code, ""))
    if not quorate(meeting, item):
        found.append("quorum")
    found += [one.rule for one in check(meeting) if one.item == item.id]
    return tuple(dict.fromkeys(rule for rule in found if rule))


def concerning(meeting: Meeting, item: Item) -> tuple[str, ...]:
    """The rules the board keeps that an item like this is handled by."""
    election = item.agenda.kind == "election" or bool(item.posts)
    informing = item.agenda.kind == "information" and not item.proposal
    about = (
        ("outside_agenda", item.added),
        ("information_decision", informing),
        ("disqualification", bool(item.disqualified)),
        ("closed_session", item.closure is not None),
        ("quorum", True),
        ("election", election),
        ("lot", election),
        ("majority", not election),
        ("majority_of_present", not election),
        ("casting_vote", True),
        ("duty_to_vote", True),
    )
    return tuple(rule for rule, here in about if here and applies(meeting.board, rule))
