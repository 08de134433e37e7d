"""Reading a meeting's log while somebody may be writing it: checkpoint and journal as one."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from sognko_tui.archive.store import checkpoint, journal
from sognko_tui.archive.store.checkpoint import Checkpoint
from sognko_tui.archive.store.errors import Damaged
from sognko_tui.archive.store.head import Unsound
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL
from sognko_tui.meeting.events import Entry

_TRIES = 200
_PAUSE = 0.002


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting's whole log.

    `waiting` are those of the entries that only the journal holds. `newer` counts entries that are
    left out, or may be misread, because a newer program wrote them. `missing` tells that the
    checkpoint is older than the journal: somebody put back an old `meeting.json`.
    """

    checkpoint: Checkpoint
    contents: journal.Contents
    waiting: tuple[Entry, ...]
    missing: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in order."""
        return (*self.checkpoint.entries, *self.waiting)

    @property
    def newer(self) -> int:
        """How many entries a newer program wrote."""
        return self.checkpoint.newer + self.contents.newer


def read(folder: Path) -> Log:
    """Read the meeting in this folder; alters nothing. Raises `Damaged`, or `OSError`.

    A checkpoint replaces two files one after the other. A journal that was begun after the
    checkpoint that was read, or another journal than before, means reading again.
    """
    for attempt in range(_TRIES):
        before = journal.read_header(folder / JOURNAL)
        try:
            saved = checkpoint.read(folder)
        except (Unsound, FileNotFoundError):
            raise Damaged(path=str(folder / CHECKPOINT)) from None
        contents = journal.read(folder / JOURNAL)
        after = journal.read_header(folder / JOURNAL)
        ahead = contents.header is not None and contents.header.base > saved.last_seq
        if before == contents.header == after and (not ahead or attempt == _TRIES - 1):
            return _joined(saved, contents, missing=ahead)
        time.sleep(_PAUSE)
    return _joined(saved, contents, missing=ahead)


def _joined(saved: Checkpoint, contents: journal.Contents, *, missing: bool) -> Log:
    waiting: list[Entry] = []
    last = saved.last_seq
    for entry in contents.entries:
        if entry.seq > last:
            waiting.append(entry)
            last = entry.seq
    return Log(checkpoint=saved, contents=contents, waiting=tuple(waiting), missing=missing)
