"""Heim: the meetings, the next one to be held marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.office import printable
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.inside import let_go_of_closed
from sognko_tui.tui.least import WIDE
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult

    from sognko_tui.office.desk import Summary
    from sognko_tui.office.opened import OpenMeeting

STATES = {
    "planned": N_("klar"),
    "underway": N_("i gang"),
    "finished": N_("ført"),
    "damaged": N_("skada"),
}
"""How far a meeting has come, in a word."""

BOARD_NARROW, BOARD_WIDE = 36, 72
"""Cells for the name of the board, on 80 columns and where there are more than `WIDE`."""

LONGEST_PATH = 60
"""Characters of the archive's path; the end of a longer one tells more than its beginning."""


class HomeScreen(BaseScreen):
    """The list of meetings; Enter opens the marked one."""

    NAME: ClassVar[str] = "home"
    CSS_PATH: ClassVar[CSSPathType | None] = None

    def compose(self) -> ComposeResult:
        """Status, the meetings, messages, keys."""
        yield StatusLine(id="status")
        yield Static(id="empty")
        yield OptionList(id="meetings")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Read the archive and mark the next meeting."""
        self.reload(mark=None)
        self._tell_unclosed()

    def _tell_unclosed(self) -> None:
        """Say which meetings were left by a session that did not close."""
        unclosed = [s for s in self._summaries if s.unclosed]
        if unclosed:
            days = ", ".join(f"{s.date.day}.{s.date.month}.{s.date.year}" for s in unclosed)
            told = _("Ikkje lukka sist: {days}. Enter viser kva som kan hentast fram att.")
            self.say(told.format(days=days), "warning")

    def on_screen_resume(self) -> None:
        """Read the archive again after a meeting was closed."""
        if not self._was_in_front:
            # It has only just been made, and has read the archive.
            self._was_in_front = True
            return
        # What was in front is gone when the screen has been drawn again.
        self.call_after_refresh(let_go_of_closed, self.app)
        self.reload(mark=self._marked())

    _summaries: Sequence[Summary] = ()
    _was_in_front = False

    def reload(self, mark: str | None) -> None:
        """Show the meetings anew, with this one marked, or the next to be held."""
        try:
            self._summaries = self.sognko.desk.summaries()
        except Trouble as trouble:
            self.query_one("#empty").display = False
            self._tell(trouble)
            return
        today = self.sognko.desk.clock.now().date()
        meetings = self.query_one(OptionList)
        meetings.clear_options()
        next_one = next_meeting(self._summaries, today)
        for summary in self._summaries:
            meetings.add_option(Option(self._line(summary, summary is next_one), id=summary.id))
        empty = self.query_one("#empty", Static)
        empty.display = not self._summaries
        if not self._summaries:
            empty.update(Content(self._how_to_begin()))
        marked = mark or (next_one.id if next_one else None)
        if self._summaries:
            ids = [s.id for s in self._summaries]
            meetings.highlighted = ids.index(marked) if marked in ids else 0
        meetings.focus()
        where = str(self.sognko.desk.root)
        if len(where) > LONGEST_PATH:
            where = "…" + where[1 - LONGEST_PATH :]
        demo = _("DØME: alt blir borte når du avsluttar") if self.sognko.demo else ""
        self.status.show("Sognko", demo or where)

    def _how_to_begin(self) -> str:
        try:
            boards = self.sognko.desk.boards()
        except Trouble:
            boards = ()
        if boards:
            return _("Her er ingen møte enno. N lagar eit møte frå eit sakspapir.")
        return _("Arkivet er tomt. S lagar eit styre, N eit møte frå eit sakspapir.")

    def _line(self, summary: Summary, is_next: bool) -> Content:
        mark = "►" if is_next else " "
        state = _(STATES[summary.state])
        if summary.held_by:
            state = _("open hos {who}").format(who=summary.held_by)
        elif summary.unclosed:
            state = _("ikkje lukka")
        elif summary.read:
            # Also where a protocol was written of it: that one says so too.
            state = _("maskinlesen")
        elif summary.state == "finished" and summary.written:
            state = _("protokoll skriven")
        day = f"{summary.date.day}.{summary.date.month}.{summary.date.year}"
        done = f"{summary.closed}/{summary.items}"
        wide = self.app.size.width >= WIDE
        board = fit(summary.board, BOARD_WIDE if wide else BOARD_NARROW)
        return Content(f"{mark} {day:>10}  {board} {done:>6} {printable.line(state)}")

    def _marked(self) -> str | None:
        meetings = self.query_one(OptionList)
        at = meetings.highlighted
        return None if at is None else meetings.get_option_at_index(at).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a meeting."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the marked meeting."""
        from sognko_tui.tui.screens.meeting import MeetingScreen

        marked = self._marked()
        if marked is None:
            self.say(_("Her er ikkje noko møte å opne. N lagar eit nytt."), "warning")
            return
        self._with_opened(marked, lambda opened: self.app.push_screen(MeetingScreen(opened)))

    def _with_opened(self, meeting_id: str, go_on: Callable[[OpenMeeting], object]) -> None:
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
                self._tell(trouble)
                return
            if answer is None:
                opened.close()
                self.say(_("Møtet er ikkje opna, og ingenting er endra."))
                return
            go_on(opened)

        self.app.push_screen(RecoveryDialog(left, opened.meeting.board.name), answered)

    def _opened(self, meeting_id: str) -> OpenMeeting | None:
        """The meeting, opened; None, and the reason said, where it cannot even be read."""
        self.say("")
        try:
            return self.sognko.desk.open(meeting_id)
        except Trouble as trouble:
            self._tell(trouble)
            return None

    def _tell(self, trouble: Trouble) -> None:
        # Sentences are loaded when there is something to say: the list is there sooner.
        from sognko_tui.office import sentences

        self.say(sentences.trouble(trouble), "error")

    def action_protocol(self) -> None:
        """Read the protocol of the marked meeting, as it stands."""
        from sognko_tui.tui.screens.protocol import ProtocolScreen

        marked = self._marked()
        if marked is None:
            self.say(_("Her er ikkje noko møte å lese om."), "warning")
            return
        self._with_opened(
            marked, lambda opened: self.app.push_screen(ProtocolScreen(opened, owns=True))
        )

    def action_new(self) -> None:
        """Make a meeting from a file in the inbox."""
        from sognko_tui.tui.dialogs.new_meeting import new_meeting

        new_meeting(self)

    def action_board(self) -> None:
        """The boards and who sits on them."""
        from sognko_tui.tui.screens.board import BoardScreen

        self.app.push_screen(BoardScreen())

    def action_close(self) -> None:
        """End the program."""
        self.app.exit(0)


def next_meeting(summaries: Sequence[Summary], today: date) -> Summary | None:
    """The one to go on with: underway first, else the first from today on, else the last planned."""
    underway = [s for s in summaries if s.state == "underway"]
    if underway:
        return max(underway, key=lambda s: s.date)
    planned = [s for s in summaries if s.state == "planned"]
    coming = [s for s in planned if s.date >= today]
    if coming:
        return min(coming, key=lambda s: s.date)
    return max(planned, key=lambda s: s.date, default=None)
