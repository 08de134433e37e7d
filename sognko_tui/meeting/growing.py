"""A log that grows while it is read, and the meeting it tells of so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sognko_tui.meeting.events import Entry, Redone, Undone
from sognko_tui.meeting.fold import advance, fold, undone_steps
from sognko_tui.meeting.state import Meeting


class Growing:
    """The meeting of a log that somebody else writes; always what `fold` makes of the whole log."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._log: list[Entry] = []
        self._gone: frozenset[int] = frozenset()
        self._meeting = Meeting()
        self.begin(entries)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self._meeting

    @property
    def log(self) -> tuple[Entry, ...]:
        """Every entry so far."""
        return tuple(self._log)

    def begin(self, entries: Iterable[Entry]) -> None:
        """Take this as the whole log."""
        self._log = list(entries)
        self._gone = undone_steps(self._log)
        self._meeting = fold(self._log)

    def add(self, entries: Sequence[Entry]) -> None:
        """Take these to the log; only what takes back, or was taken back, needs all of it anew."""
        if any(isinstance(x.event, Undone | Redone) or x.step in self._gone for x in entries):
            self.begin((*self._log, *entries))
            return
        self._log.extend(entries)
        for entry in entries:
            self._meeting = advance(self._meeting, entry)
