"""A workbook is a packed folder of XML that somebody else made: it is looked over before it is read."""

from __future__ import annotations

import io
import re

from sognko_tui.documents import Unreadable
from sognko_tui.documents.package import Package
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
_CODES = {
    "bomb": "roster_bomb",
    "encrypted": "roster_old_excel",
    "unsupported_word": "roster_old_excel",
}
"""What is said of a workbook that is refused before it is known to be one."""

_ACTING = (b"<!DOCTYPE", b"<!ENTITY")


def looked_over(data: bytes, name: str) -> io.BytesIO:
    """The workbook, if it is one and no bigger than a roster can be. Raises `Trouble`.

    XML that declares
    anything of its own is none that a spreadsheet writes, nor is XML in two bytes a character, in
    which that would not be seen.
    """
    try:
        package = Package(data, name)
        if len(package.names) > MOST_PARTS or package.size > MOST_BYTES:
            raise Trouble("roster_bomb", {"name": name, "limit": MOST_BYTES})
        if not any(one.startswith("xl/workbook.") for one in package.names):
            raise Trouble("roster_not_workbook", {"name": name})
        for one in package.names:
            if one.lower().endswith((".xml", ".rels", ".vml")):
                _must_be_plain(package.part(one) or b"", name)
    except Unreadable as refused:
        code = _CODES.get(refused.code, "roster_broken")
        raise Trouble(code, {"name": name, "limit": MOST_BYTES}) from None
    return io.BytesIO(data)


def _must_be_plain(part: bytes, name: str) -> None:
    if b"\0" in part or any(word in part.upper() for word in _ACTING):
        raise Trouble("roster_broken", {"name": name})
    if any(int(found[1]) > DEEPEST for found in _CELL.finditer(part)):
        raise Trouble("roster_too_many", {"name": name, "limit": MOST})
