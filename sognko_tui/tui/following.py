"""The app of the second screen: one screen that reads along, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui import texts
from sognko_tui.tui.app import SognkoApp, in_terminal

if TYPE_CHECKING:
    from sognko_tui.office.desk import Desk
    from sognko_tui.tui.screens.base import BaseScreen


class FollowApp(SognkoApp):
    """Shows what another session writes."""

    def __init__(self, desk: Desk, meeting_id: str | None = None, *, closed: bool = False) -> None:
        super().__init__(desk)
        self._meeting_id = meeting_id
        self._all = closed

    def first_screen(self) -> BaseScreen:
        """The second screen itself."""
        from sognko_tui.tui.screens.follow import FollowScreen

        return FollowScreen(self._meeting_id, closed=self._all)

    def load_the_rest(self) -> None:
        """There is no other screen to come."""


def run(desk: Desk, meeting_id: str | None, *, closed: bool, language: str) -> int:
    """Show the meeting until that is ended; returns the exit status."""
    texts.use(language)
    return in_terminal(FollowApp(desk, meeting_id, closed=closed))
