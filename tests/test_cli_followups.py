"""`sognko followups`: what is open and whose, that it was done, and as tasks of a calendar."""

from datetime import date

import pytest
from icalendar import Calendar, Todo

from sognko_tui.meeting import events as e
from sognko_tui.office.desk import at_desk
from tests.test_cli import as_json, complaint, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]

HOSTILE = "Ringje; BEGIN:VEVENT\r\nEND:VCALENDAR, \\ «æøå» \x1b[31m🎉 " + "x" * 200


@pytest.fixture
def noted(sognko, meeting) -> str:
    opened = at_desk(None).open(meeting)
    assert opened.session is not None
    item = opened.meeting.items[3].id
    for who, what, due in (
        ("Dagleg leiar", "Skrive", "2026-03-01"),
        ("Sekretæren", HOSTILE, "1. juni"),
    ):
        opened.session.record(e.FollowUpNoted(item=item, who=who, what=what, due=due))
    opened.close()
    return meeting


def tasks(result) -> list:
    status, out, _ = result
    assert status == 0
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    calendar = Calendar.from_ical(out)
    assert calendar["prodid"]
    assert calendar["version"] == "2.0"
    return [part for part in calendar.walk() if isinstance(part, Todo)]


def test_what_is_open_is_listed_with_since_when_it_is_late(sognko, noted):
    first, second = sognko("followups")[1].splitlines()
    assert first == f"  1.3.2026  Dagleg leiar: Skrive  [over tida sidan 1.3.2026]  ({noted} 4 1)"
    assert second.startswith("  1.6.2026  Sekretæren: Ringje; BEGIN:VEVENT END:VCALENDAR, \\ «æøå»")
    assert len(sognko("followups", "--who", "sekretær")[1].splitlines()) == 1
    late, other = as_json(sognko("followups", "--json"), "followups")
    assert (late["overdue_since"], other["overdue_since"]) == ("2026-03-01", None)


def test_what_is_done_is_noted_with_date_and_note_and_can_be_taken_back(sognko, noted):
    done = ("followups", "done", noted, "4", "1", "--date", "5.3.2026", "--note", "Sendt")
    assert sognko(*done) == (0, "", "")
    assert "Skrive" not in sognko("followups")[1]
    last = sognko("followups", "--all")[1].splitlines()[-1]
    assert "[gjord 5.3.2026: Sendt]" in last
    shown = as_json(sognko("show", noted, "--json"), "show")["items"][3]["followups"][0]
    assert (shown["done"], shown["note"]) == ("2026-03-05", "Sendt")
    assert sognko("followups", "reopen", noted, "4", "1")[0] == 0
    assert "Skrive" in sognko("followups")[1]


def test_which_one_is_meant_must_be_said_where_there_are_several(sognko, noted):
    assert "2 oppfølgingar" in complaint(sognko("followups", "done", noted, "4"))
    assert "nummer 3" in complaint(sognko("followups", "done", noted, "4", "3"))
    assert "sak 99" in complaint(sognko("followups", "done", noted, "99"))
    assert "ingen dato" in complaint(sognko("followups", "done", noted, "4", "1", "--date", "x"))


def test_a_calendar_has_each_as_a_task_that_stays_the_same_task(sognko, noted):
    first, second = tasks(sognko("followups", "--ics"))
    assert (first["due"].dt, first["status"]) == (date(2026, 3, 1), "NEEDS-ACTION")
    assert first["summary"] == "Dagleg leiar: Skrive"
    assert "sak 4: Felles feiekontor" in first["description"]
    assert "\x1b" not in second["summary"]
    assert second["summary"].startswith("Sekretæren: Ringje; BEGIN:VEVENT END:VCALENDAR, \\ «æøå»")
    sognko("followups", "done", noted, "4", "1", "--date", "2026-03-05")
    last = tasks(sognko("followups", "--all", "--ics"))[-1]
    assert (last["uid"], last["status"]) == (first["uid"], "COMPLETED")
    assert last["completed"].dt.date() == date(2026, 3, 5)


def test_a_calendar_with_nothing_to_do_is_a_calendar_too(sognko, meeting):
    assert tasks(sognko("followups", "--ics")) == []
    assert sognko("followups")[2] == "Ingenting står att å følgje opp.\n"
