"""Writing into the site's folder: whole files or none, only where something is new, nothing of others."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from sognko_tui.archive.store.files import write_all
from sognko_tui.office.publishing.manifest import BEGUN
from sognko_tui.office.trouble import Trouble

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""What is published is there to be read, by a web server too that is somebody else."""


class Tree:
    """The folder of a site. `own` are the files in it that are ours, from its root."""

    def __init__(self, root: Path, own: Collection[str]) -> None:
        self._root = os.fspath(root)
        self._own = own
        self._made: set[str] = set()
        self._folders: set[str] = set()
        self.written = 0
        self.unchanged = 0

    def put(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write these files, each where it is not the same already.

        Raises `Trouble` where a file of somebody else lies in the way, or `OSError`; the file that
        was there is then still there.
        """
        files = list(files)
        new = [address for address, _ in files if not self._is_there(address)]
        self._claim(new)
        for address, data in files:
            self._put(address, data, new=address in new)

    def _is_there(self, address: str) -> bool:
        try:
            mode = os.lstat(f"{self._root}/{address}").st_mode
        except (FileNotFoundError, NotADirectoryError):
            return False
        if not stat.S_ISREG(mode) or not (address in self._own or address in self._made):
            raise Trouble("site_in_the_way", {"path": f"{self._root}/{address}"})
        return True

    def _claim(self, new: Collection[str]) -> None:
        """Note what is about to be made, so that it is known as ours whatever happens."""
        if not new:
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(f"{self._root}/{BEGUN}", flags, FILE_MODE)
        try:
            write_all(fd, "".join(f"{address}\n" for address in new).encode())
        finally:
            os.close(fd)
        self._made.update(new)

    def _put(self, address: str, data: bytes, *, new: bool) -> None:
        path = f"{self._root}/{address}"
        if not new and _holds(path, data):
            self.unchanged += 1
            return
        folder, _, name = address.rpartition("/")
        self._make(folder)
        replace(f"{self._root}/{folder}", name, data)
        self.written += 1

    def _make(self, folder: str) -> None:
        if not folder or folder in self._folders:
            return
        path = f"{self._root}/{folder}"
        # Also where it is there: what lies above it may be a link to somebody's folder.
        self._make(folder.rpartition("/")[0])
        if not os.path.isdir(path):
            with suppress(FileExistsError):
                os.mkdir(path, FOLDER_MODE)
                os.chmod(path, FOLDER_MODE)
        if os.path.islink(path):
            raise Trouble("site_in_the_way", {"path": path})
        self._folders.add(folder)

    def remove(self, addresses: Iterable[str]) -> int:
        """Remove files of ours, and the folders that are empty then; returns how many there were.

        Raises `OSError`.
        """
        removed = 0
        folders: set[str] = set()
        for address in addresses:
            folder = address.rpartition("/")[0]
            if self._linked(folder):
                continue  # what is there is somebody else's
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(f"{self._root}/{address}")
                removed += 1
            # What a run that was killed had begun to write there.
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(_temporary(self._root, address))
            folders.add(folder)
        for folder in sorted(folders, key=len, reverse=True):
            while folder:
                try:
                    os.rmdir(f"{self._root}/{folder}")
                except OSError:
                    break  # somebody has something there
                folder = folder.rpartition("/")[0]
        return removed

    def _linked(self, folder: str) -> bool:
        """Whether the way to a folder goes over a link."""
        parts = folder.split("/") if folder else []
        return any(
            os.path.islink(f"{self._root}/{'/'.join(parts[:n])}") for n in range(1, len(parts) + 1)
        )


def replace(folder: str, name: str, data: bytes) -> None:
    """Put a file in place of what was there, whole or not at all. Raises `OSError`.

    The disk is waited for once, when all files are written: there may be hundreds of thousands.
    """
    temporary = _temporary(folder, name)
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    try:
        try:
            os.fchmod(fd, FILE_MODE)
            write_all(fd, data)
        finally:
            os.close(fd)
        os.rename(temporary, f"{folder}/{name}")
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _temporary(folder: str, address: str) -> str:
    way, slash, name = address.rpartition("/")
    return f"{folder}/{way}{slash}.{name}.ny"


def _holds(path: str, data: bytes) -> bool:
    """Whether a file holds just this."""
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(fd, "rb") as file:
        return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
