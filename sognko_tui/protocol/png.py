"""Whether bytes are a whole picture in PNG, and how large it is."""

from __future__ import annotations

import struct
import zlib

from sognko_tui.protocol.mark import PNG, NotAMark

_MOST = 25_000_000
"""Dots of a picture that is still a mark: unpacked, some hundred million bytes."""

_CHUNK = struct.Struct(">I4s")
_SIZE = struct.Struct(">II")


def size(data: bytes) -> tuple[int, int]:
    """Width and height in dots. Raises `NotAMark` where a part is missing or broken, or it is too large."""
    at = len(PNG)
    kinds: list[bytes] = []
    try:
        while kinds[-1:] != [b"IEND"]:
            length, kind = _CHUNK.unpack_from(data, at)
            body = data[at + 4 : at + 8 + length]
            (checksum,) = struct.unpack_from(">I", data, at + 8 + length)
            if zlib.crc32(body) != checksum:
                raise NotAMark("broken")
            kinds.append(kind)
            at += 12 + length
    except struct.error:
        raise NotAMark("cut off") from None
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds:
        raise NotAMark("no picture")
    across, down = _SIZE.unpack_from(data, len(PNG) + _CHUNK.size)
    if not across or not down or across * down > _MOST:
        raise NotAMark("no size that can be printed")
    return across, down
