"""Votes: from what a protocol tells of one to the event; who is not named is not made up."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.presiding import presides_over
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import entitled
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.public_meeting import MAIN, PublicVote


def motion_id(subject: str) -> str:
    """The id of what was voted on: the proposal itself, the n-th that was moved, or an act."""
    return f"m{subject}" if subject.isdigit() else subject


def vote_taken(meeting: Meeting, item: Item, told: PublicVote, crowd: Crowd) -> e.VoteTaken:
    """The vote as the protocol tells it."""
    motion = motion_id(told.subject)
    opposed = motion_id(told.opposed) if told.opposed else ""
    blank, refused, away = map(crowd.ids, (told.blank, told.refused, told.away))
    others = {*blank, *refused, *away}
    voters = tuple(p.id for p in entitled(meeting, item, motion) if p.id not in others)
    made = e.VoteTaken(
        item=item.id,
        motion=motion,
        point=told.point,
        opposed=opposed,
        method="unanimous",
        blank=blank,
        refused=refused,
        away=away,
    )
    if told.unanimous:
        # Where it is not known who was there, all that is known is that nobody was against.
        return replace(made, in_favour=voters, tie="" if voters else "for")
    ayes, noes = told.counts
    made = replace(
        made,
        in_favour=crowd.ids(told.in_favour),
        against=crowd.ids(told.against),
        method="by_names",
    )
    if (len(made.in_favour), len(made.against)) != told.counts or told.written:
        made = _counted(made, told, voters, crowd)
    if ayes != noes:
        return made
    return _tied(meeting, item, made, told, crowd)


def _counted(
    made: e.VoteTaken, told: PublicVote, voters: tuple[str, ...], crowd: Crowd
) -> e.VoteTaken:
    """A vote told by numbers: with names where the minority is named and the rest follows."""
    ayes, noes = told.counts
    counts = e.Counts(in_favour=ayes, against=noes, blank=told.blank_count)
    if told.written:
        return replace(made, method="written", counts=counts, blank=())
    few = crowd.ids(told.minority)
    rest = tuple(person for person in voters if person not in few)
    if few and (len(few), len(rest)) == (min(ayes, noes), max(ayes, noes)):
        sides = (rest, few) if ayes > noes else (few, rest)
        return replace(made, method="counted", in_favour=sides[0], against=sides[1])
    if few:
        # Who was in the minority is known, and who made up the rest is not.
        side = {"against": few} if ayes > noes else {"in_favour": few}
        return replace(made, method="counted", counts=counts, **side)
    return replace(made, method="counted", counts=counts)


def _tied(
    meeting: Meeting, item: Item, made: e.VoteTaken, told: PublicVote, crowd: Crowd
) -> e.VoteTaken:
    """A tie with what settled it: the chair, or the lot."""
    side: e.Side = "for" if told.carried else "against"
    if told.by_lot or told.lot:
        return replace(made, lot=crowd.id(told.lot) or told.lot or "–", tie=side)
    if told.casting:
        presiding = presides_over(meeting, item, made.motion)
        return replace(made, casting=presiding.id if presiding is not None else None, tie=side)
    settled = told.carried or told.subject != MAIN
    return replace(made, tie=side if settled else "")
