"""A workbook is a packed folder of XML that somebody else made: it is looked over before it is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from sognko_tui.office.rosters.table import MOST
from sognko_tui.office.trouble import Trouble

MOST_PARTS = 200
"""Files in a workbook."""

MOST_BYTES = 8_000_000
"""Bytes of a workbook when it is unpacked: room for many rosters, and read in a few seconds."""

DEEPEST = 10_000
"""Rows of a sheet that are looked at. Below them there may be lettering and colours, but no words."""

_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s[^<>]{0,80}?\br=\"[A-Z]{1,3}(\d{5,20})\"[^<>]{0,80}>\s{0,9}<(?:\w{1,20}:)?(?:v|is)\b"
)
_ACTING = (b"<!DOCTYPE", b"<!ENTITY")


def looked_over(data: bytes, name: str) -> io.BytesIO:
    """The workbook, if it is one and no bigger than a roster can be. Raises `Trouble`.

    What the parts say of their size is what `zipfile` reads of them at most. XML that declares
    anything of its own is none that a spreadsheet writes, nor is XML in two bytes a character, in
    which that would not be seen.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            sizes = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or sizes > MOST_BYTES:
                raise Trouble("roster_bomb", {"name": name, "limit": MOST_BYTES})
            names = {part.filename for part in parts}
            if not any(one.startswith("xl/workbook.") for one in names):
                raise Trouble("roster_not_workbook", {"name": name})
            if any(part.flag_bits & 1 for part in parts):
                raise Trouble("roster_old_excel", {"name": name})
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _must_be_plain(packed.read(part), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise Trouble("roster_broken", {"name": name}) from None
    return io.BytesIO(data)


def _must_be_plain(part: bytes, name: str) -> None:
    if b"\0" in part or any(word in part.upper() for word in _ACTING):
        raise Trouble("roster_broken", {"name": name})
    if any(int(found[1]) > DEEPEST for found in _CELL.finditer(part)):
        raise Trouble("roster_too_many", {"name": name, "limit": MOST})
