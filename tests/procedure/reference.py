"""The reference meeting: one sitting in which every edge case of `cases.toml` happens.

`python -m tests.procedure.reference` writes its log, its protocols and its JSON anew into `golden/`,
to be read by eye before they are kept.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item, with_times
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board, Language, Person
from sognko_tui.meeting.composition import composed
from sognko_tui.meeting.elected_words import filled
from sognko_tui.meeting.session import Session
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office import showing
from sognko_tui.protocol import write
from tests.meetings import FakeClock, FakeJournal, points
from tests.procedure.wording import NB, NN, Wording

GOLDEN = Path(__file__).parent / "golden"
OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2026, 3, 24)
PLACES = ("Luster", "Vik", "Fjaler", "Solund", "Gulen", "Askvoll")
LANGUAGES: tuple[Language, ...] = ("nn", "nb")


def at(hour: int, minute: int) -> datetime:
    """A time of the meeting's day."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=OSLO)


def the_board(language: Language) -> Board:
    """Six seats, two deputies of one name, the secretariat and an observer."""
    functions = ("chair", "deputy_chair", *["member"] * 4)
    seated = [
        Person(
            id=f"p{n}",
            name=f"Representant for {place}",
            function=function,  # type: ignore[arg-type]
            initials=place[:2].upper(),
            represents=place,
        )
        for n, (place, function) in enumerate(zip(PLACES, functions, strict=True), start=1)
    ]
    deputies = [
        Person(
            id=f"d{n}",
            name="Vararepresentant",
            function="deputy",
            initials=f"V{n}",
            represents=place,
            order=n,
        )
        for n, place in enumerate(("Gulen", "Solund"), start=1)
    ]
    return Board(
        id="fjordhjelpa",
        name="Styret i Fjordhjelpa KO",
        language=language,
        people=(
            *seated,
            *deputies,
            Person(id="s", name="Sekretariatet", function="administration", initials="SE"),
            Person(id="o", name="Fylkeskommunen", function="observer", initials="FY"),
        ),
        switched={"remote": True},
    )


class Sitting:
    """The meeting on its way: a session with a clock that is set by hand."""

    def __init__(self, convened: e.MeetingConvened) -> None:
        self.clock = FakeClock(at(8, 40))
        self.session = Session([], FakeJournal(), self.clock, "sekretariatet")
        self.session.record(convened)

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    def item(self, item_id: str) -> Item:
        found = self.meeting.item(item_id)
        assert found is not None, item_id
        return found

    def at(self, hour: int, minute: int) -> None:
        """It is this time now."""
        self.clock.time = at(hour, minute)

    def record(self, *events: e.Event) -> None:
        """One step, ten seconds after the last."""
        self.clock.go(seconds=10)
        self.session.record(*events)

    def write(self, item_id: str, text: str, field: e.Field = "decision") -> None:
        """Replace a field's text, as one step of typing."""
        self.clock.go(seconds=10)
        self.session.pause()
        self.session.type(item_id, field, 0, getattr(self.item(item_id), field), text)

    def open(self, item_id: str) -> None:
        """The secretary goes to the item."""
        self.record(e.ItemOpened(item=item_id))

    def vote(self, item_id: str, motion: str = "main", **how) -> None:
        """Everybody for, but those named in against, blank, away or refused."""
        self.record(take_vote(self.meeting, self.item(item_id), motion=motion, **how))

    def move(self, item_id: str, motion: str, mover: str, text: str, **more) -> None:
        """A proposal is moved."""
        self.record(e.ProposalMoved(item=item_id, proposal=motion, mover=mover, text=text, **more))

    def adopt(self, item_id: str) -> None:
        """F2."""
        self.clock.go(seconds=10)
        self.session.record(*close_item(self.meeting, item_id, self.clock.now()))

    def close(self, item_id: str, *events: e.Event) -> None:
        """Another end than F2."""
        self.clock.go(seconds=10)
        item = self.item(item_id)
        self.session.record(*with_times(self.meeting, item, events, self.clock.now()))


def the_agenda(t: Wording) -> tuple[AgendaItem, ...]:
    """The sakliste of 21 items."""

    def item(number: int, proposal=(), **more) -> AgendaItem:
        if isinstance(proposal, str):
            proposal = (Point(text=proposal),)
        return AgendaItem(
            id=f"i{number}",
            number=str(number),
            title=t.titles[number - 1],
            proposal=tuple(proposal),
            **{"kind": "decision", **more},
        )

    return (
        item(1, kind="formality", phrase=t.agenda_approved),
        item(2, kind="formality", phrase=t.protocol_approved),
        item(3, kind="information"),
        item(4, kind="information"),
        item(5, t.budget),
        item(6, t.lease),
        item(7, t.grants),
        item(8, points(*t.measures)),
        item(9, t.bridge),
        item(10, t.dates),
        item(11, t.maps),
        item(
            12, (Point(text=t.committee, blank=True),), kind="election", asks=("deputy", "period")
        ),
        item(13, (Point(text=t.adviser, blank=True),), kind="election"),
        item(14, t.staff, background=t.staff_background),
        item(15, t.purchases),
        item(16, t.network),
        item(17, t.report),
        item(18, t.cooperation),
        item(19, t.site),
        item(20, t.next_meeting),
        item(21, kind="other"),
    )


@cache
def the_session(language: Language) -> Session:
    """The whole meeting in one of the two written languages, approved and corrected."""
    t = NB if language == "nb" else NN
    it = Sitting(
        e.MeetingConvened(
            meeting="2026-03-24-styret-i-fjordhjelpa-ko",
            board=the_board(language),
            date=DAY,
            time="09:00",
            place="Rådhuset",
            secretary="Sekretariatet",
            form="hybrid",
            notice=e.Notice(date=date(2026, 3, 17), manner="e-post"),
            items=the_agenda(t),
        )
    )
    for part in (opening, usual, contested, room_and_votes, elections, closed, endings, afterwards):
        part(it, t)
    assert it.meeting.problems == ()
    return it.session


def opening(it: Sitting, t: Wording) -> None:
    """Items 1 to 4: who is there, the sakliste, the last protocol, what the board is told."""
    it.at(8, 52)
    it.record(
        *(e.MemberArrived(person=p) for p in ("p1", "p2", "p3", "p6", "s")),
        e.MemberArrived(person="p4", remote=True),
        e.AbsenceNoted(person="p5", notice=True),
        e.MemberArrived(person="d1", seat="p5"),
        e.MemberArrived(person="d2"),
    )
    it.open("i1")
    added = AgendaItem(id="i22", number="22", title=t.added_title, kind="decision")
    it.record(e.ItemAdded(item=added, approved_in="i1", raised_by="Representant for Askvoll"))
    it.record(e.ItemMoved(item="i19", after="i11"))
    it.adopt("i1")
    # The clock of the machine was eight minutes slow.
    it.record(e.MeetingStarted(at=at(9, 0)))
    it.at(9, 5)
    it.open("i2")
    remark = e.RemarkRecorded(
        item="i2",
        person="p3",
        text=t.remark,
        on=date(2026, 2, 9),
        meeting="2026-02-09-styret-i-fjordhjelpa-ko",
    )
    it.record(remark)
    it.write("i2", t.protocol_approved_with)
    it.adopt("i2")
    it.at(9, 12)
    it.open("i3")
    it.write("i3", t.told, "minutes")
    it.at(9, 20)
    it.record(e.MemberArrived(person="p5", moment=e.Moment(at=at(9, 20), item="i3")))
    it.close("i3", e.ItemHandled(item="i3"))
    it.at(9, 25)
    it.open("i4")
    it.record(e.MemberArrived(person="o", moment=e.Moment(at=at(9, 30), item="i4")))
    it.write("i4", t.inspection)
    it.move("i4", "up", "", "", kind="take_up")
    it.vote("i4", "up")
    it.adopt("i4")


def usual(it: Sitting, t: Wording) -> None:
    """Items 5 to 8: a tie, those who have no part, point by point."""
    it.at(9, 40)
    it.open("i5")
    it.vote("i5", against=("p3", "p4", "p6"))
    it.adopt("i5")
    it.at(9, 50)
    it.open("i6")
    it.move("i6", "q1", "", "", kind="disqualify", persons=("p1",))
    it.vote("i6", "q1")
    it.record(e.Disqualified(item="i6", person="p1", ground=t.ground_a, presides="p2", motion="q1"))
    it.adopt("i6")
    it.at(10, 5)
    it.open("i7")
    it.move("i7", "q1", "", "", kind="disqualify", persons=("p3", "p4"))
    it.move("i7", "q2", "", "", kind="disqualify", persons=("p4", "p3"))
    it.vote("i7", "q1")
    it.vote("i7", "q2", against=("p1", "p2", "p6"))
    it.record(e.Disqualified(item="i7", person="p3", ground=t.ground_2, deputy="d2", motion="q1"))
    it.adopt("i7")
    it.at(10, 20)
    it.open("i8")
    it.record(e.BreakTaken(start=at(10, 30), end=at(10, 40), item="i8"))
    it.record(e.BreakCorrected(number=0, start=at(10, 30), end=at(10, 45)))
    it.at(10, 46)
    it.vote("i8", point=1)
    it.vote("i8", point=2, against=("p1", "p2", "p3", "p5"))
    it.write("i8", it.item("i8").decision.replace(t.measures[2], t.measure_changed))
    it.vote("i8", point=3)
    it.vote("i8", point=4)
    it.write("i8", composed(it.item("i8")))
    it.adopt("i8")


def contested(it: Sitting, t: Wording) -> None:
    """Item 9: two texts against each other and against the proposal, a change, an addition."""
    it.at(10, 50)
    it.open("i9")
    came = e.Moment(at=at(10, 50), item="i9", relation="before")
    it.record(e.ParticipationChanged(person="p4", remote=False, moment=came))
    it.move("i9", "a", "p2", t.bridge_a)
    it.move("i9", "b", "p3", t.bridge_b)
    it.move("i9", "c", "p4", t.bridge_c, kind="amendment")
    it.move("i9", "d", "p5", t.bridge_d, kind="addition")
    it.vote("i9", "a", against=("p1", "p3", "p6"), trial=True)
    it.vote("i9", "c", against=("p1", "p2", "p3", "p5"))
    it.vote("i9", "a", opposed="b", against=("p3", "p6"))
    it.vote("i9", "a", opposed="main", against=("p6",))
    it.vote("i9", "d")
    it.write("i9", composed(it.item("i9")))
    it.adopt("i9")


def room_and_votes(it: Sitting, t: Wording) -> None:
    """Items 10, 11 and 19: too few, a deputy out of turn, one away and one who refuses."""
    it.at(11, 15)
    it.open("i10")
    it.record(e.RuleOverridden(rule="quorum", reason=t.too_few, item="i10"))
    it.vote("i10", away=("p3", "p4", "p5", "p6"))
    it.adopt("i10")
    it.at(11, 30)
    it.open("i11")
    before = e.Moment(at=at(11, 30), item="i11", relation="before")
    it.record(
        e.MemberLeft(person="p6", moment=before),
        e.MemberLeft(person="d2", moment=before),
        e.DeputySkipped(deputy="d1", seat="p6", reason=t.skipped),
        e.MemberArrived(person="d2", seat="p6", moment=before),
    )
    it.record(e.MemberLeft(person="p5", moment=e.Moment(at=at(11, 35), item="i11")))
    it.at(11, 40)
    it.vote("i11", against=("p3",), refused=("p4",), away=("p5",))
    it.adopt("i11")
    it.at(11, 45)
    after = e.Moment(at=at(11, 45), item="i11", relation="after")
    it.record(e.MemberArrived(person="p5", moment=after))
    it.at(11, 50)
    it.open("i19")
    it.adopt("i19")


def elections(it: Sitting, t: Wording) -> None:
    """Items 12 and 13: an election in two rounds with a lot, and an appointment."""
    it.at(12, 0)
    it.open("i12")
    it.record(e.PostOpened(item="i12", post="member", title=t.post_member, period="2026–2027"))
    it.record(e.PostOpened(item="i12", post="deputy", title=t.post_deputy, period="2026–2027"))
    for nominee in ("p3", "p6"):
        person = it.meeting.person(nominee)
        assert person is not None
        chosen = e.Nominee(id=nominee, name=person.name, person=nominee)
        it.record(e.Nominated(item="i12", post="member", nominee=chosen))
    outsider = e.Nominee(id="n1", name="Rektor i Stad")
    it.record(e.Nominated(item="i12", post="member", nominee=outsider))
    it.record(e.Nominated(item="i12", post="deputy", nominee=outsider))
    first, second = _votes(p3=2, p6=2, n1=1), _votes(p3=3, p6=3)
    it.record(e.BallotTaken(item="i12", post="member", votes=first, blank_count=1))
    it.record(
        e.BallotTaken(item="i12", post="member", votes=second, lot="Sekretariatet", chosen="p3")
    )
    everybody = ("p1", "p2", "p3", "p4", "p5", "d2")
    unanimous = e.VotesFor(nominee="n1", count=6, voters=everybody)
    it.record(e.BallotTaken(item="i12", post="deputy", method="unanimous", votes=(unanimous,)))
    it.write("i12", filled(it.meeting, it.item("i12")))
    it.adopt("i12")
    it.at(12, 40)
    it.open("i13")
    it.record(e.PostOpened(item="i13", post="adviser", title=t.post_adviser, settled_by="chair"))
    for number, name in enumerate((t.applicant_one, t.applicant_two), start=1):
        applicant = e.Nominee(id=f"n{number}", name=name)
        it.record(e.Nominated(item="i13", post="adviser", nominee=applicant))
    one = e.VotesFor(nominee="n1", count=3, voters=("p1", "p2", "p5"))
    two = e.VotesFor(nominee="n2", count=3, voters=("p3", "p4", "d2"))
    it.record(
        e.BallotTaken(
            item="i13",
            post="adviser",
            method="by_names",
            votes=(one, two),
            casting="p1",
            chosen="n1",
        )
    )
    it.write("i13", filled(it.meeting, it.item("i13")))
    it.adopt("i13")


def _votes(**counts: int) -> tuple[e.VotesFor, ...]:
    return tuple(e.VotesFor(nominee=who, count=count) for who, count in counts.items())


def closed(it: Sitting, t: Wording) -> None:
    """Item 14: for closed doors."""
    it.at(13, 4)
    it.open("i14")
    it.move("i14", "close", "", "", kind="close")
    it.vote("i14", "close")
    it.record(
        e.MemberLeft(person="o", moment=e.Moment(at=at(13, 5), item="i14", relation="before")),
        e.SessionClosed(
            item="i14",
            basis=t.basis,
            at=at(13, 5),
            neutral_title=t.neutral_title,
            motion="close",
            stayed=("s",),
        ),
    )
    it.at(13, 15)
    it.write("i14", t.staff_said, "minutes")
    it.write("i14", t.staff_decided)
    it.vote("i14", against=("p2",))
    it.record(e.StatementRecorded(item="i14", person="p2", text=t.staff_statement))
    it.record(e.FollowUpNoted(item="i14", who="s", what=t.staff_to_do, due="2026-04-15"))
    it.clock.time = at(13, 19) + timedelta(seconds=50)
    it.adopt("i14")
    back = e.Moment(at=at(13, 20), item="i14", relation="after")
    it.record(e.MemberArrived(person="o", moment=back))


def endings(it: Sitting, t: Wording) -> None:
    """Items 15 to 23: postponed, withdrawn, returned, sent on, the next meeting, what was added."""
    it.at(13, 25)
    it.open("i15")
    it.move("i15", "later", "p2", t.to_meeting, kind="postpone")
    it.vote("i15", "later", against=("p1", "p3"))
    it.close("i15", e.ItemPostponed(item="i15", to=t.to_meeting))
    it.at(13, 35)
    it.open("i16")
    it.close("i16", e.ItemWithdrawn(item="i16"))
    it.open("i17")
    it.close("i17", e.ItemReturned(item="i17", to=t.to_administration))
    it.open("i18")
    it.close("i18", e.ItemForwarded(item="i18", to=t.to_councils))
    it.at(13, 50)
    it.open("i20")
    it.adopt("i20")
    it.record(e.NextMeetingSet(date=date(2026, 6, 9), time="09:00", item="i20"))
    it.at(13, 55)
    it.open("i21")
    it.close("i21", e.ItemHandled(item="i21"))
    it.open("i22")
    it.write("i22", t.added)
    it.adopt("i22")
    it.at(14, 10)
    raised = AgendaItem(id="i23", number="23", title=t.raised_title, kind="decision")
    it.record(e.ItemAdded(item=raised, raised_by="Representant for Vik"))
    it.open("i23")
    it.write("i23", t.raised)
    it.move("i23", "up", "", "", kind="take_up")
    it.vote("i23", "up", against=("p3",))
    it.at(14, 29)
    it.adopt("i23")
    it.record(e.MeetingEnded(at=at(14, 30)))


def afterwards(it: Sitting, t: Wording) -> None:
    """The protocol is approved, and then a figure in it is put right."""
    it.clock.time = datetime(2026, 3, 27, 12, 0, tzinfo=UTC)
    it.record(e.ProtocolApproved(where=t.approved_where))
    it.clock.time = datetime(2026, 3, 30, 8, 15, tzinfo=UTC)
    it.record(e.CorrectionBegun(reason=t.correction_reason, who="Sekretariatet"))
    it.record(e.ItemReopened(item="i5", mend=True))
    (slip,) = it.item("i5").proposal
    meant = msgspec.structs.replace(slip, text=slip.text.replace("40 000", "44 000"))
    it.record(e.ProposalCorrected(item="i5", proposal=(meant,)))
    it.adopt("i5")
    it.record(e.ProtocolApproved(where=t.approved_where))


def golden() -> dict[str, str]:
    """What is kept of it, by the name of the file."""
    kept: dict[str, str] = {}
    for language in LANGUAGES:
        session = the_session(language)
        kept[f"protocol.{language}.md"] = write(session.meeting)
        kept[f"public.{language}.md"] = write(session.meeting, public=True)
    session = the_session("nn")
    kept["log.jsonl"] = "".join(e.encode(entry).decode() + "\n" for entry in session.log)
    shown = msgspec.json.encode(showing.show(session.meeting, full=True))
    kept["meeting.json"] = msgspec.json.format(shown, indent=2).decode() + "\n"
    return kept


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for file, text in golden().items():
        (GOLDEN / file).write_text(text, encoding="utf-8")
