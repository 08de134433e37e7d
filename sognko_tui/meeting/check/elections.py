"""Whether each post was filled, by votes of those who may vote and of no more than there are."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import held_in_ballot, stay_at
from sognko_tui.meeting.check.finding import Finding, found_in, name_of
from sognko_tui.meeting.elections import elected, unfilled
from sognko_tui.meeting.facts import Post
from sognko_tui.meeting.state import Item, Meeting


def found(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """What there is to find in the elections of an item that was closed."""
    if item.open:
        return
    for post in item.posts:
        yield from _rounds(meeting, item, post)
        if item.outcome in ("adopted", "handled") and elected(post) is None:
            yield found_in(item, "post_unfilled", rule="election", post=post.title)
    if item.outcome == "handled" and item.posts and not unfilled(item):
        yield found_in(item, "elected_undecided", rule="election")


def _rounds(meeting: Meeting, item: Item, post: Post) -> Iterator[Finding]:
    for number, ballot in enumerate(post.ballots, start=1):
        may = held_in_ballot(meeting, item, ballot)
        by_name = [voter for votes in ballot.votes for voter in votes.voters]
        named = [*by_name, *ballot.blank, *ballot.refused]
        for voter in dict.fromkeys(named):
            there = stay_at(meeting, voter, item, ballot.seq) is not None
            if voter not in may or not there:
                code = "may_not_vote" if there else "voter_not_present"
                yield found_in(item, code, severity="hard", person=name_of(meeting, voter))
        out = {*ballot.away, *ballot.refused} & may
        twice = len(named) > len(set(named))
        if ballot.voted + len(out) != len(may) or twice:
            yield found_in(
                item,
                "ballot_tally",
                severity="hard",
                post=post.title,
                round=number,
                voted=ballot.voted,
                entitled=len(may) - len(out),
            )
