"""Sessions racing for one meeting, some of them killed while they hold it: never two writers."""

import os
import random
import signal
import time
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive, Locked
from sognko_tui.meeting.session import Session
from sognko_tui.office.clock import SystemClock
from torture.meeting import FULL, READY, Place
from torture.racers import Racers

TRIALS = 200
RACERS = 4
TURNS = 6
"""How often each tries to get the meeting in one trial."""


class Result(msgspec.Struct):
    """How often somebody got the meeting, was refused it, was killed with it; and what was wrong."""

    trials: int = 0
    held: int = 0
    refused: int = 0
    killed: int = 0
    acknowledged: int = 0
    wrong: list[str] = []


def run(trials: int, seed: int) -> Result:
    """Race so many times."""
    result = Result(trials=trials)
    place = Place()
    for number in range(trials):
        if number and number % 50 == 0:
            place.remove()
            place = Place()
        _one(place, seed * 1_000_003 + number, result)
    place.remove()
    return result


def _one(place: Place, seed: int, result: Result) -> None:
    told = place.folder / "told"
    told.write_bytes(b"")
    racers = Racers(
        RACERS, lambda number: _race(place.archive, told, random.Random(seed * 31 + number))
    )
    racers.go()
    for pid in racers.pids:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code not in (0, -signal.SIGKILL):
            result.wrong.append(f"seed {seed}: {pid} ended with {code}")
    _judge(place, told.read_text().split("\n"), seed, result)


def _race(archive: Path, told: Path, chance: random.Random) -> None:
    """Try to get the meeting, write in it, tell of it before and after; now and then be killed."""
    me = str(os.getpid())
    tell = os.open(told, os.O_WRONLY | os.O_APPEND)
    meetings = Archive.open(archive).meetings
    clock = SystemClock()
    for turn in range(TURNS):
        try:
            file = meetings.open_for_writing(READY, me, clock.now())
        except Locked:
            os.write(tell, f"refused {me}\n".encode())
            time.sleep(chance.uniform(0, 0.004))
            continue
        os.write(tell, f"in {me}\n".encode())
        session = Session(file.entries, file, clock, me)
        word = f"{me}.{turn} "
        at = len(session.meeting.items[0].notes)
        session.type(session.meeting.items[0].id, "notes", at, "", word)
        if session.save():
            os.write(tell, f"saved {me} {word}\n".encode())
        time.sleep(chance.uniform(0, 0.003))
        if chance.random() < 0.1:
            os.write(tell, f"killed {me}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)
        if chance.random() < 0.5:
            session.checkpoint()
        os.write(tell, f"out {me}\n".encode())
        file.close()


def _judge(place: Place, lines: list[str], seed: int, result: Result) -> None:
    inside = ""
    notes = place.on_disk().items[0].notes
    for line in filter(None, lines):
        what, _, rest = line.partition(" ")
        who = rest.split(" ")[0]
        match what:
            case "in":
                if inside:
                    result.wrong.append(f"seed {seed}: {who} came in while {inside} was there")
                inside = who
                result.held += 1
            case "out" | "killed":
                if inside != who:
                    result.wrong.append(f"seed {seed}: {who} was not the only one there")
                inside = ""
                result.killed += what == "killed"
            case "refused":
                result.refused += 1
            case _:
                result.acknowledged += 1
                if rest.partition(" ")[2] not in notes:
                    result.wrong.append(f"seed {seed}: {rest} was saved and is not there")


def main(seed: int) -> None:
    """Print what was found."""
    found = run(TRIALS if FULL else 20, seed)
    print(
        f"trials {found.trials}, of {RACERS} sessions: held {found.held}, refused {found.refused}, "
        f"killed while holding {found.killed}, events acknowledged {found.acknowledged}"
    )
    print(f"two writers, or words lost: {len(found.wrong)}")
    assert not found.wrong, "\n".join(found.wrong)
