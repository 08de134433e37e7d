"""From a key in one terminal to the letter in another: the second screen, and a session that reads along."""

import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import quantiles

import pyte

from sognko_tui import where

KEYS = 100
AT_MOST = 250
IDLE = 10.0
COLUMNS, LINES = 80, 24
A_LINE = 12
"""Letters to a line: a word that is broken would have to be put together again."""

F7 = b"\x1b[18~"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Screen:
    """A program in a terminal of its own, and what it shows."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.pid, self.line = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(command[0], command, env)
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)

    def read(self, seconds: float) -> bytes:
        """What it sends within so long, or nothing; it returns with the first of it."""
        if not select.select([self.line], [], [], seconds)[0]:
            return b""
        data = os.read(self.line, 65536)
        self._stream.feed(data)
        return data

    def wait_for(self, text: str, seconds: float = 20) -> float:
        """Read until the text stands there, wherever lines are broken; when that was."""
        end = time.perf_counter() + seconds
        while text not in "".join("".join(self.screen.display).split()):
            assert time.perf_counter() < end, f"{text!r} never came:\n" + "\n".join(
                self.screen.display
            )
            self.read(0.5)
        return time.perf_counter()

    def processor(self) -> float:
        """Seconds of the processor it has used."""
        stat = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End it, whether it wants to or not."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.line)


def main() -> None:
    env = {**os.environ, "TERM": "xterm-256color"}
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "minutes"
        os.system(f"cp -R '{where.example()}' '{archive}'")
        ours = [sys.executable, "-m", "sognko_tui", "--minutes", str(archive)]
        writer = Screen(ours, env)
        started = [writer]
        try:
            writer.wait_for("F10")
            os.write(writer.line, b"\r")
            writer.wait_for("REFERAT")
            while "FRAMLEGG" not in "".join(writer.screen.display):
                # There the cursor is in VEDTAK, which is what the second screen shows.
                os.write(writer.line, F7)
                pause(writer, 0.5)
            for name, command in (("second screen", [*ours, "follow"]), ("reading along", ours)):
                started.append(reader := Screen(command, env))
                if command is ours:
                    reader.wait_for("F10")
                    os.write(reader.line, b"\r")
                    reader.wait_for("BERRELESING")
                measure(name, writer, reader)
        finally:
            for program in started:
                program.end()


def measure(name: str, writer: Screen, reader: Screen) -> None:
    """Type letter by letter, and print how long each took to the other screen; then look at it idling."""
    chosen = random.Random(4)
    took: list[float] = []
    for number in range(KEYS):
        if number % A_LINE == 0:
            said = f"{name[0]}{number}:"
            os.write(writer.line, f"\r{said}".encode())
            writer.wait_for(said)
            reader.wait_for(said)
        letter = chosen.choice(LETTERS)
        said += letter
        pause(writer, chosen.uniform(0.05, 0.2))
        while reader.read(0):
            pass
        pressed = time.perf_counter()
        os.write(writer.line, letter.encode())
        took.append((reader.wait_for(said) - pressed) * 1000)
    parts = quantiles(took, n=20)
    p50, p95 = parts[9], parts[18]
    before, sent, end = reader.processor(), 0, time.perf_counter() + IDLE
    pause(writer, 0.5)
    while reader.read(0.5):
        pass
    while time.perf_counter() < end:
        sent += len(reader.read(0.5))
    used = (reader.processor() - before) / IDLE * 100
    print(
        f"{name:<14} p50 {p50:4.0f} ms  p95 {p95:4.0f} ms  max {max(took):4.0f} ms"
        f"  (p95 at most {AT_MOST})   idle: {sent} bytes, {used:.1f} % of a core"
    )
    assert p95 <= AT_MOST, f"{name}: p95 {p95:.0f} ms"
    assert sent == 0, f"{name} sent {sent} bytes while nothing happened"


def pause(writer: Screen, seconds: float) -> None:
    """Let time pass, and read what the writer paints meanwhile, so that it never waits for us."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        writer.read(left)


if __name__ == "__main__":
    main()
