"""A screen that is light on the line: of what Textual writes, only the cells that changed are sent.

Textual draws a whole widget at every key. What it writes for that is simple: places, styles, texts.
It is taken here as what the screen is to look like, compared with what the screen looks like, and the
difference is sent. Nothing of Textual's inside is needed for it; whatever else Textual writes is
sent as it stands, and nothing of the screen is taken for known after it.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from sognko_tui.tui.cells import REST, Cells
from sognko_tui.tui.styles import change

if TYPE_CHECKING:
    from collections.abc import Iterator

SWITCH = "SOGNKO_LIGHT"
"""`0` in this variable of the environment sends everything as Textual writes it."""

_TOKENS = re.compile(
    r"\x1b\[(?:(?P<row>\d+);(?P<column>\d+))?(?P<place>H)|\x1b\[(?P<style>[\d;]*)m"
    r"|(?P<text>[^\x00-\x1f\x7f]+)|(?P<line>\r?\n)|(?P<other>[\x00-\x1f\x7f].*)",
    re.DOTALL,
)

_SYNC_BEGIN, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"

SMALL = 1000
"""Characters that a terminal takes in one go: they need no marks around them."""

_HARMLESS = re.compile(
    r"\x07|\x1b\[\?(?:25|7|1000|1003|1004|1006|1015|1016|2004|2048)[hl]|\x1b\[[>=<]\d*u"
    r"|\x1b\[\?\d+\$p|\x1b\]52;[^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""What changes nothing of the cells: the bell, modes, questions, the clipboard."""

_Place = tuple[int, int]


class Light:
    """What the screen looks like at the other end of the line, and what it is to look like."""

    def __init__(self) -> None:
        self._shown = Cells()
        self._wanted = Cells()
        self._cursor: _Place | None = None
        self._style: str | None = ""
        self._held = False
        self._marked = False

    def forget(self) -> None:
        """Take nothing for known: the terminal has another size, or somebody else wrote on it."""
        self._shown.forget()
        self._wanted.forget()
        self._cursor = self._style = None

    def lighter(self, data: str) -> str:
        """What has to be sent so that the screen looks as after `data`."""
        if data == _SYNC_BEGIN:
            self._held = True
            return ""
        if data == _SYNC_END:
            marked, self._held, self._marked = self._marked, False, False
            return _SYNC_END if marked else ""
        if _HARMLESS.fullmatch(data):
            return data
        rows, cursor = self._take(data)
        if rows is None:
            # Whoever wrote this takes it that no style is set.
            plain = "" if self._style == "" else "\x1b[m"
            self.forget()
            return plain + data
        sent = "".join(self._differences(rows))
        sent += self._to(cursor)
        if self._held and not self._marked and len(sent) > SMALL:
            self._marked = True
            sent = _SYNC_BEGIN + sent
        return sent

    def _take(self, data: str) -> tuple[set[int] | None, _Place]:
        """Which rows are written on, and where the cursor ends; None where that cannot be told."""
        row, column, style = 0, 0, ""
        placed = False
        rows: set[int] = set()
        for found in _TOKENS.finditer(data):
            kind = found.lastgroup
            if kind == "text":
                if not placed:
                    return None, (0, 0)
                column += self._wanted.put(row, column, found["text"], style)
                rows.add(row)
            elif kind == "style":
                given = found["style"]
                style = "" if given in ("", "0") else f"{style};{given}" if style else given
            elif kind == "place":
                row, column = int(found["row"] or 1) - 1, int(found["column"] or 1) - 1
                placed = True
            elif kind == "line":
                row, column = row + 1, 0
            else:
                return None, (0, 0)
        return (rows if placed else None), (row, column)

    def _differences(self, rows: set[int]) -> Iterator[str]:
        for row in sorted(rows):
            signs, styles = self._wanted.row(row)
            seen, seen_styles = self._shown.row(row)
            if signs == seen and styles == seen_styles:
                continue
            more = len(signs) - len(seen)
            if more > 0:
                seen.extend([None] * more)
                seen_styles.extend([""] * more)
            for start, end in _runs(signs, styles, seen, seen_styles):
                yield self._to((row, start))
                yield from self._written(signs[start:end], styles[start:end])
                # On the last column a terminal may wait with its cursor where it is, and of signs
                # that are joined, or newer than the terminal, it may think another width.
                certain = end < len(signs) and not any(map(_disputed, signs[start:end]))
                self._cursor = (row, end) if certain else None
                seen[start:end] = signs[start:end]
                seen_styles[start:end] = styles[start:end]

    def _written(self, signs: list[str | None], styles: list[str]) -> Iterator[str]:
        for sign, style in zip(signs, styles, strict=True):
            if sign == REST or sign is None:
                continue
            if style != self._style:
                yield change(self._style, style)
                self._style = style
            yield sign

    def _to(self, place: _Place) -> str:
        """The shortest way to a place."""
        before, self._cursor = self._cursor, place
        if before == place:
            return ""
        row, column = place
        there = f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H"
        if before is None:
            return there
        if before[0] == row:
            step = column - before[1]
            if column == 0:
                return "\r"
            beside = f"\x1b[{abs(step) if abs(step) > 1 else ''}{'C' if step > 0 else 'D'}"
            if -len(beside) < step < 0:
                beside = "\b" * -step
            return min(there, beside, key=len)
        if before[0] + 1 == row and column == 0:
            return "\r\n"
        return there


def _runs(
    signs: list[str | None], styles: list[str], seen: list[str | None], seen_styles: list[str]
) -> Iterator[tuple[int, int]]:
    """The stretches that differ; those that lie close are one, with what is between them."""
    start = end = -1
    for at, sign in enumerate(signs):
        if sign is None or (sign == seen[at] and styles[at] == seen_styles[at]):
            continue
        # A sign that takes two cells is written whole, and what it was half of, too.
        first = at
        while first > 0 and signs[first] == REST:
            first -= 1
        last = at + 1
        while last < len(signs) and signs[last] == REST:
            last += 1
        if start >= 0 and first <= end + GAP and _same(signs, styles, end, first):
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _disputed(sign: str | None) -> bool:
    """Whether terminals differ in how many cells this takes."""
    return sign is not None and (len(sign) > 1 or sign > "\uffff")


GAP = 3
"""Cells that are sooner written once more than stepped over."""


def _same(signs: list[str | None], styles: list[str], end: int, first: int) -> bool:
    """Whether the cells between two stretches can be written without another style."""
    between = signs[end:first]
    return (
        None not in between
        and all(style == styles[end - 1] for style in styles[end:first])
        and all(sign is not None and sign.isascii() and sign != REST for sign in between)
    )


def wanted() -> bool:
    """Whether the screen is to be light; the environment can say no."""
    return os.environ.get(SWITCH, "1") != "0"
