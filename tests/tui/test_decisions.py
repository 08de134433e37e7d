"""Vedtak: the register of what was decided."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.held import hold
from tests.meetings import agenda_item, board
from tests.tui.settling import settled


@pytest.fixture
def decided(empty_desk):
    """A desk on an archive of three meetings of one board."""
    made = board(members=4)
    for year in (2023, 2024, 2025):
        items = [
            replace(
                agenda_item(1, f"Styret godkjenner rekneskapen for {year}."), title="Rekneskap"
            ),
            replace(agenda_item(2, None, kind="information"), title="Orientering"),
            replace(agenda_item(3), title="PPT"),
        ]
        hold(empty_desk, made, date(year, 11, 4), *items, against={"i3": ["p2"]})
    return empty_desk


async def arrive(it) -> None:
    await it.press("v")
    await settled(it)


async def test_the_register_has_what_was_decided_newest_first_with_outcome_and_vote(decided, run):
    async with run(decided) as it:
        await arrive(it)
        # What was only told of was not decided.
        assert [line.split()[0].lstrip("►") or line.split()[1] for line in it.options()] == [
            *["4.11.2025"] * 2,
            *["4.11.2024"] * 2,
            *["4.11.2023"] * 2,
        ]
        accounts, ppt, *_ = it.options()
        assert accounts.split()[-4:] == ["Rekneskap", "vedteke", "samrøystes", "(4)"]
        assert ppt.split()[-5:] == ["PPT", "vedteke", "3", "mot", "1"]
        assert it.status.startswith("Vedtak │ 6 vedtak │ nyaste først")
        assert "Styret godkjenner rekneskapen for 2025." in it.text


async def test_typing_and_the_form_narrow_it_and_enter_opens_the_meeting_at_the_item(decided, run):
    async with run(decided) as it:
        await arrive(it)
        await it.press(*"ppt")
        await settled(it)
        assert len(it.options()) == 3
        await it.press("f6")
        await settled(it)
        await it.fill(year="2024")
        await it.press("f2")
        await settled(it)
        (only,) = it.options()
        assert "4.11.2024" in only
        await it.press("enter")
        await it.pilot.pause()
        assert it.name == "MeetingScreen"
        assert (it.screen.opened.id[:4], it.screen.item_id) == ("2024", "i3")


async def test_the_archive_and_its_lists_are_a_key_from_each_other_with_the_same_words(
    decided, run
):
    async with run(decided) as it:
        await it.press("a")
        await settled(it)
        await it.press(*"rekneskap", "f3")
        await settled(it)
        assert it.name == "DecisionsScreen"
        assert len(it.options()) == 3
        for key, name in (("f12", "FollowUpsScreen"), ("f9", "FiguresScreen")):
            await it.press(key)
            assert it.name == name
            await it.press("escape")
            assert it.name == "DecisionsScreen"
        await it.press("f3")
        await settled(it)
        assert (it.name, len(it.options())) == ("ArchiveScreen", 3)
        await it.press("escape")
        assert it.name == "HomeScreen"
