"""Reading meetings as they stand on disk: listing, finding and checking them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office import listing
from sognko_tui.office.acts.base import Acts
from sognko_tui.office.listing import Listing
from sognko_tui.office.trouble import told

if TYPE_CHECKING:
    from sognko_tui.meeting.check import Finding
    from sognko_tui.meeting.events import Entry
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.office.links import Link
    from sognko_tui.office.listing import Summary
    from sognko_tui.office.second_screen import SecondScreen


class Readings(Acts):
    """What is read of meetings; nothing here alters one."""

    def summaries(self) -> tuple[Summary, ...]:
        """Every meeting in a line, newest first."""
        with told():
            return tuple(listing.summaries(self._archive))

    def listing(self) -> Listing:
        """The meetings, newest first, each read when its line is asked for."""
        with told():
            return Listing(self._archive)

    def resolve(self, named: str) -> str:
        """The id of the meeting meant: an id, the beginning of one, or its date."""
        with told():
            return listing.resolve(self._archive, named)

    def look(self, meeting_id: str) -> Meeting:
        """The meeting as it stands on disk, a running session's journal included."""
        from sognko_tui.meeting.fold import fold

        return fold(self.log(meeting_id))

    def log(self, meeting_id: str) -> tuple[Entry, ...]:
        """Every event of the meeting, in order."""
        with told():
            return self._archive.meetings.read(meeting_id).entries

    def being_written(self) -> tuple[str, ...]:
        """The meetings that somebody has open for writing, that opened last first."""
        from sognko_tui.office import second_screen

        with told():
            return second_screen.being_written(self._archive)

    def second_screen(self, meeting_id: str, *, closed: bool) -> SecondScreen:
        """A meeting to show on another screen while it is written; with `closed`, all of it."""
        from sognko_tui.office.second_screen import SecondScreen

        return SecondScreen(self._archive, meeting_id, closed=closed)

    def check(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is missing or does not agree, in the meeting and in its files."""
        from sognko_tui.office import checking

        with told():
            today = self.clock.now().date()
            return checking.check_meeting(self._archive, meeting_id, today)

    def check_files(self, meeting_id: str | None) -> tuple[Finding, ...]:
        """What a bad merge left in the files of a meeting, or of the archive beside the meetings."""
        from sognko_tui.office import checking

        with told():
            if meeting_id is None:
                return checking.check_archive(self._archive)
            return checking.check_files(self._archive, meeting_id)

    def check_beyond(self, meeting: Meeting) -> tuple[Finding, ...]:
        """What a meeting that is open does not tell by itself: by the other meetings, and today."""
        from sognko_tui.office import checking

        with told():
            today = self.clock.now().date()
            return (*checking.overdue(meeting, today), *checking.beyond(self._archive, meeting))

    def links(self, meeting: Meeting, item: Item) -> tuple[Link, ...]:
        """What an item's papers refer to, and where in the archive that is.

        A disk that cannot be read is no reason not to show the papers: they lead nowhere then.
        """
        from sognko_tui.office import links

        try:
            return links.of_item(self._archive, meeting, item)
        except OSError:
            return ()
