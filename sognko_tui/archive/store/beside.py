"""What lies beside a meeting and is made once: an approved protocol, its seal, signatures, receipts.

A copy of the meeting has them too: a signature cannot be written anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from sognko_tui.archive.store import files
from sognko_tui.archive.store.parcel import PackFile

_KEPT = re.compile(r"(?:protokoll|kvittering)[A-Za-z0-9._-]{0,160}", re.ASCII)
_SEAL = ".sha256"


def is_kept(name: str) -> bool:
    """Whether a file of this name is one of these, and nothing but a name."""
    return _KEPT.fullmatch(name) is not None and not name.endswith(".tmp")


def kept(folder: Path) -> tuple[PackFile, ...]:
    """These files of a meeting, by name; none where its protocol was never sealed. Raises `OSError`."""
    found = sorted(
        path
        for path in folder.iterdir()
        if is_kept(path.name) and path.is_file() and not path.is_symlink()
    )
    if not any(path.name.endswith(_SEAL) for path in found):
        return ()
    return tuple(PackFile(name=path.name, data=files.read(path)) for path in found)
