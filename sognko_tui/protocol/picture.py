"""A board's mark as the picture that every office program shows: PNG, drawn anew where it is SVG."""

from __future__ import annotations

from typing import NamedTuple

from sognko_tui.protocol import png
from sognko_tui.protocol.mark import Mark

_HEIGHT_MM = 16
"""The height of a mark at the head of a page."""

_WIDEST_MM = 120


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
    across, down = png.size(data)
    width = min(_HEIGHT_MM * across / down, _WIDEST_MM)
    return Picture(data, round(width, 2), round(width * down / across, 2))
