"""Two terminals at one meeting: one is sent what the program sends, the other all that Textual writes.

`FULL=1` takes more and longer sessions; `SEED` begins with another one.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from statistics import median

import pyte
import pytest

from tests.line import PRIVATE, TerminalLine

ROOT = Path(__file__).resolve().parents[2]
FULL = os.environ.get("FULL") == "1"
SESSIONS, STEPS = (20, 150) if FULL else (2, 45)
SEED = int(os.environ.get("SEED", "1"))

LATE = 10.0
"""Seconds in which what is written must have come. A wrong cell stays: an idle screen sends nothing."""

ESCAPE, ENTER, TAB = "\x1b", "\r", "\t"
F = {1: "\x1bOP", 2: "\x1bOQ", 3: "\x1bOR", 4: "\x1bOS", 5: "\x1b[15~", 6: "\x1b[17~", 7: "\x1b[18~", 8: "\x1b[19~", 9: "\x1b[20~", 12: "\x1b[24~"}  # fmt: skip
ARROWS = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"]
WORDS = ["å", " og ", "Styret vil ", "會議室 ", "👍", "e\u0301", "{+", "ÆØÅ ", "한글", "\x1b[200~Limt inn:\nto liner 漢字.\x1b[201~"]  # fmt: skip
DIALOGS = [F[1], F[5], F[6], F[8], F[9]]
SIZES = [(80, 24), (100, 30), (160, 50), (61, 17)]


def steps(chance: random.Random):
    """What a secretary and a window manager may do, in words: keys, a size, or a pause."""
    while True:
        kind = chance.choices(
            ["word", "arrow", "delete", "dialog", "item", "adopt", "undo", "size", "stop"],
            [40, 18, 10, 9, 10, 3, 6, 3, 2],
        )[0]
        match kind:
            case "word":
                yield chance.choice(WORDS)
            case "arrow":
                yield chance.choice(ARROWS) * chance.randint(1, 4)
            case "delete":
                yield chance.choice(["\x7f", "\x1b[3~"]) * chance.randint(1, 5)
            case "dialog":
                yield chance.choice(DIALOGS)
                yield ESCAPE
            case "item":
                yield chance.choice([F[3], F[7], F[12], TAB, F[4]])
            case "adopt":
                yield F[2]
            case "undo":
                yield chance.choice(["\x1a", "\x19"])
            case "size":
                yield chance.choice(SIZES)
            case _:
                yield None


class Twins:
    """The line as it is, and a screen that is shown everything as Textual wrote it."""

    def __init__(self, folder: Path) -> None:
        archive = folder / "minutes"
        shutil.copytree(ROOT / "minutes", archive)
        self._raw = folder / "raw"
        env = {
            "SOGNKO_MINUTES": str(archive),
            "SOGNKO_CLOCK": "2026-03-24T09:00:00+01:00",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "RAW": str(self._raw),
        }
        self.line = TerminalLine([sys.executable, "-m", "tests.whole.recorded"], env=env)
        self.stock = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.stock)
        self.written = 0

    def act(self, act: object) -> None:
        """Type keys, give the terminal another size, or stop the program and let it go on."""
        if isinstance(act, str):
            self.line.type(act)
        elif isinstance(act, tuple):
            self.settle()
            width, height = act
            self.stock.resize(height, width)
            self.line.resize(width, height)
        else:
            # As Ctrl+Z and `fg` of a shell do.
            self.line.signal(signal.SIGTSTP)
            time.sleep(0.3)
            self.line.read()
            self.line.signal(signal.SIGCONT)
        self.settle()

    def settle(self) -> None:
        """Take everything, until there has been nothing for a while, and show it."""
        while True:
            size = self._raw.stat().st_size if self._raw.exists() else 0
            if not self.line.read(0.3) and size and self._raw.stat().st_size == size:
                break
        with self._raw.open("rb") as raw:
            raw.seek(self.written)
            new = raw.read(size - self.written)
        self.written += len(new)
        self._stream.feed(PRIVATE.sub(b"", new))

    def lasting_difference(self) -> str:
        """Where the two differ when nothing comes any more; a busy machine may come late with it."""
        end = time.monotonic() + LATE
        while (found := self.difference()) and time.monotonic() < end:
            self.settle()
        return found

    def difference(self) -> str:
        """Where the two screens differ, with what stands there; empty where they do not."""
        ours = self.line.screen
        for row in range(ours.lines):
            for column in range(ours.columns):
                if ours.buffer[row][column] != self.stock.buffer[row][column]:
                    return f"{row},{column}: {ours.buffer[row][column]} {self.stock.buffer[row][column]}"
        place, stock = (ours.cursor.x, ours.cursor.y), (self.stock.cursor.x, self.stock.cursor.y)
        return "" if place == stock else f"cursor {place} {stock}"


@pytest.mark.timeout(3600 if FULL else 300)
@pytest.mark.parametrize("seed", range(SEED, SEED + SESSIONS))
def test_a_light_screen_shows_what_a_full_one_shows(tmp_path, seed):
    twins = Twins(tmp_path)
    with twins.line:
        twins.line.type(ENTER + F[7] * 6)
        twins.line.wait_for("sak 7 av 16")
        acts = steps(random.Random(seed))
        done: list[object] = []
        for _ in range(STEPS):
            done.append(next(acts))
            twins.act(done[-1])
            found = twins.lasting_difference()
            assert not found, f"seed {seed}, after {done[-5:]}, at {found}\n{twins.line.text}"
        sent = len(twins.line.sent)
    print(f"seed {seed}: {STEPS} steps, {sent} bytes instead of {twins.written}")
    assert sent < twins.written / 2


def test_an_idle_screen_sends_nothing(tmp_path):
    archive = tmp_path / "minutes"
    shutil.copytree(ROOT / "minutes", archive)
    env = {"SOGNKO_MINUTES": str(archive), "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    with TerminalLine([sys.executable, "-m", "sognko_tui"], env=env) as line:
        line.type(ENTER + F[7] * 6)
        line.wait_for("sak 7 av 16")
        line.type(" Og litt til.")
        line.wait_for("til.")
        while line.read(0.5):
            pass
        before = len(line.sent)
        end = time.monotonic() + (60 if FULL else 4)
        while time.monotonic() < end:
            line.read(0.2)
        assert len(line.sent) == before
        # … and is alive.
        line.type("!")
        line.wait_for("til.!")


@pytest.mark.parametrize("disk", ["quick", "slow"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 50)])
def test_a_letter_costs_at_most_so_many_bytes_whatever_the_disk_and_the_size(
    tmp_path, disk, width, height
):
    archive = tmp_path / "minutes"
    shutil.copytree(ROOT / "minutes", archive)
    env = {
        "SOGNKO_MINUTES": str(archive),
        "SOGNKO_CLOCK": "2026-03-24T09:00:00+01:00",
        "SOGNKO_SYNC": disk,
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
    }
    program = [sys.executable, "-m", "sognko_tui"]
    with TerminalLine(program, env=env, width=width, height=height) as line:
        line.type(ENTER + F[7] * 6)
        line.wait_for("sak 7 av 16")
        # The first letter makes SKILNAD appear.
        line.type(" ")
        while line.read(0.5):
            pass
        sizes = []
        for letter in "styret ber om ei sak":
            line.type(letter)
            size = 0
            # Until the letter is shown, SKILNAD has it, and a slow disk too.
            while data := line.read(0.5):
                size += len(data)
            sizes.append(size)
        line.wait_for("om ei sak")
        line.wait_for("√ lagra")
    assert median(sizes) <= 250, sizes
