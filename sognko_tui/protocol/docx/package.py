"""The file around a document: an empty one from our template, and its bytes when it is filled."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn

from sognko_tui.protocol.document import Document
from sognko_tui.protocol.layout import flat
from sognko_tui.protocol.zipped import unzipped, zipped

_TEMPLATE = Path(__file__).with_name("template")

_LONGEST = 255
"""Letters that a property of a file can have."""


@cache
def _empty() -> bytes:
    paths = sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())
    return zipped((path.relative_to(_TEMPLATE).as_posix(), path.read_bytes()) for path in paths)


def opened(document: Document, language: str) -> Word:
    """An empty file in the language, with the properties of the document.

    Its author is the board and its day the meeting's: no user, no clock and no program is named.
    """
    word = docx.Document(BytesIO(_empty()))
    for part in (word.styles.element, word.settings.element):
        for element in part.iter(qn("w:lang"), qn("w:themeFontLang")):
            element.set(qn("w:val"), language)
    properties = word.core_properties
    properties.title = flat(document.title)[:_LONGEST]
    properties.subject = properties.author = flat(document.head.board)[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.language = language
    properties.content_status = "Draft" if document.head.draft else "Final"
    properties.revision = 1
    if document.head.day is not None:
        day = datetime.combine(document.head.day, time(), UTC)
        properties.created = properties.modified = day
    return word


def packed(word: Word) -> bytes:
    """The file's bytes, with neither the time nor the system it was made on."""
    saved = BytesIO()
    word.save(saved)
    return zipped(unzipped(saved.getvalue()))
