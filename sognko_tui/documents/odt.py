"""An OpenDocument text (.odt, or flat .fodt) as lines: its paragraphs as printed, and its tables."""

from __future__ import annotations

import hashlib

from sognko_tui.documents.budget import Budget
from sognko_tui.documents.layout import to_lines
from sognko_tui.documents.lines import Document, Unreadable
from sognko_tui.documents.odt_body import Body
from sognko_tui.documents.odt_styles import OFFICE, Styles
from sognko_tui.documents.package import Package, is_zip
from sognko_tui.documents.trees import helping, tree


def read_odt(data: bytes, name: str) -> Document:
    """Make lines of an OpenDocument text. Raises `Unreadable`.

    Headers, footers, notes, comments and what has been struck out by a revision are left out.
    """
    styles = Styles()
    if is_zip(data):
        package = Package(data, name)
        if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
            raise Unreadable("encrypted", name=name)
        given = helping(package, "styles.xml")
        if given is not None:
            styles.add(given.find(f"{OFFICE}styles"))
        root = tree(package.needed("content.xml"), name)
    else:
        root = tree(data, name)
        styles.add(root.find(f"{OFFICE}styles"))
    styles.add(root.find(f"{OFFICE}automatic-styles"))
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise Unreadable("broken", name=name)
    return Document(
        format="odt",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=to_lines(Body(styles, Budget(name)).blocks(text), name),
        name=name,
    )
