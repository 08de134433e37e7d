"""What the protocol would come to hold, before anything is recorded: for dialogs that ask first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from sognko_tui.meeting.adoption import Obstacle, close_item
from sognko_tui.meeting.events import Event, VoteTaken, VoteWithdrawn
from sognko_tui.meeting.state import Meeting
from sognko_tui.meeting.supposing import supposing

if TYPE_CHECKING:
    from sognko_tui.protocol.document import Block


def would_write(meeting: Meeting, *events: Event, at: datetime) -> tuple[str, ...]:
    """The sentences that stand in the protocol after these events and do not stand there now.

    In the board's written language; none where an event does not fit the meeting. Tables and
    headings are left out, which only repeat what a sentence says, and that an item is still open.
    """
    after = supposing(meeting, *events, at=at)
    if after is None:
        return ()
    there = Counter(_standing(meeting))
    found: list[str] = []
    for sentence in _sentences(after):
        if there[sentence]:
            there[sentence] -= 1
        else:
            found.append(sentence)
    return tuple(found)


_known: list[tuple[Meeting, tuple[str, ...]]] = []
"""The meeting asked about last, and what stands in its protocol: a dialog asks again at each key."""


def _standing(meeting: Meeting) -> tuple[str, ...]:
    """The sentences of the protocol as it stands, read once as long as the meeting is the same."""
    if not _known or _known[0][0] is not meeting:
        _known[:] = [(meeting, tuple(_sentences(meeting)))]
    return _known[0][1]


def _sentences(meeting: Meeting) -> Iterator[str]:
    from sognko_tui.protocol import build
    from sognko_tui.protocol.telling import Telling

    still_open = Telling(meeting).phrases["item.open"]
    for block in build(meeting, draft=False).blocks:
        yield from (sentence for sentence in _of(block) if sentence != still_open)


def _of(block: Block) -> Iterator[str]:
    from sognko_tui.protocol import document as d

    match block:
        case d.Paragraph():
            yield d.text_of(block.runs)
        case d.List():
            yield from (d.text_of(runs) for runs in block.items)
        case d.Quote():
            for inner in block.blocks:
                yield from _of(inner)
        case d.Facts():
            yield from (f"{name}: {value}" for name, value in block.pairs)
        case d.Heading() | d.Table():
            pass


def vote_sentences(
    meeting: Meeting, item_id: str, vote: VoteTaken, *, at: datetime
) -> tuple[str, ...]:
    """How the protocol would tell this vote: the sentences under «Røysting», or what says it all.

    A vote on the decision is told once the item is closed by it, and so that is supposed too.
    """
    before = meeting.item(item_id)
    noted = before.vote_on(vote.motion, vote.point) if before is not None else None
    withdrawn = VoteWithdrawn(item=item_id, motion=vote.motion, point=vote.point)
    after = supposing(meeting, *([withdrawn] if noted is not None else []), vote, at=at)
    if after is None:
        return ()
    item = after.item(item_id)
    if item is None:
        return ()
    closed: Meeting | None = None
    with suppress(Obstacle, LookupError):
        closed = supposing(after, *close_item(after, item_id, at), at=at)
    return _voting(closed or after, meeting, item.position)


def _voting(after: Meeting, before: Meeting, position: int) -> tuple[str, ...]:
    from sognko_tui.protocol import build
    from sognko_tui.protocol import document as d

    there = Counter(_standing(before))
    part = ""
    told: list[str] = []
    lead: list[str] = []
    for block in build(after, draft=False).blocks:
        if isinstance(block, d.Heading):
            part = block.anchor
        elif part == f"item-{position}-voting":
            told += (s for s in _of(block) if not there[s])
        elif part == f"item-{position}-decision" and isinstance(block, d.Paragraph):
            lead += _of(block)
    return tuple(told or lead)
