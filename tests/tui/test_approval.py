"""K on Protokoll: the board has approved it."""

import asyncio
import threading
from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.tui.screens.home import HomeScreen
from tests.tui.room import sitting
from tests.tui.test_corrections import APPROVED, PLAIN

DONE = APPROVED[:-1]


async def test_k_asks_where_it_was_approved_and_proposes_the_next_meeting(tmp_path):
    past = (*DONE, e.NextMeetingSet(date=date(2026, 6, 9)))
    async with sitting(tmp_path, PLAIN, past=past, present=False) as it:
        await it.press("f9", "k")
        assert it.value("where") == "møtet 9. juni 2026"
        named = it.reads(".form-preview").partition(": ")[2].replace(",", " ").split()
        await it.press("enter")
        await it.approved()
        assert it.events[-1] == e.ProtocolApproved(where="møtet 9. juni 2026")
        folder = it.desk.root / it.meeting_id
        assert sorted(named) == sorted(path.name for path in folder.glob("protokoll*"))
        assert it.message.startswith("Godkjend og skriven: ")
        await it.press("k")
        assert "godkjend alt. møtet 9. juni 2026" in it.message


async def test_esc_before_it_is_recorded_approves_nothing(tmp_path, monkeypatch):
    """As with a template of the board's own, which may take its time to be tried out."""
    gate = threading.Event()
    approval = OpenMeeting.approval

    def slowly(opened, where):
        assert gate.wait(30)
        return approval(opened, where)

    monkeypatch.setattr(OpenMeeting, "approval", slowly)
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        before = it.log
        await it.press("f9", "k")
        await it.fill(where="møtet 9. juni 2026")
        await it.press("enter", "escape")
        gate.set()
        while it.name != "ProtocolScreen":
            await asyncio.sleep(0.02)
            await it.pilot.pause()
        await it.quiet()
        assert it.message == "Stoppa: ingenting er ført."
        assert it.log == before


async def test_an_approval_without_a_place_is_asked_for_one(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "k")
        assert it.value("where") == ""
        await it.press("enter")
        assert it.name == "FormDialog"
        before = it.log
        await it.press("escape")
        assert it.log == before


async def test_a_draft_is_not_approved(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.events
        await it.press("f9", "k")
        assert it.name == "ProtocolScreen"
        assert "utkast" in it.message
        assert it.events == before


async def test_a_corrected_protocol_is_approved_anew(tmp_path):
    past = (*APPROVED, e.CorrectionBegun(reason="feil tal", who="Sekretariatet"))
    async with sitting(tmp_path, PLAIN, past=past, present=False) as it:
        await it.press("f9", "k")
        await it.fill(where="møtet 8. september 2026")
        await it.press("enter")
        await it.approved()
        assert not it.meeting.correcting
        assert it.meeting.approved_where == "møtet 8. september 2026"
        assert it.meeting.version == 2


async def test_who_only_reads_approves_nothing(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, opened=False) as it:
        holder = it.desk.open(it.meeting_id)
        try:
            await it.press("enter", "f9", "k")
            assert it.name == "ProtocolScreen"
            assert "berre for lesing" in it.message
        finally:
            holder.close()
        assert it.meeting.approved is None


async def test_what_was_approved_reaches_the_disk_and_a_later_correction_leaves_it(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "enter", "escape")
        await it.more("h")
        await it.fill(place="Florø")
        await it.finish()
        await it.press("f9", "k")
        await it.fill(where="møtet 9. juni 2026")
        assert "protokoll.md" in it.reads(".form-preview")
        await it.press("enter")
        await it.approved()
        written = it.desk.root / it.meeting_id / "protokoll.md"
        approved = written.read_text()
        assert "Florø" in approved
        await it.press("escape")
        await it.more("-")
        await it.fill(reason="feil stad")
        await it.finish()
        await it.more("h")
        await it.fill(place="Førde")
        await it.finish()
        await it.press("f9", "enter")
        assert written.read_text() == approved
        assert "Førde" in written.with_name("protokoll-v2.md").read_text()


async def test_r_notes_that_it_is_sent_round_with_both_dates_and_undo_takes_it_back(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "r")
        assert (it.value("on"), it.value("due")) == ("9.12.2025", "16.12.2025")
        await it.fill(due="1.12.2025")
        await it.finish()
        assert it.name == "FormDialog"
        await it.fill(due="18.12.2025")
        assert it.reads(".form-preview").endswith(": protokoll.md, protokoll.html")
        assert "merknader innan 18.12.2025" in it.reads(".form-preview")
        await it.finish()
        assert it.events[-1] == e.ProtocolCirculated(
            on=date(2025, 12, 9), due=date(2025, 12, 18), manner="e-post"
        )
        assert it.message.startswith("Ført som send rundt, og skriven: ")
        written = it.desk.root / it.meeting_id / "protokoll.md"
        assert "send rundt 9. desember 2025 (e-post)" in written.read_text()
        await it.press("escape", "ctrl+z")
        assert it.meeting.circulated is None


@pytest.mark.parametrize(
    ("due", "said"),
    [(date(2025, 12, 16), "merknader til 16.12."), (date(2025, 12, 8), "merknadsfristen er ute")],
)
async def test_heim_tells_how_far_a_protocol_has_come(tmp_path, due, said):
    past = (*DONE, e.ProtocolCirculated(on=date(2025, 12, 1), due=due))
    async with sitting(tmp_path, PLAIN, past=past, present=False, opened=False) as it:
        assert isinstance(it.app.screen, HomeScreen)
        assert it.app.screen.line(0).endswith(said)
        assert ("Merknadsfristen er ute: 9.12.2025." in it.message) == (said[-3:] == "ute")
