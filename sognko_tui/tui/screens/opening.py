"""What a screen does that opens meetings: the question what a session before this one left there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from sognko_tui.office.opened import OpenMeeting


class Opening(BaseScreen):
    """Opens meetings, or says why one cannot be opened."""

    def with_opened(self, meeting_id: str, go_on: Callable[[OpenMeeting], object]) -> None:
        """Open the meeting and go on with it, once it is judged what a session before this one left."""
        opened = self._opened(meeting_id)
        left = opened.left() if opened is not None and opened.undecided else None
        if opened is None:
            return
        if left is None:
            go_on(opened)
            return
        from sognko_tui.office.sentences import sessions
        from sognko_tui.tui.dialogs.recovery import Answer, RecoveryDialog
        from sognko_tui.tui.screens.letting_go import HOLDING, close_in_front_of

        def look_for_request() -> None:
            who = opened.asked()
            if who is not None and opened.hand_over(who):
                close_in_front_of(self)
                self.call_after_refresh(self.say, sessions.taken_by(who, take_back=False))

        # The meeting is ours as long as the question stands, and somebody else may want it.
        looking = self.set_interval(HOLDING, look_for_request)

        def answered(answer: Answer | None) -> None:
            looking.stop()
            try:
                if answer == "aside":
                    opened.set_aside()
                elif answer == "restore":
                    opened.restore()
            except Trouble as trouble:
                opened.close()
                self.tell(trouble)
                return
            if answer is None:
                opened.close()
                self.say(_("Møtet er ikkje opna, og ingenting er endra."))
                return
            go_on(opened)

        self.app.push_screen(RecoveryDialog(left, opened.meeting.board.name), answered)

    def open_at(self, meeting_id: str, item_id: str) -> None:
        """Open the meeting at an item, or go there where it is open behind this screen."""
        from sognko_tui.tui.screens.letting_go import close_in_front_of
        from sognko_tui.tui.screens.meeting import MeetingScreen

        for screen in self.app.screen_stack:
            if isinstance(screen, MeetingScreen) and screen.opened.id == meeting_id:
                close_in_front_of(screen)
                if screen.meeting.item(item_id) is not None:
                    screen.call_later(screen.go, item_id)
                return
        self.with_opened(
            meeting_id,
            lambda opened: self.app.push_screen(MeetingScreen(opened, at=item_id)),
        )

    def _opened(self, meeting_id: str) -> OpenMeeting | None:
        """The meeting, opened; None, and the reason said, where it cannot even be read."""
        self.say("")
        try:
            return self.sognko.desk.open(meeting_id)
        except Trouble as trouble:
            self.tell(trouble)
            return None

    def tell(self, trouble: Trouble) -> None:
        """Say what stands in the way."""
        # Sentences are loaded when there is something to say: the list is there sooner.
        from sognko_tui.office import sentences

        self.say(sentences.trouble(trouble), "error")
