"""A protocol as blocks of text, before it is Markdown, HTML or anything else.

Whatever the user wrote is plain text in a `Run`; only the structure here says what is a heading, a
list or a table, and each writer sees to it that no text is taken for structure.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Mapping
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

DRAFT = "draft"
"""The status of what is not settled yet."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Whose document it is and of which day: what a machine wants to know, in the order it is written.

    Dates and times are in ISO 8601. `structure` is the version of a protocol's structure; an extract
    or a letter says its `kind` and which `item` it tells of. What is empty or None is not known, or
    does not apply.
    """

    structure: int | None = msgspec.field(default=None, name="sognko")
    kind: str = msgspec.field(default="", name="document")
    status: str = ""
    meeting: str = ""
    board: str = ""
    language: str = "nn"
    version: int | None = None
    access: str = ""
    date: str = ""
    place: str = ""
    form: str = ""
    planned: str = ""
    start: str = ""
    end: str = ""
    notice_date: str = ""
    notice_manner: str = ""
    circulated: str = ""
    circulated_manner: str = ""
    remarks_due: str = ""
    approved: str = ""
    approved_where: str = ""
    presiding: str = ""
    secretary: str = ""
    members: int | None = None
    members_present: int | None = None
    deputies_present: int | None = None
    prefix: str = ""
    items: tuple[str, ...] | None = None
    phrases: dict[str, str] = {}
    item: str = ""
    title: str = ""

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> Head:
        """The head that these facts make; what we never write is passed over."""
        known: dict[str, Fact] = {}
        for field in msgspec.structs.fields(cls):
            with contextlib.suppress(KeyError, msgspec.ValidationError):
                known[field.name] = msgspec.convert(facts[field.encode_name], field.type)
        return msgspec.structs.replace(cls(), **known)

    @property
    def facts(self) -> dict[str, Fact]:
        """What is known, by the names it is written under."""
        fields = msgspec.structs.fields(type(self))
        told = {field.encode_name: getattr(self, field.name) for field in fields}
        return {name: value for name, value in told.items() if value not in (None, "", {})}

    @property
    def day(self) -> dt.date | None:
        """The day of the meeting, or None where none is known."""
        try:
            return dt.date.fromisoformat(self.date)
        except ValueError:
            return None

    @property
    def tag(self) -> str:
        """The language as files name it (BCP 47)."""
        return "nb-NO" if self.language == "nb" else "nn-NO"

    @property
    def draft(self) -> bool:
        """Whether the document says of itself that it is a draft."""
        return self.status == DRAFT


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole protocol, or a page about one item."""

    head: Head
    title: str
    blocks: tuple[Block, ...]


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
