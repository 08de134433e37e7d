"""From exec to the first line and to Heim, beside Python alone, a bare Textual TextArea, nano and vim.

Heim is usable when it is painted: keys typed until then wait for it, which is asserted with an
Enter that is sent at once and opens the meeting.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from sognko_tui import where
from tests.line import TerminalLine

RUNS = 15
FIRST_LINE_AT_MOST = 1.6
HEIM_AT_MOST = 1.2

BARE = """
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea("\\nStyret")
Bare().run()
"""


def until(command: Sequence[str], marker: bytes, env: dict[str, str], typed: bytes = b"") -> float:
    """Seconds from exec until the program has written `marker` to its terminal."""
    started = time.perf_counter()
    with TerminalLine(command, env=env, typed=typed) as line:
        while marker not in line.sent:
            assert line.read(20), f"{command} never showed {marker!r}: {line.sent[-300:]!r}"
        return time.perf_counter() - started


def until_it_ends(command: Sequence[str], env: dict[str, str]) -> float:
    """Seconds from exec until the program has ended."""
    started = time.perf_counter()
    with TerminalLine(command, env=env) as line:
        assert line.wait_end(read=False) == 0
        return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(where.example(), Path(folder) / "minutes")
        env = {**os.environ, "SOGNKO_MINUTES": f"{folder}/minutes", "TERM": "xterm-256color"}
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        text = Path(folder) / "text"
        text.write_text("Styret\n")
        python = sys.executable
        ours = [str(Path(python).with_name("sognko"))]
        assert until(ours, "RØYSTING".encode(), env, typed=b"\r"), "an Enter sent at once"
        rows: dict[str, list[float]] = {}
        for run in range(RUNS + 1):
            taken = {
                "python -c pass": until_it_ends([python, "-c", "pass"], env),
                "sognko, first line": until(ours, b"Sognko", env),
                "sognko, Heim": until(ours, b"Styret", env),
                "bare TextArea": until([python, str(bare)], b"Styret", env),
                "nano": until(["nano", "--ignorercfiles", str(text)], b"Styret", env),
                "vim": until(["vim", "-u", "NONE", str(text)], b"Styret", env),
            }
            if run:  # the first run warms the disk's cache
                for name, seconds in taken.items():
                    rows.setdefault(name, []).append(seconds)
    for name, seconds in rows.items():
        print(f"{name:22}{median(seconds) * 1000:7.1f} ms (median of {RUNS})")
    for name, beside, at_most in (
        ("sognko, first line", "python -c pass", FIRST_LINE_AT_MOST),
        ("sognko, Heim", "bare TextArea", HEIM_AT_MOST),
    ):
        ratio = median(one / other for one, other in zip(rows[name], rows[beside], strict=True))
        print(f"{name} / {beside}: {ratio:.2f}   (at most {at_most})")


if __name__ == "__main__":
    main()
