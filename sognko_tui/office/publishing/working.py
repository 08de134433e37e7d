"""Making the years of a site: here, or where there are many meetings, on every processor."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event

from sognko_tui.office.publishing.year import Job, Made, make

MANY = 150
"""Meetings from which it is worth while to start processes for them."""

_PATIENCE = 0.25

_done: Synchronized[int] | None = None
_stop: Event | None = None


def all_of(jobs: Sequence[Job], progress: Callable[[int, int], None]) -> Iterator[Made]:
    """Make each year, in any order; `progress` hears how many meetings are done, and of how many."""
    total = sum(len(one.meetings) for job in jobs for one in job.boards)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if total < MANY or processors < 2 or len(jobs) < 2:
        yield from _here(jobs, total, progress)
        return
    # They are started afresh: this may be a process with threads, which are not to be copied.
    context = get_context("spawn")
    done, stop = context.Value("l", 0), context.Event()
    with ProcessPoolExecutor(
        processors, mp_context=context, initializer=_begin, initargs=(done, stop)
    ) as pool:
        waiting: set[Future[Made]] = set()
        try:
            with _left_in_peace():
                waiting = {pool.submit(_make, job) for job in jobs}
            while waiting:
                ready, waiting = wait(waiting, _PATIENCE, FIRST_COMPLETED)
                progress(done.value, total)
                for one in ready:
                    yield one.result()
        finally:
            stop.set()
            for left in waiting:
                left.cancel()


@contextmanager
def _left_in_peace() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach: whoever started them stops them, in good order."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _here(jobs: Sequence[Job], total: int, progress: Callable[[int, int], None]) -> Iterator[Made]:
    done = 0

    def told() -> None:
        nonlocal done
        done += 1
        progress(done, total)

    for job in jobs:
        yield make(job, told)


class _Stopped(Exception):
    """Nobody waits for the rest any more."""


def _begin(done: Synchronized[int], stop: Event) -> None:
    global _done, _stop
    _done, _stop = done, stop


def _make(job: Job) -> Made:
    return make(job, _count)


def _count() -> None:
    if _stop is not None and _stop.is_set():
        raise _Stopped
    if _done is not None:
        with _done.get_lock():
            _done.value += 1
