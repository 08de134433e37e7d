"""The field of a search, which always has the typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.texts import _
from sognko_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.events import Key


class SearchField(LineInput):
    """A field in which a digit after Esc is a function key, as everywhere."""

    def __init__(self, placeholder: str = "") -> None:
        """`placeholder` says what is searched; without it, it is the whole archive."""
        whole = _("Søk i saker, framlegg, vedtak, referat og notat")
        super().__init__(id="search", placeholder=placeholder or whole)

    async def _on_key(self, event: Key) -> None:
        from sognko_tui.tui.screens.base import BaseScreen

        if isinstance(self.screen, BaseScreen) and self.screen.function_key(event):
            return
        await super()._on_key(event)
