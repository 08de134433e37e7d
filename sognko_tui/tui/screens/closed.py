"""Møte, the part about sessions that are closed to the public: closing, opening again, putting right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.attendance import attendance_taken, may_vote
from sognko_tui.meeting.rules.bases import bases
from sognko_tui.office import sentences
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.closing import OTHER, Closing, basis_menu
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import show_time
from sognko_tui.tui.screens.handling import Handling

if TYPE_CHECKING:
    from sognko_tui.meeting.facts import Closure
    from sognko_tui.meeting.rules.bases import Basis
    from sognko_tui.tui.dialogs.form import Answers


class Closed(Handling):
    """What is handled for closed doors."""

    def action_close_session(self) -> None:
        """F8 w: close the meeting to the public for this item; where it is closed, go on from there."""
        if not self.may_write():
            return
        meeting, item = self.meeting, self.item
        elsewhere = meeting.closed_for
        if item.closure is not None:
            self._go_on(item.closure)
        elif elsewhere is not None:
            self.say(
                _("Møtet er lukka for sak {number}. Gå dit (F8 d) og opna det med F8 w.").format(
                    number=elsewhere.number
                ),
                "warning",
            )
        elif not self.may_write(open_item=True):
            return
        elif not attendance_taken(meeting) or not may_vote(meeting, item):
            reason = sentences.obstacle(Obstacle("attendance"), item)
            self.call_later(self.run_action, f"attendance({reason!r})")
        else:
            self._ask_basis()

    def _ask_basis(self) -> None:
        menu = basis_menu(self.meeting, self.item)
        if menu is None:
            self._ask_closing(None)
            return

        def chosen(key: str | None) -> None:
            if key is not None:
                found = bases(self.meeting.board)
                self._ask_closing(None if key == OTHER else found[int(key)])

        self.app.push_screen(menu, chosen)

    def _ask_closing(self, basis: Basis | None) -> None:
        closing = Closing(self.meeting, self.item, self._now)

        def answered(answers: Answers | None) -> None:
            moved = closing.moved(answers) if answers is not None else None
            if moved is None or not self.act(*moved.events):
                return
            self.refresh_item()
            if moved.passed:
                closed = self.item.closure
                time = show_time(closed.closed_at if closed is not None else None)
                self.say(
                    _("Møtet er lukka kl. {time}. F6 fører kven som gjekk, F8 w opnar.").format(
                        time=time
                    )
                )
            else:
                self.say(_("Framlegget om å lukke møtet fall. Møtet er ope."), "warning")

        self.app.push_screen(closing.form(basis), answered)

    # Once it is closed

    def _go_on(self, closure: Closure) -> None:
        """Open again, put right, or say that it was not closed after all."""
        choices = [
            Choice("correct", "r", _("Rett heimel, tittel eller tider")),
            Choice("lift", "v", _("Saka var likevel ikkje lukka")),
        ]
        if closure.opened_at is None:
            choices.insert(0, Choice("open", "o", _("Opna møtet att")))

        def chosen(key: str | None) -> None:
            closing = Closing(self.meeting, self.item, self._now)
            if key == "open":
                self._open_again(closing)
            elif key == "correct":
                self._correct(closing, closure)
            elif key == "lift":
                self._lift()

        title = _("Sak {number} er lukka for publikum").format(number=self.item.number)
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _open_again(self, closing: Closing) -> None:
        def answered(answers: Answers | None) -> None:
            events = closing.opened(answers) if answers is not None else ()
            if events and self.act(*events):
                self.refresh_item()
                opened = self.item.closure.opened_at if self.item.closure else None
                self.say(_("Møtet er opna att kl. {time}.").format(time=show_time(opened)))

        self.app.push_screen(closing.opening(), answered)

    def _correct(self, closing: Closing, closure: Closure) -> None:
        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            events = closing.corrected(closure, answers)
            if not events:
                self.say(_("Det står som det stod."))
            elif self.act(*events):
                self.refresh_item()
                self.say(_("Det som er ført om lukkinga, er retta."))

        self.app.push_screen(closing.correction(closure), answered)

    def _lift(self) -> None:
        def answered(yes: bool | None) -> None:
            if yes and self.act(e.ClosureLifted(item=self.item_id)):
                self.refresh_item()
                self.say(_("Saka er offentleg."))

        confirm = ConfirmDialog(
            _("Sak {number} var likevel ikkje lukka").format(number=self.item.number),
            _("Alt som er skrive i saka, kjem i den offentlege protokollen."),
            yes=_("Ja, saka er offentleg"),
            no=_("Nei, ho var lukka"),
        )
        self.app.push_screen(confirm, answered)
