"""The index in a file of the archive: SQLite with its full-text search."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar, NoReturn

from sognko_tui.archive.search.answering import Answering, Questions
from sognko_tui.archive.search.index import Gathering, Unusable
from sognko_tui.archive.search.names import BUILDING, LOCK, NAME
from sognko_tui.archive.search.sqlite import asking, schema

WORN = 0.1
"""The share of the items from which what stands out of order, or is gone, is put right by building."""
WORN_AT_LEAST = 2_000


class SqliteIndex(Answering[sqlite3.Connection]):
    """An index in one file. Whoever writes holds `writing`; reading needs nothing.

    A file that was built anew meanwhile is found by the next question.
    """

    questions: ClassVar[Questions[sqlite3.Connection]] = asking

    def __init__(self, folder: Path) -> None:
        """The index of the archive in this folder; the file need not be there yet."""
        self.path = folder / NAME
        self._folder = folder
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        # The connection is used by one thread at a time.
        self._turn = threading.RLock()

    # Reading

    def stamps(self) -> Mapping[str, str]:
        """See `Index.stamps`."""
        with self._asking() as db:
            return dict(db.execute("SELECT id, stamp FROM meeting"))

    def digests(self, meeting: str) -> Mapping[str, int]:
        """See `Index.digests`."""
        with self._asking() as db:
            return asking.digests(db, meeting)

    def worn(self) -> bool:
        """See `Index.worn`."""
        with self._asking() as db:
            last, ordered = schema.about(db, "last"), schema.about(db, "ordered")
            there = db.execute("SELECT count(*) FROM item").fetchone()[0]
            most = max(WORN_AT_LEAST, int(there * WORN))
            if schema.about(db, "shut"):
                return True
            return last - ordered > most or last - there > 2 * most

    @contextlib.contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            try:
                yield self._connection()
            except sqlite3.Error as error:
                self._fail(error)
            except UnicodeEncodeError:
                # An id that cannot stand in any file: the question is wrong, not the index.
                raise
            except (ValueError, TypeError) as error:
                # What stands in the file is nothing that was ever written there.
                self._take_away()
                raise Unusable("damaged", str(error)) from error

    def _connection(self) -> sqlite3.Connection:
        try:
            found = os.stat(self.path)
        except OSError:
            self.close()
            raise Unusable("missing") from None
        file = (found.st_dev, found.st_ino)
        if self._db is None or file != self._file:
            self.close()
            self._db = schema.connect(self.path)
            self._file = file
        return self._db

    def _fail(self, error: sqlite3.Error) -> NoReturn:
        found = schema.unusable(error)
        if schema.is_broken(error):
            self._take_away()
        elif found.code != "busy":
            self.close()
        raise found from error

    def _take_away(self) -> None:
        """Remove a file that is broken, in whatever part: then everybody knows that there is none."""
        file = self._file
        self.close()
        with contextlib.suppress(OSError):
            found = os.stat(self.path)
            if file == (found.st_dev, found.st_ino):
                self.path.unlink()

    # Writing

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """See `Index.writing`. The lock goes with the process that holds it."""
        try:
            fd = os.open(
                self._folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600
            )
        except OSError as error:
            raise Unusable("unreachable", str(error)) from error
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield
        finally:
            os.close(fd)

    def build(self, meetings: Iterable[Gathering]) -> None:
        """See `Index.build`. The file is made beside the old one and put in its place."""
        from sognko_tui.archive.search.sqlite import writing

        building = self._folder / BUILDING
        with self._turn:
            try:
                building.unlink(missing_ok=True)
                os.close(
                    os.open(building, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
                )
                with contextlib.closing(schema.make(building)) as db:
                    writing.fill(db, meetings)
                    db.execute("COMMIT")
                    # What was put together into one segment has left its room empty.
                    db.execute("VACUUM")
                # A journal that a killed writer left belongs to the old file.
                Path(f"{self.path}-journal").unlink(missing_ok=True)
                os.replace(building, self.path)
            except sqlite3.Error as error:
                self._fail(error)
            except OSError as error:
                raise Unusable("unreachable", str(error)) from error
            finally:
                with contextlib.suppress(OSError):
                    building.unlink(missing_ok=True)

    def put(self, meetings: Iterable[Gathering]) -> None:
        """See `Index.put`."""
        from sognko_tui.archive.search.sqlite import writing

        with self._changing() as db:
            writing.replace(db, meetings)

    def drop(self, meetings: Iterable[str]) -> None:
        """See `Index.drop`."""
        from sognko_tui.archive.search.sqlite import writing

        with self._changing() as db:
            writing.forget(db, meetings)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        with self._turn:
            try:
                db = self._connection()
                db.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                    db.execute("COMMIT")
                except BaseException:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                self._fail(error)

    def close(self) -> None:
        """See `Index.close`."""
        with self._turn:
            if self._db is not None:
                with contextlib.suppress(sqlite3.Error):
                    self._db.close()
            self._db, self._file = None, None
