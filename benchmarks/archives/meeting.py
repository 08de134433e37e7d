"""One meeting as it was held: its pack, and the true log of what happened in it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.archives.item import Written, write_item
from benchmarks.archives.plan import BOARDS, ITEMS, Day, Plan
from benchmarks.archives.prose import spelt, written
from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.editing import difference
from sognko_tui.office.clock import ZONE

SECRETARY = "sekretær"
PACK = "sakspapir.md"


@dataclass(frozen=True)
class Held:
    """A meeting of the archive, before it lies there."""

    day: Day
    items: tuple[Written, ...]
    pack: bytes
    entries: tuple[e.Entry, ...]


@dataclass
class _Log:
    """Entries with their numbers and times; what is recorded together is one step."""

    at: datetime
    entries: list[e.Entry] = field(default_factory=list)

    def record(self, *events: e.Event) -> None:
        step = len(self.entries) + 1
        for seq, event in enumerate(events, step):
            entry = e.Entry(seq=seq, at=self.at, by=SECRETARY, step=step, event=event)  # type: ignore[arg-type]
            self.entries.append(entry)

    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)


def hold(plan: Plan, number: int) -> Held:
    """Hold the meeting with this number."""
    day = plan.day(number)
    chance = plan.chance("meeting", number)
    room = _Room(chance, day.board.people)
    references = _references(plan, number)
    items = tuple(
        write_item(plan.chance("item", number, at), day, at, planned, room.names, references)
        for at, planned in enumerate(plan.items(number), 1)
    )
    pack = _pack(day, items).encode()
    log = _Log(datetime(day.on.year, day.on.month, day.on.day, 12, tzinfo=ZONE) - timedelta(days=7))
    log.record(_convened(day, items, pack))
    log.at = datetime(day.on.year, day.on.month, day.on.day, 9, tzinfo=ZONE)
    for event in room.roll_call():
        log.record(event)
    _handle_all(chance, log, room, day, items)
    if day.after is not None:
        # What a later meeting approved is told of here as approved that day.
        log.at = datetime(day.after.year, day.after.month, day.after.day, 9, 10, tzinfo=ZONE)
        log.record(e.ProtocolApproved(where=f"{day.called} {written(day.after)}, sak 1"))
    return Held(day, items, pack, tuple(log.entries))


def _convened(day: Day, items: Iterable[Written], pack: bytes) -> e.MeetingConvened:
    return e.MeetingConvened(
        meeting=day.id,
        board=day.board,
        date=day.on,
        time="09:00",
        place=day.board.place,
        secretary="Sekretær for styret",
        notice=e.Notice(date=day.on - timedelta(days=7), manner="e-post"),
        pack=e.Pack(file=PACK, sha256=hashlib.sha256(pack).hexdigest()),
        items=tuple(item.agenda for item in items),
    )


class _Room:
    """Who sits at the table: members, and deputies for those who are away."""

    def __init__(self, chance: random.Random, people: Iterable[Person]) -> None:
        people = tuple(people)
        deputies = {p.represents: p for p in people if p.function == "deputy"}
        self._away: list[Person] = []
        self._sitting: list[tuple[Person, str | None]] = []
        for person in people:
            if person.seated and person.function != "chair" and chance.random() < 0.08:
                self._away.append(person)
                self._sitting.append((deputies[person.represents], person.id))
            elif person.seated:
                self._sitting.append((person, None))

    @property
    def names(self) -> tuple[str, ...]:
        """What those at the table are called."""
        return tuple(person.name for person, _ in self._sitting)

    @property
    def voters(self) -> tuple[str, ...]:
        """The ids of those at the table."""
        return tuple(person.id for person, _ in self._sitting)

    def roll_call(self) -> Iterator[e.Event]:
        for person in self._away:
            yield e.AbsenceNoted(person=person.id, notice=True)
        for person, seat in self._sitting:
            yield e.MemberArrived(person=person.id, seat=seat)

    def may_leave(self) -> Person | None:
        """Somebody besides the chair, while enough stay; who leaves sits there no more."""
        if len(self._sitting) < 5:
            return None
        return self._sitting.pop()[0]


def _handle_all(
    chance: random.Random, log: _Log, room: _Room, day: Day, items: tuple[Written, ...]
) -> None:
    leaving = chance.randrange(10, ITEMS) if chance.random() < 0.2 else 0
    log.record(e.MeetingStarted(at=log.at))
    for at, item in enumerate(items, 1):
        item_id = item.agenda.id
        if at == leaving and (person := room.may_leave()):
            moment = e.Moment(at=log.at, item=item_id, relation="before")
            log.record(e.MemberLeft(person=person.id, moment=moment))
        log.record(e.ItemOpened(item=item_id))
        log.wait(chance.randint(4, 15))
        if item.minutes:
            log.record(e.TextEdited(item=item_id, field="minutes", at=0, inserted=item.minutes))
        proposal = as_text(item.agenda.proposal)
        if item.decision and (edit := difference(item_id, "decision", proposal, item.decision)):
            log.record(edit)
        if at == len(items) and day.after is not None:
            log.record(e.NextMeetingSet(date=day.after, time="09:00", place=day.board.place))
        log.record(*_closing(chance, room, day, item))
        if item.followup is not None:
            log.record(
                e.FollowUpNoted(
                    item=item_id,
                    who=item.followup.who,
                    what=item.followup.what,
                    due=item.followup.due.isoformat(),
                )
            )
    log.record(e.MeetingEnded(at=log.at))


def _closing(chance: random.Random, room: _Room, day: Day, item: Written) -> tuple[e.Event, ...]:
    """How the item ends: the vote, where there is one, and its outcome."""
    item_id = item.agenda.id
    voters = room.voters
    few = voters[len(voters) // 2 + 1 :]
    if item.outcome == "postponed":
        return (e.ItemPostponed(item=item_id, to=spelt(day.after) if day.after else ""),)
    if item.outcome == "handled":
        return (e.ItemHandled(item=item_id),)
    if item.outcome == "rejected":
        many = tuple(v for v in voters if v not in few)
        vote = e.VoteTaken(item=item_id, method="by_names", in_favour=few, against=many)
        return vote, e.ProposalRejected(item=item_id)
    against = few if few and chance.random() < 0.12 else ()
    vote = e.VoteTaken(
        item=item_id,
        method="by_names" if against else "unanimous",
        in_favour=tuple(v for v in voters if v not in against),
        against=against,
    )
    return vote, e.DecisionAdopted(item=item_id, text=item.decision)


def _references(plan: Plan, number: int) -> tuple[str, ...]:
    """A few earlier decisions of the same board, as a text cites them."""
    chance = plan.chance("references", number)
    found: list[str] = []
    earlier = range(number % BOARDS, number, BOARDS)
    for one in chance.sample(earlier, min(4, len(earlier))):
        outcomes = [item.outcome for item in plan.items(one)]
        decided = [at for at, outcome in enumerate(outcomes, 1) if outcome == "adopted"]
        if decided:
            found.append(f"vedtak i sak {chance.choice(decided)}, {written(plan.day(one).on)}")
    return tuple(found)


def _pack(day: Day, items: Iterable[Written]) -> str:
    """The agenda pack as it came: Markdown, with everything but what the meeting did."""
    lines = [f"# Innkalling til møte i {day.board.name}", "", f"{spelt(day.on)}, {day.board.place}"]
    for item in items:
        agenda = item.agenda
        lines += ["", f"## Sak {agenda.number} {agenda.title}", "", agenda.background]
        if agenda.proposal:
            lines += ["", "### Framlegg til vedtak", "", as_text(agenda.proposal)]
    return "\n".join(lines) + "\n"
