"""Whether the tables in `meeting.json` are still the fold of its log."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sognko_tui.archive.store import checkpoint, files, tables
from sognko_tui.archive.store.names import CHECKPOINT
from sognko_tui.meeting.events import SCHEMA
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import public_part


class _Tables(msgspec.Struct):
    attendance: dict[str, object] = {}
    items: dict[str, object] = {}
    meeting: dict[str, dict[str, object]] = {}
    votes: dict[str, object] = {}


def differing(folder: Path) -> tuple[str, ...]:
    """The names of the tables that do not agree with the log: somebody changed them by hand.

    Raises `OSError`, `head.Unsound`.
    """
    path = folder / CHECKPOINT
    saved = checkpoint.read(folder)
    if saved.apart is None:
        # They tell of a meeting of which a part is not here.
        return ()
    meeting = public_part(fold(saved.entries))
    try:
        stored = msgspec.json.decode(files.read(path), type=_Tables)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # The log can be read all the same; which of the tables cannot is not worth telling.
        return ("attendance", "items", "meeting", "votes")
    head = stored.meeting.get("1", {})
    if head.get("schema") != SCHEMA:
        # An older program wrote them, which told less: they are written anew with the next checkpoint.
        return ()
    found = [
        name
        for name, rows in (
            ("attendance", tables.attendance(meeting)),
            ("items", tables.items(meeting)),
            ("votes", tables.votes(meeting)),
        )
        if getattr(stored, name) != {str(n): row for n, row in enumerate(rows, start=1)}
    ]
    told = {**tables.head(meeting), "items": len(meeting.items), "last_seq": meeting.last_seq}
    if any(head.get(key) != value for key, value in told.items()):
        found.append("meeting")
    return tuple(sorted(found))
