"""`sognko room`: who was in the room when."""

from datetime import timedelta

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.desk import at_desk
from tests.test_cli import as_json, complaint, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]


@pytest.fixture
def held(sognko, meeting) -> str:
    opened = at_desk(None).open(meeting)
    assert opened.session is not None
    start = opened.session.clock.now()
    seats = [p.id for p in opened.meeting.board.seats]
    opened.session.record(*(e.MemberArrived(person=p) for p in seats))
    opened.session.record(e.MeetingStarted(at=start))
    went = e.Moment(at=start + timedelta(minutes=40, seconds=52))  # as the clock gives it
    opened.session.record(e.MemberLeft(person=seats[1], moment=went))
    opened.close()
    return meeting


def test_each_time_somebody_came_or_went_is_told(sognko, held):
    told = sognko("room", held)[1].splitlines()
    assert told[0] == "Kl. 09:00: 3 i rommet"
    assert told[-2:] == ["Kl. 09:40: 2 i rommet", "  − Representant for Vik"]
    first, last = as_json(sognko("room", held, "--json"), "room")
    assert (len(first["people"]), len(last["people"])) == (3, 2)


def test_at_a_time_it_is_told_who_was_there(sognko, held):
    assert "Vik" in sognko("room", held, "--at", "9.39")[1]
    assert "Vik" not in sognko("room", held, "--at", "9:40")[1]
    assert sognko("room", held, "--at", "08:00")[1] == "Kl. 08:00: 0 i rommet\n"
    assert "klokkeslett" in complaint(sognko("room", held, "--at", "halv ti"))
