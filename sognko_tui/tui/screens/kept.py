"""A screen of what the index holds: shown as it is, and once more when what changed is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.asking import Asking
from sognko_tui.tui.screens.opening import Opening
from sognko_tui.tui.taking_in import TakingIn

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE, AGAIN = 0.5, 1.0
"""Seconds until it is said that something is taken in, and between one time and the next."""


class Kept(Opening):
    """What is shown is asked for with `asking`, by a thread of its own."""

    _told = False

    @property
    def asking(self) -> Asking:
        """Who puts the questions of this screen."""
        if self._asking is None:
            self._asking = Asking(self.sognko.desk.searching, self, self._failed)
        return self._asking

    _asking: Asking | None = None

    def begin(self, look: Callable[[], None]) -> None:
        """Show what there is with `look`, have what changed taken in behind it, and look again."""
        self._look = look
        self._taking_in = TakingIn(
            self, self._say_how_far, self._taken_in, every=AGAIN, patience=PATIENCE
        )
        look()
        self.refresh_index()

    def refresh_index(self, *, quietly: bool = False) -> None:
        """Have what changed taken in, in the background; `quietly`, what was said stays there."""
        self._taking_in.begin(quietly=quietly)

    def on_screen_resume(self) -> None:
        """Back from a meeting, which may have changed; what is only just made has begun already."""
        if self._was_in_front:
            self.refresh_index()
        self._was_in_front = True

    _was_in_front = False

    def on_unmount(self) -> None:
        """Ask no more."""
        if self._asking is not None:
            self._asking.close()

    def _say_how_far(self, done: int, total: int) -> None:
        self._told = True
        told = _("Byggjer registeret: møte {done} av {of}")
        self.say(told.format(done=done, of=total))

    def _taken_in(self, code: str) -> None:
        if self._told:
            self._told = False
            self.say("")
        if code:
            self.tell(Trouble(f"index_{code}"))
        self._look()

    def _failed(self, trouble: Trouble) -> None:
        # One that is missing is being built, and when that is done it is asked again.
        if trouble.code != "index_missing":
            self.tell(trouble)
