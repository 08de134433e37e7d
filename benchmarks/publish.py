"""Publishing an archive as a website: protocols a second, memory, and a second run with nothing new.

`SOGNKO_BENCH_MEETINGS=10000` takes the full size; see benchmarks/archives.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.archives import kept

AT_MOST_MB = 300


def main() -> None:
    archive = kept(int(os.environ.get("SOGNKO_BENCH_MEETINGS", "200")))
    with tempfile.TemporaryDirectory(prefix="sognko-site-") as folder:
        into = Path(folder) / "site"
        for name in ("everything new", "nothing new"):
            told, seconds, memory = _run(archive, into)
            made, written = told["made"], told["written"]
            rate = f", {made / seconds:.0f} a second" if made else ""
            print(
                f"{name}: {told['protocols']} protocols, {made} made, {written} files written in "
                f"{seconds:.1f} s{rate}; at most {memory:.0f} MB (aim {AT_MOST_MB})"
            )
        _sizes(into)


def _run(archive: Path, into: Path) -> tuple[dict[str, int], float, float]:
    """Run the command; what it told, how long it took, and the memory of all its processes at most."""
    command = [sys.executable, "-m", "sognko_tui", "--minutes", str(archive)]
    began = time.monotonic()
    with subprocess.Popen(
        [*command, "publish", str(into), "--json", "--base-url", "https://protokollar.example/"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        highest = 0.0
        while running.poll() is None:
            highest = max(highest, _memory(running.pid))
            time.sleep(0.2)
        seconds = time.monotonic() - began
        assert running.stdout is not None
        return json.loads(running.stdout.read()), seconds, highest


def _memory(process: int) -> float:
    """The megabytes of a process and those it has started, what they share counted once."""
    total = 0
    waiting = [process]
    while waiting:
        one = waiting.pop()
        try:
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue  # it has ended meanwhile
    return total / 1024


def _sizes(into: Path) -> None:
    """How large the files are that a search fetches."""
    shards = [path.stat().st_size for path in (into / "sok").rglob("*.json")]
    items = [path.stat().st_size for path in into.glob("*/*/*/items.json")]
    everything = sum(1 for path in into.rglob("*") if path.is_file())
    print(
        f"{everything} files; the index is {sum(shards) / 1e6:.1f} MB in {len(shards)} files of at "
        f"most {max(shards) / 1e3:.0f} kB, and the items of a meeting {max(items) / 1e3:.0f} kB"
    )


if __name__ == "__main__":
    main()
