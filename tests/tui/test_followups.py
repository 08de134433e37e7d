"""Oppfølging: what is open, whose, and since when it is late; and that it was done."""

from datetime import date

import pytest

from tests.held import hold
from tests.meetings import agenda_item, board
from tests.tui.settling import settled


@pytest.fixture
def asked_for(empty_desk):
    """A desk on 9 December 2025, on an archive whose meeting in November asked for three things."""
    to_do = {
        "i1": ("Dagleg leiar", "lyse ut stillinga", "2025-12-01"),
        "i2": ("Møteleiaren", "skrive til kommunane", ""),
        "i3": ("Dagleg leiar", "leggje fram økonomiplan", "2026-02-01"),
    }
    items = [agenda_item(n) for n in (1, 2, 3)]
    hold(empty_desk, board(members=3), date(2025, 11, 4), *items, to_do=to_do)
    return empty_desk


async def arrive(it) -> None:
    await it.press("o")
    await settled(it)


async def test_the_open_ones_stand_there_by_the_day_they_are_due_and_late_is_said_in_words(
    asked_for, run
):
    async with run(asked_for) as it:
        await arrive(it)
        late, later, sometime = it.options()
        assert late.startswith("► 1.12.2025 8 dagar over     Dagleg leiar")
        assert later.startswith("   1.2.2026                  Dagleg leiar")
        assert "Møteleiaren" in sometime
        assert it.status.startswith("Oppfølging │ 3 opne │ 1 over fristen")
        assert "sak 1 Sak nummer 1, Styret" in it.text


async def test_typing_narrows_the_list_by_who_and_what(asked_for, run):
    async with run(asked_for) as it:
        await arrive(it)
        await it.press(*"okonomi")
        await settled(it)
        (only,) = it.options()
        assert "leggje fram økonomiplan" in only
        await it.press(*" leiarane")
        await settled(it)
        assert it.options() == []
        await it.press("f2")
        assert "inga oppfølging" in it.message


async def test_what_is_done_goes_from_the_list_and_is_brought_back(asked_for, run):
    async with run(asked_for) as it:
        await arrive(it)
        await it.press("f2")
        assert it.value("on") == "9.12.2025"
        await it.fill(on="10.12.2025")
        await it.press("f2")
        assert "ikkje vore enno" in it.message
        await it.fill(on="5.12.2025", note="Lyst ut på nettstaden.")
        await it.press("f2")
        assert it.message.startswith("Gjord: lyse ut stillinga")
        assert len(it.options()) == 2
        await settled(it)
        assert len(it.options()) == 2
        await it.press("f5")
        assert "Denne er open" in it.message
        await it.press("f4")
        await settled(it)
        assert "gjord 5.12.2025" in it.options()[-1]
        await it.press("ctrl+end", "f5")
        assert it.message == "Open att: lyse ut stillinga"
        await settled(it)
        assert "8 dagar over" in it.options()[0]
        await it.press("escape")
        assert it.name == "HomeScreen"


async def test_enter_opens_the_meeting_at_the_item_that_asked_for_it(asked_for, run):
    async with run(asked_for) as it:
        await arrive(it)
        await it.press("down", "enter")
        assert it.name == "MeetingScreen"
        assert it.screen.item_id == "i3"
        await it.press("f10")
        assert it.name == "FollowUpsScreen"


async def test_from_a_meeting_one_comes_back_to_it_at_the_item_and_it_knows_what_is_done(
    asked_for, run
):
    async with run(asked_for) as it:
        await it.press("enter", "ctrl+f", "f12")
        await settled(it)
        # The meeting is open here: what is noted is a step of it.
        await it.press("f2", "f2")
        meeting = it.app.screen_stack[2].meeting
        assert meeting.item("i1").followups[0].done_on == date(2025, 12, 9)
        await settled(it)
        await it.press("down", "enter")
        await it.pilot.pause()
        assert [type(screen).__name__ for screen in it.app.screen_stack[1:]] == [
            "HomeScreen",
            "MeetingScreen",
        ]
        assert it.screen.item_id == "i2"
