"""What a document is once it has been read: lines, and what is known of how each one looked."""

from __future__ import annotations

from typing import Literal

import msgspec

Format = Literal["text", "markdown", "pdf", "docx", "odt", "html"]


LINE_LIMIT = 80_000
"""Lines of one document, some 1600 pages. Past this it is a table or a log, whatever its size."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line, clean of everything that could act on a terminal.

    `number` is the line in the file, from 1. `text` has no markup and no space at its ends;
    `indent` counts the spaces that stood before it. `level` is the rank of a heading (0: none).
    `bold` and `italic` say that the whole line is so; `lead` is the length of a bold beginning
    (`**Bakgrunn:** text`). `verbatim` lines are code and never structure. `links` are the targets
    of links in the line. `size`, `x` and `y`, in points from the page's upper left corner, are for
    formats that know where a line stands. A `whole` line is a paragraph by itself, as in Word: the
    line below never goes on with it. A row of a table is `| one | two |`.
    """

    number: int
    text: str
    page: int = 1
    indent: int = 0
    level: int = 0
    bold: bool = False
    italic: bool = False
    lead: int = 0
    verbatim: bool = False
    links: tuple[str, ...] = ()
    size: float | None = None
    x: float | None = None
    y: float | None = None
    whole: bool = False


class Heading(msgspec.Struct, frozen=True):
    """An entry of the outline that a file may carry: its words, its page, its rank from 1."""

    text: str
    page: int
    level: int = 1


class Document(msgspec.Struct, frozen=True):
    """A file as lines. `sha256` is of its bytes, `name` the file's own name without its folder.

    `front` holds the simple `key: value` lines of a Markdown file's front matter, `outline` the
    bookmarks of a PDF. `unread_pages` are those that could not be read: a scan among pages of text.
    """

    format: Format
    sha256: str
    lines: tuple[Line, ...]
    name: str = ""
    front: dict[str, str] = msgspec.field(default_factory=dict)
    outline: tuple[Heading, ...] = ()
    unread_pages: tuple[int, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read; `code` names why and `params` what a sentence about it needs.

    Codes: `empty`, `not_text`, `broken`, `encrypted`, `bomb` (it unpacks to too much), `too_large`
    (limit, in bytes), `too_many_lines` (limit), `too_many_pages` (limit), `scanned` (pages),
    `garbled_text` (the letters are not those printed), `unsupported_word` (.doc, .rtf),
    `unsupported_office` (no text document), `unsupported_zip`, `unsupported_image`; `too_slow`,
    `too_rich` (needs more memory than it may have), `stopped` (by the user); `missing`,
    `is_folder`, `denied`, `failed` (reason); `too_many_files` (limit), `empty_folder`. All have
    `name`.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, object] = params
