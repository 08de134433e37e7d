"""OpenDocument text: a zip of XML, with styles and lists or with looks alone."""

from __future__ import annotations

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from benchmarks.packs.structure import Look, Pack, Piece

_MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)
_LEVELS = {"title": 1, "group": 2, "heading": 2, "subheading": 3, "label": 3}
_SIZES = {"title": 22, "group": 17, "heading": 16, "subheading": 13, "label": 13}
_STAMP = (2026, 1, 1, 0, 0, 0)


def write(pack: Pack) -> bytes:
    """The pack as an .odt."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
        f"<office:automatic-styles>{_styles(pack.look)}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(_body(pack))}</office:text></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {_SPACES} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text, kind in (
            ("mimetype", _MIME, ZIP_STORED),
            ("content.xml", content, ZIP_DEFLATED),
            ("META-INF/manifest.xml", manifest, ZIP_DEFLATED),
        ):
            entry = ZipInfo(name, _STAMP)
            entry.compress_type = kind
            archive.writestr(entry, text)
    return out.getvalue()


def _styles(look: Look) -> str:
    found: list[str] = []
    for kind, size in _SIZES.items():
        looks = f' fo:font-size="{size}pt"' if "sized" in look.headings else ""
        if "bold" in look.headings or (kind == "label" and look.headings != "bare"):
            looks += ' fo:font-weight="bold"'
        found += [
            f'<style:style style:name="{kind}-{family}" style:family="{family}">'
            f"<style:text-properties{looks}/></style:style>"
            for family in ("paragraph", "text")
        ]
    for name, level in (
        (
            "numbers",
            '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>',
        ),
        ("bullets", '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'),
    ):
        found.append(f'<text:list-style style:name="{name}">{level}</text:list-style>')
    return "".join(found)


def _body(pack: Pack) -> list[str]:
    out: list[str] = []
    real = pack.look.spacing in ("blank", "items far apart")
    open_list = ""
    for piece in pack.pieces:
        wanted = _list_style(piece) if real else ""
        if open_list and (wanted != open_list or piece.mark == "1."):
            out.append("</text:list>")
            open_list = ""
        if wanted:
            if not open_list:
                out.append(f'<text:list text:style-name="{wanted}">')
            open_list = wanted
            out.append(f"<text:list-item><text:p>{_words(piece)}</text:p></text:list-item>")
        elif piece.kind == "table":
            out.append(_table(piece))
        elif piece.kind != "page":
            out.append(_block(pack.look, piece))
    if open_list:
        out.append("</text:list>")
    return out


def _list_style(piece: Piece) -> str:
    if piece.kind != "entry" or piece.depth:
        return ""
    if piece.mark.endswith(".") and piece.mark[:-1].isdigit():
        return "numbers"
    return "bullets" if piece.mark in "•-" else ""


def _words(piece: Piece) -> str:
    text = escape(piece.text.replace("\n", " "), quote=False)
    if piece.link:
        return f'<text:a xlink:type="simple" xlink:href="{piece.link}">{text}</text:a>'
    return text


def _block(look: Look, piece: Piece) -> str:
    mark = piece.mark.removesuffix("\0")
    text = f"{escape(mark)} {_words(piece)}" if mark else _words(piece)
    if piece.kind not in _LEVELS or (look.headings == "bare" and piece.kind != "title"):
        return f"<text:p>{text}</text:p>"
    words, colon, inline = text.partition(":") if piece.kind == "label" else (text, "", "")
    if look.headings == "styled" and not inline:
        level = _LEVELS[piece.kind]
        return f'<text:h text:outline-level="{level}">{text}</text:h>'
    if inline:
        return f'<text:p><text:span text:style-name="{piece.kind}-text">{words}{colon}</text:span>{inline}</text:p>'
    return f'<text:p text:style-name="{piece.kind}-paragraph">{text}</text:p>'


def _table(piece: Piece) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{escape(cell, quote=False)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in piece.rows
    )
    columns = "<table:table-column/>" * len(piece.rows[0])
    return f"<table:table>{columns}{rows}</table:table>"
