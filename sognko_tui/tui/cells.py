"""The cells of a terminal, as far as what Textual writes can fill them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

REST = ""
"""What stands in the second cell of a wide sign."""

# Signs of which not every one takes one cell begin here; the frames and blocks are among them and do.
_ODD = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u200b-\u200f\u2028-\u202e\u2060-\u24ff"
                  "\u25a0-\u25b9\u25bb-\u25ce\u25d0-\uffff\U00010000-\U0010ffff]")  # fmt: skip


class Cells:
    """Signs and their styles, row by row. None in a cell: what stands there is not known."""

    def __init__(self) -> None:
        self.signs: dict[int, list[str | None]] = {}
        self.styles: dict[int, list[str]] = {}

    def put(self, row: int, column: int, text: str, style: str) -> int:
        """Write a text in a style; returns how many cells it took."""
        signs, styles = self.row(row)
        if text and _ODD.match(text) and not cell_len(text[0]):
            text = _put_on(signs, column, text)
        if _ODD.search(text) is None:
            parts, width = text, len(text)
        else:
            parts = list(clusters(text))  # type: ignore[assignment]
            width = len(parts)
        end = column + width
        if len(signs) < end:
            more = end - len(signs)
            signs.extend([None] * more)
            styles.extend([""] * more)
        # What is left of a wide sign that is half overwritten is nobody's to tell.
        if column and signs[column] == REST:
            signs[column - 1] = None
        signs[column:end] = parts
        styles[column:end] = [style] * width
        if end < len(signs) and signs[end] == REST:
            signs[end] = None
        return width

    def row(self, row: int) -> tuple[list[str | None], list[str]]:
        """The signs and styles of a row, to be changed in place."""
        return self.signs.setdefault(row, []), self.styles.setdefault(row, [])

    def forget(self) -> None:
        """Know nothing any longer."""
        self.signs.clear()
        self.styles.clear()


def _put_on(signs: list[str | None], column: int, text: str) -> str:
    """Put marks that begin a text on the sign before it; returns the rest of the text."""
    marks = 0
    while marks < len(text) and not cell_len(text[marks]):
        marks += 1
    at = column - 1
    while 0 < at < len(signs) and signs[at] == REST:
        at -= 1
    if 0 <= at < len(signs):
        sign = signs[at]
        signs[at] = sign + text[:marks] if sign is not None else None
    return text[marks:]


def clusters(text: str) -> Iterator[str]:
    """What stands in each cell: a sign with the marks on it, and `REST` where it goes on.

    The cells are as many as Textual counts for the whole text. Where that is not what its characters
    come to by themselves, as with signs that are joined into one, all of it is one sign.
    """
    found: list[str] = []
    for char in text:
        width = cell_len(char)
        if width:
            found += [char, *[REST] * (width - 1)]
        elif found:
            at = len(found) - 1
            while found[at] == REST:
                at -= 1
            found[at] += char
    wanted = cell_len(text)
    if len(found) != wanted:
        found = [text, *[REST] * (wanted - 1)] if wanted else []
    yield from found
