"""The list of what was found: the keys go to the field above it, which moves the mark from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from sognko_tui.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from textual.geometry import Size

NEAR = 10
"""Lines before the last from which on more are wanted."""


class HitList(LongList, can_focus=False):
    """Lines of which more may come; what stands after the last is not the first."""

    class Marked(Message):
        """Another line is marked."""

    class NearEnd(Message):
        """What is in sight comes near to the last line."""

    def line(self, at: int) -> str:
        """The text of a line, with a sign where it is the one that is marked."""
        return ("►" if at == self.marked else " ") + super().line(at)

    def grown(self) -> None:
        """There are more lines than there were."""
        self._know(None)

    def redraw(self) -> None:
        """The lines have other texts."""
        self.refresh()

    def watch_marked(self, old: int | None, new: int | None) -> None:
        """Tell whoever shows what is marked."""
        super().watch_marked(old, new)
        self.post_message(self.Marked())
        self._tell_near((new or 0) + 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel comes near to the end too."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_near(round(new_value) + self.size.height)

    def _tell_near(self, seen: int) -> None:
        if self.count and seen > self.count - NEAR:
            self.post_message(self.NearEnd())

    def _step(self, step: int) -> None:
        at = (self.marked or 0) + step
        if 0 <= at < self.count:
            self.marked = at

    @property
    def room(self) -> int:
        """Cells for the text of a line."""
        size: Size = self.scrollable_content_region.size
        return size.width - 1
