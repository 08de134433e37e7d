"""Headings that print a listed title again without its number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sognko_tui.agenda.candidates import Candidate
from sognko_tui.agenda.rows import Rows

_TITLE_FIELD = re.compile(
    r"(?i)^(?:saks?titt?el|saks?namn|saksnavn|titt?el|saka? gjeld|saken gjelder)\s*:\s*(?=\S)"
)
_SHORTEST = 12
"""Letters that must stand on a title's first line where it runs over several."""
_PLACES = 12
_FACTS_ABOVE = 16
"""How many rows of facts may stand between a page's top and the title on it."""


class Titles:
    """Where in the document a line, or two or three, is a given title and nothing more."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.places: dict[str, list[int]] = {}
        for at, line in enumerate(rows.lines):
            if line.text and len(line.text) <= 200 and not line.verbatim:
                said = _TITLE_FIELD.sub("", line.text)
                self.places.setdefault(_squeezed(said), []).append(at)

    def find(self, title: str, begin: int, stop: int) -> tuple[int, int] | None:
        """The first place from `begin` on: the title's row and the one past it."""
        wanted = _squeezed(title)
        if len(wanted) < 4:
            return None
        for start in self._starts(title, wanted, begin, stop):
            end = self._end(wanted, start)
            if end and self._stands_apart(start, end):
                return start, end
        return None

    def count(self, title: str) -> int:
        """How many lines are the title and nothing more."""
        return len(self.places.get(_squeezed(title), ()))

    def _starts(self, title: str, wanted: str, begin: int, stop: int) -> list[int]:
        found = self._among(wanted, begin, stop)
        text = ""
        for word in title.split()[:40]:
            text += _squeezed(word)
            if len(text) >= _SHORTEST and text != wanted:
                found += self._among(text, begin, stop)
        return sorted(found)

    def _among(self, text: str, begin: int, stop: int) -> list[int]:
        """The first few places of a line; a pack may repeat it a million times."""
        places = self.places.get(text)
        if not places:
            return []
        first = bisect_left(places, begin)
        return [at for at in places[first : first + _PLACES] if at < stop]

    def _end(self, wanted: str, at: int) -> int:
        text = ""
        for _ in range(4):
            if at >= len(self.rows):
                return 0
            text += _squeezed(self.rows.text(at))
            if text == wanted:
                return at + 1
            if not wanted.startswith(text):
                return 0
            at = self.rows.next[at]
        return 0

    def _stands_apart(self, start: int, end: int) -> bool:
        rows = self.rows
        line = rows.lines[start]
        below = rows.next[end - 1]
        labelled = below < len(rows) and rows.labels[below] is not None
        above = rows.before[start] > 0 or rows.turned[start]
        return bool(line.level or line.bold or line.whole) or above or labelled


def named_heads(
    rows: Rows, titles: Titles, listing: Sequence[Candidate], heads: Sequence[Candidate]
) -> list[Candidate]:
    """Headings without a number for the listed items that have no numbered one.

    Each is sought between the headings of its neighbours in the list.
    """
    by_key = {head.number.key: head for head in heads}
    stops: list[int] = []
    stop = len(rows)
    for entry in reversed(listing):
        stops.append(stop)
        head = by_key.get(entry.number.key)
        stop = head.at if head is not None else stop
    found: list[Candidate] = []
    cursor = listing[-1].end if listing else 0
    for entry, stop in zip(listing, reversed(stops), strict=True):
        head = by_key.get(entry.number.key)
        if head is not None:
            cursor = max(cursor, head.end)
            continue
        where = titles.find(entry.title, cursor, stop)
        if where is None:
            continue
        at = _facts_above(rows, where[0], cursor)
        one = Candidate(at, entry.number, entry.title, where[1], rows.lines[where[0]].level)
        found.append(one)
        cursor = one.end
    return found


def _facts_above(rows: Rows, title: int, begin: int) -> int:
    """Where an item begins whose facts («Sakshandsamar: …») stand above its title."""
    first = title
    at = rows.previous[title]
    turned = rows.turned[title]
    for _ in range(_FACTS_ABOVE):
        if at < begin or turned:
            break
        mark = rows.labels[at]
        if mark is not None and mark.kind != "meta":
            break
        if mark is not None or (first < title and (rows.turned[at] or rows.is_group(at))):
            first = at
        turned = rows.turned[at]
        at = rows.previous[at]
    return first


def _squeezed(text: str) -> str:
    return "".join(text.casefold().split()).rstrip(".:")
