"""The styles of a Word file: what a paragraph and its words look like, by inheritance."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from sognko_tui.documents.trees import Element, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"

_HEADING = re.compile(r"(?i)(?:heading|overskrift|rubrik)\s?(\d)")
_TITLE = re.compile(r"(?i)(?:title|tittel)$")
_CONTENTS = re.compile(r"(?i)(?:toc|innh|inh|innholdsfortegnelse|innhaldsliste)\s?\d")
_WEB_SPACE = 14.0
"""Points between paragraphs that came from a web page."""
_BODY = 9
"""The outline level of what is no heading."""
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Words:
    """How words look; None where nobody has said. `size` is in points."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: float | None = None

    def over(self, below: Words) -> Words:
        """The look of the two, where the one below counts only if this says nothing."""
        if self is PLAIN:
            return below
        return Words(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
        )


PLAIN = Words()


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; None where nobody has said.

    `before` and `after` are in points, `left`, `hanging` and `first` in twentieths of one, as in
    the file. `number` and `rank` are the list and the level in it; `ranked` the style that gave the
    list, if it was one. `level` counts headings from 1; 0 is said of what is none.
    """

    level: int | None = None
    contents: bool | None = None
    before: float | None = None
    after: float | None = None
    contextual: bool | None = None
    left: int | None = None
    hanging: int | None = None
    first: int | None = None
    number: str | None = None
    rank: int | None = None
    ranked: str | None = None
    turns: bool | None = None
    words: Words = field(default=PLAIN)

    def over(self, below: Look) -> Look:
        """The look of the two, where the one below counts only if this says nothing."""
        said: dict[str, Any] = {
            name: value for name in _NAMES if (value := getattr(self, name)) is not None
        }
        said["words"] = self.words.over(below.words)
        return replace(below, **said)


_NAMES = tuple(name for name in Look.__slots__ if name != "words")
NOTHING = Look()


class Styles:
    """The styles by their ids. `normal` is the look of a paragraph that names none."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._given = NOTHING
        self.default = ""
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            named = style.get(f"{W}styleId")
            if not named:
                continue
            self._elements[named] = style
            if style.get(f"{W}type") == "paragraph" and flag_value(style.get(f"{W}default"), False):
                self.default = named
        given = root.find(f"{W}docDefaults")
        if given is not None:
            self._given = paragraph_look(given.find(f"{W}pPrDefault/{W}pPr")).over(
                Look(words=words_look(given.find(f"{W}rPrDefault/{W}rPr")))
            )

    def paragraph(self, named: str) -> Look:
        """The whole look of a paragraph style; that of the default one for an unknown name."""
        if named not in self._elements:
            named = self.default
        if named not in self._looks:
            self._looks[named] = self._inherited(named).over(self._given)
        return self._looks[named]

    def words(self, named: str) -> Words:
        """What a character style says, and no more."""
        key = f"\n{named}"
        if key not in self._looks:
            self._looks[key] = self._inherited(named)
        return self._looks[key].words

    def list_of(self, named: str) -> str | None:
        """The list a numbering style stands for."""
        style = self._elements.get(named)
        number = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
        return number.get(VAL) if number is not None else None

    def _inherited(self, named: str) -> Look:
        chain: list[Look] = []
        seen: set[str] = set()
        while named in self._elements and named not in seen and len(chain) < _DEPTH:
            seen.add(named)
            style = self._elements[named]
            chain.append(_style_look(style, named))
            based = style.find(f"{W}basedOn")
            named = (based.get(VAL) or "") if based is not None else ""
        look = NOTHING
        for one in reversed(chain):
            look = one.over(look)
        return look


def _style_look(style: Element, named: str) -> Look:
    look = paragraph_look(style.find(f"{W}pPr"))
    look = replace(look, words=words_look(style.find(f"{W}rPr")))
    if look.number is not None:
        look = replace(look, ranked=named)
    name = style.find(f"{W}name")
    called = ((name.get(VAL) or "") if name is not None else "")[:60]
    for words in (called, named[:60]):
        heading = _HEADING.match(words)
        if heading and look.level is None:
            look = replace(look, level=int(heading[1]))
        elif _TITLE.match(words) and look.level is None:
            look = replace(look, level=1)
        if _CONTENTS.match(words):
            look = replace(look, contents=True, level=0)
    return look


def flag(parent: Element, name: str) -> bool | None:
    """Whether a property such as `<w:b/>` is on; None where it is not named."""
    found = parent.find(f"{W}{name}")
    return None if found is None else flag_value(found.get(VAL), True)


def flag_value(value: str | None, default: bool) -> bool:
    """`1`, `true`, `on` and their contraries."""
    return default if value is None else value.lower() not in ("0", "false", "off", "none")


def words_look(properties: Element | None) -> Words:
    """What a `w:rPr` says itself; its character style is the caller's."""
    if properties is None or not len(properties):
        return PLAIN
    size = properties.find(f"{W}sz")
    return Words(
        bold=flag(properties, "b"),
        italic=flag(properties, "i"),
        hidden=flag(properties, "vanish"),
        size=whole_number(size.get(VAL)) / 2 or None if size is not None else None,
    )


def paragraph_look(properties: Element | None) -> Look:
    """What a `w:pPr` says itself."""
    if properties is None or not len(properties):
        return NOTHING
    said: dict[str, Any] = {}
    outline = properties.find(f"{W}outlineLvl")
    if outline is not None:
        rank = whole_number(outline.get(VAL), _BODY)
        said["level"] = rank + 1 if 0 <= rank < _BODY else 0
    spacing = properties.find(f"{W}spacing")
    if spacing is not None:
        said["before"] = _space(spacing, "before")
        said["after"] = _space(spacing, "after")
    indent = properties.find(f"{W}ind")
    if indent is not None:
        for name, attributes in (
            ("left", ("left", "start")),
            ("hanging", ("hanging",)),
            ("first", ("firstLine",)),
        ):
            value = next((v for a in attributes if (v := indent.get(f"{W}{a}"))), None)
            said[name] = whole_number(value) if value is not None else None
    numbered = properties.find(f"{W}numPr")
    if numbered is not None:
        number, rank_of = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
        said["number"] = number.get(VAL) if number is not None else None
        said["rank"] = whole_number(rank_of.get(VAL)) if rank_of is not None else None
        if number is not None:
            said["ranked"] = ""
    said["contextual"] = flag(properties, "contextualSpacing")
    said["turns"] = flag(properties, "pageBreakBefore")
    return Look(**said)


def _space(spacing: Element, name: str) -> float | None:
    if flag_value(spacing.get(f"{W}{name}Autospacing"), False):
        return _WEB_SPACE
    value = spacing.get(f"{W}{name}")
    return whole_number(value) / 20 if value is not None else None
