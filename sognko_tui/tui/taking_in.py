"""The index follows the meetings beside a screen, which tells now and then how far that has come."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from sognko_tui.tui.asking import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from sognko_tui.tui.screens.base import BaseScreen


class TakingIn:
    """Has what changed in the meetings taken into the index, by a thread of its own.

    `how_far` and `ended` are called where the screen is drawn: the one with how many meetings of how
    many, the other with what went wrong, or nothing.
    """

    def __init__(
        self,
        screen: BaseScreen,
        how_far: Callable[[int, int], None],
        ended: Callable[[str], None],
        *,
        every: float,
        patience: float = 0.0,
    ) -> None:
        """It is told `every` so many seconds, and not before so many have gone that need `patience`."""
        self._screen = screen
        self._how_far = how_far
        self._ended = ended
        self._every = every
        self._patience = patience
        self._next = 0.0

    def begin(self, *, quietly: bool = False) -> None:
        """Begin beside the screen; `quietly`, only its end is told."""
        self._next = monotonic() + self._patience
        progress = None if quietly else self._progressed
        self._screen.sognko.desk.indexing.refresh(progress, self._came_to_an_end)

    def _progressed(self, done: int, of: int) -> None:
        # Each time sends some cells: now and then is enough.
        now = monotonic()
        if now >= self._next:
            self._next = now + self._every
            tell(self._screen, self._how_far, done, of)

    def _came_to_an_end(self, code: str) -> None:
        tell(self._screen, self._ended, code)
