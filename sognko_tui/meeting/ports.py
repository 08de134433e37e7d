"""What the heart needs from outside: somewhere durable to write, and the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.state import Meeting


class Journal(Protocol):
    """Where entries become durable."""

    @property
    def durable(self) -> int:
        """The sequence number up to which everything is on disk."""

    @property
    def failure(self) -> OSError | None:
        """Why the last try to write what is not on disk did not succeed, or None."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Take the entries over, in order.

        Normally they are on disk when this returns. Where the disk is slow or fails they are
        written later, by whatever way it takes: `durable` tells when they are there.
        """

    def save(self, patience: float) -> bool:
        """Have what waits written, waiting at most so many seconds; whether nothing waits any more."""

    def flush(self, patience: float) -> bool:
        """As `save`, also from a signal handler that broke into one of the other methods."""

    def checkpoint(self, entries: Sequence[Entry], meeting: Meeting) -> None:
        """Write the whole log and its fold anew, and let the journal begin afresh.

        Raises `OSError` where that failed; what was durable before still is.
        """

    def forget(self) -> None:
        """Remove whatever else holds what was in the log before the last checkpoint.

        The typing has settled: what was deleted is to be nowhere. Raises `OSError`.
        """


class Clock(Protocol):
    """The time of day."""

    def now(self) -> datetime:
        """Now, with an offset, as exactly as it is known; entries are stamped to the second."""
