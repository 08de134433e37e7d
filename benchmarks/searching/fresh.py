"""What is measured in a process of its own: `python -m benchmarks.searching.fresh WHAT ARCHIVE`.

It prints one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import msgspec

from sognko_tui.office.desk import at_desk
from sognko_tui.office.searching import Searching
from sognko_tui.tui.widgets import rows
from sognko_tui.tui.widgets.hit_words import passages


class Built(msgspec.Struct, frozen=True):
    """How the index was built."""

    seconds: float
    peak: int


class Asked(msgspec.Struct, frozen=True):
    """How the queries went: milliseconds of each, how many hits it had, and the process's peak of memory.

    `worked` are the milliseconds of the processor, which the rest of the machine does not alter as much.
    """

    opened: float
    times: list[float]
    worked: list[float]
    hits: list[int]
    peak: int


def peak() -> int:
    """The most memory this process, or one that it began, has had, in bytes."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in whose) * 1024


def build(root: Path) -> Built:
    """Build the index anew."""
    started = time.perf_counter()
    at_desk(str(root)).searching().refresh(anew=True)
    return Built(time.perf_counter() - started, peak())


def as_typed(searching: Searching, text: str) -> int:
    """What one key in Arkiv comes to: the lines, and the first one's text with its words marked.

    The screen itself (`archive_view`) calls these from a thread. Returns how many lines there are.
    """
    came = searching.find(text)
    lines = rows.found(came.hits, came.wanted, more=came.more)
    hit = lines.hit(0) if lines.count else None
    if hit is not None:
        passages(searching.shown(hit), lines.wanted_at(0))
    return lines.count


def ask(root: Path, queries: list[str]) -> Asked:
    """Ask every query, one key after the other."""
    started = time.perf_counter()
    searching = at_desk(str(root)).searching()
    opened = time.perf_counter() - started
    times: list[float] = []
    worked: list[float] = []
    hits: list[int] = []
    for query in queries:
        started, worked_before = time.perf_counter(), time.process_time()
        hits.append(as_typed(searching, query))
        times.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - worked_before) * 1000)
    return Asked(opened * 1000, times, worked, hits, peak())


def main() -> None:
    what, root = sys.argv[1], Path(sys.argv[2])
    done = build(root) if what == "build" else ask(root, json.load(sys.stdin))
    sys.stdout.write(msgspec.json.encode(done).decode())


if __name__ == "__main__":
    main()
