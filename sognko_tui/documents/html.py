"""A web page as lines, also one that Word or LibreOffice saved."""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from sognko_tui.documents.clean import clean
from sognko_tui.documents.html_body import Body
from sognko_tui.documents.layout import to_lines
from sognko_tui.documents.lines import Document, Unreadable
from sognko_tui.documents.trees import NODE_LIMIT, Element

_BEGINS = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b"
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
    return bool(_BEGINS.match(_decoded(data[:4096])))


def read_html(data: bytes, name: str) -> Document:
    """Make lines of a web page. Raises `Unreadable`.

    What a reader does not see, and the page's furniture (menus, heads and feet), is left out.
    """
    root = _tree(_decoded(data), name)
    return Document(
        format="html",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=to_lines(Body().blocks(root) if root is not None else (), name),
        name=name,
    )


def _decoded(data: bytes) -> str:
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


def _tree(text: str, name: str) -> Element | None:
    text = clean(text)
    if text.count("<") + text.count("=") > NODE_LIMIT:
        raise Unreadable("bomb", name=name)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        raise Unreadable("broken", name=name) from None
