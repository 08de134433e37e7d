"""Where the lawful archive of a board is, whether it has the protocols, and how long ours are kept.

Our folder is a working archive: what the law wants kept is kept in the board's record-keeping
system. The program tells which protocols have not come there, and which may go here; it removes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from sognko_tui.archive.store import Archive, NoSuchBoard
from sognko_tui.meeting.archiving import approved_version, receipt_of
from sognko_tui.meeting.board import Board, Retention
from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import printable
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext

LONGEST = 100
"""Years: more than that is a slip."""


def setting(board: Board, *, system: str | None, keep: bool, remove_after: int | None) -> Board:
    """The board with what is asked for changed. Raises `Trouble`.

    An empty `system` takes the whole setting back.
    """
    now = board.retention
    if system is not None:
        named = printable.line(system)
        now = replace(now, system=named) if named else Retention()
    if keep:
        now = replace(now, copy="keep", years=0)
    if remove_after is not None:
        if not 0 <= remove_after <= LONGEST:
            raise Trouble("retention_years", {"limit": LONGEST})
        now = replace(now, copy="remove", years=remove_after)
    if now.copy == "remove" and not now.system:
        raise Trouble("retention_nowhere")
    return replace(board, retention=now)


def told(board: Board) -> str:
    """The setting in a sentence or two."""
    found = board.retention
    if not found.system:
        return _("Det er ikkje sagt kvar protokollane skal takast vare på.")
    archive = _("Arkivsystem: {system}.").format(system=printable.line(found.system))
    if found.copy == "keep":
        return archive + " " + _("Kopien her blir ståande.")
    term = ngettext(
        "Kopien her kan slettast eitt år etter kvitteringa.",
        "Kopien her kan slettast {count} år etter kvitteringa.",
        found.years,
    ).format(count=found.years)
    if not found.years:
        term = _("Kopien her kan slettast når kvitteringa er her.")
    return f"{archive} {term}"


def as_json(board: Board) -> dict[str, object]:
    """The setting as `sognko board retention --json` gives it."""
    found = board.retention
    return {"board": board.id, "system": found.system, "copy": found.copy, "years": found.years}


def findings(archive: Archive, meeting: Meeting, today: date) -> Iterator[Finding]:
    """That the lawful archive lacks the protocol, or that our copy of it may go.

    By what the board says now: a system is taken into use also for what lies here already. Raises
    `Damaged`, `OSError`.
    """
    try:
        kept = archive.boards.get(meeting.board.id).retention
    except NoSuchBoard:
        return
    version = approved_version(meeting)
    if not kept.system or not version:
        return
    receipt = receipt_of(meeting, version)
    if receipt is None:
        yield Finding(code="not_in_archive", params={"system": kept.system, "version": version})
    elif kept.copy == "remove" and today >= (over := _later(receipt.on, kept.years)):
        params: dict[str, str | int] = {"system": kept.system, "since": over.isoformat()}
        yield Finding(code="term_over", severity="note", params=params)


def _later(day: date, years: int) -> date:
    """The same day so many years later; of a leap day the day after."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
