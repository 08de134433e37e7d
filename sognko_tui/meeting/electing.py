"""What events do to elections: posts, nominees, rounds of voting."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import (
    Inapplicable,
    begun,
    find_open_item,
    known,
    must_preside,
    on,
    with_item,
)
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.elections import principals, with_post, without_post
from sognko_tui.meeting.facts import Ballot, Candidate, Post
from sognko_tui.meeting.state import Item, Meeting


def _find_post(item: Item, post_id: str) -> Post:
    post = next((p for p in item.posts if p.id == post_id), None)
    if post is None:
        raise Inapplicable("no_such_post", number=item.number)
    return post


def _with_post(meeting: Meeting, item: Item, post: Post) -> Meeting:
    return with_item(meeting, replace(item, posts=with_post(item.posts, post)))


@on(e.PostOpened)
def _opened(meeting: Meeting, entry: e.Entry, event: e.PostOpened) -> Meeting:
    item = find_open_item(meeting, event.item)
    if not event.post:
        raise Inapplicable("no_such_post", number=item.number)
    if event.deputy_for not in ("", *(p.id for p in principals(item.posts, event.post))):
        raise Inapplicable("no_such_post", number=item.number)
    known_as = next((p for p in item.posts if p.id == event.post), None)
    post = replace(
        known_as or Post(id=event.post, title=event.title),
        title=event.title,
        period=event.period,
        settled_by=event.settled_by,
        deputy_for=event.deputy_for,
    )
    return _with_post(meeting, item if known_as is not None else begun(item, entry), post)


@on(e.PostRemoved)
def _removed(meeting: Meeting, _: e.Entry, event: e.PostRemoved) -> Meeting:
    item = find_open_item(meeting, event.item)
    post = _find_post(item, event.post)
    return with_item(meeting, replace(item, posts=without_post(item.posts, post.id)))


@on(e.Nominated)
def _nominated(meeting: Meeting, _: e.Entry, event: e.Nominated) -> Meeting:
    item = find_open_item(meeting, event.item)
    post = _find_post(item, event.post)
    if event.nominee.person is not None:
        known(meeting, event.nominee.person)
    if not event.nominee.id or post.nominee(event.nominee.id) is not None:
        raise Inapplicable("nominated_already", number=item.number)
    who = event.nominee
    candidate = Candidate(id=who.id, name=who.name, person=who.person, by=event.by)
    post = replace(post, nominees=(*post.nominees, candidate))
    return _with_post(meeting, item, post)


@on(e.BallotTaken)
def _ballot(meeting: Meeting, entry: e.Entry, event: e.BallotTaken) -> Meeting:
    item = find_open_item(meeting, event.item)
    post = _find_post(item, event.post)
    _tally(meeting, item, post, event)
    ballot = Ballot(
        seq=entry.seq,
        at=entry.at if meeting.source is None else None,
        method=event.method,
        votes=event.votes,
        blank=event.blank,
        blank_count=event.blank_count,
        away=event.away,
        refused=event.refused,
        lot=event.lot,
        casting=event.casting,
        chosen=event.chosen,
        entitled=tuple(p.id for p in may_vote(meeting, item)),
    )
    return _with_post(meeting, item, replace(post, ballots=(*post.ballots, ballot)))


def _tally(meeting: Meeting, item: Item, post: Post, event: e.BallotTaken) -> None:
    """That the votes are for those put forward, and no more than there are people who may vote."""
    may = {p.id for p in may_vote(meeting, item)}
    names = [v.nominee for v in event.votes]
    if len(set(names)) < len(names) or any(post.nominee(name) is None for name in names):
        raise Inapplicable("no_such_nominee", number=item.number)
    if event.chosen and post.nominee(event.chosen) is None:
        raise Inapplicable("no_such_nominee", number=item.number)
    voters = [p for v in event.votes for p in v.voters]
    for person in (*voters, *event.blank, *event.refused):
        if person not in may:
            raise Inapplicable("may_not_vote", number=item.number, person=person)
    apart = (*voters, *event.blank, *event.refused, *event.away)
    if len(set(apart)) < len(apart):
        raise Inapplicable("voted_twice", number=item.number)
    if any(v.count < len(v.voters) or v.count < 0 for v in event.votes) or event.blank_count < 0:
        raise Inapplicable("too_many_votes", number=item.number, entitled=len(may))
    by_names = event.method in ("unanimous", "by_names")
    if by_names and any(v.count != len(v.voters) for v in event.votes):
        raise Inapplicable("names_and_numbers", number=item.number)
    if event.casting is not None:
        must_preside(meeting, item, event.casting)
    votes = sum(v.count for v in event.votes) + max(event.blank_count, len(event.blank))
    if votes + len({*event.refused, *event.away} & may) > len(may):
        raise Inapplicable("too_many_votes", number=item.number, entitled=len(may))


@on(e.BallotWithdrawn)
def _ballot_withdrawn(meeting: Meeting, _: e.Entry, event: e.BallotWithdrawn) -> Meeting:
    item = find_open_item(meeting, event.item)
    post = _find_post(item, event.post)
    if not post.ballots:
        raise Inapplicable("no_vote", number=item.number)
    return _with_post(meeting, item, replace(post, ballots=post.ballots[:-1]))
