"""Meetings as they might go: acts that fit what is there, drawn one after the other.

Unlike `any_logs`, which holds the fold against nonsense, most of what happens here is accepted: people
come and go between the votes of an item, votes are taken in every manner, doors are closed and
opened, items end and are taken up again.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from random import Random

from hypothesis import strategies as st

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, next_open, with_times
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.attendance import may_vote, moment
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.doors import close_session
from sognko_tui.meeting.exclusion import Concerned, decided
from sognko_tui.meeting.procedural import put_off
from sognko_tui.meeting.rounds import and_decision
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import count_vote, entitled, take_vote
from tests.meetings import Room, agenda_item, board, points

TEXTS = (
    "",
    "Styret vel: ____",
    "1. Eitt.\n2. To.",
    "Styret ber om brev innan 1. mai.",
    "**x** | # [l](u)",
)
BASIS = "kommunelova § 11-5 tredje ledd bokstav a"

Events = tuple[e.Event, ...]
Act = Callable[["Sitting", Item], Events]


class Sitting:
    """A meeting under way, and what may happen next in it."""

    def __init__(self, rnd: Random, apart: Container[Act] = ()) -> None:
        """Everything may happen but what is set `apart`."""
        self.rnd = rnd
        self.acts = [act for act in ACTS if act not in apart]
        items = [
            agenda_item(1),
            agenda_item(2, points("Eitt.", "To.", "Tre.")),
            agenda_item(3, None, kind="information"),
            agenda_item(4, "Styret vel: ____", kind="election"),
            agenda_item(5, None),
        ]
        seats, rules = rnd.choice([2, 4, 6]), rnd.choice(["ko", "iks", "lag", "kommunelova"])
        self.room = Room(items, board(seats, 2, rules=rules, language=rnd.choice(["nn", "nb"])))
        self.room.open("i1")
        self.votes: list[tuple[Meeting, Meeting]] = []
        """The meeting before and after each vote that was taken."""

    @property
    def meeting(self) -> Meeting:
        return self.room.meeting

    @property
    def item(self) -> Item:
        """The item at hand, and now and then another one."""
        current = self.meeting.item(self.meeting.current)
        if current is None or (not self.in_order and self.rnd.random() < 0.3):
            return self.rnd.choice(self.meeting.items)
        return current

    @property
    def in_order(self) -> bool:
        """Whether the items are taken one after the other, and nothing is put right afterwards."""
        return not {Sitting.another, Sitting.put_right} & {*self.acts}

    def some(self, people: Sequence[str], share: float = 0.25) -> tuple[str, ...]:
        return tuple(person for person in people if self.rnd.random() < share)

    def person(self) -> str:
        return self.rnd.choice([p.id for p in (*self.meeting.board.people, *self.meeting.guests)])

    def moment(self, item: Item) -> e.Moment:
        """When somebody comes or goes: now, as it is noted in the meeting, or put right anyhow."""
        if self.in_order:
            return moment(self.meeting, self.room.clock.now())
        at, where = self.rnd.choice([self.room.clock.now(), None]), self.rnd.choice([item.id, None])
        return e.Moment(at=at, item=where, relation=self.rnd.choice(["before", "during", "after"]))

    # What may happen

    def come(self, item: Item) -> Events:
        seat = self.rnd.choice([None, *(p.id for p in self.meeting.board.seats)])
        person = self.person()
        deputy = person.startswith("d")
        return (
            e.MemberArrived(person=person, seat=seat if deputy else None, moment=self.moment(item)),
        )

    def go(self, item: Item) -> Events:
        return (e.MemberLeft(person=self.person(), moment=self.moment(item)),)

    def put_right(self, item: Item) -> Events:
        left = self.rnd.choice([None, self.moment(item)])
        return (
            e.PresenceCorrected(person=self.person(), stay=0, arrived=self.moment(item), left=left),
        )

    def guest(self, item: Item) -> Events:
        guest = Person(id=f"g{self.rnd.randint(1, 3)}", name="Gjest", function="guest")
        return (e.GuestNoted(person=guest, moment=self.moment(item)),)

    def disqualify(self, item: Item) -> Events:
        voters = [p.id for p in may_vote(self.meeting, item)]
        asked = [
            Concerned(person, "forvaltningslova § 6", self.some(voters), None, None)
            for person in self.rnd.sample([p.id for p in self.meeting.board.people], 2)
        ]
        asking = decided(self.meeting, item, asked[: self.rnd.randint(1, 2)], self.room.clock.now())
        return asking.events if asking is not None else ()

    def move(self, item: Item) -> Events:
        kinds: list[e.MotionKind] = ["counter", "counter", "amendment", "addition"]
        kind = self.rnd.choice(kinds)
        number = self.rnd.randint(1, 5)
        text, point = self.rnd.choice(TEXTS), self.rnd.choice([0, 1, 2])
        return (
            e.ProposalMoved(
                item=item.id, proposal=f"m{number}", mover=self.person(), text=text, kind=kind,
                point=point if kind == "amendment" else 0,
            ),
        )  # fmt: skip

    def vote(self, item: Item) -> Events:
        """Everybody who may is accounted for, by names or by numbers."""
        rnd, known = self.rnd, ["main", *(m.id for m in item.motions)]
        motion = rnd.choice(known)
        opposed = rnd.choice(["", "", *(m for m in known if m != motion)])
        left = [p.id for p in entitled(self.meeting, item, motion)]
        named: dict[str, tuple[str, ...]] = {}
        for side in ("away", "refused", "blank", "against"):
            named[side] = self.some(left, 0.3 if side == "against" else 0.1)
            left = [person for person in left if person not in named[side]]
        about = {
            "motion": motion,
            "opposed": opposed,
            "point": 0 if opposed else rnd.choice([0, 0, 1, 2]),
            "trial": rnd.random() < 0.1,
        }
        if rnd.random() < 0.7:
            return (take_vote(self.meeting, item, **named, **about),)  # type: ignore[arg-type]
        voting = len(left) + len(named["against"]) + len(named["blank"])
        ayes = rnd.randint(0, voting)
        counts = e.Counts(in_favour=ayes, against=voting - ayes)
        aside = {side: named[side] for side in ("away", "refused")}
        tie = rnd.choice(["", "for", "against"])
        taken = count_vote(
            self.meeting, item, counts, written=rnd.random() < 0.3, tie=tie, **aside, **about  # type: ignore[arg-type]
        )  # fmt: skip
        return (taken,)

    def elect(self, item: Item) -> Events:
        opened: list[e.Event] = (
            [] if item.posts else [e.PostOpened(item=item.id, post="x", title="leiar")]
        )
        known = {n.id for post in item.posts for n in post.nominees}
        names = [p for p in ("p1", "p2", "n1") if p not in known]
        opened += [
            e.Nominated(
                item=item.id,
                post="x",
                nominee=e.Nominee(id=n, name=n, person=n if n != "n1" else None),
            )
            for n in names
        ]
        left = [p.id for p in may_vote(self.meeting, item)]
        self.rnd.shuffle(left)
        votes = []
        for nominee in ("p1", "p2", "n1"):
            count = self.rnd.randint(0, len(left))
            votes.append(e.VotesFor(nominee=nominee, count=count, voters=tuple(left[:count])))
            left = left[count:]
        ballot = e.BallotTaken(
            item=item.id, post="x", method="by_names", votes=tuple(votes), blank=tuple(left)
        )
        return and_decision(self.meeting, item, [*opened, ballot], self.room.clock.now())

    def close_doors(self, item: Item) -> Events:
        now = self.room.clock.now()
        return close_session(
            self.meeting, item, BASIS, neutral_title="Personalsak", stayed=(), against=(),
            closed_at=now, at=now,
        ).events  # fmt: skip

    def open_doors(self, item: Item) -> Events:
        return (e.SessionOpened(item=item.id, at=self.room.clock.now()),)

    def adopt(self, item: Item) -> Events:
        return close_item(self.meeting, item.id, self.room.clock.now())

    def end(self, item: Item) -> Events:
        kinds = [
            e.ProposalRejected,
            e.ItemHandled,
            e.ItemPostponed,
            e.ItemWithdrawn,
            e.ItemReturned,
        ]
        ending = self.rnd.choice(kinds)(item=item.id)
        return with_times(self.meeting, item, (ending,), self.room.clock.now())

    def put_off(self, item: Item) -> Events:
        against = self.some([p.id for p in may_vote(self.meeting, item)])
        return put_off(
            self.meeting, item, "postpone", "neste møte", mover="", against=against,
            at=self.room.clock.now(),
        ).events  # fmt: skip

    def reopen(self, item: Item) -> Events:
        return (e.ItemReopened(item=item.id, mend=self.rnd.random() < 0.6),)

    def add(self, item: Item) -> Events:
        number = self.meeting.free_number()
        under = self.rnd.choice([None, None, item.id])
        added = AgendaItem(id=f"n{number}", number=number, title=self.rnd.choice(TEXTS))
        return (e.ItemAdded(item=added, parent=under),)

    def place(self, item: Item) -> Events:
        return (e.ItemMoved(item=item.id, after=self.rnd.choice([None, self.item.id])),)

    def note(self, item: Item) -> Events:
        text, person = self.rnd.choice(TEXTS), self.person()
        return self.rnd.choice(
            [
                (e.StatementRecorded(item=item.id, person=person, text=text),),
                (e.FollowUpNoted(item=item.id, who=person, what=text, due="neste styremøte"),),
                (e.RemarkRecorded(item=item.id, person=person, text=text, on=date(2026, 2, 1)),),
                (e.RuleOverridden(rule="quorum", reason="fristen er i dag", item=item.id),),
                (e.NextMeetingSet(date=date(2026, 6, 9), item=item.id),),
            ]
        )

    def another(self, item: Item) -> Events:
        return (e.ItemOpened(item=self.rnd.choice(self.meeting.items).id),)

    def write(self, item: Item) -> Events:
        field = self.rnd.choice(["decision", "minutes", "notes"])
        self.room.write(item.id, self.rnd.choice(TEXTS), field)  # type: ignore[arg-type]
        return ()

    def turn(self, _item: Item) -> Events:
        session = self.room.session
        self.rnd.choice([session.undo, session.undo, session.redo])()
        return ()

    # The driving

    def act(self) -> None:
        """One act more; what does not fit is refused and changes nothing."""
        before = self.meeting
        self.room.clock.go(minutes=self.rnd.choice([0, 1, 3]))
        try:
            events = self.rnd.choice(self.acts)(self, self.item)
            if events:
                self.room.session.record(*events)
        except (Refused, Obstacle):
            return
        following = next_open(self.meeting, self.meeting.current or "")
        if self.in_order and following is not None and not self.item.open:
            self.room.open(following.id)
        if any(isinstance(event, e.VoteTaken) for event in events):
            self.votes.append((before, self.meeting))


ACTS: list[Act] = [
    Sitting.come, Sitting.come, Sitting.go, Sitting.put_right, Sitting.guest, Sitting.disqualify,
    Sitting.move, Sitting.vote, Sitting.vote, Sitting.vote, Sitting.elect, Sitting.close_doors,
    Sitting.open_doors, Sitting.adopt, Sitting.adopt, Sitting.end, Sitting.put_off, Sitting.reopen,
    Sitting.add, Sitting.place, Sitting.note, Sitting.another, Sitting.write, Sitting.write,
    Sitting.turn, Sitting.turn,
]  # fmt: skip


@st.composite
def sittings(draw, apart: Container[Act] = ()) -> Sitting:
    """A meeting with some forty acts, none of those set `apart` among them."""
    sitting = Sitting(draw(st.randoms(use_true_random=False)), apart)
    for _ in range(draw(st.integers(10, 45))):
        sitting.act()
    return sitting
