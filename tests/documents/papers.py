"""Writes packs as Word, OpenDocument and HTML files, for tests that read them back.

It knows nothing of the reader: a pack is a list of `Part`, and each format writes it as its own
programs do, in several layouts.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

Kind = Literal["title", "heading", "text", "bullet", "number", "rows"]
Layout = Literal["styles", "numbered", "bold", "plain"]
"""How items are headed: by style, by a style that numbers itself, in bold, by nothing."""

LAYOUTS: tuple[Layout, ...] = ("styles", "numbered", "bold", "plain")


@dataclass
class Part:
    """A piece of a pack. `**words**` are bold; `sign` is the printed number of a heading or entry."""

    kind: Kind
    text: str = ""
    sign: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def printed(self) -> str:
        return f"{self.sign} {self.text}" if self.sign else self.text


def runs(text: str) -> list[tuple[str, bool]]:
    """The words of a text, and whether they are bold."""
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return [(piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece]


def restarts(parts: list[Part], at: int) -> bool:
    """Whether a numbered entry begins a list."""
    return parts[at].sign.startswith("1.")


# Word


def _new_list(document: Any, abstract: str, restart: bool) -> str:
    numbering = document.part.numbering_part.element
    number = str(max(int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))) + 1)
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f"{again if restart else ''}</w:num>"
        )
    )
    return number


def add_list(document: Any, levels: tuple[tuple[str, str], ...], link: str = "") -> str:
    """A list of the given forms and texts; its id. `link` is the style its first level belongs to."""
    numbering = document.part.numbering_part.element
    abstract = str(900 + len(numbering.findall(qn("w:abstractNum"))))
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{link}"/>' if link and at == 0 else "")
        + f'<w:lvlText w:val="{escape(text)}"/>'
        f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
            f'<w:multiLevelType w:val="multilevel"/>{written}</w:abstractNum>'
        ),
    )
    return _new_list(document, abstract, restart=False)


def abstract_of(document: Any, number: str) -> str:
    """The definition behind a list."""
    for one in document.part.numbering_part.element.findall(qn("w:num")):
        if one.get(qn("w:numId")) == number:
            return one.find(qn("w:abstractNumId")).get(qn("w:val"))
    raise KeyError(number)


def into_list(paragraph: Any, number: str, rank: int = 0) -> None:
    """Make a paragraph an entry of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = int(number)
    properties.get_or_add_ilvl().val = rank


def word(parts: list[Part], layout: Layout = "styles", furniture: bool = True) -> bytes:
    """The pack as a Word file. Its entries are numbered by Word, not by hand."""
    document = docx.Document()
    if furniture:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Sak 99 Topptekst"
        section.footer.paragraphs[0].text = "Side 1 av 9"
    entries = abstract_of(
        document, add_list(document, (("decimal", "%1."), ("lowerLetter", "%2)")))
    )
    number = ""
    if layout == "numbered":
        heads = add_list(document, (("decimal", "%1."),), link="Heading1")
        style = document.styles["Heading 1"].element.get_or_add_pPr()
        style.get_or_add_numPr().get_or_add_numId().val = int(heads)
    for at, part in enumerate(parts):
        if part.kind == "title":
            document.add_paragraph(part.text, style="Title" if layout != "plain" else None)
        elif part.kind == "heading":
            _word_heading(document, part, layout)
        elif part.kind == "rows":
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for row, cells in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif part.kind == "bullet":
            _word_runs(document.add_paragraph(style="List Bullet"), part.text)
        elif part.kind == "number":
            number = _new_list(document, entries, True) if restarts(parts, at) else number
            paragraph = document.add_paragraph()
            _word_runs(paragraph, part.text)
            into_list(paragraph, number)
        else:
            _word_runs(document.add_paragraph(), part.text)
    return saved(document)


def _word_heading(document: Any, part: Part, layout: Layout) -> None:
    if layout == "styles":
        document.add_heading(part.printed, 2)
    elif layout == "numbered":
        document.add_heading(part.text, 1)
    elif layout == "bold":
        document.add_paragraph().add_run(part.printed).bold = True
    else:
        document.add_paragraph()
        document.add_paragraph(part.printed)
        document.add_paragraph()


def _word_runs(paragraph: Any, text: str) -> None:
    for words, bold in runs(text):
        paragraph.add_run(words).bold = bold or None


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# OpenDocument

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_STYLES = """
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"/>
<style:style style:name="Tight" style:family="paragraph"/>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="Numbers">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="\u2022"/></text:list-style>
"""
_OUTLINE = """<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="{form}" style:num-suffix="."/></text:outline-style>"""


def content(body: str, styles: str = "") -> str:
    """The XML of a text's content."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} {_XLINK}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def packed(body: str, styles: str = "", numbered: bool = False) -> bytes:
    """An OpenDocument text with the given body."""
    file = io.BytesIO()
    outline = _OUTLINE.format(form="1" if numbered else "")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content(body, styles))
        package.writestr(
            "styles.xml",
            f'<?xml version="1.0"?><office:document-styles {_SPACES}><office:styles>{_STYLES}{outline}'
            "</office:styles><office:master-styles><style:master-page><style:footer>"
            "<text:p>Side 1 av 9</text:p></style:footer></style:master-page></office:master-styles>"
            "</office:document-styles>",
        )
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def _odt_runs(text: str) -> str:
    return "".join(
        f'<text:span text:style-name="Strong">{escape(words)}</text:span>'
        if bold
        else escape(words)
        for words, bold in runs(text)
    )


def opendocument(parts: list[Part], layout: Layout = "styles") -> bytes:
    """The pack as an OpenDocument text."""
    body = ""
    for at, part in enumerate(parts):
        said = _odt_runs(part.text)
        if part.kind == "title":
            body += f'<text:p text:style-name="Title">{said}</text:p>'
        elif part.kind == "heading":
            body += _odt_heading(part, layout)
        elif part.kind == "rows":
            body += "<table:table>"
            for row in part.rows:
                cells = (f"<text:p>{escape(cell)}</text:p>" for cell in row)
                cells = (f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
                body += f"<table:table-row>{''.join(cells)}</table:table-row>"
            body += "</table:table>"
        elif part.kind in ("bullet", "number"):
            style = "Dots" if part.kind == "bullet" else "Numbers"
            goes_on = "" if restarts(parts, at) else 'text:continue-numbering="true"'
            body += (
                f'<text:list text:style-name="{style}" {goes_on}><text:list-item>'
                f"<text:p>{said}</text:p></text:list-item></text:list>"
            )
        else:
            body += f"<text:p>{said}</text:p>"
    return packed(body, numbered=layout == "numbered")


def _odt_heading(part: Part, layout: Layout) -> str:
    if layout == "styles":
        return f'<text:h text:outline-level="2">{escape(part.printed)}</text:h>'
    if layout == "numbered":
        return f'<text:h text:outline-level="1">{escape(part.text)}</text:h>'
    if layout == "bold":
        return f"<text:p>{_odt_runs(f'**{part.printed}**')}</text:p>"
    return f"<text:p/><text:p>{escape(part.printed)}</text:p><text:p/>"


# HTML


def web(parts: list[Part], layout: Layout = "styles") -> bytes:
    """The pack as a web page, with a menu above and an address below."""
    body, listed = "", ""
    for at, part in enumerate(parts):
        kind = {"bullet": "ul", "number": "ol"}.get(part.kind, "")
        if listed and (kind != listed or restarts(parts, at)):
            body += f"</{listed}>"
            listed = ""
        said = "".join(f"<b>{escape(w)}</b>" if bold else escape(w) for w, bold in runs(part.text))
        if kind:
            start = part.sign.rstrip(".") or "1"
            body += "" if listed else f'<ol start="{start}">' if kind == "ol" else "<ul>"
            body += f"<li>{said}"
            listed = kind
        elif part.kind == "title":
            body += f"<h1>{said}</h1>"
        elif part.kind == "heading":
            body += _web_heading(part, layout)
        elif part.kind == "rows":
            rows = ("".join(f"<td>{escape(cell)}" for cell in row) for row in part.rows)
            body += f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>"
        else:
            body += f"<p>{said}"
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>Sakspapir</title></head><body>"
        f"<nav><ul><li>1. Heim<li>2. Kontakt</ul></nav>{body}<footer>Side 1 av 9</footer></body></html>"
    ).encode()


def _web_heading(part: Part, layout: Layout) -> str:
    said = escape(part.printed)
    if layout in ("styles", "numbered"):
        return f"<h2>{said}</h2>"
    return f"<p><strong>{said}</strong></p>" if layout == "bold" else f"<p>{said}</p>"


WRITERS = {"docx": word, "odt": opendocument, "html": web}
