"""The journal of one meeting: the events since its last checkpoint, a line each.

The first line says which generation of the journal it is and above which sequence number it
begins. Every other line is a CRC-32 in hex, a space and the entry as JSON.
"""

from __future__ import annotations

import contextlib
import errno
import os
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sognko_tui.archive.store import files
from sognko_tui.meeting.events import SCHEMA, Entry, Malformed, NewerSchema, decode, encode


class Header(msgspec.Struct, frozen=True):
    """The first line: `base` is the last sequence number of the checkpoint it was begun on."""

    generation: int
    base: int


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """A journal as read. `good` is how many of its bytes are sound; `bad` is what follows them.

    `newer` counts sound lines that only a newer program understands.
    """

    header: Header | None = None
    entries: tuple[Entry, ...] = ()
    newer: int = 0
    good: int = 0
    bad: bytes = b""


def line(entry: Entry) -> bytes:
    """The entry as a line of the journal."""
    return checked(encode(entry))


def checked(body: bytes) -> bytes:
    """A line with its checksum before it."""
    return b"%08x %s\n" % (zlib.crc32(body), body)


def parse(data: bytes) -> Contents:
    """Read a journal's bytes, up to the first line that is not whole. Never raises."""
    end = data.find(b"\n") + 1
    header = _header(data[:end])
    if header is None:
        return Contents(bad=data)
    entries: list[Entry] = []
    newer, good = 0, end
    while end := data.find(b"\n", good) + 1:
        body = data[good + 9 : end - 1]
        if data[good:end] != checked(body):
            break
        try:
            entry = decode(body)
            newer += entry.v > SCHEMA
            entries.append(entry)
        except NewerSchema:
            newer += 1
        except Malformed:
            break
        good = end
    return Contents(header=header, entries=tuple(entries), newer=newer, good=good, bad=data[good:])


def _header(first: bytes) -> Header | None:
    try:
        return msgspec.json.decode(first, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def read(path: Path) -> Contents:
    """Read the journal; one that is not there is empty. Raises `OSError`."""
    try:
        return parse(files.read(path))
    except FileNotFoundError:
        return Contents()


def read_header(path: Path) -> Header | None:
    """Only the first line, or None where there is no journal or no sound one. Raises `OSError`."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        return _header(os.read(fd, 200).partition(b"\n")[0])
    finally:
        os.close(fd)


class Journal:
    """The journal open for writing, by the one who holds the meeting's lock.

    The file is kept open between appends: a durable edit costs one write and one fdatasync.
    """

    def __init__(self, path: Path, found: Contents, generation: int, base: int) -> None:
        """Go on from what was found; where that is nothing, the first append makes the file."""
        self._path = path
        self._header = found.header or Header(generation=generation, base=base)
        self._good = found.good
        self._bad = found.bad
        self._fd: int | None = None
        self._unsynced_name = False
        with contextlib.suppress(OSError):
            # On a full disk there is no room to keep it aside: the first append tries again.
            self._keep_bad_aside()

    @property
    def generation(self) -> int:
        """Which generation of the journal this is."""
        return self._header.generation

    def append(self, entries: Sequence[Entry]) -> None:
        """Write the entries, all or none; they are on disk when this returns.

        Raises `OSError` where they are not; the journal is then as it was, or becomes so before
        the next append.
        """
        if not entries:
            return
        data = b"".join(line(entry) for entry in entries)
        fd = self._ready()
        if not self._good:
            data = msgspec.json.encode(self._header) + b"\n" + data
        try:
            if os.write(fd, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fdatasync(fd)
            if self._unsynced_name:
                files.sync_folder(self._path.parent)
                self._unsynced_name = False
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(fd, self._good)
            raise
        self._good += len(data)

    def _ready(self) -> int:
        """The open file, holding exactly what was acknowledged. Raises `OSError`."""
        self._keep_bad_aside()
        fd = self._fd
        if fd is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
            fd = self._fd = os.open(self._path, flags, files.FILE_MODE)
            self._unsynced_name = not self._good
        found = os.fstat(fd)
        if not found.st_nlink or found.st_size < self._good:
            # Somebody removed or cut the file: what is appended to it would be found by nobody.
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
        if found.st_size > self._good:
            os.ftruncate(fd, self._good)
        return fd

    def _keep_bad_aside(self) -> None:
        if not self._bad:
            return
        aside = self._path.with_name(self._path.name + ".bad")
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(aside, flags, files.FILE_MODE)
        try:
            before = os.fstat(fd).st_size
            try:
                files.write_all(fd, self._bad)
                os.fsync(fd)
            except OSError:
                os.ftruncate(fd, before)
                raise
        finally:
            os.close(fd)
        files.sync_folder(aside.parent)
        os.truncate(self._path, self._good)
        self._bad = b""

    def restart(self, generation: int, base: int) -> None:
        """Put a fresh journal in place of this one, after a checkpoint. Raises `OSError`."""
        self._keep_bad_aside()
        header = Header(generation=generation, base=base)
        first = msgspec.json.encode(header) + b"\n"
        try:
            files.replace(self._path, first)
        except OSError:
            # The rename may have been done and only its durability be in doubt.
            if read_header(self._path) == header:
                self._begin(header, len(first))
            raise
        self._begin(header, len(first))

    def _begin(self, header: Header, good: int) -> None:
        self.close()
        self._header, self._good = header, good

    def remove(self) -> None:
        """Remove the file, because a checkpoint holds everything in it. Raises `OSError`."""
        self._keep_bad_aside()
        self.close()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)
            files.sync_folder(self._path.parent)

    def close(self) -> None:
        """Let go of the file; it stays as it is."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
