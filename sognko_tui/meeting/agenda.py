"""What stands on the agenda: items, their proposals and what came with them."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

import msgspec

Kind = Literal["formality", "information", "decision", "election", "other"]
"""What sort of item it is; decides phrases and how a vote on it is settled."""

Ask = Literal["deputy", "period", "names"]
"""Something the background wants decided that the proposal does not mention."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point of a proposal, its wrapped lines joined.

    `marker` is as printed (`"1."`, `"•"`, `""` for a plain paragraph); `blank` is true where the
    meeting has to fill something in before the point means anything.
    """

    text: str
    marker: str = ""
    blank: bool = False


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """That the matter was before the board already: in which meeting, as which item, till when.

    `meeting` is the meeting's id, `date` its date in ISO, `outcome` how the item ended there.
    """

    meeting: str
    date: str
    number: str
    outcome: str = "postponed"


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item as the agenda pack has it; nothing the meeting does changes this.

    `id` is stable and unique in the meeting (numbers can collide); `number` is as printed.
    `background` is Markdown. `asks` lists what the background wants beyond the proposal.
    `phrase` is the board's standard decision for this sort of item, where it has one; the
    decision field starts with it when there is no proposal. `history` are the meetings it was
    carried over from, oldest first.
    """

    id: str
    number: str
    title: str
    kind: Kind = "other"
    proposal: tuple[Point, ...] = ()
    attachments: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    subtopics: tuple[str, ...] = ()
    background: str = ""
    proposers: str = ""
    condition: str = ""
    asks: tuple[Ask, ...] = ()
    phrase: str = ""
    history: tuple[Earlier, ...] = ()


def free_id(wanted: str, taken: Container[str]) -> str:
    """The wanted id, or that with a number to it where an item of the meeting has it already."""
    made, number = wanted, 1
    while made in taken:
        number += 1
        made = f"{wanted}-{number}"
    return made
