"""A TinyDB storage that keeps the tables in memory until told to write them, once and whole.

TinyDB writes its file at every operation on a table, and its own storage does so in place: a kill
or a full disk in the middle of it leaves nothing that can be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from sognko_tui.archive.store import files

Tables = dict[str, dict[str, Any]]

_encoder = msgspec.json.Encoder(order="sorted")


class BufferedStorage(Storage):
    """The tables of one file. What is not flushed is not kept."""

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        """`fresh` begins with no tables, whatever the file holds."""
        self._path = path
        self._tables: Tables | None = {} if fresh else None

    def read(self) -> Tables | None:
        """The tables, from the file the first time. Raises `OSError`, `msgspec.DecodeError`."""
        if self._tables is None:
            try:
                data = files.read(self._path)
            except FileNotFoundError:
                return None
            self._tables = msgspec.json.decode(data, type=Tables)
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep the tables for `flush`."""
        self._tables = data

    def flush(self) -> None:
        """Put the tables on disk: one temporary file, fsync, rename, fsync of the folder.

        Raises `OSError`; the file is then as it was.
        """
        files.replace(self._path, serialise(self._tables or {}))


def serialise(tables: Tables) -> bytes:
    """The tables as they lie on disk: indented, not escaped, in an order that never changes.

    Documents are sorted by their number and not by its digits, so that what is added to a table
    is added at its end and a version control system shows it so.
    """
    ordered = {
        name: {
            number: msgspec.Raw(_encoder.encode(document))
            for number, document in sorted(table.items(), key=lambda row: int(row[0]))
        }
        for name, table in sorted(tables.items())
    }
    return msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"
