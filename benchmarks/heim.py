"""From exec to Heim with ten meetings, and with as many as a shared archive comes to hold.

No more of them is opened than is shown, and there is no index. Keys typed until Heim is painted wait
for it, which is asserted with an Enter that is sent at once and opens the next meeting.
$SOGNKO_BENCH_MEETINGS is how many the large archive holds.
"""

import os
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.start import until
from sognko_tui import where

RUNS = 15
FEW, MANY = 10, 200
AT_MOST = 1.1

HELD, READY = "2026-02-10-styret-i-fjordane-ko", "2026-03-24-styret-i-fjordane-ko"
TODAY = "2026-03-01T09:00:00+01:00"
"""A day on which one meeting of the example is to be held, and the other has been."""


def archive(folder: Path, size: int) -> Path:
    """An archive with the example's meeting to come and, before it, `size - 1` that were held."""
    shutil.copytree(where.example(), folder)
    shutil.rmtree(folder / HELD)
    held = (where.example() / HELD / "meeting.json").read_text(encoding="utf-8")
    day = date.fromisoformat(HELD[:10])
    for number in range(size - 1):
        on = (day - timedelta(days=number)).isoformat()
        meeting_id = on + HELD[10:]
        (folder / meeting_id).mkdir()
        text = held.replace(HELD, meeting_id).replace(f'"date": "{HELD[:10]}"', f'"date": "{on}"')
        (folder / meeting_id / "meeting.json").write_text(text, encoding="utf-8")
    return folder


def main() -> None:
    many = int(os.environ.get("SOGNKO_BENCH_MEETINGS", MANY))
    ours = [str(Path(sys.executable).with_name("sognko"))]
    with tempfile.TemporaryDirectory() as folder:
        sizes = {
            size: {
                **os.environ,
                "SOGNKO_MINUTES": str(archive(Path(folder) / str(size), size)),
                "SOGNKO_CLOCK": TODAY,
                "TERM": "xterm-256color",
            }
            for size in (FEW, many)
        }
        for size, env in sizes.items():
            opened = until(ours, "RØYSTING".encode(), env, typed=b"\r")
            print(
                f"{size:6} meetings, an Enter sent at once opens the next: {opened * 1000:.0f} ms"
            )
        rows: dict[int, list[float]] = {size: [] for size in sizes}
        for run in range(RUNS + 1):
            for size, env in sizes.items():
                taken = until(ours, b"Styret", env)
                if run:  # the first run warms the disk's cache
                    rows[size].append(taken)
    for size, seconds in rows.items():
        print(f"{size:6} meetings, Heim: {median(seconds) * 1000:7.1f} ms (median of {RUNS})")
    ratio = median(one / other for one, other in zip(rows[many], rows[FEW], strict=True))
    print(f"{many} meetings / {FEW} meetings: {ratio:.2f}   (at most {AT_MOST})")


if __name__ == "__main__":
    main()
