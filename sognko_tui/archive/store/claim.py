"""Claiming a meeting that another session has open: a request beside the lock, which it looks for."""

from __future__ import annotations

import contextlib
import os
import time
from datetime import datetime
from pathlib import Path
from signal import Signals

import msgspec

from sognko_tui.archive.store import files, process
from sognko_tui.archive.store.holder import Holder
from sognko_tui.archive.store.lock import held_by
from sognko_tui.archive.store.names import LOCK, REQUEST
from sognko_tui.archive.store.process import Sent

STALE = 60.0
"""Seconds after which nobody waits for an answer any more."""

_LONGEST = 4096


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody (`who`) asks the session that has the meeting open (`of`) to let go of it.

    `who.since` is when it was asked.
    """

    who: Holder
    of: Holder


class Claim:
    """Our request for the meeting in a folder, from `ask` until `withdraw`."""

    def __init__(self, folder: Path, user: str, now: datetime) -> None:
        self._path = folder / REQUEST
        self._lock = folder / LOCK
        self._who = process.myself(user, now)

    def holder(self) -> Holder | None:
        """Who has the meeting open now, or None."""
        return held_by(self._lock)

    def ask(self, of: Holder) -> None:
        """Lay the request beside the lock, whole or not at all. Raises `OSError`.

        Whoever asked before gives way: a session that lets go does so for all who wait.
        """
        # A name of its own: two who ask at once must not write into each other's file.
        temporary = self._path.with_name(f"{self._path.name}.{self._who.pid}.tmp")
        request = Request(who=self._who, of=of)
        files.create(temporary, msgspec.json.encode(request) + b"\n")
        os.rename(temporary, self._path)

    def withdraw(self) -> None:
        """Take our request away; that of another stays. Never raises."""
        found = _read(self._path)
        if found is not None and process.same(found.who, self._who):
            _remove(self._path)

    def signal(self, holder: Holder, signum: Signals) -> Sent:
        """Send the process that has the meeting open a signal; see `process.send`."""
        return process.send(holder, signum)


def asked(folder: Path) -> Request | None:
    """Who asks this session for the meeting it has open, or None.

    What nobody waits for any more is removed: the one who asked has died, or it was asked of a
    session that is no longer there.
    """
    path = folder / REQUEST
    try:
        age = time.time() - os.stat(path, follow_symlinks=False).st_mtime
    except OSError:
        return None
    request = _read(path)
    if request is None or age > STALE or _is_over(request):
        _remove(path)
        return None
    return request


def _is_over(request: Request) -> bool:
    who, of = request.who, request.of
    if process.here(who) and not process.runs(who):
        return True
    # A lock file that could not be written tells nobody: such a request is for whoever holds it.
    return bool(of.pid) and not process.ours(of)


def _read(path: Path) -> Request | None:
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            return msgspec.json.decode(os.read(fd, _LONGEST), type=Request)
        finally:
            os.close(fd)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
