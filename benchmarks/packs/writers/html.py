"""HTML, as a municipality's site or a mail programme writes it."""

from __future__ import annotations

from html import escape

from benchmarks.packs.structure import Look, Pack, Piece

_TAGS = {"title": "h1", "group": "h2", "heading": "h2", "subheading": "h3", "label": "h3"}
_SIZES = {"title": 26, "group": 20, "heading": 20, "subheading": 15, "label": 15}


def write(pack: Pack) -> bytes:
    """The pack as UTF-8."""
    out = [
        f'<!DOCTYPE html>\n<html lang="{pack.language}"><head><meta charset="utf-8">',
        f"<title>{escape(pack.facts.board or '')}</title>",
        "<style>body { font-size: 13px }</style></head><body>",
    ]
    real = pack.look.spacing in ("blank", "items far apart")
    open_list = ""
    for piece in pack.pieces:
        wanted = _list_tag(piece) if real else ""
        if open_list and wanted != open_list:
            out.append(f"</{open_list}>")
            open_list = ""
        if wanted:
            if not open_list or (wanted == "ol" and piece.mark[:2] in ("1.", "1)")):
                out += [f"</{open_list}>"] if open_list else []
                out.append(f"<{wanted}>")
            open_list = wanted
            out.append(f"<li>{_words(piece)}</li>")
        elif piece.kind == "table":
            out.append(_table(piece))
        elif piece.kind == "page":
            out.append("<hr>")
        else:
            out.append(_block(pack.look, piece))
    out += [f"</{open_list}>"] if open_list else []
    return "\n".join([*out, "</body></html>"]).encode()


def _list_tag(piece: Piece) -> str:
    if piece.kind != "entry" or piece.depth:
        return ""
    return (
        "ol"
        if piece.mark in [f"{at}." for at in range(1, 20)]
        else "ul"
        if piece.mark in "•-"
        else ""
    )


def _words(piece: Piece) -> str:
    text = escape(piece.text.replace("\n", " "), quote=False)
    return f'<a href="{piece.link}">{text}</a>' if piece.link else text


def _block(look: Look, piece: Piece) -> str:
    mark = piece.mark.removesuffix("\0")
    text = f"{escape(mark)} {_words(piece)}" if mark else _words(piece)
    if piece.kind not in _TAGS:
        return f"<p>{text}</p>"
    words, colon, inline = text.partition(":") if piece.kind == "label" else (text, "", "")
    if look.headings == "styled" and not inline:
        tag = _TAGS[piece.kind]
        return f"<{tag}>{text}</{tag}>"
    if look.headings == "bare" and piece.kind != "title":
        return f"<p>{text}</p>"
    size = f' style="font-size: {_SIZES[piece.kind]}px"' if "sized" in look.headings else ""
    if inline:
        size = ""
    bold = "bold" in look.headings or (piece.kind == "label" and look.headings == "sized")
    words = f"<b>{words}{colon}</b>{inline}" if bold else text
    return f"<p{size}>{words}</p>"


def _table(piece: Piece) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) + "</tr>"
        for row in piece.rows
    )
    return f"<table>{''.join(rows)}</table>"
