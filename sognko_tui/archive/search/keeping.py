"""Keeping an index as the archive is: what changed is found by the files' sizes and times.

It does not matter who changed it, this program, another one, `git pull` or a copy. Meetings that
cannot be read are kept as broken, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from sognko_tui.archive.search import read_ahead
from sognko_tui.archive.search.index import Gathering, Index, Unusable
from sognko_tui.archive.search.reading import gather, stamp
from sognko_tui.archive.store import Meetings

AT_ONCE = 20
"""Meetings that are taken in in one go: as long as that takes, others wait to write."""

ANEW = 0.3
"""The share of meetings that changed from which the index is built anew, where they are many."""
ANEW_AT_LEAST = 200

Progress = Callable[[int, int], None]
"""Told how many meetings are taken in, of how many."""


class Stopped(Exception):
    """Whoever asked for it does not want it any more; the index is as it was, or further on."""


class Changes(msgspec.Struct, frozen=True):
    """What of the archive the index does not have as it is: ids, oldest first.

    `anew` tells that it is best built from the beginning, for which `changed` are all meetings.
    """

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    anew: bool = False

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone or self.anew)


class Keeper:
    """Takes into one index what changes in one archive."""

    def __init__(self, root: Path, index: Index) -> None:
        """The archive in the folder `root`, all boards of it whoever asks."""
        self._root = root
        self._index = index
        self._meetings = Meetings(root)

    def changes(self) -> Changes:
        """What is to be taken in. Raises `Unusable` where that cannot be told, or `OSError`."""
        root = str(self._root)
        there = {meeting: stamp(root, meeting) for meeting in self._meetings.ids()}
        oldest_first = tuple(reversed(tuple(there)))
        try:
            known = self._index.stamps()
            worn = self._index.worn()
        except Unusable as unusable:
            if unusable.code in ("busy", "unreachable"):
                raise
            return Changes(changed=oldest_first, anew=True)
        changed = tuple(meeting for meeting in oldest_first if known.get(meeting) != there[meeting])
        gone = tuple(sorted(known.keys() - there.keys()))
        if worn or len(changed) > max(ANEW_AT_LEAST, len(there) * ANEW):
            return Changes(changed=oldest_first, anew=True)
        return Changes(changed, gone)

    def refresh(
        self,
        progress: Progress | None = None,
        stopped: Callable[[], bool] | None = None,
        *,
        anew: bool = False,
    ) -> int:
        """Take in everything that changed, or `anew` everything; how many meetings that were.

        Another program that does the same is waited for. Raises `Unusable`, `Stopped`, or `OSError`.
        """
        with self._index.writing():
            changes = self.changes()
            if anew and not changes.anew:
                changes = Changes(changed=tuple(reversed(self._meetings.ids())), anew=True)
            return self._take(changes, progress, stopped)

    def note(self, meeting: str) -> None:
        """Take in one meeting that has just changed, where there is an index. Raises as `refresh`."""
        with self._index.writing():
            try:
                self._index.put([self._gathered(meeting)])
            except Unusable as unusable:
                if unusable.code in ("busy", "unreachable"):
                    raise

    def _gathered(self, meeting: str) -> Gathering:
        return gather(self._root, meeting, self._index.digests(meeting))

    def _take(
        self, changes: Changes, progress: Progress | None, stopped: Callable[[], bool] | None
    ) -> int:
        total = len(changes.changed)

        def counted(gatherings: Iterable[Gathering], done: int) -> Iterator[Gathering]:
            for count, gathering in enumerate(gatherings, start=done):
                if stopped is not None and stopped():
                    raise Stopped
                if progress is not None:
                    progress(count, total)
                yield gathering

        if changes.anew:
            self._index.build(counted(read_ahead.all_of(self._root, changes.changed), 0))
        else:
            for begin in range(0, total, AT_ONCE):
                some = changes.changed[begin : begin + AT_ONCE]
                self._index.put(counted(map(self._gathered, some), begin))
            if changes.gone:
                self._index.drop(changes.gone)
        if progress is not None and total:
            progress(total, total)
        return total + len(changes.gone)
