"""The PDF: for the archive, for everybody, the same wherever it is made, and no text acts in it."""

import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pdfua
import pypdfium2
import pytest
import typst

from sognko_tui.protocol import build
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Head,
    Heading,
    List,
    Paragraph,
    Quote,
    Run,
    Table,
    paragraph,
    plain,
    row,
    text_of,
)
from sognko_tui.protocol.pdf import Mark, NotAMark, render
from sognko_tui.protocol.pdf.characters import printable, printed
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import TEXTS
from tests.protocol.marks import png
from tests.protocol.printed import pages, texts, words

ROOT = Path(__file__).resolve().parents[2]
MARK = (
    b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1h8v8z"/></svg>"""
)


@pytest.fixture(scope="module")
def protocol() -> Document:
    return build(everything("nn"), draft=False)


@pytest.fixture(scope="module")
def file(protocol: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The protocol of a meeting in which everything happens, with the board's mark."""
    path = tmp_path_factory.mktemp("pdf") / "protokoll.pdf"
    path.write_bytes(render(protocol, mark=Mark(data=MARK, words="Merket til styret")))
    return path


def document(*blocks: Block, title: str = "Protokoll") -> Document:
    return Document(head=Head(board="Styret", date="2026-03-24"), title=title, blocks=blocks)


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def tree(pdfinfo: str, option: str, path: Path) -> str:
    """How the file is tagged. poppler does not know the colours of a table's lines, and says so of each."""
    done = subprocess.run([pdfinfo, option, path], capture_output=True, text=True, errors="replace")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_words_of_the_protocol_stand_there_in_their_order(protocol, file):
    found = iter(words(" ".join(pages(file))))
    for word in [*words(protocol.title), *words(" ".join(texts(protocol.blocks)))]:
        assert word in found, word


def test_no_program_finds_a_fault_and_the_file_says_what_it_is(
    protocol, file, needs_qpdf, needs_pdfinfo
):
    assert "No syntax or stream encoding errors" in run(needs_qpdf, "--check", file)
    facts = dict(re.findall(r"^(.+?): +(.*)$", run(needs_pdfinfo, file), re.M))
    assert facts["Title"] == protocol.title
    assert facts["Author"] == protocol.head.board
    assert facts["Tagged"] == "yes"
    assert facts["JavaScript"] == "no"
    assert facts["CreationDate"].startswith("Tue Mar 24 00:00:00 2026")
    data = file.read_bytes()
    for said in (
        b"<pdfaid:part>2</pdfaid:part>",
        b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"/Lang(nn-NO)",
    ):
        assert said in data, said
    fonts = run(Path(needs_pdfinfo).with_name("pdffonts"), file).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], font  # embedded, a subset, to Unicode


def test_a_screen_reader_is_led_by_headings_tables_lists_and_the_words_for_the_mark(
    protocol, file, needs_pdfinfo
):
    kinds = re.findall(r"^ *([A-Z][A-Za-z0-9]*)\b", tree(needs_pdfinfo, "-struct", file), re.M)
    headings = [b.level for b in protocol.blocks if isinstance(b, Heading)]
    tables = [b for b in protocol.blocks if isinstance(b, Table)]
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == headings.count(2) + 1  # and the list of them
    assert kinds.count("H3") == headings.count(3)
    assert kinds.count("Table") == kinds.count("THead") == len(tables)
    assert kinds.count("TH") == sum(len(table.header) for table in tables)
    assert kinds.count("TOCI") == headings.count(2)
    assert {"BlockQuote", "Figure", "L", "LI", "Link"} <= set(kinds)
    assert b"/Alt(Merket til styret)" in file.read_bytes()


def test_a_checker_of_what_everybody_can_read_finds_nothing(file, tmp_path):
    # It knows the part of PDF/UA-1 that can be decided without veraPDF, which is not to be had here.
    assert pdfua.validate(str(file)).findings == ()
    untagged = tmp_path / "utan.pdf"
    typst.compile(b"= Protokoll", output=untagged, pdf_tags=False)
    assert pdfua.validate(str(untagged)).findings


def test_the_outline_leads_to_each_item_and_so_does_the_list_on_page_one(protocol, file):
    with pypdfium2.PdfDocument(file) as pdf:
        outline = {mark.get_title(): mark.get_dest().get_index() for mark in pdf.get_toc()}
    text = pages(file)
    for heading in (b for b in protocol.blocks if isinstance(b, Heading)):
        title = text_of(heading.runs)
        assert title in text[outline[title]]
        if heading.level == 2:
            assert re.search(rf"^{re.escape(title)}[ .]+{outline[title] + 1}$", text[0], re.M)


def test_each_page_has_its_number_and_from_the_second_on_whose_it_is_and_of_which_day(file):
    text = pages(file)
    for number, page in enumerate(text, 1):
        assert f"Side {number} av {len(text)}" in page
        assert ("24. mars 2026" in page.replace("tysdag 24. mars 2026", "")) == (number > 1)


def test_a_draft_says_so_on_every_page_and_that_is_not_read_out(tmp_path, needs_pdfinfo):
    path = tmp_path / "utkast.pdf"
    path.write_bytes(render(build(unfinished("nb"), draft=True)))
    assert all("UTKAST" in page and "Side" in page for page in pages(path))
    read_out = tree(needs_pdfinfo, "-struct-text", path)
    assert read_out.count("UTKAST") == 1  # the notice on page one
    assert "Side 1 av" not in read_out


def test_the_same_protocol_is_the_same_file_at_another_time_and_place(protocol, tmp_path):
    code = (
        "from sognko_tui.protocol import build\nfrom sognko_tui.protocol.pdf import render\n"
        "from tests.protocol.examples import everything\nimport sys\n"
        "sys.stdout.buffer.write(render(build(everything('nn'), draft=False)))"
    )
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "USER": "nokon-annan",
        "TZ": "Pacific/Auckland",
        "SOURCE_DATE_EPOCH": "1",
    }
    there = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True)
    assert there.stdout == render(protocol), there.stderr
    for told in (ROOT, Path(sys.prefix), Path.home()):
        assert str(told).encode() not in there.stdout


CODE = [
    "#panic()",
    '#read("/etc/passwd")',
    "$x$ $ sum_(i=1) $",
    "@ref <label> // merknad /* og */",
    "= Overskrift",
    '*sterk* _em_ `kode` "sitat" ---',
    "\\ \\u{41} \\#",
    "{page} av {pages}",
    "Ŧuŧŧa Čáhci Ωμέγα Жуковский ✓ ☐",
    "\ue000 \ufdd0 \U000f0000 \U0010ffff \ud800",
    "🎉 中文 \u16a0",
    "a\u00a0b \u00ad\ufeff\u200d",
]


def test_no_text_is_code_however_it_looks_and_no_sign_stops_it():
    hostile = [" ".join(text.split()) for text in [*TEXTS, *CODE] if text.strip()]
    blocks: list[Block] = []
    for text in hostile:
        blocks += [
            Heading(level=2, runs=plain(text), anchor="same"),
            Paragraph(runs=(Run(text=text, strong=True), Run(text=text, anchor="nowhere"))),
            Facts(pairs=((text, text),)),
            List(items=(plain(text),), start=3),
            Table(header=(text, "b"), rows=(row(text, Run(text=text, emphasis=True)),)),
            Quote(blocks=(paragraph(text),)),
        ]
    # A reader may tell of marks upon marks in another order.
    blocks.append(paragraph("e\u0301\u0301\u0323 x\u0489 \u05d0\u0301 \u0e01\u0301"))
    found = squeezed(" ".join(pages(render(document(*blocks, title="#panic() $x$ <a> \\")))))
    at = 0
    for text in texts(blocks[:-1]):
        if text.strip("_ "):  # strokes alone are a line to sign on
            at = found.find(squeezed(printable(text)), at)
            assert at >= 0, text


def squeezed(text: str) -> str:
    """Without spaces, line ends and page ends, and what stands at the head and foot of each page."""
    text = re.sub(r"Side \d+ av \d+|Styret\n?24\. mars 2026|Styret 24\. mars 2026", "", text)
    # A stroke at the end of a line is taken for one that parts a word.
    return re.sub(r"[\s\ufffe\x02-]", "", text)


def test_a_number_stands_on_the_line_of_the_word_before_it():
    told = "Etter § 6 og §§ 7-8 kl. 9.14 den 24. mars: 1 234,5 og 40 000 kr, sak 7 av 40."
    bound = told
    for together in ("§ 6", "§§ 7", "kl. 9", "24. mars", "1 234", "40 000"):
        bound = bound.replace(together, together.replace(" ", "\N{NO-BREAK SPACE}"))
    assert printable(told) == bound


def test_a_sign_that_no_font_has_is_spelled_out():
    assert printable("hurra 🎉 中") == "hurra [U+1F389] [U+4E2D]"
    assert printable("Áŋa Ŧ – «sitat» …") == "Áŋa Ŧ – «sitat» …"
    assert printable("áŋ ✓", usual=True) == "áŋ [U+2713]"
    assert {ord(sign) for sign in "æøåÆØÅčđŋšŧž§€½αЖ"} <= printed()


def test_a_long_table_goes_on_under_its_header_and_no_row_is_torn():
    rows = tuple(row(f"Nr{n}", f"ord{n} " * (n % 40 + 1), f"slutt{n}") for n in range(1, 121))
    table = Table(header=("Nummer", "Forklaring", "Merknad"), rows=rows)
    text = pages(render(document(Heading(level=2, runs=plain("Tabell")), table)))
    assert len(text) > 5
    for page in text:
        assert "Nummer" in page
    for n in range(1, 121):
        (page,) = [page for page in text if re.search(rf"\bNr{n}\b", page)]
        assert len(re.findall(rf"\bord{n}\b", page)) == n % 40 + 1
        assert f"slutt{n}" in page


def test_a_heading_is_never_the_last_on_its_page():
    blocks: list[Block] = []
    for n in range(1, 80):
        blocks += [Heading(level=2, runs=plain(f"Sak {n}")), Heading(level=3, runs=plain("Vedtak"))]
        blocks += [paragraph("Styret tek saka til vitande. " * (n % 7 + 1))]
    for page in pages(render(document(*blocks))):
        *_, last, _foot = page.strip().split("\n")
        assert not re.match(r"Sak \d+$|Vedtak$", last), page


def test_what_leads_to_a_decision_is_never_the_last_on_its_page():
    decision = Quote(blocks=(paragraph("Styret seier ja."),))
    for lines in range(32, 44):
        made = render(document(*[paragraph("Line.")] * lines, paragraph("Dette:"), decision))
        assert not any(page.split("Side ")[0].rstrip().endswith("Dette:") for page in pages(made))


def test_what_no_line_holds_is_broken_and_stays_on_the_page():
    address = "https://eksempel.no/" + "svaert-lang-adresse/" * 12
    table = Table(header=("Nr", "Kva", "Kvar"), rows=(row("1", address, "x" * 300),))
    data = render(document(Facts(pairs=(("Lenkje", address),)), paragraph(address), table))
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            edges = [text.get_charbox(at)[2] for at in range(text.count_chars())]
            assert max(edges) < page.get_width() - 60
    assert squeezed("".join(pages(data))).count(squeezed(address)) == 3


def test_a_mark_in_png_is_printed_too(tmp_path):
    made = render(document(paragraph("x")), mark=png(30, 20))
    with pypdfium2.PdfDocument(made) as pdf:
        found = list(pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
        assert [one.get_px_size() for one in found] == [(30, 20)]
    (tmp_path / "m.pdf").write_bytes(made)
    assert pdfua.validate(str(tmp_path / "m.pdf")).findings == ()
    # One whose bytes are not as they were, and one that unpacks to more than there is room for.
    whole = png().data
    for wrong in (whole[:-20], whole.replace(b"IDAT", b"IDAX"), _with_size(whole, 60_000, 60_000)):
        with pytest.raises(NotAMark):
            render(document(paragraph("x")), mark=Mark(data=wrong, words="x"))


def _with_size(data: bytes, across: int, down: int) -> bytes:
    head = b"IHDR" + struct.pack(">II", across, down) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]


def test_a_mark_that_is_no_picture_is_refused(protocol):
    leading_out = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'
    damaged = png().data.replace(b"IDAT\x78", b"IDAT\x79")
    for data in (b"<svg", b"\x89PNG\r\n\x1a\n", damaged, b"GIF89a", b"", leading_out):
        with pytest.raises(NotAMark):
            render(protocol, mark=Mark(data=data, words="Merket"))
