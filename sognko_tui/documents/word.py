"""A Word file (.docx) as lines: its paragraphs as printed, with their numbers, and its tables."""

from __future__ import annotations

import hashlib
import posixpath
import re

from sognko_tui.documents.budget import Budget
from sognko_tui.documents.layout import to_lines
from sognko_tui.documents.lines import Document, Unreadable
from sognko_tui.documents.package import Package
from sognko_tui.documents.printed import Block
from sognko_tui.documents.trees import Element, helping, tree
from sognko_tui.documents.word_body import Body
from sognko_tui.documents.word_numbering import Numbering
from sognko_tui.documents.word_styles import Styles, W

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"officeDocument/2006/relationships",
    ),
)
"""The names in a file that Word saved as «strict», and those everybody else uses."""
_MAIN = re.compile(r"/officeDocument$")


def read_docx(data: bytes, name: str) -> Document:
    """Make lines of a Word file. Raises `Unreadable`.

    Headers, footers, footnotes, comments and what has been struck out by a revision are left out.
    """
    package = Package(data, name)
    main = _main_part(package)
    parts = _related(package, main)
    styles = Styles(helping(package, parts.get("styles", ""), _tree))
    numbering = Numbering(helping(package, parts.get("numbering", ""), _tree), styles)
    root = _tree(package.needed(main), name)
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable("broken", name=name)
    blocks: list[Block] = Body(styles, numbering, _links(package, main), Budget(name)).blocks(body)
    return Document(
        format="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=to_lines(blocks, name),
        name=name,
    )


def _main_part(package: Package) -> str:
    """Where the text is. Nearly always word/document.xml, but the file says so itself."""
    for relation in _relations(package, "_rels/.rels"):
        if _MAIN.search(relation.get("Type") or ""):
            target = (relation.get("Target") or "").lstrip("/")
            if target in package.names:
                return target
    return "word/document.xml"


def _related(package: Package, main: str) -> dict[str, str]:
    """The parts the main one goes with, by the last word of their kind."""
    folder, _, file = main.rpartition("/")
    found: dict[str, str] = {}
    for relation in _relations(package, f"{folder}/_rels/{file}.rels"):
        target = relation.get("Target") or ""
        path = target.lstrip("/") if target[:1] == "/" else posixpath.join(folder, target)
        found.setdefault((relation.get("Type") or "").rpartition("/")[2], posixpath.normpath(path))
    return found


def _links(package: Package, main: str) -> dict[str, str]:
    """The targets outside the file, by their ids."""
    folder, _, file = main.rpartition("/")
    return {
        relation.get("Id") or "": relation.get("Target") or ""
        for relation in _relations(package, f"{folder}/_rels/{file}.rels")
        if relation.get("TargetMode") == "External"
    }


def _relations(package: Package, path: str) -> list[Element]:
    data = package.part(path)
    return list(tree(data, package.name).iterchildren(_RELATIONSHIP)) if data else []


def _tree(data: bytes, name: str) -> Element:
    for strict, usual in _STRICT:
        if strict in data[:10_000]:
            data = data.replace(strict, b"http://schemas.openxmlformats.org/" + usual)
    return tree(data, name)
