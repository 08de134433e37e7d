"""The people of a board from a CSV file that lies in the inbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.meeting.board import Board, Person
from sognko_tui.office import printable, sentences
from sognko_tui.office.rosters import read_roster
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.choose_file import ChooseFileDialog
from sognko_tui.tui.dialogs.confirm import ConfirmDialog

if TYPE_CHECKING:
    from sognko_tui.tui.screens.base import BaseScreen


def take_roster(
    screen: BaseScreen, board: Board, taken: Callable[[tuple[Person, ...]], None]
) -> None:
    """Let a file be chosen and call `taken` with its people, after a question if some go out."""
    desk = screen.sognko.desk

    def rosters() -> list[Path]:
        return [file for file in desk.inbox() if file.suffix.lower() == ".csv"]

    def picked(file: Path | None) -> None:
        if file is None:
            screen.say(_("Ikkje noko er endra."))
            return
        try:
            people = read_roster(file)
        except Trouble as trouble:
            screen.say(sentences.trouble(trouble), "error")
            return
        if not board.people:
            taken(people)
            return
        question = _(
            "{board} har {now} personar. Skal dei {new} i {file} kome i staden for alle dei?"
        ).format(
            board=board.name, now=len(board.people), new=len(people), file=printable.line(file.name)
        )

        def answered(yes: bool | None) -> None:
            if yes:
                taken(people)
            else:
                screen.say(_("Ikkje noko er endra."))

        dialog = ConfirmDialog(
            _("Byt ut personane"), question, yes=_("Ja, byt dei ut"), no=_("Nei, lat stå")
        )
        screen.app.push_screen(dialog, answered)

    wanted = _("Her er inga CSV-fil (kolonnane name, function, represents, deputy_for).")
    title = _("Hent personar: vel fila")
    screen.app.push_screen(ChooseFileDialog(title, desk.inbox_folder, rosters, wanted), picked)
