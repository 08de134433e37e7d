"""Vedtak: the register of what was decided, newest first, with the text of the one that is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Static

from sognko_tui.office.searching import Filters
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.commands import bindings
from sognko_tui.tui.screens.archive import ArchiveScreen
from sognko_tui.tui.screens.archive_view import MOVING
from sognko_tui.tui.widgets import decision_words
from sognko_tui.tui.widgets.hit_list import HitList
from sognko_tui.tui.widgets.rows import Found

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class DecisionsScreen(ArchiveScreen):
    """The archive, of which only what was decided is shown: how it ended and how the vote went."""

    NAME: ClassVar[str] = "decisions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("decisions"), *MOVING]
    ALL: ClassVar[Filters] = Filters(decided=True)

    def heads(self) -> ComposeResult:
        """What the columns are called."""
        yield Static(id="list-head")

    @property
    def title_of_list(self) -> str:
        """What the screen is called."""
        return _("Vedtak")

    def action_archive(self) -> None:
        """All of the archive, in place of this; the same words stand in its field."""
        self.app.switch_screen(ArchiveScreen(self.origin, typed=self.question.typed))

    def within(self, filters: Filters) -> Filters:
        """Of whatever is asked for, what was decided."""
        return replace(filters, decided=True)

    def how_many(self) -> str:
        """How many decisions there are; nobody counts those that are not shown."""
        rows = self.rows
        if not isinstance(rows, Found):
            return rows.told()
        told = ngettext("{count} vedtak", "{count} vedtak", rows.count).format(count=rows.count)
        return _("{told}, fleire finst").format(told=told) if rows.more else told

    def show_status(self) -> None:
        """How many there are; the columns are those of what is shown."""
        super().show_status()
        self._show_head()

    def on_resize(self) -> None:
        """Another width has other columns."""
        self.call_after_refresh(self._show_head)

    def _show_head(self) -> None:
        head = ""
        if isinstance(self.rows, Found):
            room = self.query_one(HitList).room
            head = " " + decision_words.head(room, board=self.rows.several_boards)
        self.query_one("#list-head", Static).update(Content(head))

    def line(self, at: int) -> str:
        """A line of the register; of another list, one of that."""
        if not isinstance(self.rows, Found):
            return super().line(at)
        room = self.query_one(HitList).room
        return decision_words.line(self.rows.hits[at], room, board=self.rows.several_boards)
