"""A meeting in one file: for a backup, and for the copy that is saved while the disk fails.

JSON: `{"sognko": "backup", "version": 1, "meeting": ID, "log": [entries …]}`, with the agenda pack
as `{"pack": {"name": …, "data": base64}}` where it is there, and what lies `beside` an approved
protocol alike. What was handled for closed doors is in it like the rest: whoever has the file has the
whole meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from sognko_tui.archive.store.errors import ClosedPartMissing, Damaged, NewerLog
from sognko_tui.archive.store.head import Unsound
from sognko_tui.meeting.events import SCHEMA, Entry, Malformed, NewerSchema, decode, encode

MARK = "backup"
VERSION = 1


class PackFile(msgspec.Struct, frozen=True, kw_only=True):
    """The agenda pack as it came: the name it has in the meeting's folder, and its bytes."""

    name: str
    data: bytes


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """What a parcel holds: the id the meeting had, its whole log in order, and its pack.

    `earlier` are the versions of the pack before that one, oldest first. `original` is the protocol
    the meeting was read in, where it was not minuted here. `beside` is what lies beside an approved
    protocol and cannot be written anew: see `beside`.
    """

    meeting: str
    entries: tuple[Entry, ...]
    pack: PackFile | None = None
    earlier: tuple[PackFile, ...] = ()
    original: PackFile | None = None
    beside: tuple[PackFile, ...] = ()


class _File(msgspec.Struct, omit_defaults=True):
    sognko: str
    version: int
    meeting: str
    log: list[msgspec.Raw]
    pack: PackFile | None = None
    earlier: tuple[PackFile, ...] = ()
    original: PackFile | None = None
    beside: tuple[PackFile, ...] = ()


class _Mark(msgspec.Struct):
    sognko: str
    version: int


def pack(
    meeting: str,
    entries: Sequence[Entry],
    pack: PackFile | None = None,
    earlier: tuple[PackFile, ...] = (),
    original: PackFile | None = None,
    beside: tuple[PackFile, ...] = (),
) -> bytes:
    """The bytes of the file: indented, not escaped, an entry as it stands in the journal."""
    log = [msgspec.Raw(encode(entry)) for entry in entries]
    file = _File(
        sognko=MARK,
        version=VERSION,
        meeting=meeting,
        log=log,
        pack=pack,
        earlier=earlier,
        original=original,
        beside=beside,
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def unpack(data: bytes, path: str) -> Parcel:
    """What the bytes hold; `path` is where they lie, for the one who is told.

    Raises `Damaged` where they are no parcel, or not a whole one, and `NewerLog` where a newer
    program wrote them.
    """
    try:
        mark = msgspec.json.decode(data, type=_Mark)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Damaged(path=path) from None
    if mark.sognko != MARK:
        raise Damaged(path=path)
    if mark.version > VERSION:
        raise NewerLog(meeting=path)
    try:
        file = msgspec.json.decode(data, type=_File)
        entries = tuple(decode(bytes(raw)) for raw in file.log)
    except NewerSchema:
        raise NewerLog(meeting=path) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, Malformed):
        raise Damaged(path=path) from None
    if not entries or any(one.seq >= other.seq for one, other in pairwise(entries)):
        raise Damaged(path=path)
    if any(entry.v > SCHEMA for entry in entries):
        raise NewerLog(meeting=path)
    return Parcel(
        meeting=file.meeting,
        entries=entries,
        pack=file.pack,
        earlier=file.earlier,
        original=file.original,
        beside=file.beside,
    )


def of_checkpoint(data: bytes, path: str) -> Parcel:
    """The meeting in a `meeting.json`, as a merge lays the other side's beside ours.

    Raises as `unpack`, and `ClosedPartMissing` where a part of it lies elsewhere.
    """
    from sognko_tui.archive.store import checkpoint

    try:
        found = checkpoint.parse(data)
    except Unsound:
        raise Damaged(path=path) from None
    if found.newer:
        raise NewerLog(meeting=path)
    if found.head.apart:
        raise ClosedPartMissing(meeting=found.head.id)
    if not found.entries:
        raise Damaged(path=path)
    return Parcel(meeting=found.head.id, entries=found.entries)
