"""What comes out of a meeting: its protocol, and a copy of the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.readings import Readings
from sognko_tui.office.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from sognko_tui.meeting.state import Meeting
    from sognko_tui.office.copies import Copy
    from sognko_tui.office.publishing import Published
    from sognko_tui.office.reading_back import Comparison
    from sognko_tui.office.writing import Aside


class Records(Readings):
    """Writing the protocol, and taking a meeting elsewhere and back."""

    def protocol(self, meeting_id: str, form: str, *, full: bool = False) -> str:
        """The protocol as it stands, as `md` or `html`; what is public, or in `full` everything."""
        from sognko_tui.office import writing

        return writing.text(self.look(meeting_id), form, public=not full)

    def write(self, meeting_id: str, aside: Aside | None = None) -> tuple[Path, ...]:
        """Write the protocol; returns the paths of the Markdown files, the public one first.

        `aside` is told where a protocol that was edited by hand is kept.
        """
        from sognko_tui.meeting.fold import fold
        from sognko_tui.office import sealing

        entries = self.log(meeting_id)
        with told():
            return sealing.write(self._archive, meeting_id, entries, fold(entries), aside)

    def compare(self, meeting_id: str, copy: Path | None = None) -> tuple[Comparison, ...]:
        """The protocols that were edited by hand, or a `copy` of one, held against the record."""
        from sognko_tui.meeting.fold import fold
        from sognko_tui.office import reading_back

        entries = self.log(meeting_id)
        record = reading_back.Recorded(self._archive, fold(entries), entries, self.clock.now())
        with told():
            if copy is not None:
                return (reading_back.compare_copy(record, copy),)
            return reading_back.compare(record)

    def drop_edits(self, meeting_id: str, found: Comparison, aside: Aside | None = None) -> None:
        """Let the record stand: the edited file is kept aside, and `aside` is told where."""
        from sognko_tui.office import reading_back

        reading_back.drop(self._archive, meeting_id, self.look(meeting_id), found, aside=aside)

    def outdated(self, meeting: Meeting) -> bool:
        """Whether a protocol was written and is not any longer what would be written now."""
        from sognko_tui.office import sealing

        with told():
            return bool(sealing.outdated(self._archive, meeting.id, meeting))

    def backup(self, meeting_id: str) -> Copy:
        """The whole meeting as it stands, also while somebody writes."""
        from sognko_tui.office import copies

        with told():
            return copies.take(self._archive, meeting_id)

    def restore(self, path: Path, *, another: bool = False) -> str:
        """Make a meeting of a copy again, never over one that is there; returns its id."""
        from sognko_tui.office import copies

        with told():
            return copies.restore(self._archive, path, another=another)

    def publish(
        self,
        into: Path,
        *,
        boards: Collection[str] | None = None,
        base: str | None = None,
        drafts: bool = False,
        anew: bool = False,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> Published:
        """Make a website of the approved protocols in a folder, or bring it up to date.

        See `publishing.publish`.
        """
        from sognko_tui.office import publishing

        with told():
            return publishing.publish(
                self._archive,
                into,
                boards=boards,
                base=base,
                drafts=drafts,
                anew=anew,
                progress=progress,
            )
