"""What stands after the items: follow-ups, breaks, the end of the meeting, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.presiding import chair
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.state import Break
from sognko_tui.protocol.disqualified import sat_instead
from sognko_tui.protocol.document import Block, Heading, Table, paragraph, plain, row
from sognko_tui.protocol.head import typed_time
from sognko_tui.protocol.items import followup_cells
from sognko_tui.protocol.telling import Telling, clock, typed_name

SIGNATURE = "_" * 24
"""The line to sign on."""


def all_followups(telling: Telling) -> Iterator[Block]:
    """Everything somebody is to do, gathered from all items; nothing where there is none."""
    rows = [
        row(telling.number(item), *followup_cells(telling, noted))
        for item in telling.meeting.items
        for noted in item.followups
    ]
    if rows:
        heading = telling.phrases["followup.heading"]
        columns = ("item", "who", "what", "due")
        yield Heading(level=2, runs=plain(heading), anchor="followups")
        yield Table(
            header=tuple(telling.phrases[f"followup.{column}"] for column in columns),
            rows=tuple(rows),
            caption=heading,
        )


def ending(telling: Telling) -> Iterator[Block]:
    """Breaks, the time of the end, and what is signed by whoever sat on the board."""
    meeting, phrases = telling.meeting, telling.phrases
    yield Heading(level=2, runs=plain(phrases["end.heading"]), anchor="end")
    for pause in meeting.breaks:
        yield paragraph(pause_sentence(telling, pause))
    if meeting.ended:
        yield paragraph(phrases.say("end.ended", time=clock(meeting.ended)))
    following = next_meeting(telling)
    if following:
        yield paragraph(following)
    if meeting.source is not None and not meeting.source.ours:
        return  # nobody has put their name to what a machine put together
    yield paragraph(phrases["end.confirmation"])
    signing = signatories(telling)
    if signing:
        yield Table(
            header=tuple(phrases[f"end.{column}"] for column in ("name", "function", "signature")),
            rows=tuple(
                row(telling.name(person.id), telling.function(person), SIGNATURE)
                for person in signing
            ),
            caption=phrases["end.signature"],
        )


def next_meeting(telling: Telling) -> str:
    """When and where the board meets next, or nothing where that is not known."""
    following, say = telling.meeting.next_meeting, telling.phrases.say
    if following is None:
        return ""
    when, time, place = telling.date(following.date), typed_time(following.time), following.place
    if time:
        when = say("end.next_time", date=when, time=time)
    if typed_name(place):
        when = say("end.next_place", when=when, place=typed_name(place))
    return say("end.next", when=when)


def pause_sentence(telling: Telling, pause: Break) -> str:
    """A break, from and to, and in which item."""
    item = telling.meeting.item(pause.item)
    return telling.phrases.say(
        "end.pause_item" if item else "end.pause",
        start=clock(pause.start),
        end=clock(pause.end),
        item=telling.item(item) if item else "",
    )


def signatories(telling: Telling) -> tuple[Person, ...]:
    """Who signs: whoever presided first, then all who sat in a seat, in roster order.

    That is who has to sign where all who were present do (iks-lova), and serves elsewhere too. A
    board that does without it has whoever presided sign.
    """
    meeting = telling.meeting
    first = chair(meeting)
    if first is not None and not advises(meeting, "signed_by_all", None):
        return (first,)
    called = {
        sat_instead(telling, item, noted) for item in meeting.items for noted in item.disqualified
    }
    sat = [
        person
        for person in meeting.board.people
        if person.id in called
        or any(person.seated or stay.seat for stay in meeting.presence(person.id).stays)
    ]
    return tuple(([first] if first in sat else []) + [p for p in sat if p != first])
