"""The line is cut while somebody types over SSH: what was shown is there, and nobody is locked out."""

import fcntl
import os
import random
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive
from tests.line import TerminalLine
from tests.sshd import Sshd
from torture.meeting import (
    FULL,
    PROGRAM,
    READY,
    Place,
    all_present,
    at_once,
    compare,
    secretary,
    shown,
)
from torture.racers import state

TRIALS = 100 if FULL else 10
KINDS = ("client", "server", "stalled")
LEAVES = 10.0
"""Seconds within which the program has let go of the meeting and is gone."""


class Result(msgspec.Struct):
    """How many trials of a kind; what was lost, and which programs stayed."""

    trials: int = 0
    events: int = 0
    lost: list[str] = []
    stayed: list[str] = []


def run(kind: str, trials: int, seed: int) -> Result:
    """Cut the line so many times, in one way."""
    result = Result()
    for part in at_once(partial(_several, kind, seed), trials):
        result.trials += part.trials
        result.events += part.events
        result.lost += part.lost
        result.stayed += part.stayed
    return result


def _several(kind: str, seed: int, numbers: range) -> Result:
    result = Result()
    place = Place()
    settings = " ".join(f"{name}={value}" for name, value in place.env.items())
    with Sshd(f"SetEnv {settings}\n") as server:
        server.key("skrivar")
        for count, number in enumerate(numbers):
            if count and count % 12 == 0:
                place.remove()
                place.__init__(place.folder)  # type: ignore[misc]  # in the same folder
            _one(place, server, kind, random.Random(seed * 1_000_003 + number), number, result)
    place.remove()
    return result


def _one(
    place: Place, server: Sshd, kind: str, chance: random.Random, number: int, result: Result
) -> None:
    command = f"cd {os.path.dirname(PROGRAM[0])} && exec {' '.join(PROGRAM)}"
    env = {"HOME": str(place.folder), "TERM": "xterm-256color"}
    with TerminalLine([*server.ssh("skrivar", "-tt"), command], env=env) as line:
        place.open(line)
        if "0/6" in line.text:
            all_present(line)
        program = _program(place)
        end = time.monotonic() + chance.uniform(0.2, 1.5)
        keys = secretary(chance)
        while time.monotonic() < end:
            line.type(next(keys))
            line.read(chance.expovariate(1 / 0.015))
        seen = shown(line.text)
        if kind == "stalled":
            _stall(place, line)
        before = place.on_disk()
        if kind == "server":
            os.kill(_parent(program), signal.SIGKILL)
        else:
            os.kill(line.pid, signal.SIGKILL)
        gone = _gone(place, program, LEAVES)
        line.wait_end()
    result.trials += 1
    result.events += before.last_seq
    if not gone:
        holder = Archive.open(place.archive).meetings.holder(READY)
        result.stayed.append(
            f"trial {number}: {state(program)} {_where(program)}, held by {holder}"
        )
        with suppress(ProcessLookupError):
            os.kill(program, signal.SIGKILL)
        time.sleep(0.2)
    after = place.on_disk()
    if seen is not None and seen.saved and (lost := compare(seen, after)):
        result.lost.append(f"trial {number}: {lost}")
    for item in before.items:
        now = after.item(item.id)
        texts = (item.decision, item.minutes, item.notes)
        found = (now.decision, now.minutes, now.notes) if now is not None else ("", "", "")
        if not all(new.startswith(old) for old, new in zip(texts, found, strict=True)):
            result.lost.append(f"trial {number}: item {item.number} was on disk and is not")


def _stall(place: Place, line: TerminalLine) -> None:
    """Read nothing, and have so much painted that everything on its way is full.

    Raises `AssertionError` where the program never stood still.
    """
    still, before = 0, 0
    for turn in range(600):
        # Another size is a whole screen, and a letter shows whether the program still takes any.
        width = 400 + turn % 2
        fcntl.ioctl(line.master, termios.TIOCSWINSZ, struct.pack("HHHH", 150, width, 0, 0))
        line.type("x")
        time.sleep(0.03)
        if turn % 6 == 5:
            time.sleep(0.3)
            now = place.on_disk().last_seq
            still = still + 1 if now == before else 0
            before = now
            if still == 4:
                return
    raise AssertionError("the program went on without anybody to read its screen")


def _program(place: Place) -> int:
    """The process that has the meeting open."""
    holder = Archive.open(place.archive).meetings.holder(READY)
    assert holder is not None
    return holder.pid


def _where(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/wchan").read_text()
    return ""


def _parent(pid: int) -> int:
    """The process of sshd that holds the line of this one."""
    done = subprocess.run(["ps", "-o", "ppid=", "-p", str(pid)], capture_output=True, text=True)
    parent = int(done.stdout)
    name = subprocess.run(["ps", "-o", "comm=", "-p", str(parent)], capture_output=True, text=True)
    assert name.stdout.startswith("sshd"), name.stdout
    return parent


def _gone(place: Place, pid: int, seconds: float) -> bool:
    """Whether a process ends within this time, with all its threads, and lets go of the meeting."""
    meetings = Archive.open(place.archive).meetings
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if state(pid) in "ZX" and meetings.holder(READY) is None:
            return True
        time.sleep(0.02)
    return False


def main(seed: int) -> None:
    """Print what was found."""
    for kind in KINDS:
        found = run(kind, TRIALS, seed)
        print(
            f"{kind:8} cut {found.trials} times, with {found.events} events on disk: "
            f"words lost {len(found.lost)}, programs that stayed {len(found.stayed)}",
            flush=True,
        )
        assert not found.lost, "\n".join(found.lost)
        assert not found.stayed, "\n".join(found.stayed)
