"""What the writers of pages share: the parts of a document, and text that is fit for a page."""

from __future__ import annotations

import re

from sognko_tui.documents.clean import clean
from sognko_tui.protocol.document import (
    Block,
    Document,
    Heading,
    List,
    Paragraph,
    Quote,
    Runs,
    Table,
    text_of,
)

_PARTS = 4
"""From so many parts on a list of them helps to find one's way."""

_FEW, _SIGNERS = 8, 15
"""Tables of so few rows, and the signatures of so few people, are not parted by a page's end."""

_LONG = 600
"""Letters in a cell that fill a good part of a page."""

_SPACE = re.compile(r"\s+")


def opening(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands before the first heading, where a quote is a notice, and what comes from it on."""
    first = next(
        (n for n, block in enumerate(document.blocks) if isinstance(block, Heading)),
        len(document.blocks),
    )
    return document.blocks[:first], document.blocks[first:]


def contents(document: Document) -> tuple[Heading, ...]:
    """The headings that a list of contents leads to; none where there are few."""
    parts = tuple(b for b in document.blocks if isinstance(b, Heading) and b.level == 2)
    return parts if len(parts) >= _PARTS else ()


def flat(text: str) -> str:
    """The text in one line without what acts or what XML forbids; spaces at its ends stay."""
    return _SPACE.sub(" ", clean(text))


def signed(row: tuple[Runs, ...]) -> bool:
    """Whether somebody is to sign in the row: a cell of it is nothing but a line."""
    return any(text and not text.strip("_") for text in map(text_of, row))


def long(row: tuple[Runs, ...]) -> bool:
    """Whether the row would leave a good part of a page empty if it were not torn apart."""
    return any(len(text_of(cell)) > _LONG for cell in row)


def whole(table: Table) -> bool:
    """Whether the table is so short that a page's end does not part it."""
    few = len(table.rows) <= (_SIGNERS if any(map(signed, table.rows)) else _FEW)
    return few and not any(map(long, table.rows))


def leads(block: Block, following: Block | None) -> bool:
    """Whether the block leads to the next and stands on the same page: «Samrøystes vedteke:»."""
    if not isinstance(block, Paragraph):
        return False
    if isinstance(following, Table):
        return any(map(signed, following.rows))
    return isinstance(following, Quote | List)
