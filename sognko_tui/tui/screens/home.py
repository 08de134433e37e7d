"""Heim: the meetings, the next one to be held marked."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from sognko_tui.office import printable
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.inside import let_go_of_closed
from sognko_tui.tui.least import WIDE
from sognko_tui.tui.screens.opening import Opening
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual._path import CSSPathType
    from textual.app import ComposeResult

    from sognko_tui.office.desk import Listing, Summary

STATES = {
    "planned": N_("klar"),
    "underway": N_("i gang"),
    "finished": N_("ført"),
    "damaged": N_("skada"),
}
"""How far a meeting has come, in a word."""

DAMAGES = {
    "missing": N_("skada: fil manglar"),
    "unreadable": N_("skada: ikkje lesbar"),
    "merge": N_("skada: halvt fletta"),
    "unsound": N_("skada: øydelagd fil"),
}
"""What is the matter with its file, in the cells there are on a line."""

BOARD_NARROW, BOARD_WIDE = 36, 72
"""Cells for the name of the board, on 80 columns and where there are more than `WIDE`."""

LOOKING_BACK = 1.0
"""Seconds until meetings far back that were not closed are looked for: the next one is opened first."""

LONGEST_PATH = 60
"""Characters of the archive's path; the end of a longer one tells more than its beginning."""


class HomeScreen(Opening):
    """The list of meetings; Enter opens the marked one."""

    NAME: ClassVar[str] = "home"
    CSS_PATH: ClassVar[CSSPathType | None] = None

    def compose(self) -> ComposeResult:
        """Status, the meetings, messages, keys."""
        yield StatusLine(id="status")
        yield Static(id="empty")
        yield LongList(id="meetings")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Read the archive and mark the next meeting."""
        self.reload(mark=None)
        listing = self._listing
        if listing is not None:
            self._tell_unclosed([one for one in listing.read if one.unclosed])
            self._tell_overdue(listing)
            if not listing.all_read:
                self.set_timer(LOOKING_BACK, partial(self._look_back, listing))

    def _look_back(self, listing: Listing) -> None:
        self.run_worker(partial(self._look_for_unclosed, listing), thread=True)

    def _look_for_unclosed(self, listing: Listing) -> None:
        """Look in all the folders, also of meetings far back; in a thread of its own."""
        told = {one.id for one in listing.read if one.unclosed}
        with suppress(OSError):
            unclosed = listing.left()
            if {one.id for one in unclosed} - told:
                # Nobody waits for an answer: the program may be ending.
                self.call_later(self._tell_unclosed, unclosed)

    def _tell_unclosed(self, unclosed: Iterable[Summary]) -> None:
        """Say which meetings were left by a session that did not close."""
        days = ", ".join(f"{s.date.day}.{s.date.month}.{s.date.year}" for s in unclosed)
        if days and self.is_current:
            told = _("Ikkje lukka sist: {days}. Enter viser kva som kan hentast fram att.")
            self.say(told.format(days=days), "warning")

    def _tell_overdue(self, listing: Listing) -> None:
        """Say which protocols nobody can remark on any more, and that wait to be approved."""
        today = self.sognko.desk.clock.now().date()
        overdue = [s.date for s in listing.read if s.overdue(today)]
        days = ", ".join(f"{day.day}.{day.month}.{day.year}" for day in overdue)
        if days and not any(one.unclosed for one in listing.read):
            told = _("Merknadsfristen er ute: {days}. Godkjenn protokollen i neste møte (F9, K).")
            self.say(told.format(days=days))

    def on_screen_resume(self) -> None:
        """Read the archive again after a meeting was closed."""
        if not self._was_in_front:
            # It has only just been made, and has read the archive.
            self._was_in_front = True
            return
        # What was in front is gone when the screen has been drawn again.
        self.call_after_refresh(let_go_of_closed, self.app)
        self.reload(mark=self._marked())

    _listing: Listing | None = None
    _was_in_front = False

    def reload(self, mark: str | None) -> None:
        """Show the meetings anew, with this one marked, or the next to be held."""
        try:
            listing = self.sognko.desk.listing()
        except Trouble as trouble:
            self.query_one("#empty").display = False
            self.tell(trouble)
            return
        next_one = listing.next_one(self.sognko.desk.clock.now().date())
        self._listing = listing
        empty = self.query_one("#empty", Static)
        empty.display = not listing
        if not listing:
            empty.update(Content(self._how_to_begin()))
        marked = mark or (next_one.id if next_one is not None else None)
        at = listing.index(marked) if marked is not None else None
        meetings = self.query_one(LongList)
        meetings.show(self, at or 0)
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

    # The lines of the list

    def at_least(self, count: int | None) -> int:
        """How many meetings are known, once these are."""
        return self._listing.at_least(count) if self._listing is not None else 0

    def line(self, at: int) -> str:
        """A meeting in a line, with a sign where Enter opens it."""
        if self._listing is None:
            return ""
        mark = "►" if at == self.query_one(LongList).marked else " "
        return f"{mark} {self._line(self._listing[at])}"

    def _line(self, summary: Summary) -> str:
        state = _(STATES[summary.state])
        if summary.held_by:
            state = _("open hos {who}").format(who=summary.held_by)
        elif summary.unclosed:
            state = _("ikkje lukka")
        elif summary.damage is not None:
            state = _(DAMAGES[summary.damage])
        elif summary.read:
            # Also where a protocol was written of it: that one says so too.
            state = _("maskinlesen")
        elif summary.overdue(self.sognko.desk.clock.now().date()):
            state = _("merknadsfristen er ute")
        elif summary.stage == "circulated" and summary.remarks_due is not None:
            due = summary.remarks_due
            state = _("merknader til {due}").format(due=f"{due.day}.{due.month}.")
        elif summary.stage == "approved":
            state = _("godkjend")
        elif summary.state == "finished" and summary.written:
            state = _("protokoll skriven")
        day = f"{summary.date.day}.{summary.date.month}.{summary.date.year}"
        done = f"{summary.closed}/{summary.items}"
        wide = self.app.size.width >= WIDE
        board = fit(summary.board, BOARD_WIDE if wide else BOARD_NARROW)
        return f"{day:>10}  {board} {done:>6} {printable.line(state)}"

    def _marked(self) -> str | None:
        at = self.query_one(LongList).marked
        return None if at is None or self._listing is None else self._listing[at].id

    def on_long_list_selected(self, event: LongList.Selected) -> None:
        """Enter or a click on a meeting."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the marked meeting."""
        from sognko_tui.tui.screens.meeting import MeetingScreen

        marked = self._marked()
        if marked is None:
            self.say(_("Her er ikkje noko møte å opne. N lagar eit nytt."), "warning")
            return
        self.with_opened(marked, lambda opened: self.app.push_screen(MeetingScreen(opened)))

    def action_protocol(self) -> None:
        """Read the protocol of the marked meeting, as it stands."""
        from sognko_tui.tui.screens.protocol import ProtocolScreen

        marked = self._marked()
        if marked is None:
            self.say(_("Her er ikkje noko møte å lese om."), "warning")
            return
        self.with_opened(
            marked, lambda opened: self.app.push_screen(ProtocolScreen(opened, owns=True))
        )

    def action_replay(self) -> None:
        """Step through the marked meeting by time."""
        from sognko_tui.tui.screens.replay import ReplayScreen

        marked = self._marked()
        if marked is None:
            self.say(_("Her er ikkje noko møte å sjå på."), "warning")
            return
        self.say("")
        try:
            log = self.sognko.desk.log(marked)
        except Trouble as trouble:
            self.tell(trouble)
            return
        self.app.push_screen(ReplayScreen(log))

    def action_new(self) -> None:
        """Make a meeting from a file in the inbox."""
        from sognko_tui.tui.dialogs.new_meeting import new_meeting

        new_meeting(self)

    def action_board(self) -> None:
        """The boards and who sits on them."""
        from sognko_tui.tui.screens.board import BoardScreen

        self.app.push_screen(BoardScreen())

    def action_decisions(self) -> None:
        """The register of what was decided."""
        from sognko_tui.tui.screens.decisions import DecisionsScreen

        self.app.push_screen(DecisionsScreen())

    def action_followups(self) -> None:
        """Who is to do what, and what is late."""
        from sognko_tui.tui.screens.followups import FollowUpsScreen

        self.app.push_screen(FollowUpsScreen())

    def action_figures(self) -> None:
        """What the meetings come to, year by year."""
        from sognko_tui.tui.screens.figures import FiguresScreen

        self.app.push_screen(FiguresScreen())

    def action_archive(self) -> None:
        """What was decided, searched as it is typed."""
        from sognko_tui.tui.screens.archive import ArchiveScreen

        self.app.push_screen(ArchiveScreen())

    def action_close(self) -> None:
        """End the program."""
        self.app.exit(0)
