"""Which characters our fonts can print, and what stands for those they cannot.

Both standards forbid the empty box that a font shows for a character it lacks.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sognko_tui.documents.clean import clean
from sognko_tui.meeting.written import MONTHS

FONTS = Path(__file__).with_name("fonts")

_USUAL = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\u017f‐-„†-•…‰′″‹›€−]*")
"""What all our fonts have: texts of nothing else need no look into them."""

_TOGETHER = re.compile(
    rf"(?<=§) (?=\d)|(?<=\b(?:kl|nr)\.) (?=\d)|(?<=\d\.) (?=(?:{'|'.join(MONTHS)})\b)|(?<=\d) (?=\d{{3}}\b)"
)
"""The spaces at which no line may break: «§ 6», «kl. 9.14», «nr. 1», «24. mars», «40 000»."""


def printable(text: str, *, usual: bool = False) -> str:
    """The text in one line, each character that no font has spelled out: `[U+1F389]`.

    With `usual` all but the most usual ones are.
    """
    text = " ".join(clean(text).split())
    if not _USUAL.fullmatch(text):
        text = _spelled_out(text, usual=usual)
    return _TOGETHER.sub("\N{NO-BREAK SPACE}", text)


def _spelled_out(text: str, *, usual: bool) -> str:
    return "".join(
        sign
        if _USUAL.fullmatch(sign) or (not usual and ord(sign) in printed())
        else f"[U+{ord(sign):04X}]"
        for sign in text
    )


@cache
def printed() -> frozenset[int]:
    """The code points that at least one of our fonts has."""
    return frozenset(
        code for path in sorted(FONTS.glob("*.ttf")) for code in _code_points(path.read_bytes())
    )


def _code_points(font: bytes) -> Iterator[int]:
    """What a TrueType font says it has, of all planes (a `cmap` of format 12) or the first (4)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    for n in range(tables):
        tag, _, at, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * n)
        if tag == b"cmap":
            for number in range(struct.unpack_from(">H", font, at + 2)[0]):
                offset = struct.unpack_from(">L", font, at + 8 + 8 * number)[0]
                yield from _subtable(font, at + offset)


def _subtable(font: bytes, at: int) -> Iterator[int]:
    kind = struct.unpack_from(">H", font, at)[0]
    if kind == 12:
        for n in range(struct.unpack_from(">L", font, at + 12)[0]):
            first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * n)
            yield from range(first, last + 1)
    elif kind == 4:
        count = struct.unpack_from(">H", font, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", font, at + 14)
        starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
        for first, last in zip(starts, ends, strict=True):
            if last != 0xFFFF:
                yield from range(first, last + 1)
