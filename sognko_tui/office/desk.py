"""The desk: what the screens and the command line hold, with every act of the secretary on it."""

from __future__ import annotations

import os

from sognko_tui.archive.store import Archive
from sognko_tui.office import restricted
from sognko_tui.office.acts.approvals import Approvals
from sognko_tui.office.acts.exports import Exports
from sognko_tui.office.acts.papers import Papers
from sognko_tui.office.acts.records import Records
from sognko_tui.office.acts.seals import Seals
from sognko_tui.office.acts.series import Series
from sognko_tui.office.clock import SystemClock, login
from sognko_tui.office.listing import Listing, Summary
from sognko_tui.office.trouble import Trouble, told

__all__ = ["Desk", "Listing", "Summary", "Trouble", "at_desk"]


def at_desk(minutes: str | None, *, make: bool = False, index: str | None = None) -> Desk:
    """The desk on the archive asked for, or on the one that is found; see `Archive.find`.

    Where there is none, `make` makes it. `index` is the URL of a shared index, else `$SOGNKO_INDEX`
    is. Raises `Trouble`.
    """
    with told():
        path, reach = Archive.find(minutes), restricted.reach()
        archive = Archive.ready(path, reach) if make else Archive.open(path, reach)
    try:
        clock = SystemClock()
    except ValueError:
        raise Trouble("bad_clock") from None
    return Desk(archive, login(), clock, index or os.environ.get("SOGNKO_INDEX") or None)


class Desk(Approvals, Exports, Papers, Records, Seals, Series):
    """Every act of the secretary. Each raises `Trouble` where it cannot be done.

    The boards and the inbox come with `Papers`, reading meetings with `Records`, and looking up
    what was decided with `Approvals`, which opens meetings and tells the index of each decision.
    """
