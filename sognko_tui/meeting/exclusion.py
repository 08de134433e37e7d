"""Leaving somebody out of an item: the question put to the board, its vote, and what follows.

Kommunelova § 11-10 and forvaltningslova §§ 6 and 8.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote, stay_in
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.deputies import free_in, seat_of
from sognko_tui.meeting.presiding import chair
from sognko_tui.meeting.procedural import free_ids
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.supposing import supposing
from sognko_tui.meeting.voting import carried, entitled, take_vote


class Concerned(NamedTuple):
    """Somebody whose disqualification is in question, and what the board makes of it.

    `against` voted against finding them disqualified. `presides` is who chairs the item instead,
    `deputy` who sits in; both are ids, and None for nobody. `skipped` are the deputies whose turn it
    was before that one's, with the reason why they are not called in.
    """

    person: str
    ground: str = ""
    against: tuple[str, ...] = ()
    presides: str | None = None
    deputy: str | None = None
    skipped: tuple[tuple[str, str], ...] = ()


class Decided(NamedTuple):
    """What the board decided: the events, in one step, and the ids of those who have no part."""

    events: tuple[e.Event, ...]
    found: tuple[str, ...]


def put(
    item: Item,
    persons: Sequence[str],
    grounds: Mapping[str, str] | None = None,
    presides: str | None = None,
    deputies: Mapping[str, str] | None = None,
) -> tuple[e.ProposalMoved, ...]:
    """The questions about these people, a proposal each; those raised together know of each other.

    `grounds` are kept with the question, by person, as far as they are known; `presides` is who
    chairs the meeting for them, `deputies` who sits for whom.
    """
    sits = deputies or {}
    questions = []
    for motion, person in zip(free_ids(item, len(persons)), persons, strict=True):
        raised = (person, *(other for other in persons if other != person))
        questions.append(
            e.ProposalMoved(
                item=item.id,
                proposal=motion,
                mover="",
                text=(grounds or {}).get(person, ""),
                kind="disqualify",
                persons=raised,
                presides=presides,
                deputies=tuple(sits.get(one, "") for one in raised) if sits else (),
            )
        )
    return tuple(questions)


def voters(
    meeting: Meeting,
    item: Item,
    persons: Sequence[str],
    at: datetime,
    deputies: Mapping[str, str] | None = None,
) -> tuple[Person, ...]:
    """Who votes on the questions about these people: none of them, as a rule (see `entitled`)."""
    questions = put(item, persons, deputies=deputies)
    coming = called_in(meeting, item, (deputies or {}).values(), at)
    after = supposing(meeting, *coming, *questions, at=at)
    there = after.item(item.id) if after is not None else None
    if after is None or there is None or not questions:
        return ()
    return entitled(after, there, questions[0].proposal)


def too_few(meeting: Meeting, item: Item, persons: Sequence[str], at: datetime) -> bool:
    """Whether so many are raised that they all take part in the questions about them.

    A deputy should be called in before that (forvaltningslova § 8).
    """
    return any(p.id in persons for p in voters(meeting, item, persons, at))


def sitting_for(
    meeting: Meeting, item: Item, persons: Sequence[str], deputies: Sequence[str]
) -> dict[str, str]:
    """Which of these deputies sits for whom while it is asked about these people, by their ids."""
    found: dict[str, str] = {}
    for person in filter(None, map(meeting.person, persons)):
        seat = seat_of(meeting, person, item)
        may = free_in(meeting, seat, item) if seat is not None else ()
        free = (d.id for d in may if d.id in deputies and d.id not in (*found.values(), *persons))
        deputy = next(free, None)
        if deputy is not None:
            found[person.id] = deputy
    return found


def decided(
    meeting: Meeting,
    item: Item,
    concerned: Sequence[Concerned],
    at: datetime,
    waiting: Sequence[str] = (),
    deputies: Mapping[str, str] | None = None,
) -> Decided | None:
    """The questions, the votes on them and what they come to; None where something does not fit.

    All are voted on before anybody leaves. Where nobody may vote, as before attendance is taken,
    it is only noted who has no part. A deputy who is called is in the room from now on. Those
    `waiting` were raised together with the others, and are not asked about yet; `deputies` sit for
    them while it is asked.
    """
    persons = [*(one.person for one in concerned), *waiting]
    grounds = {one.person: one.ground for one in concerned}
    presides = next((one.presides for one in concerned if one.presides), None)
    put_to_vote = may_vote(meeting, item)
    put_forward = put(item, persons, grounds, presides, deputies)[: len(concerned)]
    questions = put_forward if put_to_vote else ()
    events: list[e.Event] = [*called_in(meeting, item, (deputies or {}).values(), at), *questions]
    found: list[tuple[Concerned, str]] = []
    after = supposing(meeting, *events, at=at)
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
        if one.deputy is not None:
            events += skipping(meeting, item, one)
            events += called_in(after, asked, (one.deputy,), at)
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


def called_in(
    meeting: Meeting, item: Item, deputies: Iterable[str], at: datetime
) -> tuple[e.MemberArrived, ...]:
    """That these deputies come, who are called to this item; those who are there already do not."""
    moment = e.Moment(at=at, item=item.id, relation="before")
    coming = (deputy for deputy in deputies if stay_in(meeting, deputy, item) is None)
    return tuple(e.MemberArrived(person=deputy, moment=moment) for deputy in coming)


def skipping(meeting: Meeting, item: Item, one: Concerned) -> tuple[e.DeputySkipped, ...]:
    """Who was passed over for the seat of somebody disqualified, and why."""
    person = meeting.person(one.person)
    seat = seat_of(meeting, person, item) if person is not None else None
    if seat is None:
        return ()
    return tuple(
        e.DeputySkipped(deputy=deputy, seat=seat.id, reason=reason)
        for deputy, reason in one.skipped
    )


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
