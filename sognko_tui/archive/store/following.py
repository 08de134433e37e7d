"""Following a meeting that somebody else writes: only what was appended since is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from sognko_tui.archive.store import journal, reader
from sognko_tui.archive.store.errors import Damaged
from sognko_tui.archive.store.journal import Header
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL
from sognko_tui.meeting.events import Entry

_LONGEST_HEADER = 200

_Stamp = tuple[int, int, int, int] | None


class News(NamedTuple):
    """Entries that are new; with `whole` they are the whole log, in place of what was known."""

    entries: tuple[Entry, ...]
    whole: bool


class _Place(NamedTuple):
    """How far a journal was read: up to `end`, and the line that ends there."""

    header: Header
    end: int
    last_line: bytes


class _Data(NamedTuple):
    """What was read of a journal: its first line, and other lines."""

    first: bytes
    rest: bytes


class Follower:
    """Reads along in a meeting's folder and alters nothing; `poll` as often as is wanted.

    Where neither file has changed that costs two calls to `stat`.
    """

    def __init__(self, folder: Path) -> None:
        self._checkpoint = folder / CHECKPOINT
        self._journal = folder / JOURNAL
        self._folder = folder
        self._seen: tuple[_Stamp, _Stamp] | None = None
        self._place: _Place | None = None
        self._last_seq = 0

    def poll(self) -> News | None:
        """What is new, or None where nothing is; the first time the whole log.

        Raises `Damaged` once, until a file changes again, and `OSError` as long as it goes wrong.
        """
        now = _stamp(self._checkpoint), _stamp(self._journal)
        before = self._seen
        if now == before:
            return None
        try:
            added = self._appended() if before is not None and now[0] == before[0] else None
            news = News(added, whole=False) if added is not None else self._whole()
        except Damaged:
            self._seen, self._place = now, None
            raise
        except OSError:
            self._seen, self._place = None, None
            raise
        # The files were looked at before they were read: what came meanwhile is seen the next time.
        self._seen = now
        return news if news.whole or news.entries else None

    def _whole(self) -> News:
        log = reader.read(self._folder)
        entries, found = log.entries, log.contents
        self._last_seq = entries[-1].seq if entries else 0
        self._place = None
        if found.header is not None:
            data = self._read(len(found.sound))
            if data is not None and journal.parse(data.first).header == found.header:
                self._place = _Place(found.header, len(found.sound), _last_line(data.rest))
        return News(entries, whole=True)

    def _appended(self) -> tuple[Entry, ...] | None:
        """What was added to the journal, or None where it is not the one that was read before."""
        place = self._place
        data = self._read(place.end, before=len(place.last_line)) if place is not None else None
        if place is None or data is None:
            return None
        # A writer cuts off what it could not write whole, and then writes there again.
        if not data.rest.startswith(place.last_line):
            return None
        found = journal.parse(data.first + data.rest[len(place.last_line) :])
        if found.header is None or found.header != place.header:
            return None
        good = len(found.sound) - len(data.first)
        if good:
            lines = data.rest[: len(place.last_line) + good]
            self._place = _Place(place.header, place.end + good, _last_line(lines))
        added = tuple(entry for entry in found.entries if entry.seq > self._last_seq)
        if added:
            self._last_seq = added[-1].seq
        return added

    def _read(self, end: int, before: int | None = None) -> _Data | None:
        """The journal's first line, and what follows the place `before` bytes ahead of `end`.

        Without `before`, what ends at `end`. None where there is no journal.
        """
        try:
            fd = os.open(self._journal, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        with os.fdopen(fd, "rb") as file:
            first = file.readline(_LONGEST_HEADER)
            if before is None:
                file.seek(0)
                return _Data(first, file.read(end))
            file.seek(end - before)
            return _Data(first, file.read())


def _last_line(data: bytes) -> bytes:
    """The last of these whole lines."""
    return data[data.rfind(b"\n", 0, -1) + 1 :]


def _stamp(path: Path) -> _Stamp:
    """What changes with a file's contents; None where there is no file."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_dev
