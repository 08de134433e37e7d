"""What F6 asks about one person: when they came and went, who a guest is, why a deputy was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sognko_tui.meeting.board import Person
from sognko_tui.office import sentences
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.form import Ask, FormDialog, Preview
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import a_moment, show_relation, show_time, wrong_time

if TYPE_CHECKING:
    from datetime import datetime

    from sognko_tui.meeting.rollcall import RollCall, Row
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.tui.dialogs.form import Answers

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


def as_choices(people: Sequence[Person]) -> list[Choice]:
    """People to choose from, by number or initials."""
    return [
        Choice(
            p.id,
            str(n) if n < 10 else "",
            f"{p.initials}  {p.name} {p.represents}".strip(),
            also=p.initials,
        )
        for n, p in enumerate(people, start=1)
    ]


def late_menu(item: Item, late: Sequence[Row]) -> MenuDialog:
    """Asks whether those who come in the middle of an item take part in the vote on it."""
    names = ", ".join(row.person.initials or row.person.name for row in late)
    title = _("{names} kom under sak {number}, før røystinga. Frå når er dei med?").format(
        names=names, number=item.number
    )
    return MenuDialog(
        title,
        [
            Choice("next", "n", _("frå neste sak")),
            Choice("now", "s", _("frå no: røystar i sak {number}").format(number=item.number)),
        ],
    )


def guest_form() -> FormDialog:
    """Asks who somebody is who is not on the roster."""

    def wrong(text: str) -> str:
        if text.lower() in _as_what():
            return ""
        return _("Skriv eitt av desse: {words}").format(words=", ".join(_as_what()))

    asks = [
        Ask("name", _("Namn"), required=True),
        Ask("function", _("Som"), _("gjest"), tuple(_as_what()), required=True, check=wrong),
        Ask("represents", _("Frå")),
    ]
    return FormDialog(_("Gjest eller administrasjon"), asks)


def _as_what() -> dict[str, str]:
    return {_(FUNCTIONS[f]): f for f in ("guest", "administration", "observer")}


def guest_id(number: int) -> str:
    """The id of a guest; a number that nobody has, so that no guest takes another's place."""
    return f"guest-{number}"


def guest_in(answers: Answers, number: int) -> Person:
    """The guest that was told of, the `number`th of the meeting."""
    return Person(
        id=guest_id(number),
        name=answers["name"],
        function=_as_what()[answers["function"].lower()],  # type: ignore[arg-type]
        represents=answers["represents"],
    )


def skipping_form(
    member: Person, over: Sequence[Person], meeting: Meeting, preview: Preview
) -> FormDialog:
    """Asks why those are passed over whose turn it is to sit for the member."""
    asks = [
        Ask(
            p.id,
            " ".join(filter(None, (p.initials, p.represents))) or p.name,
            required=True,
            hint=_("kvifor {who} ikkje blir kalla inn").format(who=p.name),
        )
        for p in over
    ]
    title = _("Kvifor utanom tur for {who}?").format(who=member.name)
    intro = sentences.rule("deputy_order", meeting)
    return FormDialog(title, asks, intro=intro, preview=preview, rules=("deputy_order",))


class TimeOf:
    """When one person came and went: the question, and what the answer does to the draft."""

    def __init__(self, meeting: Meeting, call: RollCall, row: Row, now: datetime) -> None:
        self._meeting = meeting
        self._call = call
        self._row = row
        self._now = now
        self._arriving = call.arriving(row.person.id)

    def form(self) -> FormDialog:
        """Asks for the times, and before, during or after which item."""
        row = self._row
        moment = row.moment or self._call.moment()
        arrived = moment if self._arriving or row.stay is None else row.stay.arrived
        left = row.stay.left if row.stay is not None else None
        if left is None and row.mark == "left":
            left = moment
        hint = _("tomt: frå starten · til dømes «før 3», «under 3» eller «etter 3»")
        asks = [
            Ask("came", _("Kom kl."), show_time(arrived.at), check=wrong_time),
            Ask(
                "came_at",
                _("ved sak"),
                show_relation(self._meeting, arrived),
                check=self._wrong,
                hint=hint,
            ),
        ]
        if not self._arriving:
            leaving = [
                Ask("left", _("Gjekk kl."), show_time(left.at if left else None), check=wrong_time),
                Ask(
                    "left_at",
                    _("ved sak"),
                    show_relation(self._meeting, left) if left else "",
                    check=self._wrong,
                    hint=hint.replace(_("tomt: frå starten"), _("tomt: til slutten")),
                ),
            ]
            # Who has just been noted as gone is asked when that was, first of all.
            asks = [*leaving, *asks] if row.mark == "left" else [*asks, *leaving]
        return FormDialog(row.person.name, asks)

    def _wrong(self, text: str) -> str:
        if a_moment(self._meeting, "", text, self._now) is not None:
            return ""
        return _("Skriv «før», «under» eller «etter» og nummeret på ei sak de er komne til.")

    def answer(self, answers: Answers) -> None:
        """Set the times in the draft."""
        came = a_moment(self._meeting, answers["came"], answers["came_at"], self._now)
        assert came is not None  # the form has checked it
        went = None
        if answers.get("left") or answers.get("left_at"):
            went = a_moment(self._meeting, answers["left"], answers["left_at"], self._now)
        if self._arriving:
            self._call.at(self._row.person.id, came)
        else:
            self._call.correct(self._row.person.id, came, went)
