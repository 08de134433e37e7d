"""Which engine an index is kept in."""

from __future__ import annotations

from pathlib import Path

from sognko_tui.archive.search.index import Index, Unusable

POSTGRESQL = ("postgresql://", "postgres://")


def index(root: Path, url: str | None = None) -> Index:
    """The index of the archive in this folder, in a file there or at the URL of a PostgreSQL.

    Raises `Unusable`: `no_driver` where what PostgreSQL needs is not installed, `unknown` for any
    other URL.
    """
    if url is None:
        from sognko_tui.archive.search.sqlite import SqliteIndex

        return SqliteIndex(root)
    if not url.startswith(POSTGRESQL):
        raise Unusable("unknown", url.partition(":")[0])
    try:
        from sognko_tui.archive.search.postgresql import PostgresIndex
    except ImportError as error:
        raise Unusable("no_driver", error.name or "") from error
    return PostgresIndex(url)
