"""One connection to a PostgreSQL, and what its errors mean for the index."""

from __future__ import annotations

import contextlib
from typing import Any

import pg8000.native
from pg8000.exceptions import DatabaseError, Error

from sognko_tui.archive.search.index import Unusable
from sognko_tui.archive.search.postgresql.address import Address

WAIT = 10.0
"""Seconds to wait for an answer, where it is not known to take longer."""

_BY_STATE = {
    "3F000": "missing",  # no such schema
    "42P01": "missing",  # no such table
    "42703": "outdated",  # no such column
    "42704": "outdated",  # no such dictionary
    "40001": "busy",
    "40P01": "busy",
    "55P03": "busy",
    "57014": "busy",
    "XX001": "damaged",
    "XX002": "damaged",
}
"""What a state means that PostgreSQL tells (its manual, appendix A); any other: it cannot be reached."""


class Connection:
    """A connection in the schema. Every method raises `Unusable`."""

    def __init__(self, address: Address, *, wait: float | None) -> None:
        """Connect; nobody waits longer than `wait` seconds for any answer."""
        try:
            self._db = pg8000.native.Connection(
                address.user,
                host=address.host,
                port=address.port,
                database=address.database,
                password=address.password,
                unix_sock=address.socket,
                ssl_context=address.tls_context(),
                timeout=wait,
                application_name="sognko",
            )
        except (Error, OSError) as error:
            raise unusable(error) from error
        self.open = True
        # Names of tables need no schema from here on, so that none is ever pasted into a question.
        self.run("SELECT set_config('search_path', :schema, false)", schema=address.schema)

    def run(self, sql: str, **values: Any) -> list[list[Any]]:
        """The rows that a question gives. Whatever is not known beforehand is among `values`."""
        try:
            rows = self._db.run(sql, **{name: clean(value) for name, value in values.items()})
        except (Error, OSError) as error:
            if not isinstance(error, DatabaseError):
                self.close()
            raise unusable(error) from error
        except BaseException:
            # Half an answer may still be on its way: nothing more can be asked here.
            self.close()
            raise
        return rows if rows is not None else []

    def close(self) -> None:
        """Let go of it. Doing it twice is harmless."""
        self.open = False
        with contextlib.suppress(Error, OSError):
            self._db.close()


def clean(value: Any) -> Any:
    """Without what PostgreSQL has in no text."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [clean(one) for one in value]
    return value


def unusable(error: Exception) -> Unusable:
    """What an error means for the index."""
    told = error.args[0] if error.args else ""
    if isinstance(error, DatabaseError) and isinstance(told, dict):
        return Unusable(_BY_STATE.get(told.get("C", ""), "unreachable"), told.get("M", ""))
    return Unusable("unreachable", str(told))
