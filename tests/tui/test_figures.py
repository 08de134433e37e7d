"""Tal: what the meetings come to, year by year."""

from datetime import date

import pytest

from sognko_tui.tui.widgets.bars import bar
from tests.held import hold
from tests.meetings import agenda_item, board
from tests.tui.settling import settled


@pytest.fixture
def counted(empty_desk):
    """A desk on an archive with three meetings of two boards."""
    desk = empty_desk
    made = board(members=4, name="Styret i Fjordhjelpa KO")
    two = agenda_item(1), agenda_item(2)
    hold(desk, made, date(2024, 11, 5), *two, minutes=30)
    hold(desk, made, date(2025, 3, 4), *two, absent=("p4",), against={"i2": ["p2"]})
    hold(desk, board(members=3, id="radet", name="Rådet"), date(2025, 5, 6), agenda_item(1))
    return desk


async def arrive(it) -> None:
    await it.press("l")
    await settled(it)


async def test_the_years_stand_there_as_numbers_and_bars(counted, run):
    async with run(counted) as it:
        await arrive(it)
        newest, oldest = it.options()
        assert newest.split()[:2] == ["2025", "2"]
        # Three of four seats and three of three; one vote of three was not unanimous.
        assert [word for word in newest.split() if word[0].isdigit()][2:] == ["86", "15", "10,0", "67", "0"]  # fmt: skip
        assert oldest.split()[:3] == ["2024", "1", "100"]
        assert it.status.startswith("Tal │ alle styra")


async def test_tab_goes_from_board_to_board(counted, run):
    async with run(counted) as it:
        await arrive(it)
        await it.press("tab")
        assert it.status.startswith("Tal │ Rådet │ styre 1 av 2")
        assert [line.split()[0] for line in it.options()] == ["2025"]
        await it.press("tab", "tab")
        assert "alle styra" in it.status


async def test_the_numbers_are_laid_in_the_inbox_for_a_spreadsheet(counted, run):
    async with run(counted) as it:
        await arrive(it)
        await it.press("tab", "f2")
        assert it.message == "Lagra i innboksen: tal-raadet.csv."
        text = (counted.inbox_folder / "tal-raadet.csv").read_text("utf-8-sig")
        assert text.splitlines()[1].startswith('"2025";"1";"100";"10,0"')
        await it.press("escape")
        assert it.name == "HomeScreen"


async def test_without_a_meeting_there_is_nothing_to_save(empty_desk, run):
    async with run(empty_desk) as it:
        await arrive(it)
        await it.press("f2", "tab")
        assert it.options() == []
        assert "ikkje fleire styre" in it.message


def test_a_bar_shows_that_there_is_something_and_that_it_is_not_all():
    assert bar(None, 4) == bar(0, 4) == "    "
    assert bar(0.001, 4) == "▌   "
    assert bar(0.5, 4) == "██  "
    assert bar(0.999, 4) == "███▌"
    assert bar(1, 4) == "████"
