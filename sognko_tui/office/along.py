"""Reading along in a meeting that another session writes."""

from __future__ import annotations

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.following import Follower
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.growing import Growing
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.trouble import told


class Along:
    """The meeting as it was at the last `look`."""

    def __init__(self, archive: Archive, meeting_id: str) -> None:
        """Nothing is read before the first `look`. Raises `NoSuchMeeting`."""
        self._follower = Follower(archive.meetings.folder(meeting_id))
        self._growing = Growing()

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self._growing.meeting

    @property
    def log(self) -> tuple[Entry, ...]:
        """Every event, as `meeting` has them."""
        return self._growing.log

    def look(self) -> tuple[Entry, ...]:
        """Read what was written since; the entries that came, all of them where it is read anew.

        Raises `Trouble` where it cannot be read: for a damaged file once, until a file changes.
        """
        with told():
            news = self._follower.poll()
        if news is None:
            return ()
        if news.whole:
            self._growing.begin(news.entries)
        else:
            self._growing.add(news.entries)
        return news.entries
