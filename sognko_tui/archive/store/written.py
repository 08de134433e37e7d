"""What the program last wrote beside a meeting, so that a protocol edited by hand is told from an old one.

A hidden list in the meeting's folder has a line a file: the sha256 of what was written, the sequence
number of the meeting's last event then, and the name. It goes with the files through git, where the
lines of two sides are put together: whatever either program wrote is known on both. What full
protocols hash to stands in a list of its own, which git leaves out as it does them.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sognko_tui.archive.store import files
from sognko_tui.archive.store.lock import folder_locked
from sognko_tui.archive.store.sharing import FULL

LIST = ".written.txt"

EDITED = "retta"
"""What stands in the name of a protocol that was edited by hand and kept aside."""

_LINE = re.compile(r"([0-9a-f]{64}) (\d{1,15}) (\S{1,200})", re.ASCII)


class Written(NamedTuple):
    """A file as it was written once, when the meeting's last event had this number."""

    sha256: str
    seq: int
    name: str


def known(folder: Path, name: str) -> tuple[Written, ...]:
    """What is known to have been written under this name; a broken line says nothing. Raises `OSError`."""
    return tuple(line for line in _lines(folder / _list(name)) if line.name == name)


def there(folder: Path, name: str) -> bytes | None:
    """The file as it is now, or None: what a symbolic link leads to is none of ours. Raises `OSError`."""
    path = folder / name
    if path.is_symlink():
        return None
    try:
        return files.read(path)
    except FileNotFoundError:
        return None


def as_written(folder: Path, name: str, data: bytes) -> Written | None:
    """When this was written here, or None where it never was. Raises `OSError`."""
    digest = sha256(data).hexdigest()
    return next((line for line in known(folder, name) if line.sha256 == digest), None)


def write(folder: Path, name: str, data: bytes, seq: int) -> Path | None:
    """Put a file in place of the one that was written before; returns where an edited one is kept.

    Of a page it must be known that it was written otherwise, since pages of older programs are in no
    list and nobody edits them; whatever is no Markdown of ours is kept. Raises `OSError`; the old
    file is then still there.
    """
    with folder_locked(folder):
        before = there(folder, name)
        aside = None
        standing: list[Written] = []
        if before is not None and before != data:
            written = as_written(folder, name, before)
            if written is not None:
                standing.append(written)
            elif name.endswith(".md") or known(folder, name):
                aside = keep_aside(folder, name, before)
        # Before the file itself: whichever of the two is there after a crash is known.
        standing.append(Written(sha256(data).hexdigest(), seq, name))
        _note(folder / _list(name), name, standing)
        files.replace(folder / name, data)
    return aside


def keep_aside(folder: Path, name: str, data: bytes) -> Path:
    """Keep an edited protocol under a name of its own, once and never over another. Raises `OSError`.

    What ends in `-full` still does, so that git leaves it out.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    if stem.endswith(FULL):
        stem, suffix = stem.removesuffix(FULL), FULL + suffix
    stem = f"{stem}-{EDITED}-{sha256(data).hexdigest()[:8]}"
    for kept in sorted(folder.glob(f"{stem}*{suffix}")):
        if there(folder, kept.name) == data:
            return kept
    return files.add(folder, stem, suffix, data)


def _list(name: str) -> str:
    full = Path(name).stem.endswith(FULL)
    return LIST.replace(".txt", f"{FULL}.txt") if full else LIST


def _lines(path: Path) -> list[Written]:
    try:
        listed = files.read(path).decode("ascii", "replace").splitlines()
    except FileNotFoundError:
        return []
    found = (_LINE.fullmatch(line) for line in listed)
    return [Written(m[1], int(m[2]), m[3]) for m in found if m]


def _note(path: Path, name: str, standing: list[Written]) -> None:
    others = [line for line in _lines(path) if line.name != name]
    told = sorted({*others, *standing}, key=lambda line: (line.name, line.seq, line.sha256))
    text = "".join(f"{line.sha256} {line.seq} {line.name}\n" for line in told)
    files.replace(path, text.encode("ascii"))
