"""One durable edit, through the session to the disk, against a raw append and fdatasync.

The ratio is what travels from machine to machine. The archive holds one meeting, then a thousand:
an edit must not know the difference.
"""

import os
import tempfile
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
RAW = b"x" * 210 + b"\n"
"""A line of an edit's length."""
LETTERS = "Styret tek saka til vitande og ber om ei ny utgreiing. "


def main() -> None:
    # On a disk that is busy just now the edits would be synced in a thread, and nothing be compared.
    os.environ["SOGNKO_SYNC"] = "quick"
    with tempfile.TemporaryDirectory(dir=os.environ.get("SOGNKO_BENCH")) as folder:
        print(f"{'':28}{'p50':>9}{'p99':>9}   × raw p50, p99")
        archive = Archive.create(Path(folder) / "minutes")
        for size in SIZES:
            fill(archive, size)
            raw, edits = measure(archive, Path(folder) / f"raw-{size}")
            show("raw append and fdatasync", raw, raw)
            show(f"an edit among {size} meetings", edits, raw)


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
    os.sync()


def measure(archive: Archive, path: Path) -> tuple[list[float], list[float]]:
    """A raw line and an edit in turn, so that both meet the disk in the same mood.

    The edits are typing, a letter at a time, checkpoints included; what was typed is read back.
    """
    meeting_id = archive.meetings.ids()[0]
    clock = SystemClock()
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", clock.now())
    session = Session(file.entries, file, clock, "skrivar")
    item = session.meeting.items[0]
    start = len(item.minutes)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    raw, edits = [], []
    for offset in range(EDITS):
        letter = LETTERS[offset % len(LETTERS)]
        before = perf_counter()
        os.write(fd, RAW)
        os.fdatasync(fd)
        between = perf_counter()
        session.type(item.id, "minutes", start + offset, "", letter)
        raw.append(between - before)
        edits.append(perf_counter() - between)
    os.close(fd)
    assert path.stat().st_size == EDITS * len(RAW)
    assert session.unsaved == 0
    # Nothing is closed properly: what is read back is what a crash would have left.
    found = fold(archive.meetings.read(meeting_id).entries).items[0].minutes
    assert found[start:] == "".join(LETTERS[n % len(LETTERS)] for n in range(EDITS))
    session.checkpoint()
    file.close()
    return raw, edits


if __name__ == "__main__":
    main()
