"""Printed paragraphs and tables become lines, with the space one would see between them."""

from __future__ import annotations

from collections.abc import Iterable

from sognko_tui.documents.lines import LINE_LIMIT, Line, Unreadable
from sognko_tui.documents.printed import Block, Paragraph, Table
from sognko_tui.documents.tables import arranged

_SPACE = 4.0
"""Points between two paragraphs that one sees as a space."""
_BLANKS = 3
"""Empty lines that say all there is to say of a space."""


def to_lines(blocks: Iterable[Block], name: str) -> tuple[Line, ...]:
    """The lines of a document. Raises `Unreadable`: `empty` or `too_many_lines`."""
    writer = _Writer(name)
    writer.blocks(blocks)
    if not writer.lines:
        raise Unreadable("empty", name=name)
    return tuple(writer.lines)


class _Writer:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[Line] = []
        self.empty = 0
        """Blank lines that stand before the next line, if one comes."""
        self.above: Paragraph | None = None
        self.page = 1

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block)
            else:
                self.table(block)

    def paragraph(self, one: Paragraph) -> None:
        if one.turns:
            self.empty = max(self.empty, 2)
        if not one.text:
            self.empty = min(self.empty + 1, _BLANKS)
            return
        if self._is_apart(one):
            self.empty = max(self.empty, 1)
        self._line(one)
        self.above = one

    def table(self, table: Table) -> None:
        """A table of data as rows; one that only holds the page together as what stands in it."""
        made = arranged(table)
        if not made:
            return
        self.empty = max(self.empty, 1)
        self.above = None
        for part in made:
            if isinstance(part, Paragraph):
                self._line(part)
                continue
            # The cell of a table that is opened.
            self.empty = max(self.empty, 1)
            self.above = None
            self.blocks(part)
        self.empty = max(self.empty, 1)
        self.above = None

    def _is_apart(self, one: Paragraph) -> bool:
        """Whether one would see space between a paragraph and the one above it."""
        above = self.above
        if above is None or (above.entry and one.entry and not one.level and not above.level):
            return False
        if not above.level and not one.level:
            return max(above.after, one.before) >= _SPACE
        # The lines of one heading belong together.
        return above.level != one.level or max(above.after, one.before) >= _SPACE

    def _line(self, one: Paragraph) -> None:
        if self.lines:
            for _ in range(self.empty):
                self.lines.append(Line(number=len(self.lines) + 1, text="", page=self.page))
        self.empty = 0
        self.page = max(self.page, one.page)
        if len(self.lines) >= LINE_LIMIT:
            raise Unreadable("too_many_lines", name=self.name, limit=LINE_LIMIT)
        self.lines.append(
            Line(
                number=len(self.lines) + 1,
                text=one.text,
                page=self.page,
                indent=one.indent,
                level=one.level,
                bold=one.bold,
                italic=one.italic,
                lead=one.lead,
                verbatim=one.verbatim,
                links=one.links,
                size=one.size,
                whole=one.whole,
            )
        )
