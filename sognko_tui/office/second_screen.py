"""The second screen: what it shows of the meeting that another session writes."""

from __future__ import annotations

from contextlib import suppress

from sognko_tui.archive.store import Archive, ArchiveError, Holder
from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.events import Entry, TextEdited
from sognko_tui.meeting.projected import Projected, projected
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.along import Along
from sognko_tui.office.trouble import Trouble, told


class SecondScreen:
    """One meeting as it may be shown, and where in the decision it was written last.

    `trouble` is why the meeting cannot be read just now; what was shown before stays.
    """

    def __init__(self, archive: Archive, meeting_id: str, *, closed: bool) -> None:
        """With `closed`, closed items are shown too. Raises `Trouble` where there is no such meeting."""
        self.id = meeting_id
        self.shown = Projected(meeting=Meeting())
        self.writer: Holder | None = None
        self.trouble: Trouble | None = None
        self.at = 0
        self._closed = closed
        self._archive = archive
        with told():
            self._along = Along(archive, meeting_id)

    def look(self) -> bool:
        """Read what was written since; whether there is something else to show."""
        before = self.trouble
        try:
            news = self._along.look()
        except Trouble as trouble:
            self.trouble = trouble
            return before is None or before.code != trouble.code
        if not news:
            return False
        self.trouble = None
        log = self._along.log
        shown = projected(self._along.meeting, log, closed=self._closed)
        self.at = _written_at(self.shown, shown, self.at, log)
        self.shown = shown
        return True

    def look_who_writes(self) -> bool:
        """See who has the meeting open for writing; whether that has changed."""
        before, self.writer = self.writer, None
        # A folder that is gone has no writer; `look` says what is the matter.
        with suppress(ArchiveError, OSError):
            self.writer = self._archive.meetings.holder(self.id)
        return before != self.writer


def _written_at(before: Projected, now: Projected, at: int, log: tuple[Entry, ...]) -> int:
    """Where in the decision of the item at hand it was written last, in characters."""
    if now.item is None or now.withheld:
        return 0
    if before.item is not None and before.item.id == now.item.id and not before.withheld:
        change = difference("", "decision", before.item.decision, now.item.decision)
        return at if change is None else change.at + len(change.inserted)
    for entry in reversed(log):
        event = entry.event
        if isinstance(event, TextEdited) and (event.item, event.field) == (now.item.id, "decision"):
            return min(event.at + len(event.inserted), len(now.item.decision))
    return 0


def being_written(archive: Archive) -> tuple[str, ...]:
    """The meetings that are open for writing, that opened last first. Raises `OSError`."""
    found: list[tuple[str, str]] = []
    for meeting_id in archive.meetings.ids():
        holder = archive.meetings.holder(meeting_id)
        if holder is not None:
            found.append((holder.since.isoformat() if holder.since else "", meeting_id))
    return tuple(meeting_id for _since, meeting_id in sorted(found, reverse=True))
