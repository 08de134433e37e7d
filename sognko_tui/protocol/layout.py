"""What the writers of pages share: the parts of a document, and text that is fit for a page."""

from __future__ import annotations

import re
from typing import NamedTuple

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
from sognko_tui.protocol.phrases import standard_phrases
from sognko_tui.protocol.telling import written_date

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


def anchors(document: Document) -> frozenset[str]:
    """The anchors of its headings: a link to any other leads nowhere."""
    return frozenset(b.anchor for b in document.blocks if isinstance(b, Heading)) - {""}


class Running(NamedTuple):
    """What stands at the head of each page: whose it is, that it is a draft, and of which day."""

    board: str
    draft: str
    day: str


def running(document: Document) -> Running:
    """What stands at the head of each page; empty for what is not so, or not known."""
    head = document.head
    label = standard_phrases(head.language)["draft.label"].strip(" .")
    return Running(
        board=head.board,
        draft=label if head.draft else "",
        day=written_date(head.day, head.language) if head.day else "",
    )


PAGE, PAGES = "{page}", "{pages}"
"""Where the number of a page stands in what is told of it, and how many there are."""


def page_number(document: Document) -> tuple[str, ...]:
    """What stands at the foot of each page, in parts: words, `PAGE` and `PAGES`."""
    told = standard_phrases(document.head.language)["page.number"]
    return tuple(part for part in re.split(f"({PAGE}|{PAGES})", told) if part)


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
