"""Making the years of a site: here, or where there are many meetings, on every processor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized

from sognko_tui.office.publishing.year import Job, Made, make

MANY = 150
"""Meetings from which it is worth while to start processes for them."""

_PATIENCE = 0.25

_done: Synchronized[int] | None = None


def all_of(jobs: Sequence[Job], progress: Callable[[int, int], None]) -> Iterator[Made]:
    """Make each year, in any order; `progress` hears how many meetings are done, and of how many."""
    total = sum(len(one.meetings) for job in jobs for one in job.boards)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if total < MANY or processors < 2 or len(jobs) < 2:
        yield from _here(jobs, total, progress)
        return
    # They are started afresh: this may be a process with threads, which are not to be copied.
    context = get_context("spawn")
    done = context.Value("l", 0)
    with ProcessPoolExecutor(
        processors, mp_context=context, initializer=_begin, initargs=(done,)
    ) as pool:
        waiting: set[Future[Made]] = {pool.submit(_make, job) for job in jobs}
        try:
            while waiting:
                ready, waiting = wait(waiting, _PATIENCE, FIRST_COMPLETED)
                progress(done.value, total)
                for one in ready:
                    yield one.result()
        finally:
            for left in waiting:
                left.cancel()


def _here(jobs: Sequence[Job], total: int, progress: Callable[[int, int], None]) -> Iterator[Made]:
    done = 0

    def told() -> None:
        nonlocal done
        done += 1
        progress(done, total)

    for job in jobs:
        yield make(job, told)


def _begin(done: Synchronized[int]) -> None:
    global _done
    _done = done


def _make(job: Job) -> Made:
    return make(job, _count)


def _count() -> None:
    if _done is not None:
        with _done.get_lock():
            _done.value += 1
