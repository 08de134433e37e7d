"""From a meeting to what the index holds of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from sognko_tui.archive.search.index import (
    Cited,
    Entry,
    FollowUp,
    Gathering,
    Votes,
)
from sognko_tui.archive.search.references import bare
from sognko_tui.archive.search.words import slug, vocabulary, words
from sognko_tui.meeting.decisions import as_text, status
from sognko_tui.meeting.earlier import leading_references_in
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.mentions import Here, of_meeting
from sognko_tui.meeting.next_meeting import day_meant
from sognko_tui.meeting.public import closed_items, public_part
from sognko_tui.meeting.result import deciding
from sognko_tui.meeting.state import Item, Meeting, Status

SAYS_NOTHING = frozenset({"ymse", "eventuelt", "orienteringar", "orienteringer", "orientering"})
"""Titles that many meetings have, of matters that have nothing to do with each other."""

DECIDED: frozenset[Status] = frozenset(
    {"adopted", "amended", "other", "rejected", "postponed", "returned", "forwarded"}
)
"""How an item ended that the board decided something in, if only to put it off."""

_NUMBERED = re.compile(r"^\W*(?:(?:utsett|utsatt|sak|saka|saken|ps)\W+|\d+\W+)*", re.IGNORECASE)
_LONGEST_MINUTES = 24 * 60


def gathered(meeting: Meeting, stamp: str) -> Gathering:
    """What the index holds of a meeting, without what was handled for closed doors."""
    closed = closed_items(meeting)
    told = public_part(meeting)
    here = of_meeting(told)
    board = _Names(told)
    return Gathering(
        id=told.id,
        stamp=stamp,
        day=told.date or date.min,
        board=told.board.id,
        board_name=told.board.name,
        by_year=told.board.numbering == "year",
        machine=_machine(told),
        held=_held(told),
        seats=sum(p.seated for p in told.board.people),
        met=_met(told),
        minutes=_minutes(told),
        entries=tuple(
            _entry(told, item, here, board, closed=item.id in closed) for item in told.items
        ),
    )


def _machine(meeting: Meeting) -> bool:
    """Whether a machine read it in a protocol of others, and may have misread it."""
    return meeting.source is not None and not meeting.source.ours


def _held(meeting: Meeting) -> bool:
    """Whether the meeting is over; an item may have been left open, or be taken up again.

    A protocol that was read by machine is one of a meeting that was held, also without its end.
    """
    return meeting.ended is not None or _machine(meeting)


def _met(meeting: Meeting) -> int:
    """How many seats were filled, by their members or by deputies, at some time of the meeting."""
    seated = {p.id for p in meeting.board.people if p.seated}
    filled = {
        stay.seat or presence.person for presence in meeting.presences for stay in presence.stays
    }
    return len(filled & seated)


def _minutes(meeting: Meeting) -> int:
    if meeting.started is None or meeting.ended is None:
        return 0
    minutes = int(_seconds_from(meeting.started, meeting.ended) // 60)
    return minutes if 0 <= minutes <= _LONGEST_MINUTES else 0


def _seconds_from(one: datetime, other: datetime) -> float:
    """How long after one time another is, also where one of them lacks its offset."""
    if one.tzinfo is None or other.tzinfo is None:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return (other - one).total_seconds()


def _entry(meeting: Meeting, item: Item, here: Here, board: _Names, *, closed: bool) -> Entry:
    decision = item.decision if item.adopted is None else item.adopted
    in_title, in_decision = vocabulary(item.title), vocabulary(decision)
    if closed:
        return Entry(
            item=item.id,
            position=item.position,
            number=item.number,
            title=item.title,
            kind=item.agenda.kind,
            outcome=status(item),
            closed=True,
            text=in_title | vocabulary(item.number),
            in_title=in_title,
        )
    text = "\n".join(texts(meeting, item))
    there = vocabulary(text)
    acting = tuple(_acting(item))
    people = {p.id: p for p in (*meeting.board.people, *meeting.guests)}
    return Entry(
        item=item.id,
        position=item.position,
        number=item.number,
        title=item.title,
        kind=item.agenda.kind,
        outcome=status(item),
        decided=status(item) in DECIDED,
        votes=_votes(item),
        seconds=_seconds(meeting, item),
        text=there | in_title | in_decision,
        in_title=in_title,
        in_decision=in_decision,
        municipalities=_unique(
            *(people[i].represents for i in acting if i in people),
            *board.places(there),
        ),
        people=_unique(*(people[i].name for i in acting if i in people), *board.people(there)),
        matter=matter(item),
        followups=tuple(_followups(meeting, item)),
        cites=tuple(_cites(item, decision, here)),
    )


def texts(meeting: Meeting, item: Item) -> Iterator[str]:
    """Everything of an item that can be searched."""
    agenda = item.agenda
    yield f"{item.number} {item.title}"
    yield as_text(item.proposal)
    yield agenda.background
    yield from agenda.attachments
    yield from agenda.subtopics
    yield agenda.proposers
    yield item.decision
    if item.adopted is not None and item.adopted != item.decision:
        yield item.adopted
    yield item.minutes
    yield item.notes
    yield from (item.reason, item.destination, item.raised_by)
    for motion in item.motions:
        yield motion.text
    for statement in item.statements:
        yield statement.text
    for remark in item.remarks:
        yield remark.text
    for noted in item.followups:
        yield f"{noted.who} {noted.what} {noted.due}"
    for post in item.posts:
        yield post.title
        yield from (nominee.name for nominee in post.nominees)
    for person in _acting(item):
        known = meeting.person(person)
        if known is not None:
            yield f"{known.name} {known.represents}"


def matter(item: Item) -> str:
    """The words of the title by which another item is the same matter; empty where it says nothing."""
    title = _NUMBERED.sub("", item.title)
    told = " ".join(words(title))
    if item.agenda.kind == "formality" or told in SAYS_NOTHING:
        return ""
    return told


def _acting(item: Item) -> Iterator[str]:
    """The ids of those who did something in the item that is told of them by name."""
    yield from (motion.mover for motion in item.motions)
    yield from (one.person for one in item.disqualified)
    yield from (statement.person for statement in item.statements)
    yield from (remark.person for remark in item.remarks)
    for vote in item.votes:
        yield from vote.against
        yield from vote.blank
    yield from (
        nominee.person for post in item.posts for nominee in post.nominees if nominee.person
    )


class _Names:
    """What the people of a board and those they represent are called, as words."""

    def __init__(self, meeting: Meeting) -> None:
        people = meeting.board.people
        self._people = [(p.name, vocabulary(p.name)) for p in people]
        self._places = [(p.represents, vocabulary(p.represents)) for p in people if p.represents]

    def people(self, text: frozenset[str]) -> Iterator[str]:
        """Those whom a text with these words names."""
        return (name for name, needed in self._people if needed <= text)

    def places(self, text: frozenset[str]) -> Iterator[str]:
        """The municipalities that a text with these words names."""
        return (name for name, needed in self._places if needed <= text)


def _unique(*names: str) -> tuple[str, ...]:
    return tuple({slug(name): name for name in names if slug(name)}.values())


def _votes(item: Item) -> Votes | None:
    vote: Vote | None = deciding(item)
    if vote is None:
        return None
    if vote.counts is None and not (vote.against or vote.blank) and vote.casting is None:
        return Votes(unanimous=True, in_favour=vote.ayes)
    return Votes(
        unanimous=not (vote.noes or vote.blanks),
        in_favour=vote.ayes,
        against=vote.noes,
        blank=vote.blanks,
        casting=vote.casting is not None,
    )


def _seconds(meeting: Meeting, item: Item) -> int:
    """How long the item took, without the breaks in it; 0 where that is not known.

    Taken up anew it has the beginning of one handling and the end of another. What lies outside the
    meeting was written up before or after it.
    """
    started, ended = item.started, item.ended
    if started is None or ended is None or item.reopened:
        return 0
    if meeting.started is not None and _seconds_from(meeting.started, ended) < 0:
        return 0
    if meeting.ended is not None and _seconds_from(meeting.ended, started) > 0:
        return 0
    seconds = _seconds_from(started, ended)
    for pause in meeting.breaks:
        before = max(_seconds_from(started, pause.start), 0)
        after = max(_seconds_from(pause.end, ended), 0)
        within = _seconds_from(started, ended) - before - after
        seconds -= max(within, 0)
    return int(seconds) if 0 <= seconds <= _LONGEST_MINUTES * 60 else 0


def _followups(meeting: Meeting, item: Item) -> Iterator[FollowUp]:
    for number, noted in enumerate(item.followups):
        yield FollowUp(
            number=number,
            who=noted.who,
            what=noted.what,
            due=noted.due,
            day=day_meant(meeting, noted.due),
            done_on=noted.done_on,
            note=noted.note,
        )


def _cites(item: Item, decision: str, here: Here) -> Iterator[Cited]:
    for earlier in item.agenda.history:
        yield Cited(words="", number=bare(earlier.number), meeting=earlier.meeting)
    agenda = item.agenda
    seen: set[tuple[object, ...]] = set()
    for text in (item.title, as_text(item.proposal), agenda.background, decision, item.minutes):
        for one in leading_references_in(text, here):
            if one.aim in seen:
                continue
            seen.add(one.aim)
            yield Cited(
                words=one.words,
                number=bare(one.number),
                year=one.year,
                day=one.day,
                previous=one.previous,
            )
