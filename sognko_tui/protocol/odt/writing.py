"""Fills an OpenDocument text with the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import count, zip_longest

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
from sognko_tui.protocol.layout import flat
from sognko_tui.protocol.mark import Mark
from sognko_tui.protocol.odt import tables
from sognko_tui.protocol.odt.elements import VERSION, Element, element, filled, name_of
from sognko_tui.protocol.odt.package import PICTURE, packed
from sognko_tui.protocol.phrases import standard_phrases
from sognko_tui.protocol.picture import Picture, picture

_DEEPEST = 5
"""The lowest style of heading that our styles have."""

_FIRST, _LATER = "First_20_Page", "Standard"
"""The kinds of page by the names of our styles."""

_BEGINNING = "Beginning"
"""The style of the paragraph that begins the first page."""


def render(document: Document, *, mark: Mark | None = None) -> bytes:
    """The document as ODT, the mark at the head of its first page.

    Raises `NotAMark` where the mark is no picture.
    """
    shown = picture(mark) if mark is not None else None
    writer = _Writer(document)
    before, after = layout.opening(document)
    head = [writer.paragraph("Title" if shown else _BEGINNING, plain(document.title))]
    if mark is not None and shown is not None:
        pictured = element("text:p", _frame(shown, mark.words), text_style_name=_BEGINNING)
        head.insert(0, pictured)
    body = [*head, *writer.opening(before), *writer.contents(), *writer.blocks(after)]
    beginning = element(
        "style:style",
        style_name=_BEGINNING,
        style_family="paragraph",
        style_parent_style_name="Standard" if shown else "Title",
        style_master_page_name=_FIRST,
    )
    styles = element("office:automatic-styles", beginning, *tables.styles(writer.wide))
    content = element(
        "office:document-content",
        styles,
        element("office:body", element("office:text", *body)),
        office_version=VERSION,
    )
    return packed(document, content, writer.pages(), shown)


def _frame(shown: Picture, words: str) -> Element:
    """The board's mark, with its words for whoever does not see it."""
    image = element(
        "draw:image",
        xlink_href=PICTURE,
        xlink_type="simple",
        xlink_show="embed",
        xlink_actuate="onLoad",
    )
    return element(
        "draw:frame",
        image,
        element("svg:title", flat(words)),
        draw_name="mark",
        text_anchor_type="as-char",
        svg_width=f"{shown.width}mm",
        svg_height=f"{shown.height}mm",
    )


class _Writer:
    """Knows which headings there are, and which of them have been written."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._phrases = standard_phrases(document.head.language)
        self._anchors = layout.anchors(document)
        self._placed: set[str] = set()
        self._widths = widths(block for block in document.blocks if isinstance(block, Table))
        self._numbers = count(1)
        self.wide: set[int] = set()

    def paragraph(self, style: str, runs: Runs) -> Element:
        """A paragraph in one of our styles."""
        return element("text:p", *self._runs(runs), text_style_name=style)

    def opening(self, blocks: Iterable[Block]) -> Iterable[Element]:
        """What stands before the first heading: a quote there is a notice about the whole."""
        for block in blocks:
            if isinstance(block, Quote):
                yield from self._quote(block, "Notice")
            else:
                yield from self.blocks((block,))

    def contents(self) -> Iterable[Element]:
        """A list of the parts that an office program knows for one and can make anew."""
        parts = layout.contents(self._document)
        if not parts:
            return
        title = self._phrases["contents.heading"]
        template = element(
            "text:table-of-content-entry-template",
            element("text:index-entry-link-start"),
            element("text:index-entry-text"),
            element("text:index-entry-link-end"),
            text_outline_level=1,
            text_style_name="Contents_20_1",
        )
        source = element(
            "text:table-of-content-source",
            element("text:index-title-template", title, text_style_name="Contents_20_Heading"),
            template,
            text_outline_level=1,
        )
        lines = [
            element(
                "text:p",
                *self._linked(part.anchor, "".join(flat(run.text) for run in part.runs)),
                text_style_name="Contents_20_1",
            )
            for part in parts
        ]
        heading = element("text:p", title, text_style_name="Contents_20_Heading")
        named = element("text:index-title", heading, text_name="contents-heading")
        body = element("text:index-body", named, *lines)
        yield element(
            "text:table-of-content", source, body, text_name="contents", text_protected="true"
        )

    def blocks(self, blocks: Sequence[Block]) -> Iterable[Element]:
        """The blocks one after the other."""
        for block, following in zip_longest(blocks, blocks[1:]):
            yield from self._block(block, leading=layout.leads(block, following))

    def _block(self, block: Block, *, leading: bool) -> Iterable[Element]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self.paragraph("Leading" if leading else "Standard", block.runs)
            case Facts():
                for name, value in block.pairs:
                    made = self.paragraph("Facts", (Run(text=name, strong=True),))
                    yield filled(made, (element("text:tab"), flat(value)))
            case List():
                yield self._list(block)
            case Table():
                shares = tables.shares(block, self._widths)
                self.wide.update(shares)
                yield tables.table(block, f"Table{next(self._numbers)}", shares, self._runs)
            case Quote():
                yield from self._quote(block)

    def _heading(self, heading: Heading) -> Element:
        level = min(max(heading.level - 1, 1), _DEEPEST)
        inner = self._runs(heading.runs)
        if heading.anchor and heading.anchor not in self._placed:
            self._placed.add(heading.anchor)
            start = element("text:bookmark-start", text_name=heading.anchor)
            end = element("text:bookmark-end", text_name=heading.anchor)
            inner = [start, *inner, end]
        return element(
            "text:h", *inner, text_style_name=f"Heading_20_{level}", text_outline_level=level
        )

    def _list(self, block: List, *, quoted: bool = False) -> Element:
        numbered = block.start is not None
        kind = ("Quoted_20_" * quoted) + ("Numbers" if numbered else "Bullets")
        style = "Quoted_20_List" if quoted else f"List_20_{'Number' if numbered else 'Bullet'}"
        # Between points there is less room than after them.
        styles = [style] * (len(block.items) - 1) + [f"{style}_20_End"]
        items = [
            element("text:list-item", self.paragraph(style, item))
            for style, item in zip(styles, block.items, strict=False)
        ]
        if items and block.start is not None:
            items[0].set(name_of("text:start-value"), str(block.start))
        return element("text:list", *items, text_style_name=kind)

    def _quote(self, quote: Quote, style: str = "Quotations") -> Iterable[Element]:
        for block in quote.blocks:
            if isinstance(block, List):
                yield self._list(block, quoted=True)
            else:
                yield self.paragraph(style, block.runs)

    def _runs(self, runs: Runs) -> list[Element | str]:
        made: list[Element | str] = []
        for run in runs:
            if run.text:
                made += self._run(run)
        return made

    def _run(self, run: Run) -> list[Element | str]:
        text = flat(run.text)
        if run.anchor in self._anchors:
            return self._linked(run.anchor, text)
        if run.strong or run.emphasis:
            style = "Strong_20_Emphasis" if run.strong else "Emphasis"
            return [element("text:span", text, text_style_name=style)]
        return [text]

    def _linked(self, anchor: str, text: str) -> list[Element | str]:
        if not anchor:
            return [text]
        return [element("text:a", text, xlink_type="simple", xlink_href=f"#{anchor}")]

    def pages(self) -> dict[str, tuple[Element, ...]]:
        """What stands on the first page and on each later one, by the names of our styles."""
        told = layout.running(self._document)
        draft: list[Element | str] = []
        if told.draft:
            draft = [element("text:span", told.draft, text_style_name="Strong_20_Emphasis")]
        later = [flat(told.board), element("text:tab"), *deepcopy(draft)]
        later += [*[" · "] * bool(draft and told.day), told.day]
        first = [element("text:tab"), *draft] if draft else []
        return {_FIRST: self._page(first), _LATER: self._page(later)}

    def _page(self, head: list[Element | str]) -> tuple[Element, ...]:
        """The head, where there is one, and the number."""
        foot = element("text:p", *self._number(), text_style_name="Footer")
        footer = element("style:footer", foot)
        if not head:
            return (footer,)
        return element("style:header", element("text:p", *head, text_style_name="Header")), footer

    def _number(self) -> Iterable[Element | str]:
        for part in layout.page_number(self._document):
            if part == layout.PAGE:
                yield element("text:page-number", "1", text_select_page="current")
            elif part == layout.PAGES:
                yield element("text:page-count", "1")
            else:
                yield part
