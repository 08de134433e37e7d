"""Searching the archive as one types, beside ripgrep and TinyDB; Arkiv at many meetings and at ten.

The archive has 200 meetings unless SOGNKO_BENCH_MEETINGS says how many, and is kept for the next run
in the folder that SOGNKO_BENCH_ARCHIVE names. All is done on a copy of hard links. Every figure
stands with the load of the machine when it was taken.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

import msgspec

from benchmarks.archives import kept, text_bytes
from benchmarks.searching.fresh import Asked, Built, as_typed
from benchmarks.searching.others import by_ripgrep, by_tinydb
from benchmarks.searching.queries import Query, drawn, texts_of
from benchmarks.start import until
from sognko_tui.archive.store import Archive, checkpoint
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.fold import fold
from sognko_tui.office.desk import at_desk
from sognko_tui.office.searching import Hit, Searching

MEETINGS = int(os.environ.get("SOGNKO_BENCH_MEETINGS", "200"))
FEW = 10
QUERIES = 500
RUNS = 11
RIPGREP_ASKED, TINYDB_AT_LEAST, TINYDB_SECONDS = 40, 3, 30
"""Queries that ripgrep is asked, and TinyDB at least; and how long TinyDB is asked more of them."""

P50, P99 = 5.0, 50.0
RIPGREP_TIMES, TINYDB_TIMES = 25, 100
OF_TEXT = 0.5
CHANGED = 50.0
COLD, HEIM = 1.5, 1.2
MEMORY = 150.0

ARKIV = b"a"
"""The key on Heim."""

BEGINNING = 8
"""Characters of a title that the list shows, however narrow it is."""

INDEX = ".index.sqlite"

T = TypeVar("T", Asked, Built)


def main() -> None:
    few, many = kept(FEW), kept(MEETINGS)
    with copied(few) as ten, copied(many) as all_of_them:
        size = text_bytes(many)
        archive = Archive.open(all_of_them)
        print(f"{MEETINGS} meetings, {size / 1e6:.1f} MB of text; {os.cpu_count()} processors\n")
        building(all_of_them, size)
        fresh(Built, "build", ten)
        queries = drawn(archive, QUERIES)
        typing(all_of_them, queries)
        beside(all_of_them, queries)
        changing(all_of_them)
        opening(ten, all_of_them)


@contextmanager
def copied(archive: Path) -> Iterator[Path]:
    """The archive again, of hard links: whatever is written there is another file."""
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=archive.parent) as folder:
        copy = Path(folder) / "minutes"
        shutil.copytree(archive, copy, copy_function=os.link)
        for left in copy.glob(INDEX + "*"):
            left.unlink()
        yield copy


def fresh(form: type[T], what: str, root: Path, queries: tuple[Query, ...] = ()) -> T:
    """Have it done in a process that was not there before. Raises `CalledProcessError`."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.searching.fresh", what, str(root)],
        input=json.dumps([query.text for query in queries]).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=form)


def told(what: str, figure: str, limit: str = "", met: bool | None = None) -> None:
    """One line: what was measured, what came out, what was asked, and how busy the machine was."""
    verdict = "" if met is None else ("met" if met else "NOT met")
    load = os.getloadavg()[0]
    print(f"{what:44} {figure:>20}  {limit:16} {verdict:8} load {load:.1f}", flush=True)


def building(root: Path, size: int) -> None:
    built = fresh(Built, "build", root)
    told("building the index", f"{built.seconds:.1f} s")
    told("  of text a second", f"{size / 1e6 / built.seconds:.1f} MB")
    told("  memory at most", f"{built.peak / 1e6:.0f} MB")
    index = sum(path.stat().st_size for path in root.glob(INDEX + "*"))
    share = index / size
    told("index, of the text's size", f"{share:.2f}", f"at most {OF_TEXT}", share <= OF_TEXT)


def typing(root: Path, queries: tuple[Query, ...]) -> None:
    asked = fresh(Asked, "ask", root, queries)
    for query, hits in zip(queries, asked.hits, strict=True):
        assert bool(hits) != (query.sort == "miss"), f"{query} has {hits} hits"
    told("opening the index in a fresh process", f"{asked.opened:.1f} ms")
    told("  its first query", f"{asked.times[0]:.1f} ms")
    p50, p99 = percentile(asked.times, 50), percentile(asked.times, 99)
    told(f"typing, {len(queries)} queries, p50", f"{p50:.2f} ms", f"at most {P50:g}", p50 <= P50)
    told("  p99", f"{p99:.2f} ms", f"at most {P99:g}", p99 <= P99)
    spread = f"{percentile(asked.worked, 50):.2f} / {percentile(asked.worked, 99):.2f} ms"
    told("  of the processor's time, p50 / p99", spread)
    slowest = max(zip(asked.times, queries, strict=True), key=lambda one: one[0])
    told(f"  slowest: {slowest[1].text!r}", f"{slowest[0]:.2f} ms")
    for sort in dict.fromkeys(query.sort for query in queries):
        of_sort = [ms for ms, query in zip(asked.times, queries, strict=True) if query.sort == sort]
        spread = f"{median(of_sort):.2f} / {percentile(of_sort, 99):.2f} ms"
        told(f"  {sort}, p50 / p99 of {len(of_sort)}", spread)
    memory = asked.peak / 1e6
    told("  memory at most", f"{memory:.0f} MB", f"under {MEMORY:g}", memory < MEMORY)
    out_of_memory(root)
    cold = fresh(Asked, "ask", root, queries).times
    spread = f"{percentile(cold, 50):.2f} / {percentile(cold, 99):.2f} ms"
    told("  p50 / p99 with the index on disk only", spread)


def out_of_memory(root: Path) -> None:
    """Have the kernel forget what it read of the index and the meetings."""
    os.sync()
    for path in (*root.glob(INDEX + "*"), *root.glob("*/meeting.json")):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def beside(root: Path, queries: tuple[Query, ...]) -> None:
    """Ask the others by turns with us, after it was made sure that all find the same."""
    ours = at_desk(str(root)).searching()
    agreeing(root, ours)
    words = [query.text for query in queries if query.sort in ("beginning", "word")]
    asked = random.Random(1).sample(words, RIPGREP_ASKED)
    ripgrep, tinydb = Beside("ripgrep over the Markdown"), Beside("TinyDB's own search")
    until_then = time.monotonic() + TINYDB_SECONDS
    for at, word in enumerate(asked):
        us = measured(partial(as_typed, ours, word))
        ripgrep.add(us, measured(partial(by_ripgrep, root, word)))
        if at < TINYDB_AT_LEAST or time.monotonic() < until_then:
            tinydb.add(us, measured(partial(by_tinydb, root, word)))
    ripgrep.tell(RIPGREP_TIMES)
    tinydb.tell(TINYDB_TIMES)


class Beside:
    """The times of another way to search, each with ours for the same word."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.ours: list[float] = []
        self.theirs: list[float] = []

    def add(self, ours: float, theirs: float) -> None:
        """The milliseconds of one query."""
        self.ours.append(ours)
        self.theirs.append(theirs)

    def tell(self, wanted: int) -> None:
        """How many times as long it took, query by query."""
        ratio = median(one / other for one, other in zip(self.theirs, self.ours, strict=True))
        both = f"{median(self.theirs):.1f} / {median(self.ours):.2f} ms"
        told(f"{self.name} / ours, {len(self.ours)} queries", both)
        told("  times as long", f"{ratio:.0f}", f"at least {wanted}", ratio >= wanted)


def agreeing(root: Path, ours: Searching) -> None:
    """All three find the same meetings for a word, and for one that stands nowhere none."""
    single, several = words_to_agree_on(root)
    for word in (single, *several, "qzxw"):
        hits = ours.find(word).hits
        found = {hit.meeting for hit in hits}
        assert found == by_ripgrep(root, word) == by_tinydb(root, word), word
        assert all(word in text_shown(ours, hit) for hit in hits), word
    print(f"\nfound alike by all three: {single} in one meeting, {', '.join(several)} in some")


def text_shown(ours: Searching, hit: Hit) -> str:
    """What is to be read of a hit."""
    return "\n".join(section.text for section in ours.shown(hit).sections).lower()


def words_to_agree_on(root: Path) -> tuple[str, list[str]]:
    """A word of one meeting alone, and two of a few meetings.

    For us, every form of a word is the word: so they are words that begin as no other one does.
    """
    chance = random.Random(2)
    single = ""
    several: list[str] = []
    texts = texts_of(Archive.open(root), chance)
    while not single or len(several) < 2:
        word = chance.choice(re.findall(r"\b[a-z]{9,14}\b", chance.choice(texts)))
        found = by_ripgrep(root, word[:-4])
        if found != by_ripgrep(root, word) or len(found) > FEW:
            continue
        if len(found) == 1:
            single = word
        elif word not in several and len(several) < 2:
            several.append(word)
    return single, several


def changing(root: Path) -> None:
    """How soon a word is found that was not there before: decided here, or changed by another."""
    desk = at_desk(str(root))
    searching = desk.searching()
    here, outside = [], []
    opened = desk.open(Archive.open(root).meetings.ids()[0])
    session = opened.session
    assert session is not None
    decided = [item.id for item in session.meeting.items if item.adopted]
    for run, item in enumerate(decided[:RUNS]):
        word = f"nyord{run}qzx"
        session.record(e.ItemReopened(item=item))
        session.type(item, "decision", 0, "", f"{word} ")
        closing = close_item(session.meeting, item, desk.clock.now())
        desk.indexing.wait()
        started = time.perf_counter()
        session.record(*closing)
        desk.indexing.wait()
        assert [hit.item for hit in searching.find(word).hits] == [item]
        here.append((time.perf_counter() - started) * 1000)
    opened.close()
    desk.close()
    for run, meeting in enumerate(
        random.Random(3).sample(Archive.open(root).meetings.ids(), min(FEW, RUNS))
    ):
        word = f"framandord{run}qzx"
        change_outside(root, meeting, word)
        started = time.perf_counter()
        searching.refresh()
        assert [hit.meeting for hit in searching.find(word).hits] == [meeting]
        outside.append((time.perf_counter() - started) * 1000)
    for what, times in (("a decision, until found", here), ("a meeting of another's", outside)):
        told(
            f"{what}, p50 / slowest of {len(times)}",
            f"{median(times):.0f} / {max(times):.0f} ms",
            f"at most {CHANGED:g}",
            median(times) <= CHANGED,
        )


def change_outside(root: Path, meeting: str, word: str) -> None:
    """Write a word into the REFERAT of the first item, as another program would."""
    log = Archive.open(root).meetings.read(meeting)
    last = log.entries[-1]
    events = (
        e.CorrectionBegun(reason="Ei retting"),
        e.TextEdited(item="i1", field="minutes", at=0, inserted=f"{word} "),
    )
    approved = fold(log.entries).approved is not None
    added = tuple(
        e.Entry(seq=seq, at=last.at, by=last.by, step=seq, event=event)  # type: ignore[arg-type]
        for seq, event in enumerate(events if approved else events[1:], last.seq + 1)
    )
    entries = (*log.entries, *added)
    generation = log.checkpoint.head.generation + 1
    checkpoint.write(root / meeting, entries, fold(entries), generation)


def measured(act: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def opening(ten: Path, many: Path) -> None:
    """From exec until Heim and Arkiv are painted, in a terminal, at few meetings and at many, by turns."""
    compared("Arkiv", ten, many, COLD, ARKIV, until_hits)
    compared("Heim", ten, many, HEIM, b"", until_newest)
    for root in (ten, many):
        for index in root.glob(INDEX + "*"):
            index.unlink()
    compared("Heim without an index", ten, many, HEIM, b"", until_newest)


def compared(
    what: str, ten: Path, many: Path, at_most: float, keys: bytes, marker: Callable[[Path], bytes]
) -> None:
    ours = [str(Path(sys.executable).with_name("sognko"))]
    taken: dict[Path, list[float]] = {ten: [], many: []}
    for run in range(RUNS + 1):
        for root, seconds in taken.items():
            env = {**os.environ, "SOGNKO_MINUTES": str(root), "TERM": "xterm-256color"}
            took = until(ours, marker(root), env, typed=keys)
            if run:  # the first run warms the disk's cache
                seconds.append(took * 1000)
    ratio = median(one / other for one, other in zip(taken[many], taken[ten], strict=True))
    both = f"{median(taken[many]):.0f} / {median(taken[ten]):.0f} ms"
    told(f"{what}, at {MEETINGS} / {FEW} meetings", both)
    told("  times as long", f"{ratio:.2f}", f"at most {at_most}", ratio <= at_most)


def until_hits(root: Path) -> bytes:
    """What Arkiv has when its list is there: how the title of the newest item begins."""
    newest = at_desk(str(root)).searching().find("").hits[0]
    return newest.title[:BEGINNING].encode()


def until_newest(root: Path) -> bytes:
    """What Heim has when its list is there: the day of the newest meeting."""
    newest = date.fromisoformat(Archive.open(root).meetings.ids()[0][:10])
    return f"{newest.day}.{newest.month}.{newest.year}".encode()


def percentile(times: list[float], share: int) -> float:
    """The least time that so many of a hundred do not exceed."""
    return sorted(times)[max(0, -(-len(times) * share // 100) - 1)]


if __name__ == "__main__":
    main()
