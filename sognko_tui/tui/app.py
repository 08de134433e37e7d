"""The app: it wires the desk to the screens, and no more."""

from __future__ import annotations

import asyncio
import signal
from time import monotonic
from typing import TYPE_CHECKING

from sognko_tui import texts, where
from sognko_tui.tui.light import tell_escape_digits_apart
from sognko_tui.tui.typeahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Callable

    from sognko_tui.office.desk import Desk

WIDE = 120
"""Columns from which there is room for the case beside the item."""

TALL = 40
"""Rows from which every field of an item can be open at once."""


# Textual's own Ctrl+Q would go before that of the screen and end the program in the midst of a form.
class SognkoApp(TypeAhead[int], inherit_bindings=False):
    """The secretary's app on one desk. `monotonic` tells how long an item has been open."""

    TITLE = "Sognko"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]

    def __init__(
        self, desk: Desk, *, demo: bool = False, monotonic: Callable[[], float] = monotonic
    ) -> None:
        tell_escape_digits_apart()
        super().__init__(sorted(where.styles().glob("*.tcss")))
        self.desk = desk
        self.demo = demo
        self.monotonic = monotonic

    def on_mount(self) -> None:
        """Show Heim, and leave in good order when the line is gone."""
        from sognko_tui.tui.screens.home import HomeScreen

        loop = asyncio.get_running_loop()
        for signum in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(signum, self.exit, 128 + signum)
        self.push_screen(HomeScreen())


def run(desk: Desk, *, language: str, demo: bool = False) -> int:
    """Run the app until it is closed; returns the exit status."""
    texts.use(language)
    return SognkoApp(desk, demo=demo).run() or 0
