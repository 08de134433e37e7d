"""The tables of the index in SQLite, and opening a file that has them.

`words` is FTS5 without content, positions or sizes: which rows have a word, and nothing else. A row
has the words and the facts of an item, one of `parts` those of its title and decision (see `signs`). A row of them is an
item for as long as `item` has a row of that number: deleting from an index without content is not
possible before SQLite 3.43, so what is gone stays in there until the index is built anew.

That of an item that was closed to the public after it was taken in is no exception: `shut` counts
those, and from the first on the index is to be built anew.

Rows are numbered so that a higher number is a later meeting, up to `ordered`; what was taken in out
of that order stands after it, and is sorted when it is asked for.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sognko_tui.archive.search.index import VERSION, Unusable

PREFIXES = (2, 3, 4)
"""Letters of a beginning that are looked up at once; longer ones by the words that begin so."""

_WAIT = 5.0
"""Seconds to wait for another program that is writing."""

_TABLES = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE meeting (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, day TEXT NOT NULL,
  board TEXT NOT NULL, board_name TEXT NOT NULL, by_year INTEGER NOT NULL, broken TEXT NOT NULL,
  machine INTEGER NOT NULL, held INTEGER NOT NULL, seats INTEGER NOT NULL, met INTEGER NOT NULL,
  minutes INTEGER NOT NULL
);
CREATE INDEX meeting_day ON meeting (day, board);
CREATE TABLE item (
  id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, digest INTEGER NOT NULL, item TEXT NOT NULL,
  position INTEGER NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  outcome TEXT NOT NULL, closed INTEGER NOT NULL, decided INTEGER NOT NULL,
  votes TEXT, seconds INTEGER NOT NULL, matter INTEGER
);
CREATE INDEX item_meeting ON item (meeting);
CREATE INDEX item_matter ON item (matter) WHERE matter IS NOT NULL;
CREATE TABLE followup (item INTEGER, number INTEGER, day TEXT, open INTEGER, told TEXT, PRIMARY KEY (item, number)) WITHOUT ROWID;
CREATE INDEX followup_open ON followup (open, day);
CREATE TABLE cited (
  item INTEGER, nth INTEGER, words TEXT, number TEXT, year INTEGER, day TEXT, previous INTEGER,
  meeting TEXT, PRIMARY KEY (item, nth)
) WITHOUT ROWID;
CREATE INDEX cited_number ON cited (number, day);
CREATE TABLE name (facet TEXT, value TEXT, name TEXT, board TEXT, PRIMARY KEY (facet, value, board)) WITHOUT ROWID;
CREATE TABLE word (stem TEXT, term TEXT, PRIMARY KEY (stem, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  text, content='', columnsize=0, detail=none, prefix='{" ".join(map(str, PREFIXES))}',
  tokenize="ascii tokenchars '-'"
);
CREATE VIRTUAL TABLE parts USING fts5(
  text, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '-'"
);
"""


def make(path: Path) -> sqlite3.Connection:
    """A new file with the tables, for writing. Raises `sqlite3.Error`."""
    made = sqlite3.connect(path, isolation_level=None)
    # What is half built when the machine dies is built anew: nothing of it needs to be safe.
    made.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;")
    made.execute("BEGIN")
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            made.execute(statement)
    made.executemany(
        "INSERT INTO about VALUES (?, ?)",
        [("version", VERSION), ("ordered", 0), ("last", 0), ("shut", 0)],
    )
    return made


def connect(path: Path) -> sqlite3.Connection:
    """The file, for reading and writing. Raises `Unusable` where it is no index of this version."""
    if not path.exists():
        raise Unusable("missing")
    try:
        found = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=_WAIT,
            check_same_thread=False,
        )
        try:
            version = about(found, "version")
        except BaseException:
            found.close()
            raise
    except sqlite3.Error as error:
        raise unusable(error) from error
    if version != VERSION:
        found.close()
        raise Unusable("outdated")
    return found


def about(db: sqlite3.Connection, name: str) -> int:
    """A number that is kept of the whole index. Raises `sqlite3.Error`."""
    row = db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row is not None else 0


def is_broken(error: sqlite3.Error) -> bool:
    """Whether the file itself is not as SQLite wrote it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    undecodable = not code and isinstance(error, sqlite3.OperationalError)
    return undecodable or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def unusable(error: sqlite3.Error) -> Unusable:
    """What an error of SQLite means for the index."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Unusable("busy", str(error))
    if code in (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
    ):
        return Unusable("unreachable", str(error))
    return Unusable("damaged", str(error))
