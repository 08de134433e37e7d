"""Sessions taking a meeting from each other, some deaf, some stopped: never two writers, no word lost.

Whoever finds the meeting taken reads along, asks for it, and at last ends the one who does not hear;
the three seconds it leaves for each are shortened. One that was ended tells nothing more: whoever
comes in tells which of the others are dead, and from then on no word of these may come.
"""

import os
import random
import signal
import time
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.session import Session
from sognko_tui.office.clock import SystemClock
from sognko_tui.office.opened import OpenMeeting
from torture.meeting import FULL, READY, Place
from torture.racers import Racers, state

TRIALS = 200
RACERS = 4
TURNS = 4
"""How often each writes in one trial, where it gets to it."""

QUICKER = 30
"""How many times quicker than a clock the patience of who takes over goes by."""

LONGEST = 60.0
"""Seconds for one trial; some three are needed."""


class Result(msgspec.Struct):
    """How often it was given, how often somebody was ended for it; the words; and what was wrong."""

    trials: int = 0
    given: int = 0
    ended: int = 0
    acknowledged: int = 0
    wrong: list[str] = []


def run(trials: int, seed: int) -> Result:
    """Race so many times."""
    result = Result(trials=trials)
    place = Place()
    for number in range(trials):
        if number and number % 25 == 0:
            place.remove()
            place = Place()
        _one(place, seed * 1_000_003 + number, result)
    place.remove()
    return result


def _one(place: Place, seed: int, result: Result) -> None:
    told, names = place.folder / "told", place.folder / "racers"
    told.write_bytes(b"")
    racers = Racers(
        RACERS, lambda number: _Racer(place.archive, told, random.Random(seed * 31 + number)).race()
    )
    names.write_text(" ".join(map(str, racers.pids)))
    racers.go()
    _wait(racers.pids, seed, result)
    _judge(place, told.read_text().splitlines(), seed, result)


def _wait(racers: set[int], seed: int, result: Result) -> None:
    """Until all have ended, as they may; those that were stopped and nobody wanted are ended here."""
    end = time.monotonic() + LONGEST
    while racers:
        for pid in tuple(racers):
            there, status = os.waitpid(pid, os.WNOHANG)
            if there:
                racers.discard(pid)
                code = os.waitstatus_to_exitcode(status)
                if code not in (0, -signal.SIGTERM, -signal.SIGKILL):
                    result.wrong.append(f"seed {seed}: {pid} ended with {code}")
        if racers and all(state(pid) == "T" for pid in racers):
            for pid in racers:
                os.kill(pid, signal.SIGKILL)
        if time.monotonic() > end:
            result.wrong.append(f"seed {seed}: {racers} did not end")
            for pid in racers:
                os.kill(pid, signal.SIGKILL)
            end += LONGEST
        time.sleep(0.002)


class _Racer:
    """Somebody who has words to write, and takes the meeting over for it."""

    def __init__(self, archive: Path, told: Path, chance: random.Random) -> None:
        self.me = str(os.getpid())
        self._folder = archive.parent
        self._archive = Archive.open(archive)
        self._tell = os.open(told, os.O_WRONLY | os.O_APPEND)
        self._chance = chance
        self._clock = SystemClock()

    def tell(self, text: str) -> None:
        os.write(self._tell, f"{text}\n".encode())

    def _come_in(self) -> None:
        racers = (self._folder / "racers").read_text().split()
        # One that has ended is kept by the one who began it until all have.
        dead = [pid for pid in racers if state(int(pid)) in "ZX"]
        self.tell(f"in {self.me} {' '.join(dead)}")

    def race(self) -> None:
        """Write, be asked, hear or not; then begin again."""
        for turn in range(TURNS):
            opened = OpenMeeting(self._archive, READY, self.me, self._clock)
            if opened.session is not None:
                self._come_in()
                if opened.undecided:
                    opened.restore()
            elif not self._take(opened):
                continue
            assert opened.session is not None
            self._write(opened.session, f"{self.me}.{turn} ")
            self._hold(opened)
            if opened.session is not None:
                self.tell(f"out {self.me}")
                opened.close()

    def _take(self, opened: OpenMeeting) -> bool:
        """Read along for a moment, and take the meeting over; whether it is ours."""
        time.sleep(self._chance.uniform(0, 0.005))
        opened.look()
        taking = opened.take_over(lambda: time.monotonic() * QUICKER)
        while taking.end is None:
            taking.step()
            if taking.end is None:
                time.sleep(0.003)
        if taking.end != "mine":
            return False
        self.tell("given" if taking.stage == "asking" else "ended")
        self._come_in()
        return True

    def _write(self, session: Session, word: str) -> None:
        item = session.meeting.items[0]
        session.type(item.id, "notes", len(item.notes), "", word)
        if session.save():
            self.tell(f"saved {self.me} {word}")
        if self._chance.random() < 0.3:
            session.checkpoint()

    def _hold(self, opened: OpenMeeting) -> None:
        """Keep the meeting for a moment, and let go of it when asked, or hear nothing."""
        match self._chance.random():
            case x if x < 0.08:
                os.kill(os.getpid(), signal.SIGSTOP)
            case x if x < 0.16:
                # Deaf to a request, and to the friendlier of the signals.
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                time.sleep(0.4)
            case x if x < 0.24:
                time.sleep(0.15)
        end = time.monotonic() + self._chance.uniform(0, 0.03)
        while time.monotonic() < end:
            who = opened.asked()
            if who is not None:
                self.tell(f"out {self.me}")
                if opened.hand_over(who):
                    return
                self._come_in()
            time.sleep(0.002)


def _judge(place: Place, lines: list[str], seed: int, result: Result) -> None:
    inside = ""
    notes = place.on_disk().items[0].notes
    for line in lines:
        what, _, rest = line.partition(" ")
        who, _, more = rest.partition(" ")
        match what:
            case "in":
                if inside and inside not in more.split():
                    result.wrong.append(f"seed {seed}: {who} came in while {inside} was there")
                inside = who
            case "out":
                if inside != who:
                    result.wrong.append(f"seed {seed}: {who} was not the only one there")
                inside = ""
            case "given":
                result.given += 1
            case "ended":
                result.ended += 1
            case _:
                result.acknowledged += 1
                if inside != who:
                    result.wrong.append(f"seed {seed}: {who} wrote while {inside or 'nobody'} did")
                if more not in notes:
                    result.wrong.append(f"seed {seed}: {rest} was saved and is not there")


def main(seed: int) -> None:
    """Print what was found."""
    found = run(TRIALS if FULL else 20, seed)
    print(
        f"trials {found.trials}, of {RACERS} sessions: given when asked {found.given}, "
        f"ended for it {found.ended}, events acknowledged {found.acknowledged}"
    )
    print(f"two writers, or words lost: {len(found.wrong)}")
    assert not found.wrong, "\n".join(found.wrong)
