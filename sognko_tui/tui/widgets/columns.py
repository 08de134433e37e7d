"""Texts in columns, measured in the cells of a terminal: a wide character takes two."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from sognko_tui.office import printable

ELLIPSIS = "…"


def fit(text: str, width: int) -> str:
    """The text in exactly this many cells: padded, or cut with an ellipsis where it is longer."""
    if width <= 0:
        return ""
    text = printable.line(text)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + ELLIPSIS, width)


def cut(text: str, width: int) -> str:
    """The text in at most this many cells: with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + ELLIPSIS


def row(cells: Sequence[str], widths: Sequence[int], gap: str = "  ") -> str:
    """One line of a table."""
    return gap.join(fit(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def indented(first: str, text: str, width: int) -> str:
    """The text after `first`, wrapped at words so that all its lines begin in the same column."""
    room = max(width - cell_len(first), 10)
    lines = [""]
    for word in printable.line(text).split():
        for piece in _pieces(word, room):
            grown = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cell_len(grown) <= room:
                lines[-1] = grown
            else:
                lines.append(piece)
    return first + ("\n" + " " * cell_len(first)).join(lines)


def _pieces(word: str, room: int) -> list[str]:
    """A word too long for the room in several pieces."""
    pieces = [""]
    for char in word:
        if cell_len(pieces[-1] + char) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
