"""Meetings that were held, for what an archive is asked."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from tests.meetings import convened


def hold(
    desk: Desk,
    made: Board,
    on: date,
    *items: AgendaItem,
    against: Mapping[str, list[str]] | None = None,
    absent: tuple[str, ...] = (),
    to_do: Mapping[str, tuple[str, str, str]] | None = None,
    minutes: int = 10,
) -> str:
    """A meeting from nine o'clock, every item adopted as proposed after so many minutes; its id.

    `against` names who voted so, `to_do` who is to do what by when, each by the id of an item.
    """
    desk.save_board(made)
    now = datetime.combine(on, time(9), ZONE)
    called = replace(convened(list(items), made), date=on)
    meeting_id = desk._archive.meetings.create(called, by="skrivar", at=now)
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in made.seats if p.id not in absent))
    for item in items:
        session.record(e.ItemOpened(item=item.id))
        session.record(e.ItemTimesCorrected(item=item.id, started=now))
        if against and item.id in against:
            there = session.meeting.item(item.id)
            assert there is not None
            session.record(take_vote(session.meeting, there, against=against[item.id]))
        if to_do and item.id in to_do:
            who, what, due = to_do[item.id]
            session.record(e.FollowUpNoted(item=item.id, who=who, what=what, due=due))
        now += timedelta(minutes=minutes)
        session.record(*close_item(session.meeting, item.id, now))
        session.record(e.ItemTimesCorrected(item=item.id, ended=now))
    session.record(e.MeetingStarted(at=datetime.combine(on, time(9), ZONE)), e.MeetingEnded(at=now))
    opened.close()
    return meeting_id
