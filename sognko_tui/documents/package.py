"""The zip that a Word or OpenDocument file is: which kind it holds, and its parts, within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Literal

from sognko_tui.documents.lines import Unreadable

Kind = Literal["docx", "odt", "office", "other"]
"""`office` is a spreadsheet, a presentation or a drawing; `other` any other zip, also a broken one."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and new ones with a password."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRIES = 10_000
_TOTAL = 1_000_000_000
_RATIO = 400
"""Deflate reaches 1000 on nothing but zeros; long documents of equal tables come to 100."""
_PLAYROOM = 20_000_000
"""Bytes a small file may unpack to whatever the ratio."""
_PART = 60_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    RuntimeError,
    OverflowError,
)
"""What the standard library raises on zips that are none. (`NotImplementedError` is a `RuntimeError`.)"""


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip does."""
    return data.startswith(_ZIP)


def kind_of_zip(data: bytes) -> Kind:
    """What a zip holds, by what lies in it. Raises nothing."""
    try:
        package = Package(data, "")
        names = package.names
        mimetype = (package.part("mimetype", 200) or b"").strip()
        types = package.part("[Content_Types].xml") or b""
    except Unreadable as error:
        # Which of them it is shows in what stands uncompressed; its reader then says what is wrong.
        if b"opendocument.text" in data[:200]:
            return "odt"
        named = b"word/document" in data or (error.code != "broken" and b"word/" in data)
        return "docx" if named else "other"
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        return (
            "odt" if mimetype.startswith(b"application/vnd.oasis.opendocument.text") else "office"
        )
    if b"wordprocessingml" in types or b"ms-word" in types or "word/document.xml" in names:
        return "docx"
    if b"spreadsheetml" in types or b"presentationml" in types or b"ms-excel" in types:
        return "office"
    if not mimetype and {"content.xml", "META-INF/manifest.xml"} <= names:
        return "odt"
    return "other"


def refuse_ole(data: bytes, name: str) -> None:
    """Raise the `Unreadable` that tells an old Word file from one that is locked by a password."""
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("encrypted" if locked else "unsupported_word", name=name)


class Package:
    """A zip opened in memory. Its names are keys and nothing else; nothing is ever written.

    Raises `Unreadable`: `broken`, `encrypted`, or `bomb` before anything is unpacked.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        refuse_ole(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN:
            raise Unreadable("broken", name=name) from None
        self.size = sum(entry.file_size for entry in entries)
        """Bytes of all parts unpacked, as they say themselves: no more is read of any."""
        allowed = max(_PLAYROOM, len(data) * _RATIO)
        if len(entries) > _ENTRIES or self.size > min(_TOTAL, allowed):
            raise Unreadable("bomb", name=name)
        self._entries = {entry.filename: entry for entry in entries}
        self.names = frozenset(self._entries)

    def part(self, path: str, limit: int = _PART) -> bytes | None:
        """The unpacked bytes of one part, or None where there is none of that name."""
        entry = self._entries.get(path)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise Unreadable("encrypted", name=self.name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # Office writes no other; others unpack without a measure.
            raise Unreadable("broken", name=self.name)
        if entry.file_size > limit:
            raise Unreadable("bomb", name=self.name)
        try:
            with self._zip.open(entry) as file:
                found = file.read(limit + 1)
        except _BROKEN:
            raise Unreadable("broken", name=self.name) from None
        if len(found) > limit:
            raise Unreadable("bomb", name=self.name)
        return found

    def needed(self, path: str) -> bytes:
        """The bytes of a part that must be there."""
        found = self.part(path)
        if not found:
            raise Unreadable("broken", name=self.name)
        return found
