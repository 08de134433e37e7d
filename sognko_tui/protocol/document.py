"""A protocol as blocks of text, before it is Markdown, HTML or anything else.

Whatever the user wrote is plain text in a `Run`; only the structure here says what is a heading, a
list or a table, and each writer sees to it that no text is taken for structure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

import msgspec


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text in one line. `anchor` leads to a heading, where a writer has such a thing."""

    text: str
    strong: bool = False
    emphasis: bool = False
    anchor: str = ""

    @property
    def plain(self) -> bool:
        """Whether nothing sets the run apart."""
        return not (self.strong or self.emphasis or self.anchor)


Runs: TypeAlias = tuple[Run, ...]


class Heading(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A heading of level 2 and up; level 1 is the document's title. `anchor` is never user text."""

    level: int
    runs: Runs
    anchor: str = ""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """One paragraph, always one line."""

    runs: Runs


class Facts(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Names of facts with what they are: date, place, who presided."""

    pairs: tuple[tuple[str, str], ...]


class List(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A list of single lines; `start` is the first number of an ordered one, None for bullets."""

    items: tuple[Runs, ...]
    start: int | None = None


class Table(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A table with a header row; the first cell of each row names the row.

    `caption` is for writers that can give a table a name beside the heading it stands under.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""


class Quote(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Wording that is quoted: what was moved, decided or stated."""

    blocks: tuple[Paragraph | List, ...]


Block: TypeAlias = Heading | Paragraph | Facts | List | Table | Quote

Fact: TypeAlias = str | int | tuple[str, ...] | dict[str, str]
"""A value in the front matter."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole protocol: `front` holds the facts a machine wants, in order.

    `board` and `date` are whose it is and of which day, for what stands at the head of each page and
    in a file's own facts; `draft` is whether it says of itself that it is one.
    """

    language: str
    title: str
    front: dict[str, Fact]
    blocks: tuple[Block, ...]
    board: str = ""
    date: date | None = None
    draft: bool = False


def text_of(runs: Iterable[Run]) -> str:
    """The words of the runs, without what sets them apart."""
    return "".join(run.text for run in runs)


def plain(text: str) -> Runs:
    """One plain run, or none where there are no words."""
    return (Run(text=text),) if text else ()


def paragraph(text: str, *, strong: bool = False, emphasis: bool = False) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(runs=(Run(text=text, strong=strong, emphasis=emphasis),))


def row(*cells: str | Run) -> tuple[Runs, ...]:
    """A row of a table, each cell one run."""
    return tuple((cell,) if isinstance(cell, Run) else plain(cell) for cell in cells)
