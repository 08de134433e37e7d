"""Makes of a meeting what its protocol says of it, and nothing that it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sognko_tui.meeting.attendance import attendance_taken
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.corrections import slip_put_right
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.state import Item, Meeting, Vote
from sognko_tui.protocol.attendance import GROUPS, Group, absence
from sognko_tui.protocol.closing import next_meeting
from sognko_tui.protocol.disqualified import ground, sat_instead
from sognko_tui.protocol.document import Block, List, Paragraph, text_of
from sognko_tui.protocol.elections import rounds
from sognko_tui.protocol.head import access, form, presided_instead, presiding, secretary, standing
from sognko_tui.protocol.items import (
    followup_cells,
    minutes_lines,
    notes_after,
    notes_before,
    procedural,
)
from sognko_tui.protocol.movements import movements
from sognko_tui.protocol.outcomes import (
    as_what,
    composed_of,
    decision_lines,
    destination,
    proposal_lines,
    told_by_lead,
    where_from,
)
from sognko_tui.protocol.participation import presence, seats, unmoved
from sognko_tui.protocol.public_meeting import (
    MAIN,
    PublicDisqualification,
    PublicFollowUp,
    PublicItem,
    PublicMeeting,
    PublicMotion,
    PublicMovement,
    PublicPerson,
    PublicVote,
    Spoken,
)
from sognko_tui.protocol.standing import objections, special, taken_up
from sognko_tui.protocol.subjects import ACTS, moved
from sognko_tui.protocol.telling import Telling, at_home, clock, represented, typed_name
from sognko_tui.protocol.versions import told_of_versions
from sognko_tui.protocol.votes import minority, named, told, unanimous
from sognko_tui.protocol.wording import lines, one_line


def public(meeting: Meeting) -> PublicMeeting:
    """What the protocol of this meeting says. Notes (NOTAT) and drafts of decisions are not in it."""
    telling = Telling(meeting)
    notice = meeting.notice.date
    return PublicMeeting(
        meeting=one_line(meeting.id),
        board=one_line(meeting.board.name),
        language=telling.phrases.language,
        version=meeting.version,
        access=access(meeting),
        versions=told_of_versions(telling),
        date=meeting.date.isoformat() if meeting.date else "",
        start=at_home(meeting.started).isoformat(timespec="minutes") if meeting.started else "",
        end=at_home(meeting.ended).isoformat(timespec="minutes") if meeting.ended else "",
        place=typed_name(meeting.place),
        form=form(telling),
        notice_date=notice.isoformat() if notice else "",
        notice_manner=typed_name(meeting.notice.manner),
        **standing(telling)._asdict(),
        presiding=presiding(telling),
        secretary=secretary(telling),
        people=_people(telling) if attendance_taken(meeting) else (),
        movements=_movements(telling),
        noted=tuple(unmoved(telling)),
        next_meeting=next_meeting(telling),
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
                    represents=represented(person),
                    absent=how,
                )
                for person in meeting.board.seats
                if (how := absence(telling, person))
            )
    return tuple(found)


def _person(telling: Telling, group: Group, person: Person) -> PublicPerson:
    return PublicPerson(
        name=telling.name(person.id),
        group=group,
        function=telling.function(person) if group == "members" else "",
        represents=represented(person),
        seats=seats(telling, person.id) if group == "deputies" else "",
        present=presence(telling, person.id),
    )


def _movements(telling: Telling) -> tuple[PublicMovement, ...]:
    return tuple(
        PublicMovement(
            name=telling.name(movement.person),
            kind=movement.kind,
            time=movement.time,
            relation=movement.relation,
            items=tuple(telling.printed(item) for item in movement.items),
            part=telling.printed(movement.part) if movement.part is not None else "",
            seat=telling.name(movement.seat) if movement.seat else "",
        )
        for movement in movements(telling.meeting)
    )


def _break(telling: Telling, n: int) -> tuple[str, str, str]:
    pause = telling.meeting.breaks[n]
    item = telling.meeting.item(pause.item)
    return clock(pause.start), clock(pause.end), telling.printed(item) if item else ""


def _item(telling: Telling, item: Item) -> PublicItem:
    number, title = telling.printed(item), one_line(item.title)
    under = item.parent is not None
    if item.id in telling.closed:
        return PublicItem(number=number, title=title, under=under, closed=True)
    adopted = item.outcome == "adopted"
    lead = told_by_lead(telling, item)
    votes = [vote for vote in told(item) if vote is not lead]
    objecting = objections(telling, item) if taken_up(item) else ()
    return PublicItem(
        number=number,
        title=title,
        status=status(telling.as_decided(item)),
        under=under,
        added=taken_up(item),
        standing=(*special(telling, item), *objecting),
        raised_by=typed_name(item.raised_by),
        proposal=proposal_lines(item),
        corrected=slip_put_right(telling.meeting, item),
        minutes=minutes_lines(item),
        motions=tuple(
            PublicMotion(
                name=telling.name(motion.mover) if motion.mover else "",
                kind=motion.kind,
                point=max(motion.point, 0),
                text=lines(motion.text),
                withdrawn=motion.withdrawn,
            )
            for motion in moved(item)
        ),
        noted=tuple(_noted(telling, item)),
        disqualified=tuple(_disqualified(telling, item)),
        votes=tuple(_vote(telling, item, vote) for vote in (*votes, *((lead,) if lead else ()))),
        elections=tuple(_sentences(rounds(telling, item))),
        decision=decision_lines(item) if adopted else (),
        composed=composed_of(telling, item) if _composed(telling, item) else "",
        origins=tuple(where_from(telling, item)) if adopted else (),
        destination=destination(telling, item),
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


def _composed(telling: Telling, item: Item) -> bool:
    return item.outcome == "adopted" and as_what(telling, item) == "composed"


def _noted(telling: Telling, item: Item) -> Iterator[str]:
    yield from _sentences(notes_before(telling, item))
    for motion in item.motions:
        if motion.kind in ACTS:
            yield from _sentences(procedural(telling, item, motion))
    yield from _sentences(notes_after(telling, item))


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield one_line(text_of(block.runs))
        elif isinstance(block, List):
            yield from (one_line(text_of(row)) for row in block.items)


def _disqualified(telling: Telling, item: Item) -> Iterator[PublicDisqualification]:
    instead = presided_instead(telling, item)
    for noted, name in zip(item.disqualified, instead, strict=True):
        deputy = sat_instead(telling, item, noted)
        yield PublicDisqualification(
            name=telling.name(noted.person),
            ground=ground(noted.ground),
            presides=name,
            deputy=telling.name(deputy) if deputy else "",
        )


def _subject(item: Item, motion_id: str) -> str:
    motion = item.motion(motion_id)
    if motion is not None and motion.procedural:
        return motion.kind
    place = next((n for n, m in enumerate(moved(item), 1) if m.id == motion_id), 0)
    return str(place) if place else MAIN


def _vote(telling: Telling, item: Item, vote: Vote) -> PublicVote:
    all_for = unanimous(vote) and not vote.opposed
    lists = {
        name: tuple(telling.name(person) for person in people)
        for name, people in named(vote).items()
    }
    blanks = vote.method == "written" or vote.counts is not None
    return PublicVote(
        subject=_subject(item, vote.motion),
        point=vote.point,
        opposed=_subject(item, vote.opposed) if vote.opposed else "",
        carried=vote.carried,
        unanimous=all_for,
        written=vote.method == "written",
        counts=(0, 0) if all_for else (vote.ayes, vote.noes),
        blank_count=vote.blanks if blanks else 0,
        minority=() if all_for else tuple(telling.name(person) for person in minority(vote)),
        casting=vote.casting is not None and not vote.lot and not all_for,
        by_lot=bool(vote.lot),
        lot=telling.who(vote.lot),
        **lists,
    )
