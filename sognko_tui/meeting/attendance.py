"""Who was in the room for an item, who may vote in it, and whether the board is quorate there.

All of it is worked out from the stays; nothing is stored twice. An item that is closed is judged
at its place in the log, an open one as things stand now.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.events import Moment
from sognko_tui.meeting.facts import Ballot, Vote
from sognko_tui.meeting.result import carrying, deciding
from sognko_tui.meeting.state import Item, Meeting, Stay


def judged(item: Item) -> float:
    """Where in the log it is judged who was there: at the item's end, now while it is open.

    An item whose text alone is being mended is judged where its vote was taken.
    """
    return item.place if item.judged_at is None else item.judged_at


def taken_up(meeting: Meeting, item: Item) -> float:
    """Where in the log the handling of this item began that its outcome came of.

    That is after whatever else was closed last before it: an item that was passed over and taken up
    again later has its new audience, and so has one that was reopened.
    """
    others = (i.place for i in meeting.items if i.id != item.id and i.place < judged(item))
    return max((item.reopened, *others))


def covers(stay: Stay, item: Item, since: float = 0.0) -> bool:
    """Whether somebody with this stay was there for the vote in this item.

    Who comes during an item takes part from the next; who leaves during it is gone for its vote.
    `since` is where its handling began (`taken_up`): what happened during the item before that
    place is like anything else that happened earlier.
    """
    if stay.arrived.item == item.id:
        arrived = stay.arrived.relation == "before" or stay.since < since
    else:
        arrived = stay.since < judged(item)
    if stay.left is None:
        return arrived
    if stay.left.item == item.id:
        return arrived and stay.left.relation == "after" and stay.until >= since
    # Who is put down as leaving at the end is there until then, also for what is still open.
    return arrived and (stay.until == float("inf") or stay.until > judged(item))


def stay_in(meeting: Meeting, person_id: str, item: Item) -> Stay | None:
    """The stay that covers this item, or None where the person was not there for it."""
    for stay in reversed(meeting.presence(person_id).stays):
        named = stay.arrived.item == item.id
        named = named or (stay.left is not None and stay.left.item == item.id)
        if covers(stay, item, taken_up(meeting, item) if named else 0.0):
            return stay
    return None


def stay_at(meeting: Meeting, person_id: str, item: Item, at: float) -> Stay | None:
    """The stay that covers an earlier vote in the item, at this place in the log, as it is noted now.

    What was put right afterwards is placed by the item and not by its votes: who came before the
    item was there for all of them, who left during it may have been. A vote that was put right after
    the item was closed belongs where the item does.
    """
    at = min(at, judged(item))
    for stay in reversed(meeting.presence(person_id).stays):
        relation = stay.left.relation if stay.left and stay.left.item == item.id else ""
        # Who is to leave after the item is there for every vote in it.
        gone = relation == "before" or (stay.until <= at and relation != "after")
        begun_with = stay.arrived.item == item.id and stay.arrived.relation == "before"
        if (stay.since < at or begun_with) and not gone:
            return stay
    return None


def left_since(meeting: Meeting, person_id: str, item: Item, at: int) -> bool:
    """Whether the person left during the item after this place in the log, noted as it happened.

    What was put right afterwards stands half a place from the item's end: that somebody left during
    it is then taken to have been before the vote.
    """
    for stay in meeting.presence(person_id).stays:
        left = stay.left
        if left is not None and left.item == item.id and left.relation == "during":
            if stay.since < at < stay.until and stay.until.is_integer():
                return True
    return False


def seat_at(meeting: Meeting, person_id: str, at: int | None = None) -> str:
    """The id of the member whose seat the person fills, at this place in the log or last."""
    stays = meeting.presence(person_id).stays
    if at is not None:
        stays = tuple(stay for stay in stays if stay.since < at < stay.until)
    return (stays[-1].seat if stays else None) or person_id


def present(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Everybody in the room for this item, in roster order, guests last."""
    return tuple(p for p in _everybody(meeting) if stay_in(meeting, p.id, item) is not None)


def _everybody(meeting: Meeting) -> tuple[Person, ...]:
    return (*meeting.board.people, *meeting.guests)


def is_disqualified(item: Item, person_id: str) -> bool:
    """Whether this person has no part in the item."""
    return any(d.person == person_id for d in item.disqualified)


def occupant(meeting: Meeting, seat: Person, item: Item) -> Person | None:
    """Who fills a seat in this item: the member where there and not disqualified, else the deputy.

    A deputy may so step in for a member who is disqualified and has not left the building, and one
    deputy for another who is disqualified (edge case 5).
    """
    if takes_part(meeting, seat, item):
        return seat
    sitting = [seat.id]
    for person in _everybody(meeting):
        stay = stay_in(meeting, person.id, item)
        if stay is not None and stay.seat == seat.id:
            if not is_disqualified(item, person.id):
                return person
            sitting.append(person.id)
    for out in sitting:
        called = (d.deputy for d in item.disqualified if d.person == out)
        for deputy in filter(None, map(meeting.person, called)):
            if _free_for(meeting, deputy, seat, item):
                return deputy
            if deputy.id not in sitting:
                # Whoever was called in their turn for a deputy who was called comes next.
                sitting.append(deputy.id)
    return None


def seats_filled(meeting: Meeting, person_id: str, item: Item) -> tuple[str, ...]:
    """The ids of the seats somebody fills in this item: one at most, as the log should have it."""
    sitting = ((seat.id, occupant(meeting, seat, item)) for seat in meeting.board.seats)
    return tuple(seat for seat, person in sitting if person is not None and person.id == person_id)


def _free_for(meeting: Meeting, deputy: Person, seat: Person, item: Item) -> bool:
    """Whether a deputy takes part in the item and fills no other seat in it."""
    stay = stay_in(meeting, deputy.id, item)
    if stay is None or is_disqualified(item, deputy.id):
        return False
    other = meeting.board.person(stay.seat) if stay.seat and stay.seat != seat.id else None
    return other is None or takes_part(meeting, other, item)


def takes_part(meeting: Meeting, person: Person, item: Item) -> bool:
    """Whether somebody is there for the item and not disqualified in it, with a seat or without."""
    there = stay_in(meeting, person.id, item) is not None
    return there and not is_disqualified(item, person.id)


def may_vote(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Who may vote in this item, one for a seat at most, in roster order of the seats.

    Present but deputy for nobody is no vote (edge case 6), disqualified is none either.
    """
    sitting = (occupant(meeting, seat, item) for seat in meeting.board.seats)
    return tuple(person for person in sitting if person is not None)


def voting(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Who votes in this item, in roster order of the seats.

    Once the vote that decides is noted, who was away from it or refused it does not count.
    """
    vote = deciding(item)
    missing = {*vote.away, *vote.refused} if vote is not None else set()
    return tuple(p for p in may_vote(meeting, item) if p.id not in missing)


def quorate(meeting: Meeting, item: Item) -> bool:
    """Whether at least half of the members are there and vote (kommunelova § 11-9).

    They are in the vote that decides and in each that carries a part of the decision, an addition
    or a point; as long as none decides, those who are there to vote are judged as well.
    """
    taken = [
        held_against(meeting, item, vote) - {*vote.away, *vote.refused} for vote in carrying(item)
    ]
    if deciding(item) is None:
        taken.append(frozenset(p.id for p in may_vote(meeting, item)))
    seats = len(meeting.board.seats)
    return seats > 0 and all(2 * len(voters) >= seats for voters in taken)


def held_against(meeting: Meeting, item: Item, vote: Vote) -> frozenset[str]:
    """The ids of those whose votes this one has to account for.

    The last vote on the decision is held against who is there for the item, as it is noted now, and
    who voted and left before the item was closed. An earlier one, or one on the handling, is held
    against who was there when it was taken: people may have come and gone in between.
    """
    if vote != item.last_vote:
        return frozenset(vote.entitled)
    now = {p.id for p in may_vote(meeting, item)}
    return _as_it_was(meeting, item, vote, now)


def held_in_ballot(meeting: Meeting, item: Item, ballot: Ballot) -> frozenset[str]:
    """The ids of those whose votes a round of an election has to account for; see `held_against`."""
    last = max((b.seq for post in item.posts for b in post.ballots), default=0)
    if ballot.seq != last:
        return frozenset(ballot.entitled)
    return _as_it_was(meeting, item, ballot, {p.id for p in may_vote(meeting, item)})


def _as_it_was(meeting: Meeting, item: Item, taken: Vote | Ballot, now: set[str]) -> frozenset[str]:
    """Those who may vote `now`, with those who left after it was taken for who came in their place."""
    gone = {p for p in taken.entitled if p not in now and left_since(meeting, p, item, taken.seq)}
    seats = {seat_at(meeting, person, taken.seq) for person in gone}
    instead = {p for p in now if p not in taken.entitled and seat_at(meeting, p) in seats}
    return frozenset((now - instead) | gone)


def called_to(meeting: Meeting, person: str) -> tuple[Item, ...]:
    """The items a deputy was called to for somebody disqualified, where they came for nothing else."""
    stays = meeting.presence(person).stays
    items = tuple(item for item in meeting.items if sat_instead(item, person))
    numbers = {item.id for item in items}
    called = all(
        s.seat is None and s.arrived.relation == "before" and s.arrived.item in numbers
        for s in stays
    )
    return items if stays and called else ()


def sat_instead(item: Item, person: str) -> bool:
    """Whether a deputy was called for somebody disqualified, or for the questions about them."""
    for_questions = (m for m in item.motions if item.vote_on(m.id) is not None)
    return any(d.deputy == person for d in item.disqualified) or any(
        person in motion.deputies for motion in for_questions
    )


def moment(meeting: Meeting, at: datetime) -> Moment:
    """How somebody who comes or goes now is noted.

    Until the first item is closed or voted on that is the start of the meeting; then it is during the item that
    stands on the screen, or, where that one is closed, after the item closed last.
    """
    closed = [i for i in meeting.items if not i.open]
    if not closed and not voted_on(meeting):
        return Moment()
    current = meeting.item(meeting.current)
    if current is not None and current.open and current.judged_at is None:
        return Moment(at=at, item=current.id, relation="during")
    if not closed:
        return Moment(at=at)
    last = max(closed, key=lambda i: i.place)
    return Moment(at=at, item=last.id, relation="after")


def voted_on(meeting: Meeting) -> bool:
    """Whether something has been voted on: then the meeting is under way, whatever the clock says."""
    return any(item.votes or any(post.ballots for post in item.posts) for item in meeting.items)


def is_ahead(meeting: Meeting, item: Item) -> bool:
    """Whether the meeting has not come to this item yet, because the one at hand is before it.

    What was noted there would count from now on, and so for the item at hand too.
    """
    current = meeting.item(meeting.current)
    if current is None or not current.open or not item.open or item.started is not None:
        return False
    return item.position > current.position


def moment_of(meeting: Meeting, at: datetime) -> Moment:
    """By which item it was that somebody came or went at this time: the one that was closed next.

    At or before the start of the meeting it is none, and from its end on neither.
    """
    if meeting.started is None or not earlier(meeting.started, at):
        return Moment(at=at)
    if meeting.ended is not None and not earlier(at, meeting.ended):
        return Moment(at=at)
    closed = [i for i in meeting.items if i.ended is not None and earlier(at, i.ended)]
    if closed:
        return Moment(at=at, item=min(closed, key=lambda i: i.place).id)
    return replace(moment(meeting, at), at=at)


def at_odds(meeting: Meeting, moment: Moment) -> bool:
    """Whether somebody came or went at a time that does not go with the item it is said to be by.

    Before or during an item is from the end of what was handled before it to its own end, after it
    is from there on; a time is typed to the minute. What is open has no end to be held against.
    """
    item = meeting.item(moment.item)
    if moment.at is None or item is None:
        return False
    done = sorted((i for i in meeting.items if not i.open), key=lambda i: i.place)
    ends = [i.ended for i in done if i.place < item.place]
    begins = ends[-1] if ends else meeting.started if moment.relation == "during" else None
    if moment.relation == "after":
        following = next((i for i in done if i.place > item.place), None)
        begins, ends_at = item.ended, following.ended if following is not None else None
    else:
        ends_at = item.ended
    too_early = begins is not None and earlier(moment.at, begins.replace(second=0, microsecond=0))
    return too_early or (ends_at is not None and earlier(ends_at, moment.at))


def earlier(one: datetime, other: datetime) -> bool:
    """Whether one time is before another, also where one of them lacks its offset."""
    if one.tzinfo is None or other.tzinfo is None:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one < other


def attendance_taken(meeting: Meeting) -> bool:
    """Whether it has been noted of anybody at all that they were there."""
    return any(p.stays for p in meeting.presences)


def unaccounted(meeting: Meeting) -> tuple[Person, ...]:
    """Members of whom neither presence nor absence is noted."""
    return tuple(
        p
        for p in meeting.board.seats
        if not meeting.presence(p.id).stays and not meeting.presence(p.id).absent
    )
