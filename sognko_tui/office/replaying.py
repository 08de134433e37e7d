"""A past meeting told step by step, and who was in the room when: the words and the rows for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sognko_tui.meeting import events as e
from sognko_tui.meeting.in_the_room import InRoom, changes, in_the_room, item_at
from sognko_tui.meeting.log import Step
from sognko_tui.meeting.public import neutral_title
from sognko_tui.meeting.replay import Scene
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import printable
from sognko_tui.office.deeds import deed
from sognko_tui.texts import _


def sentences_of(scenes: Iterable[Scene]) -> tuple[str, ...]:
    """What was done in each of them, in a line."""
    steps: dict[int, Step] = {}
    told: list[str] = []
    for scene in scenes:
        steps.setdefault(scene.step.id, scene.step)
        told.append(printable.line(_sentence(scene, steps)))
    return tuple(told)


def _sentence(scene: Scene, steps: dict[int, Step]) -> str:
    event = scene.step.entries[-1].event
    if isinstance(event, e.Undone) and event.undone in steps:
        return _("angra: {what}").format(what=deed(steps[event.undone], scene.meeting))
    if isinstance(event, e.Redone) and event.redone in steps:
        return _("gjort om att: {what}").format(what=deed(steps[event.redone], scene.meeting))
    opened = scene.meeting.item(event.item) if isinstance(event, e.ItemOpened) else None
    if opened is not None:
        return _("gjekk til sak {number}").format(number=opened.number)
    said = deed(scene.step, scene.meeting)
    names = ", ".join(_people(scene))
    said = f"{said}: {names}" if names else said
    return _("{what} (angra sidan)").format(what=said) if scene.undone else said


def _people(scene: Scene) -> Iterator[str]:
    """Who is named by what was done, by initials where they have some."""
    seen = dict.fromkeys(
        named
        for entry in scene.step.entries
        if isinstance(named := getattr(entry.event, "person", None), str)
    )
    for named in seen:
        person = scene.meeting.person(named)
        if person is not None:
            yield person.initials or person.name


def clock(scene: Scene) -> str:
    """When it was: the time of day, with the day where that is not the day of the meeting."""
    at = scene.at
    if at.date() == scene.meeting.date:
        return f"{at:%H:%M}"
    return f"{at.day}.{at.month}. {at:%H:%M}"


def who(one: InRoom) -> str:
    """Somebody in the room, with what there is to say of them."""
    notes = []
    if one.instead_of is not None:
        notes.append(_("for {who}").format(who=one.instead_of.name))
    if one.remote:
        notes.append(_("fjernmøte"))
    if one.disqualified:
        notes.append(_("ugild"))
    noted = f" ({', '.join(notes)})" if notes else ""
    return printable.line(f"{one.person.name}{noted}")


def room_row(meeting: Meeting, at: datetime) -> dict[str, object]:
    """Who was in the room at a time, as `sognko room --json` gives it."""
    item = item_at(meeting, at)
    return {
        "at": at.isoformat(),
        "item": item.number if item is not None else None,
        "people": [
            {
                "id": one.person.id,
                "name": one.person.name,
                "function": one.person.function,
                "instead_of": one.instead_of.name if one.instead_of is not None else None,
                "remote": one.remote,
                "disqualified": one.disqualified,
            }
            for one in in_the_room(meeting, at)
        ],
    }


def room_lines(meeting: Meeting, at: datetime) -> Iterator[str]:
    """Who was in the room at a time, a line each, with the item that was handled."""
    item = item_at(meeting, at)
    there = in_the_room(meeting, at)
    what = ""
    if item is not None:
        neutral = neutral_title(meeting, item)
        title = item.title if neutral is None else neutral
        what = _("sak {number} {title}").format(number=item.number, title=title)
    head = _("Kl. {time}: {count} i rommet").format(time=f"{at:%H:%M}", count=len(there))
    yield " · ".join(filter(None, (head, what)))
    yield from (f"  {who(one)}" for one in there)


def room_changes(meeting: Meeting) -> Iterator[str]:
    """How the room changed: when, who came and who went, and how many were there then."""
    before: dict[str, InRoom] = {}
    for at in changes(meeting):
        there = {one.person.id: one for one in in_the_room(meeting, at)}
        came = [f"+ {who(one)}" for key, one in there.items() if key not in before]
        went = [f"− {who(one)}" for key, one in before.items() if key not in there]
        if came or went:
            yield _("Kl. {time}: {count} i rommet").format(time=f"{at:%H:%M}", count=len(there))
            yield from (f"  {line}" for line in (*came, *went))
        before = there
