"""Keeping the index as the archive is, in the background: nobody waits for it.

A little is taken in by a thread. Much is taken in by a process of its own, `sognko index`, so that
a key that is typed meanwhile has the processor to itself.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from sognko_tui.archive.search import opening
from sognko_tui.archive.search.index import Index, Unusable
from sognko_tui.archive.search.keeping import Keeper, Progress, Stopped
from sognko_tui.archive.store import Archive

LITTLE = 20
"""Meetings that changed, at most, that are taken in here and not by a process of its own."""

Ended = Callable[[str], None]
"""Told when it is done: empty, or the code of what was wrong (see `Unusable`)."""


class Indexing:
    """One thread that takes in what changes, one thing after the other."""

    def __init__(self, archive: Archive, url: str | None = None) -> None:
        """For the index in the archive, or the one at a URL."""
        self._archive = archive
        self._url = url
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._child: subprocess.Popen[str] | None = None
        self._noted: set[str] = set()
        self._index: Index | None = None
        self._thread: threading.Thread | None = None

    def note(self, meeting_id: str) -> None:
        """Take in a meeting that has just changed."""
        if meeting_id in self._noted:
            # It is still to be read: what is new in it now is read with it.
            return
        self._noted.add(meeting_id)

        def take() -> None:
            self._noted.discard(meeting_id)
            with suppress(Unusable, OSError):
                # What is missed now is found by the next `refresh`.
                self._keeper().note(meeting_id)

        self._ask(take)

    def refresh(self, progress: Progress | None = None, ended: Ended | None = None) -> None:
        """Take in everything that changed. Both are called in another thread than this."""

        def take() -> None:
            code = ""
            try:
                self._refresh(self._keeper(), progress)
            except Stopped:
                return
            except Unusable as unusable:
                code = unusable.code
            except OSError:
                code = "unreachable"
            if ended is not None and not self._stopped.is_set():
                ended(code)

        self._ask(take)

    def _refresh(self, keeper: Keeper, progress: Progress | None) -> None:
        changes = keeper.changes()
        if not changes:
            return
        if len(changes.changed) <= LITTLE:
            keeper.refresh(progress, self._stopped.is_set)
            return
        if progress is not None:
            progress(0, len(changes.changed))
        self._in_a_process(progress)
        # Where that came to nothing, it is done here after all, and says why.
        keeper.refresh(progress, self._stopped.is_set)

    def _in_a_process(self, progress: Progress | None) -> None:
        command = [sys.executable, "-m", "sognko_tui", "--minutes", str(self._archive.path)]
        with suppress(OSError):
            self._child = subprocess.Popen(
                [*command, "index", "--progress"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                # A URL may hold a password, which everybody could read among the arguments.
                env={**os.environ, "SOGNKO_INDEX": self._url or ""},
                process_group=0,
            )
            with self._child as child:
                if child.stdout is None:
                    return
                for line in child.stdout:
                    done, _, total = line.partition(" ")
                    if progress is not None and done.isdecimal() and total.strip().isdecimal():
                        progress(int(done), int(total))
        self._child = None
        if self._stopped.is_set():
            raise Stopped

    def _ask(self, take: Callable[[], None]) -> None:
        self._waiting.put(take)
        if self._thread is None and not self._stopped.is_set():
            self._thread = threading.Thread(target=self._work, name="index", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (take := self._waiting.get()) is not None and not self._stopped.is_set():
            take()
        if self._index is not None:
            self._index.close()

    def _keeper(self) -> Keeper:
        """For the thread that works: one connection serves all it does. Raises `Unusable`."""
        if self._index is None:
            self._index = opening.index(self._archive.path, self._url)
        return Keeper(self._archive.path, self._index)

    def wait(self) -> None:
        """Wait until everything that was asked for until now is taken in."""
        done = threading.Event()
        self._ask(done.set)
        done.wait()

    def close(self) -> None:
        """Stop; what is not taken in now is found by the next `refresh`. Waits for nothing."""
        self._stopped.set()
        self._waiting.put(None)
        child = self._child
        if child is not None:
            with suppress(OSError):
                # With those it has started to read for it.
                os.killpg(child.pid, signal.SIGKILL)
