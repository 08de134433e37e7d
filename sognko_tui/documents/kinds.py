"""Which kind of file it is, by what is in it: names lie."""

from __future__ import annotations

from typing import Literal

from sognko_tui.documents.lines import Unreadable
from sognko_tui.documents.web_text import is_html

Kind = Literal["text", "pdf", "zip", "flat", "html"]
"""`zip` is a Word or OpenDocument file, or any other zip; `flat` an OpenDocument text in one file."""

HEAD = 65_536
"""Bytes from the beginning, and from the end, that tell a file's kind."""

LIMITS: dict[Kind, int] = {
    # Ten million bytes are some five thousand pages of plain text.
    "text": 10_000_000,
    "html": 10_000_000,
    # The pictures in it weigh, not the words.
    "pdf": 200_000_000,
    "zip": 60_000_000,
    "flat": 60_000_000,
}
"""How many bytes a file of a kind may have."""

_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "unsupported_word"),
    (b"\x89PNG\r\n", "unsupported_image"),
    (b"\xff\xd8\xff", "unsupported_image"),
    (b"GIF8", "unsupported_image"),
    (b"\x7fELF", "not_text"),
    (b"\x1f\x8b", "not_text"),
)


_OTHER_WORD = (b"<w:wordDocument", b"<pkg:package")
"""Word's files in one piece of XML."""


def kind_of(head: bytes, tail: bytes, name: str) -> Kind:
    """What a file is that begins and ends so. Raises `Unreadable` for what this program never reads."""
    # What unpacks files is loaded when there is a file: many need no more of this part than `clean`.
    from sognko_tui.documents.package import is_zip, refuse_ole

    for magic, code in _REFUSED:
        if head.startswith(magic):
            raise Unreadable(code, name=name)
    refuse_ole(head + tail, name)
    if _is_pdf(head):
        return "pdf"
    if is_zip(head):
        return "zip"
    if b"<" in head[:4096]:
        return _marked_up(head[:4096], name)
    return "text"


def _marked_up(head: bytes, name: str) -> Kind:
    if any(mark in head for mark in _OTHER_WORD):
        raise Unreadable("unsupported_word", name=name)
    if b"<office:document" in head and b"opendocument.text" in head:
        return "flat"
    return "html" if is_html(head) else "text"


def _is_pdf(head: bytes) -> bool:
    """Whether it is a PDF, which may have something in front of its first line."""
    at = head[:1024].find(b"%PDF-")
    if at <= 0:
        return at == 0
    # Who writes about PDF in a text writes no objects.
    return b"\x00" in head[:4096] or b" obj" in head[at : at + 4096]
