"""Reads Markdown of a protocol back into blocks; the reverse of the Markdown writer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sognko_tui.protocol.document import (
    Block,
    Document,
    Fact,
    Facts,
    Head,
    Heading,
    List,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    text_of,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class NotAProtocol(Exception):
    """The text is no protocol of ours; `code` says why.

    Codes: `front_missing`, `front_broken` (a line that is no `key: JSON`), `version` (of a later
    program), `item_missing` (an item that the front matter names is not in the text).
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def parse(markdown: str) -> Document:
    """The document that was written as this Markdown.

    Structure we never write (code, rules, images, HTML) is passed over. Raises `NotAProtocol`
    where the front matter is missing or broken.
    """
    front, body = front_and_body(markdown.replace("\r\n", "\n").removeprefix("\ufeff"))
    blocks = [block for node in tree_of(body).children for block in blocks_of(node)]
    title = ""
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        title = text_of(blocks[0].runs)
        del blocks[0]
    return Document(head=Head.of(front), title=title, blocks=tuple(blocks))


def tree_of(body: str, links: dict[str, Any] | None = None) -> SyntaxTreeNode:
    """What stands after the front matter, as a tree of CommonMark with tables.

    In `links` come the definitions of links, which are not in the tree.
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body, links))


def front_and_body(markdown: str) -> tuple[dict[str, Fact], str]:
    """The facts between the two lines of hyphens, and what stands after them. Raises `NotAProtocol`."""
    opening, *lines = (line.rstrip() for line in markdown.split("\n"))
    if opening != "---" or "---" not in lines:
        raise NotAProtocol("front_missing")
    end = lines.index("---")
    facts: dict[str, Fact] = {}
    for line in lines[:end]:
        key, _, value = line.partition(":")
        try:
            facts[key.strip()] = _fact(json.loads(value))
        except ValueError:
            raise NotAProtocol("front_broken", line) from None
    return facts, "\n".join(lines[end + 1 :])


def _fact(value: object) -> Fact:
    if isinstance(value, str | int):
        return value
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    if isinstance(value, dict):
        return {str(key): str(part) for key, part in value.items()}
    raise ValueError


def blocks_of(node: SyntaxTreeNode) -> Iterator[Block]:
    """What a part of the tree says: one block, or none where it is no structure of ours."""
    match node.type:
        case "heading":
            yield Heading(level=int(node.tag[1]), runs=_inline(node))
        case "paragraph":
            yield Paragraph(runs=_inline(node))
        case "bullet_list" | "ordered_list":
            yield _list(node)
        case "table":
            yield _table(node)
        case "blockquote":
            within = (block for child in node.children for block in blocks_of(child))
            yield Quote(blocks=tuple(b for b in within if isinstance(b, Paragraph | List)))


def _list(node: SyntaxTreeNode) -> List | Facts:
    items = tuple(
        next((_inline(child) for child in item.children if child.type == "paragraph"), ())
        for item in node.children
    )
    if node.type == "ordered_list":
        return List(items=items, start=int(node.attrs.get("start", 1)))
    # No text of a user's can be strong, so that a list which begins so is ours.
    if all(item and item[0].strong and item[0].text.endswith(":") for item in items):
        pairs = tuple((item[0].text.removesuffix(":"), text_of(item[1:]).strip()) for item in items)
        return Facts(pairs=pairs)
    return List(items=items)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [
        tuple(_inline(cell) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    header, *body = rows
    return Table(header=tuple(text_of(cell) for cell in header), rows=tuple(body))


def _inline(node: SyntaxTreeNode) -> Runs:
    runs: list[Run] = []
    for inline in node.children:
        for run in _runs(inline, Run(text="")):
            alike = runs and (runs[-1].strong, runs[-1].emphasis) == (run.strong, run.emphasis)
            if alike:
                run = Run(text=runs.pop().text + run.text, strong=run.strong, emphasis=run.emphasis)
            runs.append(run)
    return tuple(run for run in runs if run.text)


def _runs(node: SyntaxTreeNode, style: Run) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "strong":
                yield from _runs(child, Run(text="", strong=True, emphasis=style.emphasis))
            case "em":
                yield from _runs(child, Run(text="", strong=style.strong, emphasis=True))
            case "softbreak" | "hardbreak":
                yield Run(text=" ", strong=style.strong, emphasis=style.emphasis)
            case "link" | "image":
                yield from _runs(child, style)
            case _:
                yield Run(text=child.content, strong=style.strong, emphasis=style.emphasis)
