"""Papers taken in: a pack, a later version of it, a protocol from before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.boards import Boards
from sognko_tui.office.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from sognko_tui.agenda.reading import Reading
    from sognko_tui.meeting.board import Board
    from sognko_tui.meeting.revising import Revision
    from sognko_tui.office.old_protocols import Imports
    from sognko_tui.office.opened import OpenMeeting


class Papers(Boards):
    """Making meetings of papers."""

    def read_pack(
        self,
        path: Path,
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Reading:
        """What a pack holds; writes nothing.

        `progress` is told how many pages are read, of how many; the reading ends when `stopped` says so.
        """
        from sognko_tui.office import intake

        return intake.read_pack(path, progress, stopped)

    def take_in(
        self,
        path: Path,
        *,
        board: Board,
        reading: Reading | None = None,
        on: date | None = None,
        time: str = "",
        place: str = "",
        notice: date | None = None,
        manner: str = "",
        another: bool = False,
        carry: bool = True,
    ) -> str:
        """Make a meeting of a pack; returns its id.

        What is not said is taken from the pack: date, time, place, notice. `reading` is what
        `read_pack` gave, mended where the secretary mended it. A meeting of the board on that day
        is in the way unless this is to be `another`. With `carry`, what waits comes with it.
        """
        from sognko_tui.office import intake

        asked = intake.Asked(on=on, time=time, place=place, notice=notice, manner=manner)
        with told():
            return intake.take_in(
                self._archive,
                path,
                reading,
                board,
                asked,
                (self.by, self.clock),
                another=another,
                carry=carry,
            )

    def old_protocols(self, board: str | None = None) -> Imports:
        """Takes in protocols of the board named, or of the one each of them names."""
        from sognko_tui.office.old_protocols import Imports

        return Imports(self._archive, (self.by, self.clock), self.boards(), board)

    def revise(self, opened: OpenMeeting, path: Path, reading: Reading) -> Revision:
        """Let a meeting follow a later version of its pack; what has been written stays."""
        from sognko_tui.office import revising

        with told():
            return revising.revise(self._archive, opened, path, reading)
