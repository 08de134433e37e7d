"""A file that a command writes where it was told to, outside the archive."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sognko_tui.archive.store import files
from sognko_tui.office import restricted
from sognko_tui.office.trouble import Trouble, told


def save(
    data: Iterable[bytes], path: Path, *, force: bool = False, option: str = "--output"
) -> None:
    """Write the file whole or not at all; over another one only with `force`. Raises `Trouble`.

    The pieces are written as they come: what they are made from may be more than there is room for.
    `option` is how the file was named, to be told where no file may be.
    """
    restricted.refuse(option)
    if path.is_dir():
        raise Trouble("is_folder", {"name": str(path)})
    if os.path.lexists(path) and not force:
        raise Trouble("roster_exists", {"name": str(path)})
    temporary = path.with_name(f".{path.name}.{os.getpid()}.ny")
    with told():
        try:
            files.create_of(temporary, data)
            _put_in_place(temporary, path, force=force)
        except FileExistsError:
            raise Trouble("roster_exists", {"name": str(path)}) from None
        finally:
            with suppress(OSError):
                os.unlink(temporary)
        files.sync_folder(path.parent)


def _put_in_place(temporary: Path, path: Path, *, force: bool) -> None:
    if not force:
        # Unlike a rename, a link never takes the place of what has come there meanwhile; a memory
        # stick may know of no links, and then nobody is as quick as that.
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            pass
        else:
            return
    os.replace(temporary, path)
