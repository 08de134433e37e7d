"""Which kind of file it is, by what is in it: names lie."""

from __future__ import annotations

from typing import Literal

from sognko_tui.documents.lines import Unreadable

Kind = Literal["text", "pdf", "docx", "odt", "html"]

HEAD = 65_536
"""Bytes from the beginning, and from the end, that tell a file's kind."""

LIMITS: dict[Kind, int] = {
    # Ten million bytes are some five thousand pages of plain text.
    "text": 10_000_000,
    "html": 10_000_000,
    # The pictures in it weigh, not the words.
    "pdf": 200_000_000,
    "docx": 60_000_000,
    "odt": 60_000_000,
}
"""How many bytes a file of a kind may have."""

_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unsupported_word"),
    (b"{\\rtf", "unsupported_word"),
    (b"\x89PNG\r\n", "unsupported_image"),
    (b"\xff\xd8\xff", "unsupported_image"),
    (b"GIF8", "unsupported_image"),
    (b"\x7fELF", "not_text"),
    (b"\x1f\x8b", "not_text"),
)


def kind_of(head: bytes, tail: bytes, name: str) -> Kind:
    """What a file is that begins and ends so. Raises `Unreadable` for what this program never reads."""
    for magic, code in _REFUSED:
        if head.startswith(magic):
            raise Unreadable(code, name=name)
    if _is_pdf(head):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(head, tail, name)
    if (
        head[:1024]
        .lstrip(b"\xef\xbb\xbf \t\r\n")[:15]
        .lower()
        .startswith((b"<!doctype html", b"<html"))
    ):
        return "html"
    return "text"


def _is_pdf(head: bytes) -> bool:
    """Whether it is a PDF, which may have something in front of its first line."""
    at = head[:1024].find(b"%PDF-")
    if at <= 0:
        return at == 0
    # Who writes about PDF in a text writes no objects.
    return b"\x00" in head[:4096] or b" obj" in head[at : at + 4096]


def _packed(head: bytes, tail: bytes, name: str) -> Kind:
    if b"word/" in head or b"word/" in tail:
        return "docx"
    if b"application/vnd.oasis.opendocument.text" in head[:256]:
        return "odt"
    office = b"opendocument" in head[:256] or b"[Content_Types]" in head
    raise Unreadable("unsupported_word" if office else "unsupported_zip", name=name)
