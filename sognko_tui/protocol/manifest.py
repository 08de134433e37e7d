"""The manifest of an approved protocol: which files it is, by their hashes, and what came before it.

It is a plain list of SHA-256 as `sha256sum -c` reads it, with what it is about in comments: whoever
has the folder can check it without this program. One line of it leads to the manifest of the protocol
that the board approved before, so that all of a board's protocols are a chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from sognko_tui.protocol.wording import one_line

_TITLE = "# Sognko: godkjend protokoll, "
FORMAT = 1
"""Which version of the format is written.

A fact that is added as a comment needs no other: whoever does not know it passes it over. What an
older program would get wrong does.
"""
TITLE = f"{_TITLE}{FORMAT}"
"""The first line: what this is, and the version of the format."""

_NAME = r"[a-z0-9][a-z0-9.-]*"
_LINE = re.compile(rf"([0-9a-f]{{64}})  ({_NAME}|\.\./[a-z0-9-]+/{_NAME}\.sha256)", re.ASCII)
_FACT = re.compile(r"# (\w+): (.*)")
_FACTS = ("meeting", "board", "version", "approved")
_BEFORE = "../"


class NotAManifest(ValueError):
    """The bytes are no manifest of ours; `line` is the first that is not understood, 0 for all of it."""

    def __init__(self, line: int = 0) -> None:
        super().__init__(str(line))
        self.line = line


class NewerManifest(NotAManifest):
    """It is a manifest, as a newer program writes them: nothing can be said of it here."""


class Hashed(msgspec.Struct, frozen=True):
    """A file by its name in the meeting's folder (or from there), and the SHA-256 of its bytes in hex."""

    name: str
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What was approved: the meeting's id and board, the version, when it was approved (ISO 8601).

    `files` are those of this version; `before` are the manifests this one is chained to: that of the
    version before, and that of the board's protocol approved before this one.
    """

    meeting: str
    board: str
    version: int
    approved: str
    files: tuple[Hashed, ...]
    before: tuple[Hashed, ...] = ()

    def hashed(self, name: str) -> str:
        """The hash that a file of this name is to have; empty where it is none of these."""
        return next((f.sha256 for f in (*self.files, *self.before) if f.name == name), "")

    @property
    def other(self) -> Hashed | None:
        """The manifest of another meeting that this one follows, or None for the first of a board."""
        return next((link for link in self.before if link.name.startswith(_BEFORE)), None)


def write(manifest: Manifest) -> bytes:
    """The manifest as a file."""
    facts = ((name, one_line(str(getattr(manifest, name)))) for name in _FACTS)
    lines = [TITLE, *(f"# {name}: {value}" for name, value in facts)]
    lines += _lines(manifest.files)
    lines += _lines(manifest.before)
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _lines(files: Iterable[Hashed]) -> list[str]:
    return [f"{file.sha256}  {file.name}" for file in files]


def read(data: bytes) -> Manifest:
    """The manifest in these bytes. Raises `NotAManifest`, of which `NewerManifest` is one."""
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise NotAManifest from None
    if not lines or lines[0] != TITLE:
        newer = bool(lines) and _is_newer(lines[0])
        raise NewerManifest(1) if newer else NotAManifest(1)
    facts: dict[str, str] = {}
    hashes: list[Hashed] = []
    for number, line in enumerate(lines[1:], start=2):
        if (fact := _FACT.fullmatch(line)) is not None:
            facts[fact[1]] = fact[2]
        elif (hashed := _LINE.fullmatch(line)) is not None:
            if any(hashed[2] == known.name for known in hashes):
                raise NotAManifest(number)
            hashes.append(Hashed(hashed[2], hashed[1]))
        else:
            raise NotAManifest(number)
    version = facts.get("version", "")
    if not version.isdecimal() or "meeting" not in facts:
        raise NotAManifest
    return Manifest(
        meeting=facts["meeting"],
        board=facts.get("board", ""),
        version=int(version),
        approved=facts.get("approved", ""),
        files=tuple(h for h in hashes if not is_manifest(h.name)),
        before=tuple(h for h in hashes if is_manifest(h.name)),
    )


def _is_newer(title: str) -> bool:
    number = title.removeprefix(_TITLE)
    return number != title and number.isdecimal() and len(number) < 4 and int(number) > FORMAT


def is_manifest(name: str) -> bool:
    """Whether a file in a manifest is another manifest."""
    return name.endswith(".sha256")
