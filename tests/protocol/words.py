"""The words of a protocol as a reader of each format meets them, and as the document has them.

A point's sign is a word too (`1.`, `•`), also where a program draws it. What does not belong to the
text is told by structure: a list of contents, what stands on each page, the name of a table.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from markdown_it import MarkdownIt

from sognko_tui.documents.clean import clean
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    text_of,
)
from sognko_tui.protocol.plain_text import width

Words = list[str]


def words(text: str) -> Words:
    return clean(text).split()


def of_document(document: Document) -> Words:
    """What every format has to tell."""
    return words(document.title) + [w for block in document.blocks for w in _told(block)]


def _told(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield from words(text_of(block.runs))
        case Facts():
            for pair in block.pairs:
                yield from (w for text in pair for w in words(text))
        case List():
            for n, item in enumerate(block.items, block.start or 0):
                yield "•" if block.start is None else f"{n}."
                yield from words(text_of(item))
        case Table():
            for cell in block.header:
                yield from words(cell)
            for row in block.rows:
                yield from (w for cell in row for w in words(text_of(cell)))
        case Quote():
            for inner in block.blocks:
                yield from _told(inner)


class _Page(HTMLParser):
    """The words of `header` and `main`, without the list of contents and the names of tables."""

    BLOCKS = frozenset(
        ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "th", "td", "div", "blockquote"]
    )
    APART = frozenset(("nav", "caption"))

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.within: list[str] = []
        self.signs: list[int | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in ("meta", "img"):
            return
        self.within.append(tag)
        if tag in self.BLOCKS:
            self.text.append("\n")
        if tag in ("ul", "ol"):
            self.signs.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        if tag == "li":
            number = self.signs[-1]
            if number is not None:
                self.signs[-1] = number + 1
            self._say("• " if number is None else f"{number}. ")

    def handle_endtag(self, tag):
        assert self.within.pop() == tag
        if tag in ("ul", "ol"):
            self.signs.pop()

    def handle_data(self, data):
        self._say(data)

    def _say(self, text: str) -> None:
        if {"header", "main"} & {*self.within} and not self.APART & {*self.within}:
            self.text.append(text)


def of_html(html: str) -> Words:
    return words("".join(_Page(html).text))


def of_markdown(markdown: str) -> Words:
    """Set as HTML by a renderer that knows nothing of us; a list that names facts has no bullets."""
    body = markdown.split("\n---\n", 1)[1]
    html = MarkdownIt("commonmark").enable("table").render(body)
    fact = re.compile(r"<li>\n?(?:<p>)?<strong>([^<]*):</strong>(.*?)(?:</p>\n?)?</li>")
    html = fact.sub(r"<p>\1 \2</p>", html)
    return of_html(f"<main>{html}</main>")


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_docx(data: bytes) -> Words:
    """As Word reads it: what stands in the body, each list's numbers from its numbering."""
    with ZipFile(BytesIO(data)) as file:
        body = etree.fromstring(file.read("word/document.xml"))[0]
        styles = etree.fromstring(file.read("word/styles.xml"))
        numbering = etree.fromstring(file.read("word/numbering.xml"))
    by_style = {
        style.get(f"{W}styleId"): number.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        for number in style.iter(f"{W}numId")
    }
    formats = {a.get(f"{W}abstractNumId"): a for a in numbering.iter(f"{W}abstractNum")}
    next_of: dict[str, int | None] = {}
    for num in numbering.iter(f"{W}num"):
        abstract = formats[num.find(f"{W}abstractNumId").get(f"{W}val")]
        start = next(num.iter(f"{W}startOverride"), abstract.find(f"{W}lvl/{W}start"))
        bullet = abstract.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "bullet"
        next_of[num.get(f"{W}numId")] = None if bullet else int(start.get(f"{W}val"))
    told: Words = []
    for paragraph in body.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(f"{W}sdt")):
            continue
        own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = None if style is None else by_style.get(style.get(f"{W}val"))
        number = named if own is None else own.get(f"{W}val")
        if number is not None:
            at = next_of[number]
            told.append("•" if at is None else f"{at}.")
            next_of[number] = None if at is None else at + 1
        told += words("".join(t.text or " " for t in paragraph.iter(f"{W}t", f"{W}tab")))
    return told


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def of_odt(data: bytes) -> Words:
    """The words of an OpenDocument text as it comes from us, or flat as LibreOffice writes it."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as file:
            roots = [etree.fromstring(file.read(name)) for name in ("content.xml", "styles.xml")]
    else:
        roots = [etree.fromstring(data)]
    reader = _OpenDocument(roots)
    body = next(roots[0].iter(f"{OFFICE}text"))
    return [word for child in body for word in reader.told(child)]


class _OpenDocument:
    def __init__(self, roots) -> None:
        lists = [style for root in roots for style in root.iter(f"{TEXT}list-style")]
        self.starts = {
            style.get(f"{STYLE}name"): int(style[0].get(f"{TEXT}start-value") or 1)
            for style in lists
            if style[0].tag == f"{TEXT}list-level-style-number"
        }
        self.reached: dict[str, int] = {}

    def told(self, element) -> Iterator[str]:
        if not isinstance(element.tag, str) or element.tag == f"{TEXT}table-of-content":
            return
        if element.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from words("".join(self.text(element)))
        elif element.tag == f"{TEXT}list":
            yield from self.list(element)
        else:
            for child in element:
                yield from self.told(child)

    def text(self, element) -> Iterator[str]:
        """What stands in a paragraph; a space, a tab or a line's end are elements of their own."""
        yield element.text or ""
        for child in element:
            if child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
                yield " "
            elif child.tag != f"{DRAW}frame":
                yield from self.text(child)
            yield child.tail or ""

    def list(self, element) -> Iterator[str]:
        style = element.get(f"{TEXT}style-name")
        number = self.starts.get(style)
        before = element.get(f"{TEXT}continue-list")
        if number is not None and before is not None:
            number = self.reached.get(before, number)  # LibreOffice names lists that are not there
        elif number is not None and element.get(f"{TEXT}continue-numbering") == "true":
            number = self.reached[style]
        for item in element:
            start = item.get(f"{TEXT}start-value")
            number = int(start) if start and number is not None else number
            yield "•" if number is None else f"{number}."
            number = None if number is None else number + 1
            for child in item:
                yield from self.told(child)
        if number is not None:
            self.reached[style] = self.reached[element.get(XML_ID, "")] = number


_RULE = re.compile(r"-+(?:  -+)*")


def of_plain_text(text: str) -> Words:
    """As the eye reads it: underlined headings, columns between two rules, facts with their names."""
    told: Words = []
    lines = text.split("\n")
    while lines:
        if not lines[0]:
            lines.pop(0)
        elif _is_table(lines):
            told += _table(lines)
        else:
            for line in _without_rule(_block(lines)):
                fact = re.match(r"(\S.*?):  +(.*)", line)
                told += words(f"{fact[1]} {fact[2]}" if fact else line)
    return told


def _block(lines: list[str]) -> list[str]:
    """The lines down to the next empty one, which are taken."""
    end = lines.index("") if "" in lines else len(lines)
    block, lines[:end] = lines[:end], []
    return block


def _without_rule(block: list[str]) -> list[str]:
    """Without what underlines it: signs of one kind, as wide as what stands over them."""
    *above, last = block
    if above and last.strip("=-~.") == "" and len({*last}) == 1:
        return above if len(last) == max(map(width, above)) else block
    return block


def _is_table(lines: list[str]) -> bool:
    head = lines[: lines.index("")] if "" in lines else lines
    rule = next((line for line in head[1:] if _RULE.fullmatch(line)), "")
    return "  " in rule and rule in lines[lines.index(rule) + 1 :]


def _table(lines: list[str]) -> Iterator[str]:
    head = []
    while not _RULE.fullmatch(lines[0]) or lines.count(lines[0]) < 2:
        head.append(lines.pop(0))
    rule = lines.pop(0)
    end = lines.index(rule)
    body, lines[: end + 1] = lines[:end], []
    wide = [len(part) for part in rule.split("  ")]
    rows = [head, *(_split(body) if "" in body else ([line] for line in body))]
    for row in rows:
        for column in zip(*(_cut(line, wide) for line in row), strict=True):
            yield from words("".join(column))


def _split(lines: Iterable[str]) -> Iterator[list[str]]:
    row: list[str] = []
    for line in lines:
        if line:
            row.append(line)
        else:
            yield row
            row = []
    if row:
        yield row


def _cut(line: str, wide: list[int]) -> list[str]:
    cells, rest = [], line
    for column in wide[:-1]:
        cell = ""
        while rest and width(cell + rest[0]) <= column + 2:
            cell, rest = cell + rest[0], rest[1:]
        cells.append(cell)
    return [*cells, rest]
