"""Arkiv: what was decided is on the screen as it is typed, and is cited where one came from."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.office.searching import Searching
from sognko_tui.tui.app import SognkoApp
from sognko_tui.tui.screens.archive import ArchiveScreen
from sognko_tui.tui.widgets.hit_list import HitList
from sognko_tui.tui.widgets.hit_text import HitText

from .past import PPT, a_past, call, hold
from .room import LARGE, SMALL, Sitting, Ticks, a_desk
from .settling import settled


class Archiving(Sitting):
    """The app with an archive behind it."""

    @property
    def archive(self) -> ArchiveScreen:
        return next(s for s in self.app.screen_stack if isinstance(s, ArchiveScreen))

    @property
    def hits(self) -> list[str]:
        """The lines of the list, as wide as they are."""
        found = self.archive.query_one(HitList)
        return [found.line(at) for at in range(found.count)]

    @property
    def read(self) -> str:
        """What can be seen of the text beside it."""
        part = self.archive.query_one(HitText)
        return "\n".join(part.render_line(y).text for y in range(part.size.height))

    @property
    def marked(self) -> list[str]:
        """What is marked in what can be seen of the text."""
        part = self.archive.query_one(HitText)
        lines = (part.render_line(y) for y in range(part.size.height))
        return [s.text for line in lines for s in line if s.style and s.style.underline]

    async def press(self, *keys: str) -> None:
        await super().press(*keys)
        await settled(self)


@asynccontextmanager
async def archiving(tmp_path: Path, *, size=SMALL, indexed: bool = True, opened: bool = False):
    """The app with two earlier meetings and one of today, in it with `opened`."""
    desk, meeting_id, clock = a_desk(tmp_path)
    a_past(desk.root)
    if indexed:
        desk.searching().refresh()
    ticks = Ticks()
    app = SognkoApp(desk, monotonic=ticks)
    async with app.run_test(size=size) as pilot:
        it = Archiving(app, pilot, desk, meeting_id, ticks, clock)
        await pilot.pause()
        if opened:
            await it.press("enter")
            await it.everybody()
            await it.settle()
        yield it
        assert app._exit or it.lines


async def test_what_was_decided_about_ppt_is_there_before_the_word_is_finished(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"pp")
        assert [line[:22].split() for line in it.hits] == [
            ["►", "3.6.2025", "V", "3"],
            ["11.3.2025", "U", "7"],
            ["11.3.2025", "V", "9"],
        ]
        assert "3 treff" in it.status
        assert "VEDTAK\n 1. Styret held fram med felles PPT." in "\n".join(
            line.rstrip() for line in it.read.split("\n")
        )
        assert it.marked == ["PPT", "PPT"]


async def test_the_first_place_of_what_was_asked_for_is_in_sight_and_the_text_can_be_read_on(
    tmp_path,
):
    async with archiving(tmp_path) as it:
        await it.press("a", *"voss")
        await it.press("down")
        assert it.marked == ["Voss"]
        await it.press("ctrl+up", "ctrl+up", "ctrl+up")
        assert "PPT" in it.read
        await it.press("shift+pagedown")
        assert "PPT" not in it.read


async def test_the_archive_is_a_key_away_from_the_meeting_and_esc_comes_back_to_the_cursor(
    tmp_path,
):
    async with archiving(tmp_path, opened=True) as it:
        await it.type("Ordet var fritt")
        await it.press("left", "left", "left")
        before = (it.field, it.area("minutes").cursor_location)
        await it.press("ctrl+f", *"logop", "escape")
        assert it.name == "MeetingScreen"
        assert (it.field, it.area("minutes").cursor_location) == before


async def test_a_point_is_cited_at_the_cursor_and_ctrl_z_takes_it_back(tmp_path):
    async with archiving(tmp_path, opened=True) as it:
        await it.type("Jf. , som sagt.")
        await it.settle(2)
        await it.press(*["left"] * 11)
        await it.press("ctrl+f")
        assert "F2 siterer i REFERAT, sak 1" in it.status
        await it.press(*"ppt", "f2")
        assert "heile vedtaket" in it.text
        await it.press("2")
        assert it.item("i1").minutes == "Jf. vedtak i sak 3, 3.6.2025, punkt 2, som sagt."
        await it.type("!")
        assert "punkt 2!, som" in it.item("i1").minutes
        await it.press("ctrl+z", "ctrl+z")
        assert it.item("i1").minutes == "Jf. , som sagt."


async def test_a_decision_that_is_adopted_takes_no_citation_and_says_so(tmp_path):
    async with archiving(tmp_path, opened=True) as it:
        await it.adopt()
        await it.press("f3")
        it.area("decision").focus()
        await it.quiet()
        before = it.log
        await it.press("ctrl+f", *"ppt", "f2", "enter")
        assert it.log == before
        assert "avslutta" in it.message


async def test_from_heim_a_citation_and_a_decision_are_copied(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"ppt", "f2", "enter")
        assert it.app.clipboard == "vedtak i sak 3, 3.6.2025"
        assert "merk teksten" in it.message
        await it.press("f8")
        assert it.app.clipboard.startswith("1. Styret held fram med felles PPT.\n2. ")


async def test_enter_opens_the_meeting_at_the_item_and_closing_it_comes_back(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"helse", "enter")
        assert it.name == "MeetingScreen"
        assert it.here == "9 Helse"
        await it.press("f10")
        assert it.name == "ArchiveScreen"
        assert len(it.hits) == 1


async def test_a_hit_in_the_meeting_one_came_from_is_gone_to(tmp_path):
    async with archiving(tmp_path, opened=True) as it:
        await it.press("ctrl+f", *"nettstad", "enter")
        assert it.name == "MeetingScreen"
        assert it.here == "2 Ny nettstad"
        assert len(it.app.screen_stack) == 3


@pytest.fixture
def slow(monkeypatch):
    """No search for words is answered until the test lets it."""
    asked: list[str] = []
    gate = threading.Event()
    find = Searching.find

    def slowly(self, typed, *args, **how):
        asked.append(typed)
        if typed:
            gate.wait(10)
        return find(self, typed, *args, **how)

    monkeypatch.setattr(Searching, "find", slowly)
    slowly.asked, slowly.gate = asked, gate  # type: ignore[attr-defined]
    return slowly


async def test_what_is_typed_while_a_slow_search_runs_is_there_and_only_the_newest_is_asked(
    tmp_path, slow
):
    async with archiving(tmp_path) as it:
        await it.press("a")
        it.send("p")
        while slow.asked[-1] != "p":
            await asyncio.sleep(0.005)
        it.send(*"pt st")
        await it.quiet()
        assert it.archive.query_one("#search", Input).value == "ppt st"
        assert "PPT" not in it.hits[0]
        slow.gate.set()
        await settled(it)
        assert "PPT" in it.hits[0]
        # The one that was under way, and the newest; nobody wants to know of those in between.
        under_way, newest = (typed for typed in slow.asked if typed)
        assert (under_way, newest) == ("p", "ppt st")


async def test_enter_behind_the_words_opens_what_they_find_and_nothing_before(tmp_path, slow):
    async with archiving(tmp_path) as it:
        await it.press("a")
        it.send(*"p", "backspace", *"helse", "enter")
        await it.quiet()
        assert it.name == "ArchiveScreen"
        slow.gate.set()
        await settled(it)
        assert it.name == "MeetingScreen"
        assert it.here == "9 Helse"


async def test_what_is_typed_behind_f2_is_for_the_question_which_point(tmp_path, slow):
    async with archiving(tmp_path) as it:
        await it.press("a")
        it.send(*"ppt", "f2", "2")
        while it.archive._then is None:
            await asyncio.sleep(0.005)
        slow.gate.set()
        await settled(it)
        assert it.app.clipboard == "vedtak i sak 3, 3.6.2025, punkt 2"


async def test_esc_leaves_a_search_that_does_not_end(tmp_path, slow):
    async with archiving(tmp_path) as it:
        await it.press("a")
        it.send("p", "escape")
        await it.quiet()
        assert it.name == "HomeScreen"
        slow.gate.set()


async def test_a_matter_is_shown_through_the_meetings_oldest_first(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"logopedi", "f7")
        assert [line[1:44].split() for line in it.hits] == [
            ["11.3.2025", "utsett", "7"],
            ["3.6.2025", "vedteken", "som", "framlegget", "3"],
        ]
        assert it.hits[1].startswith("►")
        assert "saka gjennom 2 møte" in it.status
        await it.press("escape")
        assert "2 treff" in it.status
        assert it.hits[0].startswith("►")


async def test_best_first_on_demand(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"helse")
        assert "nyaste først" in it.status
        await it.press("f5")
        assert "beste treff først" in it.status
        await it.press("f5")
        assert "nyaste først" in it.status


async def test_a_search_is_narrowed_and_an_empty_form_takes_that_away(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"ppt", "f6")
        await it.fill(year="2024")
        await it.press("f2")
        assert "«2024» finst ikkje" in it.message
        await it.fill(year="2025", outcome="uts", where="tit")
        await it.press("f2")
        assert "Utval: 2025 · utsett · berre i tittel" in it.lines[2]
        assert len(it.hits) == 1
        await it.press("f6")
        assert it.value("outcome") == "utsett"
        await it.fill(year="", outcome="", where="")
        await it.press("f2")
        assert "Utval:" not in it.text
        assert len(it.hits) == 3


async def test_references_that_lead_nowhere_and_meetings_that_cannot_be_read_are_listed(tmp_path):
    async with archiving(tmp_path) as it:
        broken = hold(it.desk.root, date(2025, 8, 1), PPT)
        (it.desk.root / broken / "meeting.json").write_text("{", encoding="utf-8")
        await it.press("a", "f4", "t")
        assert "sak 4, 9.12.1999" in it.hits[0]
        assert "1 tilvising utan mål" in it.status
        await it.press("f4", "m")
        assert f"{broken}: fila er øydelagd" in it.hits[0]
        assert "sognko check" in it.read
        await it.press("enter")
        assert "inga sak" in it.message
        await it.press("escape", *"ppt")
        assert len(it.hits) == 3


async def test_an_index_that_is_missing_is_built_and_the_search_asked_again(tmp_path):
    async with archiving(tmp_path, indexed=False) as it:
        await it.press("a", *"ppt")
        assert len(it.hits) == 3
        assert not it.archive.query_one("#building").display


async def test_how_far_the_index_has_come_stands_on_a_line(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a")
        it.archive.refreshing = True
        it.archive.show_progress(120, 10000)
        await it.quiet()
        assert "Byggjer registeret: møte 120 av 10000" in it.text
        it.archive.taken_in("unreachable")
        await it.quiet()
        assert "Byggjer" not in it.text
        assert "plass og løyve i mappa" in it.message


async def test_hostile_titles_and_texts_are_text(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"rask")
        assert "[bold]Rask[/bold] [reverse]veg[/]" in it.hits[0]
        assert "[red]rask[/red]" in it.read
        assert not any(sign in it.text for sign in "\x1b\x07")
        await it.press(*['"', "*", "'", "[", "ctrl+u"], *"[/]")
        assert it.name == "ArchiveScreen"


async def test_a_meeting_that_was_deleted_meanwhile_is_said_to_be_gone(tmp_path):
    async with archiving(tmp_path) as it:
        await it.press("a", *"ppt")
        gone = it.archive.rows.hits[1].meeting
        for file in (it.desk.root / gone).iterdir():
            file.unlink()
        await it.press("down")
        assert "ikkje her lenger" in it.read


async def test_more_is_fetched_as_the_end_comes_near_and_typing_stays_in_the_field(tmp_path):
    async with archiving(tmp_path) as it:
        many = [AgendaItem(id=f"q{n}", number=str(n), title=f"Ting {n}") for n in range(1, 80)]
        call(it.desk.root, date(2025, 9, 2), *many)
        await it.press("a", *"ting")
        assert "60 treff, fleire finst" in it.status
        await it.press("ctrl+end")
        assert "79 treff" in it.status
        await it.press("ctrl+end", "down", *" 79")
        assert it.archive.query_one("#search", Input).value == "ting 79"
        assert it.hits[0].split()[4:6] == ["Ting", "79"]


@pytest.mark.drawn
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_the_text_is_beside_the_list_where_there_is_room_for_it(tmp_path, size):
    async with archiving(tmp_path, size=size) as it:
        await it.press("a", *"ppt")
        hits, text = it.archive.query_one(HitList).region, it.archive.query_one(HitText).region
        assert (hits.right == text.x) if size == LARGE else (hits.bottom == text.y)
