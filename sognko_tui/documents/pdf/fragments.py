"""A page's text in pieces, each of one line and without a gap in it, with place, size and weight.

The page's text is taken once. Of each line only the first character is asked for its place and its
font, and the runs the line was set in for their edges: asking every character would take longer
than PDFium itself. Only a line with a wide gap in it is looked at word by word.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from itertools import pairwise
from math import hypot

import msgspec

from sognko_tui.documents.clean import clean
from sognko_tui.documents.pdf import pdfium
from sognko_tui.documents.pdf.pdfium import Box, Handle, Page

GAP = 0.7
"""How wide a gap between two runs is, in sizes of the type, for them to be two pieces."""
_GAP_IN_RUN = 1.6
"""The same inside a run, where justified text has wide spaces too."""
_SPARSE = 0.62
"""The width of a character, in sizes, from which on a run may have a gap inside."""

# PDFium marks a word divided at a line's end with one of the last two, and does not end the line.
_LINE_END = re.compile("\r\n|[\r\n\x02\ufffe]")
_WORD = re.compile(r"\S+")
_NOT_PLAIN = re.compile("[^\r\n\x02\ufffe -~ÆØÅæøåéÉäöü§«»–…•“”’°½²³áèêôò]")
_BOLD = re.compile(r"(?i)bold|black|heavy|demi|[-,_ ]bd\b|[-,]b\b")
_SLANTED = re.compile(r"(?i)italic|oblique|kursiv|[-,]it\b")
_NOT_BOLD = re.compile(r"(?i)regular|roman|light|book|medium|normal")
_SLANTED_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_HEAVY = 650
_OUTLINED = 2
"""The mode in which letters are both filled and drawn round."""
_MOST_RUNS = 200
"""Runs of a line that are looked at; one with more has a run for each letter."""

_Weight = tuple[bool, bool]
"""Whether a font is bold, and whether it is slanted."""


class Fragment(msgspec.Struct, gc=False, array_like=True):
    """A piece of a line.

    Places are in points from the page's upper left corner; `base` is the line the letters stand on,
    `order` the place in the file, `lead` the length of a bold beginning. `table` says which of the
    page's tables it is a row of, from 1. `turned` counts quarter turns to the left of the direction
    its text is read in.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int = 0
    bold: bool = False
    italic: bool = False
    lead: int = 0
    links: tuple[str, ...] = ()
    table: int = 0
    turned: int = 0


class PageText:
    """What a page says: its pieces in the file's order, and how it lies."""

    def __init__(self, page: Page) -> None:
        self.raw, self.count = page.characters()
        self.frame = page.frame()
        self.fragments: list[Fragment] = []
        self.aside: list[Fragment] = []
        """What stands across the page: a stamp in the margin, a watermark."""
        self.direction = 0
        if self.raw and not self.raw.isspace():
            _Reader(self, page).read()
            self._part()
        left, bottom, right, top = self.frame
        across = self.direction % 2
        self.width = top - bottom if across else right - left
        self.height = right - left if across else top - bottom

    def _part(self) -> None:
        """The page lies as most of its text does; what lies otherwise is put aside."""
        if not any(one.turned for one in self.fragments):
            return
        letters: Counter[int] = Counter()
        for one in self.fragments:
            letters[one.turned] += len(one.text)
        self.direction = letters.most_common(1)[0][0]
        self.aside = [one for one in self.fragments if one.turned != self.direction]
        self.fragments = [one for one in self.fragments if one.turned == self.direction]

    def area(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the PDF as left, top, right, bottom from the corner where reading begins."""
        one = _from_corner(self.frame, self.direction, box[0], box[1])
        other = _from_corner(self.frame, self.direction, box[2], box[3])
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )


def _from_corner(frame: Box, direction: int, x: float, y: float) -> tuple[float, float]:
    left, bottom, right, top = frame
    if direction == 0:
        return x - left, top - y
    if direction == 1:
        return y - bottom, x - left
    if direction == 2:
        return right - x, y - bottom
    return top - y, right - x


class _Reader:
    def __init__(self, into: PageText, page: Page) -> None:
        self.into = into
        self.text = page.text
        # The two count differently where a character has no letter.
        self.same = len(into.raw) == into.count
        self.dirty = _NOT_PLAIN.search(into.raw) is not None
        self.fonts: dict[int, _Weight] = {}
        self.outlined: set[int] = set()
        """The order of the pieces that are bold by a line round their letters."""
        self.box = (ctypes.c_double * 4)()
        left, right, bottom, top = (ctypes.byref(self.box, 8 * at) for at in (0, 2, 1, 3))
        self.for_rect = (left, top, right, bottom)
        self.for_char = (left, right, bottom, top)
        self.matrix = (ctypes.c_float * 6)()
        self.at_matrix = ctypes.byref(self.matrix)

    def read(self) -> None:
        raw = self.into.raw
        start = 0
        for match in _LINE_END.finditer(raw):
            end = match.start()
            if end > start:
                self._line(start, end, "-" if raw[end] in "\x02\ufffe" else "")
            start = match.end()
        if len(raw) > start:
            self._line(start, len(raw), "")
        if len(self.outlined) * 2 > len(self.into.fragments):
            # Where most letters are drawn so, none is bold by it.
            for one in self.into.fragments:
                if one.order in self.outlined:
                    one.bold, one.lead = False, 0

    def _index(self, at: int) -> int:
        """The character on the page that is this letter of the text."""
        if self.same:
            return at
        return int(pdfium.lib.FPDFText_GetCharIndexFromTextIndex(self.text, at))

    def _line(self, start: int, end: int, hyphen: str, level: bool = False) -> None:
        """Make the pieces of the line that these letters are; `level`: it is known to be one."""
        raw = self.into.raw
        while start < end and raw[start].isspace():
            start += 1
        while end > start and raw[end - 1].isspace():
            end -= 1
        if start == end:
            return
        lib, page_text, box = pdfium.lib, self.text, self.box
        first, last = (start, end - 1) if self.same else (self._index(start), self._index(end - 1))
        runs = lib.FPDFText_CountRects(page_text, first, last - first + 1)
        if runs <= 0:
            return
        rect = self.for_rect
        lib.FPDFText_GetRect(page_text, 0, *rect)
        left, bottom, right, top = box
        lib.FPDFText_GetMatrix(page_text, first, self.at_matrix)
        a, b, c, d, x, y = self.matrix
        size = lib.FPDFText_GetFontSize(page_text, first)
        if c or d != 1:
            size *= hypot(c, d)
        turned = 0
        if b or a <= 0:
            turned = 1 if b > abs(a) else 3 if -b > abs(a) else 2 if a < 0 else 0
        gaps: list[float] = []
        begins = left
        for at in range(1, min(runs, _MOST_RUNS)):
            before, began = right, begins
            lib.FPDFText_GetRect(page_text, at, *rect)
            if not (level or turned) and (box[3] > top + size or box[1] < bottom - size):
                # What comes after a header may be of its line to PDFium.
                for begin, stop in pairwise([*self._levels(start, end, size), end]):
                    self._line(begin, stop, hyphen if stop == end else "", level=True)
                return
            begins = box[0]
            if begins - before > GAP * size or box[2] < began:
                # The file may write what stands to the right first.
                gaps.append(begins)
            right = box[2]
            if turned:
                left, right = min(left, box[0]), max(box[2], before)
                bottom, top = min(bottom, box[1]), max(top, box[3])
        weight = self._weight(first)
        after = weight if runs == 1 else self._weight(last)
        if turned:
            frame = self.into.frame
            one = _from_corner(frame, turned, left, bottom)[0]
            other = _from_corner(frame, turned, right, top)[0]
            base = _from_corner(frame, turned, x, y)[1]
            place = (min(one, other), max(one, other), base, size)
            count = len(self.into.fragments)
            self._add(start, end, place, weight, after, hyphen)
            for made in self.into.fragments[count:]:
                made.turned = turned
            return
        base = self.into.frame[3] - y
        edge = self.into.frame[0]
        if gaps or right - left > _SPARSE * size * (end - start):
            cuts = self._cuts(start, end, gaps, size)
            if len(cuts) > 1:
                for at, (begin, stop, x, far) in enumerate(cuts):
                    weight, after = (self._weight(self._index(i)) for i in (begin, stop - 1))
                    divided = hyphen if at == len(cuts) - 1 else ""
                    if at:
                        # A cell in the middle of its row's height is still on the line to PDFium.
                        lib.FPDFText_GetMatrix(page_text, self._index(begin), self.at_matrix)
                        base = self.into.frame[3] - self.matrix[5]
                    place = (x - edge, far - edge, base, size)
                    self._add(begin, stop, place, weight, after, divided)
                return
        self._add(start, end, (left - edge, right - edge, base, size), weight, after, hyphen)

    def _levels(self, start: int, end: int, size: float) -> list[int]:
        """The letters with which a line begins, and goes on at quite another height."""
        box, place = self.box, self.for_char
        found = [start]
        bottom, top = float("-inf"), float("inf")
        for match in _WORD.finditer(self.into.raw, start, end):
            pdfium.lib.FPDFText_GetCharBox(self.text, self._index(match.start()), *place)
            if box[3] < bottom - 0.5 * size or box[1] > top + 0.5 * size:
                found.append(match.start())
            bottom, top = box[1], box[3]
        return found

    def _cuts(
        self, start: int, end: int, gaps: list[float], size: float
    ) -> list[tuple[int, int, float, float]]:
        """Where a line falls apart: from which letter to which, and from where to where."""
        box, place, lib, page_text = self.box, self.for_char, pdfium.lib, self.text
        cuts: list[tuple[int, int, float, float]] = []
        begin, begin_left, far, far_end = start, 0.0, 0.0, start
        for match in _WORD.finditer(self.into.raw, start, end):
            at, stop = match.span()
            lib.FPDFText_GetCharBox(page_text, self._index(at), *place)
            left, right = box[0], box[2]
            if stop - at > 1:
                lib.FPDFText_GetCharBox(page_text, self._index(stop - 1), *place)
                right = box[2]
            if at == start:
                begin_left = left
            elif left - far > _GAP_IN_RUN * size or any(abs(left - gap) < 0.5 for gap in gaps):
                cuts.append((begin, far_end, begin_left, far))
                begin, begin_left = at, left
            far, far_end = right, stop
        cuts.append((begin, far_end, begin_left, far))
        return cuts

    def _add(
        self,
        start: int,
        end: int,
        place: tuple[float, float, float, float],
        weight: _Weight,
        after: _Weight,
        hyphen: str,
    ) -> None:
        text = self.into.raw[start:end]
        bold, lead = weight[0], 0
        if bold != after[0]:
            bold, lead = self._mixed(start, end, bold)
        if self.dirty:
            text = " ".join(clean(text).split())
            lead = min(lead, len(text))
        text += hyphen
        if not text:
            return
        pieces = self.into.fragments
        lead = len(text) if bold else lead
        left, right, base, size = place
        pieces.append(
            Fragment(text, left, right, base, size, len(pieces), bold, weight[1] and after[1], lead)
        )

    def _mixed(self, start: int, end: int, begins: bool) -> tuple[bool, int]:
        """Of a piece that is partly bold: whether it counts as bold, and how far it begins so."""
        words = [match.span() for match in _WORD.finditer(self.into.raw, start, end)]
        if not begins:
            # «1. **Tittel**» is as bold as its words are.
            second = len(words) > 1 and self._weight(self._index(words[1][0]))[0]
            return second and words[0][1] - start <= 6, 0
        lead = 0
        for at, stop in words:
            if not self._weight(self._index(at))[0]:
                break
            lead = stop - start
        return False, lead

    def _weight(self, index: int) -> _Weight:
        """How heavy a character's font is."""
        one = pdfium.lib.FPDFText_GetTextObject(self.text, index)
        if not one:
            return False, False
        handle = Handle(one)
        font = pdfium.lib.FPDFTextObj_GetFont(handle)
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = _weight_of(Handle(font)) if font else (False, False)
        if not known[0] and pdfium.lib.FPDFTextObj_GetTextRenderMode(handle) == _OUTLINED:
            self.outlined.add(len(self.into.fragments))
            # A program without the bold font draws round the letters of the plain one.
            return True, known[1]
        return known


def _weight_of(font: Handle) -> _Weight:
    """What a font's name says of it; where that says nothing, what the file says."""
    name = pdfium.font_name(font)
    flags = max(pdfium.lib.FPDFFont_GetFlags(font), 0)
    bold = bool(_BOLD.search(name))
    if not bold and not _NOT_BOLD.search(name):
        bold = bool(flags & _BOLD_FLAG) or pdfium.lib.FPDFFont_GetWeight(font) >= _HEAVY
    return bold, bool(_SLANTED.search(name)) or bool(flags & _SLANTED_FLAG)
