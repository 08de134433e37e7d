"""A whole meeting in one file: taking the copy, also while it is open, and making it again."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive, Damaged, files, parcel
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import closed_items
from sognko_tui.office import restricted
from sognko_tui.office.trouble import Trouble, told

LIMIT = 200_000_000
"""Bytes of a copy: a log of years of typing, and a pack, are a tenth of it."""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """The file's bytes; `closed` tells that what was handled for closed doors is in them."""

    data: bytes
    closed: bool


def take(archive: Archive, meeting_id: str) -> Copy:
    """The meeting as it stands on disk. Raises `ArchiveError` where it is not whole, `OSError`."""
    whole = archive.meetings.parcel(meeting_id)
    return Copy(
        data=parcel.pack(
            whole.meeting, whole.entries, whole.pack, whole.earlier, whole.original, whole.beside
        ),
        closed=bool(closed_items(fold(whole.entries))),
    )


def make_folder(path: Path) -> None:
    """Make a folder for copies, which only its owner can open; one that is there will do.

    Raises `Trouble`.
    """
    restricted.refuse("--to")
    with told():
        path.mkdir(mode=files.FOLDER_MODE, exist_ok=True)


def save(copy: Copy, path: Path) -> None:
    """Write the copy into a file that only its owner can read, never over another.

    Raises `Trouble`; there is then no such file.
    """
    restricted.refuse("--to")
    with told():
        _write(copy.data, path)


def _write(data: bytes, path: Path) -> None:
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, files.FILE_MODE)
    except FileExistsError:
        raise Trouble("file_exists", {"name": str(path)}) from None
    try:
        with os.fdopen(fd, "wb", buffering=0) as file:
            files.write_all(file.fileno(), data)
            os.fsync(file.fileno())
        files.sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            os.unlink(path)
        raise


def restore(archive: Archive, path: Path, *, another: bool) -> str:
    """Make a meeting of the copy, or of another's `meeting.json`; returns its id. Raises `Trouble`, `ArchiveError`, `OSError`."""
    data = restricted.read(path, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": path.name, "limit": LIMIT})
    try:
        found = parcel.unpack(data, path.name)
    except Damaged:
        found = parcel.of_checkpoint(data, path.name)
    # There may be closed items in it.
    archive.keep_out_of_git()
    return archive.meetings.restore(found, another=another)
