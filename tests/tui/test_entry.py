"""What is typed into short fields is read as people write it, and what cannot be read is said."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sognko_tui.meeting.events import Moment
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.clock import ZONE
from sognko_tui.tui import entry
from tests.meetings import Room
from tests.tui.room import BOARD

DAY = datetime(2025, 12, 9, 11, 37, 5, tzinfo=ZONE)
SEATS = BOARD.seats


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9.20", "9:20"),
        ("09:20", "9:20"),
        ("0920", "9:20"),
        ("920", "9:20"),
        ("9", "9:00"),
        ("kl. 9.20", "9:20"),
        ("kl 9", "9:00"),
        ("Kl.14.05", "14:05"),
        (" 23.59 ", "23:59"),
        ("0.00", "0:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, read):
    at = entry.clock_time(typed, DAY)
    assert at is not None
    assert f"{at.hour}:{at.minute:02}" == read
    assert (at.date(), at.second, at.tzinfo) == (DAY.date(), 0, ZONE)
    assert entry.wrong_time(typed) == ""


@pytest.mark.parametrize("typed", ["", "24.00", "9.60", "ni", "9.2", "9.200", "12345", "9-20"])
def test_what_is_no_time_is_said_with_an_example(typed):
    assert entry.clock_time(typed, DAY) is None
    assert "9.20" in entry.wrong_time(typed)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_that_is_shown_can_be_typed_again(hour, minute):
    at = DAY.replace(hour=hour, minute=minute, second=0)
    assert entry.clock_time(entry.show_time(at), DAY) == at


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("9.12.2025", "2025-12-09"),
        ("09.12.2025", "2025-12-09"),
        ("9/12/2025", "2025-12-09"),
        ("2025-12-09", "2025-12-09"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, iso):
    on = entry.a_date(typed)
    assert on is not None
    assert on.isoformat() == iso
    assert entry.wrong_date(typed) == ""
    assert entry.a_date(entry.show_date(on)) == on


@pytest.mark.parametrize("typed", ["", "31.2.2025", "9.12", "i morgon", "2025-13-01"])
def test_what_is_no_date_is_said_with_an_example(typed):
    assert entry.a_date(typed) is None
    assert "9.12.2025" in entry.wrong_date(typed)


def test_nothing_is_shown_for_no_time_and_no_date():
    assert entry.show_time(None) == entry.show_date(None) == ""


@pytest.mark.parametrize(
    ("where", "item", "relation"),
    [
        ("før 2", "i2", "before"),
        ("under 2", "i2", "during"),
        ("ETTER 2", "i2", "after"),
        ("2", "i2", "during"),
    ],
)
def test_a_moment_is_a_time_and_an_item(where, item, relation):
    meeting = Room().meeting
    moment = entry.a_moment(meeting, "9.20", where, DAY)
    assert moment is not None
    assert (moment.item, moment.relation) == (item, relation)
    assert moment.at == DAY.replace(hour=9, minute=20, second=0)


@pytest.mark.parametrize("where", ["før 9", "attmed 2", "før", "2 før"])
def test_a_moment_by_no_item_is_none(where):
    assert entry.a_moment(Room().meeting, "9.20", where, DAY) is None


def test_a_moment_without_a_time_is_the_start_or_the_end():
    assert entry.a_moment(Room().meeting, "", "", DAY) == Moment()


@pytest.mark.parametrize("relation", ["before", "during", "after"])
def test_a_relation_that_is_shown_can_be_typed_again(relation):
    meeting = Room().meeting
    moment = Moment(at=DAY.replace(second=0), item="i3", relation=relation)
    shown = entry.show_relation(meeting, moment)
    assert entry.a_moment(meeting, entry.show_time(moment.at), shown, DAY) == moment
    assert entry.show_relation(meeting, Moment(item="borte")) == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LU", "p1"),
        ("lu", "p1"),
        (" Vi ", "p2"),
        ("Representant for Fjaler", "p3"),
        ("fjal", "p3"),
        ("for Fj", "p3"),
        ("Askvoll", "p6"),
    ],
)
def test_somebody_is_found_by_initials_name_or_the_beginning_of_a_word(typed, found):
    person = entry.a_person(SEATS, typed)
    assert person is not None
    assert person.id == found


@pytest.mark.parametrize("typed", ["", " ", "representant", "x", "ulen", "l", "luster vik"])
def test_what_fits_nobody_or_several_is_nobody(typed):
    assert entry.a_person(SEATS, typed) is None


def test_the_initials_of_somebody_absent_are_never_taken_for_another():
    present = tuple(p for p in SEATS if p.id != "p4")
    assert entry.a_person(present, "so", BOARD.people) is None
    renamed = tuple(p for p in SEATS if p.initials != "LU")
    # «lu» stands in the middle of Solund, and is not the beginning of it.
    assert entry.a_person(renamed, "lu", BOARD.people) is None
    assert entry.a_person(renamed, "lu") is None


def _held(day: date, started: datetime | None = None) -> Meeting:
    meeting = replace(Room().meeting, date=day, started=started)
    assert meeting.date == day
    return meeting


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("9.05", "9.20", ("09. 09:05", "09. 09:20")),
        ("23.50", "0.10", ("09. 23:50", "10. 00:10")),
        ("0.10", "0.30", ("10. 00:10", "10. 00:30")),
        ("9.05", "", ("09. 09:05", "")),
    ],
)
@pytest.mark.parametrize("started", [None, datetime(2025, 12, 9, 9, tzinfo=ZONE)])
def test_two_times_are_of_the_day_of_the_meeting_and_of_the_next_past_midnight(
    started, start, end, read
):
    written_up = datetime(2025, 12, 11, 8, tzinfo=ZONE)
    found = entry.span_in(_held(date(2025, 12, 9), started), start, end, written_up)
    assert tuple(f"{at:%d. %H:%M}" if at else "" for at in found) == read


def test_the_clock_on_the_wall_counts_where_summer_time_begins_in_between():
    began = datetime.fromisoformat("2026-03-28T20:00:00+01:00")
    start, end = entry.span_in(_held(date(2026, 3, 28), began), "23.30", "3.30", began)
    assert start is not None
    assert end is not None
    assert (start.isoformat(), end.isoformat()) == (
        "2026-03-28T23:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
    )


@pytest.mark.parametrize(("start", "end"), [("10.30", "10.15"), ("9.00", "8.59")])
def test_an_end_that_is_long_after_is_one_before_the_start(start, end):
    meeting = _held(date(2025, 12, 9))
    assert "sluttar før" in entry.wrong_span(meeting, start, end, DAY)
    assert entry.wrong_span(meeting, end, start, DAY) == ""


@pytest.mark.parametrize(
    ("typed", "people", "unknown"),
    [
        ("", "", ""),
        ("fj so", "FJ SO", ""),
        ("FJ, so", "FJ SO", ""),
        ("Representant for Vik, as", "VI AS", ""),
        ("alle", "LU VI FJ SO GU AS", ""),
        ("fj zz so", "FJ", "zz"),
    ],
)
def test_people_are_named_in_a_row_with_or_without_commas(typed, people, unknown):
    found, nobody = entry.people_in(typed, SEATS, BOARD.people)
    assert (" ".join(p.initials for p in found), nobody) == (people, unknown)
