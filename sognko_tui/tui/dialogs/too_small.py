"""One sentence in place of everything while the window has too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sognko_tui.tui import least

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.geometry import Size


class TooSmall(ModalScreen[None]):
    """Covers the screen; what was under way there is as it was when there is room again."""

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(Content(least.sentence()))


def cover(app: App[int], size: Size) -> None:
    """Cover the app where the window is too small, and uncover it where it is so no longer."""
    covered = isinstance(app.screen, TooSmall)
    small = least.too_small(size.width, size.height)
    if small and not covered:
        app.push_screen(TooSmall())
    elif covered and not small:
        app.pop_screen()
