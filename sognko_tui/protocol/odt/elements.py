"""Elements of OpenDocument by the names its standard gives them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml has no types

NAMESPACES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
} | {"dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink"}

VERSION = "1.3"


def name_of(name: str) -> str:
    """A name with its prefix, `text:p`, as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, *children: Element | str, **attributes: str | int) -> Element:
    """An element with its children and texts; `text_style_name` is the attribute `text:style-name`."""
    made = etree.Element(name_of(name), nsmap=NAMESPACES)
    for key, value in attributes.items():
        prefix, _, local = key.partition("_")
        made.set(name_of(f"{prefix}:{local.replace('_', '-')}"), str(value))
    return filled(made, children)


def filled(made: Element, children: Iterable[Element | str]) -> Element:
    """The element with these after what is in it."""
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def written(root: Element) -> bytes:
    """The element as a whole file."""
    etree.cleanup_namespaces(root)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data
