"""One writer at a time: a lock the kernel holds, so that it goes when the process does."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from sognko_tui.archive.store import files, process
from sognko_tui.archive.store.errors import Locked
from sognko_tui.archive.store.holder import Holder

_TRIES = 5
_PAUSE = 0.02
"""A listing tries the lock for a moment; whoever means to write waits that long."""


class Lock:
    """The lock of one meeting, held until `release`. Its file is never unlinked.

    (Were it unlinked, two sessions could hold a lock each on two files of the same name.)
    """

    def __init__(self, path: Path, user: str, since: datetime) -> None:
        """Take the lock. Raises `Locked` with its holder, or `OSError`."""
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        self._path = path
        self._fd = os.open(path, flags, files.FILE_MODE)
        for attempt in range(_TRIES):
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if attempt < _TRIES - 1:
                    time.sleep(_PAUSE)
        else:
            holder = _tells(self._fd)
            os.close(self._fd)
            raise Locked(holder)
        # Who holds it is told as well as can be; on a full disk the lock is held all the same.
        with contextlib.suppress(OSError):
            self._tell(process.myself(user, since))

    def _tell(self, holder: Holder) -> None:
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, msgspec.json.encode(holder) + b"\n", 0)

    def must_hold(self) -> None:
        """Raise `OSError` where another file lies in the lock's place: another folder, another lock."""
        there, ours = os.stat(self._path, follow_symlinks=False), os.fstat(self._fd)
        if (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino):
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    def release(self) -> None:
        """Let others write. Doing it twice is harmless."""
        if self._fd < 0:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self._fd, 0)
        os.close(self._fd)
        self._fd = -1


def held_by(path: Path) -> Holder | None:
    """Who holds the lock now, or None. A lock left by a process that died is not held."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if not os.fstat(fd).st_size:
            return None
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return None
    except BlockingIOError:
        return _tells(fd)
    finally:
        os.close(fd)


@contextlib.contextmanager
def folder_locked(folder: Path) -> Iterator[None]:
    """Hold a folder for the moment it takes to make or change something in it."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def _tells(fd: int) -> Holder:
    try:
        return msgspec.json.decode(os.pread(fd, 4096, 0), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        # Between taking the lock and telling who, or on a full disk, the file is empty.
        return Holder()
