"""Looking up what was decided, and the index that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.base import Acts

if TYPE_CHECKING:
    from sognko_tui.office.indexing import Indexing
    from sognko_tui.office.searching import Searching


class Lookups(Acts):
    """What the archive is asked, and who keeps its index."""

    _indexing: Indexing | None = None

    def searching(self) -> Searching:
        """What the archive can be asked; close it after use."""
        from sognko_tui.office.searching import Searching

        return Searching(self._archive, self._index)

    @property
    def indexing(self) -> Indexing:
        """Who keeps the index as the archive is, in the background."""
        if self._indexing is None:
            from sognko_tui.office.indexing import Indexing

            self._indexing = Indexing(self._archive, self._index)
        return self._indexing

    def _note(self, meeting_id: str) -> None:
        """A decision has come to the disk: let the index know, where there is one."""
        from sognko_tui.archive.search.names import NAME

        if self._indexing is not None or self._index or (self._archive.path / NAME).exists():
            self.indexing.note(meeting_id)

    def close(self) -> None:
        """Let go of what works in the background."""
        if self._indexing is not None:
            self._indexing.close()
