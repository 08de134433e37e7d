"""Laying a file into the archive's inbox, from whoever has no other way to it."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path
from typing import BinaryIO

from sognko_tui.archive.store import files
from sognko_tui.office import printable, restricted
from sognko_tui.office.trouble import Trouble

LIMIT = 50_000_000
"""Bytes of one file; more than any pack that can be read."""

ROOM = 1_000_000_000
"""Bytes of all that lies in an inbox: whoever may lay files there is not to fill the disk."""

LONGEST = 150
"""Bytes of a name, so that it fits on any disk."""


NOT_PACKS = frozenset({".csv", ".xlsx"})
"""How the names of files end that hold rosters."""


def packs(inbox: Path) -> tuple[Path, ...]:
    """The files in an inbox that may be agenda packs, and the folders with several, by name.

    Raises `OSError`.
    """
    if not inbox.is_dir():
        return ()
    # A link leads out of it, and would not be opened where the program is shut in.
    shut = restricted.on()
    return tuple(
        sorted(
            path
            for path in inbox.iterdir()
            if not path.name.startswith(".")
            and path.suffix.lower() not in NOT_PACKS
            and not (shut and (path.is_symlink() or path.is_dir()))
            and (path.is_file() or path.is_dir())
        )
    )


def put(inbox: Path, name: str, stream: BinaryIO) -> str:
    """Lay what the stream holds into the inbox; the name it has there.

    It is there whole or not at all, and never over another: with the very same in it the file that
    is there will do. Raises `Trouble`, `OSError`.
    """
    name = safe(name)
    data = stream.read(LIMIT + 1)
    if not data:
        raise Trouble("empty", {"name": name})
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": name, "limit": LIMIT})
    inbox.mkdir(mode=files.FOLDER_MODE, parents=True, exist_ok=True)
    if sum(file.lstat().st_size for file in inbox.iterdir()) + len(data) > ROOM:
        raise Trouble("inbox_full", {"limit": ROOM // 1_000_000})
    # A name of its own each time: two may send at once.
    with tempfile.TemporaryDirectory(prefix=".put-", dir=inbox) as folder:
        arrived = Path(folder) / "file"
        files.create(arrived, data)
        try:
            # Unlike a rename, a link never takes the place of what is there.
            os.link(arrived, inbox / name)
        except FileExistsError:
            if _same(inbox / name, data):
                return name
            raise Trouble("file_exists", {"name": name}) from None
    files.sync_folder(inbox)
    return name


def safe(name: str) -> str:
    """The name without what acts on a terminal. Raises `Trouble` where it is not one file's."""
    made = unicodedata.normalize("NFC", printable.line(name))
    size = len(made.encode("utf-8", "replace"))
    if not made or made.startswith(".") or size > LONGEST or any(c in made for c in "/\\"):
        raise Trouble("bad_name", {"name": made})
    return made


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.lstat().st_size == len(data) and files.read(path) == data
    except OSError:
        return False
