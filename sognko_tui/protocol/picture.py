"""A board's mark as the picture that every office program shows: PNG, drawn anew where it is SVG."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from sognko_tui.protocol.mark import Mark, NotAMark

_HEIGHT_MM = 16
"""The height of a mark at the head of a page."""

_WIDEST_MM = 120

_SIGNATURE = 8
_CHUNK, _SUM, _SIZE = struct.Struct(">I4s"), struct.Struct(">I"), struct.Struct(">II")


class Picture(NamedTuple):
    """PNG with the size it is shown at, in millimetres."""

    data: bytes
    width: float
    height: float


def picture(mark: Mark) -> Picture:
    """The mark, as high as ours are, or lower where it would be too wide.

    Raises `NotAMark` where it is no picture.
    """
    data = mark.data
    if mark.file != "mark.png":
        from sognko_tui.protocol.pdf.drawing import drawn

        data = drawn(data, height=f"{_HEIGHT_MM}mm")
    across, down = size(data)
    width = min(_HEIGHT_MM * across / down, _WIDEST_MM)
    return Picture(data, round(width, 2), round(width * down / across, 2))


def size(png: bytes) -> tuple[int, int]:
    """How many dots the picture has across and down, once all of it is there as it was made.

    Raises `NotAMark` where it is not: what shows pictures leaves a damaged one out without a word.
    """
    kinds: list[bytes] = []
    at, first = _SIGNATURE, b""
    try:
        while kinds[-1:] != [b"IEND"]:
            length, kind = _CHUNK.unpack_from(png, at)
            body = at + _CHUNK.size
            end = body + length
            if _SUM.unpack_from(png, end)[0] != zlib.crc32(png[at + 4 : end]):
                raise NotAMark("damaged")
            first = first or png[body:end]
            kinds.append(kind)
            at = end + _SUM.size
        across, down = _SIZE.unpack_from(first)
    except struct.error as wrong:
        raise NotAMark("cut off") from wrong
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds or not across or not down:
        raise NotAMark("no size")
    return across, down
