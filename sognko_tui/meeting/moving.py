"""What events do that move something and vote on it."""

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
from sognko_tui.meeting.facts import Motion, Vote
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import carried, entitled


@on(e.ProposalMoved)
def _moved(meeting: Meeting, entry: e.Entry, event: e.ProposalMoved) -> Meeting:
    item = find_open_item(meeting, event.item)
    if event.mover:
        known(meeting, event.mover)
    for person in (*event.persons, *filter(None, (event.presides, *event.deputies))):
        known(meeting, person)
    for deputy in filter(None, map(meeting.person, event.deputies)):
        if deputy.function != "deputy":
            raise Inapplicable("no_such_deputy", person=deputy.id)
    if event.kind == "disqualify" and not event.persons:
        raise Inapplicable("nobody_named", number=item.number)
    if event.proposal == "main" or item.motion(event.proposal) is not None:
        raise Inapplicable("proposal_ids_collide", number=item.number)
    motion = Motion(
        id=event.proposal,
        mover=event.mover,
        text=event.text,
        kind=event.kind,
        point=event.point,
        persons=event.persons,
        presides=event.presides,
        deputies=event.deputies,
    )
    return with_item(meeting, begun(replace(item, motions=(*item.motions, motion)), entry))


def _find_motion(item: Item, motion_id: str) -> Motion:
    motion = item.motion(motion_id)
    if motion is None:
        raise Inapplicable("no_such_proposal", number=item.number)
    return motion


@on(e.ProposalWithdrawn)
def _withdrawn(meeting: Meeting, _: e.Entry, event: e.ProposalWithdrawn) -> Meeting:
    item = find_open_item(meeting, event.item)
    motion = _find_motion(item, event.proposal)
    if item.vote_on(motion.id) is not None:
        raise Inapplicable("voted_on_already", number=item.number)
    left = tuple(replace(m, withdrawn=True) if m.id == motion.id else m for m in item.motions)
    return with_item(meeting, replace(item, motions=left))


@on(e.VoteTaken)
def _voted(meeting: Meeting, entry: e.Entry, event: e.VoteTaken) -> Meeting:
    item = find_open_item(meeting, event.item)
    _on_what(item, event)
    if meeting.source is None:
        _by_whom(meeting, item, event)
        _settled(meeting, item, event)
    else:
        _as_told(meeting, item, event)
    vote = Vote(
        seq=entry.seq,
        at=entry.at if meeting.source is None else None,
        motion=event.motion,
        method=event.method,
        in_favour=event.in_favour,
        against=event.against,
        blank=event.blank,
        away=event.away,
        refused=event.refused,
        casting=event.casting,
        point=event.point,
        opposed=event.opposed,
        trial=event.trial,
        counts=event.counts,
        lot=event.lot,
        tie=event.tie,
        carried=carried(meeting, item, event),
        entitled=tuple(p.id for p in entitled(meeting, item, event.motion)),
    )
    voted = replace(item, votes=(*item.votes, vote))
    if not vote.trial:
        voted = replace(voted, voted_text=item.decision)
    return with_item(meeting, begun(voted, entry))


def _on_what(item: Item, event: e.VoteTaken) -> None:
    if event.motion != "main":
        _find_motion(item, event.motion)
    if event.opposed and event.opposed != "main":
        _find_motion(item, event.opposed)
    if event.opposed and event.opposed == event.motion:
        raise Inapplicable("against_itself", number=item.number)
    for motion_id in (event.motion, event.opposed):
        motion = item.motion(motion_id)
        if motion is not None and motion.withdrawn:
            raise Inapplicable("withdrawn_already", number=item.number)
    if event.point < 0 or (event.point and event.opposed):
        raise Inapplicable("no_such_point", number=item.number)


def _by_whom(meeting: Meeting, item: Item, event: e.VoteTaken) -> None:
    """One of the three things never let through: a vote by somebody who may not vote."""
    may = {p.id for p in entitled(meeting, item, event.motion)}
    named = (*event.in_favour, *event.against, *event.blank, *event.away, *event.refused)
    if len(set(named)) < len(named):
        raise Inapplicable("voted_twice", number=item.number)
    for person in (*event.in_favour, *event.against, *event.blank, *event.refused):
        if person not in may:
            raise Inapplicable("may_not_vote", number=item.number, person=person)
    if event.method == "unanimous" and (event.against or event.blank or event.refused):
        raise Inapplicable("not_unanimous", number=item.number)
    counts = event.counts
    if counts is None:
        return
    by_numbers = event.method in ("counted", "written")
    if not by_numbers or event.in_favour or event.against or event.blank:
        raise Inapplicable("names_and_numbers", number=item.number)
    if min(counts.in_favour, counts.against, counts.blank) < 0:
        raise Inapplicable("too_many_votes", number=item.number, entitled=len(may))
    apart = len({*event.away, *event.refused} & may)
    if counts.in_favour + counts.against + counts.blank + apart > len(may):
        raise Inapplicable("too_many_votes", number=item.number, entitled=len(may))


def _as_told(meeting: Meeting, item: Item, event: e.VoteTaken) -> None:
    """Of what an old protocol tells, nothing is refused for what else it tells or leaves out.

    Those it names are people of the meeting all the same, and nobody is named twice.
    """
    named = (*event.in_favour, *event.against, *event.blank, *event.away, *event.refused)
    for person in (*named, *filter(None, (event.casting,))):
        known(meeting, person)
    if len(set(named)) < len(named):
        raise Inapplicable("voted_twice", number=item.number)
    if event.method == "unanimous" and (event.against or event.blank or event.refused):
        raise Inapplicable("not_unanimous", number=item.number)
    counts = event.counts
    if counts is not None and min(counts.in_favour, counts.against, counts.blank) < 0:
        raise Inapplicable("too_many_votes", number=item.number, entitled=0)


def _settled(meeting: Meeting, item: Item, event: e.VoteTaken) -> None:
    """That what settles a tie settles one, and that the casting vote is that of whoever presides."""
    ayes = event.counts.in_favour if event.counts else len(event.in_favour)
    noes = event.counts.against if event.counts else len(event.against)
    if (event.casting is not None or event.tie or event.lot) and ayes != noes:
        raise Inapplicable("no_tie", number=item.number)
    if event.lot and not event.tie:
        raise Inapplicable("lot_without_outcome", number=item.number)
    if event.casting is None:
        return
    if event.counts is None:
        if event.casting not in (*event.in_favour, *event.against):
            raise Inapplicable("may_not_vote", number=item.number, person=event.casting)
        side = "for" if event.casting in event.in_favour else "against"
        if event.tie not in ("", side):
            raise Inapplicable("casting_differs", number=item.number)
    must_preside(meeting, item, event.casting, event.motion)


@on(e.VoteWithdrawn)
def _vote_withdrawn(meeting: Meeting, _: e.Entry, event: e.VoteWithdrawn) -> Meeting:
    item = find_open_item(meeting, event.item)
    found = item.vote_on(event.motion, event.point) if event.motion else item.last_vote
    if found is None:
        raise Inapplicable("no_vote", number=item.number)
    left = tuple(vote for vote in item.votes if vote is not found)
    return with_item(meeting, replace(item, votes=left))
