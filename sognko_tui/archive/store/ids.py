"""The ids of an archive's meetings, newest first, with no look into more of them than is asked for.

Where somebody reaches only some boards, a meeting must be opened to know whether it is there for
them: that is done for as many as are asked for, from the newest on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence


class Ids:
    """The ids in falling order: the newest day first. All of them are `known`, or only some as yet."""

    def __init__(self, names: Sequence[str], there: Callable[[str], bool] | None) -> None:
        """`names` are the folders', in that order; `there` tells those of them that count, if not all."""
        self._names = names
        self._there = there
        self.known = list(names) if there is None else []
        self._looked_at = len(self.known)

    @property
    def whole(self) -> bool:
        """Whether there are no others than those that are known."""
        return self._looked_at == len(self._names)

    def look(self, count: int | None = None, *, down_to: str = "") -> None:
        """Get to know so many, or all; with `down_to`, those that are not older than this id or day."""
        while not self.whole and (count is None or len(self.known) < count):
            name = self._names[self._looked_at]
            if name < down_to:
                return
            self._looked_at += 1
            if self._there is None or self._there(name):
                self.known.append(name)

    def __iter__(self) -> Iterator[str]:
        """Each in turn, looked for when it is come to."""
        at = 0
        self.look(1)
        while at < len(self.known):
            yield self.known[at]
            at += 1
            self.look(at + 1)

    def place(self, start: str) -> int:
        """How many come before this id, or before the days that lie before this day."""
        self.look(down_to=start)
        rising = self.known[::-1]
        return len(rising) - bisect_right(rising, start)

    def beginning(self, start: str) -> Iterator[str]:
        """Those whose ids begin so, newest first; no other is looked into."""
        for name in self._names:
            if name.startswith(start) and (self._there is None or self._there(name)):
                yield name
