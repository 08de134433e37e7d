"""What every act at the desk needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sognko_tui.archive.store import Archive
    from sognko_tui.meeting.ports import Clock


class Acts:
    """An archive, who sits at it and the time; the acts of one subject are a subclass."""

    def __init__(self, archive: Archive, by: str, clock: Clock, index: str | None = None) -> None:
        """`by` stands in every event that is recorded here; `index` is the URL of a shared index."""
        self._archive = archive
        self._index = index
        self.by = by
        self.clock = clock

    @property
    def root(self) -> Path:
        """The archive's folder."""
        return self._archive.path
