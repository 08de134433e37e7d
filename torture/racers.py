"""Processes that begin all at once, each of them forked from one that has everything loaded."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path


class Racers:
    """So many processes, which wait until `go`; each then runs `race` with its number, and ends."""

    def __init__(self, count: int, race: Callable[[int], None]) -> None:
        self._ready, self._go = os.pipe()
        self.pids = {self._begin(number, race) for number in range(count)}

    def _begin(self, number: int, race: Callable[[int], None]) -> int:
        pid = os.fork()
        if pid:
            return pid
        try:
            os.close(self._go)
            os.read(self._ready, 1)
            race(number)
            os._exit(0)
        finally:
            # Where something was raised, nothing of the process this one was forked from may go on.
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    def go(self) -> None:
        """Let all of them begin."""
        os.close(self._ready)
        os.close(self._go)


def state(pid: int) -> str:
    """What the kernel says of a process, X where it knows of none; Z is as good as gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return "X"
    return stat.rpartition(")")[2].split()[0]
