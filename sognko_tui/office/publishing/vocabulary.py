"""The words of all years while a site is put together: which years have which, a bit for each."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

from sognko_tui.office.publishing.year import Made
from sognko_tui.protocol.site import search

Known = tuple[search.Head, dict[str, int]]
"""The head of an index with the years of each of its words, as they were written."""


def known(root: Path) -> Known | None:
    """The words as they lie in a site's folder; None where they are not whole."""
    try:
        head = msgspec.json.decode((root / search.HEAD).read_bytes(), type=search.Head)
        shards = [(root / one).read_bytes() for one in search.shards_of(head)]
        return head, search.years_of(shards)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, ValueError):
        return None


class Vocabulary:
    """Words of the years that stay as they are, to which those of each year are added that is made.

    They are added one year after the other: together they may be more than there is room for.
    """

    def __init__(self, before: Known | None, years: Collection[int], made: Collection[int]) -> None:
        """`years` are all that the site has, `made` those of them that are made again."""
        head, found = before or (search.Head(), {})
        stay = {int(year): stamp for year, stamp in head.years.items()}
        self._first = min(years, default=0)
        self._stamps = {y: stamp for y, stamp in stay.items() if y in years and y not in made}
        kept = sum(1 << year - head.first for year in self._stamps)
        shift = head.first - self._first
        self._found: dict[str, int] = {}
        for word, mask in found.items():
            if left := mask & kept:
                self._found[word] = left << shift if shift >= 0 else left >> -shift

    def take(self, made: Made) -> None:
        """Add the words of a year that is made."""
        self._stamps[made.year] = made.stamp
        bit = 1 << made.year - self._first
        for word in made.words:
            self._found[word] = self._found.get(word, 0) | bit

    def files(self) -> dict[str, bytes]:
        """The files above the years, by their addresses."""
        return search.words(self._first, self._stamps, self._found)
