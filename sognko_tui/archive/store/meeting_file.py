"""A meeting that is open for writing: the journal and the checkpoint the heart asks for."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from sognko_tui.archive.store import apart, checkpoint, files, journal, reader, speed
from sognko_tui.archive.store.commits import Commits
from sognko_tui.archive.store.errors import ClosedPartMissing, Damaged, NewerLog
from sognko_tui.archive.store.head import Unsound
from sognko_tui.archive.store.lock import Lock
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL, LOCK
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.state import Meeting

_SET_ASIDE = re.compile(
    rf"{re.escape(JOURNAL)}\.(bad|aside-.+|tmp)|{re.escape(CHECKPOINT)}\.(bad-.+|tmp)|{re.escape(apart.NAME)}\.tmp"
)
"""What is kept of a journal or a checkpoint that could not be read or was not wanted, or is half written."""


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """What a session that did not close had left in the journal, and that no checkpoint holds.

    `unreadable` is how many bytes at the end of the journal are no whole lines: they are kept aside.
    """

    entries: tuple[Entry, ...]
    unreadable: int = 0


class MeetingFile:
    """The heart's `Journal` on disk, for as long as the meeting's lock is held.

    `written` is called after each checkpoint: when an item was closed, among other times.
    """

    def __init__(self, folder: Path, user: str, now: datetime) -> None:
        """Take the lock and read the log; what a crash left in the journal is part of it.

        Raises `Locked`, `NewerLog`, `ClosedPartMissing`, `Damaged` (the file is then set aside), or
        `OSError`.
        """
        self.folder = folder
        self._lock = Lock(folder / LOCK, user, now)
        try:
            log = self._read(now)
            slow = speed.is_slow(folder)
        except BaseException:
            self._lock.release()
            raise
        self.entries = log.entries
        self.missing = log.missing
        self.recovered = (
            Recovered(entries=log.waiting, unreadable=len(log.contents.bad))
            if log.waiting
            else None
        )
        self.written: Callable[[], None] | None = None
        self._checkpointed = log.checkpoint.last_seq
        self._generation = log.checkpoint.head.generation
        self._in_doubt = False
        self._journal = journal.Journal(
            folder / JOURNAL, log.contents, self._generation, self._checkpointed
        )
        self._appended = self.entries[-1].seq if self.entries else 0
        # The journal is an open file, which goes with its folder wherever that is moved to: what is
        # appended counts only where it is found by its name.
        self._commits = Commits(self._journal, self._appended, self._lock.must_hold, slow=slow)

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

    @property
    def durable(self) -> int:
        """The sequence number up to which everything is on disk."""
        return self._commits.durable

    @property
    def failure(self) -> OSError | None:
        """Why the last try to write what waits did not succeed, or None."""
        return self._commits.failure

    def append(self, entries: Sequence[Entry]) -> None:
        """Take the entries over, in order: `durable` tells when they are on disk."""
        if entries:
            self._appended = entries[-1].seq
            self._commits.append(entries)

    def save(self, patience: float) -> bool:
        """Have what waits written, waiting at most so many seconds; whether nothing waits any more."""
        return self._commits.save(patience)

    def flush(self, patience: float) -> bool:
        """As `save`, for a signal handler."""
        return self._commits.flush(patience)

    def tell(self, told: Callable[[], None]) -> None:
        """Have `told` called, in another thread, whenever `durable` or `failure` may have changed there."""
        self._commits.told = told

    def checkpoint(self, entries: Sequence[Entry], meeting: Meeting) -> None:
        """Write the whole log and its fold anew, and let the journal begin afresh.

        Raises `OSError` where that failed; what was durable before still is, since a reader skips
        what of the journal the checkpoint has.
        """
        with self._commits.files():
            # A checkpoint goes by the folder's name, into whatever folder has that now.
            self._lock.must_hold()
            if self._in_doubt:
                self._look_again()
            generation = max(self._generation, self._journal.generation) + 1
            self._in_doubt = True
            self._apart = checkpoint.write(self.folder, entries, meeting, generation, self._apart)
            self._in_doubt = False
            self._generation = generation
            self._checkpointed = meeting.last_seq
            self._commits.written(meeting.last_seq)
            self._journal.restart(generation, meeting.last_seq)
        if self.written is not None:
            self.written()

    def forget(self) -> None:
        """Remove what else holds what was typed: what was set aside, and the closed part before this.

        Only after a checkpoint, whose files are then the only ones that tell of the meeting but the
        protocol and the packs. Raises `OSError`.
        """
        with self._commits.files():
            self._lock.must_hold()
            told = apart.told(self.folder) if self._apart.part else None
            if told is not None:
                apart.write(self.folder, told[0], self._apart, before=None)
            for path in sorted(self.folder.iterdir()):
                if _SET_ASIDE.fullmatch(path.name):
                    path.unlink()
            files.sync_folder(self.folder)

    def _look_again(self) -> None:
        """After a checkpoint that failed: which of its two files is the old one, and for good.

        What is kept apart is counted on from the `meeting.json` that is there. Raises `OSError`.
        """
        files.sync_folder(self.folder)
        try:
            there = checkpoint.read(self.folder)
        except (Unsound, FileNotFoundError):
            # It is gone or was spoilt by somebody: the new one goes by what was there last.
            return
        self._generation = max(self._generation, there.head.generation)
        if there.apart is not None:
            self._apart = there.apart

    def set_aside(self, stamp: str) -> str:
        """Set what was recovered aside, in a file of its own, and go on from the checkpoint.

        Returns the file's name. Only before anything was appended. Raises `OSError`.
        """
        name = files.free_name(self.folder, f"{JOURNAL}.aside-{stamp}").name
        with self._commits.files():
            self._lock.must_hold()
            self._journal.set_aside(name)
            self.entries = tuple(e for e in self.entries if e.seq <= self._checkpointed)
            self._appended = self._commits.durable = self._checkpointed
        self.recovered = None
        return name

    @property
    def settled(self) -> bool:
        """Whether the checkpoint holds everything that was ever appended."""
        return self._appended <= self._checkpointed

    def close(self) -> None:
        """Let go of the meeting. The journal goes where a checkpoint holds all that was in it.

        Never raises over the journal: one that stays is found again at the next opening.
        """
        try:
            self._commits.close()
            if self.settled:
                with contextlib.suppress(OSError):
                    self._lock.must_hold()
                    self._journal.remove()
            self._journal.close()
        finally:
            self._lock.release()
