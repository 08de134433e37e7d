"""Which votes there are to take in an item, in which order.

What is moved of the handling comes first, then amendments, then alternatives against each other until
one is left, additions last. It is a proposal to the secretary, and whoever chairs may put them
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sognko_tui.meeting.composition import MAIN, fell, passed, proposed_points, won
from sognko_tui.meeting.facts import Motion, Vote
from sognko_tui.meeting.result import deciding, settled, unsettled
from sognko_tui.meeting.state import Item

_FIRST = ("postpone", "return", "forward")


class Question(NamedTuple):
    """A vote that remains: on `motion`, or with `opposed` on which of the two is the stronger.

    `point` is the point of the proposal, where it is voted on point by point.
    """

    motion: str
    opposed: str = ""
    point: int = 0
    kind: str = "main"


def at_hand(item: Item) -> Question:
    """What is voted on where nothing is pointed out.

    That is a tie that is to be settled, else what the vote that decides is on, else VEDTAK.
    """
    vote = unsettled(item) or deciding(item)
    return asked_in(vote) if vote is not None else Question(MAIN)


def asked_in(vote: Vote) -> Question:
    """What a vote that was taken was on."""
    return Question(vote.motion, vote.opposed, vote.point)


def vote_order(item: Item, *, by_point: bool = False) -> tuple[Question, ...]:
    """The votes that remain, in the order they are proposed to be taken.

    Of the alternatives only the next vote is there: who wins it meets the one after. So it is with
    amendments of the same point. With `by_point` the proposal is put point by point; it is anyway
    once a point of it has been voted on. A tie is settled before anything else is put to the vote.
    """
    tie = unsettled(item)
    if tie is not None:
        return (asked_in(tie),)
    live = [m for m in item.motions if not m.withdrawn]
    open_ = [m for m in live if not won(item, m.id) and not fell(item, m.id)]
    first = [Question(m.id, kind=m.kind) for m in open_ if m.kind in _FIRST]
    additions = [Question(m.id, kind=m.kind) for m in open_ if m.kind == "addition"]
    return (*first, *_amendments(item, open_), *_alternatives(item, live, by_point), *additions)


def _amendments(item: Item, open_: Iterable[Motion]) -> Iterator[Question]:
    """The votes on amendments, by the point they change; one that passed leaves no room for another."""
    by_point: dict[int, list[str]] = {}
    for motion in open_:
        if motion.kind == "amendment":
            by_point.setdefault(motion.point, []).append(motion.id)
    settled_already = {m.point for m in passed(item, "amendment") if _apart(item, m.point)}
    for point, motions in sorted(by_point.items()):
        if point in settled_already:
            continue
        if len(motions) > 1 and _apart(item, point):
            yield Question(motions[0], motions[1], kind="amendment")
        else:
            yield from (Question(motion, kind="amendment") for motion in motions)


def _apart(item: Item, point: int) -> bool:
    """Whether two amendments of this point shut each other out: each is its whole new wording."""
    return bool(point) or (bool(item.proposal) and not proposed_points(item))


def _alternatives(item: Item, live: Iterable[Motion], by_point: bool) -> Iterator[Question]:
    """The next vote among the alternatives, or on the one that is left."""
    counters = [m.id for m in live if m.kind == "counter"]
    everything = [*counters, *([MAIN] if item.proposal or not counters else [])]
    found = settled(item)
    alone = found is not None and not found.vote.opposed and not found.vote.point
    if found is not None and alone and found.carried and found.motion in everything:
        return  # one of them was put to the vote alone and passed: the others fell with that
    standing = [proposal for proposal in everything if not fell(item, proposal)]
    if not standing:
        yield from _strongest(item, everything)
    elif len(standing) > 1:
        yield Question(standing[0], standing[1], kind="counter")
    else:
        yield from _left(item, standing[0], by_point)


def _left(item: Item, proposal: str, by_point: bool) -> Iterator[Question]:
    """The vote on the only one left; point by point where that is wanted or was begun.

    One that has won over the others needs no vote more, but may still be put point by point.
    """
    kind = MAIN if proposal == MAIN else "counter"
    voted = item.points_voted(proposal)
    points = proposed_points(item, proposal)
    if voted or (by_point and points):
        yield from (Question(proposal, point=n, kind=kind) for n in points if n not in voted)
    elif item.vote_on(proposal) is None:
        yield Question(proposal, kind=kind)


def _strongest(item: Item, everything: Sequence[str]) -> Iterator[Question]:
    """Where three or more fell one by one, the two with most votes meet."""
    votes = {proposal: item.vote_on(proposal) for proposal in everything}
    alone = [m for m, vote in votes.items() if vote is not None and not vote.opposed]
    if len(alone) < 3 or len(alone) < len(everything):
        return
    ranked = sorted(alone, key=lambda m: -(v.ayes if (v := votes[m]) else 0))
    yield Question(ranked[0], ranked[1], kind="counter")


def arranged(questions: Sequence[Question], wanted: Sequence[Question]) -> tuple[Question, ...]:
    """The votes that remain in the order somebody wanted, each new one after what it followed."""
    order = [question for question in wanted if question in questions]
    for n, question in enumerate(questions):
        if question not in order:
            order.insert(order.index(questions[n - 1]) + 1 if n else 0, question)
    return tuple(order)
