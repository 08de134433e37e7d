"""The checkpoint of one meeting: `meeting.json`, written through TinyDB and read in one go.

Its table `log` is the truth; the others are the fold of it. Document numbers of `log` are
sequence numbers. Of closed sessions it holds only what anybody may read; see `apart`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from sognko_tui.archive.store import apart, files
from sognko_tui.archive.store.apart import NOTHING, Apart
from sognko_tui.archive.store.head import Head, Unsound
from sognko_tui.archive.store.names import CHECKPOINT
from sognko_tui.meeting.events import (
    SCHEMA,
    Entry,
    Malformed,
    NewerSchema,
    from_builtins,
    to_builtins,
)
from sognko_tui.meeting.public import joined, parted, public_part
from sognko_tui.meeting.state import Meeting


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint as read. `newer` counts entries that only a newer program understands.

    `apart` is None where what belongs to it of closed sessions is not here: `entries` lacks that.
    """

    head: Head
    entries: tuple[Entry, ...]
    newer: int = 0
    apart: Apart | None = NOTHING

    @property
    def last_seq(self) -> int:
        """Up to which number the log is here; by the log itself, for a head can be changed by hand."""
        if self.newer or not self.entries or self.apart is None:
            return self.head.last_seq
        return self.entries[-1].seq


class Public(msgspec.Struct, frozen=True, kw_only=True):
    """What `meeting.json` alone holds, without what is kept apart."""

    head: Head
    entries: tuple[Entry, ...]
    newer: int = 0


class _File(msgspec.Struct):
    meeting: dict[str, Head]
    log: dict[str, Entry]


class _Loose(msgspec.Struct):
    meeting: dict[str, Head]
    log: dict[str, object]


def write(
    folder: Path,
    entries: Sequence[Entry],
    meeting: Meeting,
    generation: int,
    before: Apart = NOTHING,
) -> Apart:
    """Write log and fold anew, in one atomic write; returns what of it is kept apart.

    `before` is what was: only where that has changed it is written first, and the rename of
    `meeting.json` is the commit of both. Raises `OSError`; the old files then still belong together.
    """
    # What is needed by nobody who only looks at meetings is loaded when one is written.
    from tinydb import TinyDB
    from tinydb.table import Document

    from sognko_tui.archive.store import tables
    from sognko_tui.archive.store.storage import BufferedStorage

    public, closed = parted(entries, meeting)
    kept = before
    if closed != before.entries:
        kept = Apart(part=before.part + 1, entries=closed)
        apart.write(folder, meeting.id, kept, before)
    told = public_part(meeting)
    storage = BufferedStorage(folder / CHECKPOINT, fresh=True)
    db = TinyDB(storage=lambda: storage)
    db.table("meeting").insert(
        {
            **tables.head(told),
            "items": len(meeting.items),
            "closed": sum(not item.open for item in meeting.items),
            "last_seq": meeting.last_seq,
            "generation": generation,
            "apart": kept.part,
            "schema": SCHEMA,
        }
    )
    db.table("items").insert_multiple(tables.items(told))
    db.table("attendance").insert_multiple(tables.attendance(told))
    db.table("votes").insert_multiple(tables.votes(told))
    db.table("log").insert_multiple(Document(to_builtins(e), doc_id=e.seq) for e in public)
    storage.flush()
    return kept


def read(folder: Path) -> Checkpoint:
    """Read a checkpoint, with what is kept apart. Raises `Unsound`, or `OSError`."""
    file = parse(files.read(folder / CHECKPOINT))
    kept = apart.read(folder, file.head.apart)
    whole = joined(file.entries, kept.entries) if kept is not None else file.entries
    return Checkpoint(head=file.head, entries=whole, newer=file.newer, apart=kept)


def parse(data: bytes) -> Public:
    """What the bytes of a `meeting.json` hold. Raises `Unsound`."""
    newer = 0
    try:
        file = msgspec.json.decode(data, type=_File)
        heads, entries = file.meeting, list(file.log.values())
        newer = sum(entry.v > SCHEMA for entry in entries)
    except (msgspec.DecodeError, UnicodeDecodeError):
        heads, entries, newer = _by_entry(data)
    if "1" not in heads:
        raise Unsound("no head")
    entries.sort(key=lambda entry: entry.seq)
    if any(one.seq >= other.seq for one, other in pairwise(entries)):
        raise Unsound("two entries of one number")
    return Public(head=heads["1"], entries=tuple(entries), newer=newer)


def _by_entry(data: bytes) -> tuple[dict[str, Head], list[Entry], int]:
    """Read a log that as a whole is not ours, for the entries of it that are."""
    try:
        loose = msgspec.json.decode(data, type=_Loose)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unsound(str(error)) from error
    entries: list[Entry] = []
    newer = 0
    for plain in loose.log.values():
        try:
            entry = from_builtins(plain)
            newer += entry.v > SCHEMA
            entries.append(entry)
        except NewerSchema:
            newer += 1
        except Malformed as error:
            raise Unsound(str(error)) from error
    return loose.meeting, entries, newer
