"""Møte, the part about other sessions: reading along, taking the meeting over, and letting go of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sognko_tui.meeting.events import ItemOpened
from sognko_tui.office import sentences
from sognko_tui.office.deeds import FIELDS
from sognko_tui.office.sentences import sessions
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.taking_over import TakeOverDialog
from sognko_tui.tui.screens.letting_go import LettingGo
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from textual.timer import Timer

    from sognko_tui.office.opened import Holder
    from sognko_tui.office.takeover import TakeOver

READING = 0.1
"""Seconds between two looks at what the writer has written; nothing is sent where that is nothing."""

WHO_WRITES = 10
"""Every so many looks a reader finds out whether the writer is still the same."""


class TwoSessions(LettingGo, MeetingView):
    """One session writes, any number read along, and each of these can take over."""

    TAKES_BACK: ClassVar[bool] = True

    _watch: Timer | None = None
    _taking_over: TakeOver | None = None
    _looks = 0
    _alone = False

    def on_mount(self) -> None:
        """Begin to look for what other sessions do."""
        self._watch_others()

    def _watch_others(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        if self.session is not None:
            self._watch = self.look_for_requests(self.opened)
        else:
            self._watch = self.set_interval(READING, self._read_along)

    def let_go(self) -> None:
        """Stop looking, and close the meeting."""
        if self._watch is not None:
            self._watch.stop()
        if self._taking_over is not None:
            self._taking_over.give_up()
            self._taking_over = None
        super().let_go()

    # Reading along

    def _read_along(self) -> None:
        try:
            if self.opened.look():
                self._show_what_came()
            if self._taking_over is not None:
                self._go_on_taking_over(self._taking_over)
            elif self.opened.holder is not None:
                self._looks += 1
                if self._looks % WHO_WRITES == 0:
                    self._tell_who_writes(self.opened.writer())
        except Trouble as trouble:
            self._taking_over = None
            self.say(sentences.trouble(trouble), "error")

    def _show_what_came(self) -> None:
        """Show the meeting as it is now; the item at hand and the cursor stay."""
        meeting = self.meeting
        if not meeting.items:
            self.show_status()
        elif meeting.item(self.item_id) is None:
            self.go(meeting.current or meeting.items[-1].id)
        else:
            for field in FIELDS:
                self.text(field).follow(getattr(self.item, field), stay=True)
            self.set_class(bool(self.item.proposal or self.item.motions), "has-proposal")
            self.refresh_item()

    def _tell_who_writes(self, writer: Holder | None) -> None:
        """Say so where it is somebody else than before, or nobody any more."""
        before = self.opened.holder
        if writer == before or before is None:
            return
        if writer is None:
            if not self._alone:
                self.say(sessions.nobody())
            self._alone = True
        elif writer.pid:
            self.opened.holder, self._alone = writer, False
            self.say(sessions.held_by(writer), "warning")

    # Taking over

    @property
    def may_take_over(self) -> bool:
        """Whether this session reads what another one writes, or wrote."""
        return self.session is None and self.opened.holder is not None

    def action_take_over(self) -> None:
        """F8 +: take the meeting over from the session that has it open."""
        holder = self.opened.holder
        if self.session is not None:
            self.say(_("Møtet er ope her: det er du som skriv."))
        elif holder is None:
            self.say(sentences.read_only(self.opened.read_only, self.opened.id), "warning")
        elif self._taking_over is not None:
            self.say(sessions.take_over_stage(self._taking_over.stage, self._taking_over.of))
        else:
            self.app.push_screen(TakeOverDialog(holder), self._answered)

    def _answered(self, yes: bool | None) -> None:
        if not yes or self.session is not None:
            return
        try:
            self._taking_over = self.opened.take_over(self.sognko.monotonic)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        self._go_on_taking_over(self._taking_over, first=True)

    def _go_on_taking_over(self, taking: TakeOver, *, first: bool = False) -> None:
        before = taking.stage
        end = taking.step()
        if end is None:
            if first or taking.stage != before:
                self.say(sessions.take_over_stage(taking.stage, taking.of))
            return
        self._taking_over = None
        if end == "mine":
            self._begin_to_write()
            return
        writer = self.opened.writer()
        if writer is not None and writer.pid:
            self.opened.holder = writer
        self.say(sessions.take_over_end(end, writer or taking.of), "warning")

    def _begin_to_write(self) -> None:
        """The meeting is ours: everything is as on the disk, and what is typed goes there."""
        self._alone = False
        self._watch_others()
        self.now_saved()
        self.listen()
        self._show_what_came()
        if self.meeting.items and self.meeting.current != self.item_id:
            # The writer's item is the one the second screen shows.
            self.act(ItemOpened(item=self.item_id))
        self.say(_("Du har møtet no, med alt som er skrive."))

    # Letting go

    def handed_over(self) -> None:
        """Another session writes from here on; this one reads along."""
        self._stop_listening()
        self._watch_others()
        self._show_what_came()
