"""Fills an empty file for Word with the blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import zip_longest

from docx.document import Document as Word
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from sognko_tui.protocol import layout
from sognko_tui.protocol.columns import widths
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    plain,
)
from sognko_tui.protocol.docx.elements import (
    bookmarked,
    element,
    field,
    link,
    spanning_field,
    tab,
    text_run,
)
from sognko_tui.protocol.docx.package import opened, packed
from sognko_tui.protocol.docx.tables import table
from sognko_tui.protocol.layout import flat
from sognko_tui.protocol.mark import Mark, NotAMark
from sognko_tui.protocol.phrases import standard_phrases
from sognko_tui.protocol.picture import picture

_AFTER_LIST = Pt(6)

_DEEPEST = 5
"""The lowest style of heading that our template has."""

_NUMBERS = {False: 2, True: 3}
"""The numbering in our template that a list of numbers goes by, outside a quote and in one."""

_NO_BOOKMARK = re.compile(r"\W", re.ASCII)


def render(document: Document, *, mark: Mark | None = None) -> bytes:
    """The document as DOCX, the mark at the head of its first page.

    Raises `NotAMark` where the mark is no picture.
    """
    word = opened(document, document.head.tag)
    writer = _Writer(document, word)
    if mark is not None:
        writer.mark(mark)
    writer.paragraph("Title", plain(document.title))
    before, after = layout.opening(document)
    for block in before:
        writer.opening(block)
    writer.contents(layout.contents(document))
    writer.blocks(after)
    writer.running()
    return packed(word)


class _Writer:
    """Knows the file it fills, which headings there are, and which of them have been written."""

    def __init__(self, document: Document, word: Word) -> None:
        self._document, self._word = document, word
        self._phrases = standard_phrases(document.head.language)
        self._anchors = layout.anchors(document)
        self._placed: list[str] = []
        self._widths = widths(block for block in document.blocks if isinstance(block, Table))

    def mark(self, mark: Mark) -> None:
        """The board's mark, with its words for whoever does not see it."""
        shown = picture(mark)
        run = self._word.add_paragraph().add_run()
        try:
            placed = run.add_picture(BytesIO(shown.data), Mm(shown.width), Mm(shown.height))
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as wrong:
            raise NotAMark(str(wrong)) from wrong
        inline = placed._inline
        inline.docPr.set("descr", flat(mark.words))
        inline.docPr.set("name", "mark")
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")

    def paragraph(self, style: str, runs: Runs, *, sticky: bool = False) -> WordParagraph:
        """A paragraph in a style of the template; one that is sticky stays with the next."""
        # The package looks through all there is for the place of each paragraph.
        made = WordParagraph(element("p", element("pPr")), self._word._body)
        self._append(made._p)
        made._p.get_or_add_pPr().style = style
        if sticky:
            made.paragraph_format.keep_with_next = True
        made._p.extend(self._runs(runs))
        return made

    def opening(self, block: Block) -> None:
        """What stands before the first heading: a quote there is a notice about the whole."""
        if isinstance(block, Quote):
            self._quote(block, "Notice")
        else:
            self.blocks((block,))

    def contents(self, parts: Sequence[Heading]) -> None:
        """A list of the parts that Word knows for one and can make anew."""
        if not parts:
            return
        lines = [
            element(
                "p",
                element("pPr", element("pStyle", val="TOC1")),
                *self._linked(part.anchor, [text_run(flat(run.text)) for run in part.runs]),
            )
            for part in parts
        ]
        begin, end = spanning_field(r'TOC \o "1-1" \n \h \z \u')
        for n, one in enumerate(begin, 1):
            lines[0].insert(n, one)
        lines[-1].append(end)
        heading = element(
            "p",
            element("pPr", element("pStyle", val="TOCHeading")),
            text_run(self._phrases["contents.heading"]),
        )
        kind = element("docPartObj", element("docPartGallery", val="Table of Contents"))
        kind.append(element("docPartUnique"))
        content = element("sdtContent", heading, *lines)
        self._append(element("sdt", element("sdtPr", kind), content))

    def blocks(self, blocks: Sequence[Block]) -> None:
        """The blocks one after the other."""
        for block, following in zip_longest(blocks, blocks[1:]):
            self._block(block, sticky=layout.leads(block, following))
            if isinstance(block, Table) and not isinstance(following, Heading):
                # Two tables in a row would become one, and a file cannot end in one.
                self.paragraph("TableText", ())

    def _block(self, block: Block, *, sticky: bool) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self.paragraph("Normal", block.runs, sticky=sticky)
            case Facts():
                for name, value in block.pairs:
                    made = self.paragraph("Facts", (Run(text=name, strong=True),))
                    made._p.extend((tab(), text_run(flat(value))))
            case List():
                self._list(block)
            case Table():
                cells = [[self._runs(cell) for cell in row] for row in block.rows]
                self._append(table(block, self._widths, cells))
            case Quote():
                self._quote(block)

    def _append(self, made: BaseOxmlElement) -> None:
        """Put it last, but before what says how the pages are."""
        self._word.element.body[-1].addprevious(made)

    def _heading(self, heading: Heading) -> None:
        style = f"Heading{min(max(heading.level - 1, 1), _DEEPEST)}"
        made = self.paragraph(style, ())
        runs = self._runs(heading.runs)
        if heading.anchor and heading.anchor not in self._placed:
            self._placed.append(heading.anchor)
            runs = bookmarked(_bookmark(heading.anchor), len(self._placed), *runs)
        made._p.extend(runs)

    def _list(self, block: List, *, quoted: bool = False) -> None:
        style = "QuoteList" if quoted else "List"
        if block.start is None:
            lines = [self.paragraph(f"{style}Bullet", item) for item in block.items]
        else:
            lines = [self.paragraph(f"{style}Number", item) for item in block.items]
            self._number(lines, block.start, quoted=quoted)
        # Between points there is less room than after them.
        for last in lines[-1:]:
            last.paragraph_format.space_after = _AFTER_LIST

    def _number(self, lines: list[WordParagraph], start: int, *, quoted: bool) -> None:
        numbering = self._word.part.numbering_part.element
        # A numbering of its own, or the list would go on from the one before.
        number = numbering.add_num(_NUMBERS[quoted])
        number.add_lvlOverride(ilvl=0).add_startOverride(start)
        for line in lines:
            kind = line._p.get_or_add_pPr().get_or_add_numPr()
            kind.get_or_add_ilvl().val = 0
            kind.get_or_add_numId().val = number.numId

    def _quote(self, quote: Quote, style: str = "Quote") -> None:
        for block in quote.blocks:
            if isinstance(block, List):
                self._list(block, quoted=True)
            else:
                self.paragraph(style, block.runs)

    def _runs(self, runs: Runs) -> list[BaseOxmlElement]:
        made: list[BaseOxmlElement] = []
        for run in runs:
            if run.text:
                linked = run.anchor in self._anchors
                made += self._linked(run.anchor * linked, [_run(run, linked=linked)])
        return made

    def _linked(self, anchor: str, runs: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
        return [link(_bookmark(anchor), *runs)] if anchor else runs

    def running(self) -> None:
        """What stands on each page: whose it is and of which day, and the number of the page."""
        told, section = layout.running(self._document), self._word.sections[0]
        draft = [text_run(told.draft, "Strong")] * bool(told.draft)
        day = [text_run(told.day)] * bool(told.day)
        dot = [text_run(" · ")] * bool(draft and day)
        later = [text_run(flat(told.board)), tab(), *deepcopy(draft), *dot, *day]
        first = [tab(), *draft] if draft else []
        for header, runs in ((section.header, later), (section.first_page_header, first)):
            # The style has a rule, which stands over nothing where there is nothing to say.
            header.paragraphs[0]._p.get_or_add_pPr().style = "Header" if runs else "Normal"
            header.paragraphs[0]._p.extend(runs)
        for footer in (section.footer, section.first_page_footer):
            footer.paragraphs[0]._p.get_or_add_pPr().style = "Footer"
            footer.paragraphs[0]._p.extend(self._page_number())

    def _page_number(self) -> Iterable[BaseOxmlElement]:
        for part in layout.page_number(self._document):
            if part == layout.PAGE:
                yield field("PAGE", "1")
            elif part == layout.PAGES:
                yield field("NUMPAGES", "1")
            else:
                yield text_run(part)


def _run(run: Run, *, linked: bool) -> BaseOxmlElement:
    style = (
        "Strong" if run.strong else "Emphasis" if run.emphasis else "Hyperlink" if linked else ""
    )
    return text_run(flat(run.text), style)


def _bookmark(anchor: str) -> str:
    """The name Word gives the place: letters, digits and underscores."""
    return f"_{_NO_BOOKMARK.sub('_', anchor)}"[:40]
