"""Leaving somebody out of an item: the question put to the board, its vote, and what follows.

Kommunelova § 11-10 and forvaltningslova §§ 6 and 8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import chair, may_vote, moment_of, stay_in
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.procedural import free_ids
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.supposing import supposing
from sognko_tui.meeting.voting import carried, entitled, take_vote


class Concerned(NamedTuple):
    """Somebody whose disqualification is in question, and what the board makes of it.

    `against` voted against finding them disqualified. `presides` is who chairs the item instead,
    `deputy` who sits in; both are ids, and None for nobody.
    """

    person: str
    ground: str = ""
    against: tuple[str, ...] = ()
    presides: str | None = None
    deputy: str | None = None


class Decided(NamedTuple):
    """What the board decided: the events, in one step, and the ids of those who have no part."""

    events: tuple[e.Event, ...]
    found: tuple[str, ...]


def put(
    item: Item,
    persons: Sequence[str],
    grounds: Mapping[str, str] | None = None,
    presides: str | None = None,
) -> tuple[e.ProposalMoved, ...]:
    """The questions about these people, a proposal each; those raised together know of each other.

    `grounds` are kept with the question, by person, as far as they are known; `presides` is who
    chairs the meeting for them.
    """
    return tuple(
        e.ProposalMoved(
            item=item.id,
            proposal=motion,
            mover="",
            text=(grounds or {}).get(person, ""),
            kind="disqualify",
            persons=(person, *(other for other in persons if other != person)),
            presides=presides,
        )
        for motion, person in zip(free_ids(item, len(persons)), persons, strict=True)
    )


def voters(
    meeting: Meeting, item: Item, persons: Sequence[str], at: datetime
) -> tuple[Person, ...]:
    """Who votes on the questions about these people: none of them, as a rule (see `entitled`)."""
    questions = put(item, persons)
    after = supposing(meeting, *questions, at=at)
    there = after.item(item.id) if after is not None else None
    if after is None or there is None or not questions:
        return ()
    return entitled(after, there, questions[0].proposal)


def decided(
    meeting: Meeting,
    item: Item,
    concerned: Sequence[Concerned],
    at: datetime,
    waiting: Sequence[str] = (),
) -> Decided | None:
    """The questions, the votes on them and what they come to; None where something does not fit.

    All are voted on before anybody leaves. Where nobody may vote, as before attendance is taken,
    it is only noted who has no part. A deputy who is called is in the room from now on. Those
    `waiting` were raised together with the others, and are not asked about yet.
    """
    persons = [*(one.person for one in concerned), *waiting]
    grounds = {one.person: one.ground for one in concerned}
    presides = next((one.presides for one in concerned if one.presides), None)
    put_to_vote = may_vote(meeting, item)
    questions = put(item, persons, grounds, presides)[: len(concerned)] if put_to_vote else ()
    events: list[e.Event] = [*questions]
    found: list[tuple[Concerned, str]] = []
    after = supposing(meeting, *questions, at=at)
    if after is None:
        return None
    asked = after.item(item.id) or item
    for one, question in zip(concerned, questions, strict=False):
        vote = take_vote(after, asked, against=one.against, motion=question.proposal)
        events.append(vote)
        if carried(after, asked, vote):
            found.append((one, question.proposal))
    if not questions:
        found = [(one, "") for one in concerned]
    for one, motion in found:
        if one.deputy is not None and stay_in(meeting, one.deputy, item) is None:
            events.append(e.MemberArrived(person=one.deputy, moment=_called(meeting, item, at)))
        events.append(
            e.Disqualified(
                item=item.id,
                person=one.person,
                ground=one.ground,
                presides=one.presides,
                deputy=one.deputy,
                motion=motion,
            )
        )
    if supposing(meeting, *events, at=at) is None:
        return None
    return Decided(tuple(events), tuple(one.person for one, _motion in found))


def _called(meeting: Meeting, item: Item, at: datetime) -> e.Moment:
    """When a deputy comes who is called to this item."""
    return e.Moment(at=moment_of(meeting, at).at, item=item.id, relation="before")


def presiding_instead(meeting: Meeting, item: Item, persons: Sequence[str]) -> tuple[Person, ...]:
    """Who may chair the item when these are out of it, the deputy chair first; none where it is not asked.

    It is asked where the chair of the item is among them.
    """
    presides = chair(meeting, item)
    if presides is None or presides.id not in persons:
        return ()
    left = [p for p in may_vote(meeting, item) or meeting.board.seats if p.id not in persons]
    return tuple(sorted(left, key=lambda p: p.function != "deputy_chair"))


def about_elected(meeting: Meeting, item: Item) -> bool:
    """Whether a folkevald is not disqualified here: where people are chosen for public posts.

    Kommunelova § 11-10 fourth subsection. It holds for folkevalde alone, and of a board of officials
    nobody may be one: so it is only to be warned of.
    """
    election = item.agenda.kind == "election" or bool(item.posts)
    return election and advises(meeting, "elected_office", item.id)
