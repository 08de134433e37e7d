"""A call to the disk fails once, at the real program: no word is lost, and the secretary is told."""

import re
import time
from functools import partial
from pathlib import Path

import msgspec

from tests.line import TerminalLine
from torture.meeting import (
    CTRL_Q,
    F2,
    F7,
    FULL,
    PROGRAM,
    Place,
    all_present,
    at_once,
)

CALLS = (
    ("write", "ENOSPC"), ("write", "EIO"), ("fdatasync", "EIO"), ("fsync", "EIO"),
    ("rename", "EIO"), ("rename", "EROFS"), ("ftruncate", "EIO"),
)  # fmt: skip
"""What fails and how; `rename` is whichever of its kind the program uses."""

TIMES = 12 if FULL else 2
"""Which call of a kind fails: the first, the second, … after the meeting was opened."""

FILES = ("meeting.journal", "meeting.journal.tmp", "meeting.json", "meeting.json.tmp")

TOLD = re.compile(r"IKKJE LAGRA|‼|! ")
"""The status line, or a sentence that is marked as a warning or an error."""


class Result(msgspec.Struct):
    """In how many runs something failed, in how many of them that was told; and what was wrong."""

    tried: int = 0
    failed: int = 0
    told: int = 0
    wrong: list[str] = []
    silent: list[str] = []


def run(times: int) -> Result:
    """Let each call fail at each of so many times."""
    cases = [(call, error, at) for call, error in CALLS for at in range(1, times + 1)]
    result = Result()
    for part in at_once(partial(_several, cases), len(cases)):
        result.tried += part.tried
        result.failed += part.failed
        result.told += part.told
        result.wrong += part.wrong
        result.silent += part.silent
    return result


def _several(cases: list[tuple[str, str, int]], numbers: range) -> Result:
    result = Result()
    for number in numbers:
        place = Place()
        _one(place, *cases[number], result)
        place.remove()
    return result


def _one(place: Place, call: str, error: str, at: int, result: Result) -> None:
    case = f"{call} {error} {at}"
    traced = place.folder / "traced"
    calls = "rename,renameat,renameat2" if call == "rename" else call
    paths = [f"-P{place.meeting / name}" for name in FILES]
    if call == "fsync":
        paths.append(f"-P{place.meeting}")
    strace = ["strace", "-f", "-qq", "-o", str(traced), *paths]
    if call == "ftruncate":
        # Only what a failed write left is ever cut off again.
        strace += ["-e", f"trace=write,{calls}", "-e", f"inject=write:error=ENOSPC:when={at}"]
        strace += ["-e", f"inject={calls}:error={error}:when=1"]
    else:
        strace += ["-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={at}"]
    with Watched([*strace, *PROGRAM], env=place.env) as line:
        place.open(line)
        _minute(line)
        line.type(CTRL_Q)
        line.wait_for(lambda text: "F10 Ut" in text and "Nytt møte" in text)
        line.type(CTRL_Q)
        line.wait_end()
    result.tried += 1
    if not re.search(rf"\b{call}\w*\(.*INJECTED", traced.read_text()):
        return
    result.failed += 1
    if line.told:
        result.told += 1
    else:
        result.silent.append(case)
    meeting = place.on_disk()
    words = "".join(item.minutes + item.decision for item in meeting.items)
    missing = [word for word in WORDS if word not in words]
    adopted = sum(not item.open for item in meeting.items)
    if missing or adopted != 2:
        result.wrong.append(f"{case}: {missing} are not there, {adopted} items are closed")
    left = [p.name for p in Path(place.archive).rglob("*.tmp")]
    if left:
        result.wrong.append(f"{case}: {left} lies there")


WORDS = ("Fyrste ordet.", "Andre ordet.", "Tredje ordet.", "Siste ordet.")


class Watched(TerminalLine):
    """A terminal where somebody looks all the time; `told` whether anything was said to be wrong."""

    told = False

    def read(self, seconds: float = 0.0) -> bytes:
        """Take what has been sent, and look at it."""
        found = super().read(seconds)
        if found:
            self.told = self.told or TOLD.search(self.text) is not None
        return found


def _minute(line: TerminalLine) -> None:
    """All are there, words and two decisions."""

    def look(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            line.read(0.02)

    def type_(text: str) -> None:
        for key in text:
            line.type(key)
            look(0.02)
        line.wait_for(text.strip())
        look(0.1)

    all_present(line)
    look(0.1)
    type_(WORDS[0])
    line.type(F2)
    look(0.8)
    type_(WORDS[1])
    line.type(F2)
    look(0.8)
    type_(WORDS[2])
    line.type(F7)
    look(0.3)
    type_(WORDS[3])
    look(0.5)


def main(_seed: int) -> None:
    """Print what was found."""
    found = run(TIMES)
    print(
        f"runs {found.tried}, in which a call failed {found.failed}, told {found.told}; "
        f"lost or damaged: {len(found.wrong)}"
    )
    if found.silent:
        print(f"not told: {'; '.join(found.silent)}")
    assert not found.wrong, "\n".join(found.wrong)
    assert not found.silent, "; ".join(found.silent)
