"""What the votes taken on an item come to: which of them decides it, and what it decided."""

from __future__ import annotations

from typing import NamedTuple

from sognko_tui.meeting.events import VoteTaken
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.state import Item


def even(vote: Vote | VoteTaken) -> bool:
    """Whether as many voted for as against, settled or not."""
    if vote.counts is not None:
        return vote.counts.in_favour == vote.counts.against
    return len(vote.in_favour) == len(vote.against)


def tied(vote: Vote | VoteTaken) -> bool:
    """Whether as many voted for as against and nothing has settled it."""
    return even(vote) and vote.casting is None and not vote.tie


def prevailed(vote: Vote, motion: str) -> bool:
    """Whether the vote went for this motion, which it was on or which was put against it.

    Of two with as many votes neither did, unless the casting vote or the lot says which.
    """
    if motion == vote.motion:
        return vote.carried
    return not vote.carried and (not even(vote) or vote.casting is not None or bool(vote.lot))


def counting(item: Item) -> tuple[Vote, ...]:
    """The votes whose outcome matters: the last on each proposal and each point of one.

    Of two that were put against each other it may be the last for one of them only.
    """
    return tuple(
        vote
        for vote in item.binding
        if any(item.vote_on(m, vote.point) is vote for m in (vote.motion, vote.opposed) if m)
    )


def carrying(item: Item) -> tuple[Vote, ...]:
    """The vote that decides, and the others by which something passed that may be in the decision."""
    decides = deciding(item)
    return tuple(v for v in counting(item) if v == decides or v.carried or v.opposed)


def unsettled(item: Item) -> Vote | None:
    """The first vote that matters in which as many were for as against and nothing settled it."""
    return next((vote for vote in counting(item) if tied(vote)), None)


class Settled(NamedTuple):
    """Which proposal the votes on an item have come to, by which vote, and whether it passed."""

    motion: str
    vote: Vote
    carried: bool


def settled(item: Item) -> Settled | None:
    """What the votes taken so far come to, or None where the text in VEDTAK is still to be voted on.

    A vote that felled a member's proposal leaves the text in VEDTAK to be voted on, or the vote on
    it before counts; one that put two against each other settles for the stronger. Voted on point
    by point, a proposal passes if a point of it did; before that it has to stand, where it was put
    against others. Amendments and additions settle nothing by themselves; but an addition that
    passed is what was decided where nothing else passed.
    """
    found = _text(item)
    if found is None or found.carried:
        return found
    added = (v for v in counting(item) if _kind(item, v) == "addition" and not v.opposed)
    last = next((vote for vote in reversed([*added]) if vote.carried), None)
    return Settled(last.motion, last, True) if last is not None else found


def _kind(item: Item, vote: Vote) -> str:
    motion = item.motion(vote.motion)
    return motion.kind if motion is not None else ""


def _text(item: Item) -> Settled | None:
    """What the votes on the whole text come to, and those on its points; see `settled`."""
    found: Settled | None = None
    for vote in item.binding:
        if vote.point or _kind(item, vote) not in ("", "counter"):
            continue
        if vote.opposed:
            found = _between(vote)
        elif vote.motion == "main" or vote.carried:
            found = Settled(vote.motion, vote, vote.carried)
    proposal = found.motion if found is not None else _unopposed(item)
    points = tuple(item.points_voted(proposal).values())
    last = max(points, key=lambda vote: vote.seq, default=None)
    if last is not None and (found is None or last.seq > found.vote.seq):
        return Settled(proposal, last, any(vote.carried for vote in points))
    return found


def _unopposed(item: Item) -> str:
    """What stands before any vote: the proposal, or where there was none, the only one moved."""
    moved = [m.id for m in item.motions if m.kind == "counter" and not m.withdrawn]
    return moved[0] if len(moved) == 1 and not item.proposal else "main"


def stands(item: Item) -> str:
    """The proposal that the votes so far leave standing: the one whose points can be voted on."""
    found = settled(item)
    return found.motion if found is not None else _unopposed(item)


def _between(vote: Vote) -> Settled | None:
    """What two put against each other come to: the stronger; or neither, and nothing passed."""
    for motion in (vote.motion, vote.opposed):
        if prevailed(vote, motion):
            return Settled(motion, vote, True)
    return Settled("main", vote, False) if "main" in (vote.motion, vote.opposed) else None


def deciding(item: Item) -> Vote | None:
    """The vote by which the item can be closed; see `settled`."""
    found = settled(item)
    return found.vote if found is not None else None
