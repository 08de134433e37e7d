"""Who presides: over the meeting, in an item, over a vote; and who did."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting.attendance import (
    attendance_taken,
    is_disqualified,
    may_vote,
    stay_at,
    takes_part,
)
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.result import deciding
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Disqualification, Item, Meeting, Motion

OFFICES = ("chair", "deputy_chair")
"""Who has the office of presiding, in this order."""


def chair(meeting: Meeting, item: Item | None = None, earlier: Vote | None = None) -> Person | None:
    """Who presides, in this item where one is given, or did at an `earlier` vote in it.

    Whoever was named for the item because the chair is disqualified, else whoever was named for the
    meeting, else the chair, else the deputy chair: the first of them who is there and takes part.
    By the rule `presiding` a member or deputy without that office who was named for the meeting
    only comes after the two. Nobody (None) where none of them is; the board's chair as long as no attendance
    is taken.
    """
    if item is None and meeting.source is not None and not meeting.presiding:
        return None  # an old protocol that does not say who presided
    named = [d.presides for d in reversed(item.disqualified)] if item is not None else []
    officers = [p for f in OFFICES for p in meeting.board.people if p.function == f]
    candidates = [p for p in map(meeting.person, filter(None, named)) if p is not None]
    general = meeting.person(meeting.presiding) if meeting.presiding else None
    if general is not None:
        elected = general.function in ("member", "deputy") and advises(meeting, "presiding", None)
        (officers if elected else candidates).append(general)
    for person in (*candidates, *officers):
        if item is None:
            if person.id == meeting.presiding or meeting.presence(person.id).stays:
                return person
        elif earlier is not None:
            there = stay_at(meeting, person.id, item, earlier.seq) is not None
            if there and not is_disqualified(item, person.id):
                return person
        elif _may_preside(meeting, person, item):
            return person
    if attendance_taken(meeting):
        return None
    return next(iter((*candidates, *officers)), None)


def presides_over(meeting: Meeting, item: Item, motion: str = "main") -> Person | None:
    """Who presides while this is voted on, and so has the casting vote.

    That is whoever chairs the item, but on the question of a disqualification whoever does without
    those raised: they have no part in it. Where so many are raised that all take part after all and
    nobody else can preside, the usual chair does.
    """
    moved = item.motion(motion)
    if moved is None or moved.kind != "disqualify":
        return chair(meeting, item)
    return chair(meeting, without_those_raised(item, moved)) or chair(meeting, item)


def without_those_raised(item: Item, asked: Motion) -> Item:
    """The item as it is for the question of a disqualification: those raised have no part in it.

    The deputies who were called in for the question sit for them (forvaltningslova § 8).
    """
    deputies = dict(zip(asked.persons, asked.deputies, strict=False))
    raised = tuple(
        Disqualification(
            person=person, ground="", presides=asked.presides, deputy=deputies.get(person) or None
        )
        for person in asked.persons
    )
    others = tuple(d for d in item.disqualified if d.person not in asked.persons)
    return replace(item, disqualified=(*others, *raised))


def presided_in(meeting: Meeting, item: Item) -> Person | None:
    """Who presided in the item: at the vote that decided it, where others were taken after that."""
    vote = deciding(item)
    return chair(meeting, item, vote if vote != item.last_vote else None)


def elected_in(meeting: Meeting) -> str | None:
    """The item before which the board elected whoever presides over the meeting, without the office.

    It is the first one they preside in. None where who presides has the office.
    """
    usual = chair(meeting)
    if usual is None or usual.function in OFFICES:
        return None
    done = sorted((i for i in meeting.items if not i.open), key=lambda i: i.place)
    return next((i.id for i in done if presided_in(meeting, i) == usual), None)


def without_chair(meeting: Meeting, item: Item) -> bool:
    """Whether nobody presides in an item of a board that has a chair, though it was noted who is there."""
    office = any(person.function in OFFICES for person in meeting.board.people)
    return office and attendance_taken(meeting) and chair(meeting, item) is None


def _may_preside(meeting: Meeting, person: Person, item: Item) -> bool:
    """Whether somebody takes part in the item; a deputy does so only in a seat."""
    if person.function == "deputy":
        return person in may_vote(meeting, item)
    return takes_part(meeting, person, item)
