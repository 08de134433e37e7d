"""The text of what was found, with what was asked for marked; a line is made when it is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sognko_tui.tui.widgets.hit_words import Passage

ABOVE = 2
"""Lines above the first marked place that are in sight with it."""

_BOLD, _MARK = Style(bold=True), Style(bold=True, underline=True, reverse=True)
_ODD = re.compile("[^\x20-\u02ff]")
"""Signs that may take another room than one cell each."""


class _Line(NamedTuple):
    passage: int
    start: int
    end: int


class HitText(ScrollView, can_focus=False):
    """Passages of text, wrapped at the width there is."""

    def __init__(self) -> None:
        super().__init__(id="hit-text")
        self._passages: Sequence[Passage] = ()
        self._lines: list[_Line] = []

    def show(self, passages: Sequence[Passage]) -> None:
        """Show these, from where the first marked place is in sight; the same ones stay as they are."""
        if passages == self._passages:
            return
        self._passages = passages
        self._lay_out()
        self.scroll_to(y=self._wanted(), animate=False, immediate=True, force=True)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap at another width."""
        self._lay_out()
        self.call_after_refresh(self._to_mark)

    def _to_mark(self) -> None:
        self.scroll_to(y=self._wanted(), animate=False, immediate=True, force=True)

    def _lay_out(self) -> None:
        width = max(self.scrollable_content_region.width - 1, 10)
        self._lines = [
            _Line(n, start, end)
            for n, passage in enumerate(self._passages)
            for start, end in wrapped(passage.text, width)
        ]
        self.virtual_size = Size(width, len(self._lines))

    def _wanted(self) -> int:
        """The line from which the first marked place is in sight, with a little above it."""
        for y, line in enumerate(self._lines):
            if any(start < line.end and end > line.start for start, end in self._marked(line)):
                return 0 if y < self.size.height else y - ABOVE
        return 0

    def _marked(self, line: _Line) -> tuple[tuple[int, int], ...]:
        return self._passages[line.passage].marked

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        width, style = self.size.width, self.rich_style
        at = y + round(self.scroll_offset.y)
        if at >= len(self._lines):
            return Strip.blank(width, style)
        line = self._lines[at]
        passage = self._passages[line.passage]
        plain = style + _BOLD if passage.heading else style
        segments = [Segment(" ", style)]
        here = line.start
        for start, end in passage.marked:
            if end <= line.start or start >= line.end:
                continue
            start, end = max(start, line.start), min(end, line.end)
            segments.append(Segment(passage.text[here:start], plain))
            segments.append(Segment(passage.text[start:end], style + _MARK))
            here = end
        segments.append(Segment(passage.text[here : line.end], plain))
        return Strip(segments).adjust_cell_length(width, style)

    # Reading on

    def read_on(self, way: int) -> None:
        """A screen less a line further, or back with -1."""
        step = max(self.size.height - 1, 1) * way
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)


def wrapped(text: str, room: int) -> Iterator[tuple[int, int]]:
    """From where to where the text goes on each line, broken at words where it can be."""
    begin = 0
    for line in text.split("\n"):
        odd = _ODD.search(line) is not None
        start = 0
        while True:
            end = _fits(line, start, room) if odd else start + room
            if end >= len(line):
                yield begin + start, begin + len(line)
                break
            space = line.rfind(" ", start + 1, end + 1)
            end = space if space > start else end
            yield begin + start, begin + end
            start = end
            while start < len(line) and line[start] == " ":
                start += 1
        begin += len(line) + 1


def _fits(line: str, start: int, room: int) -> int:
    """How far from `start` on there is room, at least one sign further."""
    end = start
    width = 0
    while end < len(line):
        width += cell_len(line[end])
        if width > room:
            break
        end += 1
    return max(end, start + 1)
