"""What the heart needs from outside: somewhere durable to write, and the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.state import Meeting


class Journal(Protocol):
    """Where entries become durable."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Write the entries, all or none; they are on disk when this returns.

        Raises `OSError` where they are not; none of them is in the journal then.
        """

    def checkpoint(self, entries: Sequence[Entry], meeting: Meeting) -> None:
        """Write the whole log and its fold anew, and let the journal begin afresh.

        Raises `OSError` where that failed; what was durable before still is.
        """


class Clock(Protocol):
    """The time of day."""

    def now(self) -> datetime:
        """Now, with an offset, as exactly as it is known; entries are stamped to the second."""
