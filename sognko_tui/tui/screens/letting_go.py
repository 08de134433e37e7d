"""What a screen does that has a meeting open when another session asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sognko_tui.office import sentences
from sognko_tui.office.sentences import sessions
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.help import Explanation
from sognko_tui.tui.dialogs.taking_over import words_in
from sognko_tui.tui.dialogs.too_small import TooSmall, cover
from sognko_tui.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from textual.timer import Timer

    from sognko_tui.office.opened import Holder, OpenMeeting

HOLDING = 0.3
"""Seconds between two looks whether somebody asks for the meeting; nothing is sent meanwhile."""


class LettingGo(BaseScreen):
    """Looks for requests; the dialogs in front are closed when the meeting goes, never without a word."""

    TAKES_BACK: ClassVar[bool] = False
    """Whether the meeting can be taken over on this screen, and so taken back."""

    def look_for_requests(self, opened: OpenMeeting) -> Timer:
        """Look every now and then, until the timer is stopped."""
        return self.set_interval(HOLDING, lambda: self._look_for_request(opened))

    def handed_over(self) -> None:
        """The meeting is another session's now: it can only be read here."""

    def _look_for_request(self, opened: OpenMeeting) -> None:
        who = opened.asked()
        if who is None or opened.session is None:
            return
        try:
            if not opened.hand_over(who):
                self.say(sessions.held_on_to(who), "error")
                return
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
        words = close_in_front_of(self)
        self.handed_over()
        # What a form says when it is left unanswered comes first.
        self.call_after_refresh(self._tell_who_took_over, who, words)

    def _tell_who_took_over(self, who: Holder, words: str) -> None:
        said = sessions.taken_by(who, take_back=self.TAKES_BACK)
        self.say(said, "warning")
        if words:
            told = _("Dette stod i skjemaet som var ope. Det er ikkje ført:")
            self.app.push_screen(
                Explanation(f"{said}\n\n{told}\n\n{words}", title=_("Ein annan tok over møtet"))
            )


def close_in_front_of(screen: BaseScreen) -> str:
    """Close every dialog and screen in front of this one, unanswered; what was written in them."""
    words: list[str] = []
    while screen.app.screen is not screen:
        front = screen.app.screen
        if not isinstance(front, TooSmall):
            words.append(words_in(front))
        front.dismiss(None)
    cover(screen.sognko, screen.app.size)
    return "\n\n".join(filter(None, words))
