"""A new item gets the next free number, in the form the board's numbers have."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.numbering import cited, highest, meant, next_number, of_year, prefixed
from tests.meetings import START, Room, agenda_item, board

DAY = date(2025, 6, 4)


@pytest.mark.parametrize(
    ("taken", "following"),
    [
        (["1", "2", "3"], "4"),
        (["1", "2", "16", "16.1", "16.2"], "17"),
        (["7/25", "8/25", "9/25"], "10/25"),
        (["PS 7/25", "PS 8/25"], "PS 9/25"),
        (["021/15", "022/15"], "023/15"),
        (["099/25"], "100/25"),
        (["7/2025"], "8/2025"),
        (["25/7", "25/8"], "25/9"),
        (["25/7"], "25/8"),
        (["2025-7"], "2025-8"),
        (["25/25"], "26/25"),
        (["PS 7/25", "PS 8/25", "RS 1/25"], "PS 9/25"),
        (["1", "2", "Ymse"], "3"),
        (["A1", "A2"], "A3"),
        (["Ymse", "Anna"], "3"),
        (["3", "4", "5", "5/25"], "6"),
        (["1.", "2."], "3."),
        ([], "1"),
    ],
)
def test_the_next_number_has_the_form_of_the_others(taken, following):
    assert next_number(taken, DAY) == following


def test_the_numbers_of_a_pack_do_not_change_when_one_is_added():
    there = Room([agenda_item("PS 7/26"), agenda_item("PS 8/26")], board(prefix="PS"))
    number = there.meeting.free_number()
    assert number == "PS 9/26"
    there.record(e.ItemAdded(item=agenda_item(number)))
    assert [i.number for i in there.meeting.items] == ["PS 7/26", "PS 8/26", "PS 9/26"]
    assert there.meeting.free_number() == "PS 10/26"


def test_under_an_item_the_numbers_go_on_below_it():
    there = Room([agenda_item("9/26"), agenda_item("10/26")], board(numbering="year"))
    assert there.meeting.free_number("i10/26") == "10/26.1"


def test_a_meeting_without_a_pack_goes_on_after_what_the_year_has_come_to():
    called = e.MeetingConvened(
        meeting="m", board=board(numbering="year"), date=DAY, numbered_after="41/25"
    )
    meeting = fold([e.Entry(seq=1, at=START, by="x", step=1, event=called)])
    assert meeting.free_number() == "42/25"


def test_the_highest_number_is_the_one_that_counts_highest():
    assert highest(["7/25", "41/25", "9/25"], DAY) == "41/25"
    assert highest(["3", "16", "16.1"], DAY) == "16"
    assert highest(["Ymse"], DAY) == ""


@pytest.mark.parametrize(
    ("number", "settings", "said"),
    [
        ("7", {}, "7"),
        ("7", {"numbering": "year"}, "7/25"),
        ("7", {"numbering": "year", "prefix": "PS"}, "PS 7/25"),
        ("PS 7/25", {"numbering": "year", "prefix": "PS"}, "PS 7/25"),
        ("7/25", {"prefix": "Sak"}, "Sak 7/25"),
    ],
)
def test_an_item_is_cited_as_the_board_cites_itself(number, settings, said):
    assert cited(number, board(**settings), DAY) == said


def test_an_item_added_where_items_are_counted_through_the_year_goes_beyond_the_other_meetings():
    there = Room([agenda_item("1/26"), agenda_item("4/26")], board(numbering="year"))
    assert there.meeting.free_number(beyond="6/26") == "7/26"
    assert there.meeting.free_number(beyond="2/26") == "5/26"
    assert there.meeting.free_number("i4/26", "6/26") == "4/26.1"


def test_the_other_meetings_may_print_their_numbers_in_another_form():
    there = Room([agenda_item("1"), agenda_item("4")], board(numbering="year"))
    assert there.meeting.free_number(beyond="PS 6/26") == "7"


@pytest.mark.parametrize(
    ("numbering", "counted"), [("year", ("7", "PS 8/25", "9/24")), ("meeting", ("PS 8/25",))]
)
def test_a_number_printed_with_the_year_is_counted_through_it_whatever_the_board_says(
    numbering, counted
):
    assert of_year(("7", "PS 8/25", "9/24"), board(numbering=numbering), DAY) == counted


@pytest.mark.parametrize(
    ("prefix", "number", "whole"),
    [
        ("PS", "20/26", "PS 20/26"),
        ("PS", "PS 20/26", "PS 20/26"),
        ("PS", "PS20/26", "PS 20/26"),
        ("P", "PS 20/26", "P PS 20/26"),
        ("", "PS 20/26", "PS 20/26"),
        ("7", "7/26", "7 7/26"),
    ],
)
def test_the_prefix_stands_once_before_a_number(prefix, number, whole):
    assert prefixed(prefix, number) == whole


@pytest.mark.parametrize(
    ("numbers", "named", "found"),
    [
        (["6", "7", "16", "16.1"], "7", 1),
        (["6", "7", "16", "16.1"], "16", 2),
        (["6", "7", "16", "16.1"], "16.1", 3),
        (["6/26", "7/26", "17/26"], "7", 1),
        (["PS 006/26", "PS 007/26"], "7", 1),
        (["26/6", "26/7"], "7", 1),
        (["7", "8"], " 7/26", 0),
        (["7", "8"], "PS 7/26", 0),
        (["PS 7/26", "RS 7/26"], "RS 7/26", 1),
        (["PS 7/26", "RS 7/26"], "7", None),
        (["1", "2"], "99", None),
        (["1", "2"], "", None),
        (["1", ""], "0", None),
        (["1", ""], "", None),
    ],
)
def test_an_item_is_named_by_what_counts_of_its_number_where_that_is_one(numbers, named, found):
    counted = board(prefix="PS", numbering="year")
    assert meant(numbers, named, counted, date(2026, 3, 24)) == found
