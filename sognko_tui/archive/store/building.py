"""A meeting's folder is built under another name, and is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BUILDING = ".ny-"


@contextlib.contextmanager
def building(root: Path, meeting_id: str, give_way: Sequence[str] = ()) -> Iterator[Path]:
    """A folder to be filled, which then is the meeting's, instead of those that give way.

    Whoever builds holds the lock of the `root`. Raises `OSError`.
    """
    new = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=root))
    try:
        yield new
        _put_in_place(root, new, meeting_id, give_way)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    files.sync_folder(root)
    sweep(root)


def _put_in_place(root: Path, new: Path, meeting_id: str, give_way: Sequence[str]) -> None:
    aside: list[tuple[Path, Path]] = []
    try:
        for blank in give_way:
            folder, away = root / blank, Path(f"{new}-{blank}")
            os.rename(folder, away)
            aside.append((folder, away))
        os.rename(new, root / meeting_id)
    except OSError:
        for folder, away in aside:
            os.rename(away, folder)
        raise


def sweep(root: Path) -> None:
    """Remove folders that a killed program did not come to rename."""
    for left in root.glob(_BUILDING + "*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
