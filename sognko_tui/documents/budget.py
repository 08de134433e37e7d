"""How much of a file is read before it is taken for something else than papers of a meeting."""

from __future__ import annotations

from sognko_tui.documents.lines import LINE_LIMIT, Unreadable

_PIECES = 150_000
"""Paragraphs and cells; a table has several in a line."""

_RUN_LIMIT = 500_000
"""Words of one look, which programs make of every change and every slip of the pen."""


class Budget:
    """Counts what a reader makes, so that it stops before time and memory do."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces = _PIECES
        self._runs = _RUN_LIMIT

    def lines(self, count: int = 1) -> None:
        """So many paragraphs or cells more. Raises `Unreadable`: `too_many_lines`."""
        self._pieces -= count
        if self._pieces < 0:
            raise Unreadable("too_many_lines", name=self._name, limit=LINE_LIMIT)

    def run(self) -> None:
        """Some words more. Raises `Unreadable`: `too_many_lines`."""
        self._runs -= 1
        if self._runs < 0:
            raise Unreadable("too_many_lines", name=self._name, limit=LINE_LIMIT)
