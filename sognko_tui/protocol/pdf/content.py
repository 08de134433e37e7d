"""What a template gets to print: the document as plain data, every text fit for the fonts.

Also the template's own business that needs a look at the whole: how wide the columns are, which rows
are too long to stand on one page, where a word breaks that no line holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from sognko_tui.protocol import layout
from sognko_tui.protocol.columns import columns, widths
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Runs,
    Table,
)
from sognko_tui.protocol.mark import Mark
from sognko_tui.protocol.phrases import standard_phrases

Print = Callable[[str], str]

Text = str | list[str | list[str]]
"""A text; where words are too long for a line, the texts between them, and each of them in pieces."""

_WORD, _PIECE = 40, 4
"""A word of more letters is set in pieces of so many, so that it fits into a line."""

_LINE = 84
"""How many letters a line holds, about."""

_NAME = 20
"""How many letters of a fact's name stand in one line."""

_GUTTER = 4
"""How many of them the space between two columns takes, with some to spare for capitals."""


def content(document: Document, mark: Mark | None, print_: Print) -> dict[str, Any]:
    """The data of a template: what it is called and how it lies is told in the project's README."""
    phrases = standard_phrases(document.head.language)
    before, after = layout.opening(document)
    writer = _Writer(document, print_)
    day, running = document.head.day, layout.running(document)
    return {
        "language": "nb" if document.head.language == "nb" else "nn",
        # A file without a title is none that everybody can read.
        "title": print_(document.title) or print_(document.head.board) or "–",
        "heading": writer.text(document.title),
        "board": print_(document.head.board),
        "date": {"year": day.year, "month": day.month, "day": day.day} if day else None,
        "day": running.day,
        "draft": running.draft or None,
        "page": phrases["page.number"],
        "contents": phrases["contents.heading"] if layout.contents(document) else None,
        "mark": _mark(document, mark, print_) if mark else None,
        "opening": writer.blocks(before),
        "blocks": writer.blocks(after),
    }


def _mark(document: Document, mark: Mark, print_: Print) -> dict[str, str]:
    # Where nobody has said what is to be seen, it is at least told whose mark it is.
    return {
        "file": f"/{mark.file}",
        "alt": print_(mark.words) or print_(document.head.board) or "–",
    }


class _Writer:
    """Knows which headings there are, so that a link leads somewhere and each anchor is one place."""

    def __init__(self, document: Document, print_: Print) -> None:
        self._print = print_
        self._anchors = layout.anchors(document)
        self._placed: set[str] = set()
        self._widths = widths(b for b in document.blocks if isinstance(b, Table))

    def text(self, text: str, widest: int = _WORD) -> Text:
        """The text, its words of more letters than that in pieces, between which a line may break."""
        text = self._print(text)
        if len(text) <= widest or all(len(word) <= widest for word in text.split(" ")):
            return text
        return list(_pieces(text, widest))

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        """The blocks by their kinds; what leads to a decision or to the signatures stays with it."""
        written = [self.block(block) for block in blocks]
        for one, (block, following) in zip(written, pairwise((*blocks, None)), strict=True):
            if block is not None and layout.leads(block, following):
                one["sticky"] = True
        return written

    def block(self, block: Block) -> dict[str, Any]:
        """The block by its kind."""
        match block:
            case Heading():
                return {"kind": "heading", "level": block.level, **self._heading(block)}
            case Paragraph():
                return {"kind": "paragraph", "sticky": False, "runs": self._runs(block.runs)}
            case Facts():
                pairs = [[self.text(name, _NAME), self.text(value)] for name, value in block.pairs]
                widest = max((len(name) for name, _ in block.pairs), default=0)
                return {"kind": "facts", "widest": widest, "pairs": pairs}
            case List():
                items = [self._runs(item) for item in block.items]
                return {"kind": "list", "start": block.start, "items": items}
            case Table():
                return {"kind": "table", **self._table(block)}
            case Quote():
                return {"kind": "quote", "blocks": [self.block(one) for one in block.blocks]}

    def _heading(self, heading: Heading) -> dict[str, Any]:
        anchor = "" if heading.anchor in self._placed else heading.anchor
        self._placed.add(anchor)
        return {"anchor": anchor, "runs": self._runs(heading.runs)}

    def _runs(self, runs: Runs, widest: int = _WORD) -> list[dict[str, Any]]:
        return [
            {
                "text": self._spaced(run.text, widest),
                "strong": run.strong,
                "emphasis": run.emphasis,
                "anchor": run.anchor if run.anchor in self._anchors else "",
            }
            for run in runs
            if run.text
        ]

    def _spaced(self, text: str, widest: int) -> Text:
        """As `text`, with the spaces that part a run from its neighbours."""
        before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
        inner = self.text(text, widest)
        if isinstance(inner, str):
            return f"{before}{inner}{after}" if inner else before
        return [*before, *inner, *after]

    def _table(self, table: Table) -> dict[str, Any]:
        shares = columns(table, self._widths, line=_LINE, gutter=_GUTTER)
        room = [max(share - _GUTTER, _PIECE) for share in shares]
        rows = [self._row(row, room) for row in table.rows]
        return {
            "caption": self._print(table.caption),
            "header": [self.text(name, room[n]) for n, name in enumerate(table.header)],
            "columns": shares,
            "rows": rows,
            "signed": any(row["signed"] for row in rows),
            "whole": layout.whole(table),
        }

    def _row(self, row: tuple[Runs, ...], room: list[int]) -> dict[str, Any]:
        # What is nothing but strokes in a text is a line to sign on here.
        blank = [layout.signed((cell,)) for cell in row]
        return {
            "long": layout.long(row),
            "signed": any(blank),
            "cells": [
                {"blank": empty, "runs": self._runs(cell, room[n])}
                for n, (cell, empty) in enumerate(zip(row, blank, strict=True))
            ],
        }


def _pieces(text: str, widest: int) -> Iterator[str | list[str]]:
    """What stands between the overlong words as it is, and each of these in bits."""
    plain = ""
    for n, word in enumerate(text.split(" ")):
        plain += " " * bool(n)
        if len(word) <= widest:
            plain += word
            continue
        if plain:
            yield plain
        plain = ""
        yield [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]
    if plain:
        yield plain
