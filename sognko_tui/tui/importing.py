"""The app of a review by itself: a pack named on the command line, looked at before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui import texts
from sognko_tui.tui.app import SognkoApp, in_terminal

if TYPE_CHECKING:
    from sognko_tui.office.desk import Desk
    from sognko_tui.office.reviewing import Reading
    from sognko_tui.tui.screens.base import BaseScreen
    from sognko_tui.tui.screens.importing import ImportScreen


class ImportApp(SognkoApp):
    """Shows one reading; `accepted` is what the secretary made of it, None where she left."""

    def __init__(self, desk: Desk, reading: Reading, name: str) -> None:
        super().__init__(desk)
        self._reading = reading
        self._file = name
        self.accepted: Reading | None = None

    def first_screen(self) -> BaseScreen:
        """The review itself."""
        from sognko_tui.tui.screens.importing import ImportScreen

        return ImportScreen(self._reading, self._file, self._accept, self._leave)

    def load_the_rest(self) -> None:
        """There is no other screen to come."""

    def _accept(self, _screen: ImportScreen, reading: Reading) -> None:
        self.accepted = reading
        self.exit(0)

    def _leave(self) -> None:
        self.exit(1)


def review(desk: Desk, reading: Reading, name: str, *, language: str) -> Reading | None:
    """Show a reading until it is accepted or left; returns it as it was accepted."""
    texts.use(language)
    app = ImportApp(desk, reading, name)
    in_terminal(app)
    return app.accepted
