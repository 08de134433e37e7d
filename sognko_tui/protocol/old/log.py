"""A log under way: events are folded as they are made, and those that do not fit are told of."""

from __future__ import annotations

from datetime import datetime

from sognko_tui.meeting import events as e
from sognko_tui.meeting.fold import advance
from sognko_tui.meeting.state import Item, Meeting


class Log:
    """The events so far and the meeting they come to."""

    def __init__(self, at: datetime, by: str) -> None:
        self._at = at
        self._by = by
        self._step = 0
        self._held = False
        self.entries: list[e.Entry] = []
        self.meeting = Meeting()
        self.doubts: list[e.Doubt] = []

    def add(self, event: e.Event, told: str = "") -> bool:
        """Add an event that fits; one that does not is left out and `told` of. Whether it fitted."""
        seq = len(self.entries) + 1
        if not self._held or not self._step:
            self._step = seq
        entry = e.Entry(seq=seq, at=self._at, by=self._by, step=self._step, event=event)  # type: ignore[arg-type]
        after = advance(self.meeting, entry)
        if len(after.problems) > len(self.meeting.problems):
            item = getattr(event, "item", None)
            where = item if isinstance(item, str) else ""
            self.doubts.append(
                e.Doubt(code="lost", item=where, text=told or after.problems[-1].code)
            )
            return False
        self.meeting = after
        self.entries.append(entry)
        return True

    def together(self) -> None:
        """What follows is one step, until `apart`."""
        self._held, self._step = True, 0

    def apart(self) -> None:
        """What follows is a step each."""
        self._held = False

    def item(self, item_id: str) -> Item:
        """The item as it stands now."""
        found = self.meeting.item(item_id)
        assert found is not None, item_id
        return found
