"""Files that are there whole or not at all, readable by their owner only.

The order is write, fsync, rename, fsync of the folder: after each of these steps a reader finds
either the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def read(path: Path) -> bytes:
    """The file's bytes. Raises `OSError`, also where the path is no plain file but a link, a folder, a pipe."""
    # A pipe that lies there would be waited for.
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise IsADirectoryError(errno.EISDIR, "not a plain file", str(path))
    with os.fdopen(fd, "rb") as file:
        return file.read()


def replace(path: Path, data: bytes) -> None:
    """Put a file in place of what was there, atomically and durably.

    Raises `OSError`; the old file is then still there, and no temporary one.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        create(temporary, data)
        os.rename(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(path.parent)


def create(path: Path, data: bytes) -> None:
    """See `create_of`."""
    create_of(path, (data,))


def create_of(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file to the disk, piece by piece; one from an interrupted attempt goes.

    A symbolic link in its place is removed and never followed. Raises `OSError`.
    """
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    try:
        for piece in pieces:
            write_all(fd, piece)
        os.fsync(fd)
    finally:
        os.close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Write every byte; the kernel may take fewer than it was given. Raises `OSError`."""
    rest = memoryview(data)
    while rest:
        written = os.write(fd, rest)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def sync_folder(folder: Path) -> None:
    """Make durable which names the folder holds. Raises `OSError`."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def set_aside(path: Path, stamp: str) -> Path:
    """Rename a damaged file to `name.bad-stamp`, never over another; returns where it is now."""
    aside = free_name(path.parent, f"{path.name}.bad-{stamp}")
    os.rename(path, aside)
    sync_folder(path.parent)
    return aside


def free_name(folder: Path, stem: str, suffix: str = "") -> Path:
    """The first of `stem`, `stem-2`, `stem-3` … with this suffix that nothing lies at in the folder."""
    free, number = folder / (stem + suffix), 1
    while os.path.lexists(free):
        number += 1
        free = folder / f"{stem}-{number}{suffix}"
    return free


def add(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write a new file to the disk, never over another; returns its path.

    Where the name is taken a number is put to it. Raises `OSError`; there is then no such file.
    """
    while True:
        free = free_name(folder, stem, suffix)
        try:
            fd = os.open(free, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
            break
        except FileExistsError:
            continue
    try:
        try:
            write_all(fd, data)
            os.fsync(fd)
        finally:
            os.close(fd)
        sync_folder(folder)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(free)
        raise
    return free
