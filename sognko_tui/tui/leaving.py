"""The line is gone, or somebody wants the program to end: it leaves in good order, come what may.

A handler of Python's runs in the main thread, when that gets to it: one that waits for a terminal
which takes nothing never does, where the signal has reached another thread. So the signals are kept
from all threads but one that waits for them and has nothing else to do.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio

SIGNALS = (signal.SIGHUP, signal.SIGTERM)

STALLED = 0.5
"""Seconds after which a terminal that takes nothing is not waited for any longer."""

PATIENCE = 2.0
"""Seconds to leave in good order. What was typed is in the journal anyway."""


class Leaves(Protocol):
    """What is told to leave, from the thread of the signals."""

    loop: asyncio.AbstractEventLoop | None
    """Where it runs, once it does."""

    def leave(self, status: int) -> None:
        """End, closing what is open; called in the loop."""

    def flush(self, patience: float) -> None:
        """Have what waits for the disk written, waiting at most so many seconds."""

    def press_on(self, signum: int) -> None:
        """Wait no longer for a terminal that is gone or takes nothing."""


def watch(program: Leaves) -> None:
    """Let the program leave when a signal says so. Called before any other thread is begun."""
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    threading.Thread(target=_wait, args=(program,), name="signals", daemon=True).start()


def _wait(program: Leaves) -> None:
    signum = signal.sigwait(SIGNALS)
    status = 128 + signum
    if program.loop is not None:
        program.loop.call_soon_threadsafe(program.leave, status)
    end = time.monotonic() + PATIENCE
    last = threading.Timer(PATIENCE, os._exit, (status,))
    last.daemon = True
    last.start()
    # What a slow disk has not taken yet; everything else is on it already.
    program.flush(PATIENCE / 2)
    time.sleep(STALLED)
    program.press_on(signum)
    time.sleep(max(0.0, end - time.monotonic()))
    os._exit(status)
