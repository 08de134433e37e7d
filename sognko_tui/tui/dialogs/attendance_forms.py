"""What F6 asks about one person: when they came and went, who a guest is, why a deputy was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sognko_tui.meeting.attendance import at_odds, earlier
from sognko_tui.meeting.board import Person
from sognko_tui.office import sentences
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog, Preview
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import a_moment, show_relation, show_time, wrong_time
from sognko_tui.tui.widgets.function_words import IN_THE_ROOM

if TYPE_CHECKING:
    from datetime import datetime

    from sognko_tui.meeting.events import Moment
    from sognko_tui.meeting.rollcall import RollCall, Row
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.tui.dialogs.form import Answers


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
    return {_(IN_THE_ROOM[f]): f for f in ("guest", "administration", "observer")}


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
        moment = row.moment or call.moment()
        self._came = moment if self._arriving or row.stay is None else row.stay.arrived
        self._left = row.stay.left if row.stay is not None else None
        if self._left is None and row.mark == "left":
            self._left = moment

    def form(self) -> FormDialog:
        """Asks for the times, and before, during or after which item."""
        asks = self._asks("came", _("Kom kl."), self._came, _("tomt: frå starten"))
        if not self._arriving:
            leaving = self._asks("left", _("Gjekk kl."), self._left, _("tomt: til slutten"))
            # Who has just been noted as gone is asked when that was, first of all.
            asks = [*leaving, *asks] if self._row.mark == "left" else [*asks, *leaving]
        return FormDialog(self._row.person.name, asks, preview=self._preview, wrong=self._too_early)

    def _asks(self, key: str, label: str, stood: Moment | None, empty: str) -> list[Ask]:
        time, where = self._shown(stood)
        hint = empty + _(" · til dømes «før 3», «under 3» eller «etter 3»")
        return [
            Ask(key, label, time, check=wrong_time),
            Ask(f"{key}_at", _("ved sak"), where, check=self._wrong, hint=hint),
        ]

    def _shown(self, moment: Moment | None) -> tuple[str, str]:
        """A moment as it is typed."""
        if moment is None:
            return "", ""
        return show_time(moment.at), show_relation(self._meeting, moment)

    def _wrong(self, text: str) -> str:
        if a_moment(self._meeting, "", text, self._now) is not None:
            return ""
        return _("Skriv «før», «under» eller «etter» og nummeret på ei sak de er komne til.")

    def _moment(self, answers: Answers, key: str, stood: Moment | None) -> Moment | None:
        """The moment that was typed; None where it is none, or where nothing was.

        Where only the time was set anew and does not go with the item that stood beside it, the
        time tells the item.
        """
        time, where = answers[key], answers[f"{key}_at"]
        if stood is not None and (time, where) == self._shown(stood):
            return stood
        moment = a_moment(self._meeting, time, where, self._now)
        if moment is None or where != self._shown(stood)[1] or not at_odds(self._meeting, moment):
            return moment
        return a_moment(self._meeting, time, "", self._now)

    def _too_early(self, answers: Answers) -> str:
        """A departure by no item is one at the end, which a time before the start cannot be."""
        if not answers.get("left"):
            return ""
        went, began = self._moment(answers, "left", self._left), self._meeting.started
        if went is None or went.item is not None or went.at is None or began is None:
            return ""
        if not earlier(went.at, began):
            return ""
        return _("Møtet starta kl. {time}: ingen kan ha gått før det.").format(
            time=show_time(began)
        )

    def _preview(self, answers: Answers) -> str:
        """What the protocol would tell of it."""
        if any(
            answers[key] and wrong_time(answers[key]) for key in ("came", "left") if key in answers
        ):
            return ""
        draft = self._call.copy()
        if not self._answered(answers, draft):
            return ""
        return "\n".join(would_write(self._meeting, *draft.events(), at=self._now))

    def answer(self, answers: Answers) -> None:
        """Set the times in the draft."""
        self._answered(answers, self._call)

    def _answered(self, answers: Answers, call: RollCall) -> bool:
        """Set the times in this draft; not where they are none."""
        came = self._moment(answers, "came", self._came)
        if came is None:
            return False
        if self._arriving:
            call.at(self._row.person.id, came)
            return True
        went = None
        if answers["left"] or answers["left_at"]:
            went = self._moment(answers, "left", self._left)
            if went is None:
                return False
        call.correct(self._row.person.id, came, went)
        return True
