"""The characters of a web page: which bytes are one, and in which encoding."""

from __future__ import annotations

import re

_BEGINS = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|style|div|p|h[1-6]|table)\b(?:[^<>]{0,300}>)"
)
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})")
_KNOWN = re.compile(
    r"(?i)(?:utf-?8|(?:us-)?ascii|latin-?1|iso-?8859-\d{1,2}|(?:windows-|cp)125\d|cp850|macintosh)$"
)
"""The encodings that are tried; Python knows some that are slow, or no encodings of text."""
_WEST = re.compile(r"(?i)(?:(?:us-)?ascii|latin-?1|iso-?8859-1)$")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return bool(_BEGINS.match(characters(data[:4096])))


def characters(data: bytes) -> str:
    """The page's characters: by its mark, by what it says, as UTF-8, or as old Windows wrote."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    said = _CHARSET.search(data[:4096])
    encodings = ["utf-8"]
    if said:
        named = said[1].decode("ascii", "replace")
        if _KNOWN.match(named):
            # Browsers take Latin-1 for what Windows makes of it.
            encodings.insert(0, "cp1252" if _WEST.match(named) else named)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
