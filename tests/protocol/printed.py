"""What a PDF says, as a reader gets it, and what the document said that it was made of."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from sognko_tui.protocol.document import (
    Block,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    text_of,
)


def pages(data: bytes | Path) -> list[str]:
    """The text of each page, as a reader gets it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """What the blocks say, in order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield text_of(block.runs)
            case Facts():
                yield from (text for pair in block.pairs for text in pair)
            case List():
                yield from map(text_of, block.items)
            case Table():
                yield from block.header
                yield from (text_of(cell) for row in block.rows for cell in row)
            case Quote():
                yield from texts(block.blocks)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
