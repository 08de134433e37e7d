"""The commands that look things up in the archive: search, index."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from sognko_tui.cli.answering import GOOD, as_json, beside, how_far, lines, now
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import listing_hits
from sognko_tui.office.desk import Desk, at_desk
from sognko_tui.office.searching import Filters, Searching
from sognko_tui.texts import _, ngettext

NICE = 10
"""By how much building the index in the background gives way to others."""


def desk_of(asked: Asked) -> Desk:
    """The desk on the archive and the index asked for. Raises `Trouble`."""
    return at_desk(asked.minutes, index=asked.index)


def filters(desk: Desk, asked: Asked) -> Filters:
    """What a list is to be narrowed to, as it was asked for. Raises `Trouble`."""
    boards = None if asked.board is None else frozenset({desk.choose_board(asked.board).id})
    return Filters(
        boards=boards,
        year=asked.year,
        kind=getattr(asked, "kind", ""),
        outcome=getattr(asked, "outcome", ""),
        municipality=getattr(asked, "municipality", ""),
        person=getattr(asked, "person", ""),
        where=getattr(asked, "where", "anywhere"),
    )


def up_to_date(desk: Desk) -> Searching:
    """The archive, to be asked, once everything that changed is taken in. Raises `Trouble`."""
    searching = desk.searching()
    with how_far(_("møte {done} av {of}")) as progress:
        searching.refresh(progress)
    return searching


def _search(asked: Asked) -> int:
    desk = desk_of(asked)
    searching = up_to_date(desk)
    # A word that begins with a hyphen is written after «--», as in other programs.
    found = searching.find(
        " ".join(asked.words),
        filters(desk, asked),
        order="best" if asked.best else "newest",
        limit=max(1, asked.limit),
    )
    if asked.json:
        as_json([listing_hits.as_row(hit) for hit in found.hits])
        return GOOD
    lines(listing_hits.as_line(hit) for hit in found.hits)
    if not found.hits:
        beside(_("Fann ingenting om dette."))
    elif found.more:
        count = len(found.hits)
        told = ngettext(
            "Dette er det nyaste treffet. --limit gjev fleire.",
            "Dette er dei {count} første treffa. --limit gjev fleire.",
            count,
        )
        beside(told.format(count=count))
    return GOOD


def _index(asked: Asked) -> int:
    desk = desk_of(asked)
    if asked.progress:
        # Another program waits for it and has somebody typing: what it needs goes first.
        os.nice(NICE)
        taken = desk.searching().refresh(_told, anew=asked.rebuild)
    else:
        with how_far(_("møte {done} av {of}")) as progress:
            taken = desk.searching().refresh(progress, anew=asked.rebuild)
        told = ngettext("{count} møte teke inn.", "{count} møte tekne inn.", taken)
        lines([told.format(count=taken)])
    return GOOD


def _told(done: int, total: int) -> None:
    """Say how far it has come to the program that started this one."""
    with suppress(BrokenPipeError):
        now(f"{done} {total}")


COMMANDS: dict[str, Callable[[Asked], int]] = {"search": _search, "index": _index}
