"""F8 w: the meeting is closed to the public for an item, opened again, and put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.doors import bystanders, close_session, put_right, staying
from sognko_tui.meeting.rules.bases import bases, no_remote, remote_people
from sognko_tui.office import sentences
from sognko_tui.office.phrases import proposed
from sognko_tui.office.preview import would_write
from sognko_tui.texts import N_, _, language
from sognko_tui.tui.dialogs.form import Answers, Ask, Check, FormDialog, Preview
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import people_in, show_time, span_in, time_in, wrong_span, wrong_time

if TYPE_CHECKING:
    from datetime import datetime

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.facts import Closure
    from sognko_tui.meeting.procedural import Moved
    from sognko_tui.meeting.rules.bases import Basis
    from sognko_tui.meeting.state import Item, Meeting

Events = Callable[[Answers], tuple[e.Event, ...]]
"""What the answers of a form come to."""

OTHER = "other"
"""The key of a basis that is typed."""


class ClosingForm(FormDialog):
    """The form of a closed session."""

    HELP: ClassVar[str] = N_(
        "Røystinga om å lukke møtet går for opne dører. Enter med tomt felt er samrøystes; skriv "
        "initialane til dei som er imot. Fell framlegget, blir ingenting lukka, men røystinga blir "
        "ført. Heimelen skal ha paragraf, ledd og bokstav. I den offentlege protokollen står berre "
        "nummeret på saka og den nøytrale tittelen. F2 avsluttar saka og opnar møtet att."
    )


def basis_menu(meeting: Meeting, item: Item) -> MenuDialog | None:
    """The bases to choose from; None for a board that has its own."""
    found = bases(meeting.board)
    if not found:
        return None
    choices = [
        Choice(str(n), str(n + 1), f"{basis.cited(language())} – {basis.hint(language())}")
        for n, basis in enumerate(found)
    ]
    choices.append(Choice(OTHER, "a", _("annan heimel")))
    title = _("Lukk møtet i sak {number}: kva heimel?").format(number=item.number)
    return MenuDialog(title, choices)


class Closing:
    """A session of one item that is to be closed: the form, and the events that its answers come to."""

    def __init__(self, meeting: Meeting, item: Item, now: datetime) -> None:
        self._meeting = meeting
        self._item = item
        self._now = now
        self._voters = may_vote(meeting, item)
        self._others = bystanders(meeting, item)
        self._known = (*meeting.board.people, *meeting.guests)

    def form(self, basis: Basis | None) -> ClosingForm:
        """Asks who was against, and what else there is to know; Enter at once is unanimous."""
        board = self._meeting.board
        cited = basis.cited(board.language) if basis is not None else ""
        against = Ask(
            "against",
            _("Røysta imot"),
            check=self._wrong(self._voters),
            hint=_("Enter: samrøystes · elles initialane til dei som er imot å lukke"),
        )
        asks = [
            self._basis(cited),
            self._title(proposed(basis.title if basis else "exempt_matter", board)),
            Ask("closed", _("Lukka kl."), show_time(self._now), required=True, check=wrong_time),
            self._stayed(staying(self._meeting, self._item)),
        ]
        asks.insert(0 if cited else 1, against)
        return ClosingForm(
            _("Lukk møtet i sak {number}").format(number=self._item.number),
            asks,
            preview=self._preview,
            at_once=True,
            rules=("closed_session", "remote_closed"),
        )

    def _basis(self, value: str) -> Ask:
        hint = _("paragraf, ledd og bokstav, til dømes «{basis}»").format(
            basis="vedtektene § 7 andre ledd"
        )
        return Ask("basis", _("Heimel"), value, required=True, hint=hint)

    def _title(self, value: str) -> Ask:
        hint = _("tittelen i den offentlege protokollen: han skal ikkje røpe noko")
        return Ask("title", _("Nøytral tittel"), value, required=True, hint=hint)

    def _stayed(self, people: tuple[Person, ...]) -> Ask:
        there = " · ".join(f"{_word(p)} {p.name}" if p.initials else p.name for p in self._others)
        return Ask(
            "stayed",
            _("Vart verande"),
            ", ".join(map(_word, people)),
            check=self._wrong(self._others),
            hint=_("utanom dei som røystar · i rommet: {people}").format(people=there or "–"),
        )

    def _wrong(self, people: tuple[Person, ...]) -> Check:
        def wrong(text: str) -> str:
            _found, unknown = people_in(text, people, self._known)
            if not unknown:
                return ""
            return _("«{text}» er ingen av desse: {known}").format(
                text=unknown, known=", ".join(map(_word, people)) or "–"
            )

        return wrong

    def _people(self, text: str, people: tuple[Person, ...]) -> tuple[str, ...] | None:
        found, unknown = people_in(text, people, self._known)
        return None if unknown else tuple(p.id for p in found)

    def moved(self, answers: Answers) -> Moved | None:
        """The vote and what comes of it; None where the answers cannot be read yet."""
        against = self._people(answers["against"], self._voters)
        stayed = self._people(answers["stayed"], self._others)
        closed_at = time_in(self._meeting, answers["closed"], self._now)
        if against is None or stayed is None or closed_at is None or not answers["basis"]:
            return None
        return close_session(
            self._meeting,
            self._item,
            answers["basis"],
            neutral_title=answers["title"],
            stayed=stayed,
            against=against,
            closed_at=closed_at,
            at=self._now,
        )

    def _preview(self, answers: Answers) -> str:
        moved = self.moved(answers)
        if moved is None:
            return ""
        lines = would_write(self._meeting, *moved.events, at=self._now)
        if not moved.passed:
            return "\n".join((_("Møtet blir ikkje lukka."), *lines))
        public = _("Offentleg protokoll: {number} {title}").format(
            number=self._item.number, title=answers["title"]
        )
        return "\n".join(filter(None, (self._advice(answers["basis"]), public, *lines)))

    def _advice(self, basis: str) -> str:
        """That nobody should be remote where the meeting has to be closed."""
        if not no_remote(self._meeting, self._item.id, basis):
            return ""
        people = map(self._meeting.person, remote_people(self._meeting))
        names = ", ".join(_word(p) for p in people if p is not None)
        cited = sentences.cited("remote_closed", self._meeting)
        return _(
            "! {names} er med på fjernmøte. Ei sak som skal lukkast, kan ikkje handsamast slik"
            " ({rule})."
        ).format(names=names, rule=cited)

    # A session that is closed already

    def correction(self, closure: Closure) -> ClosingForm:
        """Asks for the basis, the title and the times anew."""
        stayed = tuple(p for p in map(self._meeting.person, closure.stayed) if p is not None)
        self._others = tuple(dict.fromkeys((*stayed, *self._others)))
        asks = [
            self._basis(closure.basis),
            self._title(closure.neutral_title),
            Ask(
                "closed",
                _("Lukka kl."),
                show_time(closure.closed_at),
                required=True,
                check=wrong_time,
            ),
            self._stayed(stayed),
        ]
        if closure.opened_at is not None:
            opened = show_time(closure.opened_at)
            ask = Ask("opened", _("Opna kl."), opened, required=True, check=wrong_time)
            asks.insert(3, ask)

        def wrong(answers: Answers) -> str:
            if "opened" not in answers:
                return ""
            return wrong_span(self._meeting, answers["closed"], answers["opened"], self._now)

        return ClosingForm(
            _("Rett det som er ført om lukkinga av sak {number}").format(number=self._item.number),
            asks,
            preview=self._written(lambda answers: self.corrected(closure, answers)),
            wrong=wrong,
            at_once=True,
        )

    def corrected(self, closure: Closure, answers: Answers) -> tuple[e.Event, ...]:
        """The events of what was put right, none where nothing was or it cannot be read yet."""
        stayed = self._people(answers["stayed"], self._others)
        closed_at, opened_at = span_in(
            self._meeting, answers["closed"], answers.get("opened", answers["closed"]), self._now
        )
        if stayed is None or closed_at is None or opened_at is None or not answers["basis"]:
            return ()
        # What was not typed anew keeps its seconds.
        if answers["closed"] == show_time(closure.closed_at):
            closed_at = closure.closed_at
        ended = closure.opened_at
        if ended is not None and answers["opened"] != show_time(ended):
            ended = opened_at
        return put_right(
            self._item, closure, answers["basis"], answers["title"], closed_at, ended, stayed
        )

    def opening(self) -> ClosingForm:
        """Asks when the meeting was opened again; Enter at once is now."""
        ask = Ask("at", _("Opna att kl."), show_time(self._now), required=True, check=wrong_time)
        return ClosingForm(
            _("Opna møtet att i sak {number}").format(number=self._item.number),
            [ask],
            preview=self._written(self.opened),
            at_once=True,
        )

    def opened(self, answers: Answers) -> tuple[e.Event, ...]:
        """That the meeting is open again from then on."""
        at = time_in(self._meeting, answers["at"], self._now)
        return (e.SessionOpened(item=self._item.id, at=at),) if at is not None else ()

    def _written(self, events: Events) -> Preview:
        def preview(answers: Answers) -> str:
            found = events(answers)
            return "\n".join(would_write(self._meeting, *found, at=self._now)) if found else ""

        return preview


def _word(person: Person) -> str:
    return person.initials or person.name
