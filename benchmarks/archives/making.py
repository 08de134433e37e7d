"""Writing an archive to the disk, in two processes, and keeping it for the next run.

Files and tables are what the store itself writes. Only that nothing waits for the disk: ten
thousand meetings are safe enough when the last one is written.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import msgspec

from benchmarks.archives.meeting import PACK, Held, hold
from benchmarks.archives.plan import Plan, boards
from benchmarks.archives.words import vocabulary
from sognko_tui import protocol
from sognko_tui.archive.store import Archive, checkpoint, files
from sognko_tui.meeting.fold import fold
from sognko_tui.office import writing

VERSION = 1
"""Counted up when the same seed gives another archive: an older one that was kept is not used."""

PROCESSES = 2
AT_ONCE = 20
"""Meetings that a process makes before it tells how far it is."""

MADE = "made.json"
"""The file in a made archive that tells of how many bytes of text there are in it."""

WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Figures:
    """What the texts of an archive are like, summed over its items."""

    items: int = 0
    bytes: int = 0
    shortest: int = 1 << 30
    longest: int = 0
    words: int = 0
    different: int = 0
    forms: set[str] = field(default_factory=set)

    def add(self, texts: tuple[str, ...]) -> None:
        """Count one item's texts."""
        size = sum(len(text.encode()) for text in texts)
        words = WORD.findall("\n".join(texts).lower())
        self.items += 1
        self.bytes += size
        self.shortest, self.longest = min(self.shortest, size), max(self.longest, size)
        self.words += len(words)
        there = set(words)
        self.different += len(there)
        self.forms |= there

    def join(self, other: Figures) -> None:
        """Add what another process counted."""
        self.items += other.items
        self.bytes += other.bytes
        self.shortest = min(self.shortest, other.shortest)
        self.longest = max(self.longest, other.longest)
        self.words += other.words
        self.different += other.different
        self.forms |= other.forms

    def __str__(self) -> str:
        """One line a reader can hold against real prose."""
        return (
            f"{self.items} items of {self.shortest}–{self.longest} bytes, "
            f"{self.bytes / 1e6:.1f} MB of text; an item has {self.words / self.items:.0f} words, "
            f"{self.different / self.items:.0f} of them different; "
            f"{len(self.forms)} different words in all"
        )


def make(root: Path, plan: Plan, told: Callable[[int], None] = lambda _: None) -> Figures:
    """Make the archive in a folder that is empty or not there; `told` hears how many are made.

    Raises `NotAnArchive` where the folder holds something, or `OSError`.
    """
    archive = Archive.create(root)
    for board in boards():
        archive.boards.save(board)
    figures, made = Figures(), 0
    # Made before the processes are: they then have it too.
    vocabulary()
    parts = [range(at, min(at + AT_ONCE, plan.meetings)) for at in range(0, plan.meetings, AT_ONCE)]
    with ProcessPoolExecutor(PROCESSES) as processes:
        work = processes.map(_make_part, *zip(*((root, plan, part) for part in parts), strict=True))
        for found, part in zip(work, parts, strict=True):
            figures.join(found)
            made += len(part)
            told(made)
    (root / MADE).write_bytes(msgspec.json.encode({"bytes": figures.bytes}) + b"\n")
    os.sync()
    return figures


def text_bytes(root: Path) -> int:
    """How many bytes the texts of a made archive have. Raises `OSError`."""
    size: int = msgspec.json.decode((root / MADE).read_bytes())["bytes"]
    return size


def kept(meetings: int) -> Path:
    """An archive of so many meetings, made where it has not been before.

    It lies in `$SOGNKO_BENCH_ARCHIVE`, else in a folder of the user's among the temporary files.
    """
    named = os.environ.get("SOGNKO_BENCH_ARCHIVE")
    shelf = Path(named or Path(tempfile.gettempdir()) / f"sognko-bench-{os.getuid()}")
    shelf.mkdir(mode=files.FOLDER_MODE, parents=True, exist_ok=True)
    there = shelf / f"meetings-{meetings}-v{VERSION}"
    if not there.exists():
        print(f"making {meetings} meetings in {there} …", flush=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=shelf) as folder:
            print(make(Path(folder) / "archive", Plan(meetings)), flush=True)
            os.rename(Path(folder) / "archive", there)
    return there


def _make_part(root: Path, plan: Plan, part: range) -> Figures:
    figures = Figures()
    with _unsynced():
        for number in part:
            held = hold(plan, number)
            write(root, held)
            for item in held.items:
                figures.add(item.texts)
    return figures


def write(root: Path, held: Held) -> None:
    """Lay a meeting into the archive: its pack, its checkpoint and its protocol. Raises `OSError`."""
    folder = root / held.day.id
    folder.mkdir(mode=files.FOLDER_MODE)
    meeting = fold(held.entries)
    assert not meeting.problems, (held.day.id, meeting.problems)
    files.create(folder / PACK, held.pack)
    checkpoint.write(folder, held.entries, meeting, generation=1)
    # That no item is open and nothing hard is found is known here, and costs half of the time.
    due = held.day.on + timedelta(days=held.day.board.remarks_days)
    text = protocol.write(meeting, draft=False, remarks_due=due, public=True)
    files.replace(folder / f"{writing.NAME}.md", text.encode())


@contextmanager
def _unsynced() -> Iterator[None]:
    """Wait for no disk in this process."""
    sync = os.fsync
    os.fsync = lambda fd: None  # noqa: ARG005
    try:
        yield
    finally:
        os.fsync = sync
