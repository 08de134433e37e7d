"""What the protocol would come to hold, before anything is recorded: for dialogs that ask first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sognko_tui.meeting.composition import MAIN, composed, uncomposed
from sognko_tui.meeting.events import Event, VoteTaken
from sognko_tui.meeting.result import settled, tied
from sognko_tui.meeting.state import Item, Meeting
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
    """How the protocol would tell this vote, whatever else it tells.

    Nothing of a tie that is still to be settled: it has come to nothing yet.
    """
    from sognko_tui.protocol.outcomes import vote_words
    from sognko_tui.protocol.telling import Telling

    after = supposing(meeting, vote, at=at)
    item = after.item(item_id) if after is not None else None
    if after is None or item is None or tied(vote):
        return ()
    return vote_words(Telling(after), _closed(item), item.votes[-1])


def _closed(item: Item) -> Item:
    """The item closed as its votes have it, also where something else is still in the way of that.

    A vote on the decision is told by what was adopted with it.
    """
    found = settled(item)
    if not item.open or (found is not None and not found.carried):
        return item
    return replace(
        item,
        outcome="adopted",
        adopted=composed(item) if uncomposed(item) else item.decision,
        adopted_motion=found.motion if found is not None else MAIN,
    )
