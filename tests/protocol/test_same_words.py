"""Whatever the format, a protocol has the same words in the same order."""

import subprocess
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from sognko_tui import where
from sognko_tui.archive.store import reader
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import build, docx, html, markdown, odt, pdf, plain_text
from sognko_tui.protocol.document import Block, Document, Table
from sognko_tui.protocol.extracts import extract as extract_of
from sognko_tui.protocol.layout import signed
from sognko_tui.protocol.pdf.characters import printable
from tests.procedure.reference import the_session
from tests.protocol import words
from tests.protocol.examples import REMARKS, everything, unfinished
from tests.protocol.hostile import TEXTS, meeting_of, meetings
from tests.protocol.pdf_words import tagged_text


def held() -> Meeting:
    """The meeting of the example that was held."""
    folder = min(path.parent for path in where.example().glob("*/meeting.json"))
    return fold(reader.read(folder).entries)


def extract() -> Document:
    meeting = the_session("nn").meeting
    item = next(one for one in meeting.items if one.number == "7")
    return extract_of(meeting, item.id, draft=False, public=True)


PROTOCOLS: dict[str, Callable[[], Document]] = {
    "every outcome": lambda: build(everything("nb"), draft=False),
    "a draft": lambda: build(unfinished("nn"), draft=True, remarks_due=REMARKS),
    "the table of cases": lambda: build(the_session("nn").meeting, draft=False),
    "what is public of it": lambda: build(the_session("nb").meeting, draft=True, public=True),
    "an extract": extract,
    "the example": lambda: build(held(), draft=False, public=True),
}


def hostile() -> Document:
    """Each text that means something to somebody, in turn."""
    texts = cycle(TEXTS)
    return build(meeting_of(lambda: next(texts)), draft=True)


def letters(told: words.Words) -> str:
    return "".join(told)


def readings(document: Document) -> dict[str, words.Words]:
    """What is read out of each format that keeps words whole."""
    return {
        "Markdown": words.of_markdown(markdown.render(document)),
        "HTML": words.of_html(html.render(document)),
        "DOCX": words.of_docx(docx.render(document)),
        "ODT": words.of_odt(odt.render(document)),
    }


def printed(document: Document) -> str:
    """The letters of a PDF: those our fonts have, and where somebody signs a rule for strokes."""
    blocks = tuple(map(_ruled, document.blocks))
    told = words.of_document(replace(document, blocks=blocks))
    return letters(printable(" ".join(told)).split())


def _ruled(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(tuple(() if signed((cell,)) else cell for cell in row) for row in block.rows)
    return replace(block, rows=rows)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_a_protocol_has_the_same_words_in_every_format(name):
    document = PROTOCOLS[name]()
    told = words.of_document(document)
    for format_, read in readings(document).items():
        assert read == told, format_
    # A word that no line or column holds is cut there.
    assert letters(words.of_plain_text(plain_text.render(document))) == letters(told)
    assert letters(tagged_text(pdf.render(document)).split()) == printed(document)


@settings(max_examples=8)
@given(meetings())
def test_hostile_texts_are_the_same_words_in_every_format(meeting):
    document = build(meeting, draft=True)
    told = words.of_document(document)
    for format_, read in readings(document).items():
        assert read == told, format_
    text = plain_text.render(document)
    assert letters(words.of_plain_text(text)) == letters(told)
    assert all(plain_text.width(line) <= plain_text.LINE for line in text.split("\n"))


@settings(max_examples=3)
@given(meetings())
def test_hostile_texts_are_the_same_words_on_paper(meeting):
    document = build(meeting, draft=True)
    assert letters(tagged_text(pdf.render(document)).split()) == printed(document)


def test_libreoffice_reads_the_same_words_in_word_and_opendocument(needs_soffice, tmp_path):
    documents = {
        "cases": PROTOCOLS["the table of cases"](),
        "everything": PROTOCOLS["every outcome"](),
        "hostile": hostile(),
    }
    for name, document in documents.items():
        (tmp_path / f"{name}-word.docx").write_bytes(docx.render(document))
        (tmp_path / f"{name}-open.odt").write_bytes(odt.render(document))
    _open_all(needs_soffice, tmp_path)
    for name, document in documents.items():
        told = words.of_document(document)
        for kind in ("word", "open"):
            read = words.of_odt((tmp_path / "read" / f"{name}-{kind}.fodt").read_bytes())
            assert read == told, (name, kind)


def _open_all(soffice: str, folder: Path) -> None:
    """Have LibreOffice open every file and write what it holds; it starts slowly, so only once."""
    files = sorted(folder.glob("*-*.*"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "fodt", "--outdir", "read", *files],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout.decode()
