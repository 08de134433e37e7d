"""The index in a PostgreSQL, shared by all who work in one archive: its own full-text search."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from sognko_tui.archive.search.answering import Answering, Questions
from sognko_tui.archive.search.index import Gathering, Unusable
from sognko_tui.archive.search.postgresql import asking, schema
from sognko_tui.archive.search.postgresql.address import address
from sognko_tui.archive.search.postgresql.connection import WAIT, Connection


class PostgresIndex(Answering[Connection]):
    """An index in one schema. Whoever writes holds `writing`; reading needs nothing.

    Where the server was away, the next question connects again.
    """

    questions: ClassVar[Questions[Connection]] = asking

    def __init__(self, url: str) -> None:
        """The index at this URL (see `address`); nothing is connected yet. Raises `Unusable`."""
        self._address = address(url)
        self._db: Connection | None = None
        self._pen: Connection | None = None
        # Each connection is used by one thread at a time.
        self._turn = threading.RLock()
        self._writer = threading.RLock()

    # Reading

    def stamps(self) -> Mapping[str, str]:
        """See `Index.stamps`."""
        with self._asking() as db:
            return {row[0]: row[1] for row in db.run("SELECT id, stamp FROM meeting")}

    def digests(self, meeting: str) -> Mapping[str, int]:  # noqa: ARG002
        """See `Index.digests`: a meeting is always put whole, in two statements."""
        return {}

    def worn(self) -> bool:
        """See `Index.worn`. What is gone is cleared away by PostgreSQL itself."""
        return False

    @contextlib.contextmanager
    def _asking(self) -> Iterator[Connection]:
        with self._turn:
            db = self._connection()
            try:
                yield db
            except (ValueError, TypeError) as error:
                # What stands in the tables is nothing that was ever written there.
                raise Unusable("damaged", str(error)) from error

    def _connection(self) -> Connection:
        """The connection, to an index of this version; once more where it was lost meanwhile."""
        if self._db is not None and self._db.open:
            try:
                schema.version(self._db)
            except Unusable:
                if self._db.open:
                    raise
            else:
                return self._db
        self._db = Connection(self._address, wait=WAIT)
        schema.version(self._db)
        return self._db

    # Writing

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """See `Index.writing`. The lock goes with the connection that holds it."""
        with self._writer:
            if self._pen is not None:
                yield
                return
            self._pen = Connection(self._address, wait=None)
            try:
                self._pen.run(
                    "SELECT pg_advisory_lock(hashtext('sognko'), hashtext(:schema))",
                    schema=self._address.schema,
                )
                yield
            finally:
                self._pen.close()
                self._pen = None

    def build(self, meetings: Iterable[Gathering]) -> None:
        """See `Index.build`. It is one transaction: until it ends the others see what was there."""
        from sognko_tui.archive.search.postgresql import writing

        with self._changing() as db:
            there = schema.is_there(db)
            if there:
                db.run("DELETE FROM name")
                db.run("DELETE FROM meeting")
            else:
                schema.make(db, self._address.schema)
            for meeting in meetings:
                writing.put(db, meeting)
            if not there:
                for statement in schema.INDEXES:
                    db.run(statement)
        with self.writing(), contextlib.suppress(Unusable):
            # It is there and right; without this it is only slower until PostgreSQL does it by itself.
            if self._pen is not None:
                self._pen.run("VACUUM (ANALYZE) meeting, item, followup, cited, name")

    def put(self, meetings: Iterable[Gathering]) -> None:
        """See `Index.put`."""
        from sognko_tui.archive.search.postgresql import writing

        with self._changing() as db:
            schema.version(db)
            for meeting in meetings:
                writing.put(db, meeting)

    def drop(self, meetings: Iterable[str]) -> None:
        """See `Index.drop`."""
        from sognko_tui.archive.search.postgresql import writing

        with self._changing() as db:
            schema.version(db)
            writing.forget(db, meetings)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing."""
        with self.writing():
            db = self._pen
            if db is None or not db.open:
                raise Unusable("unreachable")
            db.run("BEGIN")
            try:
                yield db
                db.run("COMMIT")
            except BaseException:
                if db.open:
                    db.run("ROLLBACK")
                raise

    def close(self) -> None:
        """See `Index.close`."""
        with self._turn:
            if self._db is not None:
                self._db.close()
            self._db = None
