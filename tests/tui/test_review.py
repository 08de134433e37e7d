"""Gjennomgang: each finding in a sentence with a sign, and Enter goes to where it is."""

from datetime import date

import msgspec
import pytest

from sognko_tui.meeting.check import Finding
from sognko_tui.tui.screens import review
from sognko_tui.tui.screens.protocol import ProtocolScreen
from sognko_tui.tui.screens.review import ReviewScreen
from tests.tui.room import sitting

from .conftest import BOARD, LARGE, SMALL


@pytest.fixture
def opened(desk, meeting_id):
    opened = desk.open(meeting_id)
    yield opened
    opened.close()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_each_finding_is_a_sentence_with_a_sign_and_the_rule_behind_it(
    desk, run, opened, size
):
    async with run(desk, size) as it:
        await it.app.push_screen(ReviewScreen(opened, lambda item: None))
        await it.pilot.pause()
        lines = it.options()
        assert lines[0].startswith(" ! Frammøtet er ikkje ført.")
        assert "(kommunelova § 11-4)" in lines[0]
        assert any(line.startswith(" ! Sak 2 er open") for line in lines)
        assert any(line.startswith(" · Starttida") for line in lines)
        assert it.status.endswith("Gjennomgang │ ! 5 bør sjåast på · 3 merknader")


async def test_the_gravest_stand_first(desk, run, opened, monkeypatch):
    here: dict[str, str | int] = {"number": "2", "title": "Ny nettstad"}
    found = (
        Finding(code="no_place", severity="note"),
        Finding(code="item_open", item="i2", params=here),
        Finding(code="blank_left", severity="hard", item="i2", params=here),
    )
    monkeypatch.setattr(review, "check", lambda meeting: found)
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened))
        await it.pilot.pause()
        assert [line[1] for line in it.options()] == ["‼", "!", "·"]


async def test_enter_leaves_the_screen_and_goes_to_the_item(desk, run, opened):
    gone: list[Finding] = []
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened, gone.append))
        await it.pilot.pause()
        at = next(n for n, line in enumerate(it.options()) if "Sak 2 er open" in line)
        await it.press(*["down"] * at, "enter")
        assert it.name == "HomeScreen"
        assert [found.item for found in gone] == [opened.meeting.items[1].id]


async def test_enter_on_what_concerns_the_whole_meeting_goes_to_no_item(desk, run, opened):
    gone: list[Finding] = []
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened, gone.append))
        await it.press("enter")
        assert [found.item for found in gone] == [None]


async def test_without_a_meeting_behind_it_enter_says_where_to_mend(desk, run, opened):
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened))
        await it.press("enter")
        assert it.name == "ReviewScreen"
        assert "Opna møtet frå Heim" in it.message


async def test_nothing_found_is_told_in_a_friendly_sentence(desk, run, opened, monkeypatch):
    monkeypatch.setattr(review, "check", lambda meeting: ())
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened, lambda item: None))
        await it.pilot.pause()
        assert "Alt stemmer" in it.message
        await it.press("enter")
        assert it.name == "ReviewScreen"


async def test_f9_shows_the_protocol_and_esc_from_there_leads_back_to_the_start(desk, run, opened):
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened, lambda item: None))
        await it.press("f9")
        assert isinstance(it.screen, ProtocolScreen)
        await it.press("g")
        assert it.name == "ReviewScreen"
        await it.press("escape", "escape")
        assert it.name == "HomeScreen"


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_the_keys_out_lead_back(desk, run, opened, key):
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened, lambda item: None))
        await it.press(key)
        assert it.name == "HomeScreen"


async def test_a_meeting_read_from_heim_is_let_go_of_also_by_way_of_the_review(
    desk, run, meeting_id
):
    async with run(desk) as it:
        await it.press("p", "g", "escape", "escape")
        assert it.name == "HomeScreen"
        assert desk.summaries()[0].held_by is None


async def test_long_sentences_wrap_in_their_own_column_and_lose_no_word(desk, run):
    long = "Ordførar " + "Anna-Karoline Kvernhusvik-Fjellheim " * 4
    people = tuple(
        msgspec.structs.replace(p, name=long if p.id == "vik" else p.name) for p in BOARD.people
    )
    board = msgspec.structs.replace(BOARD, people=people)
    made = desk.take_in(desk.inbox()[0], board=board, on=date(2025, 12, 9))
    opened = desk.open(made)
    found = (Finding(code="unaccounted", params={"person": long}),)
    async with run(desk) as it:
        screen = ReviewScreen(opened)
        screen._findings = list(found)
        await it.app.push_screen(screen)
        await it.pilot.pause()
        screen._findings = list(found)
        screen._show(80)
        await it.pilot.pause()
        (text,) = it.options()
        assert text.count("Kvernhusvik-Fjellheim") == 4
        assert all(line.startswith("   ") for line in text.split("\n")[1:])
        assert all(len(line) <= 78 for line in text.split("\n"))
    opened.close()


async def test_f1_helps(desk, run, opened):
    async with run(desk) as it:
        await it.app.push_screen(ReviewScreen(opened))
        await it.press("f1")
        assert it.name == "HelpDialog"
        assert "Gå dit" in it.text


async def test_esc_leads_back_to_the_protocol_it_was_opened_from(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f9", "g")
        assert it.name == "ReviewScreen"
        await it.press("escape")
        assert it.name == "ProtocolScreen"
        await it.press("escape")
        assert it.name == "MeetingScreen"
