"""Reading all meetings of an archive for a new index, on every processor where they are many."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from sognko_tui.archive.search.index import Gathering
from sognko_tui.archive.search.reading import gather

MANY = 500
"""Meetings from which it is worth while to start processes for them."""

_AT_ONCE = 10
_AHEAD = 4
"""Meetings that a process reads in one go, and how many such goes are read ahead of who writes."""


def all_of(root: Path, meetings: Sequence[str]) -> Iterator[Gathering]:
    """What the index is to hold of each meeting, in the order they are given."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(meetings) < MANY or processors < 2:
        for meeting in meetings:
            yield gather(root, meeting)
        return
    # They are started afresh: this may be a process with threads, which are not to be copied.
    with ProcessPoolExecutor(processors, mp_context=get_context("spawn")) as pool:
        ahead: deque[Future[list[Gathering]]] = deque()
        try:
            for begin in range(0, len(meetings), _AT_ONCE):
                ahead.append(pool.submit(_read, root, meetings[begin : begin + _AT_ONCE]))
                if len(ahead) > _AHEAD:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()
        finally:
            for waiting in ahead:
                waiting.cancel()


def _read(root: Path, meetings: Sequence[str]) -> list[Gathering]:
    return [gather(root, meeting) for meeting in meetings]
