"""Word files say what one sees on paper: the numbers Word makes, spaces, tables, revisions."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sognko_tui.documents import Document, Unreadable, read
from tests.documents.papers import add_list, into_list, saved


def paper() -> Any:
    return docx.Document()


def document(made: Any) -> Document:
    return read(saved(made), "pakke.docx")


def texts(made: Any) -> list[str]:
    return [line.text for line in document(made).lines]


def add(made: Any, xml: str) -> None:
    """A paragraph, or anything else, as XML before the section's properties."""
    made.element.body.insert(len(made.element.body) - 1, parse_xml(xml))


def p(inside: str) -> str:
    return f"<w:p {nsdecls('w', 'r', 'wp', 'a')}>{inside}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def entries(made: Any, number: str, *said: tuple[str, int]) -> None:
    for text, rank in said:
        into_list(made.add_paragraph(text), number, rank)


def test_numbers_are_those_word_prints() -> None:
    made = paper()
    forms = (("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%2.%3"))
    number = add_list(made, forms)
    entries(made, number, ("ein", 0), ("a", 1), ("b", 1), ("djupt", 2), ("to", 0), ("a att", 1))
    assert texts(made) == ["1. ein", "a) a", "b) b", "1.b.I djupt", "2. to", "a) a att"]


def test_a_number_may_have_words_around_it_and_a_bullet_is_a_bullet() -> None:
    made = paper()
    entries(made, add_list(made, (("decimal", "Sak %1/26:"),)), ("Opning", 0), ("Budsjett", 0))
    entries(
        made,
        add_list(made, (("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "-"))),
        ("x", 0),
        ("y", 1),
        ("z", 2),
    )
    assert texts(made) == ["Sak 1/26: Opning", "Sak 2/26: Budsjett", "• x", "◦ y", "- z"]


def test_headings_are_numbered_by_their_style_and_have_rank_by_inheritance() -> None:
    made = paper()
    number = add_list(made, (("decimal", "%1."),), link="Heading1")
    properties = made.styles["Heading 1"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = int(number)
    own = made.styles.add_style("Vår overskrift", 1)
    own.base_style = made.styles["Heading 1"]
    made.add_heading("Opning", 1)
    made.add_paragraph("Tekst.")
    made.add_paragraph("Budsjett", style="Vår overskrift")
    found = [(line.text, line.level, line.whole) for line in document(made).lines if line.text]
    assert found == [("1. Opning", 1, True), ("Tekst.", 0, True), ("2. Budsjett", 1, True)]


def test_bold_beginnings_sizes_breaks_and_links_are_known() -> None:
    made = paper()
    one = made.add_paragraph()
    one.add_run("Bakgrunn: ").bold = True
    one.add_run("tekst").add_break()
    one.add_run("ny linje")
    made.add_paragraph().add_run("Alt").bold = True
    target = made.part.relate_to(
        "https://example.org/plan", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    add(made, p(f'<w:hyperlink r:id="{target}">{r("Plan")}</w:hyperlink>'))
    add(made, p(f'<w:hyperlink w:anchor="her">{r("Her")}</w:hyperlink>'))
    lines = [line for line in document(made).lines if line.text]
    assert [(line.text, line.lead, line.bold) for line in lines] == [
        ("Bakgrunn: tekst", 9, False),
        ("ny linje", 0, False),
        ("Alt", 3, True),
        ("Plan", 0, False),
        ("Her", 0, False),
    ]
    assert lines[0].size == 11
    assert [line.links for line in lines[3:]] == [("https://example.org/plan",), ()]


def test_revisions_fields_and_comments_are_read_as_printed() -> None:
    made = paper()
    add(
        made,
        p(
            r("Styret ")
            + f"<w:ins>{r('godkjenner ')}</w:ins>"
            + "<w:del><w:r><w:delText>avslår </w:delText></w:r></w:del>"
            + r("planen på side")
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("7")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + r(".")
        ),
    )
    add(made, p(f"<w:sdt><w:sdtContent>{r('Valt i lista')}</w:sdtContent></w:sdt>"))
    add(made, p(r("Synleg") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> løynd</w:t></w:r>"))
    assert [text for text in texts(made) if text] == [
        "Styret godkjenner planen på side.",
        "Valt i lista",
        "Synleg",
    ]


def test_a_text_box_is_read_once_where_it_stands() -> None:
    made = paper()
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p(r('I ramma'))}</w:txbxContent>"
    both = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    add(made, p(r("Over") + f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>"))
    made.add_paragraph("Under")
    assert [text for text in texts(made) if text] == ["Over", "I ramma", "Under"]


def test_a_list_of_contents_has_words_and_neither_dots_nor_labels_said_again() -> None:
    made = paper()
    made.styles.add_style("toc 1", 1)
    for text in (
        "1.\tOpning\t2",
        "Framlegg til vedtak\t2",
        "2.\tBudsjett ........ 3",
        "Framlegg til vedtak\t4",
    ):
        made.add_paragraph(text, style="toc 1")
    assert texts(made) == ["1.    Opning", "2.    Budsjett"]


def test_pages_are_counted_by_breaks() -> None:
    made = paper()
    made.add_paragraph("Ein").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("To")
    add(made, p("<w:r><w:lastRenderedPageBreak/><w:t>Tre</w:t></w:r>"))
    found = document(made).lines
    assert [(line.text, line.page) for line in found if line.text] == [
        ("Ein", 1),
        ("To", 2),
        ("Tre", 3),
    ]
    assert [line.text for line in found[:4]] == ["Ein", "", "", "To"]


def test_a_table_of_data_is_rows_and_a_merged_cell_is_said_once() -> None:
    made = paper()
    table = made.add_table(2, 3)
    for at, text in enumerate(("Post", "Kroner", "Merknad")):
        table.cell(0, at).text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Drift"
    table.cell(1, 2).text = "a | b"
    assert [text for text in texts(made) if text] == [
        "| Post | Kroner | Merknad |",
        "| Drift | a \\| b |",
    ]


def test_a_table_that_holds_the_page_together_is_opened() -> None:
    made = paper()
    form = made.add_table(1, 2)
    form.cell(0, 0).text = "Framlegg til vedtak"
    form.cell(0, 1).text = "Styret vedtek planen slik han ligg føre, og ber om ei sak om økonomien."
    facts = made.add_table(2, 2)
    for at, (label, fact) in enumerate((("Møtestad:", "Rådhuset"), ("Dato:", "12.3.2026"))):
        facts.cell(at, 0).text, facts.cell(at, 1).text = label, fact
    frame = made.add_table(1, 1)
    frame.cell(0, 0).text = "I ei ramme"
    assert [text for text in texts(made) if text] == [
        "Framlegg til vedtak",
        "Styret vedtek planen slik han ligg føre, og ber om ei sak om økonomien.",
        "Møtestad: Rådhuset",
        "Dato: 12.3.2026",
        "I ei ramme",
    ]


def test_headers_and_footers_and_a_name_that_lies_do_not_matter() -> None:
    made = paper()
    made.sections[0].header.paragraphs[0].text = "Topp"
    made.add_paragraph("Tekst")
    found = read(saved(made), "pakke.pdf")
    assert (found.format, [line.text for line in found.lines]) == ("docx", ["Tekst"])


def _only(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, "<x/>")
        package.writestr(
            "[Content_Types].xml", "spreadsheetml" if name.startswith("xl") else "<x/>"
        )
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE, "unsupported_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"{\\rtf1 Hei}", "unsupported_word"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "unsupported_word"),
        (_only("xl/workbook.xml"), "unsupported_office"),
        (_only("sak.txt"), "unsupported_zip"),
        (_only("word/document.xml"), "broken"),
        (saved(docx.Document()), "empty"),
        (saved(docx.Document())[:5000], "broken"),
    ],
    ids=["doc", "locked", "rtf", "xml", "sheet", "zip", "no text", "empty", "half"],
)
def test_what_is_not_read_is_refused_by_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, "sak.docx")
    assert refused.value.code == code


def _table(rows: list[list[str]]) -> Any:
    made = paper()
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return made


def test_a_form_is_facts_and_sections() -> None:
    rows = [
        ["Sak nr.", "12/26"],
        ["Sakstittel", "Rekneskap"],
        ["Vedlegg", "Rapport"],
        ["Forslag til vedtak", "1. Rekneskapen vert godkjend.\n2. Overskotet går til fond."],
    ]
    assert [text for text in texts(_table(rows)) if text] == [
        "Sak nr.: 12/26",
        "Sakstittel: Rekneskap",
        "Vedlegg",
        "Rapport",
        "Forslag til vedtak",
        "1. Rekneskapen vert godkjend.",
        "2. Overskotet går til fond.",
    ]


def test_what_a_row_says_under_a_label_stands_below_it() -> None:
    made = _table([["1/26", "Mobilreglar\nForslag til vedtak: Skulen vert mobilfri.", "Leiar"]] * 2)
    assert [text for text in texts(made) if text][:2] == [
        "| 1/26 | Mobilreglar | Leiar |",
        "Forslag til vedtak: Skulen vert mobilfri.",
    ]
