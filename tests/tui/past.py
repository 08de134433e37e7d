"""Past meetings of the board in `room`, for the tests of what was decided earlier."""

from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from tests.tui.conftest import StillClock
from tests.tui.room import BOARD

PPT = AgendaItem(
    id="p1",
    number="7",
    title="PPT",
    kind="decision",
    proposal=(
        Point(text="Styret held fram med felles PPT.", marker="1."),
        Point(text="Sekretariatet lyser ut ei stilling.", marker="2."),
    ),
    background="Kommunane har spurt om logopedi. " + "Her står det om noko anna. " * 80 + "Voss.",
)
HOSTILE = AgendaItem(
    id="p2",
    number="8",
    title="[bold]Rask[/bold] [reverse]veg[/]",
    kind="decision",
    proposal=(Point(text="Vegen \x1b[31mblir\x1b[0m [red]rask[/red] \x07."),),
)
HEALTH = AgendaItem(
    id="p3",
    number="9",
    title="Helse",
    kind="decision",
    proposal=(Point(text="Styret viser til vedtak i sak 4, 9.12.1999, om PPT."),),
)
NOW = datetime(2025, 3, 11, 9, tzinfo=ZONE)


def call(root: Path, on: date, *items: AgendaItem) -> str:
    """A meeting of the board that has not begun."""
    meetings = Archive.open(root).meetings
    convened = e.MeetingConvened(meeting="", board=BOARD, date=on, items=items)
    return meetings.create(convened, by="skrivar", at=NOW)


def hold(root: Path, on: date, *items: AgendaItem, put_off: str = "") -> str:
    """A meeting of the board with every item adopted as proposed, but one that was put off."""
    meeting_id = call(root, on, *items)
    opened = Desk(Archive.open(root), "skrivar", StillClock()).open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in BOARD.people if p.seated))
    for item in opened.meeting.items:
        if item.id == put_off:
            session.record(e.ItemPostponed(item=item.id))
        else:
            session.record(*close_item(session.meeting, item.id, NOW))
    opened.close()
    return meeting_id


def a_past(root: Path) -> None:
    """Two earlier meetings: a matter that was put off in the first is decided in the second."""
    hold(root, date(2025, 3, 11), PPT, HOSTILE, HEALTH, put_off="p1")
    hold(root, date(2025, 6, 3), replace(PPT, number="3"))
