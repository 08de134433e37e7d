"""The styles of an OpenDocument text: what paragraphs, words and lists look like, by inheritance."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from sognko_tui.documents.clean import clean
from sognko_tui.documents.counting import bullet, letters, roman
from sognko_tui.documents.lengths import points
from sognko_tui.documents.trees import Element, whole_number

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (
    f"{_ODF}{name}:1.0}}" for name in ("office", "style", "text", "table", "drawing")
)
_FO = f"{_ODF}xsl-fo-compatible:1.0}}"
_SYMBOLS = re.compile(r"(?i)symbol|wingdings|webdings|dingbats")
_TITLE = re.compile(r"(?i)(?:title|tittel)$")
_CONTENTS = re.compile(r"(?i)contents(?:_20_|\s)\d+$")
_DEPTH = 20
_AFFIX = 40
"""Signs before or after a list's number that are kept."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph or some words look, in points; None where nobody has said."""

    level: int | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    first: float | None = None
    turns: bool | None = None
    master: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    list_style: str | None = None

    def over(self, below: Look) -> Look:
        """The look of the two, where the one below counts only if this says nothing."""
        said: dict[str, Any] = {
            name: value for name in _NAMES if (value := getattr(self, name)) is not None
        }
        return replace(below, **said) if said else below


_NAMES = tuple(Look.__slots__)
NOTHING = Look()


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: `form` is 1, a, A, i, I, or empty; `bullet` stands instead of it."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""
    left: float = 0.0


@dataclass(slots=True)
class ListStyle:
    """The levels of a list, from 1."""

    levels: dict[int, ListLevel] = field(default_factory=dict)

    def sign(self, rank: int, counters: dict[int, int]) -> str:
        """What is printed before the words: the number so far, or the bullet, and a space."""
        level = self.levels.get(rank)
        if level is None:
            return ""
        if level.bullet:
            return f"{level.bullet} "
        if not level.form:
            return f"{level.before}{level.after} " if (level.before + level.after).strip() else ""
        numbers = []
        for at in range(max(1, rank - level.shown + 1), rank + 1):
            other = self.levels.get(at, level)
            if other.form:
                numbers.append(_counted(counters.get(at, other.start), other.form))
        return f"{level.before}{'.'.join(numbers)}{level.after}".rstrip() + " "


class Styles:
    """The styles of a document; what `add` is given later goes before what came earlier."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], tuple[Look, str]] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._paragraphs: dict[str, Look] = {}
        self._given = NOTHING
        self.lists: dict[str, ListStyle] = {}
        self.outline = ListStyle()

    def add(self, parent: Element | None) -> None:
        """The styles in an `office:styles` or `office:automatic-styles`."""
        if parent is None:
            return
        for one in parent.iterchildren():
            if one.tag == f"{STYLE}style":
                key = (one.get(f"{STYLE}family") or "", one.get(f"{STYLE}name") or "")
                self._styles[key] = _look(one), one.get(f"{STYLE}parent-style-name") or ""
            elif one.tag == f"{STYLE}default-style":
                if one.get(f"{STYLE}family") == "paragraph":
                    self._given = _look(one)
            elif one.tag == f"{TEXT}list-style":
                self.lists[one.get(f"{STYLE}name") or ""] = _list(one)
            elif one.tag == f"{TEXT}outline-style":
                self.outline = _list(one)

    def paragraph(self, named: str | None) -> Look:
        """The whole look of a paragraph style."""
        named = named or "Standard"
        if named not in self._paragraphs:
            self._paragraphs[named] = self._of("paragraph", named).over(self._given)
        return self._paragraphs[named]

    def words(self, named: str | None) -> Look:
        """What a style of words says, and no more."""
        return self._of("text", named) if named else NOTHING

    def is_contents(self, named: str | None) -> bool:
        """Whether a style, or one it comes from, is of a table of contents."""
        for _ in range(_DEPTH):
            if not named:
                return False
            if _CONTENTS.search(named):
                return True
            named = self._styles.get(("paragraph", named), (NOTHING, ""))[1]
        return False

    def _of(self, family: str, named: str) -> Look:
        key = (family, named)
        if key not in self._looks:
            chain: list[Look] = []
            while (family, named) in self._styles and len(chain) < _DEPTH:
                look, named = self._styles[family, named]
                chain.append(look)
            found = NOTHING
            for one in reversed(chain):
                # A page's style is meant for the paragraph that names it, not for its heirs.
                found = one.over(replace(found, master=None) if found.master else found)
            self._looks[key] = found
        return self._looks[key]


def _look(style: Element) -> Look:
    said: dict[str, Any] = {}
    outline = style.get(f"{STYLE}default-outline-level")
    if outline is not None:
        said["level"] = whole_number(outline)
    elif _TITLE.match((style.get(f"{STYLE}name") or "")[:60]):
        said["level"] = 1
    if style.get(f"{STYLE}list-style-name") is not None:
        said["list_style"] = style.get(f"{STYLE}list-style-name")
    if style.get(f"{STYLE}master-page-name"):
        said["master"] = True
    form = style.find(f"{STYLE}paragraph-properties")
    if form is not None:
        said["before"] = points(form.get(f"{_FO}margin-top") or form.get(f"{_FO}margin"))
        said["after"] = points(form.get(f"{_FO}margin-bottom") or form.get(f"{_FO}margin"))
        said["left"] = points(form.get(f"{_FO}margin-left") or form.get(f"{_FO}margin"))
        said["first"] = points(form.get(f"{_FO}text-indent"))
        broken = form.get(f"{_FO}break-before")
        said["turns"] = broken == "page" if broken else None
    words = style.find(f"{STYLE}text-properties")
    if words is not None:
        weight = words.get(f"{_FO}font-weight")
        if weight:
            said["bold"] = weight == "bold" or whole_number(weight) >= 600
        slant = words.get(f"{_FO}font-style")
        if slant:
            said["italic"] = slant in ("italic", "oblique")
        said["size"] = points(words.get(f"{_FO}font-size"))
        shown = words.get(f"{TEXT}display")
        said["hidden"] = shown == "none" if shown else None
    return Look(**said)


def _list(style: Element) -> ListStyle:
    found = ListStyle()
    for one in style.iterchildren():
        rank = whole_number(one.get(f"{TEXT}level"))
        if not 1 <= rank <= 10:
            continue
        form = clean((one.get(f"{STYLE}num-format") or "")[:1])
        sign = ""
        if one.tag != f"{TEXT}list-level-style-number" and one.tag != f"{TEXT}outline-level-style":
            words = one.find(f"{STYLE}text-properties")
            fonts = " ".join(words.attrib.values()) if words is not None else ""
            char = clean((one.get(f"{TEXT}bullet-char") or "")[:4])
            sign = bullet(char, bool(_SYMBOLS.search(fonts[:400])))
        found.levels[rank] = ListLevel(
            form=form if form in ("1", "a", "A", "i", "I") else "",
            before=clean((one.get(f"{STYLE}num-prefix") or "")[:_AFFIX]),
            after=clean((one.get(f"{STYLE}num-suffix") or "")[:_AFFIX]),
            start=whole_number(one.get(f"{TEXT}start-value"), 1),
            shown=max(1, whole_number(one.get(f"{TEXT}display-levels"), 1)),
            bullet=sign,
            left=_left(one),
        )
    return found


def _left(level: Element) -> float:
    """How far in a level's signs stand."""
    form = level.find(f"{STYLE}list-level-properties")
    if form is None:
        return 0.0
    aligned = form.find(f"{STYLE}list-level-label-alignment")
    if aligned is not None:
        left = points(aligned.get(f"{_FO}margin-left")) or 0.0
        return left + (points(aligned.get(f"{_FO}text-indent")) or 0.0)
    return points(form.get(f"{TEXT}space-before")) or 0.0


def _counted(value: int, form: str) -> str:
    if form in ("a", "A"):
        found = letters(value)
    elif form in ("i", "I"):
        found = roman(value)
    else:
        return str(value)
    return found.upper() if form.isupper() else found
