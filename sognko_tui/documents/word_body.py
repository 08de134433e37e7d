"""The text of a Word file in reading order, with revisions, fields and text boxes as one sees them."""

from __future__ import annotations

from collections.abc import Mapping

from sognko_tui.documents.budget import Budget
from sognko_tui.documents.clean import clean
from sognko_tui.documents.contents import without_leader, without_repeats
from sognko_tui.documents.printed import Block, Cell, Paragraph, Run, Table, address, paragraphs
from sognko_tui.documents.trees import Element
from sognko_tui.documents.word_fields import Fields
from sognko_tui.documents.word_numbering import Numbering
from sognko_tui.documents.word_styles import NOTHING, VAL, Look, Styles, W, Words
from sognko_tui.documents.word_styles import paragraph_look as look_of
from sognko_tui.documents.word_styles import words_look as words_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_TAGS = {f"{W}{name}": name for name in ["p", "tbl", "sdt", "sdtContent", "ins", "moveTo", "del", "moveFrom", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "r", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "fldChar", "instrText", "lastRenderedPageBreak", "drawing", "pict", "object"]} | {f"{_MC}AlternateContent": "choice", _MATHS: "t"}  # fmt: skip
_THROUGH = frozenset({"sdtContent", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo"})
_GONE = frozenset({"del", "moveFrom"})
_DEPTH = 120
"""How deep things may lie in each other before the rest is left out; Word itself stops long before."""
_SIGN_WIDTH = 120
"""Twentieths of a point that a sign of common type is wide."""


class Body:
    """Reads one file's text; `blocks` is called once. `links` are targets by their ids."""

    def __init__(
        self, styles: Styles, numbering: Numbering, links: Mapping[str, str], budget: Budget
    ) -> None:
        self._budget = budget
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._fields = Fields()
        self._page = 1
        self._turned = False
        """Whether an explicit page break stands above what comes next."""
        self._counted = False
        """Whether the page's turn that Word saw last is the explicit one just before."""
        self._broken = False
        """Whether the paragraph's words have ended with a page break so far."""
        self._contents: list[Paragraph] = []
        self._runs: list[Run] = []
        self._boxes: list[Element] = []
        self._started = 0
        """The page on which the paragraph's first words stand; 0 before them."""
        self._above: tuple[str, bool, Paragraph] | None = None

    def blocks(self, body: Element) -> list[Block]:
        """All that is printed, in order."""
        return without_repeats(self._read(body, 0), self._contents)

    def _read(self, parent: Element, depth: int) -> list[Block]:
        found: list[Block] = []
        if depth > _DEPTH:
            return found
        for child in parent.iterchildren():
            kind = _TAGS.get(child.tag)
            if kind == "p":
                found += self._paragraph(child, depth)
            elif kind == "tbl":
                self._above = None
                found.append(self._table(child, depth))
                self._above = None
            elif kind == "sdt":
                for content in child.iterchildren(f"{W}sdtContent"):
                    found += self._read(content, depth + 1)
            elif kind in _THROUGH:
                found += self._read(child, depth + 1)
            elif kind == "choice":
                found += self._read(_chosen(child), depth + 1)
        return found

    def _table(self, table: Element, depth: int) -> Table:
        return Table([self._cells(row, depth + 1) for row in _inside(table, f"{W}tr")])

    def _cells(self, row: Element, depth: int) -> list[Cell]:
        cells: list[Cell] = []
        for cell in _inside(row, f"{W}tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            said = self._read(cell, depth)
            self._above = None
            self._budget.lines()
            goes_on = merged is not None and merged.get(VAL) != "restart"
            cells.append([] if goes_on else said)
        return cells

    def _paragraph(self, element: Element, depth: int) -> list[Block]:
        self._budget.lines()
        properties = element.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        named = (style.get(VAL) or "") if style is not None else ""
        inherited = self._styles.paragraph(named)
        own = look_of(properties) if properties is not None else NOTHING
        look = own.over(inherited) if own is not NOTHING else inherited
        if look.turns and (self._page > 1 or self._above is not None):
            self._turn()
        carried, self._runs = self._runs, []
        self._boxes, boxes = [], self._boxes
        self._started = 0
        in_contents = self._fields.in_contents()
        self._inline(element, look.words, "", 0)
        self._fields.close_instructions()
        runs, self._runs = [*carried, *self._runs], []
        boxes, self._boxes = self._boxes, boxes
        struck = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        if struck:
            # Its end is struck out: what is left goes on in the next paragraph.
            self._runs = runs
            return self._boxed(boxes, depth)
        contents = bool(look.contents) or in_contents or self._fields.in_contents()
        made = self._printed(runs, own, look, contents)
        if properties is not None and (section := properties.find(f"{W}sectPr")) is not None:
            kind = section.find(f"{W}type")
            if kind is None or kind.get(VAL) != "continuous":
                self._turn()
        self._space(named, bool(look.contextual), made)
        return [*made, *self._boxed(boxes, depth)]

    def _boxed(self, boxes: list[Element], depth: int) -> list[Block]:
        found: list[Block] = []
        for box in boxes:
            found += self._read(box, depth + 1)
        return found

    def _printed(self, runs: list[Run], own: Look, look: Look, contents: bool) -> list[Paragraph]:
        left, sign = self._sign(own, look)
        empty = not any(run.text.strip() for run in runs)
        if empty and not sign and self._turned:
            # Nothing but the break.
            return []
        if sign:
            first = next((run for run in runs if run.text.strip()), None)
            words = look.words
            bold = first.bold if first else bool(words.bold)
            runs = [Run(sign, bold, first.italic if first else bool(words.italic)), *runs]
        base = Paragraph(
            page=self._started or self._page,
            indent=max(0, left) // _SIGN_WIDTH,
            level=0 if contents else look.level or 0,
            before=look.before or 0.0,
            after=look.after or 0.0,
            entry=bool(sign) or contents,
            turns=self._turned,
            size=look.words.size,
        )
        made = paragraphs(runs, base)
        self._budget.lines(len(made) - 1)
        self._turned, self._broken = self._broken, False
        if contents:
            for one in made:
                one.text = without_leader(one.text)
                one.lead = min(one.lead, len(one.text))
            self._contents += made
        return made

    def _sign(self, own: Look, look: Look) -> tuple[int, str]:
        """How far in the paragraph begins, and the number or bullet Word prints before it."""
        sign, left, hanging = "", look.left, look.hanging
        if look.number and look.number != "0":
            rank = look.rank
            if rank is None or (look.ranked and own.rank is None):
                rank = self._numbering.rank_of(look.number, look.ranked or "") or rank or 0
            sign = self._numbering.sign(look.number, rank)
            level = self._numbering.level(look.number, rank)
            if level is not None and own.left is None:
                left = level.left if level.left is not None else left
            if level is not None and own.hanging is None and own.first is None:
                hanging = level.hanging if level.hanging is not None else hanging
        return (left or 0) - (hanging or 0) + (0 if hanging else look.first or 0), sign

    def _space(self, style: str, contextual: bool, made: list[Paragraph]) -> None:
        """Takes away the space between paragraphs of one style that want none."""
        if not made:
            return
        if self._above is not None and self._above[0] == style:
            if contextual:
                made[0].before = 0.0
            if self._above[1]:
                self._above[2].after = 0.0
        self._above = (style, contextual, made[-1])

    def _inline(self, parent: Element, words: Words, link: str, depth: int) -> None:
        if depth > _DEPTH:
            return
        for child in parent.iterchildren():
            kind = _TAGS.get(child.tag)
            if kind == "r":
                self._run(child, words, link)
            elif kind == "hyperlink":
                target = address(self._links.get(child.get(_R_ID) or "")) or link
                self._inline(child, words, target, depth + 1)
            elif kind == "fldSimple":
                self._fields.begin()
                self._fields.instruct(child.get(f"{W}instr") or "")
                self._fields.separate()
                self._inline(child, words, link, depth + 1)
                self._fields.end()
            elif kind == "sdt":
                for content in child.iterchildren(f"{W}sdtContent"):
                    self._inline(content, words, link, depth + 1)
            elif kind in _THROUGH:
                self._inline(child, words, link, depth + 1)
            elif kind == "choice":
                self._inline(_chosen(child), words, link, depth + 1)
            elif kind is None and child.tag is not None and "/math}" in str(child.tag):
                for text in child.iter(_MATHS):
                    self._add(text.text or "", words, link)

    def _run(self, run: Element, words: Words, link: str) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and len(properties):
            style = properties.find(f"{W}rStyle")
            if style is not None:
                words = self._styles.words(style.get(VAL) or "").over(words)
            words = words_of(properties).over(words)
        for child in run.iterchildren():
            kind = _TAGS.get(child.tag)
            if kind == "t":
                self._add(child.text or "", words, link)
            elif kind in ("tab", "ptab"):
                self._add("\t", words, link)
            elif kind == "br":
                if child.get(f"{W}type") == "page":
                    self._break()
                else:
                    self._add("\n", words, link)
            elif kind == "cr":
                self._add("\n", words, link)
            elif kind == "noBreakHyphen":
                self._add("-", words, link)
            elif kind == "fldChar":
                self._fields.char(child.get(f"{W}fldCharType") or "")
            elif kind == "instrText":
                self._fields.instruct(child.text or "")
            elif kind == "lastRenderedPageBreak":
                if not self._counted:
                    self._page += 1
                self._counted = False
            elif kind in ("drawing", "pict", "object"):
                self._boxes += _boxes(child)
            elif kind == "choice":
                self._boxes += _boxes(_chosen(child))

    def _add(self, text: str, words: Words, link: str) -> None:
        if words.hidden or self._fields.is_hidden():
            return
        if "\n" in text and text != "\n":
            text = text.replace("\n", " ")
        text = text if text in ("\n", "\t") else clean(text).replace("\f", " ")
        if not text:
            return
        self._budget.run()
        if text.strip():
            self._started = self._started or self._page
            self._counted = self._broken = False
        target = link or self._fields.link()
        self._runs.append(Run(text, bool(words.bold), bool(words.italic), words.size, target))

    def _break(self) -> None:
        """An explicit page break: above what follows, which in one paragraph is a line of its own."""
        if any(run.text.strip() for run in self._runs):
            self._runs.append(Run("\n"))
            self._page += 1
            self._counted = self._broken = True
            return
        self._turn()

    def _turn(self) -> None:
        self._page += 1
        self._turned = self._counted = True


def _inside(parent: Element, tag: str, depth: int = 0) -> list[Element]:
    """The rows of a table or the cells of a row, also those in a content control or a revision."""
    found: list[Element] = []
    for child in parent.iterchildren():
        if child.tag == tag:
            found += [] if _is_struck(child) else [child]
        elif depth < _DEPTH and _TAGS.get(child.tag) in (*_THROUGH, "sdt"):
            found += _inside(child, tag, depth + 1)
    return found


def _is_struck(row: Element) -> bool:
    """Whether a revision has taken a row out of its table."""
    return row.find(f"{W}trPr/{W}del") is not None


def _chosen(alternatives: Element) -> Element:
    """The one of several likenesses that a new Word shows; the others say the same again."""
    for name in ("Choice", "Fallback"):
        for choice in alternatives.iterchildren(f"{_MC}{name}"):
            return choice
    return alternatives.makeelement(f"{_MC}Choice")


def _boxes(drawing: Element) -> list[Element]:
    """The text boxes in a drawing, but not those inside of others."""
    found: list[Element] = []
    waiting = [drawing]
    while waiting:
        one = waiting.pop()
        if one.tag == f"{W}txbxContent":
            found.append(one)
        elif one.tag == f"{_MC}AlternateContent":
            waiting.extend(reversed(_chosen(one)))
        else:
            waiting.extend(reversed(one))
    return found
