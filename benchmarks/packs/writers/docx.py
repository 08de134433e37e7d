"""Word: with real styles and numbering, or with looks alone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks.packs.structure import Look, Pack, Piece

_LEVELS = {"title": 0, "group": 1, "heading": 1, "subheading": 2, "label": 2}
_SIZES = {"title": 24, "group": 18, "heading": 16, "subheading": 12.5, "label": 12.5}


def write(pack: Pack) -> bytes:
    """The pack as a .docx."""
    document: Any = Document()
    look = pack.look
    if look.furniture not in ("none", "form feeds"):
        document.sections[0].header.paragraphs[0].text = pack.facts.board or ""
        document.sections[0].footer.paragraphs[0].text = "Side"
    real = look.spacing in ("blank", "items far apart")
    number = 0
    for piece in pack.pieces:
        if piece.kind == "page":
            document.add_page_break()
        elif piece.kind == "table":
            _table(document, piece)
        elif (
            piece.kind == "entry"
            and real
            and piece.mark[:-1].isdigit()
            and piece.mark.endswith(".")
        ):
            if piece.mark == "1.":
                number = _new_list(document)
            paragraph = document.add_paragraph(style="List Number")
            _linked(paragraph, piece)
            _join(paragraph, number)
        elif piece.kind == "entry" and real and piece.mark in "•-":
            style = "List Bullet 2" if piece.depth else "List Bullet"
            _linked(document.add_paragraph(style=style), piece)
        elif piece.kind in _LEVELS:
            _headed(document, look, piece)
        else:
            mark = piece.mark.removesuffix("\0")
            paragraph = document.add_paragraph(f"{mark} " if mark else "")
            _linked(paragraph, piece)
            if look.spacing == "tight":
                paragraph.paragraph_format.space_after = Pt(0)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _headed(document: Any, look: Look, piece: Piece) -> None:
    words, colon, inline = (
        piece.text.partition(":") if piece.kind == "label" else (piece.text, "", "")
    )
    if look.headings == "styled" and not inline:
        document.add_heading(piece.text, _LEVELS[piece.kind])
        return
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words + colon)
    if look.headings != "bare" or piece.kind == "title":
        run.bold = "bold" in look.headings or piece.kind == "label" or None
        if "sized" in look.headings:
            run.font.size = Pt(_SIZES[piece.kind])
    if inline:
        paragraph.add_run(inline)


def _linked(paragraph: Any, piece: Piece) -> None:
    text = piece.text.replace("\n", " ")
    if not piece.link:
        paragraph.add_run(text)
        return
    target = paragraph.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def _table(document: Any, piece: Piece) -> None:
    table = document.add_table(rows=0, cols=len(piece.rows[0]))
    for row in piece.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _new_list(document: Any) -> int:
    """A numbering of its own that begins at 1, as Word makes for each list."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    base = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    made = numbering.add_num(base)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _join(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = 0
