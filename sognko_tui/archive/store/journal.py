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

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
"""What the system says where there is no room on the disk, or none for this user."""


class Header(msgspec.Struct, frozen=True):
    """The first line: `base` is the last sequence number of the checkpoint it was begun on."""

    generation: int
    base: int


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """A journal as read. `sound` are its bytes up to the last whole line; `bad` is what follows them.

    `newer` counts sound lines that only a newer program understands.
    """

    header: Header | None = None
    entries: tuple[Entry, ...] = ()
    newer: int = 0
    sound: bytes = b""
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
    return Contents(
        header=header, entries=tuple(entries), newer=newer, sound=data[:good], bad=data[good:]
    )


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
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        return _header(os.read(fd, 200).partition(b"\n")[0])
    finally:
        os.close(fd)


class Journal:
    """The journal open for writing, by the one who holds the meeting's lock.

    The file is kept open between appends: a durable edit costs one write and one fdatasync. What
    was acknowledged is kept in memory too: after a sync that failed nobody knows which pages of the
    file reached the disk, and the kernel counts them as written. Syncing again would be believed
    wrongly, so the whole journal is then written anew, into another file that takes its place.
    """

    def __init__(self, path: Path, found: Contents, generation: int, base: int) -> None:
        """Go on from what was found; nothing is made or altered before the first append."""
        self._path = path
        self._header = found.header or Header(generation=generation, base=base)
        self._sound = bytearray(found.sound)
        self._bad = found.bad
        self._fd: int | None = None
        self._unsynced_name = False
        self._doubtful = False

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
        if not self._sound:
            data = _first_line(self._header) + data
        self._keep_bad_aside()
        if self._doubtful:
            self._write_anew(data)
        else:
            self._write_on(data)
        self._sound += data

    def _write_on(self, data: bytes) -> None:
        fd = self._ready()
        syncing = False
        try:
            if os.write(fd, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            syncing = True
            os.fdatasync(fd)
            if self._unsynced_name:
                files.sync_folder(self._path.parent)
                self._unsynced_name = False
        except OSError as error:
            # A write that found no room has spoilt nothing, and there is none for a whole file either.
            self._doubtful = syncing or error.errno not in NO_ROOM
            with contextlib.suppress(OSError):
                os.ftruncate(fd, len(self._sound))
            raise

    def _ready(self) -> int:
        """The open file, holding exactly what was acknowledged. Raises `OSError`."""
        fd, good = self._fd, len(self._sound)
        if fd is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
            fd = self._fd = os.open(self._path, flags, files.FILE_MODE)
            self._unsynced_name = not good
        found = os.fstat(fd)
        if not found.st_nlink or found.st_size < good:
            # Somebody removed or cut the file: what is appended to it would be found by nobody.
            self._doubtful = True
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
        if found.st_size > good:
            os.ftruncate(fd, good)
        return fd

    def _write_anew(self, data: bytes) -> None:
        self._keep_strange_aside()
        files.replace(self._path, bytes(self._sound) + data)
        self.close()
        self._doubtful = False

    def _keep_strange_aside(self) -> None:
        """Keep what lies in the journal's place and is not of this session."""
        try:
            there = files.read(self._path)
        except OSError:
            # Gone, or on pages that cannot be read: what was ours of it is in memory.
            return
        if not (there.startswith(self._sound) or self._sound.startswith(there)):
            self._put_aside(there)

    def _keep_bad_aside(self) -> None:
        if self._bad:
            self._put_aside(self._bad)
            os.truncate(self._path, len(self._sound))
            self._bad = b""

    def _put_aside(self, data: bytes) -> None:
        """Add to the file of what could not be read; it is never written over. Raises `OSError`."""
        aside = self._path.with_name(self._path.name + ".bad")
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(aside, flags, files.FILE_MODE)
        try:
            before = os.fstat(fd).st_size
            try:
                files.write_all(fd, data)
                os.fsync(fd)
            except OSError:
                os.ftruncate(fd, before)
                raise
        finally:
            os.close(fd)
        files.sync_folder(aside.parent)

    def restart(self, generation: int, base: int) -> None:
        """Put a fresh journal in place of this one, after a checkpoint. Raises `OSError`."""
        self._keep_bad_aside()
        header = Header(generation=generation, base=base)
        first = _first_line(header)
        try:
            files.replace(self._path, first)
        except OSError:
            # The rename may have been done and only its durability be in doubt.
            if read_header(self._path) == header:
                self._begin(header, first)
                self._doubtful = True
            raise
        self._begin(header, first)
        self._doubtful = False

    def _begin(self, header: Header, first: bytes) -> None:
        self.close()
        self._header, self._sound = header, bytearray(first)

    def set_aside(self, name: str) -> None:
        """Rename the journal as it is, and begin on another at the next append. Raises `OSError`."""
        self.close()
        aside = self._path.with_name(name)
        os.rename(self._path, aside)
        try:
            files.sync_folder(self._path.parent)
        except OSError:
            with contextlib.suppress(OSError):
                os.rename(aside, self._path)
            raise
        self._header = Header(generation=self._header.generation + 1, base=self._header.base)
        self._sound, self._bad = bytearray(), b""

    def remove(self) -> None:
        """Remove the file, because a checkpoint holds everything in it. Raises `OSError`.

        That it is gone need not be made durable: one that comes back holds nothing new.
        """
        self._keep_bad_aside()
        self.close()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)

    def close(self) -> None:
        """Let go of the file; it stays as it is."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _first_line(header: Header) -> bytes:
    return msgspec.json.encode(header) + b"\n"
