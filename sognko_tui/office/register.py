"""The register of decisions: what was decided, with the whole text of it.

The index finds them and has the beginning of each; the rest is read from the meetings, one after
the other, so that an archive of any size can be gone through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from msgspec.structs import replace

from sognko_tui.archive.search.index import Hit
from sognko_tui.meeting.state import Item
from sognko_tui.office import listing_hits, printable
from sognko_tui.office.searching import Filters, Searching
from sognko_tui.texts import N_, _

TOGETHER = 5_000
"""Decisions that are asked of the index at once."""

HEADINGS = (
    N_("Nummer"),
    N_("Dato"),
    N_("Styre"),
    N_("Sak"),
    N_("Utfall"),
    N_("Røysting"),
    N_("Vedtak"),
)
"""What the columns of the table are called."""


class Decision(msgspec.Struct, frozen=True):
    """What was decided in an item, whole; of one that was put off or sent on, why and where to."""

    hit: Hit
    text: str


def found(searching: Searching, filters: Filters) -> Iterator[Hit]:
    """The decisions, newest first, a year at a time. Raises `Trouble`."""
    years = [int(one.value) for one in searching.choices("year")]
    for year in [filters.year] if filters.year else years:
        of_year, skip, more = replace(filters, year=year), 0, True
        while more:
            some = searching.decisions(of_year, limit=TOGETHER, skip=skip)
            yield from some.hits
            skip, more = skip + TOGETHER, some.more


def whole(searching: Searching, hits: Iterable[Hit]) -> Iterator[Decision]:
    """Each with its text, and each meeting read once. Empty where it is not there any more."""
    for meeting_id, those in groupby(hits, key=lambda hit: hit.meeting):
        meeting = searching.read(meeting_id)
        for hit in those:
            item = meeting.item(hit.item)
            yield Decision(hit, _text(item) if item is not None else "")


def _text(item: Item) -> str:
    if item.adopted:
        return item.adopted.strip()
    return "\n".join(filter(None, (item.destination.strip(), item.reason.strip())))


def rows(decisions: Iterable[Decision]) -> Iterator[tuple[str, ...]]:
    """The headings, and each decision as a spreadsheet wants it."""
    yield tuple(_(heading) for heading in HEADINGS)
    for one in decisions:
        hit = one.hit
        yield (
            printable.line(hit.number),
            hit.day.isoformat(),
            printable.line(hit.board_name),
            printable.line(hit.title),
            listing_hits.outcome(hit),
            listing_hits.votes(hit.votes),
            printable.text(one.text),
        )


def as_row(one: Decision) -> dict[str, object]:
    """As `--json` gives it."""
    return {**listing_hits.as_row(one.hit), "decision": one.text}
