"""A picture in SVG as PNG, for the programs that show no other, and one in PNG as SVG for typst."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from msgspec.structs import replace

from sognko_tui.protocol.mark import Mark, NotAMark
from sognko_tui.protocol.pdf.characters import FONTS
from sognko_tui.protocol.picture import size

_FINENESS = 600
"""Dots an inch."""


def drawn(svg: bytes, *, height: str) -> bytes:
    """The picture as PNG, fine enough for that height. Raises `NotAMark` where it cannot be read."""
    import typst

    page = (
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f'#image("/mark.svg", height: {height})'
    )
    files: Any = {"main.typ": page.encode(), "mark.svg": svg}
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    compiler = typst.Compiler(files, root=FONTS, font_paths=fonts)
    try:
        made = compiler.compile(format="png", ppi=_FINENESS)
    except (typst.TypstError, RuntimeError) as wrong:
        raise NotAMark(str(wrong)) from wrong
    if not isinstance(made, bytes):
        raise NotAMark("more than one page")
    return made


def framed(mark: Mark) -> Mark:
    """The mark in SVG, around the very dots it has where it is PNG.

    The files handed to typst have to be text. Raises `NotAMark` where it is no picture.
    """
    if mark.file != "mark.png":
        return mark
    across, down = size(mark.data)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}">'
        f'<image width="{across}" height="{down}" '
        f'href="data:image/png;base64,{b64encode(mark.data).decode()}"/></svg>'
    )
    return replace(mark, data=drawing.encode())
