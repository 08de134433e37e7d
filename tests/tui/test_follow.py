"""The second screen: what it shows of a meeting that another session writes, and what it does not."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.content import Content
from textual.widgets import Digits

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.office.desk import Desk
from sognko_tui.tui.following import FollowApp
from sognko_tui.tui.screens.follow import FollowScreen
from sognko_tui.tui.widgets.follow_page import Block, marked, page
from tests.tui.conftest import LARGE, SMALL, Running
from tests.tui.room import AGENDA, Sitting, a_desk, sitting
from tests.tui.test_two_sessions import beside, take, until

pytestmark = pytest.mark.drawn

SECRET = "Hemmelege ord om lønsvilkår"


@asynccontextmanager
async def on_the_wall(
    desk: Desk,
    meeting_id: str | None = None,
    *,
    closed: bool = False,
    size: tuple[int, int] = SMALL,
) -> AsyncIterator[Running]:
    app = FollowApp(desk, meeting_id, closed=closed)
    async with app.run_test(size=size) as pilot:
        wall = Running(app, pilot)
        await pilot.pause()
        yield wall


def flat(wall: Running) -> str:
    """What the wall shows, wherever its lines are broken."""
    return " ".join(wall.text.split())


async def seen(wall: Running, text: str) -> None:
    await until(lambda: text in flat(wall))


async def test_the_wall_shows_the_item_the_writer_is_at_as_it_is_typed(tmp_path):
    async with sitting(tmp_path) as it, on_the_wall(it.desk) as wall:
        assert "6/6 VEDTAKSFØR" in wall.status
        await it.press("f7")
        await seen(wall, "2 Ny nettstad")
        assert "Styret vil ha ein ny nettstad innan sommaren." in flat(wall)
        assert "likt framlegget" in flat(wall)
        await it.type(" Og ein app.")
        await seen(wall, "sommaren.{+ Og ein app.+}")
        await it.press("f5")
        await it.type("FJ")
        await it.press("enter")
        await seen(wall, "RØYSTING 5 mot 1 (FJ)")
        await it.adopt()
        await seen(wall, "3 Felles opplæring")
        assert "Sak 2: VEDTEKE MED ENDRING, 5 mot 1 (FJ)" in wall.message


async def test_what_was_taken_out_is_marked_too(tmp_path):
    async with sitting(tmp_path) as it, on_the_wall(it.desk) as wall:
        await it.press("f7")
        it.area("decision").select_span(len("Styret vil ha ein "), len("Styret vil ha ein ny"))
        await it.type("god")
        await seen(wall, "ein [-ny-]{+god+} nettstad")


async def test_notes_and_minutes_are_not_for_the_wall(tmp_path):
    async with sitting(tmp_path) as it, on_the_wall(it.desk) as wall:
        it.area("notes").focus()
        await it.type("Berre for meg")
        it.area("minutes").focus()
        await it.type("Det vart spurt")
        it.area("decision").focus()
        await it.type(" Slutt.")
        await seen(wall, "Slutt.")
        assert "Berre for meg" not in flat(wall)
        assert "Det vart spurt" not in flat(wall)


@pytest.mark.parametrize("key", ["q", "Q", "escape", "f10", "ctrl+q"])
async def test_these_keys_end_it(tmp_path, key):
    desk, _meeting_id, _clock = a_desk(tmp_path)
    app = FollowApp(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
    assert app.return_value == 0


async def test_before_the_meeting_is_opened_the_wall_says_what_is_to_come_and_waits(tmp_path):
    async with sitting(tmp_path, opened=False) as it, on_the_wall(it.desk) as wall:
        assert "Møtet er ikkje byrja." in flat(wall)
        assert "Styret i Fjordlaget KO 9.12.2025 09:00 Kaupanger" in flat(wall)
        assert "Ventar" in wall.message
        await it.press("enter")
        await until(lambda: "Ventar" not in wall.message)
        assert "1 Godkjenning av innkalling" in flat(wall)


async def test_in_an_archive_without_meetings_the_wall_waits(empty_desk):
    async with on_the_wall(empty_desk) as wall:
        assert "Ingen har eit møte ope" in flat(wall)
        assert "Ventar" in wall.message


async def test_without_a_name_it_is_the_meeting_that_is_open_whichever_that_becomes(tmp_path):
    async with sitting(tmp_path) as it:
        archive = it.desk._archive
        other = archive.meetings.create(
            e.MeetingConvened(
                meeting="", board=it.meeting.board, date=date(2025, 12, 9), items=AGENDA[4:]
            ),
            by="skrivar", at=it.clock.now(), another=True,
        )  # fmt: skip
        async with on_the_wall(it.desk) as wall, on_the_wall(it.desk, it.meeting_id) as named:
            await seen(wall, "Godkjenning av innkalling")
            await it.press("f10")
            await seen(wall, "Ingen fører møtet no")
            await seen(named, "Ingen fører møtet no")
            assert "Godkjenning av innkalling" in flat(wall)
            opened = it.desk.open(other)
            assert opened.session is not None
            opened.session.record(e.ItemOpened(item="i5"))
            await seen(wall, "5 Val av representant")
            await asyncio.sleep(1.2)
            assert "Godkjenning av innkalling" in flat(named)
            opened.close()


async def test_a_checkpoint_and_a_take_over_go_unseen_on_the_wall(tmp_path):
    async with sitting(tmp_path) as it, beside(it) as two, on_the_wall(it.desk) as wall:
        await it.type("x")
        await it.adopt()
        await it.type(" Kari.")
        await seen(wall, "Kari.")
        await take(two, it)
        await two.press("f7")
        await two.type(" Per.")
        await seen(wall, "Kari. Per.")


async def test_a_meeting_that_cannot_be_read_is_told_of_and_shown_again_when_it_can(tmp_path):
    async with sitting(tmp_path) as it, on_the_wall(it.desk) as wall:
        path = it.desk.root / it.meeting_id / "meeting.json"
        sound = path.read_bytes()
        path.write_bytes(sound[:100])
        await until(lambda: "øydelagd" in wall.message)
        assert "Godkjenning av innkalling" in flat(wall)
        path.unlink()
        await asyncio.sleep(0.3)
        path.write_bytes(sound)
        it.area("decision").focus()
        await it.type(" Att.")
        await seen(wall, "Att.")
        assert "øydelagd" not in wall.message


async def close_doors(it: Sitting, title: str = "Personalsak") -> None:
    """F8 w, the first ground there is, and the form through."""
    await it.more("w")
    await it.press("1")
    await it.fill(title=title)
    await it.finish()


async def test_of_a_closed_item_the_wall_shows_a_number_and_a_neutral_title(tmp_path):
    async with (
        sitting(tmp_path) as it,
        on_the_wall(it.desk) as wall,
        on_the_wall(it.desk, closed=True) as own,
    ):
        await it.press("f7")
        await seen(wall, "Ny nettstad")
        await close_doors(it)
        assert it.item("i2").closure is not None
        await seen(wall, "2 Lukka sak")
        assert "Personalsak" in flat(wall)
        assert "nettstad" not in flat(wall)
        assert "VEDTAKSFØR" not in wall.status
        it.area("decision").focus()
        await it.type(SECRET)
        await seen(own, SECRET)
        assert SECRET not in flat(wall)
        # Elsewhere, but still behind closed doors.
        await it.press("f7")
        await it.type(SECRET)
        await seen(own, "Felles opplæring")
        await seen(own, SECRET)
        assert "2 Lukka sak" in flat(wall)
        assert SECRET not in flat(wall)


async def test_what_the_pack_has_for_closed_doors_is_not_shown_before_they_are_closed(tmp_path):
    item = AgendaItem(
        id="i1",
        number="1",
        title="Tilsetjing, unnateke offentlegheit",
        proposal=(Point(text="Styret tilset søkjar nummer to."),),
    )
    async with sitting(tmp_path, (item, *AGENDA[1:])) as it, on_the_wall(it.desk) as wall:
        await seen(wall, "1 Lukka sak")
        assert "Tilset" not in flat(wall)
        assert "tilset" not in flat(wall)
        await it.press("f7")
        await seen(wall, "2 Ny nettstad")


@pytest.mark.parametrize("size", [SMALL, LARGE, (200, 60)])
async def test_of_a_long_decision_the_wall_shows_where_it_is_written(tmp_path, size):
    points = tuple(Point(text=f"Punkt nummer {n} i framlegget.", marker=f"{n}.") for n in range(60))
    item = AgendaItem(id="i1", number="1", title="Lang sak", proposal=points)
    async with sitting(tmp_path, (item,)) as it, on_the_wall(it.desk, size=size) as wall:
        await it.type(" Sist.")
        await seen(wall, "{+ Sist.+}")
        assert "av 60" in flat(wall)
        it.area("decision").place_cursor(0)
        await it.type("Fyrst. ")
        await seen(wall, "{+Fyrst. +}")
        middle = it.area("decision").text.index("Punkt nummer 30")
        it.area("decision").place_cursor(middle)
        await it.type("Midt. ")
        await seen(wall, "{+Midt. +}")
        assert "Punkt nummer 30" in flat(wall)


async def test_there_are_large_digits_where_there_is_room_and_they_can_show_the_number(tmp_path):
    items = (AGENDA[1], AgendaItem(id="ps", number="PS 3/26", title="Etter årstal"))
    async with sitting(tmp_path, items) as it, on_the_wall(it.desk, size=LARGE) as wall:
        digits = wall.screen.query_one("#number", Digits)
        await until(lambda: digits.value == "2")
        assert digits.display
        await it.press("f7")
        await seen(wall, "PS 3/26 Etter årstal")
        assert not digits.display
        await wall.pilot.resize_terminal(*SMALL)
        await it.press("f3")
        await seen(wall, "2 Ny nettstad")
        assert not digits.display


async def test_nothing_is_drawn_while_nothing_happens(tmp_path, monkeypatch):
    async with sitting(tmp_path) as it, on_the_wall(it.desk) as wall:
        await asyncio.sleep(0.5)
        drawn: list[object] = []
        display = wall.app._display

        def counted(screen, renderable):
            drawn.append(renderable)
            return display(screen, renderable)

        monkeypatch.setattr(wall.app, "_display", counted)
        await asyncio.sleep(1.5)
        assert [d for d in drawn if d is not None] == []
        it.area("decision").focus()
        await it.type("x")
        await until(lambda: bool(drawn))
        assert isinstance(wall.screen, FollowScreen)


# The page itself


def test_the_place_of_writing_is_found_in_the_marked_text():
    before, after = "Eit to tre fire", "Eit TO tre fire fem"
    for at in range(len(after) + 1):
        text, place = marked(before, after, at)
        assert without_marks(text.plain) == after
        assert without_marks(text.plain[:place]) == after[:at]


def without_marks(text: str) -> str:
    return re.sub(r"\[-.*?(-\]|$)|\{\+|\+\}", "", text)


@pytest.mark.parametrize("width", [1, 10, 56, 136])
def test_the_page_never_needs_more_lines_than_there_are_and_shows_the_place(width):
    decision = "\n".join(f"Linje {n} med nokre ord i seg" for n in range(30))
    at = decision.index("Linje 17")
    both = [Block("FRAMLEGG", Content(decision)), Block("VEDTAK", Content(decision), at)]
    for height in range(2, 70):
        shown = page(both if height >= 4 else both[1:], width, height).plain.split("\n")
        assert len(shown) <= height
        heading = max(n for n, line in enumerate(shown) if line.startswith("VEDTAK"[:width]))
        if width >= 56:
            assert any("Linje 17" in line for line in shown[heading:]), height


async def test_help_on_the_wall_tells_what_it_is_and_esc_leads_back_to_it(tmp_path):
    async with sitting(tmp_path) as it, on_the_wall(it.desk) as wall:
        await wall.press("f1")
        assert "Av ei lukka sak kjem berre nummeret" in flat(wall).replace("│ │ ", "")
        await wall.press("escape")
        assert isinstance(wall.screen, FollowScreen)
        await it.press("f7")
        await seen(wall, "2 Ny nettstad")
