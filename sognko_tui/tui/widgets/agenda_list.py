"""The sakliste at the left: a letter for how each item ended, and a mark at the one at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.order import moved
from sognko_tui.office import printable

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Item, Meeting

LETTERS = {
    "open": "·",
    "adopted": "V",
    "amended": "E",
    "other": "A",
    "rejected": "N",
    "postponed": "U",
    "withdrawn": "T",
    "returned": "R",
    "forwarded": "S",
    "handled": "O",
}
"""One letter for each status."""

MOVED = "↕"
"""Stands before the number of an item that is taken elsewhere than where the sakliste has it."""


class AgendaList(OptionList):
    """The items; Enter goes to the marked one."""

    class Chosen(Message):
        """The secretary wants this item."""

        def __init__(self, item_id: str) -> None:
            super().__init__()
            self.item_id = item_id

    def __init__(self) -> None:
        super().__init__(id="agenda")
        self._shown: list[tuple[str, Content]] = []

    def show(self, meeting: Meeting, current: str) -> None:
        """Show the items in the order they are taken; only lines that changed are drawn anew."""
        elsewhere = moved(meeting)
        lines = [
            (item.id, self._line(item, current, moved=item.id in elsewhere))
            for item in meeting.in_order
        ]
        if [i for i, _ in lines] != [i for i, _ in self._shown]:
            self.clear_options()
            self.add_options(Option(line, id=item_id) for item_id, line in lines)
        else:
            for at, (new, old) in enumerate(zip(lines, self._shown, strict=True)):
                if new[1] != old[1]:
                    self.replace_option_prompt_at_index(at, new[1])
        self._shown = lines

    def mark(self, item_id: str) -> None:
        """Bring the line of this item into view."""
        ids = [i for i, _ in self._shown]
        if item_id in ids:
            self.highlighted = ids.index(item_id)

    def _line(self, item: Item, current: str, *, moved: bool) -> Content:
        mark = "►" if item.id == current else " "
        sign = MOVED if moved else " "
        width = max(2, len(item.number))
        letter, title = LETTERS[status(item)], printable.line(item.title)
        text = f"{mark}{letter}{sign}{item.number:>{width}} {title}"
        return Content.styled(text, "bold") if item.id == current else Content(text)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a line."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(event.option_id))
