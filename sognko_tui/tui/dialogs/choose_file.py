"""Choosing one of the files in the archive's inbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.office import printable, restricted
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

Look = Callable[[], Sequence[Path]]


class ChooseFileDialog(Dialog[Path]):
    """Returns the file that was chosen. With no file it says where to put one, and looks again.

    `wanted` says what sort of file is missing, where there is none.
    """

    HELP = N_(
        "Her står kvar fil i mappa som er nemnd øvst. Piltast og Enter vel ei av dei. Står det ingen "
        "der, legg du fila i mappa og trykker Enter. Esc går ut, og ingenting er lese inn."
    )

    BINDINGS = [Binding("enter", "look_again", show=False)]

    def __init__(self, title: str, folder: Path, look: Look, wanted: str) -> None:
        super().__init__(title, _("Piltast og Enter: vel · Esc: avbryt"))
        self._wanted = wanted
        self._folder = folder
        self._look = look
        self._files: tuple[Path, ...] = ()

    def parts(self) -> ComposeResult:
        """Where the files lie, and the files."""
        yield Static(classes="dialog-intro")
        yield OptionList(classes="menu")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self._files = tuple(self._look())
        files = self.query_one(OptionList)
        files.clear_options()
        files.add_options(Option(Content(f" {printable.line(file.name)}")) for file in self._files)
        files.display = bool(self._files)
        files.disabled = not self._files
        if self._files:
            intro = _("Filer i {folder}:").format(folder=self._folder)
            files.highlighted = 0
            files.focus()
        else:
            intro = f"{self._wanted} {self._how_to_bring_one()}"
        self.query_one(".dialog-intro", Static).update(Content(intro))

    def _how_to_bring_one(self) -> str:
        if restricted.on():
            # Whoever came in through the door reaches no folder: only `put` brings a file in.
            return _("Send fila hit med «ssh TENAR put FIL < FIL», og trykk Enter.")
        again = _("Legg fila i denne mappa, og trykk Enter for å sjå etter på nytt:")
        return f"{again}\n{self._folder}"

    def action_look_again(self) -> None:
        """See whether a file has come."""
        self._show()
        if not self._files:
            self.say(_("Framleis ikkje noka fil der."))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._files[event.option_index])
