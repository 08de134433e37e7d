"""The user's own texts: cleaned, cut into lines with their markers, and set as paragraphs and lists.

What a line is, is decided once, in `lines`; `blocks` and `read_lines` only go there and back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sognko_tui.documents.clean import clean
from sognko_tui.protocol.document import (
    Block,
    Heading,
    List,
    Paragraph,
    Runs,
    paragraph,
    plain,
    text_of,
)

BULLET = "•"
"""The marker of every bullet, whatever sign was typed."""

SUBHEADING = "#"
"""The marker of a line that is one of the item's subheadings."""

# «4. juni» begins no list, however many numbers stand around it.
_NUMBERED = re.compile(
    r"(\d{1,3})[.)]\s+(?=\S)(?!(?:januar|februar|mars|april|mai|juni|juli|august|september"
    r"|oktober|november|desember|klasse|kvartal|gongs?|gangs?)\b)",
    re.IGNORECASE,
)
_BULLETED = re.compile(r"[-–•*+·▪]\s+(?=\S)")


class Line(NamedTuple):
    """A line of a text with its marker: `"1."`, `"•"`, `"#"` or `""`."""

    marker: str
    text: str


def one_line(text: str) -> str:
    """The text without anything that acts, its white space made single spaces."""
    return " ".join(clean(text).split())


def lines(
    text: str, *, renumber: bool = False, subheadings: Collection[str] = ()
) -> tuple[Line, ...]:
    """The lines of a text, empty ones left out.

    A number counts as a marker where it goes on from the one before. With `renumber` a gap is
    closed, because a point was struck (edge case 15); without, the line keeps its number as words.
    """
    bare = [one for line in clean(text).split("\n") if (one := one_line(line))]
    titles = {one_line(title) for title in subheadings}
    found: list[Line] = []
    original = printed = 0
    for n, line in enumerate(bare):
        bullet, numbered = _BULLETED.match(line), _NUMBERED.match(line)
        if line in titles:
            found.append(Line(SUBHEADING, line))
        elif bullet:
            found.append(Line(BULLET, line[bullet.end() :]))
        elif numbered is None:
            found.append(Line("", line))
        else:
            number = int(numbered[1])
            in_list = bool(found) and _is_number(found[-1].marker)
            following = _number(bare[n + 1]) if n + 1 < len(bare) else None
            begins = number == 1 or (original == 0 and following == number + 1)
            goes_on = number == original + 1 or (renumber and number > original > 0)
            if goes_on or (begins and not in_list):
                printed = number if not renumber else printed + 1 if goes_on else 1
                original = number
                found.append(Line(f"{printed}.", line[numbered.end() :]))
            else:
                found.append(Line("", line))
    return tuple(found)


def _number(line: str) -> int | None:
    found = _NUMBERED.match(line)
    return int(found[1]) if found else None


def _is_number(marker: str) -> bool:
    return marker[:1].isdigit()


def blocks(written: Iterable[Line], level: int = 6) -> tuple[Paragraph | List | Heading, ...]:
    """The lines as paragraphs and lists, subheadings as headings of this level."""
    done: list[Paragraph | List | Heading] = []
    kind = ""
    items: list[Runs] = []
    start: int | None = None

    def finish() -> None:
        if items:
            done.append(List(items=tuple(items), start=start))
            items.clear()

    for line in written:
        now = "1" if _is_number(line.marker) else line.marker
        if now != kind:
            finish()
            start = int(line.marker[:-1]) if now == "1" else None
        kind = now
        if now in ("1", BULLET):
            items.append(plain(line.text))
        elif now == SUBHEADING:
            done.append(Heading(level=level, runs=plain(line.text)))
        else:
            done.append(paragraph(line.text))
    finish()
    return tuple(done)


def quoted(written: Iterable[Line]) -> tuple[Paragraph | List, ...]:
    """As `blocks`, for texts without subheadings."""
    return tuple(b for b in blocks(written) if not isinstance(b, Heading))


def read_lines(written: Iterable[Block]) -> tuple[Line, ...]:
    """The lines that `blocks` made these of; other kinds of blocks hold none."""
    found: list[Line] = []
    for block in written:
        if isinstance(block, Paragraph):
            found.append(Line("", text_of(block.runs)))
        elif isinstance(block, Heading):
            found.append(Line(SUBHEADING, text_of(block.runs)))
        elif isinstance(block, List) and block.start is None:
            found += (Line(BULLET, text_of(item)) for item in block.items)
        elif isinstance(block, List):
            numbers = range(block.start or 0, (block.start or 0) + len(block.items))
            found += (
                Line(f"{n}.", text_of(item)) for n, item in zip(numbers, block.items, strict=True)
            )
    return tuple(found)
