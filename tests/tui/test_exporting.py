"""What leaves the house from Protokoll: each act says first what it will write, and where."""

import asyncio

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.tui.dialogs.exporting import LETTERS
from tests.tui.room import sitting
from tests.tui.test_corrections import APPROVED, PLAIN, at

from .conftest import shown

DONE = APPROVED[:-1]


def files(it):
    folder = it.desk.root / it.meeting_id / "eksport"
    if not folder.is_dir():
        return []
    return sorted(path.name.removeprefix(it.meeting_id) for path in folder.iterdir())


def told(it):
    return shown(it.screen.query_one("#files"))


async def written(it):
    """Wait until what was asked for is done, and told."""
    while it.name != "ProtocolScreen":
        await asyncio.sleep(0.02)
        await it.pilot.pause()
    await it.quiet()


async def test_e_names_the_files_before_enter_writes_them(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "e")
        assert it.name == "ExportDialog"
        assert f"1 fil i {it.meeting_id}/eksport" in told(it)
        assert "-protokoll.pdf" in told(it)
        await it.press("p", "m", "t")
        assert "2 filer" in told(it)
        assert files(it) == []
        await it.press("enter")
        await written(it)
        assert files(it) == ["-protokoll.md", "-protokoll.txt"]
        assert it.message.startswith("2 filer er skrivne i ")


async def test_esc_writes_nothing_and_neither_does_a_choice_of_nothing(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "e", "space", "enter")
        assert it.name == "ExportDialog"
        assert "minst eitt format" in it.text
        await it.press("escape")
        assert it.name == "ProtocolScreen"
        assert files(it) == []


async def test_s_makes_an_extract_of_one_item_or_of_all(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "s", "2", "p", "m", "enter")
        await written(it)
        assert files(it) == ["-sak-5-val-av-representant-til-fagraadet-saerutskrift.md"]
        await it.press("s", "*", "p", "t", "enter")
        await written(it)
        assert len(files(it)) == 1 + len(it.meeting.items)


async def test_m_asks_whom_the_letter_goes_to(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "m", "2")
        await it.fill(recipient="Vik kommune")
        await it.press("enter", "p", "t", "enter")
        await written(it)
        assert files(it) == ["-sak-5-val-av-representant-til-fagraadet-melding.txt"]


async def test_f8_has_all_of_it_by_letter(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "f8")
        assert it.name == "MenuDialog"
        for words in ("Som filer", "Særutskrift", "Melding om vedtak", "Godkjend", "arkivsystemet"):
            assert words in it.text
        await it.press("a")
        assert it.name == "ExportDialog"
        assert "-arkiv.zip" in told(it)


async def test_with_a_closed_item_f_goes_between_the_public_version_and_the_full_one(tmp_path):
    closed = e.SessionClosed(
        item="i2", basis="kommunelova § 11-5", at=at(9, 30), neutral_title="Personalsak"
    )
    past = (*DONE[:7], closed, e.SessionOpened(item="i2", at=at(9, 40)), *DONE[7:])
    async with sitting(tmp_path, PLAIN, past=past, present=False) as it:
        await it.press("f9", "e")
        assert "Offentleg utgåve" in told(it)
        assert "-full" not in told(it)
        await it.press("f")
        assert "-full.pdf" in told(it)
        assert "! " in told(it)
        await it.press(*(letter for form, letter in LETTERS.items() if form != "pdf"))
        assert "til" in told(it).splitlines()[-1]
        assert "Esc: avbryt" in "".join(it.lines)  # on 24 rows too


def test_no_two_forms_have_one_letter_and_none_that_of_the_other_version():
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert "f" not in LETTERS.values()


@pytest.mark.parametrize("key", ["e", "s", "m", "a"])
async def test_who_only_reads_may_take_files_out_too(tmp_path, key):
    async with sitting(tmp_path, PLAIN, past=DONE, opened=False) as it:
        holder = it.desk.open(it.meeting_id)
        try:
            await it.press("enter", "f9", key)
            assert it.name in ("ExportDialog", "MenuDialog")
        finally:
            holder.close()
