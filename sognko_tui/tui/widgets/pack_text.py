"""The text of a pack, each line with its page and with what it was taken for."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sognko_tui.office import printable
from sognko_tui.texts import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType
    from textual.events import Resize

    from sognko_tui.office.reviewing import Line, Role

LETTERS: dict[str, str] = {
    "title": N_("T"),
    "proposal": N_("F"),
    "attachment": N_("V"),
    "background": N_("B"),
    "label": "·",
    "fact": "·",
}
"""One letter for each role; nothing for what is in no item."""

MARGIN = 8
"""Cells before the text: page, role, cursor."""

_BOLD, _DIM, _CURSOR = Style(bold=True), Style(dim=True), Style(reverse=True)

Spot = tuple[int, int, int]
"""One line on the screen: the index of the pack's line, and from and to where in its text."""


class PackText(ScrollView, can_focus=True):
    """The lines; the cursor stands on one of them. With Shift, the arrows mark several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("shift+up", "go(-1, True)", show=False),
        Binding("shift+down", "go(1, True)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(id="import-text")
        self._lines = lines
        self._texts: list[str] = []
        self._roles: Mapping[int, tuple[int, Role]] = {}
        self._own: frozenset[int] = frozenset()
        self._spots: list[Spot] = []
        self._first: list[int] = []
        self._at = 0
        self._anchor = 0

    @property
    def row(self) -> int:
        """The index of the line with the cursor."""
        return self._at

    @property
    def marked(self) -> list[int]:
        """The indexes of the lines that are marked: the cursor's, or all from where Shift was held."""
        low, high = sorted((self._at, self._anchor))
        return [row for row in range(low, high + 1) if self._lines[row].text]

    def show(self, roles: Mapping[int, tuple[int, Role]], own: frozenset[int]) -> None:
        """Show in which item each line is, and as what; `own` are those of the item at hand."""
        self._roles, self._own = roles, own
        self.refresh()

    def go_to(self, row: int, *, top: bool = True) -> None:
        """Put the cursor on this line, brought into view near the top, or just into view."""
        self._at = self._anchor = min(max(row, 0), len(self._lines) - 1)
        self._bring(top=top)
        self.refresh()

    # Laying out

    def on_resize(self, event: Resize) -> None:
        """Wrap at the width there is."""
        self._lay_out(event.size.width)

    def _lay_out(self, width: int) -> None:
        room = max(width - MARGIN, 10)
        spots: list[Spot] = []
        first: list[int] = []
        for row, line in enumerate(self._lines):
            first.append(len(spots))
            spots += ((row, start, end) for start, end in _wrapped(line.text, room))
        self._spots, self._first = spots, first
        self.virtual_size = Size(width, len(spots))
        self.call_after_refresh(self._bring, top=True)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        at = y + round(self.scroll_offset.y)
        if not 0 <= at < len(self._spots):
            return Strip.blank(width, self.rich_style)
        row, start, end = self._spots[at]
        line = self._lines[row]
        placed = self._roles.get(row)
        role = placed[1] if placed is not None else None
        low, high = sorted((self._at, self._anchor))
        marked = low <= row <= high and bool(line.text)
        opens = start == 0 and bool(line.text)
        page = f"{line.page:>4}" if opens else "    "
        letter = _(LETTERS[role]) if role is not None and opens else " "
        cursor = "►" if marked and row == self._at and start == 0 else "│"
        style = self.rich_style
        margin = style + (_DIM if row not in self._own else Style())
        words = style + (_BOLD if role == "title" else Style())
        if row not in self._own:
            words += _DIM
        if marked and (self.has_focus or self._anchor != self._at):
            words = style + _CURSOR
        text = printable.line(line.text[start:end]) if line.text else ""
        segments = [
            Segment(f"{page} {letter}", margin),
            Segment(cursor + " ", margin),
            Segment(text, words),
        ]
        return Strip(segments).adjust_cell_length(width, style)

    # Moving

    def action_go(self, by: int, marking: bool = False) -> None:
        """To the next line with text."""
        at = self._at + by
        while 0 <= at < len(self._lines) and not self._lines[at].text:
            at += by
        if 0 <= at < len(self._lines):
            self._move(at, marking=marking)

    def action_page(self, by: int) -> None:
        """A screen further."""
        if not self._spots:
            return
        wanted = self._first[self._at] + by * max(self.size.height - 1, 1)
        at = self._spots[min(max(wanted, 0), len(self._spots) - 1)][0]
        self._move(self._with_text(at, by))

    def action_end(self, to: int) -> None:
        """To the first or the last line."""
        last = len(self._lines) - 1
        self._move(self._with_text(0 if to < 0 else last, -to))

    def _with_text(self, at: int, by: int) -> int:
        """The nearest line with text, looked for first in one direction and then in the other."""
        for step in (by, -by):
            here = at
            while 0 <= here < len(self._lines):
                if self._lines[here].text:
                    return here
                here += step
        return at

    def _move(self, at: int, *, marking: bool = False) -> None:
        if at == self._at and (marking or self._anchor == self._at):
            return
        self._at = at
        if not marking:
            self._anchor = at
        self._bring(top=False)
        self.refresh()
        self.post_message(self.Moved(at))

    def _bring(self, *, top: bool) -> None:
        if not self._first:
            return
        y = self._first[self._at]
        if top:
            self.scroll_to(y=max(y - 1, 0), animate=False, immediate=True, force=True)
        else:
            size = 1 + bisect_right(self._first, y) - bisect_right(self._first, y - 1)
            self.scroll_to_region(Region(0, y, 1, size), animate=False, immediate=True, force=True)


def _wrapped(text: str, room: int) -> list[tuple[int, int]]:
    """From where to where the text goes on each line, broken at words."""
    if len(text) * 2 <= room or cell_len(text) <= room:
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start
        width = 0
        space = -1
        while end < len(text):
            width += cell_len(text[end])
            if width > room:
                break
            if text[end] == " ":
                space = end
            end += 1
        if end < len(text) and space > start:
            end = space
        spans.append((start, max(end, start + 1)))
        start = spans[-1][1]
        while start < len(text) and text[start] == " ":
            start += 1
    return spans
