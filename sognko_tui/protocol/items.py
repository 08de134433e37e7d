"""The items in the order of the agenda: proposed, moved, voted, decided, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from sognko_tui.meeting.attendance import attendance_taken, quorate, stay_in
from sognko_tui.meeting.state import FollowUp, Item, Meeting
from sognko_tui.protocol.attendance import ground
from sognko_tui.protocol.document import (
    Block,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    paragraph,
    plain,
    row,
)
from sognko_tui.protocol.head import presided, presided_instead
from sognko_tui.protocol.outcomes import decision, proposal_lines, standing
from sognko_tui.protocol.telling import Telling, written_date
from sognko_tui.protocol.votes import voting
from sognko_tui.protocol.wording import Line, blocks, lines, one_line, quoted

_ANY_OTHER_BUSINESS = re.compile(r"(?:ymse|eventuelt|anna|annet|andre saker)\b", re.IGNORECASE)

PRINTED_OVERRIDES = ("quorum", "outside_agenda")
"""The rules of which the protocol tells why they were set aside; the log keeps all reasons."""


def item(telling: Telling, told: Item) -> Iterator[Block]:
    """One item with its heading; an item under another stands one level below it."""
    level = 2 if told.parent is None else 3
    anchor = f"item-{told.position}"
    yield Heading(level=level, runs=plain(telling.heading(told)), anchor=anchor)
    beneath: list[Block] = [*standing(telling, told)]
    parts = (
        ("proposal", proposal(telling, told)),
        ("handling", handling(telling, told, level + 2)),
        ("voting", voting(telling, told)),
        ("decision", decision(telling, told)),
        ("statements", statements(telling, told)),
        ("followups", followups(telling, told)),
    )
    for part, content in parts:
        found = tuple(content)
        if found:
            words = plain(telling.phrases[f"item.{part}"])
            beneath.append(Heading(level=level + 1, runs=words, anchor=f"{anchor}-{part}"))
            beneath += found
    if not beneath and not telling.meeting.children(told.id):
        beneath.append(paragraph(telling.phrases[nothing_told(told)], emphasis=True))
    yield from beneath


def nothing_told(told: Item) -> str:
    """The sentence for an item of which there is nothing to tell."""
    if _ANY_OTHER_BUSINESS.match(one_line(told.title)):
        return "item.nothing_raised"
    return "item.no_decision"


def proposal(telling: Telling, told: Item) -> Iterator[Block]:
    """The proposal as it lay before the meeting; a slip of the pen put right is told."""
    yield from blocks(proposal_lines(told))
    if told.proposal and told.proposal != told.agenda.proposal:
        yield paragraph(telling.phrases["item.corrected"], emphasis=True)


def handling(telling: Telling, told: Item, level: int) -> Iterator[Block]:
    """What happened: who had no part in it, what was said, what was moved, against which advice.

    What the program says begins with a name that stands out or is set apart as a whole, so that it
    is never mistaken for the words of the minutes.
    """
    phrases = telling.phrases
    instead = presided_instead(telling, told)
    presides = presided(telling, told)
    if presides and not any(instead):
        who = Run(text=presides, strong=True)
        yield Paragraph(runs=phrases.runs("item.presided", person=who))
    for noted, name in zip(told.disqualified, instead, strict=True):
        basis = ground(noted.ground)
        key = "item.disqualified"
        if attendance_taken(telling.meeting) and not stay_in(telling.meeting, noted.person, told):
            key += "_away"
        key += "_ground" * bool(basis)
        yield Paragraph(runs=phrases.runs(key, person=_strong(telling, noted.person), ground=basis))
        if name:
            who = Run(text=name, strong=True)
            yield Paragraph(runs=phrases.runs("item.presided", person=who))
    yield from blocks(minutes_lines(told), level)
    for motion in told.motions:
        letter = telling.letter(told, motion)
        key = "item.moved_lettered" if letter else "item.moved"
        mover = _strong(telling, motion.mover)
        yield Paragraph(runs=phrases.runs(key, person=mover, letter=letter))
        yield Quote(blocks=quoted(lines(motion.text)))
    for rule, reason in reasons(telling.meeting, told):
        yield paragraph(phrases.say(f"item.{rule}", reason=reason), emphasis=True)


def reasons(meeting: Meeting, told: Item) -> tuple[tuple[str, str], ...]:
    """The rules that were set aside in the item and the reasons that belong to its result."""
    found = (
        (override.rule, one_line(override.reason))
        for override in meeting.overrides
        if override.item == told.id and _still_holds(meeting, told, override.rule)
    )
    return tuple((rule, reason) for rule, reason in found if reason)


def _still_holds(meeting: Meeting, told: Item, rule: str) -> bool:
    """Whether a rule that was set aside is told of: not a quorum that was there in the end."""
    return rule in PRINTED_OVERRIDES and not (rule == "quorum" and quorate(meeting, told))


def _strong(telling: Telling, person_id: str) -> Run:
    return Run(text=telling.name(person_id), strong=True)


def minutes_lines(told: Item) -> tuple[Line, ...]:
    """What was said (REFERAT), as the protocol prints it."""
    return lines(told.minutes, subheadings=told.agenda.subtopics)


def statements(telling: Telling, told: Item) -> Iterator[Block]:
    """Statements to the protocol, each with the name of whoever made it."""
    for statement in told.statements:
        who = _strong(telling, statement.person)
        yield Paragraph(runs=telling.phrases.runs("item.statement", person=who))
        yield Quote(blocks=quoted(lines(statement.text)))


def followups(telling: Telling, told: Item) -> Iterator[Block]:
    """Who is to do what by when."""
    if told.followups:
        yield Table(
            header=tuple(telling.phrases[f"followup.{c}"] for c in ("who", "what", "due")),
            rows=tuple(row(*followup_cells(telling, noted)) for noted in told.followups),
            caption=telling.phrases["item.followups"],
        )


def followup_cells(telling: Telling, noted: FollowUp) -> tuple[str, str, str]:
    """Who, what and by when, a date written out."""
    due = one_line(noted.due)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", due):
        with suppress(ValueError):  # no such day: it is told as it was typed
            due = written_date(date.fromisoformat(due), telling.phrases.language)
    who = telling.name(noted.who) if telling.meeting.person(noted.who) else one_line(noted.who)
    return who, one_line(noted.what), due
