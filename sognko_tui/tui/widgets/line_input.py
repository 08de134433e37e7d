"""A field of one line: what gets into it is only what can be read, and its cursor is still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from sognko_tui.tui.widgets.item_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Paste


class LineInput(Input):
    """An `Input` for a form. With `replaces`, what is typed takes the place of what stands there.

    Of `words`, one of which is to stand there, Right puts the next in the place of the one that does.
    """

    def __init__(
        self,
        value: str = "",
        *,
        replaces: bool = False,
        words: Sequence[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(_line(value), compact=True, select_on_focus=replaces, **more)
        self._words = tuple(words)
        # A blinking cursor sends bytes for ever.
        self.cursor_blink = False

    def action_cursor_right(self, select: bool = False) -> None:
        """The next word; in other fields what Right is for."""
        if select or self.value not in self._words:
            super().action_cursor_right(select)
            return
        self.value = self._words[(self._words.index(self.value) + 1) % len(self._words)]
        self.select_all()

    def replace(self, text: str, start: int, end: int) -> None:
        """Put in what was typed or pasted, as one clean line. Every edit comes here."""
        super().replace(_line(text), start, end)

    def on_paste(self, event: Paste) -> None:
        """Take all lines of a paste; Textual's own keeps the first and drops the rest."""
        event.prevent_default()
        event.stop()
        self.replace(event.text.strip("\r\n"), *self.selection)


def _line(text: str) -> str:
    return clean(text).replace("\n", " ")
