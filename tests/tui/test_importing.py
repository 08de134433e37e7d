"""Import: the items found in a pack beside its text, put right with a key or two each."""

import asyncio
import time

import pytest
from textual.widgets import Input, OptionList

from sognko_tui.tui.widgets.pack_text import PackText

from .conftest import BOARD, LARGE, PACK, SMALL, put

LONG = """\
Styret i Fjordhjelpa KO

Møteinnkalling
Dato: 9. desember 2025
Tid: 09:30

Sakliste

1. Godkjenning av innkalling og sakliste
2. Ny nettstad
3. Felles opplæring

Sak 1 Godkjenning av innkalling og sakliste

Sak 2 Ny nettstad

Framlegg til vedtak:
1. Styret vil ha ein ny nettstad.

Bakgrunn
Nettstaden er gammal.
Styret bør òg seie kven som skal drive han.

Vedlegg:
Skisse av framsida

Sak 3 Felles opplæring

Framlegg til vedtak:
Styret tek saka til vitande.
"""

DOUBTFUL = PACK.replace("Sak 3 Felles", "Sak 2 Felles").replace("3. Felles", "2. Felles")


@pytest.fixture
def reviewing(desk, run):
    """`async with reviewing() as it`: the pack in the inbox read, its review in front."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def opened(text=LONG, size=SMALL):
        put(desk, "2025-12-09 sakspapir.txt", text)
        async with run(desk, size) as it:
            await it.press("n", "enter")
            assert it.name == "ImportScreen"
            yield it

    return opened


def items(it):
    return it.screen.reading.items


def found(it) -> list[str]:
    listed = it.screen.query_one("#import-items", OptionList)
    return [str(listed.get_option_at_index(i).prompt) for i in range(listed.option_count)]


async def at_line(it, words: str) -> None:
    """Put the cursor in the text on the line with these words."""
    text = it.screen.query_one(PackText)
    row = next(at for at, line in enumerate(it.screen.reading.lines) if words in line.text)
    if not text.has_focus:
        await it.press("tab")
    while text.row != row:
        await it.press("down" if text.row < row else "up")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_the_items_stand_beside_the_text_they_were_read_from(reviewing, size):
    async with reviewing(size=size) as it:
        assert "3 saker" in it.status
        assert "alt er sett på" in it.status
        assert "Godkjenning av innk" in it.text
        await it.press("down")
        assert "F│ 1. Styret vil ha ein ny nettstad." in it.text
        assert "B│ Nettstaden er gammal." in it.text
        assert "V│ Skisse av framsida" in it.text
        assert "1 punkt i framlegget · 1 vedlegg" in it.text


async def test_each_line_tells_its_page(reviewing):
    async with reviewing(LONG.replace("Sak 2 Ny", "\fSak 2 Ny")) as it:
        await it.press("down")
        assert "   2 T" in it.text


async def test_where_nothing_is_doubtful_one_enter_goes_on(reviewing):
    async with reviewing() as it:
        await it.press("enter")
        assert it.name == "FormDialog"
        await it.press("escape")
        assert it.name == "ImportScreen"
        assert "Ikkje noko møte er laga enno" in it.message


async def test_the_doubtful_ones_come_first_and_enter_goes_through_them(reviewing):
    async with reviewing(DOUBTFUL) as it:
        assert "å sjå på" in it.status
        assert any(line.startswith("?") for line in found(it))
        assert "? " in it.text
        for _key in range(6):
            if it.name != "ImportScreen":
                break
            await it.press("enter")
        assert it.name == "FormDialog"


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_the_text_of_the_first_doubtful_one_is_there_from_the_start(reviewing, size):
    long = "Ei linje som fortel om nettstaden.\n" * 120
    async with reviewing(DOUBTFUL.replace("Bakgrunn: ", f"{long}\nBakgrunn: "), size) as it:
        at = it.screen.reading.doubtful[0]
        first = it.screen.reading.parts[at].first
        assert it.screen.reading.lines[first].text in it.text


async def test_with_something_not_looked_at_f2_asks_first(reviewing):
    async with reviewing(DOUBTFUL) as it:
        await it.press("f2")
        assert it.name == "ConfirmDialog"
        await it.press("n")
        assert it.name == "ImportScreen"
        await it.press("f2", "j")
        assert it.name == "FormDialog"


async def test_who_wants_to_see_what_is_left_is_shown_it(reviewing):
    async with reviewing(DOUBTFUL) as it:
        listed = it.screen.query_one("#import-items", OptionList)
        doubt = listed.highlighted
        await it.press("home", "f2")
        assert listed.highlighted != doubt
        await it.press("n")
        assert listed.highlighted == doubt


async def test_f7_goes_to_the_next_doubtful_one_and_says_when_there_is_none(reviewing):
    async with reviewing() as it:
        await it.press("f7")
        assert "Ingen fleire" in it.message


async def test_a_line_of_the_background_becomes_a_point_with_one_key(reviewing):
    async with reviewing() as it:
        await at_line(it, "kven som skal drive")
        await it.press("f")
        assert items(it)[1].proposal[-1].text.endswith("kven som skal drive han.")
        assert "framlegg no" in it.message
        await it.press("u")
        assert len(items(it)[1].proposal) == 1


@pytest.mark.parametrize(
    ("key", "words", "field", "expected"),
    [
        ("b", "1. Styret vil ha", "proposal", ()),
        (
            "v",
            "Nettstaden er gammal",
            "attachments",
            ("Nettstaden er gammal.", "Skisse av framsida"),
        ),
        ("i", "Skisse av framsida", "attachments", ()),
        ("o", "Nettstaden er gammal", "title", "Ny nettstad Nettstaden er gammal."),
    ],
)
async def test_a_line_is_put_where_it_belongs_with_one_key(reviewing, key, words, field, expected):
    async with reviewing() as it:
        await at_line(it, words)
        await it.press(key)
        assert getattr(items(it)[1], field) == expected


async def test_several_lines_are_marked_with_shift_and_move_together(reviewing):
    async with reviewing() as it:
        await at_line(it, "Nettstaden er gammal")
        await it.press("shift+down", "f")
        assert len(items(it)[1].proposal) > 1
        assert "kven som skal drive" in " ".join(p.text for p in items(it)[1].proposal)
        assert "kven som skal drive" not in items(it)[1].background


async def test_lines_of_two_items_cannot_move_at_once(reviewing):
    async with reviewing() as it:
        await at_line(it, "Skisse av framsida")
        await it.press("shift+down", "shift+down", "f")
        assert it.message.startswith("! ")


async def test_an_item_is_divided_joined_and_dropped(reviewing):
    async with reviewing() as it:
        await it.press("down", "s")
        assert [item.title for item in items(it)][1:] == ["Ny nettstad"]
        await at_line(it, "Sak 3 Felles")
        await it.press("d")
        assert [(i.number, i.title) for i in items(it)][1:] == [
            ("2", "Ny nettstad"),
            ("3", "Felles opplæring"),
        ]
        await it.press("x")
        assert len(items(it)) == 2
        await it.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert len(items(it)) == 3
        await it.press("ctrl+y")
        assert len(items(it)) == 2


async def test_number_title_and_kind_are_put_right(reviewing):
    async with reviewing() as it:
        await it.press("n")
        assert it.name == "FormDialog"
        it.screen.query_one("#f-title", Input).value = "Godkjenning"
        await it.press("f2")
        await it.press("t")
        assert it.name == "MenuDialog"
        await it.press("v")
        assert (items(it)[0].title, items(it)[0].kind) == ("Godkjenning", "election")


async def test_an_item_moves_up_and_down(reviewing):
    async with reviewing() as it:
        await it.press("greater_than_sign")
        assert [item.number for item in items(it)] == ["2", "1", "3"]
        await it.press("less_than_sign")
        assert [item.number for item in items(it)] == ["1", "2", "3"]
        await it.press("less_than_sign")
        assert "Lenger kjem ho ikkje" in it.message


async def test_what_needs_a_line_says_so_from_the_list(reviewing):
    async with reviewing() as it:
        await it.press("f")
        assert "Tab" in it.message
        await it.press("u")
        assert "ikkje noko å angre" in it.message


async def test_leaving_asks_only_where_something_would_be_lost(reviewing):
    async with reviewing() as it:
        await it.press("x", "escape")
        assert it.name == "ConfirmDialog"
        await it.press("n")
        assert it.name == "ImportScreen"
        await it.press("escape", "j")
        assert it.name == "HomeScreen"
        assert "Ikkje noko møte" in it.message


async def test_what_was_put_right_is_what_the_meeting_has(reviewing, desk):
    async with reviewing() as it:
        await at_line(it, "kven som skal drive")
        await it.press("f", "f2")
        await it.finish()
        assert it.name == "HomeScreen"
        made = desk.look(desk.summaries()[0].id)
        assert made.items[1].proposal[-1].text.endswith("kven som skal drive han.")


async def test_with_every_item_dropped_there_is_nothing_to_go_on_with(reviewing):
    async with reviewing() as it:
        await it.press("x", "x", "x")
        assert items(it) == ()
        await it.press("enter")
        assert it.message.startswith("! ")
        await it.press("f2")
        assert it.name == "ImportScreen"
        await it.press("u")
        assert len(items(it)) == 1


async def test_the_text_moves_by_pages_and_to_its_ends(reviewing):
    async with reviewing() as it:
        await it.press("tab", "end")
        text = it.screen.query_one(PackText)
        assert it.screen.reading.lines[text.row].text == "Styret tek saka til vitande."
        assert it.screen.query_one("#import-items", OptionList).highlighted == 2
        await it.press("home")
        assert text.row == 0
        await it.press("pagedown", "pageup")
        assert text.row == 0


async def test_markup_in_a_pack_is_text(reviewing):
    async with reviewing(LONG.replace("Ny nettstad", "[bold red]Ny[/] nettstad")) as it:
        assert "[bold red]Ny[/]" in it.text


# A later version


async def test_a_second_pack_for_the_day_revises_the_meeting_that_is_there(desk, run, meeting_id):
    put(desk, "2025-12-09 sakspapir.txt", PACK.replace("Ny nettstad", "Heilt ny nettstad"))
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.finish()
        assert it.name == "MenuDialog"
        await it.press("v")
        assert it.name == "RevisionDialog"
        assert "1 endra, 2 som før" in it.text
        assert "~ 2 Heilt ny nettstad: tittelen" in it.text
        await it.press("enter")
        assert it.name == "HomeScreen"
        assert "Sakspapira er tekne inn" in it.message
    assert desk.look(meeting_id).items[1].title == "Heilt ny nettstad"
    assert desk.summaries()[0].held_by is None


async def test_a_late_item_is_taken_into_the_open_meeting_and_can_be_undone(desk, run, meeting_id):
    (old,) = desk.inbox()
    old.unlink()
    put(
        desk,
        "tilleggssak.txt",
        "Tilleggssak\n\nSak 4 Leige av lager\n\nFramlegg til vedtak:\nJa.\n",
    )
    async with run(desk) as it:
        await it.press("enter")
        await it.press("f8", "equals_sign")
        assert it.name == "ChooseFileDialog"
        await it.press("enter")
        assert it.name == "ImportScreen"
        await it.press("f2")
        if it.name == "ConfirmDialog":
            await it.press("j")
        assert it.name == "RevisionDialog"
        await it.press("enter")
        assert it.name == "MeetingScreen"
        assert "1 ny sak" in it.message
        assert [i.number for i in it.screen.meeting.items] == ["1", "2", "3", "4"]
        await it.press("f8", "z")
        assert [i.number for i in it.screen.meeting.items] == ["1", "2", "3"]


async def test_a_pack_that_says_the_same_changes_nothing(desk, run, meeting_id):
    async with run(desk) as it:
        await it.press("enter")
        await it.press("f8", "equals_sign", "enter", "enter")
        assert it.name == "ImportScreen"
        assert "ingenting å endre" in it.message


# Slow files


async def test_a_file_that_takes_long_shows_how_far_it_is_and_can_be_stopped(
    desk, run, monkeypatch
):
    from sognko_tui.office.trouble import Trouble
    from sognko_tui.tui.dialogs import reading_file, working

    monkeypatch.setattr(reading_file, "AT_ONCE", 0)
    monkeypatch.setattr(working, "SHOWN_AFTER", 0.0)

    def slow(path, progress=None, stopped=None):
        import time

        progress(34, 300)
        while not stopped():
            time.sleep(0.01)
        raise Trouble("stopped", {"name": path.name})

    monkeypatch.setattr(desk, "read_pack", slow)
    async with run(desk) as it:
        await it.press("n", "enter")
        while "side 34 av 300" not in it.text:
            await asyncio.sleep(0.02)
        assert it.name == "ReadingDialog"
        await it.press("escape")
        while it.name != "HomeScreen" or not it.message:
            await asyncio.sleep(0.02)
            await it.pilot.pause()
        assert "stoppa" in it.message
    assert desk.summaries() == ()


async def test_a_file_read_beside_the_screen_comes_to_the_same_review(desk, run, monkeypatch):
    from sognko_tui.tui.dialogs import reading_file

    monkeypatch.setattr(reading_file, "AT_ONCE", 0)
    async with run(desk) as it:
        await it.press("n", "enter")
        while it.name != "ImportScreen":
            await asyncio.sleep(0.02)
            await it.pilot.pause()
        assert len(items(it)) == 3
        assert it.app.desk.board(BOARD.id)


@pytest.fixture
def held(desk, monkeypatch):
    """The file is being read until this is set."""
    from threading import Event

    from sognko_tui.tui.dialogs import reading_file

    done = Event()
    read = desk.read_pack

    def slow(path, progress=None, stopped=None):
        progress(1, 2)
        done.wait(5)
        return read(path)

    monkeypatch.setattr(reading_file, "AT_ONCE", 0)
    monkeypatch.setattr(desk, "read_pack", slow)
    return done


async def until(it, name: str) -> None:
    end = time.monotonic() + 60
    while it.name != name:
        assert time.monotonic() < end, it.name
        await asyncio.sleep(0.02)
        await it.pilot.pause()


async def test_while_a_file_is_read_no_key_acts_on_the_screen_below(desk, run, held):
    put(desk, "2025-12-09 sakspapir.txt", LONG)
    async with run(desk) as it:
        await it.press("n", "enter", "n", "s", "enter", "f10")
        assert it.name == "ReadingDialog"
        held.set()
        await until(it, "ImportScreen")
        await it.press("escape")
        assert it.name == "HomeScreen"


async def test_help_that_is_read_when_the_file_is_ready_is_read_to_the_end(desk, run, held):
    put(desk, "2025-12-09 sakspapir.txt", LONG)
    async with run(desk) as it:
        await it.press("n", "enter", "f1")
        assert it.name == "Explanation"
        held.set()
        await asyncio.sleep(0.6)
        assert it.name == "Explanation"
        await it.press("escape")
        await until(it, "ImportScreen")
        await it.press("escape")
        assert it.name == "HomeScreen"


async def test_with_many_files_it_is_still_told_how_to_choose_one(desk, run):
    for number in range(40):
        put(desk, f"sakspapir {number}.txt", LONG)
    async with run(desk) as it:
        await it.press("n")
        assert "Piltast og Enter: vel" in it.text
        await it.press("end")
        assert "sakspapir 9.txt" in it.text


async def test_a_reading_ends_when_its_dialog_is_taken_away(desk, run, held):
    put(desk, "2025-12-09 sakspapir.txt", LONG)
    async with run(desk) as it:
        await it.press("n", "enter")
        assert it.name == "ReadingDialog"
        it.app.pop_screen()
        held.set()
        await asyncio.sleep(0.8)
        await it.pilot.pause()
        assert it.name == "HomeScreen"
        await it.press("n")
        assert it.name == "ChooseFileDialog"


async def test_a_folder_with_many_papers_is_read_beside_the_screen(desk, run, held, monkeypatch):
    from sognko_tui.tui.dialogs import reading_file

    monkeypatch.setattr(reading_file, "AT_ONCE", 200_000)
    papers = desk.inbox_folder / "2025-12-09 sakspapir"
    papers.mkdir(parents=True)
    (papers / "pakke.txt").write_text(LONG, encoding="utf-8")
    async with run(desk) as it:
        await it.press("n", "home", "enter")
        assert it.name == "ReadingDialog"
        held.set()
        await until(it, "ImportScreen")


async def test_how_a_proposal_changed_is_read_before_it_is_taken_in(desk, run, meeting_id):
    text = PACK.replace("Styret tek saka til vitande.", "Styret tek saka til etterretning.")
    put(desk, "2025-12-09 sakspapir.txt", text)
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.finish()
        await it.press("v")
        assert it.name == "RevisionDialog"
        assert "Framlegget i sak 3" in it.text
        assert "[-vitande-]{+etterretning+}" in it.text
