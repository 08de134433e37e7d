"""The one-line strips of every screen: status on top, message and keys at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from sognko_tui.office import printable
from sognko_tui.texts import _
from sognko_tui.tui.commands import commands, key_label
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from textual.events import Resize

SEPARATOR = " │ "

LEAST = 12
"""Cells of a name that are left when it is cut: enough to know it again."""


class StatusLine(Steady):
    """Where am I, is the board quorate, is it safe on disk: parts joined by a bar."""

    _parts: tuple[str, ...] = ()

    def show(self, *parts: str, loud: bool = False, room: int = 0) -> None:
        """Show these parts; `loud` where something is wrong that must be seen.

        The last part has at least `room` cells: where it takes turns with a longer one, nothing
        else moves, and the cells behind it keep their style and need not be sent.
        """
        self.set_class(loud, "loud")
        *before, last = [printable.line(part) for part in parts if part] or [""]
        self._parts = (*before, last + " " * (room - cell_len(last)))
        self._fit(self.size.width or self.app.size.width)

    def on_resize(self, event: Resize) -> None:
        """Fit the parts to another width."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        """Where there is too little room the first part is cut, a name; then the longest one."""
        parts = list(self._parts)
        for wanted, least in ((0, LEAST), (None, 1)):
            over = cell_len(SEPARATOR.join(parts)) - width
            if over <= 0 or not parts:
                break
            sizes = [cell_len(part) for part in parts]
            at = sizes.index(max(sizes)) if wanted is None else wanted
            room = max(least, sizes[at] - over - 1)
            if room + 1 < sizes[at]:
                parts[at] = set_cell_size(parts[at], room) + "…"
        self.put(Content(SEPARATOR.join(parts)))


class MessageLine(Steady):
    """What the program says: one sentence, gone with the next that is done."""

    def say(self, text: str, *, kind: str = "") -> None:
        """Show a sentence; `kind` is `""`, `warning` or `error`."""
        self.set_class(kind == "warning", "warning")
        self.set_class(kind == "error", "error")
        # The sign says it where colour does not.
        sign = {"warning": "! ", "error": "‼ "}.get(kind, "")
        self.put(Content(sign + printable.line(text) if text else ""))


class KeyLine(Static):
    """The keys of the screen, cut to the width there is."""

    SHORTEST: ClassVar[int] = 3

    def __init__(self, screen_name: str) -> None:
        super().__init__(id="keys")
        self._screen_name = screen_name

    def on_mount(self) -> None:
        """Show the keys for the width there is."""
        self._show(self.app.size.width)

    def on_resize(self, event: Resize) -> None:
        """Show them anew for another width."""
        self._show(event.size.width)

    def _show(self, width: int) -> None:
        shown = [c for c in commands(self._screen_name) if c.short]
        keys = [key_label(c) for c in shown]
        labels = [_(c.short) for c in shown]
        longest = max(map(len, labels), default=0)
        # A language with longer words loses the ends of the longest ones, never a key.
        while longest > self.SHORTEST and self._width(keys, labels) > width:
            longest -= 1
            labels = [label[:longest] for label in labels]
        parts: list[Content] = []
        for key, label in zip(keys, labels, strict=True):
            parts.append(Content.styled(key, "bold") + Content(f" {label}"))
        gap = "  " if self._width(keys, labels) + len(keys) - 1 <= width else " "
        self.update(Content(gap).join(parts))

    @staticmethod
    def _width(keys: list[str], labels: list[str]) -> int:
        return sum(map(len, keys)) + sum(map(len, labels)) + 2 * len(keys) - 1
