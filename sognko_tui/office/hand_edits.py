"""What of an edited protocol can become events of the meeting, and why the rest cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from difflib import SequenceMatcher
from typing import NamedTuple

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION
from sognko_tui.meeting.composition import MAIN
from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.facts import FollowUp
from sognko_tui.meeting.head import FORMS
from sognko_tui.meeting.open_followups import mended
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.supposing import supposing
from sognko_tui.office import dates
from sognko_tui.office.clock import ZONE
from sognko_tui.protocol.differences import Change, text
from sognko_tui.protocol.telling import Telling
from sognko_tui.protocol.wording import lines


class Planned(NamedTuple):
    """A change with what would be recorded for it, or with a code that says why nothing is.

    Codes: `by_hand` (to be entered in the app, where it is checked), `closed`, `unknown_person`,
    `outcome`, `voted` (a decision put together of votes or by an election), `unclear` (a time or a
    form that cannot be read), `no_item`, `refused` (the record's own rules), `changed_since`.
    """

    change: Change
    why: str = ""
    events: tuple[e.Event, ...] = ()


class _Not(Exception):
    """The change cannot be taken over; its code says why."""


def planned(meeting: Meeting, changes: Iterable[Change], at: datetime) -> tuple[Planned, ...]:
    """What would be recorded for each change, the ones before it being recorded already."""
    found: list[Planned] = []
    state = meeting
    if meeting.locked:
        state = supposing(meeting, e.CorrectionBegun(reason="-"), at=at) or meeting
    for change in sorted(changes, key=_turn):
        try:
            if change.closed:
                raise _Not("closed")
            events = tuple(_events(state, change))
        except _Not as reason:
            found.append(Planned(change, str(reason)))
            continue
        after = supposing(state, *events, at=at)
        if after is None:
            found.append(Planned(change, "refused"))
            continue
        state = after
        found.append(Planned(change, "", events))
    return tuple(found)


def _turn(change: Change) -> tuple[int, int]:
    """What is put in another's place first, then what goes from the last on, then what comes."""
    if change.old and change.new:
        return 0, 0
    return (1, -change.place) if change.old else (2, change.place)


def _events(meeting: Meeting, change: Change) -> Iterator[e.Event]:
    value = change.new[0] if change.new else ""
    match change.part:
        case "place":
            yield e.HeadChanged(field="place", value=value)
        case "secretary":
            yield e.HeadChanged(field="secretary", value=_person(meeting, value) or value)
        case "presiding":
            person = _person(meeting, value)
            if value and person is None:
                raise _Not("unknown_person")
            yield e.HeadChanged(field="presiding", value=person or "")
        case "form":
            yield e.HeadChanged(field="form", value=_form(meeting, value))
        case "time":
            yield from _times(meeting, value)
        case "minutes" | "decision" | "statements" | "followups":
            item = next((i for i in meeting.items if _printed(meeting, i) == change.item), None)
            if item is None:
                raise _Not("no_item")
            yield from _in_item(meeting, item, change)
        case "outcome" | "title" | "proposal" | "standing":
            raise _Not("outcome")
        case _:
            raise _Not("by_hand")


def _in_item(meeting: Meeting, item: Item, change: Change) -> Iterator[e.Event]:
    value = change.new[0] if change.new else ""
    match change.part:
        case "minutes":
            edit = difference(item.id, "minutes", item.minutes, _retyped(item, value))
            yield from (edit,) if edit is not None else ()
        case "decision":
            yield from _decision(item, value)
        case "statements":
            yield from _statement(meeting, item, change)
        case "followups":
            yield from _follow_up(meeting, item, change)


def _printed(meeting: Meeting, item: Item) -> str:
    return Telling(meeting).printed(item)


def _person(meeting: Meeting, name: str) -> str | None:
    """The id of somebody who is printed so."""
    telling = Telling(meeting)
    people = (*meeting.board.people, *meeting.guests)
    return next((p.id for p in people if telling.name(p.id) == name), None)


# The head


def _form(meeting: Meeting, words: str) -> str:
    phrases = Telling(meeting).phrases
    found = next((form for form in FORMS if phrases[f"form.{form}"] == words), None)
    if found is None:
        raise _Not("unclear")
    return found


def _times(meeting: Meeting, words: str) -> Iterator[e.Event]:
    """The start and the end, as far as they are others than those that were recorded."""
    phrases, clock = Telling(meeting).phrases, {"start": _CLOCK, "end": _CLOCK, "time": _CLOCK}
    for key in ("from_to", "from", "planned"):
        found = phrases.match(f"head.{key}", words, **clock)
        if found is not None:
            break
    else:
        raise _Not("unclear")
    if key == "planned":
        yield e.HeadChanged(field="time", value=dates.parse_time(found["time"]) or "")
        return
    start = _moment(meeting, found["start"], meeting.started)
    if meeting.started is None or start != meeting.started:
        yield e.MeetingStarted(at=start)
    if key == "from_to":
        end = _moment(meeting, found["end"], meeting.ended)
        if end < start:
            end += timedelta(days=1)
        if end != meeting.ended:
            yield e.MeetingEnded(at=end)


_CLOCK = r"\d{1,2}[.:]\d\d"


def _moment(meeting: Meeting, words: str, known: datetime | None) -> datetime:
    """The time of day on the day of the meeting; the moment that is known where it is that minute."""
    bare = dates.parse_time(words)
    day: date | None = meeting.date
    if bare is None or day is None:
        raise _Not("unclear")
    if known is not None:
        local = known.astimezone(ZONE)
        if local.strftime("%H:%M") == bare:
            return known
    return datetime.combine(day, time.fromisoformat(bare), ZONE)


# Texts


def _retyped(item: Item, value: str) -> str:
    """What REFERAT becomes: the lines that are printed as before stay as they were typed."""
    typed = item.minutes.split("\n")
    full = [n for n, line in enumerate(typed) if line.strip()]
    old = [text((one,)) for one in lines(item.minutes, subheadings=item.agenda.subtopics)]
    new = value.split("\n") if value else []
    if len(old) != len(full):
        return value
    made: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        # The empty lines above a line belong to it, and to what is put in its place.
        above = full[i1 - 1] + 1 if i1 else 0
        if tag == "equal":
            made += typed[above : full[i2 - 1] + 1]
        elif j1 < j2:
            made += typed[above : full[i1]] if i1 < i2 else []
            made += new[j1:j2]
    return "\n".join(made).lstrip("\n")


def _decision(item: Item, value: str) -> Iterator[e.Event]:
    """What is decided in an open item is a draft; an adopted text is put right, and its vote stands."""
    if not value:
        raise _Not("outcome")
    edit = difference(item.id, "decision", item.decision, value)
    if item.open:
        yield from (edit,) if edit is not None else ()
        return
    if item.outcome != "adopted":
        raise _Not("outcome")
    if item.posts or item.adopted_motion == ELECTION or _pieced_together(item):
        raise _Not("voted")
    yield e.ItemReopened(item=item.id, mend=True)
    if edit is not None:
        yield edit
    yield e.DecisionAdopted(item=item.id, text=value, motion=item.adopted_motion)


def _pieced_together(item: Item) -> bool:
    """Whether more than one vote made the text: then each part of it is what was voted on."""
    binding = [vote for vote in item.votes if not vote.trial]
    motions = (item.motion(vote.motion) for vote in binding)
    on_text = {m.id if m is not None else MAIN for m in motions if m is None or not m.procedural}
    return len(on_text) > 1 or any(vote.point for vote in binding)


# Statements and follow-ups


def _statement(meeting: Meeting, item: Item, change: Change) -> Iterator[e.Event]:
    person = None
    if change.new:
        person = _person(meeting, change.new[0])
        if person is None:
            raise _Not("unknown_person")
    if not change.old:
        assert person is not None
        yield e.StatementRecorded(item=item.id, person=person, text=change.new[1])
        return
    _must_have(item.statements, change.place)
    if person is None:
        yield e.StatementWithdrawn(item=item.id, number=change.place)
        return
    # Those after it are recorded anew too, so that they keep their order.
    later = item.statements[change.place + 1 :]
    for _one in (change, *later):
        yield e.StatementWithdrawn(item=item.id, number=change.place)
    yield e.StatementRecorded(item=item.id, person=person, text=change.new[1])
    for kept in later:
        yield e.StatementRecorded(item=item.id, person=kept.person, text=kept.text)


def _follow_up(meeting: Meeting, item: Item, change: Change) -> Iterator[e.Event]:
    if not change.old:
        who, what, due = change.new
        who = _person(meeting, who) or who
        yield e.FollowUpNoted(item=item.id, who=who, what=what, due=_due(due))
        return
    _must_have(item.followups, change.place)
    if not change.new:
        yield e.FollowUpWithdrawn(item=item.id, number=change.place)
        return
    there = item.followups[change.place]
    cells = [there.who, there.what, there.due]
    for n, (old, new) in enumerate(zip(change.old, change.new, strict=True)):
        if old != new:
            # A day that was noted in words goes on being noted so.
            due = new if there.due and _due(there.due) != there.due else _due(new)
            cells[n] = (_person(meeting, new) or new, new, due)[n]
    changed = FollowUp(
        who=cells[0], what=cells[1], due=cells[2], done_on=there.done_on, note=there.note
    )
    yield from mended(meeting, item, change.place, changed)


def _must_have(things: Sequence[object], place: int) -> None:
    if place >= len(things):
        raise _Not("changed_since")


_WRITTEN = re.compile(r"(\d{1,2})\. ([a-z]+) (\d{4})", re.IGNORECASE)


def _due(words: str) -> str:
    """A day as it is noted, whichever way it was written; other words stay."""
    day = dates.parse(words)
    if day is None and _WRITTEN.fullmatch(words.strip()):
        day = dates.past(words, date.max)
    return day.isoformat() if day is not None else words
