"""How long a fresh Python takes to import a part of the program, beside Python alone and bare Textual."""

import statistics
import subprocess
import sys
import time

ROUNDS = 15
CODE = {
    "python alone": "pass",
    "sognko_tui.meeting.session": "import sognko_tui.meeting.session",
    "sognko_tui.archive.store": "import sognko_tui.archive.store",
    "sognko_tui.cli": "import sognko_tui.cli",
    "textual.app": "import textual.app",
}


def milliseconds(code: str) -> float | None:
    """The time of one fresh interpreter, or None where it fails."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True)
    return None if done.returncode else (time.perf_counter() - began) * 1000


def main() -> None:
    """Print the median and the fastest of some rounds, taken in turn so that all share the weather."""
    times: dict[str, list[float]] = {name: [] for name in CODE}
    for _ in range(ROUNDS):
        for name, code in CODE.items():
            if (took := milliseconds(code)) is not None:
                times[name].append(took)
    print(f"{'import':28}{'median ms':>10}{'fastest ms':>12}")
    for name, taken in times.items():
        if taken:
            print(f"{name:28}{statistics.median(taken):10.1f}{min(taken):12.1f}")
        else:
            print(f"{name:28}{'fails':>10}")
