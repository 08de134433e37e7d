"""kill -9 at random moments while somebody types and adopts: what the screen showed is on disk."""

import json
import os
import random
import signal
import subprocess
import time
from functools import partial

import msgspec

from tests.line import TerminalLine
from torture.meeting import (
    FULL,
    PROGRAM,
    READY,
    WORKERS,
    Place,
    all_present,
    at_once,
    compare,
    secretary,
    shown,
    squeezed,
)

TRIALS = 1000
AT_A_PLACE = 12
"""Trials on one archive, each going on from what the one before left."""
BY_COMMAND = 10
"""Every so many trials the command itself is asked what is on disk."""


class Result(msgspec.Struct):
    """How many trials counted, and what was acknowledged after the last checkpoint in them."""

    counted: int = 0
    not_counted: int = 0
    acknowledged: int = 0
    by_command: int = 0
    lost: list[str] = []


def run(trials: int, seed: int) -> Result:
    """Kill so many times. Raises `AssertionError` where an archive cannot be read."""
    result = Result()
    for part in at_once(partial(_several, seed), trials):
        result.counted += part.counted
        result.not_counted += part.not_counted
        result.acknowledged += part.acknowledged
        result.by_command += part.by_command
        result.lost += part.lost
    return result


def _several(seed: int, numbers: range) -> Result:
    result = Result()
    place: Place | None = None
    wanted = len(numbers)
    for number in range(numbers.start, 10 * numbers.stop, WORKERS):
        if result.counted == wanted:
            break
        if place is None or number // WORKERS % AT_A_PLACE == 0:
            if place is not None:
                place.remove()
            place = Place()
        _one(place, random.Random(seed * 1_000_003 + number), number, result)
    if place is not None:
        place.remove()
    return result


def _one(place: Place, chance: random.Random, number: int, result: Result) -> None:
    with TerminalLine(PROGRAM, env=place.env) as line:
        place.open(line)
        if "0/6" in line.text:
            all_present(line)
        end = time.monotonic() + chance.uniform(0.05, 1.5)
        for key in secretary(chance):
            line.type(key)
            line.read(chance.expovariate(1 / 0.015))
            if time.monotonic() > end:
                break
        os.kill(line.pid, signal.SIGKILL)
        line.wait_end()
        line.read(0.05)
        seen = shown(line.text)
    acknowledged = place.since_checkpoint
    meeting = place.on_disk()
    if seen is None or not seen.saved or not acknowledged:
        result.not_counted += 1
        return
    result.counted += 1
    result.acknowledged += acknowledged
    lost = compare(seen, meeting)
    if not lost and result.counted % BY_COMMAND == 0:
        result.by_command += 1
        lost = _by_command(place, seen)
    if lost:
        result.lost.append(f"trial {number}: {lost}")


def _by_command(place: Place, seen: object) -> str:
    env = {"PATH": os.environ["PATH"], **place.env}
    done = subprocess.run(
        [*PROGRAM, "show", READY, "--json", "--full"], env=env, capture_output=True, text=True
    )
    if done.returncode:
        return f"sognko show: {done.stderr}"
    items = {item["number"]: item for item in json.loads(done.stdout)["items"]}
    item = items[seen.item]  # type: ignore[attr-defined]
    for field, text in seen.texts.items():  # type: ignore[attr-defined]
        if text not in squeezed(item[field] or ""):
            return f"sognko show, {field}: {text!r} is not in {item[field]!r}"
    return ""


def main(seed: int) -> None:
    """Print what was found."""
    found = run(TRIALS if FULL else 40, seed)
    print(
        f"trials {found.counted} (and {found.not_counted} that did not count), "
        f"events acknowledged since the last checkpoint {found.acknowledged}, "
        f"asked by the command {found.by_command}"
    )
    print(f"acknowledged and lost: {len(found.lost)}; archives that could not be read: 0")
    assert not found.lost, "\n".join(found.lost)
