"""F8 1: taking an item at another place, and saying where one was handled."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.tui.widgets.agenda_list import MOVED
from tests.tui.room import AGENDA, LARGE, SMALL, sitting

NUMBERS = ["1", "2", "3", "4", "5", "6"]


def walked(it) -> list[str]:
    """The numbers as they stand in the sakliste on the screen."""
    return [line[3:].split()[0] for line in it.sakliste]


async def move_five_after_one(it) -> None:
    await it.go_to("5")
    await it.more("1")
    await it.press("1", "enter")


async def test_f8_1_takes_an_item_at_another_place_and_its_number_stands(tmp_path):
    async with sitting(tmp_path) as it:
        await it.go_to("5")
        await it.more("1")
        assert it.name == "OrderDialog"
        assert "Rekkjefølgje: 1 · 2 · 3 · 4 · [5] · 6" in it.text
        await it.press("1")
        assert "Rekkjefølgje: 1 · [5] · 2 · 3 · 4 · 6" in it.text
        await it.press("enter")
        assert it.events[-1] == e.ItemMoved(item="i5", after="i1")
        assert it.message == "Saka er flytta. Nummeret står."
        assert walked(it) == ["1", "5", "2", "3", "4", "6"]
        assert it.here.startswith("5 Val")


async def test_the_item_that_was_moved_is_marked_by_a_sign_and_no_other(tmp_path):
    async with sitting(tmp_path) as it:
        assert not any(MOVED in line for line in it.sakliste)
        await move_five_after_one(it)
        assert [line[3:].split()[0] for line in it.sakliste if line[2] == MOVED] == ["5"]
        await it.press("ctrl+z")
        assert walked(it) == NUMBERS
        assert not any(MOVED in line for line in it.sakliste)


async def test_f2_f7_and_f3_go_the_way_the_items_are_taken(tmp_path):
    async with sitting(tmp_path) as it:
        await move_five_after_one(it)
        await it.press("f3")
        assert it.here.startswith("1 ")
        await it.press("f7")
        assert it.here.startswith("5 ")
        await it.press("f7")
        assert it.here.startswith("2 ")
        await it.press("f3", "f3")
        await it.adopt(2)
        assert it.letters[:2] == "VV"
        assert it.here.startswith("2 ")


async def test_first_is_a_place_too_and_the_arrows_find_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("1")
        await it.press("up")
        assert "Rekkjefølgje: [2] · 1 · 3" in it.text
        await it.press("enter")
        assert it.events[-1] == e.ItemMoved(item="i2", after=None)
        assert walked(it)[:2] == ["2", "1"]


async def test_whoever_opens_the_meeting_comes_to_the_first_open_item_as_they_are_taken(tmp_path):
    past = (e.ItemMoved(item="i5", after=None),)
    async with sitting(tmp_path, past=past) as it:
        assert it.here.startswith("5 ")


@pytest.mark.parametrize("keys", [("escape",), ("1", "escape"), ("enter",)])
async def test_esc_and_an_order_that_stands_leave_no_trace(tmp_path, keys):
    async with sitting(tmp_path) as it:
        await it.go_to("5")
        before = it.log
        await it.more("1")
        await it.press(*keys)
        assert it.name == "MeetingScreen"
        assert it.log == before


async def test_a_number_of_two_digits_is_typed_as_it_stands(tmp_path):
    import msgspec

    items = tuple(
        msgspec.structs.replace(AGENDA[1], id=f"i{n}", number=str(n)) for n in range(1, 13)
    )
    async with sitting(tmp_path, items) as it:
        await it.more("1")
        await it.press("1", "1")
        assert "9 · 10 · 11 · [1] · 12" in " ".join(it.text.split())
        await it.press("2", "enter")
        assert it.events[-1] == e.ItemMoved(item="i1", after="i2")


async def test_what_was_raised_under_an_item_is_moved_among_its_own(tmp_path):
    async with sitting(tmp_path) as it:
        for title in ("Julegåve", "Bil"):
            await it.more("y")
            await it.fill(title=title, under="6")
            await it.finish()
        assert it.here == "6.2 Bil"
        await it.more("1")
        assert "Rekkjefølgje: 6.1 · [6.2]" in it.text
        await it.press("up", "enter")
        assert walked(it)[-3:] == ["6", "6.2", "6.1"]


async def test_of_a_closed_item_f8_1_says_after_which_it_was_handled(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt(2)
        await it.go_to("2")
        await it.more("1")
        assert "Etter kva sak vart sak 2 handsama?" in it.text
        assert "Protokollen nemner ikkje rekkjefølgja." in it.text
        await it.press("up")
        assert "Saka vart handsama" in it.reads(".form-preview")
        await it.press("enter")
        assert it.events[-1] == e.ItemMoved(item="i2", after=None)
        assert it.item("i2").told_after == ""
        assert walked(it) == NUMBERS
        await it.more("1")
        await it.press("1", "enter")
        assert it.item("i2").told_after == "i1"


async def test_of_a_closed_item_under_another_nothing_is_told(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("y")
        await it.fill(title="Julegåve", under="6")
        await it.finish()
        await it.adopt()
        await it.press("f3")
        await it.go_to("6.1")
        await it.more("1")
        assert "berre for hovudsakene" in it.message


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_list_of_places_fits_however_many_there_are(tmp_path, size):
    import msgspec

    items = tuple(
        msgspec.structs.replace(AGENDA[1], id=f"i{n}", number=str(n)) for n in range(1, 41)
    )
    async with sitting(tmp_path, items, size=size) as it:
        await it.more("1")
        assert "Esc: avbryt" in it.text
        assert "[1] · 2 · 3" in it.text
