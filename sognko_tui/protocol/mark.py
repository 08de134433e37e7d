"""A board's own mark, for the head of the first page."""

from __future__ import annotations

import msgspec

PNG = b"\x89PNG\r\n\x1a\n"
"""What every file in PNG begins with."""


class NotAMark(Exception):
    """The file is no picture in SVG or PNG that can be printed."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The picture as it lies in its file, and the words for whoever does not see it."""

    data: bytes
    words: str

    @property
    def file(self) -> str:
        """The name a template knows it by. Raises `NotAMark` where it is neither PNG nor SVG."""
        if self.data.startswith(PNG):
            return "mark.png"
        if b"<svg" in self.data[:4096]:
            return "mark.svg"
        raise NotAMark
