"""One durable edit, through the session to the disk, against a raw append and fdatasync.

The ratio is what travels from machine to machine. The archive holds one meeting, then a thousand:
an edit must not know the difference.
"""

import os
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Session
from sognko_tui.office.clock import SystemClock
from tests.meetings import START, agenda_item, board, convened

EDITS = 4000
SIZES = (1, 1000)
LETTERS = "Styret tek saka til vitande og ber om ei ny utgreiing. "


def main() -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("SOGNKO_BENCH")) as folder:
        raw = measure_raw(Path(folder))
        print(f"{'':28}{'p50':>9}{'p99':>9}   × raw p50, p99")
        show("raw append and fdatasync", raw, raw)
        archive = Archive.create(Path(folder) / "minutes")
        for size in SIZES:
            fill(archive, size)
            show(f"an edit, {size} meetings", measure_edits(archive), raw)


def show(name: str, times: list[float], raw: list[float]) -> None:
    p50, p99 = at(times, 50), at(times, 99)
    ratios = f"{p50 / at(raw, 50):6.2f}{p99 / at(raw, 99):6.2f}"
    print(f"{name:28}{p50 * 1e6:6.0f} µs{p99 * 1e6:6.0f} µs   {ratios}")


def at(times: list[float], percent: int) -> float:
    return quantiles(times, n=100)[percent - 1]


def fill(archive: Archive, size: int) -> None:
    """Make meetings until there are so many."""
    for number in range(len(archive.meetings.ids()), size):
        called = convened(
            [agenda_item(n, background=LETTERS * 20) for n in range(1, 17)],
            board(name=f"Styre {number}"),
        )
        archive.meetings.create(called, by="skrivar", at=START)
    assert len(archive.meetings.ids()) == size


def measure_raw(folder: Path) -> list[float]:
    """A line of an edit's length, appended and synced, nothing else."""
    line = b"x" * 210 + b"\n"
    fd = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    stamps = [perf_counter()]
    for _ in range(EDITS):
        os.write(fd, line)
        os.fdatasync(fd)
        stamps.append(perf_counter())
    os.close(fd)
    assert (folder / "raw").stat().st_size == EDITS * len(line)
    return [after - before for before, after in pairwise(stamps)]


def measure_edits(archive: Archive) -> list[float]:
    """Typing a letter at a time, checkpoints included; then what was typed is read back."""
    meeting_id = archive.meetings.ids()[0]
    clock = SystemClock()
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", clock.now())
    session = Session(file.entries, file, clock, "skrivar")
    item = session.meeting.items[0]
    start = len(item.minutes)
    stamps = [perf_counter()]
    for offset in range(EDITS):
        session.type(item.id, "minutes", start + offset, "", LETTERS[offset % len(LETTERS)])
        stamps.append(perf_counter())
    assert session.unsaved == 0
    # Nothing is closed properly: what is read back is what a crash would have left.
    found = fold(archive.meetings.read(meeting_id).entries).items[0].minutes
    assert found[start:] == "".join(LETTERS[n % len(LETTERS)] for n in range(EDITS))
    session.checkpoint()
    file.close()
    return [after - before for before, after in pairwise(stamps)]


if __name__ == "__main__":
    main()
