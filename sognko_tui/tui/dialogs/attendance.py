"""F6: who is there. A draft until Enter; Esc leaves without trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.events import Event, Moment
from sognko_tui.meeting.rollcall import RollCall, Row
from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.disqualification import disqualification_form, presiding_instead
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import (
    a_moment,
    show_relation,
    show_time,
    wrong_time,
)

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

FUNCTIONS = {
    "chair": N_("leiar"),
    "deputy_chair": N_("nestleiar"),
    "member": N_("medlem"),
    "deputy": N_("vara"),
    "observer": N_("observatør"),
    "administration": N_("administrasjon"),
    "guest": N_("gjest"),
}
"""What people are on the board, in the user's words."""


class AttendanceDialog(Dialog[tuple[Event, ...]]):
    """Returns the events of what changed, none where nothing did, or None for Esc."""

    HELP = N_(
        "Før kven som er her. Før møtet har starta, gjeld det frå starten; etterpå blir tida og "
        "saka førte med. Den som kjem under ei sak, røystar frå den neste; den som går under ei "
        "sak, røystar ikkje i henne. T rettar tida og saka. V kallar inn ein vara, på medlemen "
        "eller på varaen. Ingenting er ført før du trykkjer Enter."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "all", show=False),
        Binding("space", "toggle_person", show=False),
        Binding("f", "notice", show=False),
        Binding("u", "no_notice", show=False),
        Binding("v", "deputy", show=False),
        Binding("g", "guest", show=False),
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
            + _("i ugild i saka · t klokkeslett · Enter ferdig · Esc avbryt"),
        )
        self._meeting = meeting
        self._item = item
        self._now = now
        self._call = RollCall(meeting, item_id, now)
        self._reason = reason

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule behind what F2 asked for before it led here."""
        return ("protocol",) if self._reason else ()

    def parts(self) -> ComposeResult:
        """The people."""
        yield OptionList(id="attendance", classes="menu")
        yield Static(id="attendance-note", classes="form-hint")

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
        here = sum(
            1 for r in self._call.rows if r.mark == "present" and (r.person.seated or r.seat)
        )
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

    def _line(self, row: Row) -> Content:
        person = row.person
        text = f"{SIGNS[row.mark]} {person.initials:<4} {person.name} ({_(FUNCTIONS[person.function])})"
        seat = self._meeting.person(row.seat)
        if seat is not None:
            text += _(" for {member}").format(member=seat.initials or seat.name)
        if row.mark in ("with_notice", "without_notice"):
            text += " · " + (_("forfall") if row.mark == "with_notice" else _("utan melding"))
        if row.ground is not None:
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
            self.say(_("Han eller ho har møtt: mellomrom fører at vedkomande gjekk."))
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
        if row.person.function == "deputy":
            self._choose_seat(row.person)
        elif row.person.seated and row.mark != "present":
            self._choose_deputy(row.person)
        else:
            self.say(_("Vara kan møte for ein medlem som ikkje er til stades."))

    def _choose_deputy(self, member: Person) -> None:
        free = [
            d
            for d in self._meeting.board.deputies
            if self._call.row(d.id).mark != "present"
            and (not d.deputy_for or member.id in d.deputy_for)
        ]
        if not free:
            self.say(_("Styret har ikkje nokon ledig vara for {who}.").format(who=member.name))
            return
        # A personal deputy goes before the numbered ones.
        free.sort(key=lambda d: (member.id not in d.deputy_for, d.order))

        def chosen(deputy: str | None) -> None:
            if deputy is not None:
                self._call.deputise(deputy, member.id)
                self._show()

        title = _("Kven møter for {who}?").format(who=member.name)
        self.app.push_screen(MenuDialog(title, _as_choices(free)), chosen)

    def _choose_seat(self, deputy: Person) -> None:
        empty = [
            m
            for m in self._meeting.board.seats
            if self._call.row(m.id).mark != "present"
            and self._call.sitting_for(m.id) is None
            and (not deputy.deputy_for or m.id in deputy.deputy_for)
        ]

        def chosen(member: str | None) -> None:
            if member == "":
                self._call.present(deputy.id)
                self._show()
            elif member is not None:
                self._call.deputise(deputy.id, member)
                self._show()

        choices = [*_as_choices(empty), Choice("", "0", _("ingen: til stades utan røyst"))]
        title = _("Kven møter {who} for?").format(who=deputy.name)
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def action_guest(self) -> None:
        """Somebody who is not on the roster."""
        functions = {_(FUNCTIONS[f]): f for f in ("guest", "administration", "observer")}

        def wrong(text: str) -> str:
            if text.lower() in functions:
                return ""
            return _("Skriv eitt av desse: {words}").format(words=", ".join(functions))

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            number = 1 + sum(1 for r in self._call.rows if r.person.id.startswith("guest-"))
            guest = Person(
                id=f"guest-{number}",
                name=answers["name"],
                function=functions[answers["function"].lower()],  # type: ignore[arg-type]
                represents=answers["represents"],
            )
            self._call.guest(guest)
            self._show()

        asks = [
            Ask("name", _("Namn"), required=True),
            Ask("function", _("Som"), _("gjest"), tuple(functions), required=True, check=wrong),
            Ask("represents", _("Frå")),
        ]
        self.app.push_screen(FormDialog(_("Gjest eller administrasjon"), asks), answered)

    def action_disqualify(self) -> None:
        """Somebody has no part in the item at hand; again, and they have."""
        row, item = self._marked, self._item
        if row is None:
            return
        if item is None or not item.open:
            self.say(_("Ugild fører vi i ei open sak. F8 a tek saka opp att."))
            return
        if row.ground is not None:
            self._call.disqualify(row.person.id, None)
            self._show()
            return
        self.app.push_screen(
            disqualification_form(self._meeting, item.id, row.person),
            lambda answers: self._disqualified(row.person, answers),
        )

    def _disqualified(self, person: Person, answers: Answers | None) -> None:
        if answers is None:
            return
        presides = presiding_instead(self._meeting, person, answers)
        self._call.disqualify(person.id, answers["ground"], presides)
        self._show()

    def action_time(self) -> None:
        """Set when somebody came and went."""
        row = self._marked
        if row is None:
            return
        if row.mark not in ("present", "left"):
            self.say(_("Klokkeslett fører vi for dei som har møtt."))
            return
        arriving = self._call.arriving(row.person.id)
        moment = row.moment or self._call.moment()
        arrived = moment if arriving or row.stay is None else row.stay.arrived
        left = row.stay.left if row.stay is not None else None
        if left is None and row.mark == "left":
            left = moment
        hint = _("tomt: frå starten · til dømes «før 3», «under 3» eller «etter 3»")

        def wrong(text: str) -> str:
            if a_moment(self._meeting, "", text, self._now) is not None:
                return ""
            return _("Skriv «før», «under» eller «etter» og nummeret på ei sak de er komne til.")

        asks = [
            Ask("came", _("Kom kl."), show_time(arrived.at), check=wrong_time),
            Ask(
                "came_at",
                _("ved sak"),
                show_relation(self._meeting, arrived),
                check=wrong,
                hint=hint,
            ),
        ]
        if not arriving:
            leaving = [
                Ask("left", _("Gjekk kl."), show_time(left.at if left else None), check=wrong_time),
                Ask(
                    "left_at",
                    _("ved sak"),
                    show_relation(self._meeting, left) if left else "",
                    check=wrong,
                    hint=hint.replace(_("tomt: frå starten"), _("tomt: til slutten")),
                ),
            ]
            # Who has just been noted as gone is asked when that was, first of all.
            asks = [*leaving, *asks] if row.mark == "left" else [*asks, *leaving]

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            came = a_moment(self._meeting, answers["came"], answers["came_at"], self._now)
            assert came is not None  # the form has checked it
            went = None
            if answers.get("left") or answers.get("left_at"):
                went = a_moment(self._meeting, answers["left"], answers["left_at"], self._now)
            if arriving:
                self._call.at(row.person.id, came)
            else:
                self._call.correct(row.person.id, came, went)
            self._show()

        self.app.push_screen(FormDialog(row.person.name, asks), answered)

    def action_done(self) -> None:
        """Answer with what changed."""
        self.dismiss(self._call.events())


def _as_choices(people: list[Person]) -> list[Choice]:
    return [
        Choice(
            p.id,
            str(n) if n < 10 else "",
            f"{p.initials}  {p.name} {p.represents}".strip(),
            also=p.initials,
        )
        for n, p in enumerate(people, start=1)
    ]


def _moment_words(meeting: Meeting, moment: Moment) -> str:
    words = [show_time(moment.at), show_relation(meeting, moment)]
    return " ".join(word for word in words if word)
