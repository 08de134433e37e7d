"""Writes a document as plain text: for an e-mail, a terminal, and whoever has nothing else.

No line is longer than `LINE` columns. What is quoted is indented, headings are underlined, and the
columns of a table stand under each other between two rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from sognko_tui.documents.clean import clean
from sognko_tui.protocol.columns import columns, widths
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    text_of,
)

LINE = 78

BULLET = "•"

_UNDER = "=-~."
"""What a heading is underlined with, by its level; the title has the first."""

_QUOTED = " " * 4

_GUTTER = 2
_NARROWEST = 3


def render(document: Document) -> str:
    """The document as plain text, ending in a line end."""
    shared = widths(block for block in document.blocks if isinstance(block, Table))
    parts = [_heading(document.title, 1)]
    for block in document.blocks:
        # A part of the protocol stands a little apart from the one before.
        parts.append("\n" * (isinstance(block, Heading) and block.level == 2))
        parts[-1] += "\n".join(_block(block, LINE, shared))
    return "\n\n".join(parts) + "\n"


def _block(block: Block, room: int, shared: Mapping[str, int]) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(text_of(block.runs), block.level)
        case Paragraph():
            yield from wrapped(text_of(block.runs), room)
        case Facts():
            yield from _facts(block, room)
        case List():
            yield from _list(block, room)
        case Table():
            yield from _table(block, room, shared)
        case Quote():
            for n, inner in enumerate(block.blocks):
                if n:
                    yield ""
                for line in _block(inner, room - len(_QUOTED), shared):
                    yield (_QUOTED + line).rstrip()


def _heading(text: str, level: int) -> str:
    lines = list(wrapped(text, LINE))
    under = _UNDER[min(level, len(_UNDER)) - 1]
    return "\n".join((*lines, under * max(map(width, lines))))


def _facts(facts: Facts, room: int) -> Iterator[str]:
    names = [f"{_clean(name)}:  " for name, _ in facts.pairs]
    indent = min(max(map(width, names), default=0), room // 2)
    for name, (_, value) in zip(names, facts.pairs, strict=True):
        yield from _hanging(_padded(name, indent), value, room)


def _list(block: List, room: int) -> Iterator[str]:
    start = block.start
    signs = [BULLET if start is None else f"{start + n}." for n in range(len(block.items))]
    indent = max(map(len, signs), default=0)
    for sign, item in zip(signs, block.items, strict=True):
        yield from _hanging(f"{sign:>{indent}} ", text_of(item), room)


def _hanging(label: str, text: str, room: int) -> Iterator[str]:
    """The text beside its label, and under itself where it runs over lines."""
    indent = width(label)
    for n, line in enumerate(wrapped(text, room - indent)):
        yield ((" " * indent if n else label) + line).rstrip()


def _table(table: Table, room: int, shared: Mapping[str, int]) -> Iterator[str]:
    shares = columns(table, shared, line=room + _GUTTER, gutter=_GUTTER)
    wide = [max(share - _GUTTER, _NARROWEST) for share in shares]
    rows = [[list(wrapped(text_of(cell), wide[n])) for n, cell in enumerate(r)] for r in table.rows]
    header = [list(wrapped(name, wide[n])) for n, name in enumerate(table.header)]
    # The last column was given all that was left of the line.
    wide[-1:] = [max(map(width, (line for row in (header, *rows) for line in row[-1])))]
    rule = (" " * _GUTTER).join("-" * one for one in wide)
    # Where a cell runs over lines, only an empty line tells where the next row begins.
    between = [""] * any(len(cell) > 1 for row in rows for cell in row)
    yield from _row(header, wide)
    yield rule
    for n, row in enumerate(rows):
        if n:
            yield from between
        yield from _row(row, wide)
    if len(rows) == 1:
        yield from between
    yield rule


def _row(cells: Iterable[list[str]], wide: list[int]) -> Iterator[str]:
    for line in zip_longest(*cells, fillvalue=""):
        padded = (_padded(text, one) for text, one in zip(line, wide, strict=True))
        yield (" " * _GUTTER).join(padded).rstrip()


def wrapped(text: str, room: int) -> Iterator[str]:
    """The text in lines of at most so many columns, at least one; a word that is longer is cut."""
    line = ""
    for word in _clean(text).split():
        for piece in _pieces(word, room):
            if line and width(line) + 1 + width(piece) <= room:
                line += f" {piece}"
                continue
            if line:
                yield line
            line = piece
    yield line


def _pieces(word: str, room: int) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and width(piece) + width(sign) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece


def _clean(text: str) -> str:
    return " ".join(clean(text).split())


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
