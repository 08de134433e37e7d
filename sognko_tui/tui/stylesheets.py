"""Which stylesheets are read when: those of the first screen with it, the others with the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui import where

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

FIRST = ("app", "home")
"""What Heim needs. Reading all of them takes longer than making it."""


def first() -> list[Path]:
    """The stylesheets of Heim."""
    return [where.styles() / f"{name}.tcss" for name in FIRST]


def others() -> list[Path]:
    """The stylesheets of all other screens and of the dialogs, in an order that never changes."""
    return [p for p in sorted(where.styles().glob("*.tcss")) if p.stem not in FIRST]


def read_others(app: App[int]) -> None:
    """Read the rest now, so that the next screen finds it read."""
    if not all(app.stylesheet.has_source(str(path)) for path in others()):
        app.stylesheet.read_all(others())
        app.stylesheet.reparse()
