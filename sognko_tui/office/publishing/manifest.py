"""What the program knows of a site it has written: which files in the folder are its own, and of what.

Everything in it is published anyway: it lies in the folder that a web server shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from sognko_tui.protocol.site import addresses

NAME = ".sognko-site.json"
BEGUN = ".sognko-site.begun"
"""The files made since the manifest was written, a line each: what a killed run leaves is ours too."""

_PATH = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*", re.ASCII)
_FOLDER = re.compile(r"[a-z0-9-]+/\d{4}/[a-z0-9-]+/", re.ASCII)

VERSION = 1
"""Counted up when the same meetings get other pages: then all of them are made anew."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that is published.

    `key` tells what its pages were made of. `items` are the folders of its items, `files` the names
    of the protocols that lie beside its page.
    """

    board: str
    name: str
    language: str
    address: str
    day: str
    draft: bool
    version: int
    approved: str | None
    key: str
    items: tuple[str, ...]
    files: tuple[str, ...] = ()

    def paths(self) -> Iterator[str]:
        """Every file of it, from the site's root."""
        yield f"{self.address}index.html"
        yield self.address + addresses.ITEMS
        for name in self.files:
            yield self.address + name
        for item in self.items:
            yield f"{self.address}{item}index.html"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A site as it was written last; `others` are the files that belong to no single meeting."""

    sognko: str = "site"
    version: int = VERSION
    base: str = ""
    meetings: dict[str, Kept] = {}
    others: tuple[str, ...] = ()

    def paths(self) -> Iterator[str]:
        """Every file of the site."""
        yield from self.others
        for kept in self.meetings.values():
            yield from kept.paths()


class NotAManifest(ValueError):
    """The file by which a site is known is none of ours, or not as we wrote it."""


def read(root: Path) -> Manifest | None:
    """The manifest in this folder, or None where there is none. Raises `NotAManifest`, `OSError`."""
    try:
        data = (root / NAME).read_bytes()
    except FileNotFoundError:
        return None
    try:
        found = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotAManifest from None
    # What stands in it is removed and written over: it must lie where we would have put it.
    if found.sognko != "site" or not all(_sound(kept) for kept in found.meetings.values()):
        raise NotAManifest
    if not all(_PATH.fullmatch(path) for path in found.paths()):
        raise NotAManifest
    return found


def _sound(kept: Kept) -> bool:
    try:
        days = [date.fromisoformat(day) for day in (kept.day, kept.approved) if day is not None]
    except ValueError:
        return False
    return bool(days) and _FOLDER.fullmatch(kept.address) is not None


def begun(root: Path) -> frozenset[str]:
    """The files that a run made which never came to its end. Raises `OSError`."""
    try:
        lines = (root / BEGUN).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return frozenset()
    # The last line may be cut short; a whole one ends with a line break.
    return frozenset(filter(_PATH.fullmatch, lines[:-1]))


def written(manifest: Manifest) -> bytes:
    """The manifest as it is written, by meeting: a line each is quick to compare."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"
