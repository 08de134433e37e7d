"""Enter in Gjennomgang: to the item of the finding, and on to where it is put right."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.sentences.findings import FINDINGS
from sognko_tui.tui.commands import commands
from sognko_tui.tui.screens.meeting import MeetingScreen
from sognko_tui.tui.widgets.findings import _PLACES, _WHILE_OPEN
from tests.meetings import START
from tests.tui.room import sitting


def test_every_place_is_a_command_and_every_code_a_finding():
    actions = {command.action for command in commands("meeting")}
    for table in (_PLACES, _WHILE_OPEN):
        for action, codes in table.items():
            assert action in actions
            assert hasattr(MeetingScreen, f"action_{action}")
            assert set(codes.split()) <= set(FINDINGS)


async def go(it, words: str) -> None:
    """F8 g, the finding with these words, Enter."""
    await it.more("g")
    at = next(n for n, line in enumerate(it.options()) if words in line)
    await it.press(*["down"] * at, "enter")


async def test_who_is_not_accounted_for_leads_to_the_attendance(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await go(it, "Frammøtet er ikkje ført")
        assert it.name == "AttendanceDialog"
        await it.press("escape")
        assert it.name == "MeetingScreen"


async def test_what_is_missing_in_the_head_leads_to_the_head(tmp_path):
    async with sitting(tmp_path) as it:
        await go(it, "kven som førte protokollen")
        assert it.name == "FormDialog"
        assert "Stad" in it.text


async def test_an_open_item_is_gone_to_and_the_finding_stands_below(tmp_path):
    async with sitting(tmp_path) as it:
        await go(it, "Sak 3 er open")
        assert it.name == "MeetingScreen"
        assert it.here.startswith("3 ")
        assert "Sak 3 er open" in it.message


@pytest.mark.parametrize(
    ("past", "words", "shown"),
    [
        (
            (e.FollowUpNoted(item="i2", who="Vik", what="Ringje", due="neste møte"),),
            "viser til neste møte",
            "Neste møte",
        ),
        (
            (e.FollowUpNoted(item="i2", who="", what="Ringje"),),
            "ingen som skal gjere",
            "Oppfølging",
        ),
        (
            (e.Disqualified(item="i2", person="p3", ground=" "),),
            "ugild i sak 2, manglar",
            "Ugild i sak 2",
        ),
        (
            (
                e.SessionClosed(item="i2", basis="§ 11-5", at=START, neutral_title="Personalsak"),
                e.MeetingEnded(at=START),
            ),
            "vart lukka i sak 2 og er ikkje opna att",
            "Opna møtet att",
        ),
    ],
)
async def test_what_an_item_lacks_leads_to_the_form_for_it(tmp_path, past, words, shown):
    async with sitting(tmp_path, past=past) as it:
        await go(it, words)
        assert shown in it.text
        before = it.log
        await it.press("escape")
        assert [x for x in it.log if x not in before] == []
