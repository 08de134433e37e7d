"""The Møte screen beside another session: reading along, taking over, letting go, key by key."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from sognko_tui.archive.store.claim import Claim
from sognko_tui.meeting import events as e
from sognko_tui.office.desk import Desk
from sognko_tui.tui.app import SognkoApp
from sognko_tui.tui.commands import commands
from sognko_tui.tui.dialogs.help import Explanation
from sognko_tui.tui.dialogs.taking_over import TakeOverDialog
from sognko_tui.tui.screens.meeting import MeetingScreen
from tests.tui.room import SMALL, Sitting, sitting


@asynccontextmanager
async def beside(it: Sitting, user: str = "per") -> AsyncIterator[Sitting]:
    """A second session that opens the same meeting."""
    app = SognkoApp(Desk(it.desk._archive, user, it.clock), monotonic=it.ticks)
    async with app.run_test(size=SMALL) as pilot:
        two = Sitting(app, pilot, it.desk, it.meeting_id, it.ticks, it.clock)
        await pilot.pause()
        await two.press("enter")
        yield two


async def until(true: Callable[[], bool]) -> None:
    """Let the timers of both run until something has come about."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it never came about"
        await asyncio.sleep(0.02)


async def take(two: Sitting, it: Sitting) -> None:
    await two.more("+")
    await two.press("enter")
    await until(lambda: "√ lagra" in two.status)
    await until(lambda: it.table.session is None)
    await it.quiet()


async def test_a_reader_sees_what_is_written_in_the_item_he_looks_at(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        assert "BERRE LESING" in two.status
        await it.type("Leiaren opna.")
        await until(lambda: two.area("minutes").text == "Leiaren opna.")
        await two.press("f7")
        await it.press("f7")
        await it.type(" Ja.")
        await until(lambda: two.area("decision").text.endswith("sommaren. Ja."))
        assert "{+ Ja.+}" in two.text
        assert two.letters == "······"
        await it.adopt()
        await until(lambda: two.letters == "·E····")
        assert two.here.startswith("2")


async def test_the_cursor_of_a_reader_stays_with_the_words_it_stands_at(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await it.type("Ola talte.")
        area = two.area("minutes")
        await until(lambda: area.text == "Ola talte.")
        assert area.cursor_offset == len("Ola talte.")
        await it.type(" Kari òg.")
        await until(lambda: area.text.endswith("Kari òg."))
        assert area.cursor_offset == len(area.text)
        area.place_cursor(4)
        await it.type(" Per.")
        await until(lambda: area.text.endswith("Per."))
        assert area.cursor_offset == 4
        it.area("minutes").place_cursor(0)
        await it.type("Så: ")
        await until(lambda: area.text.startswith("Så: "))
        assert area.cursor_offset == 8
        assert two.field == "minutes"


async def test_a_reader_of_an_item_that_is_undone_away_comes_to_another(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await it.more("y")
        await it.fill(title="Ny sak")
        await it.finish()
        await until(lambda: len(two.sakliste) == 7)
        await two.go_to("7")
        assert two.here.startswith("7")
        it.area("decision").focus()
        await it.press("ctrl+z")
        while len(it.sakliste) == 7:
            await it.press("ctrl+z")
        await until(lambda: len(two.sakliste) == 6)
        assert not two.here.startswith("7")


async def test_no_key_of_a_reader_changes_anything(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        before = it.log
        await two.type("x")
        assert "berre for lesing" in two.message
        for key in ("f2", "f4", "f5", "f6", "ctrl+z", "ctrl+n", "ctrl+t"):
            await two.press(key)
            assert isinstance(two.screen, MeetingScreen), key
        assert it.log == before
        await two.press("f7")
        assert two.here.startswith("2")
        assert it.log == before


async def test_nothing_in_the_menu_of_a_reader_changes_anything_or_crashes(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        before = it.log
        for command in commands("meeting"):
            if not command.letter or command.action == "take_over":
                continue
            await two.press("f7")
            await two.more(command.letter)
            while two.screen is not two.table:
                await two.press("escape")
            assert it.log == before, command
            assert "BERRE LESING" in two.status


async def test_taking_over_asks_once_and_enter_is_yes(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await two.press("f8")
        assert "+  Ta over møtet" in two.text
        await two.press("+")
        assert isinstance(two.screen, TakeOverDialog)
        assert "skrivar" in two.text
        await two.press("enter")
        await until(lambda: "√ lagra" in two.status)
        assert "Du har møtet no" in two.message


@pytest.mark.parametrize("key", ["j", "y", "J"])
async def test_the_letter_for_yes_takes_over(tmp_path, key):
    async with sitting(tmp_path) as it, beside(it) as two:
        await two.more("+")
        await two.press(key)
        await until(lambda: "√ lagra" in two.status)


@pytest.mark.parametrize("key", ["n", "N", "escape", "f10", "ctrl+q"])
async def test_whoever_does_not_say_yes_goes_on_reading(tmp_path, key):
    async with sitting(tmp_path) as it, beside(it) as two:
        await two.more("+")
        await two.press(key)
        assert isinstance(two.screen, MeetingScreen)
        await asyncio.sleep(0.5)
        assert "BERRE LESING" in two.status
        assert "√ lagra" in it.status
        assert not (it.desk.root / it.meeting_id / "meeting.request").exists()


async def test_help_in_the_question_tells_what_happens(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await two.more("+")
        await two.press("f1")
        assert "les vidare" in two.text
        await two.press("escape")
        assert isinstance(two.screen, TakeOverDialog)


async def test_who_writes_has_nothing_to_take_over(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f8")
        assert "Ta over møtet" not in it.text
        await it.press("escape")
        await it.app.screen.run_action("take_over")
        assert "det er du som skriv" in it.message


async def test_the_newcomer_goes_on_where_he_stands_and_the_other_is_told(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await it.type("Før.")
        await two.press("f7", "f7")
        await take(two, it)
        assert "per" in it.message
        assert "tok over møtet kl. 09:00" in it.message
        assert "F8 + tek det att" in it.message
        assert "BERRE LESING" in it.status
        assert two.here.startswith("3")
        assert it.meeting.current == "i3"
        assert it.item("i1").minutes == "Før."
        await two.type(" Etter.")
        assert it.item("i3").decision.endswith(" Etter.")
        assert it.log[-1].by == "per"
        before = it.log
        await it.type("x")
        assert it.log == before
        assert "berre for lesing" in it.message


async def test_the_meeting_can_be_taken_back_the_same_way(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await take(two, it)
        await two.press("f7")
        await two.type(" Per.")
        await take(it, two)
        assert "skrivar" in two.message
        assert "BERRE LESING" in two.status
        await it.press("f7")
        await it.type(" Skrivar.")
        assert it.item("i2").decision.endswith(" Per. Skrivar.")


async def test_a_form_that_is_open_when_the_meeting_goes_is_closed_with_its_words_shown(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await it.more("k")
        await it.fill(text="Eg er usamd.")
        words = [i.value for i in it.screen.query(Input)]
        assert "Eg er usamd." in words
        await take(two, it)
        assert isinstance(it.screen, Explanation)
        assert "Eg er usamd." in it.text
        assert "ikkje ført" in it.text
        assert not any(isinstance(x.event, e.StatementRecorded) for x in it.log)
        await it.press("escape")
        assert isinstance(it.screen, MeetingScreen)
        assert "tok over møtet" in it.message


async def test_whatever_is_in_front_is_closed_when_the_meeting_goes(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        for keys in (("f1",), ("f8",), ("f9",), ("f9", "g"), ("ctrl+p",), ("f6",)):
            await it.press(*keys)
            assert it.screen is not it.table
            await take(two, it)
            if isinstance(it.screen, Explanation):
                await it.press("escape")
            assert it.screen is it.table, keys
            assert "tok over møtet" in it.message, keys
            await take(it, two)


async def test_a_small_window_stays_covered_when_the_meeting_goes(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await it.press("f8")
        await it.pilot.resize_terminal(50, 10)
        await take(two, it)
        assert "for lite" in it.text
        await it.pilot.resize_terminal(*SMALL)
        await it.quiet()
        assert it.screen is it.table


async def test_the_protocol_on_its_own_lets_go_too(tmp_path):
    """Opened from Heim, it holds the meeting so that it can be approved."""
    async with sitting(tmp_path, opened=False) as it:
        await it.press("p")
        assert it.name == "ProtocolScreen"
        async with beside(it) as two:
            assert "BERRE LESING" in two.status
            await two.more("+")
            await two.press("enter")
            await until(lambda: "√ lagra" in two.status)
            await until(lambda: "tok over møtet" in it.message)
            assert "F8" not in it.message
            await it.press("k")
            assert "berre for lesing" in it.message
            await it.press("escape")
            assert it.name == "HomeScreen"


async def test_a_reader_is_told_when_nobody_writes_any_more_and_can_go_on_himself(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await it.type("Slutt.")
        await it.press("f10")
        await until(lambda: "Ingen har møtet ope" in two.message)
        await two.more("+")
        await two.press("enter")
        await until(lambda: "√ lagra" in two.status)
        assert two.area("minutes").text == "Slutt."


def stop_listening(it: Sitting) -> None:
    """Make it a session that does not hear what it is asked."""
    assert it.table._watch is not None
    it.table._watch.stop()


async def test_a_reader_who_leaves_while_asking_asks_no_more(tmp_path, monkeypatch):
    async with sitting(tmp_path) as it:
        stop_listening(it)
        async with beside(it) as two:
            await two.more("+")
            await two.press("enter")
            assert "Ber skrivar" in two.message
            await two.more("+")
            assert "Ber skrivar" in two.message
            assert (it.desk.root / it.meeting_id / "meeting.request").exists()
            await two.press("f10")
            assert not (it.desk.root / it.meeting_id / "meeting.request").exists()


async def test_a_session_that_never_ends_itself_says_so(tmp_path):
    async with sitting(tmp_path) as it:
        stop_listening(it)
        async with beside(it) as two:
            await two.more("+")
            await two.press("enter")
            two.ticks.now += 4
            await until(lambda: "dette programmet" in two.message)
            assert "BERRE LESING" in two.status


async def test_words_that_the_disk_has_not_taken_keep_the_meeting_where_they_are(tmp_path):
    async with sitting(tmp_path) as it:
        await it.type("På disken.")
        # The folder is taken away, as a disk that is unplugged.
        folder = it.desk.root / it.meeting_id
        folder.rename(tmp_path / "away")
        folder.mkdir()
        (folder / "meeting.json").write_bytes((tmp_path / "away" / "meeting.json").read_bytes())
        (tmp_path / "away" / "meeting.journal").unlink()
        await it.type("x")
        assert "IKKJE LAGRA" in it.status
        holder = it.table.opened.writer()
        claim = Claim(folder, "per", it.clock.now())
        claim.ask(holder or claim._who)
        await until(lambda: "vil ta over" in it.message)
        assert it.table.session is not None


async def test_a_meeting_that_cannot_be_read_while_reading_along_is_told_of(tmp_path: Path):
    async with sitting(tmp_path) as it, beside(it) as two:
        path = it.desk.root / it.meeting_id / "meeting.json"
        sound = path.read_bytes()
        path.write_bytes(sound[:100])
        await until(lambda: "øydelagd" in two.message)
        path.write_bytes(sound)
        await it.type("Vidare.")
        await until(lambda: two.area("minutes").text == "Vidare.")


async def test_the_newcomer_hears_of_a_disk_that_fails_as_the_first_one_would(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two:
        await take(two, it)
        (it.desk.root / it.meeting_id).rename(tmp_path / "away")
        await two.type("x")
        await until(lambda: "IKKJE LAGRA 1" in two.status)
        assert "Møtemappa er borte" in two.message
        (tmp_path / "away").rename(it.desk.root / it.meeting_id)
        await two.press("ctrl+s")
        await until(lambda: "√ lagra" in two.status)


async def test_a_question_that_stands_open_does_not_keep_the_meeting(tmp_path):
    """What a crash left is asked about, and whoever was asked has gone for coffee."""
    async with sitting(tmp_path, opened=False) as it:
        crashed = it.desk.open(it.meeting_id)
        assert crashed.session is not None
        crashed.session.type("i1", "minutes", 0, "", "Det som stod att.")
        assert crashed._file is not None
        crashed._file._commits.close()
        crashed._file._journal.close()
        crashed._file._lock.release()
        await it.press("enter", "l")
        assert it.name == "ConfirmDialog"
        async with beside(it) as two:
            assert two.area("minutes").text == "Det som stod att."
            await two.more("+")
            await two.press("enter")
            await until(lambda: "√ lagra" in two.status)
            await until(lambda: "tok over møtet" in it.message)
            assert it.name == "HomeScreen"
            assert two.area("minutes").text == "Det som stod att."
            await two.type(" Vidare.")
            assert it.item("i1").minutes == "Det som stod att. Vidare."
