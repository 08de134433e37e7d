"""A mark in PNG, for a typesetter that takes the files it is handed for text: as a picture in an SVG."""

from __future__ import annotations

from base64 import b64encode

from sognko_tui.protocol import png
from sognko_tui.protocol.mark import Mark


def drawn_around(mark: Mark) -> Mark:
    """The same mark as SVG. Raises `NotAMark` where it is no whole picture in PNG."""
    across, down = png.size(mark.data)
    size = f'width="{across}" height="{down}"'
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" {size}>'
        f'<image {size} href="data:image/png;base64,{b64encode(mark.data).decode()}"/></svg>'
    )
    return Mark(data=drawn.encode(), words=mark.words)
