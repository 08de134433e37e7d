"""Reading an agenda pack: from bytes to items."""

import time
from pathlib import Path
from statistics import median

from sognko_tui.agenda import read_agenda
from sognko_tui.documents import read

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT.parent / "shared" / "samples" / "agenda" / "sogn-ko-2025-12-09.txt"
RUNS = 30
AT_MOST = 50


def main() -> None:
    if not SAMPLE.exists():
        print(f"{SAMPLE.name} is not there: nothing was measured")
        return
    data = SAMPLE.read_bytes()
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        reading = read_agenda(read(data, SAMPLE.name))
        took.append((time.perf_counter() - started) * 1000)
    assert [item.number for item in reading.items] == [str(n) for n in range(1, 17)]
    print(f"{SAMPLE.name}: {len(reading.items)} items in {median(took):.1f} ms (median of {RUNS};")
    print(f"first {took[0]:.1f}, slowest {max(took):.1f}; at most {AT_MOST})")


if __name__ == "__main__":
    main()
