"""Writes a document as Markdown: CommonMark and tables, for people to read as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sognko_tui.protocol.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Runs,
    Table,
)
from sognko_tui.protocol.escaping import heading_end, inline, line_start


def render(document: Document) -> str:
    """The document as Markdown, ending in a line end.

    No text in it can be taken for structure, whatever it holds; the front matter holds each value
    as JSON, which is YAML too.
    """
    parts = [_front(document.head.facts), f"# {heading_end(inline(document.title))}".rstrip()]
    parts += _blocks(document.blocks)
    return "\n\n".join(parts) + "\n"


def _front(facts: dict[str, Fact]) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    return "\n".join(("---", *lines, "---"))


def _blocks(blocks: Iterable[Block]) -> list[str]:
    written: list[str] = []
    previous: Block | None = None
    alternate = False
    for block in blocks:
        # Two lists of a kind in a row would become one; CommonMark tells them apart by their sign.
        alternate = _same_kind(previous, block) and not alternate
        written.append(_block(block, alternate=alternate))
        previous = block
    return written


def _same_kind(one: Block | None, other: Block) -> bool:
    if isinstance(one, List | Facts) and isinstance(other, List | Facts):
        return _ordered(one) == _ordered(other)
    return False


def _ordered(block: List | Facts) -> bool:
    return isinstance(block, List) and block.start is not None


def _block(block: Block, *, alternate: bool) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {heading_end(_runs(block.runs))}".rstrip()
        case Paragraph():
            return line_start(_runs(block.runs))
        case Facts():
            sign = "*" if alternate else "-"
            return "\n".join(
                f"{sign} **{inline(name, '*', '*')}:** {inline(value)}".rstrip()
                for name, value in block.pairs
            )
        case List():
            return _list(block, alternate=alternate)
        case Table():
            return _table(block)
        case Quote():
            inner = "\n\n".join(_blocks(block.blocks))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _list(block: List, *, alternate: bool) -> str:
    items = [line_start(_runs(item)) for item in block.items]
    if block.start is None:
        sign = "*" if alternate else "-"
        return "\n".join(f"{sign} {item}".rstrip() for item in items)
    sign = ")" if alternate else "."
    return "\n".join(f"{n}{sign} {item}".rstrip() for n, item in enumerate(items, block.start))


def _table(table: Table) -> str:
    header = [inline(cell, in_table=True) for cell in table.header]
    rows = [[_runs(cell, in_table=True) for cell in row] for row in table.rows]
    rule = ["---"] * len(header)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))


def _runs(runs: Runs, *, in_table: bool = False) -> str:
    written = ""
    for n, run in enumerate(runs):
        mark = "**" if run.strong else "*" if run.emphasis else ""
        before = mark[:1] or (_edge(runs[n - 1].text, -1) if n else " ")
        after = mark[:1] or (_edge(runs[n + 1].text, 0) if n + 1 < len(runs) else " ")
        if not mark and n and not runs[n - 1].plain:
            before = "*"
        if not mark and n + 1 < len(runs) and not runs[n + 1].plain:
            after = "*"
        written += f"{mark}{inline(run.text, before, after, in_table=in_table)}{mark}"
    return written


def _edge(text: str, at: int) -> str:
    return text[at] if text else " "
