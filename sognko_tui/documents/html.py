"""A web page as lines, also one that Word or LibreOffice saved."""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from sognko_tui.documents.budget import Budget
from sognko_tui.documents.clean import clean
from sognko_tui.documents.html_body import Body
from sognko_tui.documents.layout import to_lines
from sognko_tui.documents.lines import Document, Unreadable
from sognko_tui.documents.trees import NODE_LIMIT, Element
from sognko_tui.documents.web_text import characters

_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{1000,}")
"""A picture within its tag, or attributes without end, which take the parser the square of their number."""


def read_html(data: bytes, name: str) -> Document:
    """Make lines of a web page. Raises `Unreadable`.

    What a reader does not see, and the page's furniture (menus, heads and feet), is left out.
    """
    root = _tree(characters(data), name)
    return Document(
        format="html",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=to_lines(Body(Budget(name)).blocks(root) if root is not None else (), name),
        name=name,
    )


def _tree(text: str, name: str) -> Element | None:
    text = _LONG_TAG.sub(r"<\1 ", clean(text))
    if text.count("<") + text.count("=") > NODE_LIMIT:
        raise Unreadable("bomb", name=name)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        raise Unreadable("broken", name=name) from None
