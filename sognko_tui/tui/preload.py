"""What the next screens need is loaded while the secretary reads the first, a little at a time."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sognko_tui.tui import stylesheets

if TYPE_CHECKING:
    from textual.app import App

FIRST = 0.2
"""Seconds after the first screen is there."""

BETWEEN = 0.02
"""Seconds for a key between one part and the next."""

MODULES = (
    "sognko_tui.meeting.events",
    "sognko_tui.meeting.fold",
    "sognko_tui.meeting.session",
    "sognko_tui.archive.store.meeting_file",
    "sognko_tui.office.opened",
    "sognko_tui.office.sentences",
    "textual.widgets.text_area",
    "sognko_tui.tui.widgets.item_text",
    "sognko_tui.tui.widgets.item_views",
    "sognko_tui.tui.dialogs.menu",
    "sognko_tui.tui.dialogs.form",
    "sognko_tui.tui.screens.meeting_view",
    "sognko_tui.tui.screens.proposals",
    "sognko_tui.tui.screens.meeting",
    "tinydb",
    "sognko_tui.archive.store.tables",
    "sognko_tui.tui.dialogs.attendance",
    "sognko_tui.tui.dialogs.vote",
    "sognko_tui.office.searching",
    "sognko_tui.archive.search.sqlite",
    "sognko_tui.tui.screens.archive",
)
"""In the order they are needed, each with less than a blink of work of its own."""


def preload(app: App[int]) -> None:
    """Load them one after the other, with room for keys in between."""
    rest = list(MODULES)

    def begin() -> None:
        stylesheets.read_others(app)
        app.set_timer(BETWEEN, go_on)

    def go_on() -> None:
        import_module(rest.pop(0))
        if rest:
            app.set_timer(BETWEEN, go_on)

    app.set_timer(FIRST, begin)
