"""The commands that list what the archive comes to: decisions, figures, thread, references."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from sognko_tui.cli.answering import (
    FINDINGS,
    GOOD,
    as_json,
    as_json_rows,
    beside,
    lines,
)
from sognko_tui.cli.arguments import Asked
from sognko_tui.cli.lookups import desk_of, filters, up_to_date
from sognko_tui.office import figures, listing_hits, output, printable, register
from sognko_tui.office.searching import Hit
from sognko_tui.spreadsheets import csv_file, csv_rows
from sognko_tui.texts import _


def _decisions(asked: Asked) -> int:
    desk = desk_of(asked)
    searching = up_to_date(desk)
    hits = register.found(searching, filters(desk, asked))
    if asked.json:
        as_json_rows(register.as_row(one) for one in register.whole(searching, hits))
    elif asked.csv is not None:
        _as_csv(asked, register.rows(register.whole(searching, hits)))
    else:
        lines([_cells(_("Dato"), _("Sak"), _("Utfall"), _("Røysting"), "")])
        if asked.text:
            for one in register.whole(searching, hits):
                text = printable.text(one.text).splitlines()
                lines((_row(one.hit), *(f"    {line}" for line in text), ""))
        else:
            lines(map(_row, hits))
    return GOOD


def _row(hit: Hit) -> str:
    day = f"{hit.day.day}.{hit.day.month}.{hit.day.year}"
    ended = _(listing_hits.SHORT_OUTCOMES.get(hit.outcome, ""))
    told = f"{hit.board_name}: {printable.line(hit.title)}"
    return _cells(day, hit.number, ended, listing_hits.votes(hit.votes), told)


def _cells(day: str, number: str, ended: str, votes: str, told: str) -> str:
    """A line of the table; what may be of any length stands last."""
    return f"{day:>10}  {number:<9}  {ended:<8}  {votes:<15}  {told}".rstrip()


def _figures(asked: Asked) -> int:
    desk = desk_of(asked)
    years = figures.by_year(up_to_date(desk).figures(filters(desk, asked)))
    if asked.json:
        as_json([figures.as_row(one) for one in years])
    elif asked.csv is not None:
        _as_csv(asked, figures.table(years))
    elif years:
        lines(_columns(tuple(figures.table(years))))
    return GOOD


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True))


def _as_csv(asked: Asked, rows: Iterable[Sequence[str]]) -> None:
    if asked.csv != "-":
        output.save(csv_file(rows), Path(asked.csv), force=asked.force, option="--csv")
        lines([asked.csv])
        return
    # A program that reads this wants no mark in front; it may come to a terminal, too.
    for row in csv_rows(rows):
        sys.stdout.write(printable.text(row.replace("\r\n", "\n")))


def _thread(asked: Asked) -> int:
    desk = desk_of(asked)
    searching = up_to_date(desk)
    hit = searching.numbered(desk.resolve(asked.meeting), asked.item)
    found = searching.thread(hit)
    matter = found.hits
    if found.more:
        told = _("Det er fleire saker i denne rekkja: dei {count} nærmaste er med.")
        beside(told.format(count=len(matter)))
    if asked.json:
        as_json([{**listing_hits.as_row(one), "asked": _same(one, hit)} for one in matter])
        return GOOD
    lines(f"{'*' if _same(one, hit) else ' '} {listing_hits.as_line(one)}" for one in matter)
    if len(matter) == 1:
        beside(_("Ingen andre saker i arkivet høyrer til denne."))
    return GOOD


def _same(one: Hit, other: Hit) -> bool:
    return (one.meeting, one.item) == (other.meeting, other.item)


def _references(asked: Asked) -> int:
    desk = desk_of(asked)
    broken = up_to_date(desk).unresolved(filters(desk, asked), limit=sys.maxsize)
    if asked.json:
        as_json([listing_hits.reference_as_row(one) for one in broken])
    else:
        lines(map(listing_hits.reference_as_line, broken))
    return FINDINGS if broken else GOOD


COMMANDS: dict[str, Callable[[Asked], int]] = {
    "decisions": _decisions,
    "figures": _figures,
    "thread": _thread,
    "references": _references,
}
