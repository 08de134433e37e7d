"""From one meeting of a board to the next, and back to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.base import Acts
from sognko_tui.office.trouble import told

if TYPE_CHECKING:
    from datetime import date

    from sognko_tui.meeting.board import Board
    from sognko_tui.meeting.carrying import Waiting
    from sognko_tui.meeting.facts import NextMeeting
    from sognko_tui.meeting.open_followups import FollowUpRow
    from sognko_tui.meeting.state import Meeting
    from sognko_tui.office.following import Made
    from sognko_tui.office.listing import Summary


class Series(Acts):
    """What a meeting takes over from the board's other meetings, and tells them."""

    def waiting(self, board: Board, on: date) -> tuple[Waiting, ...]:
        """What was postponed and waits for a meeting of the board on this day, oldest first."""
        from sognko_tui.office import following

        with told():
            return following.waiting_for(self._archive, board, on)

    def expected(self, board: Board) -> NextMeeting | None:
        """When the board meets next, as its latest meeting has it, where that is not made yet."""
        from sognko_tui.office import following

        with told():
            return following.expected(self._archive, board)

    def planned_on(self, board: Board, on: date | None) -> Meeting | None:
        """The board's meeting on this day, where it has not begun; None where there is none."""
        from sognko_tui.office import following

        with told():
            return following.planned_on(self._archive, board.id, on)

    def numbered_beyond(self, meeting: Meeting) -> str:
        """The number the board has come to in its other meetings, where it counts through the year."""
        from sognko_tui.office import following

        with told():
            return following.numbered_beyond(self._archive, meeting)

    def open_follow_ups(self, meeting: Meeting) -> tuple[FollowUpRow, ...]:
        """What the board's earlier meetings asked for and is not done, as it is due."""
        from sognko_tui.meeting.open_followups import follow_ups, left_before
        from sognko_tui.office import following

        with told():
            earlier = following.meetings_of(self._archive, meeting.board.id, but=[meeting.id])
            return left_before(follow_ups(earlier), meeting)

    def make_next(self, meeting: Meeting, announced: NextMeeting) -> Made:
        """Make the board's next meeting before its pack is there; with what waits for it."""
        from sognko_tui.office import following

        with told():
            return following.make_next(self._archive, meeting, announced, self.by, self.clock)

    def earlier_meeting(self, meeting: Meeting, on: date | None = None) -> Summary | None:
        """The board's meeting on that day, or the last one before this; None where there is none."""
        from sognko_tui.office import remarks

        with told():
            return remarks.earlier_meeting(self._archive, meeting, on)

    def link_back(self, meeting: Meeting) -> tuple[str, ...]:
        """Tell the meetings that this one has remarks on; the ids of those that cannot be told now."""
        from sognko_tui.office import remarks

        with told():
            return remarks.link_back(self._archive, meeting, self.by, self.clock)
