"""What of a meeting is public: what its protocol says, and nothing that it does not say.

Names are as the protocol prints them and texts are cut into lines as it prints them, so that a
meeting and the protocol that was written of it can be held against each other.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sognko_tui.meeting.attendance import attendance_taken
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.events import Relation
from sognko_tui.meeting.state import Item, Meeting, Status, Vote
from sognko_tui.protocol.attendance import GROUPS, Group, absence, ground, presence
from sognko_tui.protocol.head import form, presided, presided_instead, presiding, secretary
from sognko_tui.protocol.items import followup_cells, minutes_lines, reasons
from sognko_tui.protocol.movements import Kind, movements
from sognko_tui.protocol.outcomes import decision_lines, destination, proposal_lines
from sognko_tui.protocol.telling import Telling, at_home, clock
from sognko_tui.protocol.votes import minority, named, told, unanimous
from sognko_tui.protocol.wording import Line, lines, one_line

MAIN = "main"
"""The subject of a vote on the proposal itself; a moved one is told by its place, from 1."""


class PublicPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who met, or a member who did not. `present` is as printed: from when to when."""

    name: str
    group: Group | Literal["absent"]
    function: str = ""
    represents: str = ""
    seats: str = ""
    present: str = ""
    absent: str = ""


class PublicMovement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody came, left, came back, or was away for the items of these numbers."""

    name: str
    kind: Kind
    time: str = ""
    relation: Relation | Literal[""] = ""
    items: tuple[str, ...] = ()


class PublicVote(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a vote: counts, and the names that are told.

    Where all were for, nobody is counted; a count names the minority only.
    """

    subject: str = MAIN
    carried: bool = True
    unanimous: bool = False
    written: bool = False
    counts: tuple[int, int] = (0, 0)
    blank_count: int = 0
    minority: tuple[str, ...] = ()
    casting: bool = False
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


class PublicDisqualification(msgspec.Struct, frozen=True, kw_only=True):
    """Who had no part in the item, on what ground, and who presided instead."""

    name: str
    ground: str = ""
    presides: str = ""


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A text with the name of whoever it is from: a proposal moved, or a statement."""

    name: str
    text: tuple[Line, ...] = ()


class PublicFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to do what by when, as printed."""

    who: str
    what: str
    due: str = ""


class PublicItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item. `under` is whether it was raised under the one before it on the level above.

    `presided` is who chaired it, where that was not the one named at the head and nobody who had no
    part in it is the reason.
    """

    number: str
    title: str
    status: Status = "handled"
    under: bool = False
    added: bool = False
    raised_by: str = ""
    proposal: tuple[Line, ...] = ()
    corrected: bool = False
    minutes: tuple[Line, ...] = ()
    motions: tuple[Spoken, ...] = ()
    presided: str = ""
    disqualified: tuple[PublicDisqualification, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    votes: tuple[PublicVote, ...] = ()
    decision: tuple[Line, ...] = ()
    destination: str = ""
    reason: str = ""
    statements: tuple[Spoken, ...] = ()
    followups: tuple[PublicFollowUp, ...] = ()


class PublicMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as its protocol tells it. Dates and times are ISO 8601 here, `breaks` as printed."""

    meeting: str = ""
    board: str = ""
    language: str = "nn"
    date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    form: str = ""
    notice_date: str = ""
    notice_manner: str = ""
    presiding: str = ""
    secretary: str = ""
    people: tuple[PublicPerson, ...] = ()
    movements: tuple[PublicMovement, ...] = ()
    items: tuple[PublicItem, ...] = ()
    breaks: tuple[tuple[str, str, str], ...] = ()


def public(meeting: Meeting) -> PublicMeeting:
    """What the protocol of this meeting says. Notes (NOTAT) and drafts of decisions are not in it."""
    telling = Telling(meeting)
    notice = meeting.notice.date
    return PublicMeeting(
        meeting=one_line(meeting.id),
        board=one_line(meeting.board.name),
        language=telling.phrases.language,
        date=meeting.date.isoformat() if meeting.date else "",
        start=at_home(meeting.started).isoformat(timespec="minutes") if meeting.started else "",
        end=at_home(meeting.ended).isoformat(timespec="minutes") if meeting.ended else "",
        place=one_line(meeting.place),
        form=form(telling),
        notice_date=notice.isoformat() if notice else "",
        notice_manner=one_line(meeting.notice.manner),
        presiding=presiding(telling),
        secretary=secretary(telling),
        people=_people(telling) if attendance_taken(meeting) else (),
        movements=_movements(telling),
        items=tuple(_item(telling, item) for item in meeting.items),
        breaks=tuple(_break(telling, n) for n in range(len(meeting.breaks))),
    )


def _people(telling: Telling) -> tuple[PublicPerson, ...]:
    meeting = telling.meeting
    everybody = (*meeting.board.people, *meeting.guests)
    found: list[PublicPerson] = []
    for group, functions in GROUPS:
        found += (
            _person(telling, group, person)
            for person in everybody
            if person.function in functions and meeting.presence(person.id).stays
        )
        if group == "members":
            found += (
                PublicPerson(
                    name=telling.name(person.id),
                    group="absent",
                    function=telling.function(person),
                    represents=one_line(person.represents),
                    absent=how,
                )
                for person in meeting.board.seats
                if (how := absence(telling, person))
            )
    return tuple(found)


def _person(telling: Telling, group: Group, person: Person) -> PublicPerson:
    stays = telling.meeting.presence(person.id).stays
    seats = dict.fromkeys(stay.seat for stay in stays if stay.seat)
    return PublicPerson(
        name=telling.name(person.id),
        group=group,
        function=telling.function(person) if group == "members" else "",
        represents=one_line(person.represents),
        seats=telling.names(seats) if group == "deputies" else "",
        present=presence(telling, stays),
    )


def _movements(telling: Telling) -> tuple[PublicMovement, ...]:
    return tuple(
        PublicMovement(
            name=telling.name(moved.person),
            kind=moved.kind,
            time=moved.time,
            relation=moved.relation,
            items=tuple(one_line(item.number) for item in moved.items),
        )
        for moved in movements(telling.meeting)
    )


def _break(telling: Telling, n: int) -> tuple[str, str, str]:
    pause = telling.meeting.breaks[n]
    item = telling.meeting.item(pause.item)
    return clock(pause.start), clock(pause.end), one_line(item.number) if item else ""


def _item(telling: Telling, item: Item) -> PublicItem:
    meeting = telling.meeting
    adopted = item.outcome == "adopted"
    instead = presided_instead(telling, item)
    return PublicItem(
        number=one_line(item.number),
        title=one_line(item.title),
        status=status(item),
        under=item.parent is not None,
        added=item.added and item.parent is None,
        raised_by=one_line(item.raised_by),
        proposal=proposal_lines(item),
        corrected=bool(item.proposal) and item.proposal != item.agenda.proposal,
        minutes=minutes_lines(item),
        motions=tuple(
            Spoken(name=telling.name(motion.mover), text=lines(motion.text))
            for motion in item.motions
        ),
        disqualified=tuple(
            PublicDisqualification(
                name=telling.name(noted.person),
                ground=ground(noted.ground),
                presides=name,
            )
            for noted, name in zip(item.disqualified, instead, strict=True)
        ),
        presided="" if any(instead) else presided(telling, item),
        reasons=reasons(meeting, item),
        votes=tuple(_vote(telling, item, vote) for vote in told(item)),
        decision=decision_lines(item) if adopted else (),
        destination=destination(item.destination),
        reason=one_line(item.reason),
        statements=tuple(
            Spoken(name=telling.name(statement.person), text=lines(statement.text))
            for statement in item.statements
        ),
        followups=tuple(
            PublicFollowUp(who=who, what=what, due=due)
            for who, what, due in (followup_cells(telling, noted) for noted in item.followups)
        ),
    )


def _vote(telling: Telling, item: Item, vote: Vote) -> PublicVote:
    place = next((n for n, m in enumerate(item.motions, 1) if m.id == vote.motion), 0)
    all_for = unanimous(vote)
    lists = {
        name: tuple(telling.name(person) for person in people)
        for name, people in named(vote).items()
    }
    return PublicVote(
        subject=str(place) if place else MAIN,
        carried=vote.carried,
        unanimous=all_for,
        written=vote.method == "written",
        counts=(0, 0) if all_for else (len(vote.in_favour), len(vote.against)),
        blank_count=len(vote.blank) if vote.method == "written" else 0,
        minority=() if all_for else tuple(telling.name(person) for person in minority(vote)),
        casting=vote.casting is not None and not all_for,
        **lists,
    )
