"""The columns of a page: upright gutters that part two texts, between what runs over the whole width.

A gutter parts a band of the page, from one line that crosses it to the next. What stands on its two
sides may as well be a table, or the halves of one line. The surest evidence is the order in which
the file writes them: a text's columns one after the other, a table's cells row by row. Where a file
writes line by line, running text shows: its sentences go on downwards on one side just where
something begins on the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.rows import MARKER, rows_of

Part = list[Fragment]
"""Pieces of a page without columns among them."""

_DEPTH = 4
_MOST_GUTTERS = 16
"""Places where a gutter is tried; of more, those where most lines begin."""
_NARROWEST, _WIDEST = 0.12, 0.88
"""Shares of the width before which and behind which no column begins."""
_MARKER = 40
"""Letters that no sign or number in front of a line has."""
_CROSSES = 3.0
"""Points that a gutter found on another page may lie beside the one here."""


def part(pieces: list[Fragment], known: Sequence[float] = ()) -> tuple[list[Part], list[float]]:
    """The parts of a page in the order they are read, and the gutters between them.

    A gutter is told by where the column behind it begins. `known` are those of other pages.
    """
    parts: list[Part] = []
    gutters: list[float] = []
    _part(_Page(pieces, known), pieces, 0, parts, gutters)
    return parts, gutters


class _Page:
    """What is known of a page's pieces before it is cut; worked out where it is asked for."""

    def __init__(self, pieces: Sequence[Fragment], known: Sequence[float]) -> None:
        self.pieces = pieces
        self.known = known

    @cached_property
    def goes_on(self) -> set[int]:
        """The order of the pieces that go on with the sentence of the line above."""
        return {one.order for one, above in self._above if above and _is_sentence(above, one)}

    @cached_property
    def begins(self) -> set[int]:
        """The order of those with more room above them than a paragraph's lines have."""
        steps = {
            one.order: round(20 * (one.base - above.base) / one.size) if above else 99
            for one, above in self._above
        }
        usual = Counter(step for step in steps.values() if 18 <= step <= 44)
        leading = usual.most_common(1)[0][0] if usual else 28
        return {order for order, step in steps.items() if step > leading + 4}

    @cached_property
    def _above(self) -> list[tuple[Fragment, Fragment | None]]:
        return list(_with_above(self.pieces))

    def is_known(self, x: float) -> bool:
        """Whether a gutter was found here on another page."""
        return any(abs(x - one) < _CROSSES for one in self.known)


def _with_above(pieces: Sequence[Fragment]) -> Iterator[tuple[Fragment, Fragment | None]]:
    """Each piece and the next one above it."""
    ordered = sorted((one for one in pieces if one.size > 0), key=lambda one: one.base)
    for at, one in enumerate(ordered):
        high = one.base - 0.7 * one.size
        found = None
        for above in reversed(ordered[max(0, at - 40) : at]):
            if above.base < high - 3 * one.size:
                break
            if above.base < high and above.left < one.right and above.right > one.left:
                found = above
                break
        yield one, found


def _is_sentence(above: Fragment, one: Fragment) -> bool:
    """Whether a line goes on with the sentence of the one above."""
    if above.table or len(above.text) < 12 or above.text[-1] in ".:;!?":
        return False
    if abs(one.size - above.size) > 0.6 or abs(one.left - above.left) > 3 * one.size:
        return False
    if one.base - above.base > 2.2 * one.size:
        return False
    return one.text[0].islower() or above.text[-1] in "-,"


def _part(
    page: _Page, pieces: list[Fragment], depth: int, parts: list[Part], gutters: list[float]
) -> None:
    """Cut the pieces into parts as far as they have columns."""
    bands = _cut(page, pieces, gutters) if depth < _DEPTH and len(pieces) >= 3 else None
    if bands is None:
        parts.append(pieces)
        return
    for band in bands:
        for side in band:
            _part(page, side, depth + 1, parts, gutters)


_Bands = list[tuple[list[Fragment], ...]]
"""Parts of a page from above, each one part as wide as the page, or two beside each other."""


def _cut(page: _Page, pieces: list[Fragment], gutters: list[float]) -> _Bands | None:
    """The page cut along the gutter that parts most of its lines, or None."""
    ordered = sorted(pieces, key=lambda one: (one.base, one.left))
    best: _Bands | None = None
    most, place = 0, 0.0
    for x in _tried(page, ordered):
        sweep = _Sweep(page, x)
        parted = sweep.over(ordered)
        if parted > most:
            most, best, place = parted, sweep.bands, sweep.place
    if best is not None:
        gutters.append(place)
    return best


def _tried(page: _Page, ordered: list[Fragment]) -> list[float]:
    """Where columns may begin: at known places, and where several lines do or the file goes up again."""
    lefts: dict[int, int] = {}
    edge = min(one.left for one in ordered)
    wide = max(one.right for one in ordered) - edge
    low, high = edge + _NARROWEST * wide, edge + _WIDEST * wide
    for one in ordered:
        if low < one.left < high:
            place = round(one.left / 3)
            lefts[place] = lefts.get(place, 0) + 1
    for above, one in pairwise(sorted(ordered, key=lambda one: one.order)):
        if one.base < above.base - above.size and one.left >= above.right and low < one.left < high:
            lefts[round(one.left / 3)] += 2
    # What begins a little further in begins behind the same gutter.
    places = [at for at, count in lefts.items() if count > 1 and lefts.get(at - 1, 0) < 2]
    places.sort(key=lambda at: -lefts[at])
    return [one - 1.0 for one in page.known if low < one < high] + [
        3 * place - 2.5 for place in places[:_MOST_GUTTERS]
    ]


class _Sweep:
    """A page cut from above at one gutter."""

    def __init__(self, page: _Page, x: float) -> None:
        self.page = page
        self.x = x
        self.bands: _Bands = []
        self.wide: list[Fragment] = []
        self.place = x
        """Where what stands behind the gutter begins."""

    def over(self, ordered: list[Fragment]) -> int:
        """Cut, and say how many pieces stand beside each other."""
        band: list[Fragment] = []
        for one in ordered:
            if one.left < self.x < one.right:
                self._close(band)
                self.wide.append(one)
                band = []
            else:
                band.append(one)
        self._close(band)
        if self.wide:
            self.bands.append((self.wide,))
        return sum(len(side) for band in self.bands if len(band) > 1 for side in band)

    def _close(self, band: list[Fragment]) -> None:
        """The band between two lines that cross the gutter is at its end."""
        left, right = _sides(band, self.x)
        if not left or not right:
            self.wide += band
            return
        blocks = _blocks(band)
        sides = [_sides(block, self.x) for block in blocks]
        many = [at for at, (one, other) in enumerate(sides) if one and other]
        if len(many) == 1 and self.page.is_known(min(one.left for one in right)):
            blocks = self._with_rest(blocks)
            sides = [_sides(block, self.x) for block in blocks]
            many = [at for at, (one, other) in enumerate(sides) if one and other]
        sure = {at for at in many if self._are_written_one_by_one(sides, at)}
        if not sure and self._are_two_texts(left, right):
            self._emit(left, right)
            return
        for at, block in enumerate(blocks):
            if at in sure:
                self._emit(*sides[at])
            else:
                self.wide += sorted(block, key=lambda one: (one.base, one.left))

    def _with_rest(self, blocks: list[list[Fragment]]) -> list[list[Fragment]]:
        """The blocks, each with what stands below it on the right alone: a column may be longer."""
        joined: list[list[Fragment]] = []
        for block in blocks:
            if joined and all(one.left >= self.x for one in block):
                joined[-1] = joined[-1] + block
            else:
                joined.append(block)
        return joined

    def _emit(self, left: list[Fragment], right: list[Fragment]) -> None:
        if self.wide:
            self.bands.append((self.wide,))
            self.wide = []
        self.place = max(self.place, min(one.left for one in right))
        self.bands.append((left, right))

    def _are_written_one_by_one(
        self, sides: list[tuple[list[Fragment], list[Fragment]]], at: int
    ) -> bool:
        """Whether the file writes one side of a block after the other, as it does with columns."""
        left, right = sides[at]
        written = sorted([(one.order, 0) for one in left] + [(one.order, 1) for one in right])
        changes = sum(1 for one, after in pairwise(written) if one[1] != after[1])
        lines = len(rows_of(left)), len(rows_of(right))
        long = min(_usual_length(left), _usual_length(right))
        if changes > 2:
            return False
        if self.page.is_known(min(one.left for one in right)):
            # A known gutter needs no more than something to part.
            return max(lines) >= 2 and long >= 4 and not self._is_row(sides, at)
        if min(lines) < 3:
            # A last column may have a line or two. The first one is running text then.
            return lines[0] >= 6 and long >= 8 and self._goes_on(left) * 4 >= lines[0]
        if long < 12 or (long < 18 and min(lines) < 6):
            return False
        return min(lines) >= 15 or not self._is_row(sides, at)

    def _is_row(self, sides: list[tuple[list[Fragment], list[Fragment]]], at: int) -> bool:
        """Whether what stands next to a block has the same two edges, as the rows of a table have."""
        left, right = sides[at]
        top, bottom = (edge(one.base for one in (*left, *right)) for edge in (min, max))
        edges = min(one.left for one in left), min(one.left for one in right)
        for near in (at - 1, at + 1):
            if not 0 <= near < len(sides):
                continue
            one, other = sides[near]
            if not one or not other:
                continue
            far = 3.5 * one[0].size
            if top - max(a.base for a in (*one, *other)) > far:
                continue
            if min(a.base for a in (*one, *other)) - bottom > far:
                continue
            if (
                abs(min(a.left for a in one) - edges[0]) < 2
                and abs(min(a.left for a in other) - edges[1]) < 2
            ):
                return True
        return False

    def _goes_on(self, side: Sequence[Fragment]) -> int:
        """How many lines go on with the one above."""
        return sum(1 for one in side if one.order in self.page.goes_on)

    def _are_two_texts(self, left: list[Fragment], right: list[Fragment]) -> bool:
        """Whether two sides that are written line by line are two texts, and not a table's cells."""
        # What stands above the first line of the other side may be no column.
        top = max(min(one.base for one in side) for side in (left, right)) - left[0].size
        left, right = ([one for one in side if one.base >= top] for side in (left, right))
        lines = len(rows_of(left)), len(rows_of(right))
        if not min(lines) or min(_usual_length(left), _usual_length(right)) < 12:
            return False
        together, against = self._beginnings(left, right)
        running = min(self._goes_on(left), self._goes_on(right))
        if self.page.is_known(min(one.left for one in right)):
            return max(lines) >= 3 and 3 * against >= max(together, 1)
        if min(lines) < 5 or running < 2:
            return False
        # Two texts often begin something on one line by chance; cells hardly ever fail to.
        if against >= 3 and 3 * against > together:
            return True
        # Where all lines are of one paragraph, nothing begins.
        return running * 2 >= max(lines) and together <= 1 and _fills(left) and _fills(right)

    def _beginnings(self, left: list[Fragment], right: list[Fragment]) -> tuple[int, int]:
        """How often both sides begin something on one line, and how often only one of them does.

        In a table a cell begins beside another one, or beside nothing.
        """
        page = self.page
        together = against = 0
        for row in rows_of([*left, *right]):
            sides = _sides(row, self.x)
            if sides[0] and sides[1]:
                one, other = (max(side, key=lambda piece: len(piece.text)).order for side in sides)
                together += one in page.begins and other in page.begins
                against += (one in page.begins) != (other in page.begins) or (
                    one in page.goes_on
                ) != (other in page.goes_on)
        return together, against


def _sides(pieces: Sequence[Fragment], x: float) -> tuple[list[Fragment], list[Fragment]]:
    return [one for one in pieces if one.left < x], [one for one in pieces if one.left >= x]


def _blocks(band: list[Fragment]) -> list[list[Fragment]]:
    """A band cut level wherever all above is written before all below; a text's columns hold together."""
    blocks: list[list[Fragment]] = []
    first_below = [0] * len(band)
    least = band[-1].order
    for at in range(len(band) - 1, -1, -1):
        least = first_below[at] = min(least, band[at].order)
    last, begins = -1, 0
    for at, one in enumerate(band):
        if (
            at > begins
            and last < first_below[at]
            and one.base - band[at - 1].base > 0.35 * one.size
        ):
            blocks.append(band[begins:at])
            begins = at
        last = max(last, one.order)
    blocks.append(band[begins:])
    return blocks


def _usual_length(side: Sequence[Fragment]) -> float:
    """How many letters most lines have; a sign or a number in front of one is none."""
    lengths = [
        len(one.text) for one in side if len(one.text) > _MARKER or not MARKER.match(one.text)
    ]
    return median(lengths) if lengths else 0


def _fills(side: Sequence[Fragment]) -> bool:
    """Whether most lines go as far as there is room, as wrapped ones do."""
    edge = max(one.right for one in side)
    near = sum(1 for one in side if edge - one.right < 0.2 * (edge - one.left))
    return near * 2 >= len(side)
