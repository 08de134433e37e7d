"""Styre, R: the rules of a board are read and switched in one list, and saved on Enter only."""

import msgspec
import pytest

from sognko_tui.meeting.rules import RULES

from .conftest import BOARD, LARGE, SMALL


@pytest.fixture(params=[SMALL, LARGE], ids=["80x24", "160x50"])
def size(request):
    return request.param


def line(it, title: str) -> int:
    return next(n for n, text in enumerate(it.options()) if title in text)


@pytest.mark.parametrize("key", ["r", "f4"])
async def test_every_rule_is_listed_with_on_or_off_and_where_it_stands(desk, run, size, key):
    async with run(desk, size) as it:
        await it.press("s", key)
        assert it.name == "BoardRulesDialog"
        assert len(it.options()) == len(RULES)
        assert it.options()[line(it, "Vedtaksfør")].split()[0] == "på"
        assert "kommunelova § 11-9" in it.options()[line(it, "Vedtaksfør")]
        assert it.options()[line(it, "Fjernmøte")].split()[0] == "av"
        assert it.options()[line(it, "Prøverøysting")].split()[0] == "fast"


async def test_space_switches_the_marked_rule_and_enter_saves(desk, run, size):
    async with run(desk, size) as it:
        await it.press("s", "r")
        await it.press(*["down"] * line(it, "Dobbeltrøyst"))
        assert "Ved likt røystetal avgjer røysta til møteleiaren." in it.text
        await it.press("space")
        marked = it.options()[line(it, "Dobbeltrøyst")]
        assert marked.split()[0] == "av"
        assert "eige val" in marked
        assert "Styret følgjer ikkje denne regelen." in it.text
        await it.press("enter")
        assert it.name == "BoardScreen"
        assert "lagra" in it.message
        assert desk.board("fjordhjelpa").switched == {"casting_vote": False}


async def test_switched_back_it_is_no_choice_of_the_board_s_own(desk, run):
    desk.save_board(msgspec.structs.replace(BOARD, switched={"casting_vote": False}))
    async with run(desk) as it:
        await it.press("s", "r")
        await it.press(*["down"] * line(it, "Dobbeltrøyst"), "space", "f2")
        assert desk.board("fjordhjelpa").switched == {}


async def test_another_preset_is_chosen_there_and_shows_its_own_sources(desk, run):
    async with run(desk) as it:
        await it.press("s", "r", "p", "p", "p")
        assert "Samling: lag" in it.text
        assert "vedtektene" in it.options()[line(it, "Vedtaksfør")]
        assert it.options()[line(it, "Røysteplikt")].split()[0] == "av"
        await it.press("enter")
        assert desk.board("fjordhjelpa").rules == "lag"


async def test_left_with_esc_no_rule_is_switched(desk, run):
    async with run(desk) as it:
        await it.press("s", "r", "space", "p", "escape")
        assert it.name == "BoardScreen"
        assert "Ikkje noko er endra" in it.message
        assert desk.board("fjordhjelpa") == BOARD


async def test_what_the_program_does_anyway_cannot_be_switched(desk, run):
    async with run(desk) as it:
        await it.press("s", "r")
        await it.press(*["down"] * line(it, "Prøverøysting"), "space")
        assert "slik er programmet laga" in it.message
        await it.press("enter")
        assert desk.board("fjordhjelpa") == BOARD


async def test_without_a_board_there_are_no_rules_to_show(empty_desk, run):
    async with run(empty_desk) as it:
        await it.press("s", "escape", "r")
        assert it.name == "BoardScreen"
        assert "F8" in it.message
