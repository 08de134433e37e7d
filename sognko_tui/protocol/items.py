"""The items in the order of the agenda: proposed, moved, voted, decided, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from sognko_tui.meeting.attendance import quorate
from sognko_tui.meeting.corrections import slip_put_right
from sognko_tui.meeting.facts import Motion, Remark
from sognko_tui.meeting.next_meeting import says_next_meeting
from sognko_tui.meeting.state import FollowUp, Item, Meeting
from sognko_tui.protocol import closed, disqualified
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
from sognko_tui.protocol.elections import nominations, rounds
from sognko_tui.protocol.outcomes import (
    decision,
    destination,
    proposal_lines,
    sent_to,
    told_by_lead,
)
from sognko_tui.protocol.standing import information, nothing_told, standing
from sognko_tui.protocol.subjects import ACTS, kind_words, letter
from sognko_tui.protocol.telling import Telling, written_date
from sognko_tui.protocol.votes import voting
from sognko_tui.protocol.wording import Line, blocks, lines, one_line, quoted

PRINTED_OVERRIDES = ("quorum", "outside_agenda", "information_decision")
"""The rules of which the protocol tells why they were set aside; the log keeps all reasons."""


def item(telling: Telling, told: Item, *, alone: bool = False) -> Iterator[Block]:
    """One item with its heading; an item under another stands one level below it, unless `alone`."""
    level = 2 if told.parent is None or alone else 3
    anchor = f"item-{told.position}"
    yield Heading(level=level, runs=plain(telling.heading(told)), anchor=anchor)
    if told.id in telling.closed:
        yield paragraph(telling.phrases["closed.only"], emphasis=True)
        return
    beneath: list[Block] = [*standing(telling, told)]
    for part, content in parts(telling, told, level + 2):
        words = plain(telling.phrases[f"item.{part}"])
        beneath.append(Heading(level=level + 1, runs=words, anchor=f"{anchor}-{part}"))
        beneath += content
    if not beneath and not telling.meeting.children(told.id):
        beneath.append(paragraph(telling.phrases[nothing_told(told)], emphasis=True))
    yield from beneath


def parts(telling: Telling, told: Item, level: int) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The parts of an item that there is something in, by name; subheadings are of this level."""
    without = told_by_lead(telling, told)
    found = (
        ("proposal", proposal(telling, told)),
        ("handling", handling(telling, told, level)),
        ("voting", (*voting(telling, told, without=without), *rounds(telling, told))),
        ("decision", decision(telling, told)),
        ("statements", statements(telling, told)),
        ("followups", followups(telling, told)),
    )
    for name, content in found:
        if written := tuple(content):
            yield name, written


def proposal(telling: Telling, told: Item) -> Iterator[Block]:
    """The proposal as it lay before the meeting; a slip of the pen put right is told."""
    yield from blocks(proposal_lines(told))
    if slip_put_right(telling.meeting, told):
        yield paragraph(telling.phrases["item.corrected"], emphasis=True)


def handling(telling: Telling, told: Item, level: int) -> Iterator[Block]:
    """What happened: who had no part in it, what was said, what was moved, against which advice.

    What the program says begins with a name that stands out or is set apart as a whole, so that it
    is never mistaken for the words of the minutes.
    """
    yield from notes_before(telling, told)
    yield from blocks(minutes_lines(told), level)
    for motion in told.motions:
        if motion.kind in ACTS:
            yield from procedural(telling, told, motion)
        elif not motion.procedural:
            yield moved(telling, told, motion)
            yield Quote(blocks=quoted(lines(motion.text)))
            if motion.withdrawn:
                yield paragraph(telling.phrases["item.motion_withdrawn"], emphasis=True)
    yield from notes_after(telling, told)


def notes_before(telling: Telling, told: Item) -> Iterator[Paragraph]:
    """What the program says before what was said in the item."""
    yield from closed.opening(telling, told)
    yield from disqualified.before(telling, told)


def notes_after(telling: Telling, told: Item) -> Iterator[Paragraph]:
    """What the program says after what was said and moved in the item."""
    yield from nominations(telling, told)
    for remark in told.remarks:
        yield paragraph(_remark(telling, remark), emphasis=True)
    for sentence in information(telling, told):
        yield paragraph(sentence, emphasis=True)
    for rule, reason in reasons(telling.meeting, told):
        yield paragraph(telling.phrases.say(f"item.{rule}", reason=reason), emphasis=True)
    yield from closed.ending(telling, told)
    yield from disqualified.after(telling, told)


def moved(telling: Telling, told: Item, motion: Motion) -> Paragraph:
    """That somebody put forward a proposal, before the words of it."""
    phrases = telling.phrases
    lettered = letter(told, motion)
    key = "item.moved" + "_lettered" * bool(lettered) + "_nobody" * (not motion.mover)
    kind = kind_words(phrases, motion.kind, motion.point)
    short = phrases.say(f"kind.{motion.kind}_short", letter=lettered) if lettered else ""
    if not motion.mover:
        return paragraph(phrases.say(key, kind=kind, short=short), strong=True)
    mover = _strong(telling, motion.mover)
    return Paragraph(runs=phrases.runs(key, person=mover, kind=kind, short=short))


def procedural(telling: Telling, told: Item, motion: Motion) -> Iterator[Paragraph]:
    """That somebody moved to postpone the item, return it or send it on."""
    phrases = telling.phrases
    if motion.kind == "close":
        return  # told where the meeting was closed
    words = phrases[f"act.{motion.kind}"]
    if motion.mover:
        mover = _strong(telling, motion.mover)
        yield Paragraph(runs=phrases.runs("item.procedural", person=mover, act=words))
    else:
        yield paragraph(phrases.say("item.procedural_nobody", act=words), emphasis=True)
    wanted = sent_to(motion.text)
    if wanted and wanted not in (sent_to(told.destination), destination(telling, told)):
        text = phrases.say("item.procedural_text", text=one_line(motion.text))
        yield paragraph(text, emphasis=True)
    if motion.withdrawn:
        yield paragraph(phrases["item.motion_withdrawn"], emphasis=True)


def _remark(telling: Telling, remark: Remark) -> str:
    """A remark on the protocol of an earlier meeting, whose text stays as it is."""
    key = "item.remark" if remark.on else "item.remark_undated"
    return telling.phrases.say(
        key,
        date=telling.date(remark.on) if remark.on else "",
        person=telling.name(remark.person),
        text=one_line(remark.text),
    )


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
    """Who, what and by when: a date written out, the next meeting with its date where that is known."""
    due, following = one_line(noted.due), telling.meeting.next_meeting
    if following is not None and says_next_meeting(due):
        day = telling.date(following.date)
        due = due if day in due else telling.phrases.say("decision.dated", to=due, date=day)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", due):
        with suppress(ValueError):  # no such day: it is told as it was typed
            due = written_date(date.fromisoformat(due), telling.phrases.language)
    return telling.who(noted.who), one_line(noted.what), due
