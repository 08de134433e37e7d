"""From bytes to characters: which encoding a text has."""

from __future__ import annotations

from sognko_tui.documents.lines import Unreadable

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """The file's characters.

    Raises `Unreadable` for bytes that are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return _accepted(data.decode(encoding), name)
            except UnicodeDecodeError:
                raise Unreadable("not_text", name=name) from None
    try:
        return _accepted(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise Unreadable("not_text", name=name)
    # Old Windows files. cp1252 leaves five bytes undefined; a file with those is not from there.
    try:
        return _accepted(data.decode("cp1252"), name, strict=True)
    except UnicodeDecodeError:
        raise Unreadable("not_text", name=name) from None


def _accepted(text: str, name: str, strict: bool = False) -> str:
    """The text, if few enough of its characters are controls for somebody to have written it."""
    sample = text[:200_000]
    controls = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f\x0b\x1b")
    allowed = len(sample) // (200 if strict else 20)
    if controls > max(allowed, 0 if strict else 8):
        raise Unreadable("not_text", name=name)
    if strict and sum(1 for sign in sample if sign > "\x7f") * 3 > len(sample):
        raise Unreadable("not_text", name=name)
    return text
