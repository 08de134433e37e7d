"""A pack as its maker knows it: what the items are, and the pieces they are laid out in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["nn", "nb"]
Format = Literal["text", "markdown", "html", "docx", "odt", "pdf"]
FORMATS: tuple[Format, ...] = ("text", "markdown", "html", "docx", "odt", "pdf")
Parts = Literal["both", "list", "papers"]
Kind = Literal["formality", "information", "decision", "election", "other"]
PieceKind = Literal[
    "title",
    "line",
    "group",
    "listed",
    "heading",
    "label",
    "text",
    "entry",
    "subheading",
    "table",
    "page",
]


@dataclass
class Piece:
    """Something on its own lines. A line feed in `text` is a break the writer keeps to.

    `mark` is a list entry's sign, `tight` forbids a blank line above, `apart` asks for one.
    `torn` entries lose their signs in plain text: each to a line above, or all to the list's
    top. `rows` are a table's.
    """

    kind: PieceKind
    text: str = ""
    mark: str = ""
    depth: int = 0
    tight: bool = False
    apart: bool = False
    torn: Literal["", "each", "all"] = ""
    link: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class Point:
    """A point of a proposal; `open` is a sign or nothing where something is to be filled in."""

    text: str
    mark: str = ""
    blank: bool = False
    depth: int = 0
    open: str = ""


@dataclass
class Item:
    """An item as a careful clerk finds it. `prefix` is the number as its heading prints it."""

    number: str
    title: str
    kind: Kind
    prefix: str = ""
    points: list[Point] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    background: list[Piece] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    condition: str = ""
    traps: set[str] = field(default_factory=set)


@dataclass
class Facts:
    """What the front says; None where it does not."""

    board: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    notice: str | None = None


@dataclass
class Pack:
    """A generated pack: its items, what its front says, and the pieces to write.

    `traps` are those that concern the whole pack; an item's own stand with it.
    """

    name: str
    language: Language
    held_out: bool
    items: list[Item]
    facts: Facts
    pieces: list[Piece]
    look: Look
    traps: set[str] = field(default_factory=set)


@dataclass
class Look:
    """How a pack looks: its labels, its numbering, and how its pages are laid out."""

    proposal: str
    attachments: str
    background: str
    assessment: str
    colon: bool
    numbering: str
    front: str
    listing: str
    parts: Parts
    order: tuple[str, ...]
    marks: str
    width: int
    spacing: str
    furniture: str
    headings: str
    paged: bool
    columns: int
    below: str
    """What stands between a heading and its papers."""
    capitals: bool
    divided: bool
    """Whether a line of dashes stands between items."""
    run_in: bool
    """Whether a proposal of one sentence stands on its label's line."""
    indent: int
    around: str
    """Where the letter's own words stand: above the items, below them, or nowhere."""
