"""The text of an OpenDocument file in reading order, with its lists counted."""

from __future__ import annotations

import re

from sognko_tui.documents.budget import Budget
from sognko_tui.documents.clean import clean
from sognko_tui.documents.contents import without_leader, without_repeats
from sognko_tui.documents.odt_styles import (
    DRAW,
    OFFICE,
    TABLE,
    TEXT,
    ListStyle,
    Look,
    Styles,
)
from sognko_tui.documents.printed import Block, Cell, Paragraph, Run, Table, address, paragraphs
from sognko_tui.documents.trees import Element, whole_number

_XLINK = "{http://www.w3.org/1999/xlink}href"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACES = re.compile(r"[ \t\r\n]+")
_NOT_SAID = frozenset(
    (
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{OFFICE}forms",
        *(
            f"{TEXT}{name}"
            for name in [
                "note",
                "tracked-changes",
                "page-number",
                "page-count",
                "page-continuation",
                "hidden-text",
                "hidden-paragraph",
                "ruby-text",
                "sequence-decls",
                "variable-decls",
                "user-field-decls",
                "table-of-content-source",
                "alphabetical-index-source",
                "number",
            ]
        ),
        f"{TABLE}table-columns",
        f"{TABLE}table-column",
    )
)
_DEPTH = 120
_SIGN_WIDTH = 6.0
"""Points that a sign of common type is wide."""
_REPEATED = 50
"""How often a cell, a row or a space is repeated at most: files may say a thousand million."""


class _List:
    """A list being read: its style and how far each of its levels has come."""

    def __init__(self, style: ListStyle | None, named: str) -> None:
        self.style = style
        self.named = named
        self.counters: dict[int, int] = {}


class Body:
    """Reads one file's text; `blocks` is called once."""

    def __init__(self, styles: Styles, budget: Budget) -> None:
        self._budget = budget
        self._styles = styles
        self._page = 1
        self._said = False
        self._headings = _List(styles.outline, "")
        self._by_id: dict[str, _List] = {}
        self._by_style: dict[str, _List] = {}
        self._latest: _List | None = None
        self._contents: list[Paragraph] = []
        self._boxes: list[Element] = []
        self._started = 0

    def blocks(self, body: Element) -> list[Block]:
        """All that is printed, in order."""
        return without_repeats(self._read(body, 0), self._contents)

    def _read(self, parent: Element, depth: int, contents: bool = False) -> list[Block]:
        found: list[Block] = []
        if depth > _DEPTH:
            return found
        for child in parent.iterchildren():
            tag = child.tag
            if tag == f"{TEXT}p":
                found += self._paragraph(child, depth, contents=contents)
            elif tag == f"{TEXT}h":
                found += self._heading(child, depth)
            elif tag == f"{TEXT}list":
                found += self._list(child, depth, 1, None, contents)
            elif tag == f"{TABLE}table":
                found.append(self._table(child, depth))
            elif tag == f"{TEXT}soft-page-break":
                self._page += 1
            elif tag == f"{TEXT}index-title":
                found += self._read(child, depth + 1)
            elif tag == f"{TEXT}index-body":
                found += self._read(child, depth + 1, contents=True)
            elif tag not in _NOT_SAID and child.get(f"{TEXT}display") != "none":
                found += self._read(child, depth + 1, contents)
        return found

    def _heading(self, element: Element, depth: int) -> list[Block]:
        level = max(1, whole_number(element.get(f"{TEXT}outline-level"), 1))
        sign = ""
        if element.get(f"{TEXT}is-list-header") != "true":
            sign = self._count(self._headings, level, element)
        return self._paragraph(element, depth, sign=sign, level=level)

    def _list(
        self, element: Element, depth: int, rank: int, one: _List | None, contents: bool
    ) -> list[Block]:
        if depth > _DEPTH:
            return []
        named = element.get(f"{TEXT}style-name") or ""
        if one is None:
            one = self._opened(element, named)
        found: list[Block] = []
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            fresh = item.tag == f"{TEXT}list-item"
            for child in item.iterchildren():
                if child.tag == f"{TEXT}list":
                    found += self._list(child, depth + 1, rank + 1, one, contents)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    if one.style is None:
                        look = self._styles.paragraph(child.get(f"{TEXT}style-name"))
                        one.style = self._styles.lists.get(look.list_style or "")
                    sign = self._count(one, rank, item) if fresh else ""
                    fresh = False
                    level = 0
                    if child.tag == f"{TEXT}h":
                        level = max(1, whole_number(child.get(f"{TEXT}outline-level"), 1))
                    left = 0.0
                    if one.style is not None and rank in one.style.levels:
                        left = one.style.levels[rank].left
                    found += self._paragraph(
                        child, depth, sign, level, left, listed=True, contents=contents
                    )
                elif child.tag == f"{TEXT}soft-page-break":
                    self._page += 1
        return found

    def _opened(self, element: Element, named: str) -> _List:
        """The list that begins here, or the earlier one that it goes on with."""
        before = self._by_id.get(element.get(f"{TEXT}continue-list") or "")
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._by_style.get(named) if named else self._latest
        one = before or _List(self._styles.lists.get(named), named)
        if before is not None and named and named != before.named:
            one.style = self._styles.lists.get(named) or one.style
        if own_id := element.get(_XML_ID):
            self._by_id[own_id] = one
        self._by_style[named] = self._latest = one
        return one

    def _count(self, one: _List, rank: int, item: Element) -> str:
        """The number or bullet of the next entry."""
        if one.style is None or rank not in one.style.levels:
            return ""
        start = item.get(f"{TEXT}start-value")
        counters = one.counters
        if start is not None:
            counters[rank] = whole_number(start, 1)
        elif rank in counters:
            counters[rank] += 1
        else:
            counters[rank] = one.style.levels[rank].start
        for deeper in [at for at in counters if at > rank]:
            del counters[deeper]
        return one.style.sign(rank, counters)

    def _paragraph(
        self,
        element: Element,
        depth: int,
        sign: str = "",
        level: int = 0,
        left: float | None = None,
        listed: bool = False,
        contents: bool = False,
    ) -> list[Block]:
        self._budget.lines()
        named = element.get(f"{TEXT}style-name")
        look = self._styles.paragraph(named)
        contents = contents or self._styles.is_contents(named)
        turns = bool(look.turns or look.master) and self._said
        self._page += turns
        boxes, self._boxes = self._boxes, []
        self._started = 0
        runs: list[Run] = []
        self._inline(element, look, "", runs, 0)
        if sign:
            first = next((run for run in runs if run.text.strip()), None)
            bold = first.bold if first else bool(look.bold)
            runs.insert(0, Run(sign, bold, first.italic if first else bool(look.italic)))
        if left is None:
            left = (look.left or 0.0) + (look.first or 0.0)
        base = Paragraph(
            page=self._started or self._page,
            indent=max(0, int(left / _SIGN_WIDTH)),
            level=0 if contents else min(level or look.level or 0, 9),
            before=look.before or 0.0,
            after=look.after or 0.0,
            entry=listed or contents,
            turns=turns,
            size=look.size,
        )
        made = paragraphs(runs, base)
        self._budget.lines(len(made) - 1)
        self._said = self._said or any(one.text for one in made)
        if contents:
            for one in made:
                one.text = without_leader(one.text)
                one.lead = min(one.lead, len(one.text))
            self._contents += made
        found: list[Block] = [*made]
        mine, self._boxes = self._boxes, boxes
        for box in mine:
            found += self._read(box, depth + 1)
        return found

    def _inline(self, parent: Element, look: Look, link: str, runs: list[Run], depth: int) -> None:
        self._add(parent.text, look, link, runs)
        for child in parent.iterchildren():
            tag = child.tag
            if tag == f"{TEXT}s":
                self._add_as_is(" " * _times(child, f"{TEXT}c"), look, link, runs)
            elif tag == f"{TEXT}tab":
                self._add_as_is("\t", look, link, runs)
            elif tag == f"{TEXT}line-break":
                self._add_as_is("\n", look, link, runs)
            elif tag == f"{TEXT}soft-page-break":
                self._page += 1
            elif child.tag.startswith(DRAW):
                self._boxes += _boxes(child)
            elif tag not in _NOT_SAID and depth < _DEPTH:
                words = look
                if tag == f"{TEXT}span":
                    words = self._styles.words(child.get(f"{TEXT}style-name")).over(look)
                target = address(child.get(_XLINK)) if tag == f"{TEXT}a" else ""
                self._inline(child, words, target or link, runs, depth + 1)
            self._add(child.tail, look, link, runs)

    def _add(self, text: str | None, look: Look, link: str, runs: list[Run]) -> None:
        if text:
            text = _SPACES.sub(" ", clean(text).replace("\f", " "))
            self._add_as_is(text, look, link, runs)

    def _add_as_is(self, text: str, look: Look, link: str, runs: list[Run]) -> None:
        if text and not look.hidden:
            self._budget.run()
            if text.strip():
                self._started = self._started or self._page
            runs.append(Run(text, bool(look.bold), bool(look.italic), look.size, link))

    def _table(self, table: Element, depth: int) -> Table:
        found = Table()
        for row in _rows(table):
            cells: list[Cell] = []
            simple = True
            for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                covered = cell.tag == f"{TABLE}covered-table-cell"
                said = [] if covered else self._read(cell, depth + 1)
                # What is repeated are the cells of a grid, not tables in tables.
                plain = not any(isinstance(block, Table) for block in said)
                simple = simple and plain
                cells += [said] * (_times(cell, f"{TABLE}number-columns-repeated") if plain else 1)
            times = _times(row, f"{TABLE}number-rows-repeated") if simple else 1
            self._budget.lines(len(cells) * times)
            if cells:
                found.rows += [cells] * times
        return found


def _times(element: Element, attribute: str) -> int:
    return max(1, min(whole_number(element.get(attribute), 1), _REPEATED))


def _rows(table: Element, depth: int = 0) -> list[Element]:
    """The rows of a table, also those in its head and in groups."""
    found: list[Element] = []
    for child in table.iterchildren():
        if child.tag == f"{TABLE}table-row":
            found.append(child)
        elif depth < _DEPTH and child.tag in (
            f"{TABLE}table-header-rows",
            f"{TABLE}table-rows",
            f"{TABLE}table-row-group",
        ):
            found += _rows(child, depth + 1)
    return found


def _boxes(drawing: Element) -> list[Element]:
    """What has text in a drawing: boxes and shapes, the outermost of them."""
    found: list[Element] = []
    waiting = [drawing]
    while waiting:
        one = waiting.pop()
        if any(
            child.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table") for child in one
        ):
            found.append(one)
        else:
            waiting.extend(reversed(one))
    return found
