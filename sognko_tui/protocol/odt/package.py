"""The files that an OpenDocument text is made of, around what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from sognko_tui.protocol.document import Document
from sognko_tui.protocol.layout import flat
from sognko_tui.protocol.odt.elements import (
    VERSION,
    Element,
    element,
    name_of,
    written,
)
from sognko_tui.protocol.picture import Picture
from sognko_tui.protocol.zipped import zipped

_STYLES = Path(__file__).with_name("styles.xml")

_KIND = "application/vnd.oasis.opendocument.text"

PICTURE = "Pictures/mark.png"


def packed(
    document: Document,
    content: Element,
    pages: Mapping[str, tuple[Element, ...]],
    mark: Picture | None,
) -> bytes:
    """All of it as one file; `pages` has what stands on each page, by the name of the kind of page."""
    files = {
        "content.xml": ("text/xml", written(content)),
        "styles.xml": ("text/xml", _styles(document, pages)),
        "meta.xml": ("text/xml", written(_meta(document))),
    }
    if mark is not None:
        files[PICTURE] = ("image/png", mark.data)
    manifest = written(_manifest({name: kind for name, (kind, _) in files.items()}))
    return zipped(
        (
            ("mimetype", _KIND.encode()),
            ("META-INF/manifest.xml", manifest),
            *((name, data) for name, (_, data) in files.items()),
        ),
        stored="mimetype",
    )


def _manifest(kinds: Mapping[str, str]) -> Element:
    entries = (
        element("manifest:file-entry", manifest_full_path=path, manifest_media_type=kind)
        for path, kind in {"/": _KIND, **kinds}.items()
    )
    return element("manifest:manifest", *entries, manifest_version=VERSION)


def _styles(document: Document, pages: Mapping[str, tuple[Element, ...]]) -> bytes:
    root = etree.fromstring(_STYLES.read_bytes())
    language, named = name_of("fo:language"), name_of("style:name")
    for properties in root.iter(name_of("style:text-properties")):
        if properties.get(language):
            properties.set(language, _language(document))
    for page in root.iter(name_of("style:master-page")):
        page.extend(pages[page.get(named)])
    return written(root)


def _meta(document: Document) -> Element:
    """The file's own facts: its author is the board, its day the meeting's; nobody else is named."""
    board = flat(document.head.board)
    facts = [
        element("meta:generator", "Sognko"),
        element("dc:title", flat(document.title)),
        element("dc:subject", board),
        element("meta:initial-creator", board),
        element("dc:creator", board),
        element("dc:language", f"{_language(document)}-NO"),
    ]
    if document.head.day is not None:
        moment = f"{document.head.day.isoformat()}T00:00:00"
        facts += [element("meta:creation-date", moment), element("dc:date", moment)]
    return element("office:document-meta", element("office:meta", *facts), office_version=VERSION)


def _language(document: Document) -> str:
    return "nb" if document.head.language == "nb" else "nn"
