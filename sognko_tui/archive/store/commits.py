"""How entries come into the journal: at once, or in a thread where the disk is slow or fails.

On a quick disk whoever records waits for the disk, and no thread is ever begun. On a slow one all
that was recorded while the disk was busy is written and synced together. Where the disk fails,
what it did not take is tried again at each further entry and every few seconds, until it does.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Generator, Sequence

from sognko_tui.archive.store.journal import Journal
from sognko_tui.meeting.events import Entry

AGAIN = 3.0
"""Seconds until what a failing disk did not take is tried again without anything new."""


class Commits:
    """The queue of what is not on disk yet, and who works it off.

    `durable` is up to which sequence number everything is on disk, `failure` why the last try did
    not succeed. `told` is called, in the thread, after each try there. `may_write` raises `OSError`
    where the journal must not be written to now.
    """

    def __init__(
        self, journal: Journal, durable: int, may_write: Callable[[], None], *, slow: bool
    ) -> None:
        self.durable = durable
        self.failure: OSError | None = None
        self.told: Callable[[], None] = _nobody
        self._journal = journal
        self._may_write = may_write
        self._slow = slow
        self._queue: list[Entry] = []
        # Guards the queue and what follows; re-entrant, for a signal may come while it is held.
        self._changed = threading.Condition(threading.RLock())
        self._thread: threading.Thread | None = None
        self._asked = self._answered = 0
        self._ended = False
        # Who has the files: held through every write, and never waited for while `_changed` is held.
        self._files = threading.Lock()
        self._in_files = 0

    def append(self, entries: Sequence[Entry]) -> None:
        """Take the entries over: on a quick disk they are on it when this returns, or `failure` is set."""
        with self._changed:
            self._queue.extend(entries)
        self._work(patience=0.0)

    def save(self, patience: float) -> bool:
        """Have what waits written, waiting at most so many seconds; whether nothing waits any more."""
        if self._queue:
            self._work(patience)
        return not self._queue

    def flush(self, patience: float) -> bool:
        """As `save`, from a signal handler: it may have broken into a write, which then goes on after it."""
        if self._queue and self._in_files != threading.get_ident():
            self._ask(patience)
        return not self._queue

    def _work(self, patience: float) -> None:
        if self._slow or self.failure is not None or self._asked > self._answered:
            self._ask(patience)
        else:
            self._write()
            self._go_on_trying()

    def _go_on_trying(self) -> None:
        if self.failure is not None:
            with self._changed:
                self._begin()

    def _ask(self, patience: float) -> None:
        """Have the thread try, and wait for its answer."""
        with self._changed:
            self._asked += 1
            asked = self._asked
            self._begin()
            self._changed.notify_all()
            if patience > 0:
                self._changed.wait_for(lambda: self._answered >= asked, patience)

    def _begin(self) -> None:
        """Begin the thread: it tries when it is asked to, and by itself as long as something waits."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._changed:
                wait = AGAIN if self._queue else None
                self._changed.wait_for(lambda: self._ended or self._asked > self._answered, wait)
                if self._ended:
                    return
                asked = self._asked
            self._write()
            with self._changed:
                self._answered = asked
                self._changed.notify_all()
            self.told()

    def _write(self) -> None:
        """Try once to write all that waits, together."""
        with self.files():
            batch = tuple(self._queue)
            if not batch:
                return
            try:
                self._may_write()
                self._journal.append(batch)
            except OSError as error:
                self.failure = error
            else:
                self.written(batch[-1].seq)

    @contextlib.contextmanager
    def files(self) -> Generator[None]:
        """Have the journal and the files beside it to oneself: what is being written comes first."""
        with self._files:
            self._in_files = threading.get_ident()
            try:
                yield
            finally:
                self._in_files = 0

    def written(self, seq: int) -> None:
        """Everything up to this number is on disk, in the journal or in a checkpoint."""
        with self._changed:
            self._queue = [entry for entry in self._queue if entry.seq > seq]
            self.durable = max(self.durable, seq)
            self.failure = None

    def close(self) -> None:
        """End the thread, once it is done with what it writes just now."""
        with self._changed:
            self._ended = True
            thread, self._thread = self._thread, None
            self._changed.notify_all()
        if thread is not None and thread is not threading.current_thread():
            thread.join()


def _nobody() -> None:
    """Who is told as long as nobody has asked to be."""
