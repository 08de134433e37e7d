"""A secretary at a real terminal: opens the program, presses keys, reads the screen."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.terminal import Terminal

MUNICIPALITIES = ("Aurland", "Luster", "Lærdal", "Sogndal", "Vik", "Årdal")
"""Whom the six members of the board represent."""

NINE = "2025-12-09T09:00:00+01:00"
"""Where the clock stands still: the morning of the meeting."""

DOUBLED_KEY = 0.6
"""Seconds to wait after an item has opened: F2 before that counts as a doubled key."""


class Office:
    """The program as it is installed, on an archive of its own, under a clock that stands still."""

    def __init__(self, sognko: Path, folder: Path) -> None:
        self.sognko = sognko
        self.folder = folder
        self.minutes = folder / "minutes"
        self.env = {
            "SOGNKO_CLOCK": NINE,
            "SOGNKO_USER": "sekretæren",
            "SOGNKO_MINUTES": str(self.minutes),
        }

    def run(self, *arguments: str | os.PathLike[str]) -> str:
        """Run a command and return what it printed; it must succeed."""
        env = {"PATH": os.environ["PATH"], "HOME": str(self.folder), **self.env}
        done = subprocess.run(
            [self.sognko, *arguments], env=env, cwd=self.folder, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def board(self) -> None:
        """Add a board of six."""
        functions = ("leiar", "nestleiar", *["medlem"] * 4)
        roster = self.folder / "styret.csv"
        lines = [
            f"Representant for {place},{function},{place},"
            for place, function in zip(MUNICIPALITIES, functions, strict=True)
        ]
        lines.append("Sekretariatet,administrasjon,,")
        roster.write_text("name,function,represents,deputy_for\n" + "\n".join(lines) + "\n")
        self.run("board", "add", "Styret i Sogn KO", "--members", roster)

    def take_in(self, pack: Path) -> str:
        """Make a meeting of a pack; returns its id."""
        return self.run(
            "import", pack, "--date", "2025-12-09", "--place", "Sogndal", "--time", "09:00",
            "--notice", "2025-12-02",
        ).strip()  # fmt: skip

    def show(self, meeting: str) -> dict[str, Any]:
        """The meeting as `sognko show --json` tells it."""
        shown: dict[str, Any] = json.loads(self.run("show", meeting, "--json"))
        return shown

    def protocol(self, meeting: str) -> str:
        """The written protocol."""
        return (self.minutes / meeting / "protokoll.md").read_text(encoding="utf-8")

    def sit_down(self, width: int = 80, height: int = 24) -> Secretary:
        """Open the program in a terminal."""
        terminal = Terminal(
            [self.sognko], width=width, height=height, env=self.env, cwd=self.folder
        )
        return Secretary(terminal)


class Secretary:
    """Presses keys, and counts them, and how many of them were letters of a text.

    Each act waits for what it should bring to the screen.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.pressed = 0
        self.typed = 0

    def __enter__(self) -> Secretary:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.close()

    def press(self, key: str, then: str) -> str:
        """Press a key and wait until the screen shows `then`; returns the screen."""
        self.pressed += 1
        self.terminal.keys(key)
        return self.terminal.wait_for(then)

    def type(self, text: str, then: str) -> str:
        """Type a text and wait for what it brings."""
        self.pressed += len(text)
        self.typed += len(text)
        self.terminal.type(text)
        return self.terminal.wait_for(then)

    def open_meeting(self) -> None:
        """From Heim into the marked meeting."""
        self.terminal.wait_for("F10 Ut")
        self.press("Enter", "RØYSTING")

    def all_present(self) -> None:
        """F6, everybody, done."""
        self.press("F6", "Frammøte")
        self.press("a", "6 av 6")
        self.press("Enter", "6/6")

    def at(self, number: int) -> str:
        """Wait until this item is at hand, and long enough that a key is not taken for doubled."""
        screen = self.terminal.wait_for(lambda s: f"sak {number} av" in s.splitlines()[0])
        time.sleep(DOUBLED_KEY)
        return screen

    def adopt(self, number: int, then: int | str) -> None:
        """F2 on this item, after which the item `then` is at hand, or a text is on the screen."""
        self.at(number)
        if isinstance(then, int):
            self.press("F2", f"sak {then} av")
        else:
            self.press("F2", then)
