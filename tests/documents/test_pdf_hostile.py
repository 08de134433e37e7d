"""Whatever a PDF is: a document or one reason why not, soon, with little memory, and no sound.

`FULL=1` takes more mutations; `SEED` begins with others.
"""

import os
import random
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from functools import cache

import pytest

from sognko_tui.documents import Document, Unreadable, read
from sognko_tui.documents.child import MEMORY
from sognko_tui.documents.clean import clean
from tests.documents import pdfs

FULL = os.environ.get("FULL") == "1"
SEED = int(os.environ.get("SEED", "0"))
MUTATIONS = 1500 if FULL else 25
SECONDS = 10


@cache
def sound() -> bytes:
    text = "\n\n".join(
        f"== Sak {n}/26 Val\n\n*Framlegg:* Styret vel leiar.\n\n- ein\n- to" for n in range(1, 9)
    )
    return pdfs.typeset(pdfs.NUMBERED + text + '\n#link("https://example.org")[lenke]')


def outcome(data: bytes) -> Document | str:
    """What reading gives, within the time; what memory it may have is held by the system."""
    started = time.monotonic()
    try:
        result: Document | str = read(data, "pakke.pdf")
    except Unreadable as refused:
        result = refused.code
    assert time.monotonic() - started < SECONDS
    if isinstance(result, Document):
        for line in result.lines:
            assert line.text == clean(line.text)
            assert "\n" not in line.text
    return result


def mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    way = chance.randrange(4)
    if way == 0:
        del changed[chance.randrange(len(changed)) :]
    elif way == 1:
        for _ in range(chance.randrange(1, 60)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    elif way == 2:
        at, length = chance.randrange(len(changed)), chance.randrange(1, 400)
        changed[at:at] = changed[chance.randrange(len(changed)) :][:length]
    else:
        # Numbers are lengths, places and references: another one leads astray.
        digits = [at for at, byte in enumerate(changed) if 48 <= byte <= 57]
        for _ in range(chance.randrange(1, 40)):
            changed[chance.choice(digits)] = 48 + chance.randrange(10)
    return bytes(changed)


def test_mutated_files_are_read_or_refused() -> None:
    chance = random.Random(SEED)
    results = [outcome(mutated(sound(), chance)) for _ in range(MUTATIONS)]
    codes = {one for one in results if isinstance(one, str)}
    assert codes <= {
        "broken",
        "empty",
        "garbled_text",
        "too_slow",
        "too_rich",
        "scanned",
        "not_text",
        "encrypted",
    }


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
KIDS = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"


def one_page(content: bytes, *more: bytes, page: bytes = PAGE, kids: bytes = KIDS) -> bytes:
    return pdfs.of_objects([CATALOG, kids, page, content, FONT, *more])


TEXT = pdfs.stream(pdfs.shown(["Sak 1/26 Val av leiar"]))


def twice_packed(size: int) -> bytes:
    once = zlib.compress(b"0 " * size, 9)
    return pdfs.stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"%PDF-1.7\n",
    "header late": lambda: b"junk\n" * 20 + sound(),
    "ring of pages": lambda: one_page(TEXT, kids=b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"),
    "many pages promised": lambda: one_page(
        TEXT, kids=b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>"
    ),
    "fewer than none": lambda: one_page(TEXT, kids=b"<</Type/Pages/Count -5/Kids[3 0 R]>>"),
    "bomb": lambda: one_page(
        pdfs.stream(b"0 " * (200_000_000 if FULL else 20_000_000), packed=True)
    ),
    "bomb in a bomb": lambda: one_page(twice_packed(400_000_000 if FULL else 40_000_000)),
    "endless stream": lambda: one_page(TEXT)[:-300] + b"stream\n" + b"(a) Tj " * 2_000_000,
    "deep arrays": lambda: one_page(pdfs.stream(b"[" * 400_000 + b"]" * 400_000 + b" TJ")),
    "deep dictionaries": lambda: one_page(b"<</A" * 100_000 + b">>" * 100_000),
    "deep states": lambda: one_page(pdfs.stream(b"q " * 1_000_000)),
    "giant page": lambda: one_page(TEXT, page=PAGE.replace(b"595 842", b"1e30 1e30")),
    "page of no size": lambda: one_page(TEXT, page=PAGE.replace(b"595 842", b"0 0")),
    "page turned over": lambda: one_page(TEXT, page=PAGE.replace(b"0 0 595 842", b"595 842 0 0")),
    "giant type": lambda: one_page(pdfs.stream(pdfs.shown(["Val"]).replace(b"/F 11", b"/F 1e30"))),
    "type of no size": lambda: one_page(pdfs.stream(pdfs.shown(["Val"] * 20, size=0))),
    "not a number": lambda: one_page(
        pdfs.stream(b"BT /F 11 Tf nan inf -inf 1e999 0 0 Tm (Val) Tj ET")
    ),
    "form in itself": lambda: one_page(
        pdfs.stream(b"/X Do"),
        pdfs.stream(
            b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
        ),
        page=PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<"),
    ),
    "outline in a ring": lambda: pdfs.of_objects(
        [
            b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
            KIDS,
            PAGE,
            TEXT,
            FONT,
            b"<</First 7 0 R/Last 7 0 R>>",
            b"<</Title(Val)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>",
        ]
    ),
    "a line of a million letters": lambda: one_page(
        pdfs.stream(b"BT /F 1 Tf 9 9 Td (" + b"ord og " * 150_000 + b") Tj ET")
    ),
    "lines over each other": lambda: one_page(
        pdfs.stream(b"BT /F 9 Tf 70 70 Td " + b"(Val) Tj 0 0 Td " * 30_000 + b"ET")
    ),
    "a run for every letter": lambda: one_page(
        pdfs.stream(b"BT /F 9 Tf 1 0 0 1 20 700 Tm " + b"(a) Tj 30 0 Td " * 20_000 + b"ET")
    ),
    "drawn to death": lambda: one_page(
        pdfs.stream(b"0 0 9 9 re S " * 300_000 + pdfs.shown(["a    b"] * 40))
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcome(HOSTILE[name]())
    assert capfd.readouterr() == ("", "")


def test_what_acts_on_a_terminal_does_not_come_out_of_a_pdf() -> None:
    content = b"BT /F 11 Tf 70 700 Td (\x1b[31mRaud\x00\x07 \\033]0;tittel\\007 [bold]a[/bold] \x9b2J) Tj ET"
    result = outcome(pdfs.pages([content]))
    assert isinstance(result, Document)
    assert "\x1b" not in result.lines[0].text
    assert "[bold]a[/bold]" in result.lines[0].text


def test_tens_of_thousands_of_empty_pages_end_soon() -> None:
    kids = b" ".join([b"3 0 R"] * 40_000)
    many = b"<</Type/Pages/Count 40000/Kids[%b]>>" % kids
    assert outcome(one_page(pdfs.stream(b""), kids=many)) == "too_many_pages"
    few = many.replace(b"40000", b"9000")
    assert outcome(one_page(pdfs.stream(b""), kids=few)) in ("empty", "too_many_pages")


def test_a_process_that_reads_may_have_no_more_than_500_mb() -> None:
    assert MEMORY < 500_000_000
    code = (
        "import sys, resource; sys.path[:] = sys.argv[1:];"
        "from sognko_tui.documents import child; child._limit();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code, *sys.path], capture_output=True, check=True)
    assert int(done.stdout) == MEMORY
