"""The two files that the pages share: how they look, and how they are searched."""

from __future__ import annotations

from pathlib import Path


def style() -> bytes:
    """The style sheet of every page."""
    return Path(__file__).with_name("site.css").read_bytes()


def script() -> bytes:
    """The script of the search page, the only one there is."""
    return Path(__file__).with_name("search.js").read_bytes()
