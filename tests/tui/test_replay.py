"""Tidslinje: every key leads to what was done, and beside it stands who was there then."""

from datetime import timedelta

from textual.widgets import Static

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.tui.screens.replay import ReplayScreen, SceneList
from tests.tui.room import LARGE, SMALL, sitting


def held(it) -> None:
    """A meeting in which the second item is adopted after the representant for Askvoll has left."""
    session = it.table.session
    assert session is not None
    for item in ("i1", "i2"):
        it.clock.move(minutes=10)
        if item == "i2":
            session.record(
                e.MemberLeft(person="p6", moment=e.Moment(at=it.clock.now(), item="i2")),
            )
        session.record(e.ItemOpened(item=item))
        session.record(*close_item(session.meeting, item, it.clock.now()))


def marked(it) -> int:
    return it.screen.query_one(SceneList).marked


def line(it) -> str:
    return it.screen.query_one(SceneList).line(marked(it))


async def opened(it) -> None:
    held(it)
    await it.app.push_screen(ReplayScreen(it.log))
    await it.quiet()


async def test_each_scene_stands_beside_who_was_in_the_room_and_what_was_decided_then(tmp_path):
    async with sitting(tmp_path) as it:
        await opened(it)
        await it.press("end")
        assert "vedtaket i sak 2" in line(it)
        stood = it.reads("#stood")
        assert "I ROMMET (5)" in stood
        assert "Askvoll" not in stood
        assert "Styret vil ha ein ny nettstad" in stood
        await it.press("home")
        assert marked(it) == 0
        assert "I ROMMET (0)" in it.reads("#stood")
        before = it.log
        await it.press("down", "down", "up", "pagedown", "pageup")
        assert marked(it) == 0
        assert it.log == before


async def test_left_and_right_go_by_item(tmp_path):
    async with sitting(tmp_path) as it:
        await opened(it)
        await it.press("end", "left")
        first = marked(it)
        assert "SAK 2" in it.reads("#stood")
        await it.press("left")
        assert "SAK 1" in it.reads("#stood")
        await it.press("right")
        assert marked(it) == first


async def test_g_goes_to_what_was_done_last_before_a_time(tmp_path):
    async with sitting(tmp_path) as it:
        await opened(it)
        at = it.clock.now() - timedelta(minutes=10)
        await it.press("g")
        await it.fill(time=f"{at:%H.%M}")
        await it.finish()
        assert "vedtaket i sak 1" in line(it)


async def test_t_on_heim_opens_it_and_esc_leads_back(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f10")
        await it.press("t")
        assert it.name == "ReplayScreen"
        await it.press("escape")
        assert it.name == "HomeScreen"


async def test_on_both_sizes_the_strips_have_their_line(tmp_path):
    for n, size in enumerate((SMALL, LARGE)):
        async with sitting(tmp_path / str(n), size=size) as it:
            await opened(it)
            assert it.screen.query_one("#keys", Static).region.bottom == size[1]
            assert it.screen.query_one("#stood").region.width >= size[0] // 2 - 4
