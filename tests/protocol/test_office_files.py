"""A protocol for Word and as OpenDocument: what programs and screen readers find their way by."""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from sognko_tui.protocol import build, docx, odt
from sognko_tui.protocol.document import (
    Document,
    Head,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    plain,
)
from sognko_tui.protocol.mark import Mark, NotAMark
from tests.protocol.examples import everything
from tests.protocol.marks import WORDS, png, svg

WRITERS = {"docx": docx.render, "odt": odt.render}


@pytest.fixture(scope="module")
def document() -> Document:
    return build(everything("nb"), draft=True)


@pytest.fixture(scope="module")
def word(document):
    return python_docx.Document(BytesIO(docx.render(document, mark=svg())))


def files(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def all_text(data: bytes) -> str:
    return " ".join(content.decode("utf-8", "replace") for content in files(data).values())


@pytest.mark.parametrize("writer", WRITERS)
def test_the_same_protocol_is_the_same_bytes_and_tells_no_clock_and_no_program_s_author(
    document, writer
):
    render = WRITERS[writer]
    made = render(document, mark=png())
    assert made == render(document, mark=png())
    with ZipFile(BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = all_text(made)
    assert set(re.findall(r"20\d\d-\d\d-\d\dT", told)) == {"2026-03-24T"}
    assert "python" not in told.lower()


def test_the_properties_are_the_board_s_and_the_meeting_s(document, word):
    properties = word.core_properties
    assert properties.title == document.title
    assert {properties.author, properties.last_modified_by, properties.subject} == {
        document.head.board
    }
    assert properties.language == "nb-NO"
    assert properties.created.date() == properties.modified.date() == document.head.day
    meta = files(odt.render(document))["meta.xml"].decode()
    assert f"<dc:creator>{document.head.board}</dc:creator>" in meta
    assert "<dc:language>nb-NO</dc:language>" in meta


def test_headings_have_the_levels_that_a_program_makes_an_outline_of(document, word):
    told = [
        (b.level - 1, "".join(r.text for r in b.runs))
        for b in document.blocks
        if isinstance(b, Heading)
    ]
    names = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert names == [(f"Heading {level}", text) for level, text in told]
    assert word.paragraphs[1].style.name == "Title"
    content = etree.fromstring(files(odt.render(document))["content.xml"])
    text = odt_name("text", "h")
    levels = [int(h.get(odt_name("text", "outline-level"))) for h in content.iter(text)]
    assert levels == [level for level, _ in told]


def odt_name(kind: str, name: str) -> str:
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0}}{name}"


def test_a_table_in_word_repeats_its_head_keeps_its_rows_whole_and_has_a_name(document, word):
    told = [block for block in document.blocks if isinstance(block, Table)]
    assert len(word.tables) == len(told)
    for table, block in zip(word.tables, told, strict=True):
        rows = table._tbl.tr_lst
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True] + [False] * len(block.rows)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == block.caption


def test_every_link_leads_to_a_bookmark_that_stands_once(document, word):
    body = word.element.body
    places = [b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(places) == len(set(places))
    assert links
    assert links <= set(places)
    assert all(re.fullmatch(r"\w{1,40}", place, re.ASCII) for place in places)


def test_lists_of_numbers_begin_where_they_begin_and_never_go_on_from_one_before():
    first = List(items=(plain("a"), plain("b")), start=3)
    blocks = (
        first,
        Paragraph(runs=plain("x")),
        List(items=(plain("c"),), start=1),
        Quote(blocks=(first,)),
    )
    made = docx.render(Document(head=Head(), title="t", blocks=blocks))
    numbering = etree.fromstring(files(made)["word/numbering.xml"])
    starts = [o.get(qn("w:val")) for o in numbering.iter(qn("w:startOverride"))]
    assert starts == ["3", "1", "3"]
    opened = python_docx.Document(BytesIO(made))
    numbers = [n.get(qn("w:val")) for n in opened.element.body.iter(qn("w:numId"))]
    assert len(numbers) == 5
    assert len({*numbers}) == 3


def test_each_page_has_the_board_and_its_number_as_a_field(document, word):
    section = word.sections[0]
    assert section.header.paragraphs[0].text.startswith(document.head.board)
    assert "UTKAST" in section.first_page_header.paragraphs[0].text
    for footer in (section.footer, section.first_page_footer):
        fields = [f.get(qn("w:instr")) for f in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("mark", [svg, png])
def test_the_mark_is_a_picture_with_words_for_who_cannot_see_it(document, mark):
    opened = python_docx.Document(BytesIO(docx.render(document, mark=mark())))
    (shape,) = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == WORDS
    assert shape.width == 2 * shape.height
    within = files(odt.render(document, mark=mark()))
    assert within["Pictures/mark.png"].startswith(b"\x89PNG")
    assert "Merket til «styret» &lt;b&gt;</svg:title>" in within["content.xml"].decode()


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg><g>", b"\x89PNG\r\n\x1a\n", png().data[:30]]
)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_mark_that_is_no_picture_is_told(document, writer, data):
    with pytest.raises(NotAMark):
        WRITERS[writer](document, mark=Mark(data=data, words=""))


def test_an_opendocument_begins_with_what_it_is(document):
    with ZipFile(BytesIO(odt.render(document))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)


@pytest.mark.parametrize(
    "text", ["{ PAGE }", "=1+1", "</w:t><w:p/>", "a\x00\x0b\x1b[31mb\ud800\uffff"]
)
@pytest.mark.parametrize("writer", WRITERS)
def test_what_looks_like_a_field_a_formula_or_xml_is_text(writer, text):
    def written(words: str) -> list[str]:
        blocks = (Heading(level=2, runs=plain(words)), Paragraph(runs=plain(words)))
        within = files(WRITERS[writer](Document(head=Head(), title=words, blocks=blocks)))
        parsed = etree.fromstring(within.get("word/document.xml") or within["content.xml"])
        return [element.tag for element in parsed.iter()]

    assert written(text) == written("x")
