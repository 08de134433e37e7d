"""What can go wrong in an act, as one kind of exception for the screens and the command line."""

from __future__ import annotations

import errno
import os.path
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from sognko_tui.archive.store import ArchiveError


class Trouble(Exception):
    """An act could not be done; nothing has changed. `sentences.trouble` says it in words."""

    def __init__(self, code: str, params: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, object] = dict(params or {})


@contextmanager
def told() -> Generator[None]:
    """Let what the parts raise come out as `Trouble`."""
    try:
        yield
    except ArchiveError as error:
        raise Trouble(error.code, error.params) from error
    except OSError as error:
        path = error.filename if isinstance(error.filename, str) else ""
        if os.path.basename(path).startswith("."):
            # A file on its way to its name: nobody has seen that one.
            path = os.path.dirname(path)
        code = _DISK.get(error.errno or 0, "disk")
        raise Trouble(code, {"path": path, "reason": error.strerror or str(error)}) from error


_DISK = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.EACCES: "disk_denied",
    errno.EPERM: "disk_denied",
}
"""What the system says of a disk that somebody can do something about."""
