"""Where the lawful archive of a board is, and how long our copy is kept: the form, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sognko_tui.meeting.board import Board
from sognko_tui.office import retention, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.board_forms import chosen, one_of
from sognko_tui.tui.dialogs.form import Answers, Ask, FormDialog

COPIES: Mapping[Literal["keep", "remove"], str] = {
    "keep": N_("blir ståande"),
    "remove": N_("kan slettast"),
}
"""What becomes of our copy once the lawful archive has the protocol."""


def retention_dialog(board: Board) -> FormDialog:
    """Asks for the record-keeping system, and for how long our copy is kept after its receipt."""
    now = board.retention
    copies = tuple(_(word) for word in COPIES.values())
    return FormDialog(
        _("Arkivet til {board}").format(board=board.name),
        (
            Ask(
                "system",
                _("Arkivsystem"),
                now.system,
                hint=_("Der protokollane skal takast vare på. Tomt: det er ikkje sagt."),
            ),
            Ask(
                "copy",
                _("Kopien her"),
                _(COPIES[now.copy]),
                copies,
                required=True,
                check=one_of(COPIES),
                only=True,
                hint=" · ".join(copies),
            ),
            Ask(
                "years",
                _("År etter kvitteringa"),
                str(now.years) if now.copy == "remove" else "",
                check=_years,
                hint=_("Berre der kopien kan slettast. Programmet slettar ingenting sjølv."),
            ),
        ),
        preview=lambda answers: _told(board, answers),
        wrong=lambda answers: _wrong(board, answers),
    )


def with_retention(board: Board, answers: Answers) -> Board:
    """The board with what was answered. Raises `Trouble` where a copy may go that is nowhere else."""
    remove = chosen(answers["copy"], COPIES) == "remove"
    years = int(answers["years"] or 0) if remove else None
    return retention.setting(board, system=answers["system"], keep=not remove, remove_after=years)


def _years(typed: str) -> str:
    if typed.isdecimal() and len(typed) < 4 and int(typed) <= retention.LONGEST:
        return ""
    return sentences.trouble(Trouble("retention_years", {"limit": retention.LONGEST}))


def _told(board: Board, answers: Answers) -> str:
    if answers["years"] and _years(answers["years"]):
        return ""
    return _wrong(board, answers) or retention.told(with_retention(board, answers))


def _wrong(board: Board, answers: Answers) -> str:
    try:
        with_retention(board, answers)
    except Trouble as trouble:
        return sentences.trouble(trouble)
    return ""
