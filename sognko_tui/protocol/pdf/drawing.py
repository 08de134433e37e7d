"""Draws a picture in SVG as PNG, for the programs that show no other, by what sets the pages."""

from __future__ import annotations

from typing import Any

from sognko_tui.protocol.mark import NotAMark
from sognko_tui.protocol.pdf.characters import FONTS

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
