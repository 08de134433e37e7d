"""The app: it wires the desk to the screens, and no more."""

from __future__ import annotations

import asyncio
import gc
import signal
from time import monotonic
from typing import TYPE_CHECKING

from textual.binding import Binding

from sognko_tui import texts
from sognko_tui.texts import _
from sognko_tui.tui import leaving, stylesheets
from sognko_tui.tui.inside import tell_escape_digits_apart
from sognko_tui.tui.least import WIDE
from sognko_tui.tui.line import Line, Undecodable
from sognko_tui.tui.shut_in import ShutIn
from sognko_tui.tui.typeahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    from textual.binding import BindingType
    from textual.events import Resize

    from sognko_tui.office.desk import Desk
    from sognko_tui.tui.screens.base import BaseScreen

TALL = 40
"""Rows from which every field of an item can be open at once."""

CHARSET_AFTER, CHARSET_AGAIN = 1.0, 60.0
"""Seconds without a key after a letter that was not UTF-8 until that is said; and until once more."""


# Textual's own Ctrl+Q would go before that of the screen and end the program in the midst of a form.
class SognkoApp(ShutIn[int], TypeAhead[int], inherit_bindings=False):
    """The secretary's app on one desk. `monotonic` tells how long an item has been open."""

    TITLE = "Sognko"
    ENABLE_COMMAND_PALETTE = False
    # Wherever the keys go, also in a form: what is to be read there may be what was written over.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "redraw", show=False, priority=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]

    def __init__(
        self, desk: Desk, *, demo: bool = False, monotonic: Callable[[], float] = monotonic
    ) -> None:
        tell_escape_digits_apart()
        super().__init__(stylesheets.first(), driver_class=Line)
        # A list that glides to its end sends a screen for each step.
        self.animation_level = "none"
        self.desk = desk
        self.demo = demo
        self.monotonic = monotonic
        self.loop: asyncio.AbstractEventLoop | None = None
        self._charset_told = -CHARSET_AGAIN

    async def on_mount(self) -> None:
        """Show the first screen."""
        self.loop = asyncio.get_running_loop()
        await self.push_screen(self.first_screen())
        self.take_keys()
        self.call_after_refresh(self._started)

    def first_screen(self) -> BaseScreen:
        """What is shown first: Heim."""
        from sognko_tui.tui.screens.home import HomeScreen

        return HomeScreen()

    def load_the_rest(self) -> None:
        """Load what the next screens need, while the first is read."""
        from sognko_tui.tui.preload import preload

        preload(self)

    def leave(self, status: int) -> None:
        """End; the screens close what they have open."""
        self.exit(status)

    def on_unmount(self) -> None:
        """Let go of what works in the background, however the program ends."""
        self.desk.close()

    def flush(self, patience: float) -> None:
        """Have what waits for the disk written, waiting at most so many seconds."""
        from sognko_tui.tui.screens.base import BaseScreen

        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.flush(patience)

    def press_on(self, signum: int) -> None:
        """Wait no longer for a terminal that is gone or takes nothing."""
        line = self._driver
        if isinstance(line, Line) and (signum == signal.SIGHUP or line.stalled):
            line.give_up()

    def _started(self) -> None:
        """The first screen is there: what can wait has waited until now."""
        if self.is_headless:
            return
        # What was made until now stays as long as the program: it need not be looked through again.
        gc.freeze()
        gc.enable()
        self.load_the_rest()

    def on_resize(self, event: Resize) -> None:
        """Cover everything with a sentence while there is too little room for it."""
        from sognko_tui.tui.dialogs.too_small import cover

        self._forget_the_screen()
        cover(self, event.size)

    def action_redraw(self) -> None:
        """Send the whole screen, as after something that another program wrote on it."""
        self._forget_the_screen()
        self.refresh()

    def _forget_the_screen(self) -> None:
        if isinstance(self._driver, Line):
            self._driver.forget()

    def on_undecodable(self, event: Undecodable) -> None:
        """Say that the terminal does not send UTF-8, once there is time to read it."""
        event.stop()
        if monotonic() - self._charset_told >= CHARSET_AGAIN:
            self._charset_told = monotonic()
            self.set_timer(CHARSET_AFTER, self._tell_charset)

    def _tell_charset(self) -> None:
        if self.idle < CHARSET_AFTER:
            # The next key would take the sentence away before it was read.
            self.set_timer(CHARSET_AFTER, self._tell_charset)
            return
        from sognko_tui.tui.screens.base import BaseScreen

        shown = [screen for screen in self.screen_stack if isinstance(screen, BaseScreen)]
        if shown:
            shown[-1].say(
                _(
                    "Terminalen sender ikkje UTF-8. Vel teiknsettet UTF-8 i terminalen (PuTTY: Window, Translation)."
                ),
                "warning",
            )


def run(desk: Desk, *, language: str, demo: bool = False) -> int:
    """Run the app until it is closed; returns the exit status."""
    texts.use(language)
    return in_terminal(SognkoApp(desk, demo=demo))


def in_terminal(app: SognkoApp) -> int:
    """Run an app until it is closed, or its terminal is; returns the exit status."""
    leaving.watch(app)
    return app.run() or 0
