"""Møte, the part about those who have no part in an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import is_disqualified, may_vote, quorate
from sognko_tui.meeting.rules.grounds import exempts
from sognko_tui.meeting.supposing import supposing
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.dialogs.disqualification import Disqualifying
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.exclusion import Decided
    from sognko_tui.tui.dialogs.form import Answers


class Exclusion(MeetingView):
    """Who is disqualified in the item at hand, step by step."""

    def action_disqualify(self, person_id: str = "") -> None:
        """F8 i: somebody has no part in this item. With a person the question who is skipped."""
        self.disqualify(person_id)

    def disqualify(self, person_id: str = "", draft: tuple[e.Event, ...] = ()) -> None:
        """Begin the steps, on the attendance as it is noted in `draft` where F6 led here."""
        if not self.may_write(open_item=True):
            return
        now = self.sognko.desk.clock.now()
        meeting = supposing(self.meeting, *draft, at=now) or self.meeting
        steps = Disqualifying(meeting, meeting.item(self.item_id) or self.item, now)
        steps.draft = draft
        person = self.meeting.person(person_id)
        if person is not None:
            self._begin_steps(steps, (person,))
            return

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._begin_steps(steps, steps.named(answers["who"]))

        self.app.push_screen(steps.who(), answered)

    def _begin_steps(self, steps: Disqualifying, people: tuple[Person, ...]) -> None:
        """Those who are noted already are taken back in; the others are asked about, one by one."""
        noted = tuple(p for p in people if is_disqualified(self.item, p.id))
        steps.people = tuple(p for p in people if p not in noted)
        if noted:
            self._ask_back(steps, noted)
        else:
            self._call_deputies(steps)

    def _ask_back(self, steps: Disqualifying, noted: tuple[Person, ...]) -> None:
        names = ", ".join(p.name for p in noted)

        def answered(yes: bool | None) -> None:
            if yes:
                lifted = [e.DisqualificationLifted(item=self.item_id, person=p.id) for p in noted]
                if self.act(*steps.draft, *lifted):
                    steps.draft = ()
                    self.say(_("{names} er med i saka att.").format(names=names))
                    steps.begin(self.meeting, self.item)
            if yes is not None:
                self._call_deputies(steps)

        confirm = ConfirmDialog(
            _("Ført ugild i sak {number}").format(number=self.item.number),
            _("{names}: skal det som er ført om ugildskap, takast bort?").format(names=names),
            yes=_("Ja, med i saka att"),
            no=_("Nei, framleis ugild"),
        )
        self.app.push_screen(confirm, answered)

    def _call_deputies(self, steps: Disqualifying) -> None:
        """Advise to call deputies in before all those raised take part in the questions."""
        form = steps.calling()
        if form is None:
            self._next_step(steps)
            return

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                steps.call(answers)
                self._next_step(steps)

        self.app.push_screen(form, answered)

    def _next_step(self, steps: Disqualifying) -> None:
        """Ask about the next one; after the last everything is recorded as one step."""
        person = steps.at_hand
        if person is None:
            self._record_step(steps)
            return
        menu = steps.ground_menu(person)
        if menu is None:
            self._ask_about(steps, person, "")
            return

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask_about(steps, person, steps.ground(key))

        self.app.push_screen(menu, chosen)

    def _ask_about(self, steps: Disqualifying, person: Person, ground: str) -> None:
        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._ask_why(steps, person, answers)

        self.app.push_screen(steps.form(person, ground), answered)

    def _ask_why(self, steps: Disqualifying, person: Person, answers: Answers) -> None:
        """A deputy who is called in out of turn: why those before are passed over."""

        def go_on(reasons: Answers | None) -> None:
            if reasons is not None:
                steps.answer(person, answers, reasons)
                self._next_step(steps)

        form = steps.out_of_turn(person, answers)
        if form is None:
            go_on({})
        else:
            self.app.push_screen(form, go_on)

    def _record_step(self, steps: Disqualifying) -> None:
        if not steps.people:
            if steps.draft:
                self.act(*steps.draft)
            return
        found = steps.decided()
        if found is None:
            self.say(_("Dette går ikkje i hop. Sjå over kven som leier møtet og kven som er vara."))
        elif self.act(*steps.draft, *found.events):
            self.refresh_item()
            self.say(self._told(found), "" if quorate(self.meeting, self.item) else "warning")

    def _told(self, found: Decided) -> str:
        if not found.found:
            return _("Ingen vart kjende ugilde. Røystinga er ført.")
        people = [p for p in map(self.meeting.person, found.found) if p is not None]
        count = len(may_vote(self.meeting, self.item))
        left = ngettext("{count} kan røyste i saka.", "{count} kan røyste i saka.", count).format(
            count=count
        )
        names = ", ".join(p.name for p in people)
        noted = {d.person: d.ground for d in self.item.disqualified}
        exempt = all(exempts(noted.get(person, "")) for person in found.found)
        said = (
            _("{names}: friteken i sak {number}.")
            if exempt
            else _("{names}: ugild i sak {number}.")
        )
        said = said.format(names=names, number=self.item.number)
        if not quorate(self.meeting, self.item):
            left += " " + _("Styret er ikkje vedtaksført i saka: F6 kallar inn vara.")
        return f"{said} {left}"
