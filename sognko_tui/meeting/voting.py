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
    """
    voters = [p.id for p in may_vote(meeting, item)]
    apart = {*against, *blank, *away, *refused}
    in_favour = tuple(v for v in voters if v not in apart)
    opposed = tuple(v for v in voters if v in against)
    presiding = chair(meeting, item)
    casting = None
    tied = bool(opposed) and len(in_favour) == len(opposed)
    voted = presiding is not None and presiding.id in (*in_favour, *opposed)
    if presiding is not None and tied and voted and applies(meeting.board, "casting_vote"):
        casting = presiding.id
    return VoteTaken(
        item=item.id,
        motion=motion,
        method="by_names" if apart else "unanimous",
        in_favour=in_favour,
        against=opposed,
        blank=tuple(v for v in voters if v in blank),
        away=tuple(away),
        refused=tuple(v for v in voters if v in refused),
        casting=casting,
    )


def adds_up(meeting: Meeting, item: Item, vote: Vote) -> bool:
    """Whether the vote accounts for exactly those who may vote in the item."""
    counted = {*vote.in_favour, *vote.against, *vote.blank, *vote.refused}
    entitled = {p.id for p in may_vote(meeting, item)}
    return counted == entitled - set(vote.away) and counted <= entitled


def tied(vote: Vote) -> bool:
    """Whether as many voted for as against and nobody's vote has settled it."""
    return len(vote.in_favour) == len(vote.against) and vote.casting is None
