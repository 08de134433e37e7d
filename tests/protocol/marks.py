"""A mark for a board, drawn here: a rounded sign, as SVG and as PNG."""

import struct
import zlib

from sognko_tui.protocol.mark import Mark

WORDS = "Merket til «styret» <b>"


def svg() -> Mark:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
        '<rect width="100" height="50" rx="8" fill="#14325a"/></svg>'
    )
    return Mark(data=drawn.encode(), words=WORDS)


def png(width: int = 40, height: int = 20) -> Mark:
    rows = b"".join(b"\0" + b"\x14\x32\x5a" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b""))
    return Mark(data=b"\x89PNG\r\n\x1a\n" + b"".join(chunks), words=WORDS)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
