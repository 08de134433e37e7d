"""Taking meetings into the index in SQLite."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from sognko_tui.archive.search.index import Entry, Gathering
from sognko_tui.archive.search.signs import DECISION, TITLE, facts_of
from sognko_tui.archive.search.sqlite.schema import about
from sognko_tui.archive.search.words import slug, stem

_HASH = 32 << 20
"""Bytes of words that are gathered before they are written, while the index is built."""

_FULL_TEXT = ("words", "parts")

_order = msgspec.msgpack.Encoder(order="sorted")


def fill(db: sqlite3.Connection, meetings: Iterable[Gathering]) -> None:
    """Put all meetings into new tables, oldest first.

    Those that were moved to another day after their folders were named are out of order; they come last.
    """
    _set(db, hashsize=_HASH, automerge=0)
    known: set[str] = set()
    last = 0
    moved: list[Gathering] = []

    def put(meeting: Gathering) -> None:
        nonlocal last
        no = _meeting(db, meeting)
        for entry in _latest_first(meeting):
            last += 1
            _entry(db, last, no, meeting, entry)
            _learn(db, entry.text - known)
            known.update(entry.text)

    latest = (date.min, "")
    for meeting in meetings:
        place = (meeting.day, meeting.id)
        if place < latest or not meeting.id.startswith(meeting.day.isoformat()):
            moved.append(meeting)
        else:
            latest = place
            put(meeting)
    ordered = last
    for meeting in moved:
        put(meeting)
    for table in _FULL_TEXT:
        # With one segment a word is looked up in one place.
        db.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    _set(db, hashsize=1 << 20, automerge=4)
    db.executemany(
        "UPDATE about SET value = ? WHERE name = ?", [(ordered, "ordered"), (last, "last")]
    )


def _set(db: sqlite3.Connection, **settings: int) -> None:
    for table in _FULL_TEXT:
        for name, value in settings.items():
            db.execute(f"INSERT INTO {table}({table}, rank) VALUES (?, ?)", (name, value))


def replace(db: sqlite3.Connection, meetings: Iterable[Gathering]) -> None:
    """Put meetings instead of what is there of them; only the items that changed are written."""
    last, ordered, shut = about(db, "last"), about(db, "ordered"), about(db, "shut")
    for meeting in meetings:
        there = _there(db, meeting)
        no = _meeting(db, meeting)
        in_order = last == ordered and not there and _is_latest(db, meeting)
        for entry in _latest_first(meeting):
            digest = _digest(meeting, entry)
            if (entry.item, digest) in there:
                del there[entry.item, digest]
                continue
            last += 1
            _entry(db, last, no, meeting, entry)
            _learn(db, entry.text)
        changed = {item for item, _ in there}
        shut += sum(entry.closed and entry.item in changed for entry in meeting.entries)
        forget_items(db, there.values())
        if in_order:
            ordered = last
    db.executemany(
        "INSERT OR REPLACE INTO about VALUES (?, ?)",
        [("ordered", ordered), ("last", last), ("shut", shut)],
    )


def forget(db: sqlite3.Connection, meetings: Iterable[str]) -> None:
    """Take meetings out."""
    for meeting in meetings:
        rows = db.execute(
            "SELECT item.id, meeting.no FROM meeting LEFT JOIN item ON item.meeting = meeting.no WHERE meeting.id = ?",
            (meeting,),
        ).fetchall()
        forget_items(db, [row[0] for row in rows if row[0] is not None])
        db.executemany("DELETE FROM meeting WHERE no = ?", {(row[1],) for row in rows})


def forget_items(db: sqlite3.Connection, items: Iterable[int]) -> None:
    """Take items out; their words stay, and lead to nothing."""
    gone = [(item,) for item in items]
    db.executemany("DELETE FROM item WHERE id = ?", gone)
    for item in gone:
        db.execute("DELETE FROM followup WHERE item = ?", item)
        db.execute("DELETE FROM cited WHERE item = ?", item)


def _there(db: sqlite3.Connection, meeting: Gathering) -> dict[tuple[str, int], int]:
    """The items that are there of a meeting, each with its digest, and their numbers."""
    found = db.execute(
        "SELECT item.item, item.digest, item.id FROM item JOIN meeting ON meeting.no = item.meeting"
        " WHERE meeting.id = ?",
        (meeting.id,),
    )
    return {(item, digest): number for item, digest, number in found}


def _is_latest(db: sqlite3.Connection, meeting: Gathering) -> bool:
    """Whether all others come before it in a list."""
    later = db.execute(
        "SELECT 1 FROM meeting WHERE (day, id) > (?, ?) LIMIT 1",
        (meeting.day.isoformat(), meeting.id),
    )
    return later.fetchone() is None


def _meeting(db: sqlite3.Connection, meeting: Gathering) -> int:
    row = (
        meeting.stamp,
        meeting.day.isoformat(),
        meeting.board,
        meeting.board_name,
        meeting.by_year,
        meeting.broken,
        meeting.machine,
        meeting.held,
        meeting.seats,
        meeting.met,
        meeting.minutes,
        meeting.id,
    )
    changed = db.execute(
        "UPDATE meeting SET stamp = ?, day = ?, board = ?, board_name = ?, by_year = ?, broken = ?,"
        " machine = ?, held = ?, seats = ?, met = ?, minutes = ? WHERE id = ?",
        row,
    )
    if not changed.rowcount:
        db.execute(
            "INSERT INTO meeting (stamp, day, board, board_name, by_year, broken, machine, held,"
            " seats, met, minutes, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    found = db.execute("SELECT no FROM meeting WHERE id = ?", (meeting.id,)).fetchone()
    return int(found[0])


def _latest_first(meeting: Gathering) -> list[Entry]:
    """Within a meeting the first item has the highest number: it is the first in a list."""
    return sorted(meeting.entries, key=lambda entry: -entry.position)


def _digest(meeting: Gathering, entry: Entry) -> int:
    """A number that is another one when something of the entry is."""
    return _number_of(meeting.day, meeting.board, entry)


def _number_of(*facts: object) -> int:
    """A number that stands for these facts, and in practice for no others."""
    return int.from_bytes(hashlib.blake2b(_order.encode(facts), digest_size=7).digest(), "big")


def _entry(db: sqlite3.Connection, number: int, no: int, meeting: Gathering, entry: Entry) -> None:
    votes = msgspec.json.encode(entry.votes).decode() if entry.votes is not None else None
    db.execute(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            no,
            _digest(meeting, entry),
            entry.item,
            entry.position,
            entry.number,
            entry.title,
            entry.kind,
            entry.outcome,
            entry.closed,
            entry.decided,
            votes,
            entry.seconds,
            _number_of(meeting.board, entry.matter) if entry.matter else None,
        ),
    )
    for table, words in zip(
        _FULL_TEXT, (_words(meeting, entry), _parts(meeting, entry)), strict=True
    ):
        db.execute(f"INSERT INTO {table}(rowid, text) VALUES (?, ?)", (number, " ".join(words)))
    db.executemany(
        "INSERT INTO followup VALUES (?, ?, ?, ?, ?)",
        [
            (
                number,
                one.number,
                one.day.isoformat() if one.day else None,
                one.done_on is None,
                msgspec.json.encode(one).decode(),
            )
            for one in entry.followups
        ],
    )
    db.executemany(
        "INSERT INTO cited VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                nth,
                one.words,
                one.number,
                one.year,
                one.day.isoformat() if one.day else "",
                one.previous,
                one.meeting,
            )
            for nth, one in enumerate(entry.cites)
        ],
    )
    for facet, names in (("municipality", entry.municipalities), ("person", entry.people)):
        db.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)",
            [(facet, slug(name), name, meeting.board) for name in names],
        )


def _words(meeting: Gathering, entry: Entry) -> Iterator[str]:
    yield from sorted(entry.text)
    yield from facts_of(meeting, entry)


def _parts(meeting: Gathering, entry: Entry) -> Iterator[str]:
    yield from (TITLE + word for word in sorted(entry.in_title))
    yield from (DECISION + word for word in sorted(entry.in_decision))
    yield from facts_of(meeting, entry)


def _learn(db: sqlite3.Connection, words: Iterable[str]) -> None:
    """Keep which words there are, by their stems, with which they begin.

    (A word whose stem it does not begin with, if a stemmer ever makes one, is kept under itself too.)
    """
    rows = []
    for word in words:
        root = stem(word)
        rows.append((root, word))
        if not word.startswith(root):
            rows.append((word, word))
    db.executemany("INSERT OR IGNORE INTO word VALUES (?, ?)", rows)
