"""Meetings that are open for writing here, and what is noted in one that is past."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakSet

from sognko_tui.office.acts.lookups import Lookups
from sognko_tui.office.trouble import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from sognko_tui.archive.store import Archive
    from sognko_tui.meeting.ports import Clock
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.office.reading_back import Comparison
    from sognko_tui.office.writing import Aside


class Sittings(Lookups):
    """Opening meetings, and keeping account of those that are open."""

    def __init__(self, archive: Archive, by: str, clock: Clock, index: str | None = None) -> None:
        """None is open yet; see `Acts`."""
        super().__init__(archive, by, clock, index)
        self._open: WeakSet[OpenMeeting] = WeakSet()

    def open(self, meeting_id: str) -> OpenMeeting:
        """Open a meeting for writing, or only for reading where somebody else has it open."""
        from sognko_tui.office.opened import OpenMeeting

        with told():
            opened = OpenMeeting(self._archive, meeting_id, self.by, self.clock, self._note)
        self._open.add(opened)
        return opened

    def flush(self, patience: float) -> bool:
        """Have what waits in any open meeting written; see `OpenMeeting.flush`. For a signal handler."""
        answers = [opened.flush(patience) for opened in tuple(self._open)]
        return all(answers)

    def settle_follow_up(
        self, meeting_id: str, item_id: str, number: int, on: date, note: str = ""
    ) -> None:
        """Note that a follow-up was done, in the meeting that asked for it, also a past one.

        `number` counts those of the item from 0. Where the meeting is open here, it is a step of it.
        """
        from sognko_tui.office import follow_ups

        with self._noting_in(meeting_id) as opened:
            follow_ups.settle(opened, item_id, number, on, note)

    def reopen_follow_up(self, meeting_id: str, item_id: str, number: int) -> None:
        """Note that a follow-up is not done after all; see `settle_follow_up`."""
        from sognko_tui.office import follow_ups

        with self._noting_in(meeting_id) as opened:
            follow_ups.reopen(opened, item_id, number)

    def take_edits(
        self,
        meeting_id: str,
        found: Comparison,
        *,
        reason: str = "",
        who: str = "",
        aside: Aside | None = None,
    ) -> None:
        """Take over from an edited protocol what can be taken over, as one step; see `reading_back`."""
        with self._noting_in(meeting_id) as opened:
            opened.take_edits(found, reason, who, aside)

    def note_receipt(
        self,
        meeting_id: str,
        reference: str,
        on: date,
        *,
        file: Path | None = None,
        parcel: Path | None = None,
    ) -> None:
        """Note that the lawful archive has the protocol; see `receipts.note`."""
        from sognko_tui.office import receipts

        with self._noting_in(meeting_id) as opened, told():
            receipts.note(self._archive, opened, reference, on, file=file, parcel=parcel)

    @contextmanager
    def _noting_in(self, meeting_id: str) -> Iterator[OpenMeeting]:
        from sognko_tui.office import follow_ups

        here = next((o for o in self._open if o.id == meeting_id and o.writing), None)
        if here is not None:
            yield here
            return
        with (
            told(),
            follow_ups.written_in(
                self._archive, meeting_id, self.by, self.clock, self._note
            ) as opened,
        ):
            yield opened
