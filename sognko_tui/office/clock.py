"""The time in Norway, and who sits at the keyboard."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Oslo")

LONGEST_NAME = 80
"""Characters of a person's name that stand in every event."""


class SystemClock:
    """The time of day in Norway.

    Where `SOGNKO_CLOCK` holds an ISO time (`2025-12-09T09:00:00+01:00`; without an offset it is
    Norwegian time) the clock stands still there, so that a test gives the same every time.
    """

    def __init__(self) -> None:
        """Raises `ValueError` where `SOGNKO_CLOCK` is no time."""
        fixed = os.environ.get("SOGNKO_CLOCK")
        self._fixed: datetime | None = None
        if fixed:
            at = datetime.fromisoformat(fixed)
            try:
                self._fixed = at.replace(tzinfo=ZONE) if at.tzinfo is None else at.astimezone(ZONE)
            except OverflowError as error:
                raise ValueError(fixed) from error

    def now(self) -> datetime:
        """Now, with an offset, as exactly as it is known."""
        return self._fixed if self._fixed is not None else datetime.now(ZONE)


def login() -> str:
    """Who sits at the keyboard: `$SOGNKO_USER` where an account is shared, else the login name."""
    named = person()
    if named:
        return named
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def person() -> str:
    """The name in `$SOGNKO_USER`, on one line and with nothing in it that acts on a terminal.

    It is UTF-8 whatever the locale: that is the reader's, and may be another than the writer's.
    """
    from sognko_tui.office import printable

    named = os.fsencode(os.environ.get("SOGNKO_USER", "")).decode("utf-8", "replace")
    return printable.line(named)[:LONGEST_NAME].strip()
