"""The people of a board from a file that lies in the inbox, and into one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.meeting.board import Board, Person
from sognko_tui.office import printable, sentences
from sognko_tui.office.rosters import FORMS, SUFFIXES, keeping_ids, read_roster
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.choose_file import ChooseFileDialog
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog

if TYPE_CHECKING:
    from sognko_tui.tui.screens.base import BaseScreen


def take_roster(
    screen: BaseScreen, board: Board, taken: Callable[[tuple[Person, ...]], None]
) -> None:
    """Let a file be chosen and call `taken` with its people, after a question if some go out."""
    desk = screen.sognko.desk

    def rosters() -> list[Path]:
        return [file for file in desk.inbox() if file.suffix.lower() in SUFFIXES]

    def picked(file: Path | None) -> None:
        if file is None:
            screen.say(_("Ikkje noko er endra."))
            return
        try:
            people = keeping_ids(read_roster(file, board.name), board.people)
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

    wanted = _(
        "Her er inga CSV- eller XLSX-fil (kolonnane namn, funksjon, representerer, vara for)."
    )
    title = _("Hent personar: vel fila")
    screen.app.push_screen(ChooseFileDialog(title, desk.inbox_folder, rosters, wanted), picked)


_FORMS = {
    "xlsx": ("x", N_("XLSX: Excel, LibreOffice")),
    "csv": ("c", N_("CSV: rein tekst")),
}
"""The letter and the name of each format, the likelier one first."""


def give_roster(screen: BaseScreen, board: Board) -> None:
    """Ask for a format and lay the people of the board in a file in the inbox."""

    def chosen(key: str | None) -> None:
        form = next((one for one in FORMS if one == key), None)
        if form is None:
            screen.say(_("Inga fil er skriven."))
            return
        try:
            path = screen.sognko.desk.export_roster(board, form)
        except Trouble as trouble:
            screen.say(sentences.trouble(trouble), "error")
            return
        screen.say(_("Lagra i innboksen: {file}.").format(file=printable.line(path.name)))

    choices = [Choice(form, letter, _(name)) for form, (letter, name) in _FORMS.items()]
    screen.app.push_screen(MenuDialog(_("Lagre personane"), choices), chosen)
