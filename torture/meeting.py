"""A meeting at a real terminal that things are done to, and what of it was shown and is on disk."""

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.names import JOURNAL
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from sognko_tui.tui.widgets.agenda_list import LETTERS
from tests.line import TerminalLine

ROOT = Path(__file__).resolve().parents[1]
READY = "2026-03-24-styret-i-fjordane-ko"
FULL = os.environ.get("FULL") == "1"

WORKERS = 2

T = TypeVar("T")

PROGRAM = [sys.executable, "-m", "sognko_tui"]
ENTER, CTRL_Q = "\r", "\x11"
F2, F6, F7 = "\x1bOQ", "\x1b[17~", "\x1b[18~"
TAB = "\t"

WORDS = [
    " og",
    " ærleg",
    " på Sørøya",
    " styret",
    " vil",
    " ikkje",
    " ei ny sak",
    " «før»",
    " 2026",
    ",",
]
FIELDS = {"VEDTAK": "decision", "REFERAT": "minutes", "NOTAT": "notes"}
LEFT = 25
"""The column the item's texts begin in, at 80 columns."""


class Place:
    """An archive of its own on disk, with the example's meeting that is ready to be held."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="torture-", dir=folder))
        self.archive = self.folder / "minutes"
        shutil.copytree(ROOT / "minutes", self.archive)
        self.meeting = self.archive / READY
        self.env = {
            "SOGNKO_MINUTES": str(self.archive),
            "SOGNKO_CLOCK": "2026-03-24T09:00:00+01:00",
            "SOGNKO_USER": "skrivar",
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder),
        }

    def open(self, line: TerminalLine) -> None:
        """Open the meeting, whatever a session before had left of it."""
        line.wait_for("F10 Ut")
        line.type(ENTER)
        shown = line.wait_for(lambda text: "RØYSTING" in text or "hent" in text.lower())
        if "RØYSTING" not in shown:
            line.type(ENTER)
            line.wait_for("RØYSTING")

    def on_disk(self) -> Meeting:
        """The meeting as `sognko show` reads it. Raises where it cannot be read."""
        meeting = fold(Archive.open(self.archive).meetings.read(READY).entries)
        assert not meeting.problems
        return meeting

    @property
    def since_checkpoint(self) -> int:
        """How many events the journal holds."""
        try:
            return max(0, (self.meeting / JOURNAL).read_bytes().count(b"\n") - 1)
        except FileNotFoundError:
            return 0

    def remove(self) -> None:
        """Leave nothing."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Shown(msgspec.Struct, frozen=True):
    """What a screen of Møte tells: the item's number, its texts without blanks, the status letters."""

    item: str
    texts: dict[str, str]
    letters: dict[str, str]
    saved: bool


def shown(text: str) -> Shown | None:
    """What this screen of 80x24 tells, or None where it is not, or not all of it, that of Møte."""
    lines = [f"{line:80}" for line in text.split("\n")]
    head = lines[0]
    if " │ sak " not in head or not any("RØYSTING" in line[LEFT:] for line in lines):
        return None
    letters = {}
    for line in lines[1:22]:
        sign, number = line[1], line[3:5].strip()
        if sign in LETTERS.values() and number.isdecimal():
            letters[number] = sign
    texts: dict[str, list[str]] = {}
    here: list[str] | None = None
    for line in lines[1:]:
        word = line[LEFT + 1 :].split(" ")[0].strip()
        if line[LEFT] in " ►" and word in FIELDS:
            here = texts.setdefault(FIELDS[word], [])
        elif word in ("SKILNAD", "FRAMLEGG") or line[LEFT:].startswith(
            ("SKILNAD", "FRAMLEGG", "RØYSTING")
        ):
            here = None
        elif here is not None:
            here.append(line[LEFT:])
    return Shown(
        item=head.partition(" │ sak ")[2].split(" ")[0],
        texts={field: squeezed("".join(rows)) for field, rows in texts.items()},
        letters=letters,
        saved="√ lagra" in head,
    )


def squeezed(text: str) -> str:
    """The text without blanks, which the screen has where it wraps, and without its scroll bar."""
    return "".join(c for c in text if not c.isspace() and not "\u2580" <= c <= "\u259f")


def compare(seen: Shown, meeting: Meeting) -> str:
    """What of the screen is not on disk; empty where all is. The disk may be ahead of the screen."""
    item = next((i for i in meeting.items if i.number == seen.item), None)
    if item is None:
        return f"no item {seen.item}"
    for field, text in seen.texts.items():
        if text not in squeezed(getattr(item, field)):
            return f"{field} of item {seen.item}: {text!r} is not in {getattr(item, field)!r}"
    for other in meeting.items:
        letter = seen.letters.get(other.number, "·")
        if letter not in ("·", LETTERS[status(other)]):
            return f"item {other.number} was shown as {letter}, and is {LETTERS[status(other)]}"
    return ""


def secretary(chance: random.Random) -> Iterator[str]:
    """What is typed: words for the most part, one key at a time, and now and then F7, Tab or F2."""
    while True:
        kind = chance.random()
        if kind < 0.05:
            yield F7
        elif kind < 0.08:
            yield TAB
        elif kind < 0.11:
            yield F2
        else:
            yield from chance.choice(WORDS)


def at_once(work: Callable[[range], T], trials: int) -> list[T]:
    """Share the trials among processes of their own, two at a time."""
    parts = [range(first, trials, WORKERS) for first in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, parts))


def all_present(line: TerminalLine) -> None:
    """Everybody is there."""
    line.type(F6)
    line.wait_for("Enter")
    line.type("a")
    line.wait_for("6 av 6 til stades")
    line.type(ENTER)
    line.wait_for("6/6")
    line.wait_for("RØYSTING")
