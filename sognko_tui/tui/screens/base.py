"""What every screen has: the strips, help, the palette, and Esc with a digit for a function key."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.screen import Screen
from textual.widgets import Input

from sognko_tui.texts import _
from sognko_tui.tui import stylesheets
from sognko_tui.tui.commands import bindings, commands, key_label
from sognko_tui.tui.widgets.lines import MessageLine, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual._path import CSSPathType
    from textual.binding import BindingType
    from textual.command import Hits
    from textual.events import Key

    from sognko_tui.tui.app import SognkoApp

ESCAPE_WAITS = 2.0
"""Seconds in which a digit after Esc is a function key."""


class CommandSearch(Provider):
    """The commands of the screen, for the palette."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for name, tip, run in self._all():
            yield DiscoveryHit(name, run, help=tip)

    async def search(self, query: str) -> Hits:
        """The commands whose names fit what was typed."""
        matcher = self.matcher(query)
        for name, tip, run in self._all():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=tip)

    def _all(self) -> list[tuple[str, str, Callable[[], Any]]]:
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return []
        return [
            (
                f"{_(c.name)}  {key_label(c, shared=False)}".rstrip(),
                _(c.help) if c.help else "",
                partial(screen.run_action, c.action),
            )
            for c in commands(screen.NAME)
        ]


class Palette(CommandPalette):
    """The palette with a cursor that stands still: a blinking one sends bytes for ever."""

    def on_mount(self) -> None:
        """Still the cursor."""
        self.query_one(Input).cursor_blink = False


class BaseScreen(Screen[None]):
    """A screen of the program. `NAME` is its name in the table of commands."""

    NAME: ClassVar[str] = ""
    CSS_PATH: ClassVar[CSSPathType | None] = [*stylesheets.others()]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "palette", show=False, priority=True)
    ]

    _escaped_at = 0.0

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if cls.NAME and "BINDINGS" not in cls.__dict__:
            cls.BINDINGS = list(bindings(cls.NAME))
        super().__init_subclass__(**kwargs)

    @property
    def sognko(self) -> SognkoApp:
        """The app, by its own type."""
        app: SognkoApp = self.app  # type: ignore[assignment]
        return app

    def say(self, text: str, kind: str = "") -> None:
        """Show a sentence in the message line; `kind` is `""`, `warning` or `error`."""
        self.query_one(MessageLine).say(text, kind=kind)

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one(StatusLine)

    def action_help(self) -> None:
        """Help for where you are."""
        from sognko_tui.tui.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.NAME))

    def flush(self, patience: float) -> None:
        """Have what waits for the disk written, waiting at most so many seconds; from a signal too."""

    def tell_rules(self, rules: Sequence[str]) -> None:
        """Tell of the rules behind what a dialog above this screen warns of, where there are any."""

    def action_palette(self) -> None:
        """Everything that can be done here, by name."""
        self.app.push_screen(
            Palette(providers=[CommandSearch], placeholder=_("Søk etter ein kommando …"))
        )

    def function_key(self, event: Key) -> bool:
        """Take Esc and a following digit as that function key; whether the event was one.

        For keyboards without function keys: 1 to 9, and 0 for F10.
        """
        if event.key == "escape":
            self._escaped_at = monotonic()
            return False
        digit = event.key.removeprefix("alt+")
        waited = monotonic() - self._escaped_at
        if not (len(digit) == 1 and digit.isdecimal()):
            self._escaped_at = 0.0
            return False
        if event.key == digit and waited > ESCAPE_WAITS:
            return False
        self._escaped_at = 0.0
        wanted = "f10" if digit == "0" else f"f{digit}"
        for command in commands(self.NAME):
            if wanted in command.keys.split(","):
                event.stop()
                event.prevent_default()
                self.call_later(self.run_action, command.action)
                return True
        return False

    def on_key(self, event: Key) -> None:
        """Keys that no widget took."""
        self.function_key(event)
