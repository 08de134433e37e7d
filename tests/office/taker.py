"""A process of its own that takes a meeting over again and again, and writes while it has it.

`python -m tests.office.taker ARCHIVE MEETING NAME SECONDS`; it tells, a line each, the words that were
acknowledged, and at the end how often it had the meeting.
"""

import random
import sys
import time
from pathlib import Path

from sognko_tui.archive.store import Archive
from sognko_tui.office.clock import SystemClock
from sognko_tui.office.desk import Desk
from sognko_tui.office.opened import OpenMeeting

PAUSE = 0.005


def main() -> None:
    root, meeting_id, name, seconds = sys.argv[1:]
    opened = Desk(Archive.open(Path(root)), name, SystemClock()).open(meeting_id)
    chance, end = random.Random(name), time.monotonic() + float(seconds)
    turns = said = 0
    while time.monotonic() < end:
        if opened.session is None:
            turns += take(opened)
        else:
            said = hold(opened, name, said, time.monotonic() + chance.uniform(0.01, 0.2), end)
    opened.close()
    print("turns", turns, flush=True)


def hold(opened: OpenMeeting, name: str, said: int, stop: float, end: float) -> int:
    """Write until `stop`, then wait to be asked for the meeting, until `end`; the words said by then."""
    while opened.session is not None and time.monotonic() < end:
        if time.monotonic() < stop:
            write(opened, f"{name}{said}")
            said += 1
        who = opened.asked()
        if who is not None:
            assert opened.hand_over(who)
        time.sleep(PAUSE)
    return said


def take(opened: OpenMeeting) -> bool:
    """Take the meeting over; whether that succeeded."""
    taking = opened.take_over(time.monotonic)
    while taking.step() is None:
        opened.look()
        time.sleep(PAUSE)
    return taking.end == "mine"


def write(opened: OpenMeeting, word: str) -> None:
    """Write a word at the end of REFERAT, and tell it when it is on disk."""
    session = opened.session
    assert session is not None
    text = opened.meeting.items[0].minutes
    session.type("i1", "minutes", len(text), "", f"{word} ")
    if session.save():
        print(word, flush=True)


if __name__ == "__main__":
    main()
