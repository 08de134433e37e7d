"""Arkiv, the part about the index: it is made and kept up to date while one searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.screens.archive_view import ArchiveView
from sognko_tui.tui.taking_in import TakingIn
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from sognko_tui.tui.screens.archive_view import Answer

BETWEEN = 0.25
"""Seconds between two drawings of how far it has come: the line may be slow."""

SEEN_FROM = 20
"""Meetings to take in from which it is worth telling how far it has come."""

BAR = 20


class KeepingIndex(ArchiveView):
    """Looks for what has changed once the screen is there, and asks again when that is taken in."""

    refreshing = False
    _missing = False
    _looked = False

    def on_screen_resume(self) -> None:
        """Back from a meeting: it may have changed."""
        if self._looked:
            self.refresh_index()

    def show_answer(self, answer: Answer) -> None:
        """After the first answer there is time to see what has changed."""
        super().show_answer(answer)
        if not self._looked:
            self._looked = True
            self.call_after_refresh(self.refresh_index)

    def failed(self, trouble: Trouble) -> None:
        """An index that is missing is made; everything else is said."""
        if trouble.code != "index_missing":
            super().failed(trouble)
            return
        self._looked = self._missing = True
        self._show_building(_("Byggjer registeret over arkivet …"))
        self.refresh_index()

    def refresh_index(self) -> None:
        """Take in what changed, in the background."""
        if not self.refreshing:
            self.refreshing = True
            TakingIn(self, self.show_progress, self.taken_in, every=BETWEEN).begin()

    def show_progress(self, done: int, of: int) -> None:
        """So many meetings of so many are taken in; of few, it is not worth telling."""
        if self.refreshing and of and (of > SEEN_FROM or self._missing):
            full = min(BAR, BAR * done // of)
            told = _("Byggjer registeret: møte {done} av {of}").format(done=done, of=of)
            self._show_building(f"{'█' * full}{'░' * (BAR - full)}  {told}")

    def _show_building(self, told: str) -> None:
        line = self.query_one("#building", Steady)
        line.display = bool(told)
        line.put(Content(told))

    def taken_in(self, code: str) -> None:
        """All of it is taken in, or something stood in the way."""
        self.refreshing = self._missing = False
        self._show_building("")
        if code:
            self.tell(Trouble(f"index_{code}"))
        else:
            self.ask_again()
