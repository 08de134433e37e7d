"""Nytt møte: from a file in the inbox to a meeting on the list, with every wrong turn told."""

from datetime import date

import msgspec
import pytest

from .conftest import BOARD, LARGE, PACK, SMALL, put


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_the_file_the_facts_and_enter_make_a_meeting_that_is_marked_on_the_list(
    desk, run, size
):
    async with run(desk, size) as it:
        await it.press("n")
        assert [line.strip() for line in it.options()] == ["2025-12-09 sakspapir.txt"]
        await it.press("enter")
        assert it.name == "ImportScreen"
        await it.press("enter")
        assert it.name == "FormDialog"
        assert "3 saker, 2 med framlegg, 1 ope felt" in it.text
        assert it.value("board") == "Styret i Fjordhjelpa KO"
        assert it.value("date") == "9.12.2025"
        assert it.value("time") == "09:30"
        assert it.value("place") == "Kaupanger"
        await it.fill(notice="2.12.2025", manner="e-post")
        await it.finish()
        assert it.name == "HomeScreen"
        assert "Møtet er laga, med 3 saker" in it.message
        assert it.options()[0].startswith("►  9.12.2025")
        (summary,) = desk.summaries()
        made = desk.look(summary.id)
        assert (made.date, made.time, made.place) == (date(2025, 12, 9), "09:30", "Kaupanger")
        assert made.notice.date == date(2025, 12, 2)
        assert made.notice.manner == "e-post"
        assert len(made.items) == 3
        assert summary.held_by is None


async def test_enter_all_the_way_makes_a_meeting_of_what_the_pack_says(desk, run):
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.press(*["enter"] * 6)
        assert it.name == "HomeScreen"
        assert len(desk.summaries()) == 1


async def test_a_date_in_the_file_s_name_is_used_where_the_pack_has_none(desk, run):
    (old,) = desk.inbox()
    old.unlink()
    put(desk, "Innkalling 3.2.2026.txt", PACK.replace("Dato: 9. desember 2025\n", ""))
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        assert it.value("date") == "3.2.2026"


@pytest.mark.parametrize("typed", ["10.12.2025", "2025-12-10", "10/12/2025"])
async def test_a_date_may_be_typed_in_norwegian_or_in_iso(desk, run, typed):
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.fill(date=typed)
        await it.finish()
        assert desk.summaries()[0].date == date(2025, 12, 10)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("date", "i morgon", "9.12.2025"),
        ("date", "31.2.2025", "9.12.2025"),
        ("date", "", "Møtedato"),
        ("time", "halv ti", "9.20"),
        ("notice", "sist veke", "9.12.2025"),
        ("board", "Eit anna styre", "Styret i Fjordhjelpa KO"),
    ],
)
async def test_what_cannot_be_understood_is_answered_in_its_own_field(
    desk, run, field, typed, said
):
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.fill(**{field: typed})
        await it.finish()
        assert it.name == "FormDialog"
        assert said in it.message
        assert it.screen.focused.id == f"f-{field}"
        assert desk.summaries() == ()


async def test_what_is_emptied_in_the_form_does_not_come_back_from_the_pack(desk, run):
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.fill(time="")
        await it.finish()
        assert desk.look(desk.summaries()[0].id).time == ""


async def test_an_empty_inbox_says_where_to_put_the_file_and_enter_looks_again(desk, run):
    (pack,) = desk.inbox()
    pack.unlink()
    async with run(desk) as it:
        await it.press("n")
        assert it.name == "ChooseFileDialog"
        seen = "".join(line.strip(" │") for line in it.lines)
        assert str(desk.root / "inbox") in seen
        await it.press("enter")
        assert "Framleis" in it.message
        put(desk, "sakspapir.txt", PACK)
        await it.press("enter")
        assert [line.strip() for line in it.options()] == ["sakspapir.txt"]
        await it.press("enter")
        assert it.name == "ImportScreen"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.txt", b""),
        ("bilete.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("prat.txt", "Dette er eit brev utan noko å handsame.\n".encode()),
    ],
)
async def test_a_wrong_file_gets_one_sentence_and_makes_nothing(desk, run, name, data):
    (pack,) = desk.inbox()
    pack.unlink()
    (desk.root / "inbox" / name).write_bytes(data)
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        assert it.name == "HomeScreen"
        assert it.message.startswith("‼ ")
        assert name in it.message
        assert desk.summaries() == ()


async def test_a_file_that_went_away_meanwhile_gets_a_sentence(desk, run):
    (pack,) = desk.inbox()
    async with run(desk) as it:
        await it.press("n")
        pack.unlink()
        await it.press("enter")
        assert it.name == "HomeScreen"
        assert it.message.startswith("‼ ")


async def test_a_file_that_changed_while_the_form_stood_open_is_not_taken_for_what_was_read(
    desk, run
):
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        put(desk, "2025-12-09 sakspapir.txt", PACK + "\nSak 4 Noko nytt\n")
        await it.finish()
        assert it.message.startswith("‼ ")
        assert desk.summaries() == ()


async def test_a_meeting_that_exists_is_not_written_over_and_a_second_one_needs_a_yes(
    desk, run, meeting_id
):
    before = desk.log(meeting_id)
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        await it.finish()
        assert it.name == "MenuDialog"
        await it.press("n")
        assert it.name == "ImportScreen"
        assert it.message.startswith("! ")
        assert desk.log(meeting_id) == before
        assert len(desk.summaries()) == 1
        await it.press("enter")
        await it.finish()
        await it.press("e")
        assert len(desk.summaries()) == 2
        assert desk.log(meeting_id) == before
        assert "Møtet er laga" in it.message


@pytest.mark.parametrize(
    "keys",
    [
        ["escape"],
        ["enter", "escape"],
        ["enter", "enter", "escape", "escape"],
        ["f10"],
        ["enter", "ctrl+q"],
    ],
)
async def test_leaving_at_any_step_makes_nothing(desk, run, keys):
    async with run(desk) as it:
        await it.press("n", *keys)
        assert it.name == "HomeScreen"
        assert "Ikkje noko møte er laga" in it.message
        assert desk.summaries() == ()


async def test_without_a_board_the_way_leads_to_making_one(empty_desk, run):
    put(empty_desk, "sakspapir.txt", PACK)
    async with run(empty_desk) as it:
        await it.press("n")
        assert it.name == "FormDialog"
        assert "Eit møte treng eit styre" in it.text
        await it.press("escape")
        assert it.name == "BoardScreen"


async def test_the_board_the_pack_names_is_proposed_and_its_first_letters_choose_another(desk, run):
    other = msgspec.structs.replace(BOARD, id="valnemnda", name="Valnemnda")
    desk.save_board(other)
    put(desk, "2025-12-09 sakspapir.txt", PACK.replace("Styret i Fjordhjelpa KO", "Valnemnda"))
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        assert it.value("board") in {"Valnemnda", "Styret i Fjordhjelpa KO"}
        await it.fill(board="val")
        await it.finish()
        assert desk.summaries()[0].board_id == "valnemnda"


async def test_a_file_s_name_is_text_and_cannot_act_on_the_terminal(desk, run):
    put(desk, "a [red]x \x1b[2J.txt", PACK)
    async with run(desk) as it:
        await it.press("n")
        assert "[red]x" in it.text
        assert "\x1b" not in it.text


async def test_what_the_reader_wonders_about_is_visited_before_the_facts_are_asked_for(desk, run):
    put(desk, "2025-12-09 sakspapir.txt", PACK.replace("Sak 3 Felles", "Sak 2 Felles"))
    async with run(desk) as it:
        await it.press("n", "enter")
        assert "å sjå på" in it.status
        assert it.lines[23].startswith("F1 Hjelp")


async def test_a_pack_that_names_another_board_is_told_of(desk, run):
    put(desk, "2025-12-09 sakspapir.txt", PACK.replace("Fjordhjelpa KO", "Elvelaget IKS"))
    async with run(desk) as it:
        await it.press("n", "enter", "enter")
        assert it.name == "FormDialog"
        assert "Sakspapiret nemner Styret i Elvelaget IKS" in it.text
        assert it.value("board") == "Styret i Fjordhjelpa KO"
