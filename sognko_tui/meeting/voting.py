"""Votes: making one from what the secretary enters, and holding it against who may vote."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from sognko_tui.meeting.attendance import held_against, may_vote
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.events import Counts, Side, VoteTaken
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.presiding import chair, presides_over, without_those_raised
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Item, Meeting


def entitled(meeting: Meeting, item: Item, motion: str = "main") -> tuple[Person, ...]:
    """Who may vote on this proposal, in roster order of the seats.

    Those whose disqualification is in question have no vote on it, nor those raised together with
    them, but the deputies who were called in for that have. Where it would break the quorum all the
    same, all of several take part in those questions (forvaltningslova § 8).
    """
    moved = item.motion(motion)
    if moved is None or moved.kind != "disqualify":
        return may_vote(meeting, item)
    others = may_vote(meeting, without_those_raised(item, moved))
    several = len(moved.persons) > 1 and advises(meeting, "several_disqualified", item.id)
    if several and 2 * len(others) < len(meeting.board.seats):
        asked = tuple(d for d in item.disqualified if d.person not in moved.persons)
        return may_vote(meeting, replace(item, disqualified=asked))
    return others


def take_vote(
    meeting: Meeting,
    item: Item,
    *,
    against: Collection[str] = (),
    blank: Collection[str] = (),
    away: Collection[str] = (),
    refused: Collection[str] = (),
    motion: str = "main",
    point: int = 0,
    opposed: str = "",
    trial: bool = False,
    tie: Side = "",
) -> VoteTaken:
    """The vote in which everybody who may vote was for, but for those named.

    At a tie the vote of whoever chairs the item decides, automatically (kommunelova § 11-9), unless
    it is one that the lot settles (`settled_by`): then the vote is left tied. Where nobody has a
    casting vote, `tie` "against" says that what was voted on fell for want of a majority. Somebody
    named who may not vote is kept, so that recording the vote is refused.
    """
    voters = [p.id for p in entitled(meeting, item, motion)]
    apart = {*against, *blank, *away, *refused}
    in_favour = tuple(v for v in voters if v not in apart)
    opposed_by = _in_order(against, voters)
    presiding = presides_over(meeting, item, motion)
    casting = None
    tied = bool(opposed_by) and len(in_favour) == len(opposed_by)
    voted = presiding is not None and presiding.id in (*in_favour, *opposed_by)
    settles = settled_by(meeting, item, motion)
    if presiding is not None and tied and voted and settles == "chair":
        casting = presiding.id
    return VoteTaken(
        item=item.id,
        motion=motion,
        method="by_names" if against or blank or refused else "unanimous",
        in_favour=in_favour,
        against=opposed_by,
        blank=_in_order(blank, voters),
        away=_in_order(away, voters),
        refused=_in_order(refused, voters),
        casting=casting,
        point=point,
        opposed=opposed,
        trial=trial,
        tie=tie if tied and casting is None and settles != "lot" else "",
    )


def count_vote(
    meeting: Meeting,
    item: Item,
    counts: Counts,
    *,
    written: bool = False,
    away: Collection[str] = (),
    refused: Collection[str] = (),
    motion: str = "main",
    point: int = 0,
    opposed: str = "",
    trial: bool = False,
    tie: Side = "",
) -> VoteTaken:
    """A vote of which only numbers are known; `tie` is how the chair's vote settles a tie."""
    voters = [p.id for p in entitled(meeting, item, motion)]
    presiding = presides_over(meeting, item, motion)
    tied = counts.in_favour == counts.against
    by_chair = tied and bool(tie) and settled_by(meeting, item, motion) == "chair"
    voted = presiding is not None and presiding.id not in (*away, *refused)
    return VoteTaken(
        item=item.id,
        motion=motion,
        method="written" if written else "counted",
        counts=counts,
        away=_in_order(away, voters),
        refused=_in_order(refused, voters),
        casting=presiding.id if presiding is not None and voted and by_chair else None,
        point=point,
        opposed=opposed,
        trial=trial,
        tie=tie if tied else "",
    )


def _in_order(named: Collection[str], voters: list[str]) -> tuple[str, ...]:
    """Those named in the order of the voters, whoever is no voter last."""
    return (*(v for v in voters if v in named), *sorted({*named} - {*voters}))


def settled_by(meeting: Meeting, item: Item, motion: str = "main") -> str:
    """What settles a tie in this item: `chair`, `lot`, or nothing (an empty string).

    The lot at an election, the chair at everything else, an appointment and the handling of the
    item among it (kommunelova §§ 7-8 and 11-9). A tie over taking the item up settles nothing.
    """
    moved = item.motion(motion)
    if moved is not None and moved.kind == "take_up":
        return ""
    if moved is not None and moved.procedural:
        return "chair" if advises(meeting, "casting_vote", item.id) else ""
    if item.agenda.kind == "election" and not any(p.settled_by == "chair" for p in item.posts):
        return "lot" if advises(meeting, "lot", item.id) else ""
    return "chair" if advises(meeting, "casting_vote", item.id) else ""


def blank_allowed(meeting: Meeting, item: Item) -> bool:
    """Whether blank may be voted: at elections and appointments only (kommunelova § 8-1)."""
    election = item.agenda.kind == "election" or bool(item.posts)
    return election or not advises(meeting, "duty_to_vote", item.id)


def carried(meeting: Meeting, item: Item, vote: VoteTaken) -> bool:
    """Whether the vote goes for its motion.

    More for than against; a tie as the casting vote or the lot has settled it. Where the board
    keeps the majority of those present (the act on inter-municipal companies), blank counts too, but
    of two put against each other the one with more votes is the stronger.
    Taking up an item outside the sakliste needs no majority: it is hindered by the chair or by a
    third of those present (kommunelova § 11-3).
    """
    ayes = vote.counts.in_favour if vote.counts else len(vote.in_favour)
    noes = vote.counts.against if vote.counts else len(vote.against)
    moved = item.motion(vote.motion)
    if moved is not None and moved.kind == "take_up":
        there = may_vote(meeting, item)
        presiding = chair(meeting, item)
        hindered = presiding is not None and presiding.id in vote.against
        return not hindered and (noes == 0 or 3 * noes < len(there))
    if ayes == noes:
        if vote.tie:
            return vote.tie == "for"
        return vote.casting is not None and vote.casting in vote.in_favour
    if not vote.opposed and advises(meeting, "majority_of_present", item.id):
        blank = vote.counts.blank if vote.counts else len(vote.blank)
        return 2 * ayes > ayes + noes + blank + len(vote.refused)
    return ayes > noes


def adds_up(meeting: Meeting, item: Item, vote: Vote) -> bool:
    """Whether the vote accounts for exactly those who may vote on it; see `held_against`."""
    may = held_against(meeting, item, vote)
    if vote.counts is not None:
        return vote.voted + len({*vote.refused, *vote.away} & may) == len(may)
    counted = {*vote.in_favour, *vote.against, *vote.blank, *vote.refused}
    return counted == may - set(vote.away) and counted <= may
