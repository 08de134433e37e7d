"""Elections: who is elected to a post, and by which round.

More than half of the votes given elects; otherwise there is a new round, in which most votes win; a
tie there is settled by lot, at an appointment by whoever chairs the item (kommunelova §§ 7-8 and
11-9), who settles it at once where two have half the votes each.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.events import Nominee
from sognko_tui.meeting.facts import Ballot, Post
from sognko_tui.meeting.state import Item

How = Literal["unanimous", "majority", "plurality", "lot", "chair"]
"""What elected somebody: all votes, more than half, most of them, the lot, or the chair."""


class Elected(NamedTuple):
    """Who was elected, how, and in which round, counted from 1."""

    nominee: Nominee
    how: How
    round: int
    ballot: Ballot


def elected(post: Post) -> Elected | None:
    """Who is elected by the rounds taken so far, or None where it takes another, or a lot."""
    for number, ballot in enumerate(post.ballots, start=1):
        found = _won(post, ballot, number)
        if found is not None:
            return found
    return None


def _won(post: Post, ballot: Ballot, number: int) -> Elected | None:
    most = leaders(ballot)
    nominee = post.nominee(most[0]) if len(most) == 1 else None
    if nominee is not None:
        votes = ballot.count(nominee.id)
        if votes == ballot.voted:
            return Elected(nominee, "unanimous", number, ballot)
        if 2 * votes > ballot.voted:
            return Elected(nominee, "majority", number, ballot)
        if number > 1:
            return Elected(nominee, "plurality", number, ballot)
    chosen = post.nominee(ballot.chosen) if ballot.chosen in most else None
    if chosen is not None and tie_settled(post, ballot, number):
        if ballot.casting is not None and post.settled_by == "chair":
            return Elected(chosen, "chair", number, ballot)
        if ballot.lot and post.settled_by == "lot":
            return Elected(chosen, "lot", number, ballot)
    return None


def leaders(ballot: Ballot) -> tuple[str, ...]:
    """The ids of those with most votes; several where they share them, none where nobody has any."""
    most = max((v.count for v in ballot.votes), default=0)
    return tuple(v.nominee for v in ballot.votes if v.count == most) if most else ()


def tie_settled(post: Post, ballot: Ballot, number: int) -> bool:
    """Whether a tie in this round is settled now: from the second round on, in the first hardly ever.

    At an appointment the chair's vote decides between two with half the votes each at once: it is
    the majority. Where others got votes too, a new round may still give one.
    """
    most = leaders(ballot)
    halves = len(most) == 2 and sum(map(ballot.count, most)) == ballot.voted
    return number > 1 or (post.settled_by == "chair" and halves)


def tied(post: Post) -> tuple[Nominee, ...]:
    """Those between whom the last round is tied and has to be settled by lot or by the chair."""
    if not post.ballots or elected(post) is not None:
        return ()
    last = post.ballots[-1]
    most = leaders(last)
    if len(most) < 2 or not tie_settled(post, last, len(post.ballots)):
        return ()
    return tuple(n for n in post.nominees if n.id in most)


def unfilled(item: Item) -> tuple[Post, ...]:
    """The posts of the item that nobody is elected to yet."""
    return tuple(post for post in item.posts if elected(post) is None)


# The posts of an item


def with_post(posts: tuple[Post, ...], post: Post) -> tuple[Post, ...]:
    """The posts with this one in its place: where it was, last, or right after whose deputy it is."""
    known_as = next((p for p in posts if p.id == post.id), None)
    if known_as is not None and known_as.deputy_for == post.deputy_for:
        return tuple(post if p is known_as else p for p in posts)
    others = [p for p in posts if p is not known_as]
    at = len(others)
    if post.deputy_for:
        of = post.deputy_for
        at = 1 + max(n for n, p in enumerate(others) if of in (p.id, p.deputy_for))
    return (*others[:at], post, *others[at:])


def without_post(posts: tuple[Post, ...], post_id: str) -> tuple[Post, ...]:
    """The posts without this one; its deputies are nobody's then."""
    return tuple(
        replace(p, deputy_for="") if p.deputy_for == post_id else p
        for p in posts
        if p.id != post_id
    )


def principals(posts: tuple[Post, ...], post_id: str) -> tuple[Post, ...]:
    """The posts that this one may be a personal deputy's for: none where it has a deputy itself."""
    if any(p.deputy_for == post_id for p in posts):
        return ()
    return tuple(p for p in posts if p.id != post_id and not p.deputy_for)


def principal(posts: tuple[Post, ...], post: Post) -> Post | None:
    """The post whose holder this one's is the personal deputy of."""
    return next((p for p in posts if p.id == post.deputy_for), None)
