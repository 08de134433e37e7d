"""The app: it wires the desk to the screens, and no more."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from time import monotonic
from typing import TYPE_CHECKING, Any

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

PATIENCE = 2.0
"""Seconds to leave in good order when the line is gone. What was typed is in the journal anyway."""


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
        # A list that glides to its end sends a screen for each step.
        self.animation_level = "none"
        self.desk = desk
        self.demo = demo
        self.monotonic = monotonic
        self._before: dict[signal.Signals, Any] = {}

    def on_mount(self) -> None:
        """Show Heim, and leave in good order when the line is gone."""
        from sognko_tui.tui.screens.home import HomeScreen

        loop = asyncio.get_running_loop()

        def leave(signum: int, _frame: object) -> None:
            loop.call_soon_threadsafe(self.exit, 128 + signum)
            # Where nobody reads what is painted, the loop itself stands still and hears nothing.
            last = threading.Timer(PATIENCE, os._exit, (128 + signum,))
            last.daemon = True
            last.start()

        self._before = {s: signal.signal(s, leave) for s in (signal.SIGHUP, signal.SIGTERM)}
        self.push_screen(HomeScreen())

    def on_unmount(self) -> None:
        """Leave the signals as they were."""
        for signum, handler in self._before.items():
            signal.signal(signum, handler)


def run(desk: Desk, *, language: str, demo: bool = False) -> int:
    """Run the app until it is closed; returns the exit status."""
    texts.use(language)
    return SognkoApp(desk, demo=demo).run() or 0
