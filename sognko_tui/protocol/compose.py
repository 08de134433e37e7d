"""Composes the whole protocol of a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sognko_tui.meeting.public import public_part
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.attendance import attendance
from sognko_tui.protocol.closing import all_followups, ending
from sognko_tui.protocol.document import Block, Document, Heading, Run, Table, plain
from sognko_tui.protocol.head import draft_notice, facts, head, read_notice, sent_notice
from sognko_tui.protocol.items import item
from sognko_tui.protocol.outcomes import summary
from sognko_tui.protocol.telling import Telling
from sognko_tui.protocol.versions import versions
from sognko_tui.protocol.wording import one_line


def build(
    meeting: Meeting, *, draft: bool, remarks_due: date | None = None, public: bool = False
) -> Document:
    """The protocol of the meeting, in the board's written language.

    With `public` it is made of the public part alone, so that of what was handled for closed doors
    nothing can reach it but number and neutral title (kommunelova § 11-5).

    A draft says so at its head, with what is open and the date by which remarks are due; so does one
    that is sent round, until it is approved, with both dates. What the protocol holds: kommunelova § 11-4, and what custom adds.
    """
    telling = Telling(public_part(meeting) if public else meeting)
    return Document(
        head=head(telling, draft=draft),
        title=telling.phrases.say("document.title", board=one_line(meeting.board.name)),
        blocks=tuple(_blocks(telling, draft, remarks_due)),
    )


def _blocks(telling: Telling, draft: bool, remarks_due: date | None) -> Iterator[Block]:
    if draft:
        yield draft_notice(telling, remarks_due)
    elif telling.meeting.circulated is not None and not telling.meeting.locked:
        yield sent_notice(telling)
    if telling.meeting.source is not None and not telling.meeting.source.ours:
        yield read_notice(telling, telling.meeting.source)
    yield from facts(telling)
    yield from versions(telling)
    yield from attendance(telling)
    yield from _decisions(telling)
    for told in telling.meeting.items:
        yield from item(telling, told)
    yield from all_followups(telling)
    yield from ending(telling)


def _decisions(telling: Telling) -> Iterator[Block]:
    """The short list of what was decided."""
    rows = [
        (
            (Run(text=telling.number(told), anchor=f"item-{told.position}"),),
            plain(one_line(told.title)),
            plain(words),
        )
        for told in telling.meeting.items
        if (words := summary(telling, told))
    ]
    if rows:
        heading = telling.phrases["summary.heading"]
        columns = ("item", "title", "outcome")
        yield Heading(level=2, runs=plain(heading), anchor="decisions")
        yield Table(
            header=tuple(telling.phrases[f"summary.{column}"] for column in columns),
            rows=tuple(rows),
            caption=heading,
        )
