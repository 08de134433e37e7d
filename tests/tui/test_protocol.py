"""Protokoll: rendered to be read with the arrows, the findings above it, Enter writes it."""

from datetime import UTC, datetime

import pytest
from textual.widgets import Markdown

from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.events import SessionClosed, TextEdited
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.trouble import Trouble
from sognko_tui.tui.screens import protocol_view
from sognko_tui.tui.screens.protocol import ProtocolScreen
from sognko_tui.tui.screens.protocol_view import without_front_matter

from .conftest import LARGE, SMALL, shown


@pytest.fixture
def opened(desk, meeting_id):
    opened = desk.open(meeting_id)
    yield opened
    opened.close()


async def show(it, opened, **how):
    await it.app.push_screen(ProtocolScreen(opened, **how))
    await it.pilot.pause()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_the_protocol_is_shown_as_it_will_read_under_what_was_found(desk, run, opened, size):
    async with run(desk, size) as it:
        await show(it, opened)
        found = shown(it.screen.query_one("#found")).split("\n")
        assert found[0].startswith("! 5 bør sjåast på · 3 merknader")
        assert found[1].startswith("! Frammøtet er ikkje ført.")
        assert len(found) == (4 if size == SMALL else 9)
        assert "Møteprotokoll" in it.text
        assert "---" not in it.text
        assert it.status.endswith("UTKAST")
        assert it.lines[-1].startswith("F1 Hjelp")


async def test_nothing_found_is_told_above_the_protocol(desk, run, opened, monkeypatch):
    monkeypatch.setattr(protocol_view, "check", lambda meeting: ())
    async with run(desk) as it:
        await show(it, opened)
        assert "√ Alt stemmer" in it.text


async def test_enter_writes_and_says_where_it_lies(desk, run, opened):
    async with run(desk) as it:
        await show(it, opened)
        await it.press("enter")
        path = desk.root / opened.id / "protokoll.md"
        assert path.is_file()
        assert it.message == f"Skriven som utkast: {opened.id}/protokoll.md"
        assert it.lines[-1].startswith("F1 Hjelp")


async def test_with_closed_items_the_whole_is_shown_and_both_files_are_named_before_and_after(
    desk, run, opened
):
    item = opened.meeting.items[1].id
    opened.session.record(
        SessionClosed(
            item=item,
            basis="kommunelova § 11-5",
            at=datetime(2026, 3, 24, 9, tzinfo=UTC),
            neutral_title="Personalsak",
        )
    )
    async with run(desk) as it:
        await show(it, opened)
        found = shown(it.screen.query_one("#found"))
        assert "! Her: protokoll-full.md. O: protokoll.md (offentleg). Enter skriv dei." in found
        await it.press("enter")
        assert it.message.endswith(f"{opened.id}/protokoll.md, protokoll-full.md")
        assert (desk.root / opened.id / "protokoll-full.md").is_file()


async def test_the_public_protocol_stays_in_front_when_it_is_shown_anew(desk, run, opened):
    item = opened.meeting.items[1]
    at = datetime(2026, 3, 24, 9, tzinfo=UTC)
    closed = SessionClosed(
        item=item.id, basis="kommunelova § 11-5", at=at, neutral_title="Personalsak"
    )
    opened.session.record(closed)
    async with run(desk) as it:
        await show(it, opened)
        paper = it.screen.query_one(Markdown)
        assert item.title in paper.source
        await it.press("o")
        assert item.title not in paper.source
        it.screen.see_anew("Teke inn.")
        await it.pilot.pause()
        assert it.message == "Teke inn."
        assert "Personalsak" in paper.source
        assert item.title not in paper.source


async def test_a_disk_that_is_full_is_told_when_writing(desk, run, opened, monkeypatch):
    def full(self, aside=None):
        raise Trouble("disk", {"path": "protokoll.md", "reason": "No space left on device"})

    monkeypatch.setattr(OpenMeeting, "write", full)
    async with run(desk) as it:
        await show(it, opened)
        await it.press("enter")
        assert it.name == "ProtocolScreen"
        assert it.message.startswith("‼ ")


async def test_the_arrows_and_the_page_keys_scroll(desk, run, opened):
    async with run(desk) as it:
        await show(it, opened)
        paper = it.screen.query_one("#paper")

        async def after(key):
            await it.press(key)
            await it.pilot.pause(0.4)
            return paper.scroll_target_y

        assert await after("down") == 1
        assert await after("pagedown") > 2
        end = await after("end")
        assert end == paper.max_scroll_y > 10
        assert await after("pageup") < end
        assert await after("up") < end
        assert await after("home") == 0


async def test_a_meeting_somebody_else_has_open_can_be_read_and_written_out(desk, run, opened):
    second = desk.open(opened.id)
    assert second.session is None
    async with run(desk) as it:
        await show(it, second, owns=True)
        assert "Møteprotokoll" in it.text
        await it.press("enter")
        assert (desk.root / opened.id / "protokoll.md").is_file()


async def test_g_shows_everything_found_and_goes_from_there_to_the_item(desk, run, opened):
    gone: list[Finding] = []
    async with run(desk) as it:
        await show(it, opened, on_go=gone.append)
        await it.press("g")
        assert it.name == "ReviewScreen"
        await it.press("down", "enter")
        assert it.name == "HomeScreen"
        assert [found.item for found in gone] == [opened.meeting.items[0].id]


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_the_keys_out_lead_back_and_let_go_of_a_meeting_opened_for_this(
    desk, run, meeting_id, key
):
    async with run(desk) as it:
        await it.press("p")
        assert desk.summaries()[0].held_by == "skrivar"
        await it.press(key)
        assert it.name == "HomeScreen"
        assert desk.summaries()[0].held_by is None


async def test_a_meeting_that_is_open_behind_it_stays_open(desk, run, opened):
    async with run(desk) as it:
        await show(it, opened)
        await it.press("escape")
        assert desk.summaries()[0].held_by == "skrivar"


async def test_what_looks_like_markup_or_a_link_is_text_and_opens_nothing(
    desk, run, opened, monkeypatch
):
    opened.session.record(
        TextEdited(
            item=opened.meeting.items[2].id,
            field="minutes",
            at=0,
            inserted="[red]Merk[/] <b>dette</b> [her](http://example.org) *no* @click='app.quit'",
        )
    )
    async with run(desk) as it:
        urls = []
        monkeypatch.setattr(type(it.app), "open_url", lambda self, url, **how: urls.append(url))
        await show(it, opened)
        await it.press("end")
        await it.pilot.pause(0.4)
        seen = " ".join("".join(it.lines).split())
        assert "[red]Merk[/]" in seen
        assert "<b>dette</b>" in seen
        for y in range(7, 22):
            await it.pilot.click(offset=(20, y))
        assert urls == []
        assert it.name == "ProtocolScreen"


async def test_f1_helps(desk, run, opened):
    async with run(desk) as it:
        await show(it, opened)
        await it.press("f1")
        assert it.name == "HelpDialog"
        assert "Skriv protokollen" in it.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("---\na: 1\n---\n\n# Tittel\n", "# Tittel\n"),
        ("# Tittel\n\n---\n\nMeir\n", "# Tittel\n\n---\n\nMeir\n"),
        ("---\nutan slutt\n", "---\nutan slutt\n"),
        ("", ""),
    ],
)
def test_the_facts_for_machines_are_left_out_and_nothing_else(text, left):
    assert without_front_matter(text) == left
