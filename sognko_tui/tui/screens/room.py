"""Møte, the part about people: attendance and the vote."""

from __future__ import annotations

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.attendance import attendance_taken, may_vote, quorate
from sognko_tui.meeting.composition import MAIN
from sognko_tui.meeting.presiding import OFFICES, without_chair
from sognko_tui.meeting.questions import at_hand
from sognko_tui.meeting.rules import advises
from sognko_tui.office import sentences
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.attendance import AttendanceDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.vote import VoteDialog
from sognko_tui.tui.screens.exclusion import Exclusion
from sognko_tui.tui.widgets.proposal_words import question_words


class Room(Exclusion):
    """Who is there and how they vote."""

    def action_attendance(self, reason: str = "") -> None:
        """F6: who is there. `reason` is why it is asked for, where the secretary did not ask."""
        if self.session is None:
            self.act()
            return
        now = self.session.clock.now()
        dialog = AttendanceDialog(self.meeting, self.item_id or None, now, reason)

        def attended(events: tuple[e.Event, ...] | None) -> None:
            if dialog.disqualifies:
                # Nothing is noted before the last step is confirmed: Esc on the way leaves no trace.
                self.call_later(self.disqualify, dialog.disqualifies, events or ())
            else:
                self._attended(events)

        self.app.push_screen(dialog, attended)

    def _attended(self, events: tuple[e.Event, ...] | None) -> None:
        if not events:
            return
        if self.act(*events) and self.meeting.items:
            if without_chair(self.meeting, self.item) and quorate(self.meeting, self.item):
                self._ask_who_presides()
            voters, seats = len(may_vote(self.meeting, self.item)), len(self.meeting.board.seats)
            self.say(
                _("Frammøtet er ført: {voters} av {seats} kan røyste i denne saka.").format(
                    voters=voters, seats=seats
                )
            )

    def _ask_who_presides(self) -> None:
        """Neither the chair nor the deputy chair is there: the board has elected somebody."""
        meeting = self.meeting
        if not advises(meeting, "presiding", None):
            return
        there = may_vote(meeting, self.item)
        choices = [Choice(p.id, str(n), p.name) for n, p in enumerate(there, start=1)]

        def chosen(person: str | None) -> None:
            if person is None:
                self.say(_("Ingen er ført som møteleiar: F8 h, når det er klart."), "warning")
            elif self.act(self._presiding(person)):
                name = next(p.name for p in there if p.id == person)
                self.say(_("{person} leier møtet.").format(person=name))

        title = _("Verken leiar eller nestleiar er med. Kven er vald til å leie møtet?")
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _presiding(self, person: str) -> e.Event:
        """That somebody presides: over the item where an officer has no part in it, else the meeting."""
        officers = [p.id for p in self.meeting.board.people if p.function in OFFICES]
        out = next((d for d in self.item.disqualified if d.person in officers), None)
        if out is None or not self.item.open:
            return e.HeadChanged(field="presiding", value=person)
        return e.DisqualificationCompleted(item=self.item_id, person=out.person, presides=person)

    def may_hold_a_vote(self) -> bool:
        """Whether it is known who may vote in the item; else say so, and ask who is here."""
        if not self.may_write(open_item=True):
            return False
        if not attendance_taken(self.meeting) or not may_vote(self.meeting, self.item):
            reason = sentences.obstacle(Obstacle("attendance"), self.item)
            self.call_later(self.action_attendance, reason)
            return False
        return True

    def action_vote(self) -> None:
        """F5: the vote on what stands in VEDTAK, or the one that decides, to be put right."""
        if not self.may_hold_a_vote():
            return
        item, asked = self.item, at_hand(self.item)
        what = question_words(item, asked)
        if asked.motion == MAIN and not item.proposal:
            what = _("det som står i VEDTAK")
        title = _("Røysting i sak {number}: {what}").format(number=item.number, what=what)
        dialog = VoteDialog(
            self.meeting,
            item,
            title,
            motion=asked.motion,
            point=asked.point,
            opposed=asked.opposed,
        )
        self.app.push_screen(dialog, self._voted)

    def _voted(self, vote: e.VoteTaken | None) -> None:
        if vote is None:
            return
        item = self.item
        if vote.trial:
            if self.act(vote):
                self.say(_("Prøverøystinga er ført. Ho tel ikkje i resultatet."))
            return
        before = item.vote_on(vote.motion, vote.point)
        events: list[e.Event] = []
        if before is not None and before.opposed == vote.opposed:
            # Taken anew, it takes the place of the one before.
            events.append(e.VoteWithdrawn(item=item.id, motion=vote.motion, point=vote.point))
        # Unanimous by all is what F2 records by itself; noting it here would only go stale.
        by_itself = vote.motion == MAIN and not vote.point and not vote.opposed
        if vote.method != "unanimous" or vote.away or not by_itself:
            events.append(vote)
        if not events or self.act(*events):
            self.say(_("Røystinga er ført. F2 avsluttar saka."))
