"""PDF by typst: real pages with headers and footers, one column or two."""

from __future__ import annotations

import json
import re

import typst

from benchmarks.packs.structure import Look, Pack, Piece

_SIZES = {"title": 20.0, "group": 15.0, "heading": 14.0, "subheading": 12.0, "label": 11.5}
_BODY = 10.5
_LEADERS = re.compile(r"(.*?) \.{4,} (\d+)$")
_GAPS = {"tight": 0.65, "double": 2.2}


def write(pack: Pack) -> bytes:
    """The pack as a PDF."""
    look = pack.look
    out = [
        # Without the hour in it, the same pack is the same file.
        "#set document(date: none)",
        f'#set page(paper: "a4", margin: 2.2cm{_furniture(pack)})',
        f'#set text(size: {_BODY}pt, lang: "{pack.language}", hyphenate: false, font: "{_font(look)}")',
        f"#set par(justify: false, spacing: {_GAPS.get(look.spacing, 1.3)}em)",
    ]
    divided = False
    for piece in pack.pieces:
        if piece.kind == "heading" and look.columns > 1 and not divided and not look.paged:
            # The front runs over the whole width, the papers in columns.
            divided = True
            out.append("#columns(2)[")
        if piece.kind == "page":
            out.append("#pagebreak(weak: true)")
        elif piece.kind == "table":
            out.append(_table(piece))
        else:
            out.append(_block(look, piece))
    if divided:
        out.append("]")
    made = typst.compile("\n".join(out).encode(), format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made


def _font(look: Look) -> str:
    return "DejaVu Sans Mono" if look.width == 100 else "Libertinus Serif"


def _furniture(pack: Pack) -> str:
    board = _quoted(pack.facts.board or "")
    footer = "footer: context align(center, counter(page).display())"
    return {
        "none": "",
        "numbers": f", {footer}",
        "header and numbers": f", header: text(9pt, {board}), {footer}",
        "header with number": f", header: context [#text(9pt, {board}) #h(1fr) Side #counter(page).display()]",
        "form feeds": f", {footer}",
    }[pack.look.furniture]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _words(text: str) -> str:
    """Text as code of typst, so that no sign in it is markup; a line feed is a line break."""
    whole = text.replace(" ____", "\xa0____")
    return "#linebreak()".join(f"#{_quoted(part)}" for part in whole.split("\n"))


def _block(look: Look, piece: Piece) -> str:
    text = _words(piece.text)
    if not piece.text.strip("-"):
        return "#line(length: 100%, stroke: 0.4pt)"
    leaders = _LEADERS.match(piece.text)
    if leaders:
        text = f"{_words(leaders[1])} #box(width: 1fr, repeat[.]) {leaders[2]}"
    if piece.link:
        text = f"#link({_quoted(piece.link)})[{text}]"
    if piece.kind in _SIZES:
        text = _headed(look, piece)
    elif piece.mark:
        mark = piece.mark.removesuffix("\0")
        left = 0.4 + piece.depth
        text = f"#pad(left: {left}em, grid(columns: (1.6em, 1fr), [{_words(mark)}], [{text}]))"
    tight = piece.tight or (piece.kind in ("line", "listed", "entry") and not piece.apart)
    above = (
        "0.65em"
        if tight
        else "2em"
        if piece.kind == "heading"
        else f"{_GAPS.get(look.spacing, 1.3)}em"
    )
    return f"#block(above: {above}, below: 0.65em)[{text}]"


def _headed(look: Look, piece: Piece) -> str:
    words, colon, inline = (
        piece.text.partition(":") if piece.kind == "label" else (piece.text, "", "")
    )
    if look.headings == "bare" and piece.kind != "title":
        return _words(piece.text)
    looks = []
    if "sized" in look.headings or look.headings == "styled":
        looks.append(f"size: {_SIZES[piece.kind]}pt")
    if "bold" in look.headings or look.headings == "styled" or piece.kind == "label":
        looks.append('weight: "bold"')
    made = f"#text({', '.join(looks)})[{_words(words + colon)}]"
    if look.headings == "styled" and piece.kind in ("title", "heading") and not inline:
        level = 1 if piece.kind == "title" else 2
        return f"#heading(level: {level})[{made}]"
    return made + (_words(inline) if inline else "")


def _table(piece: Piece) -> str:
    if piece.mark == "exploded":
        return "\n".join(
            f"#block(above: 0.65em, below: 0.65em)[{_words(cell)}]"
            for row in piece.rows
            for cell in row
        )
    cells = ", ".join(f"[{_words(cell)}]" for row in piece.rows for cell in row)
    wide = piece.mark == "listing"
    listed = "(auto, 1fr)" if len(piece.rows[0]) == 2 else "(auto, 1fr, auto)"
    columns = listed if wide else f"{len(piece.rows[0])}"
    return f"#table(columns: {columns}, stroke: 0.4pt, {cells})"
