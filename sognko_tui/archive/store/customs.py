"""The customs of a board: what it has in place of ours for what leaves the house.

They lie in the archive at `customs/<board id>/`: `protocol.typ` and `letter.txt`, two templates, and
`mark.svg` or `mark.png`, the board's mark, and `allowed_signers`, whose keys may sign. They are read
and never written by the program.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from sognko_tui.archive.store.errors import BadCustom

FOLDER = "customs"
PROTOCOL, LETTER = "protocol.typ", "letter.txt"
SIGNERS = "allowed_signers"

TEMPLATE_LIMIT = 256 * 1024
MARK_LIMIT = 2 * 1024 * 1024
"""Bytes of a file that is no custom any more, but something that lies there by mistake."""

MarkKind = Literal["svg", "png"]

_MARKS: tuple[MarkKind, ...] = ("svg", "png")
_ID = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+", re.ASCII)
_PNG = b"\x89PNG\r\n\x1a\n"


class Customs(NamedTuple):
    """What a board has in place of ours; None where it has ours."""

    protocol: str | None = None
    letter: str | None = None
    mark: tuple[bytes, MarkKind] | None = None


def read(root: Path, board_id: str) -> Customs:
    """The customs of a board of the archive in `root`; no folder is no customs.

    No link is followed, neither to the folder nor in it. Raises `BadCustom` for a file that is not
    what its name says, or `OSError`.
    """
    folder = _folder(root, board_id)
    if folder is None:
        return Customs()
    marks = ((kind, _bytes(folder / f"mark.{kind}", MARK_LIMIT)) for kind in _MARKS)
    found = next(((kind, data) for kind, data in marks if data is not None), None)
    return Customs(
        protocol=_text(folder / PROTOCOL),
        letter=_text(folder / LETTER),
        mark=None if found is None else (_mark(folder, *found), found[0]),
    )


def allowed_signers(root: Path, board_id: str) -> bytes | None:
    """The board's list of whose keys may sign, or None where there is none. Raises as `read`."""
    folder = _folder(root, board_id)
    return None if folder is None else _bytes(folder / SIGNERS, TEMPLATE_LIMIT)


def _folder(root: Path, board_id: str) -> Path | None:
    if not _ID.fullmatch(board_id):
        return None
    folder = root / FOLDER / board_id
    linked = any(path.is_symlink() for path in (folder.parent, folder))
    return None if linked or not folder.is_dir() else folder


def _text(path: Path) -> str | None:
    data = _bytes(path, TEMPLATE_LIMIT)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadCustom("custom_not_text", path=str(path), line=line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadCustom("custom_not_text", path=str(path), line=line)
    return text


def _mark(folder: Path, kind: MarkKind, data: bytes) -> bytes:
    """The mark, known by how it begins: what reads it would only say that it cannot."""
    looks = data.startswith(_PNG) if kind == "png" else b"<svg" in data[:4096]
    if not looks:
        raise BadCustom(f"custom_not_{kind}", path=str(folder / f"mark.{kind}"))
    return data


def _bytes(path: Path, limit: int) -> bytes | None:
    """The bytes of a plain file, or None where there is none. Raises as `read`."""
    try:
        # A pipe that lies there would be waited for.
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    except OSError:
        if path.is_symlink():
            raise BadCustom("custom_link", path=str(path)) from None
        raise
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise BadCustom("custom_no_file", path=str(path))
    with os.fdopen(fd, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise BadCustom("custom_too_large", path=str(path), limit=limit // 1024)
    return data
