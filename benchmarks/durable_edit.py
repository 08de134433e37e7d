"""One durable edit, through the session to the disk, against a raw append and fdatasync.

The ratio is what travels from machine to machine. One archive holds one meeting, another a hundred,
a third ten thousand: an edit must not know the difference. They take turns, and every edit has its
raw line beside it, so that all meet the disk in the same moods.
"""

import os
import shutil
import tempfile
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from sognko_tui.archive.store import Archive, speed
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Session
from sognko_tui.office.clock import SystemClock
from tests.meetings import START, agenda_item, board, convened

SIZES = (1, 100, 10_000)
TURNS, EDITS = 4, 1000
"""How often each archive has its turn, and how many edits in one."""
MOST = 1.6
"""How many raw lines an edit may cost at most, by the median."""
FLAT = 1.2
"""How many times what it costs in an archive of one meeting it may cost in another."""
RAW = b"x" * 210 + b"\n"
"""A line of an edit's length."""
LETTERS = "Styret tek saka til vitande og ber om ei ny utgreiing. "


def main() -> None:
    # On a slow disk an edit does not wait for it, and what is to be measured is the waiting.
    os.environ[speed.VARIABLE] = "quick"
    with tempfile.TemporaryDirectory(dir=os.environ.get("SOGNKO_BENCH")) as folder:
        rooms = [Room(Path(folder) / str(size), size) for size in SIZES]
        os.sync()
        for _ in range(TURNS):
            for room in rooms:
                room.turn()
    print(f"{'':28}{'p50':>9}{'p99':>9}   × raw p50, p99")
    for room in rooms:
        show("raw append and fdatasync", room.raw, room.raw)
        show(f"an edit among {room.size} meetings", room.edits, room.raw)
    ratios = [at(room.edits, 50) / at(room.raw, 50) for room in rooms]
    among_others = max(ratios) / ratios[0]
    print(f"p50 at most {max(ratios):.2f} raw lines (of {MOST}), among others {among_others:.2f} times that alone (of {FLAT})")  # fmt: skip
    assert max(ratios) <= MOST
    assert among_others <= FLAT


def show(name: str, times: list[float], raw: list[float]) -> None:
    p50, p99 = at(times, 50), at(times, 99)
    ratios = f"{p50 / at(raw, 50):6.2f}{p99 / at(raw, 99):6.2f}"
    print(f"{name:28}{p50 * 1e6:6.0f} µs{p99 * 1e6:6.0f} µs   {ratios}")


def at(times: list[float], percent: int) -> float:
    return quantiles(times, n=100)[percent - 1]


class Room:
    """An archive of so many meetings, and what was measured in it."""

    def __init__(self, folder: Path, size: int) -> None:
        self.size = size
        self.raw: list[float] = []
        self.edits: list[float] = []
        self._path = folder / "raw"
        self._archive = Archive.create(folder / "minutes")
        items = [agenda_item(n, background=LETTERS * 20) for n in range(1, 17)]
        self._meeting = self._archive.meetings.create(
            convened(items, board()), by="skrivar", at=START
        )
        template = self._archive.meetings.folder(self._meeting)
        for number in range(1, size):
            shutil.copytree(template, self._archive.path / f"2020-01-01-styre-{number}")
        assert len(self._archive.meetings.ids()) == size

    def turn(self) -> None:
        """A raw line and an edit, again and again; what was typed is read back.

        The edits are typing, a letter at a time, checkpoints included.
        """
        clock = SystemClock()
        file = self._archive.meetings.open_for_writing(self._meeting, "skrivar", clock.now())
        session = Session(file.entries, file, clock, "skrivar")
        item = session.meeting.items[0]
        start = len(item.minutes)
        fd = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for offset in range(EDITS):
            letter = LETTERS[offset % len(LETTERS)]
            before = perf_counter()
            os.write(fd, RAW)
            os.fdatasync(fd)
            between = perf_counter()
            session.type(item.id, "minutes", start + offset, "", letter)
            self.raw.append(between - before)
            self.edits.append(perf_counter() - between)
            assert session.unsaved == 0
        os.close(fd)
        assert self._path.stat().st_size == len(self.raw) * len(RAW)
        # Nothing is closed properly: what is read back is what a crash would have left.
        found = fold(self._archive.meetings.read(self._meeting).entries).items[0].minutes
        assert found[start:] == "".join(LETTERS[n % len(LETTERS)] for n in range(EDITS))
        session.checkpoint()
        file.close()


if __name__ == "__main__":
    main()
