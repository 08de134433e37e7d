"""A protocol in its smallest parts, each with the line it stands on: what an edit of it is pinned to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Head,
    Heading,
    List,
    Paragraph,
    Quote,
    Runs,
    Table,
    text_of,
)
from sognko_tui.protocol.parsing import blocks_of, tree_of

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

Place: TypeAlias = tuple[int, ...]
"""Where in the document a piece is: the number of the block, and of what is in it."""


class Piece(NamedTuple):
    """A heading, a paragraph, a row of a table, a line of a list, or what is no structure of ours.

    `under` are the headings it stands under; `place` is None for what no reader looks at.
    """

    line: int
    under: tuple[str, ...]
    kind: str
    text: str
    place: Place | None

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph that stands by itself, not in a quote."""
        return not self.kind.strip("spe")

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same piece in two versions, wherever it has moved to within its section."""
        return (self.under, self.kind, self.text, self.place is None)


class Taken(NamedTuple):
    """A document taken apart."""

    document: Document
    pieces: tuple[Piece, ...]


def take_apart(body: str, head: Head, first_line: int) -> Taken:
    """The document that stands after the front matter, whose first line has this number in the file.

    `head` holds the facts it is to be read with.
    """
    blocks: list[Block] = []
    pieces: list[Piece] = []
    under: list[tuple[int, str]] = []
    title = ""
    lines = body.split("\n")
    defined: dict[str, Any] = {}
    for node in tree_of(body, defined).children:
        made = tuple(blocks_of(node))
        line = first_line + (node.map[0] if node.map else 0)
        pieces += _links(node, line, _names(under))
        if not made:
            pieces.append(_passed_over(node, line, _names(under)))
        for block in made:
            if isinstance(block, Heading):
                words = text_of(block.runs)
                if block.level == 1 and not blocks and not title:
                    title = words
                    pieces.append(Piece(line, (), "title", words, None))
                    continue
                under = [one for one in under if one[0] < block.level]
            pieces += _pieces(block, node, line, _names(under), (len(blocks),))
            pieces += _left_over(node, first_line, _names(under))
            if isinstance(block, Table):
                pieces += _beyond(block, lines, line, first_line, _names(under))
            blocks.append(block)
            if isinstance(block, Heading):
                under.append((block.level, text_of(block.runs)))
    for link in (*defined.get("references", {}).values(), *defined.get("duplicate_refs", ())):
        pieces.append(Piece(first_line + link["map"][0], (), "link", link["href"], None))
    document = Document(head=head, title=title, blocks=tuple(blocks))
    return Taken(document, tuple(pieces))


def without(document: Document, place: Place) -> Document:
    """The document with one piece taken out."""
    at, *within = place
    rest = _without(document.blocks[at], tuple(within))
    kept = (rest,) if rest is not None else ()
    return replace(document, blocks=(*document.blocks[:at], *kept, *document.blocks[at + 1 :]))


def _without(block: Block, place: Place) -> Block | None:
    if not place:
        return None
    at, *within = place
    match block:
        case Facts():
            pairs = (*block.pairs[:at], *block.pairs[at + 1 :])
            return Facts(pairs=pairs) if pairs else None
        case List():
            items = (*block.items[:at], *block.items[at + 1 :])
            return replace(block, items=items) if items else None
        case Table():
            # The first row is the header, without which it is no table of ours.
            rows = (*block.rows[: at - 1], *block.rows[at:])
            return replace(block, rows=rows) if at else None
        case Quote():
            rest = _without(block.blocks[at], tuple(within))
            kept = (rest,) if isinstance(rest, Paragraph | List) else ()
            return Quote(blocks=(*block.blocks[:at], *kept, *block.blocks[at + 1 :]))
    return None


def _links(node: SyntaxTreeNode, line: int, under: tuple[str, ...]) -> Iterator[Piece]:
    """Where links lead and pictures lie: of them only the words are read, and we write none."""
    for inner in node.walk():
        if inner.type in ("link", "image"):
            href = inner.attrs.get("href") or inner.attrs.get("src") or ""
            yield Piece(line, under, inner.type, str(href), None)


def _names(under: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(name for _, name in under)


def _pieces(
    block: Block, node: SyntaxTreeNode, line: int, under: tuple[str, ...], place: Place
) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(line, under, f"h{block.level}", text_of(block.runs), place)
        case Paragraph():
            yield Piece(line, under, _set_apart(block.runs), text_of(block.runs), place)
        case Facts():
            for n, (name, value) in enumerate(block.pairs):
                text = f"{name}: {value}"
                yield Piece(_line_of(node, n, line), under, "fact", text, (*place, n))
        case List():
            for n, runs in enumerate(block.items):
                kind = "-" if block.start is None else f"{block.start + n}."
                yield Piece(_line_of(node, n, line), under, kind, text_of(runs), (*place, n))
        case Table():
            yield Piece(line, under, "header", " | ".join(block.header), (*place, 0))
            for n, cells in enumerate(block.rows, start=1):
                text = " | ".join(text_of(cell) for cell in cells)
                yield Piece(line + 1 + n, under, "row", text, (*place, n))
        case Quote():
            yield from _quoted(node, line, under, place)


def _quoted(
    node: SyntaxTreeNode, line: int, under: tuple[str, ...], place: Place
) -> Iterator[Piece]:
    start = node.map[0] if node.map else 0
    n = 0
    for child in node.children:
        here = line + (child.map[0] - start if child.map else 0)
        made = [one for one in blocks_of(child) if isinstance(one, Paragraph | List)]
        if not made:
            yield _passed_over(child, here, under)
        for one in made:
            for piece in _pieces(one, child, here, under, (*place, n)):
                yield piece._replace(kind=f"> {piece.kind}")
            n += 1


def _line_of(node: SyntaxTreeNode, n: int, line: int) -> int:
    """The line of the n-th entry of a list."""
    own = node.children[n].map if n < len(node.children) else None
    return line + (own[0] - node.map[0] if own and node.map else 0)


def _left_over(node: SyntaxTreeNode, first_line: int, under: tuple[str, ...]) -> Iterator[Piece]:
    """What stands in the entry of a list beyond its first paragraph: nobody reads it."""
    if node.type not in ("bullet_list", "ordered_list"):
        return
    for item in node.children:
        begun = False
        for child in item.children:
            if begun or child.type != "paragraph":
                yield _passed_over(child, first_line + (child.map[0] if child.map else 0), under)
            begun = begun or child.type == "paragraph"


def _beyond(
    table: Table, lines: list[str], line: int, first_line: int, under: tuple[str, ...]
) -> Iterator[Piece]:
    """What stands in the rows of a table beyond its last column, which CommonMark leaves out."""
    for n in range(len(table.rows)):
        here = line + 2 + n
        row = lines[here - first_line].strip().removeprefix("|")
        cells = _BETWEEN.split(row)[len(table.header) :]
        text = " ".join(" ".join(cells).split())
        if text:
            yield Piece(here, under, "beyond", text, None)


_BETWEEN = re.compile(r"(?<!\\)\|")


def _passed_over(node: SyntaxTreeNode, line: int, under: tuple[str, ...]) -> Piece:
    words = [node.content] if node.is_nested is False and node.content else []
    words += [inner.content for inner in node.walk() if inner.type in ("inline", "code_block")]
    return Piece(line, under, node.type, " ".join(" ".join(words).split()), None)


def _set_apart(runs: Runs) -> str:
    """Whether a paragraph is strong or emphasised as a whole, in parts or not at all."""
    return "".join("s" if run.strong else "e" if run.emphasis else "p" for run in runs)
