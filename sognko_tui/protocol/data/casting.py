"""How each vote in an item was cast: what was voted on, in which order, by whom and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from sognko_tui.meeting.attendance import seat_at, seats_filled
from sognko_tui.meeting.rules.grounds import exempts
from sognko_tui.meeting.state import Ballot, Item, Meeting, Vote
from sognko_tui.protocol.outcomes import as_what, composed_of, where_from
from sognko_tui.protocol.subjects import subject
from sognko_tui.protocol.telling import Telling
from sognko_tui.protocol.votes import ELSEWHERE, told, what

Option = Literal["for", "against", "blank", "refused", "away", "disqualified"]

OPTIONS: dict[Option, str] = {
    "for": "in_favour",
    "against": "against",
    "blank": "blank",
    "refused": "refused",
    "away": "away",
}
"""The ways of voting and not voting, and the list of a vote that has who did."""


class Cast(NamedTuple):
    """How one person voted, or did not, and whose seat it was where that was another's."""

    person: str
    option: Option
    seat: str


def votes(item: Item) -> tuple[Vote, ...]:
    """The votes that the protocol tells of, with those on the handling it tells where they were taken."""
    elsewhere = (
        item.vote_on(motion.id)
        for motion in item.motions
        if motion.kind in ELSEWHERE and not motion.withdrawn
    )
    found = {vote.seq: vote for vote in (*told(item), *(v for v in elsewhere if v is not None))}
    return tuple(found[seq] for seq in sorted(found))


def question(telling: Telling, item: Item, vote: Vote) -> str:
    """What was voted on, in words: a proposal, a point of one, or something of the handling."""
    if vote.opposed:
        one, other = (proposal(telling, item, m) for m in (vote.motion, vote.opposed))
        return telling.phrases.say("table.opposed", subject=one, opposed=other)
    if vote.motion == "main" and not vote.point and not item.proposal:
        return telling.phrases["table.main_bare"]
    return asked(telling, item, vote.motion) or what(telling, item, vote)


def proposal(telling: Telling, item: Item, motion_id: str) -> str:
    """What one of two proposals is called that were put against each other."""
    return asked(telling, item, motion_id) or subject(telling, item, motion_id, within=True)


def asked(telling: Telling, item: Item, motion_id: str) -> str:
    """The words for a question of the handling that is not told under the votes; else nothing."""
    motion = item.motion(motion_id)
    if motion is None or motion.kind not in ("take_up", "disqualify"):
        return ""
    if motion.kind == "take_up":
        return telling.phrases["act.take_up"]
    key = "table.is_exempted" if exempts(motion.text) else "table.is_disqualified"
    return telling.phrases.say(key, person=telling.names(motion.persons[:1]))


def put_together(telling: Telling, item: Item) -> Iterator[str]:
    """Of which proposals and points the adopted text was put together."""
    if item.outcome == "adopted":
        if as_what(telling, item) == "composed":
            yield telling.phrases.say("decision.composed", parts=composed_of(telling, item))
        yield from where_from(telling, item)


def nameless(vote: Vote | Ballot) -> bool:
    """Whether only the numbers may be told, or nothing else is known."""
    return vote.method == "written" or (isinstance(vote, Vote) and vote.counts is not None)


def cast(meeting: Meeting, item: Item, vote: Vote) -> Iterator[Cast]:
    """Everybody of whom it may be told how they voted, and those who did not vote.

    Of a written ballot that is only who was away or refused. Who had no part in the item comes last,
    unless it is that very question that was voted on.
    """
    listed: set[str] = set()
    for option, name in OPTIONS.items():
        people: tuple[str, ...] = getattr(vote, name)
        if option in ("refused", "away") or not nameless(vote):
            listed |= {*people}
            yield from (Cast(p, option, _seat(meeting, item, p, vote.seq)) for p in people)
    motion = item.motion(vote.motion)
    if motion is None or motion.kind != "disqualify":
        yield from _no_part(meeting, item, vote.seq, listed | {*vote.in_favour, *vote.against})


def cast_in_round(meeting: Meeting, item: Item, ballot: Ballot) -> Iterator[tuple[Cast, str]]:
    """The same of a round of an election, each with the nominee voted for, where that may be told."""
    listed: set[str] = set()
    if not nameless(ballot):
        for votes_for in ballot.votes:
            for person in votes_for.voters:
                listed.add(person)
                seat = _seat(meeting, item, person, ballot.seq)
                yield Cast(person, "for", seat), votes_for.nominee
    options: tuple[Option, ...] = ("blank", "refused", "away")
    for option in options[1:] if nameless(ballot) else options:
        for person in getattr(ballot, option):
            listed.add(person)
            yield Cast(person, option, _seat(meeting, item, person, ballot.seq)), ""
    for one in _no_part(meeting, item, ballot.seq, listed):
        yield one, ""


def _no_part(meeting: Meeting, item: Item, seq: int, listed: set[str]) -> Iterator[Cast]:
    for noted in item.disqualified:
        person = meeting.person(noted.person)
        seat = _seat(meeting, item, noted.person, seq)
        voting = person is not None and (person.seated or seat)
        if voting and noted.person not in listed:
            yield Cast(noted.person, "disqualified", seat)


def _seat(meeting: Meeting, item: Item, person: str, seq: int) -> str:
    """The member somebody sat for at this place in the log; empty for one with a seat of their own."""
    seat = seat_at(meeting, person, seq)
    if seat != person:
        return seat
    known = meeting.person(person)
    if known is None or known.seated:
        return ""
    return next((s for s in seats_filled(meeting, person, item) if s != person), "")
