"""An election as the tests of it hold one: posts, who is put forward, rounds."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.rounds import and_decision, unanimous
from tests.meetings import Room, agenda_item

BLANK = (Point(text="Styret vel til fagutvalet:", blank=True),)
VOTERS = ("p1", "p2", "p3", "p4", "p5", "p6")


def case(title: str, *proposal: str, background: str = "", asks=()) -> AgendaItem:
    points = tuple(Point(text=text) for text in proposal)
    return AgendaItem(
        id="i1",
        number="1",
        title=title,
        kind="election",
        proposal=points,
        background=background,
        asks=asks,
    )


def election(*proposal: Point, on=None, asks=(), kind="election") -> Room:
    return Room([agenda_item(1, proposal or BLANK, kind=kind, asks=asks)], on)


def post(room: Room, name: str, *nominees: str, **more) -> None:
    """A post, and those put forward for it: members by id, others by name."""
    more = {"title": name, **more}
    record(room, e.PostOpened(item="i1", post=name, **more))
    for who in nominees:
        person = room.meeting.person(who)
        nominee = e.Nominee(
            id=who, name=person.name if person else who, person=who if person else None
        )
        room.record(e.Nominated(item="i1", post=name, nominee=nominee))


def ballot(room: Room, name: str, blank: int = 0, **votes) -> None:
    """A written round with so many votes each, recorded with what follows in VEDTAK."""
    more = {k: votes.pop(k) for k in ("lot", "chosen", "casting", "method") if k in votes}
    given = tuple(e.VotesFor(nominee=who, count=n) for who, n in votes.items())
    event = e.BallotTaken(item="i1", post=name, votes=given, blank_count=blank, **more)
    record(room, event)


def record(room: Room, *events: e.Event) -> None:
    room.record(*and_decision(room.meeting, room.item("i1"), events, room.clock.now()))


def all_for(room: Room, name: str, nominee: str) -> None:
    item = room.item("i1")
    (of,) = (p for p in item.posts if p.id == name)
    record(room, unanimous(room.meeting, item, of, nominee))


def result(room: Room, name: str):
    (of,) = (p for p in room.item("i1").posts if p.id == name)
    return elected(of)
