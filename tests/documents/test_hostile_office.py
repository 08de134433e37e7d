"""Office files and web pages made to harm: each ends soon, in a document or in one named refusal.

Every file is read in a process of its own that may use 10 s of time and 500 MB beyond what the
program takes when it starts, and that must leave nothing behind.
"""

import io
import multiprocessing
import os
import resource
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sognko_tui.documents import Document, Unreadable, read
from tests.documents.papers import content, packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECONDS = 10
MEGABYTES = 500

SHARE = 1 if os.environ.get("FULL") == "1" else 5
"""The largest are made smaller, but where all is tested at length."""

Parts = dict[str, str | bytes]


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def word(body: str | bytes, before: str = "", **others: str | bytes) -> bytes:
    body = body.encode() if isinstance(body, str) else body
    document = (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>'.encode()
        + body
        + b"</w:body></w:document>"
    )
    return zipped(
        {"word/document.xml": document, **{f"word/{k}.xml": v for k, v in others.items()}}
    )


def paragraph(text: str = "Sak") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, styles: str = "") -> bytes:
    return packed(body, styles)


LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(12))
QUADRATIC = f'<!ENTITY q "{"a" * 50_000}">'


def lying() -> bytes:
    """A part that says it is small and is not."""
    data = word(paragraph() * 300_000)
    size = struct.pack(
        "<I", zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml").file_size
    )
    return data.replace(size, struct.pack("<I", 100))


def overlapping() -> bytes:
    """A zip whose thousands of names all mean the same bytes."""
    data = zipped({"word/document.xml": b"\0" * 5_000_000})
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x05\x06")]
    entries = [entry.replace(b"document", f"{number:08d}".encode()) for number in range(9000)]
    table = b"".join(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9000, 9000, len(table), at, 0)
    return data[:at] + table + end


def numbered(text: str, start: str = "1") -> bytes:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="{text}"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    entry = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/numbering" Target="numbering.xml"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{entry * 5000}</w:body></w:document>'
    return zipped(
        {
            "word/document.xml": document,
            "word/numbering.xml": numbering,
            "word/_rels/document.xml.rels": relations,
        }
    )


def circling_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{(at + 1) % 500}"/></w:style>'
        for at in range(500)
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/styles" Target="/word/styles.xml"/></Relationships>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s7"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            "word/_rels/document.xml.rels": relations,
        }
    )


def nested(opening: str, closing: str, times: int, inside: str = "x") -> str:
    return opening * times + inside + closing * times


TABLE = "<w:tbl><w:tr><w:tc>"
TABLE_END = "<w:p/></w:tc></w:tr></w:tbl>"

CORPUS: dict[str, Callable[[], bytes]] = {
    "deflated zeros": lambda: zipped({"word/document.xml": b"\0" * 200_000_000}),
    "deflated spaces in XML": lambda: word(b" " * 55_000_000),
    "a part that lies about its size": lying,
    "names over the same bytes": overlapping,
    "ten thousand names and more": lambda: zipped(
        {"word/document.xml": "x", **{f"word/{at}": b"" for at in range(12_000)}},
        zipfile.ZIP_STORED,
    ),
    "a zip in a zip": lambda: zipped({"word/document.xml": zipped({"a": b"\0" * 1_000_000})}),
    "bz2": lambda: zipped({"word/document.xml": b"\0" * 1_000_000}, zipfile.ZIP_BZIP2),
    "lzma": lambda: zipped({"word/document.xml": b"\0" * 1_000_000}, zipfile.ZIP_LZMA),
    "zip slip": lambda: zipped(
        {
            "../../../tmp/slip": "x",
            "/etc/slip": "x",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraph()}</w:body></w:document>',
        }
    ),
    "a relation out of the package": lambda: zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraph()}</w:body></w:document>',
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Type="x/styles" Target="../../../../etc/passwd"/></Relationships>',
        }
    ),
    "billion laughs": lambda: word(paragraph("&l11;"), f"<!DOCTYPE w:document [{LAUGHS}]>"),
    "billion laughs in an attribute": lambda: word(
        '<w:p w:x="&l11;"/>', f"<!DOCTYPE w:document [{LAUGHS}]>"
    ),
    "quadratic entities": lambda: word(
        paragraph("&q;" * 50_000), f"<!DOCTYPE w:document [{QUADRATIC}]>"
    ),
    "entity of a file": lambda: word(
        paragraph("&x;"), '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "DTD from elsewhere": lambda: word(
        paragraph(), '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">'
    ),
    "entities in UTF-16": lambda: zipped(
        {
            "word/document.xml": f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w [{LAUGHS}]><w>&l11;</w>'.encode(
                "utf-16"
            )
        }
    ),
    "entities in UTF-7": lambda: zipped(
        {
            "word/document.xml": b'<?xml version="1.0" encoding="utf-7"?>'
            + f"<!DOCTYPE w [{LAUGHS}]><w>&l11;</w>".encode("utf-7")
        }
    ),
    "nested tables": lambda: word(nested(TABLE, TABLE_END, 10_000, paragraph())),
    "tables nested as deep as may be": lambda: word(nested(TABLE, TABLE_END, 80, paragraph())),
    "nested controls": lambda: word(
        nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120, paragraph())
    ),
    "nested words": lambda: word(
        f"<w:p>{nested('<w:ins>', '</w:ins>', 240, '<w:r><w:t>x</w:t></w:r>')}</w:p>"
    ),
    "text boxes in text boxes": lambda: word(
        nested(
            "<w:p><w:r><w:pict><w:txbxContent>",
            "</w:txbxContent></w:pict></w:r></w:p>",
            60,
            paragraph(),
        )
    ),
    "a million paragraphs": lambda: word(paragraph() * 1_000_000),
    "a million empty tags": lambda: word("<w:p/>" * (1_900_000 // SHARE) + paragraph()),
    "many tags": lambda: word("<w:p/>" * 5_000_000),
    "many attributes": lambda: word(
        "<w:p " + " ".join(f'w:a{at}="1"' for at in range(200_000)) + "/>"
    ),
    "an endless line": lambda: word(paragraph("a" * 9_000_000)),
    "an endless line of runs": lambda: word(
        f"<w:p>{'<w:r><w:t>ab </w:t></w:r>' * (400_000 // SHARE)}</w:p>"
    ),
    "an endless line of breaks": lambda: word(
        f"<w:p>{'<w:r><w:br/></w:r>' * (600_000 // SHARE)}</w:p>"
    ),
    "open fields": lambda: word(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>'
        * (100_000 // SHARE)
    ),
    "page breaks": lambda: word(
        '<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>' * (200_000 // SHARE)
    ),
    "a number's text without end": lambda: numbered("%1" * 100_000),
    "a number without measure": lambda: numbered("%1.", "9" * 11),
    "a number of many digits": lambda: numbered("%1.", "9" * 5000),
    "styles in a circle": circling_styles,
    "control characters": lambda: word(paragraph("a\x1b[31mb\x00")),
    "lone surrogates": lambda: word(b"<w:p><w:r><w:t>\xed\xa0\x80</w:t></w:r></w:p>"),
    "a character that is none": lambda: word(paragraph("a&#xD800;&#0;")),
    "escapes in a link": lambda: word(paragraph("&#x9b;31m\u202egnidat")),
    "half a file": lambda: word(paragraph() * 1000)[:-300],
    "nothing but the beginning": lambda: b"PK\x03\x04",
    "an empty Word file": lambda: word(""),
    "columns by repetition": lambda: odt(
        '<table:table><table:table-row table:number-rows-repeated="1000000000">'
        '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ),
    "repetition in repetition": lambda: odt(
        nested(
            '<table:table><table:table-row table:number-rows-repeated="99"><table:table-cell table:number-columns-repeated="99">',
            "</table:table-cell></table:table-row></table:table>",
            40,
            "<text:p>x</text:p>",
        )
    ),
    "spaces by repetition": lambda: odt(
        "<text:p>x" + '<text:s text:c="999999999"/>' * 1000 + "x</text:p>"
    ),
    "ODT laughs": lambda: zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<!DOCTYPE x [{LAUGHS}]>"
            + content("<text:p>&l11;</text:p>").partition("?>")[2],
        }
    ),
    "ODT deep lists": lambda: odt(
        nested(
            "<text:list><text:list-item>",
            "</text:list-item></text:list>",
            110,
            "<text:p>x</text:p>",
        )
    ),
    "ODT deep spans": lambda: odt(f"<text:p>{nested('<text:span>', '</text:span>', 200)}</text:p>"),
    "ODT million paragraphs": lambda: odt("<text:p>x</text:p>" * (900_000 // SHARE)),
    "deep HTML": lambda: b"<html>" + b"<div>" * 100_000 + b"x",
    "deep HTML tables": lambda: b"<html>" + b"<table><tr><td>" * 20_000 + b"x",
    "deep HTML words": lambda: b"<html><p>" + b"<b><i>" * 200_000 + b"x",
    "deep HTML lists": lambda: b"<html>" + b"<ul><li>" * 50_000 + b"x",
    "HTML that never closes": lambda: b"<html>" + b"<p>x" * (600_000 // SHARE),
    "HTML of many attributes": lambda: (
        b"<html><p " + b" ".join(b"a%d=1" % at for at in range(300_000)) + b">x"
    ),
    "HTML of one attribute": lambda: b"<html><p " + b"a=1 " * 900_000 + b">x",
    "HTML open tags": lambda: b"<html>" + b"<" * 5_000_000,
    "HTML open comments": lambda: b"<html>" + b"<!--" * 1_000_000,
    "HTML comments in front": lambda: b"<!-- -->" * 100_000 + b"<html>x",
    "HTML entities": lambda: b"<html><p>" + b"&amp;&#27;[2J&#x9b;&nosuch;" * 300_000,
    "HTML rowspans": lambda: b"<html><table>" + b"<tr><td rowspan=65534 colspan=1000>x" * 100_000,
    "HTML numbers": lambda: (
        b"<html><ol start=99999999999999999999><li value=-5>x<li value=1e999>y</ol>"
    ),
    "HTML style sheet": lambda: (
        b"<html><style>" + b"@media{" * 70_000 + b"a{" * 70_000 + b"</style><p>x"
    ),
    "HTML endless class": lambda: (
        b"<html><style>.a{margin:0}</style>" + b'<p class="' + b"a " * 2_000_000 + b'">x'
    ),
    "HTML of breaks": lambda: b"<html><p>" + b"<br>" * (900_000 // SHARE) + b"x",
    "HTML endless line": lambda: b"<html><p>" + b"a " * (4_500_000 // SHARE),
    "HTML of NUL": lambda: b"<html>" + b"\x00" * 1_000_000 + b"<p>x\x00y",
    "HTML in a strange encoding": lambda: b"<html><meta charset=punycode><p>x" + b"-a" * 100_000,
    "HTML in an encoding that unpacks": lambda: (
        b"<html><meta charset=zlib_codec><p>" + zlib.compress(b"x" * 9_000_000)
    ),
    "HTML in half UTF-16": lambda: b"\xff\xfe" + "<html><p>æ".encode("utf-16-le") + b"\xd8",
}


def _answer(name: str) -> str:
    try:
        document = read(CORPUS[name](), "../../\x1b[31mfarleg.docx")
    except Unreadable as refused:
        return refused.code if "\x1b" not in str(refused.params) else "an escape in the refusal"
    assert isinstance(document, Document)
    acting = {
        sign
        for line in document.lines
        for sign in line.text
        if sign < " " or "\x7f" <= sign < "\xa0"
    }
    assert not acting, acting
    assert not any("\u202e" in line.text or "root:" in line.text for line in document.lines)
    return "read"


def _alone(name: str, folder: Path, pipe: "multiprocessing.connection.Connection") -> None:
    """Build the file, then read it under limits: those of the machine end what does not end itself."""
    os.chdir(folder)
    made = CORPUS[name]()
    CORPUS[name] = lambda: made
    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + SECONDS + 1, int(used) + SECONDS + 2))
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + MEGABYTES * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        answer = _answer(name)
    except (Exception, SystemExit) as error:  # noqa: BLE001
        answer = f"{type(error).__name__}: {error}"
    pipe.send(answer)


REFUSED = {
    "deflated zeros": "bomb",
    "billion laughs": "broken",
    "quadratic entities": "broken",
    "entity of a file": "broken",
    "nested tables": "broken",
    "a million paragraphs": "bomb",
    "an empty Word file": "empty",
    "half a file": "broken",
    "zip slip": "read",
    "a relation out of the package": "read",
    "styles in a circle": "read",
}


@pytest.mark.parametrize("name", CORPUS)
def test_a_harmful_file_ends_soon_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_alone, args=(name, tmp_path, theirs)
    )
    process.start()
    theirs.close()
    try:
        answer = ours.recv() if ours.poll(60) else "no answer"
    except EOFError:
        answer = "it died"
    process.join(10)
    process.kill()
    assert answer.isidentifier(), answer
    assert answer == REFUSED.get(name, answer)
    assert list(tmp_path.iterdir()) == []
