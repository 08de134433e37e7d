"""Boards and meetings for the tests, and a small driver that takes a meeting through its events.

Nobody here is a person: members are called after the office they hold.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import AgendaItem, Kind, Point
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.board import Board, Function, Person
from sognko_tui.meeting.session import Session
from sognko_tui.meeting.state import Item, Meeting, Vote
from sognko_tui.meeting.voting import take_vote

START = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
PLACES = ("Luster", "Vik", "Fjaler", "Solund", "Gulen", "Askvoll", "Kinn", "Bremanger", "Stad")


def person(
    number: int, function: Function = "member", *, prefix: str = "p", order: int = 0
) -> Person:
    place = PLACES[(number - 1) % len(PLACES)]
    office = "Vararepresentant" if function == "deputy" else "Representant"
    return Person(
        id=f"{prefix}{number}",
        name=f"{office} for {place}",
        function=function,
        initials=place[:2].upper(),
        represents=place,
        order=order,
    )


def board(members: int = 6, deputies: int = 2, **settings) -> Board:
    """A board of p1 (chair), p2 (deputy chair), p3 … and the deputies d1, d2 …, with a secretary s."""
    functions: list[Function] = ["chair", "deputy_chair"]
    people = [
        person(n, functions[n - 1] if n <= len(functions) else "member")
        for n in range(1, members + 1)
    ]
    people += [person(n, "deputy", prefix="d", order=n) for n in range(1, deputies + 1)]
    people.append(Person(id="s", name="Sekretær for styret", function="administration"))
    return Board(**{"id": "styret", "name": "Styret", "people": tuple(people), **settings})


def points(*texts: str, style: str = "1.") -> tuple[Point, ...]:
    """Numbered points, or bullets, or (style "") plain paragraphs."""
    return tuple(
        Point(text=text, marker=f"{n}." if style == "1." else style)
        for n, text in enumerate(texts, 1)
    )


def agenda_item(
    number: int | str,
    proposal: Sequence[Point] | str | None = "Styret tek saka til vitande.",
    *,
    kind: Kind = "decision",
    **more,
) -> AgendaItem:
    """Item i1, i2 … with a proposal of one paragraph, of these points, or with none (None)."""
    if isinstance(proposal, str):
        proposal = (Point(text=proposal),)
    return AgendaItem(
        id=f"i{number}",
        number=str(number),
        title=f"Sak nummer {number}",
        kind=kind,
        proposal=tuple(proposal or ()),
        **more,
    )


def convened(items: int | Sequence[AgendaItem] = 3, on: Board | None = None) -> e.MeetingConvened:
    """A meeting called, with so many plain items or with just these."""
    if isinstance(items, int):
        items = [agenda_item(n) for n in range(1, items + 1)]
    return e.MeetingConvened(
        meeting="2026-03-24-styret",
        board=on if on is not None else board(),
        date=date(2026, 3, 24),
        time="09.00",
        place="Rådhuset",
        notice=e.Notice(date=date(2026, 3, 17), manner="e-post"),
        items=tuple(items),
    )


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = START) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def go(self, **by: float) -> None:
        """Let so many seconds, minutes or hours pass."""
        self.time += timedelta(**by)


class FakeJournal:
    """A journal in memory, which can be told that the disk is full, or to take its time."""

    def __init__(self) -> None:
        self.lines: list[e.Entry] = []
        self.waiting: list[e.Entry] = []
        self.checkpoints: list[tuple[tuple[e.Entry, ...], Meeting]] = []
        self.full = False
        self.append_fails = False
        self.checkpoint_fails = False
        self.slow = False
        self.forgotten = 0
        self.durable = 0
        self.failure: OSError | None = None

    def append(self, entries: Sequence[e.Entry]) -> None:
        self.waiting.extend(entries)
        if not self.slow:
            self.save(0)

    def save(self, patience: float) -> bool:
        if self.waiting and (self.full or self.append_fails):
            self.failure = OSError(28, "No space left on device")
            return False
        self.lines.extend(self.waiting)
        self._written(self.waiting)
        return True

    flush = save

    def _written(self, entries: Sequence[e.Entry]) -> None:
        if entries:
            self.durable = entries[-1].seq
        self.waiting = []
        self.failure = None

    def checkpoint(self, entries: Sequence[e.Entry], meeting: Meeting) -> None:
        if self.full or self.checkpoint_fails:
            raise OSError(28, "No space left on device")
        self.checkpoints.append((tuple(entries), meeting))
        self.lines.clear()
        self._written(entries)

    def forget(self) -> None:
        self.forgotten += 1

    def stored(self) -> list[e.Entry]:
        """What somebody who opens the meeting now would read."""
        return [*(self.checkpoints[-1][0] if self.checkpoints else ()), *self.lines]


class Room:
    """A meeting in progress, driven one act at a time; each act is recorded as a step."""

    def __init__(
        self,
        items: int | Sequence[AgendaItem] = 3,
        on: Board | None = None,
        *,
        all_present: bool = True,
    ) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.session = Session([], self.journal, self.clock, "sekretær")
        self.session.record(convened(items, on))
        if all_present:
            self.all_present()

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    def item(self, item_id: str) -> Item:
        found = self.meeting.item(item_id)
        assert found is not None, item_id
        return found

    def record(self, *events: e.Event) -> Meeting:
        """Record events as one step, a minute after the last."""
        self.clock.go(minutes=1)
        return self.session.record(*events)

    def all_present(self) -> None:
        self.record(*(e.MemberArrived(person=p.id) for p in self.meeting.board.seats))

    def arrive(
        self,
        person_id: str,
        *,
        seat: str | None = None,
        during: str | None = None,
        before: str | None = None,
        after: str | None = None,
    ) -> Meeting:
        moment = self._moment(during, before, after)
        return self.record(e.MemberArrived(person=person_id, seat=seat, moment=moment))

    def leave(
        self,
        person_id: str,
        *,
        during: str | None = None,
        before: str | None = None,
        after: str | None = None,
    ) -> Meeting:
        moment = self._moment(during, before, after)
        return self.record(e.MemberLeft(person=person_id, moment=moment))

    def _moment(self, during: str | None, before: str | None, after: str | None) -> e.Moment:
        item = during or before or after
        if item is None:
            return e.Moment()
        relation: e.Relation = "during" if during else "before" if before else "after"
        return e.Moment(at=self.clock.now(), item=item, relation=relation)

    def absent(self, person_id: str, *, notice: bool = True) -> Meeting:
        return self.record(e.AbsenceNoted(person=person_id, notice=notice))

    def disqualify(self, person_id: str, item_id: str, presides: str | None = None) -> Meeting:
        ground = "forvaltningslova § 6 første ledd"
        return self.record(
            e.Disqualified(item=item_id, person=person_id, ground=ground, presides=presides)
        )

    def open(self, item_id: str) -> Meeting:
        return self.record(e.ItemOpened(item=item_id))

    def vote(self, item_id: str, **named) -> Vote:
        """F5: everybody for, but those named in against, blank, away or refused."""
        self.record(take_vote(self.meeting, self.item(item_id), **named))
        vote = self.item(item_id).last_vote
        assert vote is not None
        return vote

    def adopt(self, item_id: str) -> Item:
        """F2: close the item with what stands in VEDTAK."""
        self.clock.go(minutes=1)
        self.session.record(*close_item(self.meeting, item_id, self.clock.now()))
        return self.item(item_id)

    def write(self, item_id: str, text: str, field: e.Field = "decision") -> Meeting:
        """Replace a field's text, as one step of typing."""
        self.clock.go(minutes=1)
        before = getattr(self.item(item_id), field)
        self.session.pause()
        return self.session.type(item_id, field, 0, before, text)

    def voters(self, item_id: str) -> set[str]:
        """The ids of those who may vote in the item."""
        return {p.id for p in may_vote(self.meeting, self.item(item_id))}


def copies(root: Path, meeting_id: str, days: Sequence[date]) -> list[str]:
    """The meeting's file once more for each of these days, as a meeting of its own; their ids.

    Quicker than making as many meetings, for an archive of which most is only to be there.
    """
    text = (root / meeting_id / "meeting.json").read_text(encoding="utf-8")
    made = []
    for day in days:
        on = day.isoformat()
        (root / (on + meeting_id[10:])).mkdir()
        changed = text.replace(meeting_id, on + meeting_id[10:]).replace(
            f'"date": "{meeting_id[:10]}"', f'"date": "{on}"'
        )
        (root / (on + meeting_id[10:]) / "meeting.json").write_text(changed, encoding="utf-8")
        made.append(on + meeting_id[10:])
    return made
