"""F6 v: which deputy sits for whom, for the rest of the meeting or for somebody disqualified in an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.deputies import in_turn
from sognko_tui.meeting.rollcall import RollCall
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.attendance_forms import as_choices, skipping_form
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog

if TYPE_CHECKING:
    from datetime import datetime

    from sognko_tui.meeting.events import Event
    from sognko_tui.meeting.rollcall import Row
    from sognko_tui.meeting.state import Meeting
    from sognko_tui.tui.dialogs.form import Answers

Deed = Callable[[RollCall, Mapping[str, str]], None]
"""What is done to a draft, given the reasons for passing over those whose turn it was."""


class CallingIn:
    """The questions about deputies, asked in front of a dialog, and what they do to its draft."""

    def __init__(
        self,
        dialog: Dialog[tuple[Event, ...]],
        meeting: Meeting,
        call: RollCall,
        now: datetime,
        done: Callable[[], None],
    ) -> None:
        self._dialog = dialog
        self._meeting = meeting
        self._call = call
        self._now = now
        self._done = done

    def ask(self, row: Row) -> None:
        """Which deputy for this member, or which member this deputy sits for."""
        if row.disqualified and row.mark == "present":
            self._for_the_item(row.person)
        elif row.person.function == "deputy":
            self._choose_seat(row.person)
        elif row.person.seated and row.mark != "present":
            self._choose_deputy(row.person)
        else:
            self._dialog.say(
                _("Vara er for den som er borte: F er forfall, mellomrom at nokon gjekk.")
            )

    def _for_the_item(self, person: Person) -> None:
        """Somebody disqualified, who is here: a deputy comes in for the item at hand alone."""
        free = self._call.free_for(person.id)

        def chosen(deputy: str | None) -> None:
            if deputy is not None:
                self._call_in(person, deputy)

        if free:
            title = _("Kven møter for {who} i denne saka?").format(who=person.name)
            self._dialog.app.push_screen(MenuDialog(title, as_choices(free)), chosen)
        else:
            said = _("Ingen ledig vara, eller nokon møter alt i saka for {who}.")
            self._dialog.say(said.format(who=person.name))

    def _choose_deputy(self, member: Person) -> None:
        free = [
            d for d in in_turn(self._meeting.board, member) if self._call.row(d.id).seat is None
        ]
        if not free:
            said = _("Styret har ikkje nokon ledig vara for {who}.")
            self._dialog.say(said.format(who=member.name))
            return

        def chosen(deputy: str | None) -> None:
            if deputy is not None:
                self._deputise(deputy, member)

        title = _("Kven møter for {who}?").format(who=member.name)
        self._dialog.app.push_screen(MenuDialog(title, as_choices(free)), chosen)

    def _choose_seat(self, deputy: Person) -> None:
        empty = [
            m
            for m in self._meeting.board.seats
            if self._call.row(m.id).mark != "present"
            and self._call.sitting_for(m.id) is None
            and (not deputy.deputy_for or m.id in deputy.deputy_for)
        ]
        out = [
            row.person
            for row in self._call.rows
            if row.disqualified and deputy in self._call.free_for(row.person.id)
        ]

        def chosen(member: str | None) -> None:
            person = self._meeting.person(member)
            if person in out:
                self._call_in(person, deputy.id)
            elif person is not None:
                self._deputise(deputy.id, person)
            elif member == "":
                self._call.present(deputy.id)
                self._done()

        nobody = Choice("", "0", _("ingen: til stades utan røyst"))
        title = _("Kven møter {who} for?").format(who=deputy.name)
        choices = [*as_choices([*empty, *(p for p in out if p not in empty)]), nobody]
        self._dialog.app.push_screen(MenuDialog(title, choices), chosen)

    def _deputise(self, deputy: str, member: Person) -> None:
        """A deputy sits for a member from now on."""
        over = self._call.passed_over(deputy, member.id)
        self._do(member, over, lambda call, why: call.deputise(deputy, member.id, why))

    def _call_in(self, person: Person, deputy: str) -> None:
        """A deputy sits for somebody disqualified in the item at hand."""
        over = self._call.passed_over_for(person.id, deputy)
        self._do(person, over, lambda call, why: call.call_in(person.id, deputy, why))

    def _do(self, seat: Person, over: Sequence[Person], deed: Deed) -> None:
        """Do it; out of turn it is asked first why those before were passed over."""
        if not over:
            deed(self._call, {})
            self._done()
            return
        known = {*would_write(self._meeting, *self._call.events(), at=self._now)}

        def preview(answers: Answers) -> str:
            draft = self._call.copy()
            deed(draft, answers)
            told = would_write(self._meeting, *draft.events(), at=self._now)
            return "\n".join(line for line in told if line not in known)

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                deed(self._call, answers)
                self._done()

        self._dialog.app.push_screen(skipping_form(seat, over, self._meeting, preview), answered)
