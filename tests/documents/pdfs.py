"""PDFs for the tests: set by typst from a text, or written by hand where no program would."""

import re
import zlib
from collections.abc import Iterable, Sequence

import typst

from sognko_tui.documents.pdf import pdfium
from sognko_tui.documents.pdf.sheets import take

SET = '#set text(size: 11pt, lang: "nn", hyphenate: false)\n'
A4 = '#set page(paper: "a4", margin: 2cm)\n'
NUMBERED = (
    '#set page(paper: "a4", margin: 2cm, header: [Styret for Fjordkraft #h(1fr) 9. desember 2025],'
    " footer: context align(center)[Side #counter(page).display() av #counter(page).final().first()])\n"
)
COLUMNS = '#set page(paper: "a4", margin: 2cm, columns: 2)\n#set par(justify: true)\n'

_SIGNS = re.compile(r"([\\#*_`$<>@\[\]=+/~'\"-])")
_BEGINS = re.compile(
    r"(?:•|-$|- |\d{1,2}\.(?! ?(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)))"
)


def typeset(source: str) -> bytes:
    """The PDF that typst makes of its own markup."""
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def escaped(text: str) -> str:
    """Words that typst sets as they are, also at the beginning of a line."""
    return "#h(0pt);" + _SIGNS.sub(r"\\\1", text)


def paragraphs(text: str, flowing: bool = False) -> str:
    """A plain text as typst's markup: with its own lines, or flowing as wide as there is room."""
    made: list[str] = []
    for part in re.split(r"\n\s*\n", text.replace("\f", "\n\n")):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        written = ""
        for line in lines:
            between = "" if not written else " " if flowing and not _BEGINS.match(line) else " \\\n"
            written += between + escaped(line)
        made.append(written)
    return "\n\n".join(made)


def of_objects(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where they stand."""
    data = b"%PDF-1.7\n"
    places: list[int] = []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return data


def stream(content: bytes, extra: bytes = b"", packed: bool = False) -> bytes:
    """A stream, packed where that is wanted."""
    if packed:
        content = zlib.compress(content, 9)
        extra += b"/Filter/FlateDecode"
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), extra, content)


def pages(
    contents: Iterable[bytes], font: bytes = b"/BaseFont/Helvetica", resources: bytes = b""
) -> bytes:
    """A PDF with a page for each content stream; the font is called `/F`."""
    streams = list(contents)
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(streams), kids),
        b"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding%b>>" % font,
    ]
    for at, content in enumerate(streams):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>%b>>>>" % (first + 2 * at + 1, resources)
        )
        objects.append(stream(content))
    return of_objects(objects)


def shown(lines: Sequence[str], size: int = 11, left: int = 70, top: int = 770) -> bytes:
    """Lines of text as a page's content stream."""
    parts = [b"BT /F %d Tf %d TL %d %d Td" % (size, size + 3, left, top)]
    for line in lines:
        raw = line.encode("cp1252", "replace")
        for sign in (b"\\", b"(", b")"):
            raw = raw.replace(sign, b"\\" + sign)
        parts.append(b"(%b) Tj T*" % raw)
    return b"\n".join([*parts, b"ET"])


def line_by_line(data: bytes) -> bytes:
    """The same pages as a program writes them that goes from line to line, over all columns."""
    file = pdfium.File(data, "a.pdf")
    contents: list[bytes] = []
    for at in range(file.pages):
        pieces = sorted(take(file, at).fragments, key=lambda one: (round(one.base), one.left))
        contents.append(
            b"\n".join(
                shown([one.text], size=8, left=round(one.left), top=round(842 - one.base))
                for one in pieces
            )
        )
    file.close()
    return pages(contents)


_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_MARKED = re.compile(r"\*\*\s*(.+?)\s*\*\*|(?<!\w)_(.+?)_(?!\w)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_ENTRY = re.compile(r"(?:[*-]|(\d+)\.)\s+(.*)")


def of_markdown(text: str) -> str:
    """A Markdown text as typst's markup: headings, bold words, lists and links as somebody sets them."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    made: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if line in ("[TOC]", "---"):
            made.append("")
        elif found := _HASHES.match(line):
            made.append(f"{'=' * len(found[1])} {_inline(found[2])}")
        elif found := _ENTRY.match(line):
            deep = (len(raw) - len(raw.lstrip())) // 2
            sign = f"{found[1]}." if found[1] else "-"
            made.append(f"{'  ' * deep}{sign} {_inline(found[2])}")
        else:
            made.append(_inline(line))
    return "\n".join(made)


def _inline(text: str) -> str:
    made = ""
    for at, part in enumerate(_MARKED.split(_LINK.sub(r"\1", text))):
        if part:
            made += (escaped(part), f"#strong[{escaped(part)}]", f"#emph[{escaped(part)}]")[at % 3]
    return made
