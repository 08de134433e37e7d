"""A list of any length, a line each: a line is asked for when it is drawn, and never before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sognko_tui.tui.widgets.columns import cut

if TYPE_CHECKING:
    from typing import Protocol

    from textual.binding import BindingType
    from textual.events import Click, MouseMove

    class Lines(Protocol):
        """Where the lines come from."""

        def at_least(self, count: int | None) -> int:
            """How many lines are known, once these are where there are so many; None is all."""

        def line(self, at: int) -> str:
            """The text of a line."""


AHEAD = 100
"""Lines beyond the last that is shown that are to be known, so that the scrollbar tells of more."""


class LongList(ScrollView, can_focus=True):
    """Lines with one of them marked; the keys are those of an `OptionList`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("enter", "select", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "long-list--line",
        "long-list--marked",
        "long-list--hover",
    }

    marked: reactive[int | None] = reactive(None)
    """Which line is marked, or None where there are no lines."""

    hovered: reactive[int | None] = reactive(None)

    class Selected(Message):
        """Enter or a click on a line."""

    _lines: Lines | None = None
    _count = 0

    @property
    def count(self) -> int:
        """How many lines are known."""
        return self._count

    def line(self, at: int) -> str:
        """The text of a line."""
        return self._lines.line(at) if self._lines is not None else ""

    def show(self, lines: Lines, marked: int) -> None:
        """Show these lines with one of them marked, where there are any."""
        self._lines = lines
        self._count = lines.at_least(marked + AHEAD)
        self._measure()
        self.set_reactive(LongList.marked, None)
        self.marked = clamp(marked, 0, self._count - 1) if self._count else None
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)

    def _know(self, count: int | None) -> None:
        """See to it that so many lines are known, where there are so many."""
        known = self._lines.at_least(count) if self._lines is not None else 0
        if known != self._count:
            self._count = known
            self._measure()

    def on_resize(self) -> None:
        """Another width; what is marked stays in sight."""
        self._measure()
        self._into_sight()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lines that come near are looked for."""
        super().watch_scroll_y(old_value, new_value)
        self._know(round(new_value) + self.size.height + AHEAD)

    def watch_marked(self, old: int | None, new: int | None) -> None:
        """Draw the two lines that differ, and bring the one into sight."""
        self._draw(old, new)
        self._into_sight()

    def watch_hovered(self, old: int | None, new: int | None) -> None:
        """Draw the two lines that differ."""
        self._draw(old, new)

    def _draw(self, *lines: int | None) -> None:
        for at in lines:
            if at is not None:
                self.refresh_line(at)

    def _into_sight(self) -> None:
        if self.marked is not None and self.is_mounted:
            here = Region(0, self.marked, self.scrollable_content_region.width, 1)
            self.scroll_to_region(here, force=True, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        width = self.scrollable_content_region.width
        at = self.scroll_offset.y + y
        style = self.get_component_rich_style("long-list--line")
        if at >= self._count:
            return Strip.blank(width, style)
        if at == self.marked:
            style = self.get_component_rich_style("long-list--marked")
        elif at == self.hovered:
            style = self.get_component_rich_style("long-list--hover")
        text = cut(self.line(at), width)
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    # Moving

    def action_cursor_down(self) -> None:
        """The next line; after the last the first."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """The line before; before the first the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        at = (self.marked or 0) + step
        self._know(at + 1 if at >= 0 else None)
        if self._count:
            self.marked = at % self._count

    def action_first(self) -> None:
        """The first line."""
        self._go_to(0)

    def action_last(self) -> None:
        """The last line."""
        self._know(None)
        self._go_to(self._count - 1)

    def action_page_down(self) -> None:
        """A screen further."""
        self._go_to((self.marked or 0) + self.scrollable_content_region.height)

    def action_page_up(self) -> None:
        """A screen back."""
        self._go_to((self.marked or 0) - self.scrollable_content_region.height)

    def _go_to(self, at: int) -> None:
        self._know(at + AHEAD)
        if self._count:
            self.marked = clamp(at, 0, self._count - 1)

    def action_select(self) -> None:
        """Enter."""
        if self.marked is not None:
            self.post_message(self.Selected())

    # The mouse

    def _under(self, y: int) -> int | None:
        at = self.scroll_offset.y + y
        return at if 0 <= at < self._count else None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show which line a click would take."""
        self.hovered = self._under(event.y)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hovered = None

    def on_click(self, event: Click) -> None:
        """A click on a line marks and takes it."""
        at = self._under(event.y)
        if at is not None:
            self.marked = at
            self.action_select()
