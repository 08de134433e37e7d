"""F8 i: somebody has no part in the item: who, on what ground, the vote on it, who sits in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from sognko_tui.meeting.attendance import is_disqualified, may_vote, quorate, stay_in
from sognko_tui.meeting.deputies import free_in, passed_over_in, seat_of, there
from sognko_tui.meeting.exclusion import (
    Concerned,
    Decided,
    about_elected,
    decided,
    presiding_instead,
    sitting_for,
    too_few,
    voters,
)
from sognko_tui.meeting.presiding import chair
from sognko_tui.meeting.rules.grounds import grounds
from sognko_tui.meeting.supposing import supposing
from sognko_tui.office import sentences
from sognko_tui.office.phrases import proposed
from sognko_tui.office.preview import would_write
from sognko_tui.texts import N_, _, language
from sognko_tui.tui.dialogs.attendance_forms import skipping_form
from sognko_tui.tui.dialogs.form import Answers, Ask, Check, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import a_person, one_of, people_in

if TYPE_CHECKING:
    from datetime import datetime

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.events import Event
    from sognko_tui.meeting.rules.grounds import Ground
    from sognko_tui.meeting.state import Item, Meeting

OTHER = "other"
"""The key of a ground that is typed."""


class DisqualificationForm(FormDialog):
    """The form of one of those whose disqualification is in question."""

    HELP: ClassVar[str] = N_(
        "Styret avgjer om nokon er ugild, utan den det gjeld. Enter med tomt felt er samrøystes; "
        "skriv initialane til dei som er imot. Får ikkje spørsmålet fleirtal, blir røystinga ført, "
        "og vedkomande er med i saka. Gjeld det fleire, røystar ingen av dei over nokon av "
        "spørsmåla. Den som leier møtet og varaen som kjem inn, gjer det berre i denne saka."
    )


class Disqualifying:
    """The steps for some people in one item, and the events that the answers come to."""

    def __init__(self, meeting: Meeting, item: Item, now: datetime) -> None:
        self._now = now
        self.people: tuple[Person, ...] = ()
        self.draft: tuple[Event, ...] = ()
        """The attendance the steps build on, which is recorded with them or not at all."""
        self.begin(meeting, item)

    def begin(self, meeting: Meeting, item: Item) -> None:
        """Begin with the meeting as it is now."""
        self._meeting = meeting
        self._item = item
        self._answered: list[Concerned] = []
        self._deputies: dict[str, str] = {}

    # Who

    @property
    def candidates(self) -> tuple[Person, ...]:
        """Whom it may concern: the seats, and the deputies who are there."""
        board = self._meeting.board
        deputies = there(self._meeting, board.deputies, self._item)
        noted = {d.person for d in self._item.disqualified}
        also = tuple(p for p in board.deputies if p.id in noted and p not in deputies)
        return (*board.seats, *deputies, *also)

    def who(self) -> FormDialog:
        """Asks whose disqualification is in question: one, or several at once."""
        called = Counter(p.name for p in self.candidates)
        known = (
            " ".join(filter(None, (p.initials, p.name, p.represents if called[p.name] > 1 else "")))
            for p in self.candidates
        )
        intro = " · ".join(known)
        rules = ["disqualification"]
        if about_elected(self._meeting, self._item):
            intro = sentences.elected_office(self._meeting) + "\n" + intro
            rules = ["elected_office"]
        noted = [p for p in self.candidates if is_disqualified(self._item, p.id)]
        hint = _("éin, eller fleire på ein gong med mellomrom mellom")
        if noted:
            hint = _("Ført ugild: {names}. Same initialar ein gong til tek det bort.").format(
                names=", ".join(p.initials or p.name for p in noted)
            )
        ask = Ask(
            "who",
            _("Kven"),
            choices=tuple(p.initials for p in self.candidates if p.initials),
            required=True,
            check=self._wrong(self.candidates),
            hint=hint,
        )
        title = _("Ugild i sak {number}: kven gjeld det?").format(number=self._item.number)
        return FormDialog(title, [ask], intro=intro, rules=rules, at_once=True)

    def _wrong(self, people: Sequence[Person]) -> Check:
        def wrong(text: str) -> str:
            _found, unknown = people_in(text, people, self._meeting.board.people)
            if not unknown:
                return ""
            return _("«{text}» er ingen av desse: {known}").format(
                text=unknown, known=", ".join(p.initials or p.name for p in people) or "–"
            )

        return wrong

    def named(self, text: str) -> tuple[Person, ...]:
        """Those who were named, in the order of the roster."""
        found, _unknown = people_in(text, self.candidates, self._meeting.board.people)
        return tuple(p for p in self.candidates if p in found)

    # Who sits in while it is asked

    def calling(self) -> FormDialog | None:
        """Asks which deputies take part in the questions, where so many are raised that all would.

        None where it is not so, or no deputy is free.
        """
        free = self._free_for_questions()
        few = bool(may_vote(self._meeting, self._item)) and too_few(
            self._meeting, self._item, [p.id for p in self.people], self._now
        )
        if not free or not few:
            return None
        present = there(self._meeting, free, self._item)
        ask = Ask(
            "deputies",
            _("Vara inn"),
            " ".join(p.initials or p.name for p in present),
            tuple(p.initials for p in free if p.initials),
            check=self._wrong(free),
            hint=self._offered(free) + " · " + _("tomt: ingen, og alle røystar"),
        )
        return FormDialog(
            _("Ugild i sak {number}: vara til spørsmåla").format(number=self._item.number),
            [ask],
            intro=_(
                "Styret er ikkje vedtaksført utan dei det gjeld. Vara bør kallast inn før "
                "spørsmåla blir avgjorde; elles er alle med på å avgjere dei."
            ),
            preview=lambda answers: self._asked_then(self._called(answers)),
            rules=["several_disqualified"],
        )

    def _free_for_questions(self) -> tuple[Person, ...]:
        seats = (seat_of(self._meeting, p, self._item) for p in self.people)
        free = [d for seat in seats if seat for d in free_in(self._meeting, seat, self._item)]
        return tuple(d for d in dict.fromkeys(free) if d not in self.people)

    def _called(self, answers: Answers) -> dict[str, str]:
        free = self._free_for_questions()
        named, _unknown = people_in(answers["deputies"], free, self._meeting.board.people)
        persons, deputies = [p.id for p in self.people], [d.id for d in named]
        return sitting_for(self._meeting, self._item, persons, deputies)

    def call(self, answers: Answers) -> None:
        """Let the deputies take part in the questions who were named."""
        self._deputies = self._called(answers)

    def _asked_then(self, deputies: dict[str, str]) -> str:
        """Who votes on the questions with these deputies."""
        persons = [p.id for p in self.people]
        asking = voters(self._meeting, self._item, persons, self._now, deputies)
        return _("Røystar over spørsmåla: {names}").format(
            names=" ".join(p.initials or p.name for p in asking) or "–"
        )

    def _offered(self, free: Sequence[Person]) -> str:
        """The deputies to choose from, and who of them is not in the room."""
        return " · ".join(
            f"{p.initials} {p.represents}".strip()
            + ("" if stay_in(self._meeting, p.id, self._item) else _(" (blir kalla inn)"))
            for p in free
        )

    # On what ground, and the vote

    @property
    def at_hand(self) -> Person | None:
        """The one whose turn it is; None once all were asked about."""
        done = len(self._answered)
        return self.people[done] if done < len(self.people) else None

    def ground_menu(self, person: Person) -> MenuDialog | None:
        """The grounds to choose from; None for a board that has its own."""
        found = self.grounds
        if not found:
            return None
        choices = [
            Choice(str(n), str(n + 1), f"{ground.cited(language())} – {ground.hint(language())}")
            for n, ground in enumerate(found)
        ]
        choices.append(Choice(OTHER, "a", _("anna grunnlag")))
        title = _("{who}: kva grunnlag?").format(who=person.name)
        return MenuDialog(title, choices)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds that this board can choose from."""
        return grounds(self._meeting.board, self._meeting.date)

    def ground(self, key: str) -> str:
        """The chosen ground in the board's language; empty where it is to be typed."""
        if key == OTHER:
            return ""
        return self.grounds[int(key)].cited(self._meeting.board.language)

    def form(self, person: Person, ground: str) -> DisqualificationForm:
        """Asks who was against, and what follows; Enter at once is unanimous."""
        board = self._meeting.board
        asks = [
            Ask(
                "ground",
                _("Grunnlag"),
                ground or ("" if self.grounds else proposed("ground", board)),
                required=True,
                hint=_("paragraf, ledd og bokstav, slik det skal stå i protokollen"),
            )
        ]
        asking = self._voters
        if asking:
            against = Ask(
                "against",
                _("Røysta imot"),
                check=self._wrong(asking),
                hint=_("Enter: samrøystes · elles dei som er imot · røystar: {names}").format(
                    names=" ".join(p.initials or p.name for p in asking)
                ),
            )
            asks.insert(0 if ground else 1, against)
        asks += [*self._presides(person), *self._deputy(person)]
        count = len(self.people)
        title = _("Ugild i sak {number}: {who}").format(number=self._item.number, who=person.name)
        if count > 1:
            title += _(" ({n} av {count})").format(n=len(self._answered) + 1, count=count)
        rules = ["disqualification"]
        if count > 1:
            rules.append("several_disqualified")
        return DisqualificationForm(
            title,
            asks,
            preview=lambda answers: self.preview(person, answers),
            at_once=True,
            rules=rules,
        )

    @property
    def _voters(self) -> tuple[Person, ...]:
        if not may_vote(self._meeting, self._item):
            return ()
        persons = [p.id for p in self.people]
        return voters(self._meeting, self._item, persons, self._now, self._deputies)

    def _presides(self, person: Person) -> list[Ask]:
        """Who chairs the item, where the one concerned would."""
        usual = chair(self._meeting, self._item)
        if usual is None or usual.id != person.id:
            return []
        left = self._may_preside()
        hint = _("leier møtet i denne saka: {names}").format(
            names=" · ".join(p.initials or p.name for p in left)
        )
        first = left[0].initials or left[0].name if left else ""
        check = one_of(left)
        choices = tuple(p.initials for p in left if p.initials)
        return [Ask("presides", _("Møteleiar"), first, choices, True, check, hint)]

    def _may_preside(self) -> tuple[Person, ...]:
        return presiding_instead(self._meeting, self._item, [p.id for p in self.people])

    def _deputy(self, person: Person) -> list[Ask]:
        """Who sits in: proposed is whoever is free and in the room."""
        free = self._free(person)
        if not free:
            return []
        present = there(self._meeting, free, self._item)
        return [
            Ask(
                "deputy",
                _("Vara inn"),
                (present[0].initials or present[0].name) if present else "",
                tuple(p.initials for p in free if p.initials),
                check=one_of(free),
                hint=self._offered(free) + " · " + _("tomt: ingen"),
            )
        ]

    def _free(self, person: Person) -> tuple[Person, ...]:
        """The deputies for the seat of the one concerned, without those named before."""
        seat = seat_of(self._meeting, person, self._item)
        if seat is None:
            return ()
        busy = {one.deputy for one in self._answered} | {p.id for p in self.people}
        return tuple(d for d in free_in(self._meeting, seat, self._item) if d.id not in busy)

    def out_of_turn(self, person: Person, answers: Answers) -> FormDialog | None:
        """Asks why those are passed over whose turn it was to sit in; None where nobody is."""
        free = self._free(person)
        deputy = a_person(free, answers.get("deputy", ""))
        seat = seat_of(self._meeting, person, self._item)
        if deputy is None or seat is None:
            return None
        over = passed_over_in(self._meeting, seat, deputy, free)
        if there(self._meeting, (deputy,), self._item):
            # By one who is in the house and sits in at once, nobody is passed over who is not.
            over = there(self._meeting, over, self._item)
        if not over:
            return None
        return skipping_form(
            seat, over, self._meeting, lambda reasons: self.preview(person, answers, reasons)
        )

    # What it comes to

    def _concerned(self, person: Person, answers: Answers, reasons: Answers) -> Concerned:
        against, _unknown = people_in(answers.get("against", ""), self._voters)
        presides = a_person(self._may_preside(), answers.get("presides", ""))
        deputy = a_person(self._free(person), answers.get("deputy", ""))
        return Concerned(
            person=person.id,
            ground=answers["ground"],
            against=tuple(p.id for p in against),
            presides=presides.id if presides is not None else None,
            deputy=deputy.id if deputy is not None else None,
            skipped=tuple(reasons.items()),
        )

    def answer(self, person: Person, answers: Answers, reasons: Answers) -> None:
        """Keep what was answered of one of them, and why deputies were passed over."""
        self._answered.append(self._concerned(person, answers, reasons))

    def decided(self) -> Decided | None:
        """What it all comes to; None where it does not fit the meeting."""
        return decided(
            self._meeting, self._item, self._answered, self._now, deputies=self._deputies
        )

    def preview(self, person: Person, answers: Answers, reasons: Answers | None = None) -> str:
        """What the protocol would hold, and who may vote in the item afterwards."""
        concerned = [*self._answered, self._concerned(person, answers, reasons or {})]
        waiting = [p.id for p in self.people[len(concerned) :]]
        found = decided(self._meeting, self._item, concerned, self._now, waiting, self._deputies)
        if found is None:
            return ""
        told = would_write(self._meeting, *found.events, at=self._now)
        return "\n".join((self._standing(found), *told))

    def _standing(self, found: Decided) -> str:
        after = supposing(self._meeting, *found.events, at=self._now)
        item = after.item(self._item.id) if after is not None else None
        if after is None or item is None:
            return ""
        left = may_vote(after, item)
        text = _("Kan røyste i saka då: {names} ({count} av {seats})").format(
            names=" ".join(p.initials or p.name for p in left) or "–",
            count=len(left),
            seats=len(after.board.seats),
        )
        return text if quorate(after, item) else text + _(" – IKKJE VEDTAKSFØR")
