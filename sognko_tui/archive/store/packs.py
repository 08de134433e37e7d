"""The agenda packs in a meeting's folder, as they came: every version, under a name of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sognko_tui.archive.store import files
from sognko_tui.archive.store.lock import folder_locked

if TYPE_CHECKING:
    from pathlib import Path

PACK = "sakspapir"

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_PACK = re.compile(PACK + r"(?:-(?P<version>[2-9]|[1-9]\d+))?\.\w+", re.ASCII)


def file_name(suffix: str, version: int = 1) -> str:
    """What a pack is called in the folder; a suffix that is none of a file is not taken over."""
    number = f"-{version}" if version > 1 else ""
    return PACK + number + (suffix if _SUFFIX.fullmatch(suffix) else ".txt")


def every(folder: Path) -> tuple[Path, ...]:
    """Every version of the pack, in the order they came. Raises `OSError`."""
    found = {
        int(match["version"] or 1): path
        for path in sorted(folder.glob(PACK + "*"), reverse=True)
        if (match := _PACK.fullmatch(path.name)) and not path.is_symlink()
    }
    return tuple(found[version] for version in sorted(found))


def add(folder: Path, data: bytes, suffix: str) -> str:
    """Keep a later version beside the earlier ones, whole or not at all; returns its file's name.

    Raises `OSError`.
    """
    with folder_locked(folder):
        version = len(every(folder)) + 1
        while (folder / (name := file_name(suffix, version))).exists():
            version += 1
        files.replace(folder / name, data)
    return name
