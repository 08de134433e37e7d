"""What a bad merge, or a hand in the files, leaves in an archive: found without trusting any of it.

A file that two versions were mixed in may look sound. So the files are read here as they lie, also
where a reader of meetings would take the last of two values and go on.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from sognko_tui import naming
from sognko_tui.archive.store import apart, boards, checkpoint, files, journal
from sognko_tui.archive.store.head import Unsound, half_merged
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL

THEIRS = re.compile(r"(boards|meeting)\.theirs(-\d+)?\.json")
"""The other side's version of a file, as `sognko merge-driver` lays it beside ours."""

_LEFT = re.compile(
    r".+\.(orig|rej|BASE|LOCAL|REMOTE|BACKUP)|.+_(BASE|LOCAL|REMOTE|BACKUP)_\d+(\.\w+)?|.+~[^~]+",
)
"""What git and its merge tools leave: `meeting.json.orig`, `meeting_LOCAL_123.json`, `x.json~HEAD`."""

_OURS = re.compile(
    r"(sognko|boards|meeting|closed)\.json|protokoll.*\.(md|html)|\.git(ignore|attributes)"
)


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found: a code, and what a sentence about it needs."""

    code: str
    params: dict[str, str | int] = {}


def of_archive(root: Path) -> Iterator[Trace]:
    """What is the matter with the files that belong to no one meeting. Raises `OSError`."""
    yield from _beside(root)
    try:
        data = files.read(root / boards.NAME)
    except FileNotFoundError:
        return
    if half_merged(data):
        return
    plain, twice = _plain(data)
    if plain is None:
        yield Trace(code="boards_damaged", params={"file": boards.NAME})
        return
    if twice:
        yield Trace(code="written_twice", params={"file": boards.NAME, "what": _few(twice)})
    rows = plain.get(boards.TABLE)
    ids = Counter(_text(row, "id") for row in (rows.values() if isinstance(rows, dict) else ()))
    for board_id, count in ids.items():
        if board_id and count > 1:
            yield Trace(code="board_twice", params={"board": board_id})


def of_meeting(root: Path, meeting_id: str, known_boards: frozenset[str] | None) -> Iterator[Trace]:
    """What is the matter with a meeting's files; `known_boards` are the ids there are, if known.

    Raises `OSError`.
    """
    folder = root / meeting_id
    yield from _beside(folder)
    try:
        data = files.read(folder / CHECKPOINT)
    except FileNotFoundError:
        yield Trace(code="no_meeting_file")
        return
    if half_merged(data):
        return
    plain, twice = _plain(data)
    if plain is None:
        yield Trace(code="meeting_damaged")
        return
    wrong = list(_wrong_numbers(plain.get("log")))
    if wrong:
        yield Trace(code="log_numbers", params={"numbers": ", ".join(wrong[:5])})
    if twice:
        yield Trace(code="written_twice", params={"file": CHECKPOINT, "what": _few(twice)})
    if wrong or twice:
        return
    try:
        found = checkpoint.parse(data)
    except Unsound:
        yield Trace(code="meeting_damaged")
        return
    yield from _claims(root, meeting_id, found)
    yield from _closed_part(folder, found)
    yield from _journal(folder, found)
    board = found.head.board
    if known_boards is not None and board.get("id") not in known_boards:
        yield Trace(code="board_missing", params={"board": board.get("name", "")})


def _beside(folder: Path) -> Iterator[Trace]:
    """What lies in a folder that git was at work in."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    for name in names:
        if _OURS.fullmatch(name) and not (folder / name).is_symlink():
            if half_merged(files.read(folder / name)):
                code = "half_merged_protocol" if name.startswith("protokoll") else "half_merged"
                yield Trace(code=code, params={"file": name})
        elif THEIRS.fullmatch(name):
            code = "their_meeting" if name.startswith("meeting") else "their_boards"
            yield Trace(code=code, params={"file": name})
    left = [name for name in names if _LEFT.fullmatch(name)]
    if left:
        yield Trace(code="left_by_merge", params={"files": ", ".join(left)})


def _plain(data: bytes) -> tuple[dict[str, object] | None, list[str]]:
    """The JSON as it lies, and the keys that stand twice in one place; None where it is none of ours."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice.extend(key for key, count in Counter(k for k, _ in pairs).items() if count > 1)
        return made

    try:
        plain = json.loads(data, object_pairs_hook=once)
    except (ValueError, RecursionError):
        return None, []
    return (plain if isinstance(plain, dict) else None), twice


def _few(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(names[:5]))


def _wrong_numbers(log: object) -> Iterator[str]:
    """The entries of a log that stand under another number than their own, or not in order."""
    rows = log if isinstance(log, dict) else {}
    for key, entry in rows.items():
        seq = entry.get("seq") if isinstance(entry, dict) else None
        if str(seq) != key:
            yield key
    numbers = [int(key) for key in rows if key.isdecimal()]
    yield from (str(after) for before, after in pairwise(numbers) if after <= before)


def _text(row: object, key: str) -> str:
    found = row.get(key) if isinstance(row, dict) else None
    return found if isinstance(found, str) else ""


def _claims(root: Path, meeting_id: str, found: checkpoint.Public) -> Iterator[Trace]:
    """Where a file says it is another meeting than the folder it lies in."""
    head = found.head
    called = head.id
    if called != meeting_id:
        there = (root / called / CHECKPOINT).is_file() if called == Path(called).name else False
        yield Trace(code="id_twice" if there else "other_id", params={"other": called})
    if head.date is not None and head.date != meeting_id[:10]:
        yield Trace(code="other_date", params={"date": head.date})
    name = head.board.get("name", "")
    slug = re.escape(naming.slug(name))
    if name and not re.fullmatch(rf"{slug}(-\d+)?", meeting_id[11:]):
        yield Trace(code="other_board", params={"board": name})


def _closed_part(folder: Path, found: checkpoint.Public) -> Iterator[Trace]:
    """Where `closed.json` is not the one that belongs to this `meeting.json`."""
    path = folder / apart.NAME
    if not path.exists():
        return
    part = found.head.apart
    told = apart.told(folder)
    belongs = told is not None and told[0] == found.head.id and part in (told[1], told[1] - 1)
    kept = apart.read(folder, part) if belongs else None
    if kept is None or any(entry.seq > found.head.last_seq for entry in kept.entries):
        yield Trace(code="closed_part_other", params={"file": apart.NAME})


def _journal(folder: Path, found: checkpoint.Public) -> Iterator[Trace]:
    """Where the journal goes on from another `meeting.json` than the one that came in its place.

    A reader takes for written what is not above the last number there, and it would go unseen.
    """
    left = journal.read(folder / JOURNAL)
    if left.header is None:
        return
    there = {entry.seq: (entry.at, entry.by) for entry in found.entries}
    begun_elsewhere = (
        left.header.generation == found.head.generation and left.header.base != found.head.last_seq
    )
    if begun_elsewhere or any(there.get(x.seq, (x.at, x.by)) != (x.at, x.by) for x in left.entries):
        yield Trace(code="journal_other", params={"file": JOURNAL})
