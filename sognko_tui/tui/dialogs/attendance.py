"""F6: who is there. A draft until Enter; Esc leaves without trace."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.meeting.events import Event, Moment
from sognko_tui.meeting.rollcall import RollCall, Row
from sognko_tui.meeting.rules import applies
from sognko_tui.office import printable, sentences
from sognko_tui.office.preview import would_write
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.attendance_forms import (
    TimeOf,
    guest_form,
    guest_id,
    guest_in,
    late_menu,
)
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.calling_in import CallingIn
from sognko_tui.tui.entry import show_relation, show_time
from sognko_tui.tui.widgets.function_words import IN_THE_ROOM

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.state import Meeting
    from sognko_tui.tui.dialogs.form import Answers

SIGNS = {
    "unknown": "[ ]",
    "present": "[√]",
    "with_notice": "[f]",
    "without_notice": "[u]",
    "left": "[–]",
}
"""A sign for how it stands with each."""


PREVIEWED = 2
"""Sentences of the protocol that have room below the people."""


class AttendanceDialog(Dialog[tuple[Event, ...]]):
    """Returns the events of what changed, none where nothing did, or None for Esc."""

    HELP = N_(
        "Før kven som er her. Før møtet har starta, gjeld det frå starten; etterpå blir tida og "
        "saka førte med. Den som kjem under ei sak, røystar frå den neste; den som går under ei "
        "sak, røystar ikkje i henne. T rettar tida og saka. V kallar inn ein vara, på medlemen "
        "eller på varaen, i tur og orden. R er fjernmøte; den som mistar linja, har gått: "
        "mellomrom. Ingenting er ført før du trykkjer Enter."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "all", show=False),
        Binding("space", "toggle_person", show=False),
        Binding("f", "notice", show=False),
        Binding("u", "no_notice", show=False),
        Binding("v", "deputy", show=False),
        Binding("g", "guest", show=False),
        Binding("r", "remote", show=False),
        Binding("i", "disqualify", show=False),
        Binding("t", "time", show=False),
        Binding("enter", "done", show=False, priority=True),
        Binding("f6", "done", show=False, priority=True),
    ]

    def __init__(
        self, meeting: Meeting, item_id: str | None, now: datetime, reason: str = ""
    ) -> None:
        item = meeting.item(item_id)
        where = _(" · sak {number}").format(number=item.number) if item else ""
        super().__init__(
            _("Frammøte") + where,
            _("a alle · mellomrom møtt · f forfall · u utan melding · v vara · g gjest")
            + "\n"
            + _("r fjernmøte · i ugild i saka · t klokkeslett · Enter ferdig · Esc avbryt"),
        )
        self._meeting = meeting
        self._item = item
        self._now = now
        self._call = RollCall(meeting, item_id, now)
        self._reason = reason
        self._warned: tuple[str, ...] = ("protocol",) if reason else ()
        self.disqualifies = ""
        """The id of whoever is to be asked about next: whether they are disqualified."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules behind what is warned of here, or what F2 asked for before it led here."""
        return self._warned

    def parts(self) -> ComposeResult:
        """The people."""
        yield OptionList(id="attendance", classes="menu")
        yield Static(id="attendance-note", classes="form-hint")
        yield Static(id="attendance-preview", classes="form-preview")

    def on_mount(self) -> None:
        """Show everybody, the first one marked."""
        self._show()
        people = self.query_one(OptionList)
        people.highlighted = 0 if self._call.rows else None
        people.focus()
        self.say(self._reason)

    def _show(self) -> None:
        people = self.query_one(OptionList)
        marked, top = people.highlighted, people.scroll_y
        people.clear_options()
        people.add_options(Option(self._line(row), id=row.person.id) for row in self._call.rows)
        people.highlighted = marked
        people.scroll_to(y=top, animate=False)
        # A seat counts once, also while the deputy stays to the end of the item.
        there = (r for r in self._call.rows if r.mark == "present")
        here = len({r.person.id if r.person.seated else r.seat for r in there} - {None})
        seats = len(self._meeting.board.seats)
        text = _("{here} av {seats} til stades").format(here=here, seats=seats)
        if 2 * here < seats:
            text += _(" – ikkje vedtaksført")
        moment = self._call.moment()
        if moment.item is not None:
            text += _(" · det du endrar no: kl. {time}, {where}").format(
                time=show_time(moment.at), where=show_relation(self._meeting, moment)
            )
        self.query_one("#attendance-note", Static).update(Content(text))
        told = would_write(self._meeting, *self._call.events(), at=self._now)
        preview = "\n".join(told[:PREVIEWED])
        self.query_one("#attendance-preview", Static).update(Content(printable.text(preview)))

    def _line(self, row: Row) -> Content:
        person = row.person
        name = person.name
        if sum(other.person.name == name for other in self._call.rows) > 1 and person.represents:
            name += f", {person.represents}"
        text = f"{SIGNS[row.mark]} {person.initials:<4} {name} ({_(IN_THE_ROOM[person.function])})"
        seat = self._meeting.person(row.seat)
        out = self._meeting.person(self._call.called_for(person.id))
        if out is not None and row.mark == "present":
            text += _(" for {member} i saka").format(member=out.initials or out.name)
        elif seat is not None:
            text += _(" for {member}").format(member=seat.initials or seat.name)
        elif person.function == "deputy" and row.mark == "present":
            text += _(" for ingen")
        if row.remote:
            text += " · " + _("FJERN")
        if row.mark in ("with_notice", "without_notice"):
            text += " · " + (_("forfall") if row.mark == "with_notice" else _("utan melding"))
        if row.disqualified:
            text += " · " + _("UGILD")
        moments = []
        arrived = row.stay.arrived if row.stay else None
        left = row.stay.left if row.stay else None
        if self._call.changed(person.id) and row.moment is not None:
            moments.append(_moment_words(self._meeting, row.moment))
        elif arrived is not None and row.mark in ("present", "left"):
            moments.append(_moment_words(self._meeting, arrived))
            if left is not None:
                moments.append(_("til {moment}").format(moment=_moment_words(self._meeting, left)))
        text += "".join(f" · {m}" for m in moments if m)
        text = printable.line(text)
        return Content.styled(text, "bold") if self._call.changed(person.id) else Content(text)

    @property
    def _marked(self) -> Row | None:
        people = self.query_one(OptionList)
        if people.highlighted is None:
            return None
        return self._call.rows[people.highlighted]

    # The keys

    def action_all(self) -> None:
        """Everybody with a seat is there."""
        self._call.all_present()
        self._show()

    def action_toggle_person(self) -> None:
        """There or not there; a deputy is asked for whom."""
        row = self._marked
        if row is None:
            return
        if row.person.function == "deputy" and row.mark != "present":
            self.action_deputy()
            return
        self._call.toggle(row.person.id)
        self._show()

    def _absent(self, *, notice: bool) -> None:
        row = self._marked
        if row is None:
            return
        if not (row.person.seated or row.person.function == "deputy"):
            self.say(_("Forfall fører vi berre for medlemer og vara."))
            return
        if row.mark in ("present", "left") and self._meeting.started is not None and row.stay:
            self.say(_("Ført som møtt: mellomrom fører at nokon gjekk; Esc og Ctrl+Z angrar."))
            return
        self._call.absent(row.person.id, notice=notice)
        self._show()

    def action_notice(self) -> None:
        """Absent with notice."""
        self._absent(notice=True)

    def action_no_notice(self) -> None:
        """Absent without notice."""
        self._absent(notice=False)

    def action_deputy(self) -> None:
        """Which deputy for this member, or which member this deputy sits for."""
        row = self._marked
        if row is None:
            return
        CallingIn(self, self._meeting, self._call, self._now, self._show).ask(row)

    def action_guest(self) -> None:
        """Somebody who is not on the roster."""
        taken = {row.person.id for row in self._call.rows}
        number = next(n for n in count(1) if guest_id(n) not in taken)

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._call.guest(guest_in(answers, number))
                self._show()

        self.app.push_screen(guest_form(), answered)

    def action_remote(self) -> None:
        """Takes part remotely, or in the room again."""
        row = self._marked
        if row is None:
            return
        if row.mark != "present":
            self.say(_("Fjernmøte fører vi for dei som er til stades: mellomrom først."))
            return
        self._call.take_part(row.person.id, remote=not row.remote)
        self._show()
        allowed = row.remote or applies(self._meeting.board, "remote")
        self._warned = () if allowed else ("remote",)
        self.say("" if allowed else sentences.not_allowed_remotely(self._meeting))

    def action_disqualify(self) -> None:
        """Somebody has no part in the item at hand: done here, and on to the steps of that."""
        row, item = self._marked, self._item
        if row is None:
            return
        if item is None or not item.open:
            self.say(_("Ugild fører vi i ei open sak. F8 a tek saka opp att."))
            return
        self.disqualifies = row.person.id
        self._finish()

    def action_time(self) -> None:
        """Set when somebody came and went."""
        row = self._marked
        if row is None:
            return
        if row.mark not in ("present", "left"):
            self.say(_("Klokkeslett fører vi for dei som har møtt."))
            return
        asked = TimeOf(self._meeting, self._call, row, self._now)

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                asked.answer(answers)
                self._show()

        self.app.push_screen(asked.form(), answered)

    def action_done(self) -> None:
        """Answer with what changed; who comes late is asked about where a vote is still to come."""
        late = self._call.coming_late()
        item = self._item
        if not late or item is None or not self._call.vote_to_come:
            self._finish()
            return

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            if answer == "now":
                self._call.from_now(late)
            self._finish()

        self.app.push_screen(late_menu(item, late), chosen)

    def _finish(self) -> None:
        self.dismiss(self._call.events())


def _moment_words(meeting: Meeting, moment: Moment) -> str:
    words = [show_time(moment.at), show_relation(meeting, moment)]
    return " ".join(word for word in words if word)
