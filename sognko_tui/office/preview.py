"""What the protocol would come to hold, before anything is recorded: for dialogs that ask first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sognko_tui.meeting.events import Event
from sognko_tui.meeting.state import Meeting
from sognko_tui.meeting.supposing import supposing

if TYPE_CHECKING:
    from sognko_tui.protocol.document import Block


def would_write(meeting: Meeting, *events: Event, at: datetime) -> tuple[str, ...]:
    """The sentences that stand in the protocol after these events and do not stand there now.

    In the board's written language; none where an event does not fit the meeting. Tables and
    headings are left out: they only repeat what a sentence says.
    """
    after = supposing(meeting, *events, at=at)
    if after is None:
        return ()
    there = Counter(_sentences(meeting))
    found: list[str] = []
    for sentence in _sentences(after):
        if there[sentence]:
            there[sentence] -= 1
        else:
            found.append(sentence)
    return tuple(found)


def _sentences(meeting: Meeting) -> Iterator[str]:
    from sognko_tui.protocol import build

    for block in build(meeting, draft=False).blocks:
        yield from _of(block)


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
