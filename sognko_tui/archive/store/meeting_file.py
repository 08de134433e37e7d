"""A meeting that is open for writing: the journal and the checkpoint the heart asks for."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from sognko_tui.archive.store import checkpoint, files, journal, reader
from sognko_tui.archive.store.errors import ClosedPartMissing, Damaged, NewerLog
from sognko_tui.archive.store.lock import Lock
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL, LOCK
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.state import Meeting


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """What a session that did not close left in the journal: how many entries, from when to when."""

    count: int
    since: datetime
    until: datetime


class MeetingFile:
    """The heart's `Journal` on disk, for as long as the meeting's lock is held."""

    def __init__(self, folder: Path, user: str, now: datetime) -> None:
        """Take the lock and read the log; what a crash left in the journal is part of it.

        Raises `Locked`, `NewerLog`, `ClosedPartMissing`, `Damaged` (the file is then set aside), or
        `OSError`.
        """
        self.folder = folder
        self._lock = Lock(folder / LOCK, user, now)
        try:
            log = self._read(now)
        except BaseException:
            self._lock.release()
            raise
        self.entries = log.entries
        self.missing = log.missing
        self.recovered = (
            Recovered(count=len(log.waiting), since=log.waiting[0].at, until=log.waiting[-1].at)
            if log.waiting
            else None
        )
        self._checkpointed = log.checkpoint.last_seq
        self._appended = self.entries[-1].seq if self.entries else 0
        self._generation = log.checkpoint.head.generation
        self._journal = journal.Journal(
            folder / JOURNAL, log.contents, self._generation, self._checkpointed
        )

    def _read(self, now: datetime) -> reader.Log:
        try:
            log = reader.read(self.folder)
        except Damaged as damage:
            path = self.folder / CHECKPOINT
            if path.exists():
                aside = files.set_aside(path, now.strftime("%Y%m%d-%H%M%S"))
                raise Damaged(path=str(path), aside=aside.name) from damage
            raise
        if log.newer:
            raise NewerLog(meeting=self.folder.name)
        if log.checkpoint.apart is None:
            raise ClosedPartMissing(meeting=self.folder.name)
        self._apart = log.checkpoint.apart
        return log

    def append(self, entries: Sequence[Entry]) -> None:
        """Write the entries, all or none; they are on disk when this returns. Raises `OSError`."""
        self._journal.append(entries)
        if entries:
            self._appended = entries[-1].seq

    def checkpoint(self, entries: Sequence[Entry], meeting: Meeting) -> None:
        """Write the whole log and its fold anew, and let the journal begin afresh.

        Raises `OSError` where that failed; what was durable before still is, since a reader skips
        what of the journal the checkpoint has.
        """
        # The journal is an open file; a checkpoint goes by its name, into whatever folder has that now.
        self._lock.must_hold()
        generation = max(self._generation, self._journal.generation) + 1
        self._apart = checkpoint.write(self.folder, entries, meeting, generation, self._apart)
        self._generation = generation
        self._checkpointed = meeting.last_seq
        self._appended = max(self._appended, meeting.last_seq)
        self._journal.restart(generation, meeting.last_seq)

    @property
    def settled(self) -> bool:
        """Whether the checkpoint holds everything that was ever appended."""
        return self._appended <= self._checkpointed

    def close(self) -> None:
        """Let go of the meeting. The journal goes where a checkpoint holds all that was in it.

        Never raises over the journal: one that stays is found again at the next opening.
        """
        try:
            if self.settled:
                with contextlib.suppress(OSError):
                    self._lock.must_hold()
                    self._journal.remove()
            self._journal.close()
        finally:
            self._lock.release()
