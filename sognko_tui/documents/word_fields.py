"""Word's fields: what they print, which of it is the page's and not the text's, and where links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sognko_tui.documents.printed import address

_NUMBERS_OF_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"', re.I)
_LONGEST = 4000
_DEEPEST = 100


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    state: Literal["instruction", "result"] = "instruction"
    kind: str = ""
    link: str = ""


class Fields:
    """The fields that stand open; one may hold others and run over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._hidden = 0
        self._contents = 0
        self._beyond = 0
        """Fields inside of too many others: counted, so that each end finds its beginning."""

    def char(self, kind: str) -> None:
        """One of the marks in the text: where a field begins, what is its result, where it ends."""
        if kind == "begin":
            self.begin()
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            self.end()

    def begin(self) -> None:
        """A field begins with its instruction."""
        if len(self._open) >= _DEEPEST:
            self._beyond += 1
            return
        self._open.append(_Field())
        self._hidden += 1

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self._open and not self._beyond:
            one = self._open[-1]
            if one.state == "instruction" and len(one.instruction) < _LONGEST:
                one.instruction += text[:_LONGEST]

    def separate(self) -> None:
        """The result follows."""
        if self._open and not self._beyond and self._open[-1].state == "instruction":
            self._show(self._open[-1])

    def end(self) -> None:
        """The innermost field ends."""
        if self._beyond:
            self._beyond -= 1
        elif self._open:
            one = self._open.pop()
            if one.state == "instruction" or one.kind in _NUMBERS_OF_PAGES:
                self._hidden -= 1
            self._contents -= one.kind == "TOC" and one.state == "result"

    def close_instructions(self) -> None:
        """At a paragraph's end no instruction goes on: a broken file must not lose its text."""
        for one in self._open:
            if one.state == "instruction":
                self._show(one)

    def is_hidden(self) -> bool:
        """Whether words that stand here are an instruction, or a page's number."""
        return self._hidden > 0

    def in_contents(self) -> bool:
        """Whether words that stand here are of an automatic table of contents."""
        return self._contents > 0

    def link(self) -> str:
        """Where the words that stand here lead, outside the document."""
        return next((one.link for one in reversed(self._open) if one.link), "")

    def _show(self, one: _Field) -> None:
        one.state = "result"
        one.kind = one.instruction.strip().partition(" ")[0].upper()
        found = _LINK.match(one.instruction)
        one.link = address(found[1]) if found else ""
        if one.kind not in _NUMBERS_OF_PAGES:
            self._hidden -= 1
        self._contents += one.kind == "TOC"
