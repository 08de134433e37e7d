"""XML of strangers as a tree: no DTD, no entities, no network, no more nodes than memory has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from lxml import etree

from sognko_tui.documents.lines import Unreadable
from sognko_tui.documents.package import Package

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

NODE_LIMIT = 2_000_000
"""Tags and attributes in one part: some three thousand pages from Word, and 300 MB as a tree."""

_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def tree(data: bytes, name: str) -> Element:
    """The root of an XML part. Raises `Unreadable`: `bomb` or `broken`.

    Office writes no DTD; what one could do (entities that grow, files that are fetched) is
    refused with it. lxml's own limits hold the depth to 256.
    """
    if any(mark in data for mark in _DOCTYPE):
        raise Unreadable("broken", name=name)
    if data.count(b"<") + data.count(b"=") > NODE_LIMIT:
        raise Unreadable("bomb", name=name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable("broken", name=name) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("broken", name=name)
    return root


def whole_number(text: str | None, default: int = 0) -> int:
    """A number as attributes have it («12», «-3», «12.5»), or the default for anything else."""
    if not text or len(text) > 12:
        return default
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return default


def helping(
    package: Package, path: str, parsed: Callable[[bytes, str], Element] = tree
) -> Element | None:
    """A part that helps; a file without it, or with a broken one, has its text all the same."""
    try:
        data = package.part(path)
        return parsed(data, package.name) if data else None
    except Unreadable as error:
        if error.code == "broken":
            return None
        raise
