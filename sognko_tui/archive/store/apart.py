"""`closed.json`: the events of closed sessions, which version control leaves out.

`meeting.json` holds the rest and says by a number which part of this file belongs to it. A
checkpoint writes this file first, with the part before it still in it: whichever of the two
`meeting.json` a reader then finds, what belongs to it is here.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from sognko_tui.archive.store import files
from sognko_tui.meeting.events import Entry, to_builtins

NAME = "closed.json"


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """The entries that are kept apart, and the number of this part: 0 where there never were any."""

    part: int = 0
    entries: tuple[Entry, ...] = ()


NOTHING = Apart()
"""What is kept apart of a meeting without closed sessions."""


class _Head(msgspec.Struct):
    id: str
    part: int


class _File(msgspec.Struct):
    meeting: dict[str, _Head]
    log: dict[str, Entry] = {}
    before: dict[str, Entry] | None = None


def write(folder: Path, meeting_id: str, now: Apart, before: Apart | None) -> None:
    """Write the part that is to belong to `meeting.json`, and the one that still does.

    Without `before` only the first: once it is that of `meeting.json`, nothing else need be here.
    Raises `OSError`; the file is then as it was.
    """
    from tinydb import TinyDB
    from tinydb.table import Document

    from sognko_tui.archive.store.storage import BufferedStorage

    storage = BufferedStorage(folder / NAME, fresh=True)
    db = TinyDB(storage=lambda: storage)
    db.table("meeting").insert({"id": meeting_id, "part": now.part})
    for name, part in (("log", now), ("before", before)):
        if part is None:
            continue
        db.table(name).insert_multiple(Document(to_builtins(e), doc_id=e.seq) for e in part.entries)
    storage.flush()


def read(folder: Path, part: int) -> Apart | None:
    """The part with this number, or None where it is not here or cannot be read. Raises `OSError`."""
    if not part:
        return NOTHING
    try:
        file = msgspec.json.decode(files.read(folder / NAME), type=_File)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    head = file.meeting.get("1")
    if head is None or part not in (head.part, head.part - 1):
        return None
    entries = file.log if part == head.part else file.before
    if entries is None:
        return None
    return Apart(part=part, entries=_in_order(entries.values()))


def told(folder: Path) -> tuple[str, int] | None:
    """Which meeting the file is of, and the number of its part; None where it cannot be read.

    Raises `OSError`.
    """
    try:
        file = msgspec.json.decode(files.read(folder / NAME), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    head = file.meeting.get("1")
    return (head.id, head.part) if head is not None else None


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.seq))
