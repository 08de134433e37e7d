"""Lines joined into what somebody wrote: paragraphs, list entries, subheadings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from sognko_tui.agenda.numbering import is_ordinal, parse
from sognko_tui.agenda.rows import Rows, ends_open
from sognko_tui.agenda.tables import is_row
from sognko_tui.agenda.titles import seam

BlockKind = Literal["paragraph", "entry", "heading", "divider", "code", "table"]

_BULLET = re.compile(
    r"(?P<mark>[•*·▪◦●○■□➢►▸‣⁃∙→✓✔+-]|[–—]|o(?=\s+\S))(?:\s+(?P<text>.*)|(?<=[•●▪])(?P<tight>\S.*)|)$"
)
_NUMBER = re.compile(r"(?P<mark>(?P<value>\d{1,2})[.)])(?:(?P<text>\s*(?!\d)\S.*|\s+\d.*)|\s*)$")
_BARE = re.compile(r"(?P<mark>(?P<value>\d{1,2}))\s+(?P<text>[A-ZÆØÅ§«].*)$")
_POINT = re.compile(
    r"(?P<mark>(?:[Pp]kt\.?|[Pp]unkt)\s?(?P<value>\d{1,2})[.:)]?)\s+(?P<text>\S.*)$"
)
_LETTER = re.compile(r"(?P<mark>\(?[a-zæøå][.)])\s+(?P<text>\S.*)$")
_ROMAN = re.compile(r"(?P<mark>\(?[ivxIVX]{1,4}[.)])\s+(?P<text>\S.*)$")
_ROMAN_ALONE = re.compile(r"\(?[IVX]{1,4}[.)]$")
_LETTER_ALONE = re.compile(r"\(?[a-zæøå][.)]$")
_FIRST_TWO = re.compile(
    r"\(?(?P<mark>1|2|a|b|i|ii|I|II)(?P<look>[.)])(?!\d)|(?P<bare>[12])\s+[A-ZÆØÅ§«]"
)
_BOX = re.compile(r"\[[ xX]\]\s+")
_DIVIDER = re.compile(r"(?:[-–—*_=~]\s?){3,}$|\[toc\]$|\[\[_toc_\]\]$", re.I)
REVISED = re.compile(r"[-–—*=~]{2,}\s*(?P<words>\w[\w .]{0,30}?)\s*[-–—*=~]{2,}$")
_STOPS = (".", "!", "?", ":", ";", "»", "”", '."', ".)")
_DATE_LINE = re.compile(
    r"(?:\w{3,7}dag\s+)?\d{1,2}\.\s?(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\.?(?:\s+20\d\d)?(?:,?\s+kl.{0,14})?\.?$",
    re.I,
)
_FIELD = re.compile(r"[A-ZÆØÅ][\w /().-]{1,40}:(?:\s|$)")
"""«Leiar: …»: one of several places to fill, each on its line."""
_TIME = re.compile(r"\d{1,2}[.:]\d{2}\s*[-–]")


class Block:
    """Some joined lines. `mark` is a list entry's sign as printed; `level` a heading's rank.

    `open` is true where a lone sign, or a number with nothing after it, stood below: something
    is to be filled in. `row` is where it begins; `value` the number of a numbered entry, or 0.
    `gap` says that a blank line stood above, `apart` that it was that or a paragraph by itself.
    """

    __slots__ = (
        "apart",
        "gap",
        "heavy",
        "indent",
        "kind",
        "level",
        "lines",
        "mark",
        "open",
        "row",
        "strong",
        "value",
    )

    def __init__(self, kind: BlockKind, text: str, row: int, mark: str = "") -> None:
        self.kind = kind
        self.lines = [text] if text else []
        self.mark = mark
        digits = re.search(r"\d+", mark) if mark else None
        self.value = int(digits.group()) if digits else 0
        self.row = row
        self.level = 0
        self.gap = False
        self.apart = False
        self.open = False
        self.indent = 0
        self.strong = False
        self.heavy = False
        """Whether its first line is in bold as a whole."""

    @property
    def text(self) -> str:
        """The lines as one."""
        parts: list[str] = []
        for at, line in enumerate(self.lines):
            if at:
                drop, between = seam(self.lines[at - 1], line)
                if drop:
                    parts[-1] = parts[-1][:-drop]
                parts.append(between)
            parts.append(line)
        return " ".join("".join(parts).split())


def blocks(rows: Rows, body: Sequence[int], inline: str = "", prose: bool = False) -> list[Block]:
    """Join the rows of a body. `inline` is text that stood on the label's own line.

    A row below 0 is a gap, where something else has been taken out.

    In `prose` a short numbered line with a sentence right under it is a subheading, not the
    beginning of that sentence.
    """
    builder = _Builder(rows, prose, _begun(rows, body))
    if inline:
        builder.line(body[0] - 1 if body else 0, inline, gap=True)
    gap = not inline
    for at in body:
        if at < 0 or not rows.lines[at].text:
            gap = True
            continue
        builder.row(at, gap)
        gap = False
    builder.close()
    return builder.done


def _are_coded(above: str, text: str) -> bool:
    """Whether two lines are of a list of letters: «RS 1/26 …», «RS 2/26 …»."""
    number = parse(text) if text[0].isupper() and "/" in text[:12] else None
    before = parse(above) if number is not None and number.family == "code" else None
    return before is not None and number is not None and before.series == number.series


def _sign_of(mark: str) -> str:
    """What stands after a mark's number; nothing where it is the number alone."""
    return mark[-1] if not mark[-1].isdigit() else ""


def _begun(rows: Rows, body: Sequence[int]) -> set[int]:
    """The rows that begin with `1` or `a` and have a `2` or a `b` of the same look below."""
    begun: set[int] = set()
    first: dict[tuple[str, str], int] = {}
    for at in body:
        text = rows.text(at)[:6] if at >= 0 else ""
        match = _FIRST_TWO.match(text)
        if not match:
            continue
        mark, look = (match["mark"] or match["bare"]).lower(), match["look"] or ""
        if mark in "1ai":
            first[(mark, look)] = at
        else:
            opener = {"2": "1", "b": "a", "ii": "i"}[mark]
            begun.add(first.pop((opener, look), at))
    return begun


class _Builder:
    def __init__(self, rows: Rows, prose: bool, begun: set[int]) -> None:
        self.rows = rows
        self.prose = prose
        self.begun = begun
        self.done: list[Block] = []
        self.waiting: list[tuple[str, int]] = []
        """Signs that came without their text, and the row of each."""

    def row(self, at: int, gap: bool) -> None:
        line = self.rows.lines[at]
        if line.verbatim:
            block = Block("code", line.text, at)
            self.done.append(block)
        elif line.level:
            self._flush()
            block = Block("heading", line.text, at)
            block.level = line.level
            self.done.append(block)
        else:
            self.line(at, line.text, gap, line.indent, line.bold or line.italic)

    def line(self, at: int, text: str, gap: bool, indent: int = 0, bold: bool = False) -> None:
        last = self.done[-1] if self.done else None
        if is_row(text):
            self._flush()
            self._begin("table", text, at, "", gap, indent)
            return
        if not self.prose and text.strip("_ ") == "":
            if last is None or not last.lines:
                self._begin("paragraph", text, at, "", gap, indent)
            else:
                # A line to write on.
                last.open = True
            return
        if _DIVIDER.match(text) or REVISED.match(text):
            self._flush()
            self.done.append(Block("divider", text, at))
            return
        mark, words = self._sign(at, text, last, gap, indent)
        if mark and not words:
            self.waiting.append((mark, at))
            return
        if mark:
            self._flush()
            self._begin("entry", words, at, mark, gap, indent)
            self.done[-1].heavy = bold and self.rows.lines[at].bold
            return
        if self.waiting:
            if self._starts(text, last, gap):
                mark, _ = self.waiting.pop(0)
                self._begin("entry", text, at, mark, gap, indent)
                self.done[-1].strong = bool(self.waiting)
                return
            if last is not None and last.kind == "entry" and not gap and not self._is_whole(at):
                last.lines.append(text)
                return
            self._flush()
        if last is not None and self._goes_on(at, text, last, gap):
            last.lines.append(text)
            return
        self._begin("paragraph", text, at, "", gap, indent)
        self.done[-1].strong = bold

    def close(self) -> None:
        self._flush()

    def _begin(
        self, kind: BlockKind, text: str, at: int, mark: str, gap: bool, indent: int
    ) -> None:
        block = Block(kind, text, at, mark)
        block.gap = gap
        block.apart = gap or self._is_whole(at)
        block.indent = indent
        self.done.append(block)

    def _flush(self) -> None:
        """Signs that never got a text stand for what is to be filled in."""
        if self.waiting and self.done:
            self.done[-1].open = True
        self.waiting.clear()

    def _starts(self, text: str, last: Block | None, gap: bool) -> bool:
        """Whether a line begins the text of the next waiting sign."""
        first = last is None or not last.strong or last.kind != "entry"
        if first or gap:
            return True
        above = last.lines[-1] if last is not None and last.lines else ""
        return above.endswith(_STOPS) or (text[0].isupper() and len(above) < 70)

    def _sign(
        self, at: int, text: str, last: Block | None, gap: bool, indent: int
    ) -> tuple[str, str]:
        """The list sign a line begins with and the words after it; nothing where it is prose."""
        match = _BULLET.match(text)
        if match:
            words = (match["text"] or match["tight"] or "").strip()
            words = _BOX.sub("", words)
            if match["mark"] in "-–—" and words and not gap and not self._is_whole(at):
                if self._is_dash(last, indent):
                    return "", text
            return match["mark"], words
        if not text[0].isalnum() and text[0] != "(":
            return "", text
        match = _NUMBER.match(text) or _POINT.match(text) or _BARE.match(text)
        if match:
            words = (match["text"] or "").strip()
            counts = self._counts(match, words, last, gap, at in self.begun)
            return (match["mark"], words) if counts else ("", text)
        if _ROMAN_ALONE.match(text) and (at in self.begun or self._is_lettered(text, last, gap)):
            return text, ""
        if _LETTER_ALONE.match(text) and (at in self.begun or self._waits_for(text)):
            return text, ""
        match = _LETTER.match(text) or _ROMAN.match(text)
        if match and (at in self.begun or self._is_lettered(match["mark"], last, gap)):
            return match["mark"], match["text"]
        return "", text

    def _is_dash(self, last: Block | None, indent: int) -> bool:
        """Whether a dash that begins a line goes on with the line above, not a list."""
        if last is None or not last.lines or last.kind == "heading":
            return False
        if last.mark in ("-", "–", "—"):
            return False
        above = last.lines[-1]
        return not above.endswith(_STOPS) and len(above) >= 60 and indent <= last.indent

    def _counts(
        self, match: re.Match[str], words: str, last: Block | None, gap: bool, begun: bool
    ) -> bool:
        value = int(match["value"])
        sign = match["mark"][-1]
        allowed = self._expected(sign)
        if sign.isdigit() and not (begun or (value > 1 and value in allowed)):
            # A number without a dot counts only in a list of such.
            return False
        expected = value if value in allowed else max(allowed)
        ended = (
            last is None or not last.lines or last.lines[-1].endswith((*_STOPS, ",", "og", "eller"))
        )
        if words and (is_ordinal(words) or words[0].islower()):
            # «7. januar …»: a date that a wrapped line happens to begin with.
            named = gap or ended or begun or self._is_small(sign)
            return value == expected and value > 0 and named and not is_ordinal(words)
        if value == expected or value == 1:
            return True
        if gap or last is None:
            return not is_ordinal(words)
        return ended and expected > 1 and expected < value <= expected + 1

    def _is_small(self, sign: str) -> bool:
        """Whether the list that stands open has entries in small letters: «1. søkje», «2. melde»."""
        for block in reversed(self.done[-12:]):
            if block.value and block.lines and _sign_of(block.mark) == _sign_of(sign):
                return block.lines[0][:1].islower()
        return False

    def _expected(self, sign: str) -> set[int]:
        """The numbers that the lists standing open would go on with: the inner and the outer.

        `sign` is what stands after the number; `1)` goes on with `2)`.
        """
        digits = re.search(r"\d+", self.waiting[-1][0]) if self.waiting else None
        if digits:
            return {int(digits.group()) + 1}
        found: set[int] = set()
        inner = 0
        for block in reversed(self.done[-40:]):
            if not block.value or _sign_of(block.mark) != _sign_of(sign):
                continue
            if inner in (0, 1):
                found.add(block.value + 1)
            inner = block.value
        return found or {1}

    def _waits_for(self, mark: str) -> bool:
        """Whether a lone letter follows the one that stands alone above it."""
        above = self.waiting[-1][0].strip("().") if self.waiting else ""
        return len(above) == 1 and ord(mark.strip("().")) == ord(above) + 1

    def _is_lettered(self, mark: str, last: Block | None, gap: bool) -> bool:
        letter = mark.strip("().").lower()
        marks = (block.mark.strip("().").lower() for block in reversed(self.done[-12:]))
        before = next((mark for mark in marks if mark.isalpha() and mark != "o"), "")
        if letter in ("a", "i"):
            return gap or last is None or last.lines[-1:] == [] or last.lines[-1].endswith(_STOPS)
        follows = len(before) == 1 and len(letter) == 1 and ord(letter) == ord(before) + 1
        return follows or (set(letter) <= set("ivx") and set(before) <= set("ivx") and before != "")

    def _is_whole(self, at: int) -> bool:
        """Whether the line above is a paragraph by itself, which nothing goes on with."""
        above = self.rows.previous[at]
        return above >= 0 and self.rows.lines[above].whole

    def _goes_on(self, at: int, text: str, last: Block, gap: bool) -> bool:
        """Whether a line goes on with the block above it, also across a page's edge."""
        if last.kind in ("heading", "divider", "code", "table") or last.open or not last.lines:
            return False
        if self._is_whole(at):
            return False
        above = last.lines[-1]
        over = self.rows.previous[at]
        if over >= 0:
            if self.rows.lines[over].whole:
                return False
            # A heading in bold needs no room above it to be one.
            heavier = self.rows.lines[at].bold and not self.rows.lines[over].bold
            if self.rows.width and heavier and text[0].isupper():
                return False
        if not gap:
            if self.rows.is_cut_short(at) or _are_coded(above, text):
                return False
            if self.prose and last.kind == "entry" and len(last.lines) == 1 and last.value:
                heads = len(above) < 60 and not above.endswith((*_STOPS, ",", "-", " og"))
                if heads and text[0].isupper() and len(text) > len(above):
                    return False
            if _DATE_LINE.match(text) and (_DATE_LINE.match(above) or above.endswith(":")):
                return False
            both = _FIELD.match(above) and _FIELD.match(text)
            return not both and not _TIME.match(text)
        if above.endswith(_STOPS):
            return False
        if last.kind == "entry" and not self.rows.turned[at] and len(above) < 50:
            # Not full, and no page ended there: «… og rapporterer i november» closes the list.
            return ends_open(above)
        if text[0].isupper() and not self.rows.turned[at]:
            return above.endswith((",", "-", " og"))
        return text[0].islower() or ends_open(above)
