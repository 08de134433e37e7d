"""Moving about in a meeting: nothing asks, nothing is lost, and every way in has a way out."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.tui.widgets.agenda_list import AgendaList
from tests.tui.room import AGENDA, LARGE, SMALL, sitting


async def test_f7_and_f3_go_through_the_items_and_say_where_the_row_ends(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f3")
        assert it.message == "Dette er den første saka."
        await it.press("f7")
        assert it.here == "2 Ny nettstad"
        assert it.message == ""
        assert "sak 2 av 6" in it.status
        assert it.sakliste[1].startswith("►·  2 Ny nettstad")
        await it.press("f7", "f7", "f7", "f7", "f7")
        assert it.here == "6 Ymse"
        assert it.message == "Dette er den siste saka."
        await it.press("f3")
        assert it.here.startswith("5 ")


async def test_f7_in_the_midst_of_writing_never_asks_and_never_loses(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Og ein app.")
        await it.press("tab")
        await it.type("Drøfta.")
        await it.press("f7", "f3")
        assert it.area("decision").text.endswith("sommaren. Og ein app.")
        assert it.area("minutes").text == "Drøfta."
        assert it.letters == "······"
        assert "ENDRA · OPEN" in it.text


async def test_the_cursor_starts_at_the_end_of_vedtak_and_without_a_proposal_in_referat(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        assert it.field == "decision"
        assert it.area("decision").cursor_location == it.area("decision").document.end
        await it.press("f7", "f7")
        assert it.field == "minutes"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_tab_goes_from_vedtak_to_referat_to_notat_and_shift_tab_back(tmp_path, size):
    async with sitting(tmp_path, size=size) as it:
        await it.press("f7")
        seen = [it.field]
        for _ in range(2):
            await it.press("tab")
            seen.append(it.field)
        assert seen == ["decision", "minutes", "notes"]
        await it.press("shift+tab")
        assert it.field == "minutes"
        await it.press("shift+tab")
        assert it.field == "decision"


async def test_the_field_with_the_cursor_is_the_one_that_is_open_at_80_by_24(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        for _ in range(3):
            assert it.app.focused is not None
            assert it.app.focused.size.height >= 3
            await it.press("tab")


async def test_tab_reaches_the_sakliste_where_the_arrows_and_enter_choose_an_item(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7", "shift+tab")
        assert isinstance(it.app.focused, AgendaList)
        await it.press("down", "down", "enter")
        assert it.here.startswith("4 ")
        assert it.field == "minutes"
        assert e.ItemOpened(item="i4") in [x.event for x in it.log]


@pytest.mark.parametrize("key", ["f12", "alt"])
async def test_f12_shows_the_case_beside_what_is_written_and_puts_it_away(tmp_path, key):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        assert "Bakgrunn" not in it.text
        await (it.press("f12") if key == "f12" else it.more("c"))
        for wanted in ("Vedlegg", "Tilbod frå leverandøren", "example.org", "Nettstaden er gammal"):
            assert wanted in it.text
        await it.type(" Ja.")
        assert it.item("i2").decision.endswith("sommaren. Ja.")
        await (it.press("f12") if key == "f12" else it.more("c"))
        assert "Vedlegg" not in it.text
        assert it.field == "decision"


async def test_f12_tells_what_the_case_refers_to_and_what_is_due(tmp_path):
    import msgspec

    item = msgspec.structs.replace(
        AGENDA[1],
        proposal=(Point(text="Styret set av kr 250 000 til bruk innan 1. mars."),),
        background="Jf. sak 4 den 4. juni. Sjå vedlegg 7.",
    )
    async with sitting(tmp_path, (item,)) as it:
        await it.press("f12")
        for wanted in (
            "Fristar og beløp: kr 250 000, frist",
            "«vedlegg 7» er nemnt i saka",
            "Viser til",
            "«sak 4 den 4. juni» (4.6.",
            "finst ikkje i arkivet",
        ):
            assert wanted in " ".join(it.text.split())


async def test_f12_leaves_the_blank_at_hand_in_sight(tmp_path):
    import msgspec

    points = (Point(text="Styret vedtek noko som er langt nok til to linjer. " * 2),) * 4
    long = msgspec.structs.replace(AGENDA[2], proposal=(*points, *AGENDA[2].proposal[2:]))
    async with sitting(tmp_path, (long,)) as it:
        await it.adopt()
        for _ in range(3):
            assert it.selected == "____"
            area = it.area("decision")
            assert area.region.contains_point(area.cursor_screen_offset)
            await it.press("f12")


async def test_an_item_the_pack_says_no_more_of_says_so_in_f12(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f12")
        assert "Sakspapiret seier ikkje" in it.text


async def test_f8_v_gives_vedtak_the_whole_height_and_gives_it_back(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        low = it.area("decision").size.height
        await it.more("v")
        assert it.area("decision").size.height > low
        assert "FRAMLEGG" not in it.text
        await it.more("v")
        assert it.area("decision").size.height == low
        assert "FRAMLEGG" in it.text


@pytest.mark.parametrize(
    ("typed", "there"), [("4", "4 "), ("nettstad", "2 "), ("VAL AV", "5 "), ("6", "6 ")]
)
async def test_f8_d_jumps_to_an_item_by_its_number_or_a_word_of_its_title(tmp_path, typed, there):
    async with sitting(tmp_path) as it:
        await it.more("d")
        await it.type(typed)
        await it.press("enter")
        assert it.here.startswith(there)


async def test_a_jump_to_nothing_says_so_and_esc_leaves_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("d")
        await it.type("99")
        await it.press("enter")
        assert it.name == "FormDialog"
        assert "«99»" in it.message
        await it.press("escape")
        assert it.here.startswith("1 ")


@pytest.mark.parametrize("keys", [("escape", "7"), ("alt+7",)], ids=["slowly", "fast"])
async def test_esc_and_then_a_digit_is_the_function_key_also_in_a_text_field(tmp_path, keys):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        assert it.field == "decision"
        await it.press(*keys)
        assert it.here == "3 Felles opplæring"
        assert it.item("i2").decision == "Styret vil ha ein ny nettstad innan sommaren."


@pytest.mark.parametrize(
    ("digit", "screen"),
    [
        ("1", "HelpDialog"),
        ("5", "VoteDialog"),
        ("6", "AttendanceDialog"),
        ("8", "MenuDialog"),
        ("9", "ProtocolScreen"),
        ("0", "HomeScreen"),
    ],
)
@pytest.mark.parametrize("way", ["escape", "alt"])
async def test_every_digit_after_esc_has_its_function_key(tmp_path, digit, screen, way):
    async with sitting(tmp_path) as it:
        await it.press(*(("escape", digit) if way == "escape" else (f"alt+{digit}",)))
        assert it.name == screen


async def test_a_digit_without_esc_is_text_and_so_is_one_after_another_key(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type("7")
        await it.press("escape")
        await it.type("x2")
        assert it.item("i2").decision.endswith("sommaren.7x2")


@pytest.mark.parametrize("key", ["f10", "ctrl+q"])
async def test_the_keys_out_close_to_heim_and_nothing_is_left_but_the_meeting(tmp_path, key):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Ja.")
        folder = it.desk.root / it.meeting_id
        assert (folder / "meeting.journal").exists()
        await it.press(key)
        assert it.name == "HomeScreen"
        assert not (folder / "meeting.journal").exists()
        assert it.item("i2").decision.endswith("sommaren. Ja.")
        await it.press("enter")
        assert it.here.startswith("2 ")
        assert it.area("decision").text.endswith("sommaren. Ja.")


async def test_f1_tells_the_keys_and_esc_leads_back(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7", "f1")
        assert it.name == "HelpDialog"
        assert "Det finst ingen" in it.text
        await it.press("pagedown", "end")
        assert "Esc og så eit siffer" in it.text
        await it.press("escape")
        assert it.field == "decision"


async def test_f9_shows_the_protocol_and_the_way_back(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7", "f9")
        assert it.name == "ProtocolScreen"
        await it.press("escape")
        assert it.name == "MeetingScreen"
        assert it.here.startswith("2 ")


async def test_f8_g_shows_what_is_missing_and_leads_back(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("g")
        assert it.name == "ReviewScreen"
        await it.press("escape")
        assert it.name == "MeetingScreen"


async def test_the_palette_finds_a_command_by_its_name_and_does_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("ctrl+p")
        await it.type("oppfølging")
        await it.pilot.pause(0.3)
        await it.press("enter")
        await it.quiet()
        assert it.name == "FormDialog"
        assert "Oppfølging" in it.text


async def test_the_page_keys_move_in_a_long_vedtak_and_the_proposal_follows(tmp_path):
    from sognko_tui.meeting.agenda import AgendaItem, Point

    points = tuple(Point(text=f"Styret vedtek punkt {n}.", marker=f"{n}.") for n in range(1, 41))
    async with sitting(
        tmp_path, (AgendaItem(id="i1", number="1", title="Lang", proposal=points),)
    ) as it:
        assert "1–5 av 40" in it.text
        await it.press("left")
        assert "36–40 av 40" in it.text
        await it.press("pageup", "pageup", "pageup", "pageup", "pageup", "pageup", "pageup")
        assert it.area("decision").cursor_location[0] == 0
        assert "1–5 av 40" in it.text
        await it.press("pagedown")
        assert 3 <= it.area("decision").cursor_location[0] <= 8


async def test_an_empty_sakliste_says_how_an_item_is_added_and_every_key_is_harmless(tmp_path):
    from sognko_tui.tui.commands import commands
    from sognko_tui.tui.screens.meeting import WITHOUT_ITEMS

    async with sitting(tmp_path, (), present=False) as it:
        assert "F8 y" in it.message
        for command in commands("meeting"):
            if command.action in ("close", "protocol"):
                continue
            await it.table.run_action(command.action)
            await it.quiet()
            assert it.name == "MeetingScreen" or command.action in WITHOUT_ITEMS, command.action
            while it.name != "MeetingScreen":
                await it.press("escape")
        await it.more("y")
        await it.fill(title="Ny bil")
        await it.finish()
        assert it.here == "1 Ny bil"


async def test_every_item_is_shown_in_full_at_160_by_50_with_its_case_beside_it(tmp_path):
    async with sitting(tmp_path, size=LARGE) as it:
        await it.press("f7")
        for wanted in ("FRAMLEGG", "VEDTAK", "REFERAT", "NOTAT", "SKILNAD", "SAKA", "Vedlegg"):
            assert wanted in it.text
        assert "Godkjenning av innkalling" in it.sakliste[0]
        await it.press("f12")
        assert "Vedlegg" not in it.text


async def test_titles_are_shown_as_they_are_written_whatever_they_look_like(tmp_path):
    import msgspec

    strange = msgspec.structs.replace(AGENDA[1], title="[bold]Bil[/] \x1b[31m\u202eraud")
    async with sitting(tmp_path, (strange, AGENDA[4])) as it:
        assert "[bold]Bil[/]" in it.here
        assert "[bold]Bil" in it.sakliste[0]
        assert "\x1b" not in it.text
        assert "\u202e" not in it.text
        await it.adopt()
        assert it.letters == "V·"
        for letter in ("u", "t", "r", "s"):
            await it.press("f7")
            await it.more(letter)
            assert "\x1b" not in it.text
            await it.press("escape")


async def test_a_field_without_the_cursor_is_wrapped_anew_when_f12_takes_of_its_width(tmp_path):
    import msgspec

    phrase = "Protokollen frå møtet 10. februar vart godkjend utan merknader."
    long = msgspec.structs.replace(AGENDA[0], phrase=phrase)
    async with sitting(tmp_path, (long, AGENDA[3])) as it:
        assert it.field == "minutes"
        for column in (-1, 0, -1, 0):
            lines = " ".join(line.split("│")[column] for line in it.lines)
            assert phrase in " ".join(lines.split())
            await it.press("f12")


async def test_the_proposal_begins_at_its_beginning_and_then_follows_the_cursor(tmp_path):
    points = tuple(Point(text=f"Styret vedtek punkt {n}.", marker=f"{n}.") for n in range(1, 31))
    import msgspec

    long = msgspec.structs.replace(AGENDA[1], proposal=points)
    async with sitting(tmp_path, (AGENDA[0], long, AGENDA[4])) as it:
        for way in (
            ("f7",),
            ("f7", "f3"),
            ("f3", "shift+tab", "shift+tab", "down", "enter"),
        ):
            await it.press(*way)
            # On arrival it is read from its beginning, though the cursor is at the end of VEDTAK.
            assert "1–5 av 30" in it.text
            await it.press("left")
            assert "26–30 av 30" in it.text
        await it.press(*6 * ["pageup"])
        assert "1–5 av 30" in it.text
