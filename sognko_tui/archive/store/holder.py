"""Who holds a meeting open: what its lock file tells."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The session that has a meeting open for writing.

    `start` is when the process began, in the kernel's ticks: with it a pid is never mistaken for
    a later process of the same number. `origin` is the address it was reached from over SSH.
    Empty fields are not known.
    """

    pid: int = 0
    start: int = 0
    user: str = ""
    tty: str = ""
    host: str = ""
    origin: str = ""
    since: datetime | None = None
