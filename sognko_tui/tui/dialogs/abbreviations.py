"""Styre, F: the sentences a board types by abbreviation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sognko_tui.office.phrases import ABBREVIATIONS
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog

if TYPE_CHECKING:
    from sognko_tui.meeting.board import Board
    from sognko_tui.tui.dialogs.form import Answers

NEW = ""
"""The key of an abbreviation that is still to be made."""

_SHORT = re.compile(r"[\w/.-]{1,12}")


def abbreviations_menu(board: Board) -> MenuDialog:
    """The board's own abbreviations, and on top a new one; the usual ones are told of below."""
    choices = [Choice(NEW, "n", _("ny forkorting"))]
    choices += [
        Choice(short, str(n) if n < 10 else "", f"{short:<6} {text}", also=short)
        for n, (short, text) in enumerate(sorted(board.abbreviations.items()), start=1)
    ]
    usual = ", ".join(sorted(ABBREVIATIONS[board.language]))
    title = _("Forkortingar (Ctrl+O) · vanlege: {usual}").format(usual=usual)
    return MenuDialog(title, choices)


def abbreviation_form(board: Board, short: str) -> FormDialog:
    """Asks for the abbreviation and what it stands for; with no text it is taken away."""

    def wrong(text: str) -> str:
        if _SHORT.fullmatch(text):
            return ""
        return _("Forkortinga er eitt ord på høgst 12 teikn.")

    asks = [
        Ask("short", _("Forkorting"), short, required=True, check=wrong),
        Ask(
            "text",
            _("Setning"),
            board.abbreviations.get(short, ""),
            hint=_("det som skal stå i staden · tomt: forkortinga blir borte"),
        ),
    ]
    return FormDialog(_("Forkorting"), asks)


def with_abbreviation(board: Board, short: str, answers: Answers) -> Board:
    """The board with the abbreviation as answered, in the place of the one it was."""
    kept = {key: text for key, text in board.abbreviations.items() if key != short}
    if answers["text"]:
        kept[answers["short"]] = answers["text"]
    return replace(board, abbreviations=kept)
