"""What git asks of us where two people changed the same file: the merge driver of `docs/sharing.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from sognko_tui.archive.store import CHECKPOINT, boards, files, merging
from sognko_tui.office import restricted
from sognko_tui.office.trouble import told
from sognko_tui.office.writing import NAME as PROTOCOL

Merged = Literal["merged", "to_be_written", "conflict"]
"""How it went: one file of both, a protocol to be written anew, or both as they are, ours in place."""

THEIRS = ".theirs"
"""What stands in the name of the other side's version, which is laid beside ours."""

_MERGES = {boards.NAME: merging.merge_boards, CHECKPOINT: merging.merge_meetings}


def merge(base: Path, ours: Path, theirs: Path, path: Path) -> tuple[Merged, Path | None]:
    """Merge what git has laid out for us into `ours`; `path` is the file's name in the working tree.

    Where that is left to people, `ours` stays as it is and theirs is laid beside `path`, in the file
    that is returned. Raises `Trouble`.
    """
    restricted.refuse("merge-driver")
    with told():
        merged = _MERGES.get(path.name)
        if merged is None:
            # A protocol is written by the program: whoever has both meetings merged writes it anew.
            return ("to_be_written" if path.name.startswith(PROTOCOL) else "conflict"), None
        there = theirs.read_bytes()
        try:
            ours.write_bytes(merged(base.read_bytes(), ours.read_bytes(), there))
        except merging.Conflict:
            return "conflict", _lay_beside(path, there)
        return "merged", None


def _lay_beside(path: Path, data: bytes) -> Path | None:
    """Theirs beside the file, once; None where there is no working tree to lay it in."""
    if not path.parent.is_dir():
        return None
    for known in path.parent.glob(f"{path.stem}{THEIRS}*{path.suffix}"):
        if known.read_bytes() == data:
            return known
    return files.add(path.parent, path.stem + THEIRS, path.suffix, data)
