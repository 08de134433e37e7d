"""The text of a web page in reading order, as a browser would set it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sognko_tui.documents.budget import Budget
from sognko_tui.documents.clean import clean
from sognko_tui.documents.contents import without_leader, without_repeats
from sognko_tui.documents.counting import letters, roman
from sognko_tui.documents.css import Rules, Sheet, is_hidden, length
from sognko_tui.documents.printed import Block, Cell, Paragraph, Run, Table, address, paragraphs
from sognko_tui.documents.trees import Element, whole_number

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "embed",
        "svg",
        "select",
        "textarea",
        "button",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "dialog",
        "nav",
        "aside",
        "rp",
        "rt",
    ]
)
_FURNITURE = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu"})
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "main",
        "article",
        "section",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "address",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "center",
        "header",
        "footer",
        "details",
        "summary",
        "hr",
        "hgroup",
        "caption",
        "menu",
        "dir",
    ]
)
_APART = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "blockquote", "pre", "figure", "hr", "menu"]
)
_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_ITALIC = frozenset(["i", "em", "cite", "var", "address"])
_INSIDE = frozenset({"main", "article", "section", "td", "th"})
_SPACE = re.compile(r"[ \t\n\f]+")
_MARGIN = 12.0
_STEP = 4
_SIGN_WIDTH = 6.0
_DEPTH = 250
_ROWSPAN = 200
_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    size: float | None = None
    link: str = ""
    kept: bool = False
    """Whether spaces and line ends are as in the file."""
    code: bool = False
    level: int = 0
    lists: int = 0
    left: float = 0.0
    contents: bool = False
    inside: bool = False
    """Whether a `header` here is of an article, not of the site."""


class Body:
    """Reads one page; `blocks` is called once."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._sheet = Sheet()
        self._found: list[Block] = []
        self._runs: list[Run] = []
        self._gap = 0.0
        self._sign = ""
        self._turns = False
        self._page = 1
        self._entry = False
        self._contents: list[Paragraph] = []

    def blocks(self, root: Element) -> list[Block]:
        """All that a reader sees, in order."""
        for style in root.iter("style"):
            self._sheet.add(style.text or "")
        look = _Look()
        self._element(root, look, 0)
        self._flush(look)
        return without_repeats(self._found, self._contents)

    def _children(self, parent: Element, look: _Look, depth: int) -> None:
        self._text(parent.text, look)
        for child in parent.iterchildren():
            if isinstance(child.tag, str) and depth < _DEPTH:
                self._element(child, look, depth + 1)
            self._text(child.tail, look)

    def _element(self, one: Element, look: _Look, depth: int) -> None:
        tag: str = one.tag.rpartition(":")[2]
        if tag == "br":
            self._budget.run()
            self._runs.append(Run("\n"))
            return
        rules = self._sheet.of(tag, one.get("class"), one.get("style"))
        if self._is_unseen(one, tag, rules, look):
            return
        inner = _inherited(one, tag, rules, look)
        if tag == "table":
            self._flush(look)
            self._table(one, inner, depth)
        elif tag in _BLOCKS or rules.get("display") in ("block", "list-item"):
            self._block(one, tag, rules, inner, look, depth)
        else:
            self._children(one, inner, depth)

    def _is_unseen(self, one: Element, tag: str, rules: Rules, look: _Look) -> bool:
        if tag in _UNSEEN or one.get("hidden") is not None or is_hidden(rules):
            return True
        if one.get("role") in _FURNITURE or one.get("title") in ("header", "footer"):
            # The latter is how LibreOffice saves what stands on every page.
            return True
        # The head and foot of an article are what it says; the site's are not.
        return tag in ("header", "footer") and not look.inside

    def _block(
        self, one: Element, tag: str, rules: Rules, inner: _Look, look: _Look, depth: int
    ) -> None:
        self._flush(look)
        apart = _MARGIN if tag in _APART or (tag in ("ul", "ol") and not look.lists) else 0.0
        above, below = length(rules.get("margin-top")), length(rules.get("margin-bottom"))
        self._gap = max(self._gap, apart if above is None else above)
        if "always" in (rules.get("page-break-before"), rules.get("break-before")) or (
            rules.get("break-before") == "page"
        ):
            self._page += bool(self._found)
            self._turns = bool(self._found)
        if tag in ("ul", "ol", "menu", "dir"):
            self._list(one, tag, rules, inner, depth)
        else:
            if tag == "p" and "mso-list" in rules:
                self._entry = True
            self._children(one, inner, depth)
        self._flush(inner, empty=tag in ("p", "li"))
        self._gap = max(self._gap, apart if below is None else below)

    def _list(self, one: Element, tag: str, rules: Rules, look: _Look, depth: int) -> None:
        items = list(one.iterchildren("li"))
        form = _form(tag, one.get("type"), rules)
        turned = one.get("reversed") is not None
        value = whole_number(one.get("start"), len(items) if turned else 1)
        for child in one.iterchildren():
            if child.tag != "li":
                if isinstance(child.tag, str) and depth < _DEPTH:
                    self._element(child, look, depth + 1)
                continue
            own = self._sheet.of("li", child.get("class"), child.get("style"))
            if self._is_unseen(child, "li", own, look):
                continue
            value = whole_number(child.get("value"), value) if form != "•" else value
            self._flush(look)
            sign = _form("li", child.get("type"), own) if child.get("type") else form
            self._sign = _marker(sign, value)
            self._entry = True
            if depth < _DEPTH:
                self._block(child, "li", own, _inherited(child, "li", own, look), look, depth + 1)
            self._sign, self._entry = "", False
            value += -1 if turned else 1

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if look.kept:
            self._add(clean(text).replace("\f", "\n"), look)
            return
        text = clean(_SPACE.sub(" ", text))
        before = self._runs[-1].text[-1:] if self._runs else "\n"
        if before in (" ", "\n") and text[:1] == " ":
            text = text[1:]
        self._add(text.replace("\n", " "), look)

    def _add(self, text: str, look: _Look) -> None:
        if text:
            self._budget.run()
            self._runs.append(Run(text, look.bold, look.italic, look.size, look.link))

    def _flush(self, look: _Look, empty: bool = False) -> None:
        """What has been gathered becomes a paragraph; `empty` says that one without words counts."""
        runs, self._runs = self._runs, []
        if not runs and not self._sign:
            return
        said = any(run.text.strip() for run in runs)
        if not said and not (self._sign and empty):
            # A lone line break, or a hard space, is a line one sees.
            if any("\n" in run.text or (empty and run.text) for run in runs):
                self._budget.lines()
                self._found.append(Paragraph())
            return
        sign, self._sign = self._sign, ""
        if sign:
            first = next((run for run in runs if run.text.strip()), None)
            runs.insert(0, Run(sign, bool(first and first.bold), bool(first and first.italic)))
        base = Paragraph(
            page=self._page,
            indent=max(0, look.lists - 1) * _STEP + max(0, int(look.left / _SIGN_WIDTH)),
            level=0 if look.contents else look.level,
            before=self._gap,
            entry=self._entry or look.contents,
            turns=self._turns,
            verbatim=look.code,
        )
        made = paragraphs(runs, base)
        self._budget.lines(len(made))
        if look.contents:
            for one in made:
                one.text = without_leader(one.text)
                one.lead = min(one.lead, len(one.text))
            self._contents += made
        if look.kept:
            for one in made:
                one.whole = False
        self._gap, self._turns, self._entry = 0.0, False, False
        self._found += made

    def _table(self, table: Element, look: _Look, depth: int) -> None:
        found = Table()
        waiting: dict[int, int] = {}
        """For each column, how many rows a cell from above still covers."""
        outer = self._found, self._gap, self._sign, self._entry
        for row in _rows(table):
            if row.tag == "caption":
                self._found, self._gap, self._sign = outer[0], _MARGIN, ""
                self._children(row, look, depth + 1)
                self._flush(look)
                continue
            if row.get("hidden") is not None or is_hidden(
                self._sheet.of("tr", row.get("class"), row.get("style"))
            ):
                continue
            cells: list[Cell] = []
            for cell in row.iterchildren("td", "th"):
                while waiting.get(len(cells), 0) and len(cells) < _COLUMNS:
                    self._budget.lines()
                    waiting[len(cells)] -= 1
                    cells.append([])
                waiting[len(cells)] = min(whole_number(cell.get("rowspan"), 1), _ROWSPAN) - 1
                self._budget.lines()
                self._found, self._gap, self._sign, self._entry = [], 0.0, "", False
                self._element(cell, replace(look, inside=True, lists=0, left=0.0), depth + 1)
                self._flush(look)
                cells.append(self._found)
            if cells:
                found.rows.append(cells)
        self._found, gap, self._sign, self._entry = outer
        self._found.append(found)
        self._gap = 0.0 * gap


def _inherited(one: Element, tag: str, rules: Rules, look: _Look) -> _Look:
    """How an element's words look: as those around it, but for what it says itself."""
    weight, slant = rules.get("font-weight"), rules.get("font-style")
    bold = look.bold or tag in _BOLD
    if weight:
        bold = weight in ("bold", "bolder") or whole_number(weight) >= 600
    italic = look.italic or tag in _ITALIC
    if slant:
        italic = slant in ("italic", "oblique")
    left = look.left
    if tag in _BLOCKS and tag not in ("ul", "ol", "li"):
        left += length(rules.get("margin-left")) or (
            _STEP * _SIGN_WIDTH if tag in ("dd", "blockquote") else 0.0
        )
        left += length(rules.get("text-indent")) or 0.0
    level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else look.level
    if one.get("role") == "heading":
        level = max(1, min(whole_number(one.get("aria-level"), 2), 9))
    kinds = one.get("class") or ""
    return _Look(
        bold=bold,
        italic=italic,
        size=length(rules.get("font-size")) or look.size,
        link=(address(one.get("href")) or look.link) if tag == "a" else look.link,
        kept=look.kept or tag in ("pre", "textarea", "listing", "xmp"),
        code=look.code or (look.kept and tag in ("code", "samp")),
        level=level,
        lists=look.lists + (tag in ("ul", "ol", "menu", "dir")),
        left=left,
        contents=look.contents or kinds.startswith("MsoToc"),
        inside=look.inside or tag in _INSIDE,
    )


def _form(tag: str, kind: str | None, rules: Rules) -> str:
    """How a list counts: 1, a, A, i, I, • or nothing."""
    named = rules.get("list-style-type") or rules.get("list-style") or ""
    for words, form in (
        ("none", ""),
        ("lower-alpha", "a"),
        ("lower-latin", "a"),
        ("upper-alpha", "A"),
        ("upper-latin", "A"),
        ("lower-roman", "i"),
        ("upper-roman", "I"),
        ("decimal", "1"),
        ("disc", "•"),
        ("circle", "•"),
        ("square", "•"),
    ):
        if words in named:
            return form
    if kind in ("1", "a", "A", "i", "I"):
        return kind
    return "1" if tag == "ol" else "•"


def _marker(form: str, value: int) -> str:
    if form in ("", "•"):
        return f"{form} " if form else ""
    printed = str(value)
    if form in ("a", "A"):
        printed = letters(value)
    elif form in ("i", "I"):
        printed = roman(value)
    return f"{printed.upper() if form.isupper() else printed}. "


def _rows(table: Element) -> list[Element]:
    """The caption and the rows of a table, not those of tables in it."""
    found: list[Element] = []
    for child in table.iterchildren():
        if child.tag in ("tr", "caption"):
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += child.iterchildren("tr")
    return found
