"""From exec to the first content on the screen, beside a bare Textual app with one TextArea."""

import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path
from statistics import median

from sognko_tui import where

RUNS = 15
AT_MOST = 1.35

BARE = """
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea("\\nStyret")
Bare().run()
"""


def until_content(command: list[str], marker: bytes, env: dict[str, str]) -> float:
    """Seconds from exec until the program has written `marker` to its terminal."""
    started = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execvpe(command[0], command, env)
    seen = b""
    try:
        while marker not in seen:
            ready, _, _ = select.select([master], [], [], 20)
            assert ready, f"{command} never showed {marker!r}: {seen[-300:]!r}"
            seen += os.read(master, 65536)
        return time.perf_counter() - started
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(master)


def main() -> None:
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "minutes"
        os.system(f"cp -R '{where.example()}' '{archive}'")
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        ours = [python, "-m", "sognko_tui", "--minutes", str(archive)]
        pairs = []
        for run in range(RUNS + 1):
            one = until_content(ours, b"Styret", env)
            other = until_content([python, str(bare)], b"Styret", env)
            if run:  # the first run warms the disk's cache
                pairs.append((one, other))
    sognko, textual = (median(column) * 1000 for column in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    print(f"Heim               {sognko:6.0f} ms (median of {RUNS})")
    print(f"bare TextArea      {textual:6.0f} ms")
    print(f"ratio              {ratio:6.2f}   (at most {AT_MOST})")


if __name__ == "__main__":
    main()
