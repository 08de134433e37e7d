"""What the meetings come to, year by year."""

from datetime import date

from sognko_tui.archive.search.index import Figures
from sognko_tui.office.figures import Year, as_row, by_year, table

NOTHING = Figures(
    meeting="",
    day=date(2025, 3, 4),
    board="styret",
    board_name="Styret",
    held=True,
    seats=6,
    met=0,
    minutes=0,
    items=0,
    decided=0,
    voted=0,
    unanimous=0,
    timed=0,
    seconds=0,
    open_followups=0,
)


def counted(**facts) -> Figures:
    from msgspec.structs import replace

    return replace(NOTHING, **facts)


def test_what_nobody_noted_is_not_known_and_is_never_nothing():
    (year,) = by_year([NOTHING])
    assert year == Year(year=2025, meetings=1)
    assert [*table([year])][1] == ("2025", "1", "", "", "", "", "0")
    assert as_row(year)["attendance"] is None


def test_a_year_is_the_sum_of_what_is_known_of_its_meetings():
    (year,) = by_year(
        [
            counted(met=6, minutes=120, voted=10, unanimous=9, timed=10, seconds=3000),
            # Nobody noted who came, nor when it ended.
            counted(voted=2, unanimous=0, open_followups=2),
            counted(met=3, minutes=60, timed=2, seconds=600),
        ]
    )
    assert (year.meetings, year.attendance, year.minutes) == (3, 0.75, 90)
    assert (year.item_minutes, year.unanimous, year.open_followups) == (5, 0.75, 2)
    assert [*table([year])][1] == ("2025", "3", "75", "90,0", "5,0", "75", "2")


def test_a_meeting_that_was_not_held_is_not_a_meeting_where_nobody_came():
    (year,) = by_year([counted(met=6), counted(held=False, open_followups=1)])
    assert (year.meetings, year.attendance, year.open_followups) == (1, 1.0, 1)


def test_the_years_come_in_order():
    years = by_year([counted(), counted(day=date(2024, 5, 6))])
    assert [one.year for one in years] == [2024, 2025]


def test_a_year_for_which_meetings_are_only_planned_has_nothing_to_tell():
    assert by_year([counted(held=False)]) == ()
