"""Votes: making one from what the secretary enters, and holding it against who may vote."""

from __future__ import annotations

from collections.abc import Collection

from sognko_tui.meeting.attendance import chair, may_vote
from sognko_tui.meeting.events import VoteTaken
from sognko_tui.meeting.rules import applies
from sognko_tui.meeting.state import Item, Meeting, Vote


def take_vote(
    meeting: Meeting,
    item: Item,
    *,
    against: Collection[str] = (),
    blank: Collection[str] = (),
    away: Collection[str] = (),
    refused: Collection[str] = (),
    motion: str = "main",
) -> VoteTaken:
    """The vote in which everybody who may vote was for, but for those named.

    At a tie the vote of whoever chairs the item decides, automatically (kommunelova § 11-9).
    Somebody named who may not vote is kept, so that recording the vote is refused.
    """
    voters = [p.id for p in may_vote(meeting, item)]
    apart = {*against, *blank, *away, *refused}
    in_favour = tuple(v for v in voters if v not in apart)
    opposed = _in_order(against, voters)
    presiding = chair(meeting, item)
    casting = None
    tied = bool(opposed) and len(in_favour) == len(opposed)
    voted = presiding is not None and presiding.id in (*in_favour, *opposed)
    if presiding is not None and tied and voted and applies(meeting.board, "casting_vote"):
        casting = presiding.id
    return VoteTaken(
        item=item.id,
        motion=motion,
        method="by_names" if against or blank or refused else "unanimous",
        in_favour=in_favour,
        against=opposed,
        blank=_in_order(blank, voters),
        away=_in_order(away, voters),
        refused=_in_order(refused, voters),
        casting=casting,
    )


def _in_order(named: Collection[str], voters: list[str]) -> tuple[str, ...]:
    """Those named in the order of the voters, whoever is no voter last."""
    return (*(v for v in voters if v in named), *sorted({*named} - {*voters}))


def deciding(item: Item) -> Vote | None:
    """The vote by which the item can be closed.

    The last one, unless it felled a proposal that a member moved: then the text in VEDTAK is still
    to be voted on, or the vote on it before counts.
    """
    return next((v for v in reversed(item.votes) if v.motion == "main" or v.carried), None)


def adds_up(meeting: Meeting, item: Item, vote: Vote) -> bool:
    """Whether the vote accounts for exactly those who may vote in the item."""
    counted = {*vote.in_favour, *vote.against, *vote.blank, *vote.refused}
    entitled = {p.id for p in may_vote(meeting, item)}
    return counted == entitled - set(vote.away) and counted <= entitled


def tied(vote: Vote) -> bool:
    """Whether as many voted for as against and nobody's vote has settled it."""
    return len(vote.in_favour) == len(vote.against) and vote.casting is None
