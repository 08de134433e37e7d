"""Bytes on the line and time to the echo, beside stock Textual, a bare TextArea, nano and vim.

Locally and through OpenSSH's own server on loopback. What SKILNAD sends after the key is counted
with it. A letter counts only when a terminal emulator shows it before the cursor.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shlex import join
from statistics import median, quantiles

from pyte.screens import Char

from benchmarks.start import BARE
from sognko_tui import where
from tests.line import TerminalLine
from tests.sshd import SSHD, Sshd

SIZES = ((80, 24), (200, 50))
APPENDED = " og styret ber om ei ny sak til neste møte der dette er med."
IN_FRONT = "Altso "
AFTER_A_KEY = 0.45
"""Seconds in which a key's bytes are collected: SKILNAD waits for a pause of 150 ms."""
IDLE = 60.0

P50_AT_MOST, P95_AT_MOST = 250, 300
IN_FRONT_AT_MOST = 1.3
NEXT_ITEM_AT_MOST = 4000

Screen = list[list[Char]]


@dataclass
class Typed:
    """What came back for some keys: how many bytes, and after how many seconds the letter."""

    sizes: list[int] = field(default_factory=list)
    echoes: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        echo = f"{median(self.echoes) * 1000:6.1f} {_p95(self.echoes) * 1000:6.1f}"
        return f"{median(self.sizes):8.0f} {_p95(self.sizes):8.0f}   {echo}"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bare.py").write_text(BARE, encoding="utf-8")
        _measure(Path(folder), "locally", None)
        if SSHD is None:
            print("OpenSSH's server is missing: nothing was measured through it")
            return
        with Sshd() as server:
            server.key("secretary")
            _measure(Path(folder), "through sshd", server)


def _measure(folder: Path, way: str, server: Sshd | None) -> None:
    print(f"{way:24}{'bytes p50':>9}{'p95':>9}{'echo p50':>11}{'p95 (ms)':>9}")
    for width, height in SIZES:
        for name, switch, disk in (
            ("sognko", "1", "quick"),
            ("sognko, slow disk", "1", "slow"),
            ("sognko, stock Textual", "0", "quick"),
        ):
            env = {"SOGNKO_LIGHT": switch, "SOGNKO_SYNC": disk}
            _sognko(folder, server, name, env, (width, height))
        _beside(folder, server, (width, height))


def _sognko(
    folder: Path, server: Sshd | None, name: str, switches: dict[str, str], size: tuple[int, int]
) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        shutil.copytree(where.example(), Path(own) / "minutes")
        env = {
            "SOGNKO_MINUTES": f"{own}/minutes",
            "SOGNKO_CLOCK": "2026-03-24T09:00:00+01:00",
            "HOME": own,
        } | switches
        seconds = IDLE if name == "sognko" else 3.0
        command = [str(Path(sys.executable).with_name("sognko"))]
        with _line(command, env, server, size) as line:
            _to_the_seventh_item(line)
            typed = _type(line, APPENDED)
            _row(name, size, typed)
            ratio = _in_front(line)
            following = _next_item(line)
            idle = len(_collected(line, seconds))
        if switches["SOGNKO_LIGHT"] == "1":
            assert idle == 0, f"{idle} bytes came while nobody typed"
            print(f"    p50 at most {P50_AT_MOST}, p95 at most {P95_AT_MOST}")
        print(f"    in front of wrapped text {ratio:.2f} of the least (at most {IN_FRONT_AT_MOST})")
        print(f"    next item {following} (at most {NEXT_ITEM_AT_MOST} at 80x24)", end="")
        print(f", idle {idle} in {seconds:.0f} s", flush=True)


def _beside(folder: Path, server: Sshd | None, size: tuple[int, int]) -> None:
    text = folder / "text"
    programs = {
        "bare TextArea": [sys.executable, str(folder / "bare.py")],
        "nano": ["nano", "--ignorercfiles", str(text)],
        "vim": ["vim", "-u", "NONE", "-N", "-n", str(text)],
    }
    for name, command in programs.items():
        text.write_text("Styret\n", encoding="utf-8")
        with _line(command, {"HOME": str(folder)}, server, size) as line:
            line.wait_for("Styret")
            _collected(line, 0.5)
            line.type("i" if name == "vim" else "")
            _collected(line, 0.5)
            _row(name, size, _type(line, APPENDED))


@contextmanager
def _line(
    command: list[str], env: dict[str, str], server: Sshd | None, size: tuple[int, int]
) -> Iterator[TerminalLine]:
    """The program in a terminal of this size, here or at the other end of ssh."""
    env = {"LANG": "C.UTF-8", "COLORTERM": "truecolor"} | env
    if server is not None:
        there = join(["env", *(f"{name}={value}" for name, value in env.items()), *command])
        command, env = [*server.ssh("secretary", "-tt"), "--", there], {}
    with TerminalLine(command, env=env, width=size[0], height=size[1]) as line:
        yield line
        assert os.waitpid(line.pid, os.WNOHANG) == (0, 0), f"{command} had ended"


def _to_the_seventh_item(line: TerminalLine) -> None:
    """From Heim into a decision, with everybody present."""
    line.wait_for("Sognko")
    line.type("\r")
    line.wait_for("RØYSTING")
    line.type("\x1b[17~")
    line.wait_for("Frammøte")
    line.type("a")
    _collected(line, 0.5)
    line.type("\r")
    line.wait_for("6/6")
    for number in range(2, 8):
        line.type("\x1b[18~")
        line.wait_for(f"sak {number} av 16")
        _collected(line, 0.5)


def _type(line: TerminalLine, text: str) -> Typed:
    """Type one key after the other, and see each letter come."""
    typed = Typed()
    for key in text:
        before = _cursor(line)
        began = time.perf_counter()
        line.type(key)
        size, shown = 0, None
        while time.perf_counter() - began < AFTER_A_KEY or (
            shown is None and time.perf_counter() - began < 10
        ):
            size += len(line.read(0.01))
            if shown is None and _cursor(line) != before and _before_the_cursor(line) in (key, ""):
                shown = time.perf_counter() - began
        assert shown is not None, f"{key!r} was never shown:\n{line.text}"
        typed.sizes.append(size)
        if key != " ":  # at the end of a line it may not be seen
            typed.echoes.append(shown)
    return typed


def _in_front(line: TerminalLine) -> float:
    """Bytes for keys typed before everything else, divided by what the changed cells need."""
    line.type("\x1b[A" * 12 + "\x1b[H")
    _collected(line, 0.8)
    sent = least = 0
    for key in IN_FRONT:
        before, cursor = _cells(line), _cursor(line)
        line.type(key)
        sent += len(_collected(line, AFTER_A_KEY))
        least += needed(before, _cells(line), cursor)
    assert IN_FRONT.strip() in line.text, f"{IN_FRONT!r} was never shown:\n{line.text}"
    return sent / least


def _next_item(line: TerminalLine) -> int:
    line.type("\x1b[18~")
    size = len(_collected(line, 1.5))
    assert "sak 8 av 16" in line.text, f"the next item was never shown:\n{line.text}"
    return size


def needed(before: Screen, after: Screen, cursor: tuple[int, int]) -> int:
    """The least that a sender needs that knows both screens and where the cursor stands.

    For each stretch of changed cells the shortest way there (unchanged cells are written again
    where that is shorter), for each change of style the colours and attributes that differ, the
    first style being set already, and the text itself.
    """
    size = 0
    column_now, row_now = cursor
    style: Char | None = None
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        for column, (was, cell) in enumerate(zip(old, new, strict=True)):
            if was == cell:
                continue
            if (row_now, column_now) != (row, column):
                between = new[column_now:column] if row_now == row else []
                size += _way(row, column, between, style)
            row_now, column_now = row, column + 1
            if style is not None and _style(style) != _style(cell):
                size += _change(style, cell)
            style = cell
            size += len(cell.data.encode())
    return size


def _way(row: int, column: int, between: list[Char], style: Char | None) -> int:
    """Bytes to a place; `between` are the cells from the cursor to it, if it is on the same row."""
    ways = [f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H"]
    if between:
        ways.append(f"\x1b[{len(between)}C" if len(between) > 1 else "\x1b[C")
        if style is not None and all(_style(cell) == _style(style) for cell in between):
            ways.append("".join(cell.data for cell in between))
    return min(len(way.encode()) for way in ways)


def _style(cell: Char) -> tuple[object, ...]:
    return tuple(cell)[1:]


def _change(last: Char, cell: Char) -> int:
    differing = [
        len(f"{kind};2;{int(now[:2], 16)};{int(now[2:4], 16)};{int(now[4:], 16)}")
        if len(now) == 6
        else 2
        for kind, was, now in (
            (38, last.fg, cell.fg),
            (48, last.bg, cell.bg),
        )
        if was != now
    ]
    attributes = zip(tuple(last)[3:], tuple(cell)[3:], strict=True)
    differing += [2 for was, now in attributes if was != now]
    return len("\x1b[m") + sum(differing) + max(0, len(differing) - 1)


def _cells(line: TerminalLine) -> Screen:
    screen = line.screen
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def _cursor(line: TerminalLine) -> tuple[int, int]:
    return line.screen.cursor.x, line.screen.cursor.y


def _before_the_cursor(line: TerminalLine) -> str:
    """The sign that was typed last; nothing at the beginning of a line, where a word was carried over."""
    column, row = _cursor(line)
    return line.screen.buffer[row][column - 1].data if column else ""


def _collected(line: TerminalLine, seconds: float) -> bytes:
    """Everything that comes within this time."""
    end = time.monotonic() + seconds
    data = b""
    while (left := end - time.monotonic()) > 0:
        data += line.read(left)
    return data


def _row(name: str, size: tuple[int, int], typed: Typed) -> None:
    print(f"{name:24} {typed}   {size[0]}x{size[1]}", flush=True)


def _p95(values: list[int] | list[float]) -> float:
    return quantiles(values, n=20)[18]


if __name__ == "__main__":
    main()
