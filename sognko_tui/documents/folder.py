"""Several files as one: those of a folder, or of a zip that is no document itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sognko_tui.documents.clean import clean
from sognko_tui.documents.lines import Document, Unreadable
from sognko_tui.documents.package import Package
from sognko_tui.documents.reading import FILE_LIMIT, read

FILES = 200
"""How many files one meeting's papers may be in."""

TOTAL = 200_000_000
"""Bytes of all of them together."""

_UNREAD = frozenset(
    {"unsupported_image", "unsupported_office", "unsupported_zip", "not_text", "empty"}
)
"""Why a file is left out: it is no text, and was not meant to be read here."""


class File(NamedTuple):
    """One file: its name without a folder, and its bytes."""

    name: str
    data: bytes


def in_folder(folder: Path) -> tuple[File, ...]:
    """The files of a folder, in the order of their names; hidden ones and links are left out.

    Raises `Unreadable`.
    """
    name = folder.name
    found: list[File] = []
    total = 0
    try:
        for path in sorted(folder.iterdir(), key=lambda path: _natural(path.name)):
            if path.name.startswith((".", "~$")) or path.is_symlink() or not path.is_file():
                continue
            total += path.stat().st_size
            if total > TOTAL:
                raise Unreadable("too_large", name=name, limit=TOTAL)
            if len(found) == FILES:
                raise Unreadable("too_many_files", name=name, limit=FILES)
            with path.open("rb") as file:
                found.append(File(_shown(path.name), file.read(FILE_LIMIT + 1)))
    except PermissionError:
        raise Unreadable("denied", name=name) from None
    except OSError as error:
        raise Unreadable("failed", name=name, reason=type(error).__name__) from None
    if not found:
        raise Unreadable("empty_folder", name=name)
    return tuple(found)


def in_zip(data: bytes, name: str) -> tuple[File, ...]:
    """The files of a zip, in the order of their names; nothing is unpacked to the disk.

    Raises `Unreadable`.
    """
    package = Package(data, name)
    found: list[File] = []
    total = 0
    for path in sorted(package.names, key=_natural):
        last = path.replace("\\", "/").rpartition("/")[2]
        if not last or last.startswith((".", "~$")) or path.startswith("__MACOSX/"):
            continue
        if len(found) == FILES:
            raise Unreadable("too_many_files", name=name, limit=FILES)
        part = package.part(path) or b""
        total += len(part)
        if total > TOTAL:
            raise Unreadable("too_large", name=name, limit=TOTAL)
        found.append(File(_shown(last), part))
    if not found:
        raise Unreadable("empty_folder", name=name)
    return tuple(found)


def as_zip(files: tuple[File, ...]) -> bytes:
    """The files in one zip, the same bytes for the same files; packed anew they would take longer."""
    out = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for number, file in enumerate(files, start=1):
            name = file.name if file.name not in taken else f"{number}-{file.name}"
            taken.add(name)
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), file.data)
    return out.getvalue()


def read_files(
    files: tuple[File, ...],
    name: str,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> tuple[Document, ...]:
    """Read each file that is a text; pictures and the like are left out.

    Raises `Unreadable` for a file that should be read and cannot be, and where none can be.
    """
    documents: list[Document] = []
    for done, file in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        if stopped is not None and stopped():
            raise Unreadable("stopped", name=name)
        try:
            documents.append(read(file.data, file.name, stopped=stopped))
        except Unreadable as reason:
            if reason.code not in _UNREAD:
                raise
    if not documents:
        raise Unreadable("empty_folder", name=name)
    return tuple(documents)


def _natural(name: str) -> tuple[object, ...]:
    """Names in the order somebody would put them: 2 before 10."""
    folded = name.casefold()
    return tuple(
        (int(part[:18]), "") if part.isdigit() else (-1, part)
        for part in re.split(r"(\d+)", folded)
        if part
    )


def _shown(name: str) -> str:
    return clean(name).replace("\n", " ").replace("\f", " ")[:200]
