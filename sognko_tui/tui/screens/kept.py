"""A screen of what the index holds: shown as it is, and once more when what changed is taken in."""

from __future__ import annotations

from time import monotonic

from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.asking import Asking, Kind, tell
from sognko_tui.tui.screens.base import BaseScreen

PATIENCE, AGAIN = 0.5, 1.0
"""Seconds until it is said that something is taken in, and between one time and the next."""


class Kept(BaseScreen):
    """What is asked is asked in `look`, of `asking`, by a thread of its own."""

    _told_at = 0.0
    _told = False

    @property
    def asking(self) -> Asking:
        """Who puts the questions of this screen."""
        if self._asking is None:
            self._asking = Asking(self.sognko.desk.searching, self, self._failed)
        return self._asking

    _asking: Asking | None = None

    def begin(self) -> None:
        """Show what there is, and have what changed taken in behind it."""
        self._told_at = monotonic() + PATIENCE - AGAIN
        self.look()
        self.sognko.desk.indexing.refresh(self._how_far, self._taken_in)

    def look(self) -> None:
        """Ask anew for what is shown."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        """Ask no more."""
        if self._asking is not None:
            self._asking.close()

    def _how_far(self, done: int, total: int) -> None:
        # Each time sends some cells: now and then is enough.
        if monotonic() - self._told_at >= AGAIN:
            self._told_at = monotonic()
            tell(self, self._say_how_far, done, total)

    def _say_how_far(self, done: int, total: int) -> None:
        self._told = True
        told = _("Tek inn møte i søkeregisteret: {done} av {of} …")
        self.say(told.format(done=done, of=total))

    def _taken_in(self, code: str) -> None:
        tell(self, self._end, code)

    def _end(self, code: str) -> None:
        if self._told:
            self._told = False
            self.say("")
        if code:
            reason = _("«sognko index» seier meir")
            self._failed("list", Trouble(f"index_{code}", {"reason": reason}))
        self.look()

    def _failed(self, _kind: Kind, trouble: Trouble) -> None:
        if trouble.code == "index_missing":
            # It is being built, and when that is done it is asked again.
            return
        from sognko_tui.office import sentences

        self.say(sentences.trouble(trouble), "error")
