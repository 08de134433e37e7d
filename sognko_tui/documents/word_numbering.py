"""Word's automatic numbers: a list's paragraphs do not hold them, they are counted here as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sognko_tui.documents.clean import clean
from sognko_tui.documents.counting import bullet, letters, roman
from sognko_tui.documents.trees import Element, whole_number
from sognko_tui.documents.word_styles import VAL, Styles, W, flag

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_TEXT = 80
"""Signs of a number's text that are kept; «Sak %1/26» is long."""
_SYMBOLS = re.compile(r"(?i)symbol|wingdings|webdings|marlett|dingbats")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it is counted, printed and indented."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    gap: str = " "
    left: int | None = None
    hanging: int | None = None


_Levels = dict[int, Level]


class Numbering:
    """The lists of a file, and how far each has come. `sign` is called once for each paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, _Levels] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._changed: dict[str, _Levels] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = styles
        if root is None:
            return
        for one in root.iterchildren(f"{W}abstractNum"):
            named = one.get(f"{W}abstractNumId") or ""
            self._abstract[named] = dict(map(_level, one.iterchildren(f"{W}lvl")))
            link = one.find(f"{W}numStyleLink")
            if link is not None:
                self._links[named] = link.get(VAL) or ""
        for one in root.iterchildren(f"{W}num"):
            self._list(one)

    def _list(self, one: Element) -> None:
        named = one.get(f"{W}numId") or ""
        abstract = one.find(f"{W}abstractNumId")
        self._lists[named] = (abstract.get(VAL) or "") if abstract is not None else ""
        for change in one.iterchildren(f"{W}lvlOverride"):
            rank = whole_number(change.get(f"{W}ilvl"))
            start, level = change.find(f"{W}startOverride"), change.find(f"{W}lvl")
            if level is not None:
                self._changed.setdefault(named, {})[rank] = _level(level)[1]
            if start is not None:
                self._restarts.setdefault(named, {})[rank] = whole_number(start.get(VAL), 1)

    def rank_of(self, number: str, style: str) -> int:
        """The level that a style's paragraphs have in its list."""
        _, levels = self._of(number)
        return next((rank for rank, level in levels.items() if level.style == style), 0)

    def level(self, number: str, rank: int) -> Level | None:
        """How a level of a list looks; None where the paragraph is in no list."""
        return self._of(number)[1].get(rank)

    def sign(self, number: str, rank: int) -> str:
        """The next number or bullet of the list, with what stands between it and the words."""
        key, levels = self._of(number)
        level = levels.get(rank)
        if level is None:
            return ""
        counters = self._counters.setdefault(key, {})
        start = level.start
        if (number, rank) not in self._begun:
            self._begun.add((number, rank))
            if rank in self._restarts.get(number, {}):
                start = self._restarts[number][rank]
                counters.pop(rank, None)
        counters[rank] = counters[rank] + 1 if rank in counters else start
        for deeper in [at for at in counters if at > rank]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and rank < restart):
                del counters[deeper]
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return level.text + level.gap

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, level)
            value = counters.get(at, other.start)
            return _counted(value, "decimal" if level.legal else other.form)

        text = _PLACE.sub(printed, level.text)
        return text + level.gap if text.strip() else ""

    def _of(self, number: str) -> tuple[str, _Levels]:
        """The list's key for counting, and its levels; a list may be named by a style."""
        abstract = self._lists.get(number, "")
        if abstract in self._links and not self._abstract.get(abstract):
            linked = self._styles.list_of(self._links[abstract])
            other = self._lists.get(linked or "", "")
            if other not in self._links:
                abstract = other
        levels = self._abstract.get(abstract, {})
        changed = self._changed.get(number)
        return abstract, {**levels, **changed} if changed else levels


def _level(one: Element) -> tuple[int, Level]:
    def value(name: str) -> str | None:
        found = one.find(f"{W}{name}")
        return None if found is None else found.get(VAL)

    form = value("numFmt") or "decimal"
    text = clean((value("lvlText") or "")[:_TEXT])
    fonts = one.find(f"{W}rPr/{W}rFonts")
    if form == "bullet":
        text = bullet(text, fonts is not None and any(map(_SYMBOLS.search, fonts.attrib.values())))
    indent = one.find(f"{W}pPr/{W}ind")
    left = hanging = None
    if indent is not None:
        left = whole_number(indent.get(f"{W}left") or indent.get(f"{W}start"))
        hanging = whole_number(indent.get(f"{W}hanging"))
    restart = value("lvlRestart")
    rank = whole_number(one.get(f"{W}ilvl"))
    return max(0, min(rank, _LEVELS - 1)), Level(
        start=whole_number(value("start"), 1),
        form=form,
        text=text,
        restart=whole_number(restart) if restart is not None else None,
        legal=bool(flag(one, "isLgl")),
        style=value("pStyle") or "",
        gap="" if value("suff") == "nothing" else " ",
        left=left,
        hanging=hanging,
    )


def _counted(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        found = letters(value, repeated=True)
        return found.upper() if form == "upperLetter" else found
    if form in ("lowerRoman", "upperRoman"):
        found = roman(value)
        return found.upper() if form == "upperRoman" else found
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "none":
        return ""
    return str(value)
