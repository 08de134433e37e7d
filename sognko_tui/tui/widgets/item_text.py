"""A text field of an item. What is typed is in the journal before it is on the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from sognko_tui.meeting.editing import difference
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key

    from sognko_tui.meeting.events import Field, TextEdited

Typed = Callable[["Field", int, str, str], bool]
"""Makes an edit durable: field, offset, removed, inserted. False where it was refused."""

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|[]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.?)")
"""What a terminal would act on: the whole of it, not only its first character."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff]"
)
"""What may stand in a paste but never in a text: controls and marks that turn the writing around."""


def clean(text: str) -> str:
    """What is pasted, as it may stand in a text: only what can be read, letters in one piece."""
    text = _UNPRINTABLE.sub("", _ESCAPE.sub("", _BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


class ItemText(TextArea):
    """A `TextArea` whose every edit goes through the meeting first.

    Its own undo is not used: Ctrl+Z is the meeting's.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "screen.undo", show=False),
        Binding("ctrl+y", "screen.redo", show=False),
    ]

    def __init__(self, field: Field, typed: Typed) -> None:
        super().__init__(
            id=f"text-{field}",
            soft_wrap=True,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
            max_checkpoints=0,
        )
        self.field: Field = field
        self.cursor_blink = False
        self._typed = typed
        self._following = False
        self._editing = False

    async def _on_key(self, event: Key) -> None:
        """A digit after Esc is a function key, not text."""
        from sognko_tui.tui.screens.base import BaseScreen

        if isinstance(self.screen, BaseScreen) and self.screen.function_key(event):
            return
        await super()._on_key(event)

    def edit(self, edit: Edit) -> EditResult:
        """Journal the edit, then make it; one that is refused is not made."""
        if self._following:
            return super().edit(edit)
        inserted = clean(edit.text)
        edit = Edit(inserted, edit.from_location, edit.to_location, edit.maintain_selection_offset)
        start = self.offset_of(edit.top)
        end = self.offset_of(edit.bottom)
        removed = self.text[start:end]
        if removed == inserted:
            return EditResult(edit.bottom, removed)
        self._editing = True
        try:
            if not self._typed(self.field, start, removed, inserted):
                return EditResult(self.cursor_location, "")
            return super().edit(edit)
        finally:
            self._editing = False

    @property
    def cursor_offset(self) -> int:
        """Where the cursor is, in characters from the beginning."""
        return self.offset_of(self.cursor_location)

    def offset_of(self, location: Location) -> int:
        """Where in the text a row and column is, in characters."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def _location(self, offset: int) -> Location:
        """The row and column of an offset in the text."""
        before = self.text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)

    def follow(self, text: str, *, stay: bool = False) -> None:
        """Show this text, which is in the journal already; the cursor goes where it changed.

        With `stay` it stays with the words it stands at; at the end of the text, at its end.
        """
        if self._editing:
            return
        change = difference("", self.field, self.text, text)
        if change is None:
            return
        self._following = True
        try:
            start = self._location(change.at)
            end = self._location(change.at + len(change.removed))
            cursor, length = self.cursor_offset, len(self.text)
            result = self.edit(Edit(change.inserted, start, end, False))
            there = result.end_location
            if stay and cursor != length:
                there = self._location(_shifted(cursor, change))
            elif stay:
                there = self.document.end
            self.selection = Selection.cursor(there)
        finally:
            self._following = False

    def load(self, text: str) -> None:
        """Show another item's text, the cursor at its end."""
        self._following = True
        try:
            self.load_text(text)
            self.move_cursor(self.document.end)
        finally:
            self._following = False

    def place_cursor(self, offset: int) -> None:
        """Put the cursor at an offset of the text and bring it into view."""
        self.move_cursor(self._location(offset))

    def select_span(self, start: int, end: int) -> None:
        """Select a stretch, by character offsets, and bring it into view."""
        self.selection = Selection(
            self._location(start),
            self._location(end),
        )
        self.scroll_cursor_visible()

    def on_resize(self) -> None:
        """Draw anew once the text is wrapped for the new width; `TextArea` shows the old lines, cut."""
        self.call_later(self._fit)

    def _fit(self) -> None:
        self.refresh()
        self.scroll_cursor_visible()

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown: what must never reach a terminal has a sign in its place."""
        line = super().get_line(line_index)
        if _UNPRINTABLE.search(line.plain):
            line.plain = _UNPRINTABLE.sub("¤", line.plain)
        return line

    def action_undo(self) -> None:
        """The field's own undo stays unused."""

    def action_redo(self) -> None:
        """The field's own redo stays unused."""


def _shifted(offset: int, change: TextEdited) -> int:
    """Where what stood at this offset stands after the change."""
    if offset <= change.at:
        return offset
    return max(offset - len(change.removed), change.at) + len(change.inserted)


class TextField(Vertical):
    """A field with its title in a rule above it."""

    def __init__(self, field: Field, typed: Typed) -> None:
        super().__init__(id=f"field-{field}", classes="field")
        self.text_area = ItemText(field, typed)
        self._title = Steady(classes="rule")

    def compose(self) -> ComposeResult:
        """The rule and the text."""
        yield self._title
        yield self.text_area

    def title(self, name: str, note: str = "") -> None:
        """Show the field's name and a note at the right."""
        self._title.put(rule(name, note))


def rule(name: str, note: str = "") -> Content:
    """A title line; the rule itself is drawn by `fill`."""
    return Content.styled(name, "bold") + Content(f" · {note}" if note else "")
