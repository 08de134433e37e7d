"""The head of `meeting.json`: what a list of meetings shows of one, read without its log."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Literal

import msgspec

from sognko_tui.archive.store import files
from sognko_tui.archive.store.progress import State

_TAIL = 1 << 16
_HEAD_BEGINS = b'\n  "meeting": {\n    "1": '
_HEAD_ENDS = b"\n  }"


Damage = Literal["missing", "unreadable", "merge", "unsound"]
"""What is the matter with a file: not there, not to be read, left half merged, or no checkpoint of ours."""

MERGE_BEGINS, MERGE_ENDS = b"\n<<<<<<< ", b"\n>>>>>>> "
"""The lines git leaves around what it could not merge. No line of our files begins so."""


class Unsound(ValueError):
    """The bytes are no checkpoint of ours."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The protocol a meeting was read in by machine."""

    file: str
    sha256: str


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """When the protocol was sent round, and by when remarks are due."""

    on: str
    due: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of meetings shows of one, and where its journal goes on."""

    id: str
    board: dict[str, str]
    date: str | None
    time: str
    place: str
    state: State
    items: int
    closed: int
    last_seq: int
    generation: int
    apart: int = 0
    source: Source | None = None
    version: int = 1
    circulated: Sent | None = None
    approved: str | None = None
    correcting: bool = False

    @property
    def stage(self) -> Literal["draft", "circulated", "approved"]:
        """How far the protocol has come, as `meeting.approval.stage` has it."""
        if self.approved is not None and not self.correcting:
            return "approved"
        return "circulated" if self.circulated is not None else "draft"


class _HeadOnly(msgspec.Struct):
    meeting: dict[str, Head]


_head_decoder = msgspec.json.Decoder(Head)


def looked_at(path: Path) -> tuple[Head | None, Damage | None]:
    """The head of a file, or what is the matter with that. Never raises."""
    try:
        return read_head(path), None
    except Unsound:
        pass
    except FileNotFoundError:
        return None, "missing"
    except OSError:
        return None, "unreadable"
    with contextlib.suppress(OSError):
        if half_merged(files.read(path)):
            return None, "merge"
    return None, "unsound"


def half_merged(data: bytes) -> bool:
    """Whether git has left both sides in the file, to be put right by hand."""
    data = b"\n" + data.replace(b"\r\n", b"\n")
    begins = data.find(MERGE_BEGINS)
    return 0 <= begins < data.find(MERGE_ENDS)


def read_head(path: Path) -> Head:
    """Read only what a list shows. Raises `Unsound`, or `OSError`.

    The head stands near the end of the file, and a line break inside a text is never a line break
    of the file: so the end of a file tells it, and a thousand long files are quickly listed.
    """
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        size = os.fstat(fd).st_size
        tail = os.pread(fd, _TAIL, max(0, size - _TAIL))
    finally:
        os.close(fd)
    begins = tail.rfind(_HEAD_BEGINS)
    ends = tail.find(_HEAD_ENDS, begins)
    if begins >= 0 and ends >= 0 and MERGE_ENDS not in tail:
        try:
            return _head_decoder.decode(tail[begins + len(_HEAD_BEGINS) : ends])
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass
    try:
        return msgspec.json.decode(files.read(path), type=_HeadOnly).meeting["1"]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
        raise Unsound(str(error)) from error
