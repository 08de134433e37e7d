"""Møte, the part about people: attendance, the vote, disqualification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.attendance import attendance_taken, may_vote
from sognko_tui.office import sentences
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.attendance import AttendanceDialog
from sognko_tui.tui.dialogs.disqualification import disqualification_form, presiding_instead
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.vote import VoteDialog
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.meeting.board import Person
    from sognko_tui.tui.dialogs.form import Answers


class Room(MeetingView):
    """Who is there and how they vote."""

    def action_attendance(self, reason: str = "") -> None:
        """F6: who is there. `reason` is why it is asked for, where the secretary did not ask."""
        if self.session is None:
            self.act()
            return
        now = self.session.clock.now()
        dialog = AttendanceDialog(self.meeting, self.item_id or None, now, reason)
        self.app.push_screen(dialog, self._attended)

    def _attended(self, events: tuple[e.Event, ...] | None) -> None:
        if not events:
            return
        if self.act(*events) and self.meeting.items:
            voters, seats = len(may_vote(self.meeting, self.item)), len(self.meeting.board.seats)
            self.say(
                _("Frammøtet er ført: {voters} av {seats} kan røyste i denne saka.").format(
                    voters=voters, seats=seats
                )
            )

    def action_vote(self) -> None:
        """F5: the vote on what stands in VEDTAK."""
        if not self.may_write(open_item=True):
            return
        if not attendance_taken(self.meeting) or not may_vote(self.meeting, self.item):
            reason = sentences.obstacle(Obstacle("attendance"), self.item)
            self.call_later(self.action_attendance, reason)
            return
        self.app.push_screen(VoteDialog(self.meeting, self.item), self._voted)

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
        if vote.method != "unanimous" or vote.away or vote.motion != "main":
            events.append(vote)
        if not events or self.act(*events):
            self.say(_("Røystinga er ført. F2 avsluttar saka."))

    def action_disqualify(self) -> None:
        """Somebody has no part in this item: who, on what ground, and who presides."""
        if not self.may_write(open_item=True):
            return
        people = may_vote(self.meeting, self.item) or self.meeting.board.seats
        choices = [
            Choice(p.id, str(n) if n < 10 else "", f"{p.initials}  {p.name}", also=p.initials)
            for n, p in enumerate(people, start=1)
        ]

        def chosen(person_id: str | None) -> None:
            person = self.meeting.person(person_id)
            if person is not None:
                self._ask_ground(person)

        self.app.push_screen(MenuDialog(_("Kven er ugild i denne saka?"), choices), chosen)

    def _ask_ground(self, person: Person) -> None:
        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            event = e.Disqualified(
                item=self.item_id,
                person=person.id,
                ground=answers["ground"],
                presides=presiding_instead(self.meeting, person, answers),
            )
            if self.act(event):
                self.say(_("{who} er ugild og røystar ikkje i denne saka.").format(who=person.name))

        form = disqualification_form(self.meeting, self.item_id, person)
        self.app.push_screen(form, answered)
