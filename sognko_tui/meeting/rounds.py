"""Rounds of voting over a post: what a round comes to before it is recorded, and what follows of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.elected_words import emptied, filled
from sognko_tui.meeting.elections import leaders, unfilled
from sognko_tui.meeting.facts import Ballot, Post
from sognko_tui.meeting.presiding import chair
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.supposing import supposing


def unanimous(meeting: Meeting, item: Item, post: Post, nominee: str) -> e.BallotTaken:
    """That nobody was against the one who was put forward: all who may vote were for."""
    voters = tuple(p.id for p in may_vote(meeting, item))
    votes = (e.VotesFor(nominee=nominee, count=len(voters), voters=voters),)
    return e.BallotTaken(item=item.id, post=post.id, method="unanimous", votes=votes)


def tried(post: Post, ballot: e.BallotTaken) -> Post:
    """The post as it would stand after this round; see `elections.elected` and `tied`."""
    taken = Ballot(
        seq=0,
        at=datetime.min.replace(tzinfo=UTC),
        method=ballot.method,
        votes=ballot.votes,
        blank=ballot.blank,
        blank_count=ballot.blank_count,
        away=ballot.away,
        refused=ballot.refused,
        lot=ballot.lot,
        casting=ballot.casting,
        chosen=ballot.chosen,
    )
    return replace(post, ballots=(*post.ballots, taken))


def missing(meeting: Meeting, item: Item, ballot: e.BallotTaken) -> int:
    """How many of those who may vote the round does not account for; below 0 where it has too many."""
    may = {p.id for p in may_vote(meeting, item)}
    votes = sum(v.count for v in ballot.votes) + max(ballot.blank_count, len(ballot.blank))
    return len(may) - votes - len({*ballot.away, *ballot.refused} & may)


def with_casting(meeting: Meeting, item: Item, ballot: e.BallotTaken) -> e.BallotTaken:
    """The round with the vote of whoever chairs the item counting twice, where names tell for whom.

    It decides between those with most votes, automatically (kommunelova § 11-9).
    """
    presiding = chair(meeting, item)
    most = leaders(tried(Post(id="", title=""), ballot).ballots[-1])
    for votes in ballot.votes:
        if presiding is not None and presiding.id in votes.voters and votes.nominee in most:
            return replace(ballot, casting=presiding.id, chosen=votes.nominee)
    return ballot


def and_decision(
    meeting: Meeting, item: Item, events: Sequence[e.Event], at: datetime
) -> tuple[e.Event, ...]:
    """The events, and the edit by which VEDTAK follows what the election has come to.

    With every post filled it is filled too; where one is open again so are the blanks.
    """
    after = supposing(meeting, *events, at=at)
    then = after.item(item.id) if after is not None else None
    if after is None or then is None or then.decision != item.decision:
        return tuple(events)
    text = emptied(meeting, item)
    if then.posts and not unfilled(then):
        text = filled(after, replace(then, decision=text))
    edit = difference(item.id, "decision", item.decision, text)
    return tuple(events) if edit is None else (*events, edit)
