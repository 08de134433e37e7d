"""Heim: the meetings, the next one marked; every key leads where it says."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from sognko_tui.meeting.events import MeetingStarted
from sognko_tui.office.clock import ZONE
from sognko_tui.office.trouble import Trouble
from sognko_tui.tui.screens import home
from sognko_tui.tui.widgets.long_list import LongList
from tests.meetings import copies

from .conftest import BOARD, LARGE, SMALL


def take_in(desk, on):
    (pack,) = (p for p in desk.inbox() if p.suffix == ".txt")
    return desk.take_in(pack, board=BOARD, on=on)


async def test_an_empty_archive_says_what_to_do_and_no_key_stumbles(empty_desk, run):
    async with run(empty_desk) as it:
        assert "S lagar eit styre" in it.text
        for key in ("enter", "p", "up", "down"):
            await it.press(key)
            assert it.name == "HomeScreen", key


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_the_status_and_the_keys_stand_at_the_edges_of_the_screen(
    desk, run, meeting_id, size
):
    async with run(desk, size) as it:
        lines = it.lines
        assert lines[0].startswith("Sognko │ ")
        assert lines[-1].startswith("F1 Hjelp")
        assert "Styret i Fjordhjelpa KO" in lines[2]
        assert "0/3" in lines[2]
        assert lines[2].startswith("►  9.12.2025")


async def test_the_next_meeting_is_marked_and_enter_opens_it(desk, run, clock):
    take_in(desk, date(2025, 10, 1))
    wanted = take_in(desk, date(2025, 12, 9))
    take_in(desk, date(2026, 2, 1))
    async with run(desk) as it:
        assert [line[0] for line in it.options()] == [" ", "►", " "]
        await it.press("up")
        assert [line[0] for line in it.options()] == ["►", " ", " "]
        await it.press("down", "enter")
        assert it.name == "MeetingScreen"
        assert it.screen.opened.id == wanted


async def test_a_meeting_underway_goes_before_those_to_come(desk, run):
    take_in(desk, date(2025, 12, 10))
    older = take_in(desk, date(2025, 12, 1))
    opened = desk.open(older)
    opened.session.record(MeetingStarted(at=datetime(2025, 12, 1, 9, tzinfo=ZONE)))
    opened.close()
    async with run(desk) as it:
        marked = [line for line in it.options() if line.startswith("►")]
        assert len(marked) == 1
        assert "1.12.2025" in marked[0]
        assert "i gang" in marked[0]


def test_the_last_planned_one_is_next_where_none_is_to_come(desk):
    first = take_in(desk, date(2025, 10, 1))
    last = take_in(desk, date(2025, 11, 1))
    found = desk.listing().next_one(date(2025, 12, 9))
    assert found is not None
    assert found.id == last != first


async def test_a_meeting_that_somebody_has_open_names_them(desk, run, meeting_id):
    opened = desk.open(meeting_id)
    try:
        async with run(desk) as it:
            assert "open hos skrivar" in it.options()[0]
    finally:
        opened.close()


async def test_a_damaged_meeting_is_listed_as_such_and_opening_it_is_refused_in_a_sentence(
    desk, run, meeting_id
):
    (desk.root / meeting_id / "meeting.json").write_text("{", encoding="utf-8")
    async with run(desk) as it:
        assert "skada" in it.options()[0]
        for key in ("enter", "p"):
            await it.press(key)
            assert it.name == "HomeScreen"
            assert it.message.startswith("‼ ")


async def test_a_list_that_cannot_be_read_is_told_and_the_program_goes_on(desk, run, monkeypatch):
    def broken():
        raise Trouble("disk", {"path": "minutes", "reason": "Input/output error"})

    monkeypatch.setattr(desk, "listing", broken)
    async with run(desk) as it:
        assert it.name == "HomeScreen"
        assert it.message.startswith("‼ ")


async def test_p_reads_the_protocol_and_lets_go_of_the_meeting_afterwards(desk, run, meeting_id):
    async with run(desk) as it:
        await it.press("p")
        assert it.name == "ProtocolScreen"
        await it.press("escape")
        assert it.name == "HomeScreen"
        assert desk.summaries()[0].held_by is None


@pytest.mark.parametrize(("key", "name"), [("n", "ChooseFileDialog"), ("s", "BoardScreen")])
async def test_the_letters_of_the_key_line_lead_where_they_say(desk, run, key, name):
    async with run(desk) as it:
        await it.press(key)
        assert it.name == name


@pytest.mark.parametrize("key", ["f10", "ctrl+q"])
async def test_f10_and_ctrl_q_end_the_program(desk, run, key):
    async with run(desk) as it:
        await it.press(key)
        assert it.app.return_value == 0


async def test_f1_helps_and_esc_leads_back(desk, run):
    async with run(desk) as it:
        await it.press("f1")
        assert it.name == "HelpDialog"
        await it.press("escape")
        assert it.name == "HomeScreen"


async def test_the_palette_lists_the_commands_of_heim(desk, run):
    async with run(desk) as it:
        await it.press("ctrl+p")
        await it.pilot.pause(0.2)
        assert "Nytt møte" in it.text


async def test_a_demo_says_that_nothing_is_kept(desk, run):
    async with run(desk, demo=True) as it:
        assert "DØME" in it.status


async def test_a_board_s_name_is_text_and_keeps_its_column(desk, run):
    odd = msgspec.structs.replace(BOARD, name="[red]Ordførarar/[] \x1b[2J議長")
    (pack,) = desk.inbox()
    desk.take_in(pack, board=odd, on=date(2025, 12, 9))
    async with run(desk) as it:
        assert "[red]Ordførarar/[]" in it.lines[2]
        assert "\x1b" not in it.text


async def test_an_idle_screen_sends_nothing(desk, run, meeting_id):
    async with run(desk) as it:
        timers = [t for w in it.app.screen.walk_children(with_self=True) for t in w._timers]
        assert not [t for t in timers if t._active.is_set() and not t._task.done()]


async def test_of_many_meetings_only_those_are_read_that_come_into_sight(desk, run, meeting_id):
    days = [date(2025, 12, 1) - timedelta(days=number) for number in range(400)]
    oldest = copies(desk.root, meeting_id, days)[-1]
    async with run(desk) as it:
        listing, meetings = it.screen._listing, it.screen.query_one(LongList)
        assert (meetings.count, meetings.marked) == (401, 0)
        await it.press("pagedown", "pagedown")
        assert meetings.marked == 2 * meetings.size.height
        assert it.lines[2].split()[0] != "►"
        await it.press("end")
        assert meetings.marked == 400
        assert "28.10.2024" in it.lines[-3]
        await it.press("down")
        assert meetings.marked == 0
        await it.press("up", "enter")
        assert it.screen.opened.id == oldest
        assert len(listing.read) < 150
        await it.press("f10")
        assert meetings.marked == 400


async def test_a_click_on_a_line_opens_that_meeting(desk, run):
    wanted = take_in(desk, date(2025, 10, 1))
    take_in(desk, date(2025, 12, 9))
    async with run(desk) as it:
        await it.pilot.click("#meetings", offset=(5, 1))
        await it.pilot.pause()
        assert it.screen.opened.id == wanted


async def test_a_meeting_far_back_that_was_not_closed_is_told_of_a_little_later(
    desk, run, meeting_id, monkeypatch
):
    days = [date(2025, 12, 1) - timedelta(days=number) for number in range(100)]
    oldest = desk.root / copies(desk.root, meeting_id, days)[-1]
    before = (oldest / "meeting.json").read_bytes()
    opened = desk.open(oldest.name)
    opened.session.record(MeetingStarted(at=datetime(2025, 8, 24, 9, tzinfo=ZONE)))
    journal = (oldest / "meeting.journal").read_bytes()
    opened.close()
    (oldest / "meeting.json").write_bytes(before)
    (oldest / "meeting.journal").write_bytes(journal)
    monkeypatch.setattr(home, "LOOKING_BACK", 0.01)
    async with run(desk) as it:
        await it.pilot.pause(0.05)
        await it.app.workers.wait_for_complete()
        await it.pilot.pause()
        assert it.message.startswith("! ")
        assert "24.8.2025" in it.message
        assert it.options()[0].startswith("►")


async def test_a_meeting_that_was_read_by_machine_says_so_in_the_list_and_where_it_is_open(
    desk, run, tmp_path
):
    path = tmp_path / "gammal.txt"
    path.write_text(
        "Protokoll frå styremøte 4. mai 2021\n\nSak 1/21 Bil\nVedtak: Styret kjøper ein bil.\n",
        encoding="utf-8",
    )
    desk.old_protocols(BOARD.id).take_in(path)
    async with run(desk) as it:
        assert "maskinlesen" in it.text
        await it.press("enter")
        assert "MASKINLESEN" in it.text
        assert "det er ikkje fortalt korleis røystinga gjekk" in it.text
        await it.press("f9")
        assert "MASKINLESEN." in it.text
