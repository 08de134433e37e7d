"""A small archive with what there is to publish and what there is not, for the tests of the site."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import AgendaItem, Earlier
from sognko_tui.meeting.board import Board
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from tests.meetings import FakeClock, agenda_item, board, convened

SECRETS = ("Hemmeleg", "Løyndom", "Skjultord", "Tagnad")
"""Words that stand in closed items and nowhere else: title, minutes, decision, a follow-up."""

STYRET = board(members=3, deputies=0, id="styret-i-proeve-ko", name="Styret i Prøve KO")
RAADET = board(members=3, deputies=0, id="raadet", name="Rådet for Sjø & Land", language="nb")
SPRING, AUTUMN = date(2025, 5, 6), date(2025, 9, 2)


def item(number: int | str, title: str, text: str = "Styret tek saka til vitande.", **more):
    return replace(agenda_item(number, text, **more), title=title)


def hold(
    desk: Desk,
    made: Board,
    on: date,
    *items: AgendaItem,
    closed: str = "",
    postponed: str = "",
    approved: date | None = None,
    another: bool = False,
) -> str:
    """A meeting with every item adopted as proposed, but those named by id; returns its id."""
    desk.save_board(made)
    now = datetime.combine(on, time(9), ZONE)
    called = replace(convened(list(items), made), date=on)
    meetings = desk._archive.meetings
    meeting_id = meetings.create(called, by="skrivar", at=now, another=another)
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in made.seats), e.MeetingStarted(at=now))
    for one in items:
        now += timedelta(minutes=10)
        session.record(e.ItemOpened(item=one.id))
        if one.id == closed:
            session.record(
                e.SessionClosed(item=one.id, basis="§ 11-5", at=now, neutral_title="Personalsak")
            )
            session.type(one.id, "minutes", 0, "", "Løyndom vart drøfta.")
            session.record(e.FollowUpNoted(item=one.id, who="s", what="Tagnad", due=""))
        if one.id == postponed:
            session.record(e.ItemPostponed(item=one.id, to="neste møte"))
        else:
            session.record(*close_item(session.meeting, one.id, now))
        if one.id == closed:
            session.record(e.SessionOpened(item=one.id, at=now))
    session.record(e.MeetingEnded(at=now))
    if approved is not None:
        approve(desk, opened, approved)
    opened.close()
    return meeting_id


def approve(desk: Desk, opened, on: date) -> None:
    assert isinstance(desk.clock, FakeClock)
    desk.clock.time = datetime.combine(on, time(12), ZONE)
    opened.session.record(e.ProtocolApproved(where="møtet etter"))


def a_desk(root: Path) -> Desk:
    return Desk(Archive.create(root), "skrivar", FakeClock())


def archive(root: Path) -> Desk:
    """Two boards, one in each written language; a closed item, one carried over, a draft."""
    desk = a_desk(root)
    first = hold(
        desk,
        STYRET,
        SPRING,
        item(1, "Godkjenning av innkalling og sakliste"),
        item(2, "Hemmeleg oppseiing", "Styret vedtek Skjultord."),
        item(3, "Økonomiplan for vassverket", "Styret vedtek økonomiplanen og budsjettet."),
        item(4, "<b>Brannvern</b> & beredskap", "1. Styret kjøper <script>alert(1)</script> bil."),
        closed="i2",
        postponed="i3",
        approved=AUTUMN,
    )
    carried = (Earlier(meeting=first, date=SPRING.isoformat(), number="3"),)
    hidden = (Earlier(meeting=first, date=SPRING.isoformat(), number="2"),)
    hold(
        desk,
        STYRET,
        AUTUMN,
        replace(item(1, "Økonomiplan for vassverket", "Styret vedtek planen."), history=carried),
        replace(item(2, "Tilsetjing av dagleg leiar"), history=hidden),
        approved=date(2025, 10, 7),
    )
    hold(desk, STYRET, date(2026, 2, 3), item(1, "Utkastsaka"))
    hold(
        desk,
        RAADET,
        date(2024, 11, 12),
        item(1, "Budsjett for havna", "Rådet vedtar budsjettet."),
        approved=date(2024, 12, 10),
    )
    return desk
