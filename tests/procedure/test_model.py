"""The model held against a naive one, over every sequence of acts of a few people.

Members are alike for this, and so are deputies: only sequences in which the first one not yet
touched is touched next are tried, which stand for all others.
"""

import os
from datetime import timedelta

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.fold import advance
from sognko_tui.meeting.state import Item, Meeting
from tests.meetings import START, board, convened
from tests.procedure.naive import Act, Impossible, NaiveRoom

ITEMS = 7


class Recorded:
    """The same meeting as the program has it: its state after each act, nothing shared but that."""

    def __init__(self, meeting: Meeting, seq: int = 1, at_item: int = 1) -> None:
        self.meeting = meeting
        self.seq = seq
        self.at_item = at_item

    @property
    def item(self) -> Item:
        item = self.meeting.item(f"i{self.at_item}")
        assert item is not None
        return item

    def after(self, act: Act) -> "Recorded | None":
        """The meeting after the act, or None where the program will not have it."""
        after, seq = self.meeting, self.seq
        for event in self._events(act):
            seq += 1
            at = START + timedelta(minutes=seq)
            after = advance(after, e.Entry(seq=seq, at=at, by="x", step=seq, event=event))  # type: ignore[arg-type]
        if after.problems:
            return None
        return Recorded(after, seq, self.at_item + (act.verb == "vote"))

    def _events(self, act: Act) -> tuple[e.Event, ...]:
        item = self.item.id
        moment = e.Moment(item=item) if self.at_item > 1 else e.Moment()
        if act.verb == "arrive":
            return (e.MemberArrived(person=act.who, moment=moment),)
        if act.verb == "deputy":
            return (e.MemberArrived(person=act.who, seat=act.seat, moment=moment),)
        if act.verb == "leave":
            return (e.MemberLeft(person=act.who, moment=moment),)
        if act.verb == "disqualify":
            return (e.Disqualified(item=item, person=act.who, ground="x"),)
        voters = tuple(p.id for p in may_vote(self.meeting, self.item))
        start = (e.MeetingStarted(at=START),) if self.meeting.started is None else ()
        # Nobody voting is no vote, and the item is gone through all the same.
        vote = (e.VoteTaken(item=item, in_favour=voters),) if voters else ()
        return (*start, *vote, e.ItemHandled(item=item))

    def voters(self, number: int) -> frozenset[str]:
        """Who may vote in this item, as the program works it out now."""
        item = self.meeting.item(f"i{number}")
        assert item is not None
        return frozenset(p.id for p in may_vote(self.meeting, item))


def acts(members: int, deputies: int, touched: tuple[int, int]) -> list[Act]:
    """Every act with people that were touched before, or the first of those that were not."""
    people = [f"p{n}" for n in range(1, min(members, touched[0] + 1) + 1)]
    calls = [f"d{n}" for n in range(1, min(deputies, touched[1] + 1) + 1)]
    found = [Act("vote")]
    for who in (*people, *calls):
        found += [Act("leave", who), Act("disqualify", who)]
    found += [Act("arrive", who) for who in people]
    found += [Act("deputy", who, seat) for who in calls for seat in people]
    return found


SIZES = [(1, 1, 6), (2, 1, 6), (3, 1, 5), (4, 1, 5), (1, 2, 6), (2, 2, 5), (4, 2, 4)]
if os.environ.get("FULL"):
    SIZES += [(3, 1, 6), (4, 1, 6), (2, 2, 6), (4, 2, 5), (3, 2, 6), (4, 2, 6)]


@pytest.mark.parametrize(("members", "deputies", "length"), SIZES)
def test_who_may_vote_is_what_a_naive_picture_of_the_room_says(members, deputies, length):
    entry = e.Entry(
        seq=1, at=START, by="x", step=1, event=convened(ITEMS, board(members, deputies))
    )
    room = NaiveRoom(tuple(f"p{n}" for n in range(1, members + 1)))
    tried = 0
    waiting: list[tuple[Recorded, NaiveRoom, tuple[Act, ...], tuple[int, int]]] = [
        (Recorded(advance(Meeting(), entry)), room, (), (0, 0))
    ]
    while waiting:
        recorded, room, done, touched = waiting.pop()
        if len(done) == length:
            continue
        for act in acts(members, deputies, touched):
            path = (*done, act)
            after = recorded.after(act)
            try:
                picture = room.after(act)
            except Impossible:
                assert after is None, path
                continue
            assert after is not None, path
            tried += 1
            assert after.voters(after.at_item) == picture.may_vote(), path
            for number, voted in enumerate(picture.voted, start=1):
                assert after.voters(number) == voted, (path, number)
            waiting.append((after, picture, path, _touched(touched, act)))
    assert tried > 100


def _touched(touched: tuple[int, int], act: Act) -> tuple[int, int]:
    members = max((int(n[1:]) for n in (act.who, act.seat) if n.startswith("p")), default=0)
    deputies = max((int(n[1:]) for n in (act.who, act.seat) if n.startswith("d")), default=0)
    return max(touched[0], members), max(touched[1], deputies)
