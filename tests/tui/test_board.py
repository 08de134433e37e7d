"""Styre: the roster is edited in forms that check, saved at once, and nobody is removed by accident."""

import msgspec
import pytest

from .conftest import BOARD, LARGE, put


@pytest.fixture(params=[(80, 24), LARGE], ids=["80x24", "160x50"])
def size(request):
    return request.param


async def test_the_people_are_listed_with_initials_function_and_whom_they_are_deputy_for(
    desk, run, size
):
    async with run(desk, size) as it:
        await it.press("s")
        assert it.status.startswith("Styret i Fjordhjelpa KO │ 3 medlemer")
        lines = it.options()
        assert lines[0].split() == ["AB", "Ordførar", "Vik", "leiar", "Vik"]
        assert lines[3].split() == ["DF", "Varaordførar", "Li", "vara", "Li", "CE"]


async def test_a_new_person_is_placed_after_those_of_the_same_function_and_saved_at_once(
    desk, run, size
):
    async with run(desk, size) as it:
        await it.press("s", "n")
        await it.press(*"Eva Foss", "enter")
        assert it.value("initials") == "EF"
        await it.press("m", "enter")
        await it.fill(represents="Ås")
        await it.press("enter", "enter", "enter", "enter")
        assert it.name == "BoardScreen"
        assert "Eva Foss" in it.message
        assert [p.id for p in desk.board("fjordhjelpa").people] == [
            "vik", "aas", "li", "eva-foss", "vara",
        ]  # fmt: skip
        new = desk.board("fjordhjelpa").person("eva-foss")
        assert (new.function, new.represents, new.initials) == ("member", "Ås", "EF")


async def test_proposed_initials_are_unlike_those_taken(desk, run):
    async with run(desk) as it:
        await it.press("s", "n")
        await it.press(*"Anders Bu", "enter")
        assert it.value("initials") not in {"", "AB"}


async def test_initials_that_somebody_has_are_refused_with_the_name(desk, run):
    async with run(desk) as it:
        await it.press("s", "n")
        await it.fill(name="Eva Foss", initials="ab")
        await it.finish()
        assert it.name == "PersonDialog"
        assert "AB er alt teke av Ordførar Vik" in it.message


async def test_enter_edits_the_marked_person_and_keeps_the_place_on_the_roster(desk, run, size):
    async with run(desk, size) as it:
        await it.press("s", "down", "enter")
        assert it.value("name") == "Ordførar Ås"
        assert it.value("function") == "nestleiar"
        await it.fill(name="Rådmann Ås", function="ob")
        await it.finish()
        person = desk.board("fjordhjelpa").person("aas")
        assert (person.name, person.function, person.initials) == ("Rådmann Ås", "observer", "BD")
        assert desk.board("fjordhjelpa").people[1].id == "aas"
        assert "Rådmann Ås" in it.options()[1]


async def test_a_form_left_with_esc_changes_nothing_and_says_so(desk, run):
    async with run(desk) as it:
        await it.press("s", "enter")
        await it.fill(name="Nokon annan")
        await it.press("escape")
        assert it.name == "BoardScreen"
        assert desk.board("fjordhjelpa") == BOARD
        assert "Ikkje noko er endra" in it.message


async def test_a_function_that_is_no_function_is_answered_with_those_there_are(desk, run):
    async with run(desk) as it:
        await it.press("s", "enter")
        await it.fill(function="konge")
        await it.finish()
        assert it.name == "PersonDialog"
        assert "nestleiar" in it.message


async def test_deputy_for_takes_initials_and_refuses_unknown_ones(desk, run):
    async with run(desk) as it:
        await it.press("s", "end", "enter")
        assert it.value("deputy_for") == "CE"
        await it.fill(deputy_for="ab, ZZ")
        await it.finish()
        assert "ZZ" in it.message
        await it.fill(deputy_for="ab, ce", order="2")
        await it.finish()
        dag = desk.board("fjordhjelpa").person("vara")
        assert (dag.deputy_for, dag.order) == (("vik", "li"), 2)


async def test_delete_asks_first_and_no_is_the_answer_a_stray_enter_gives(desk, run):
    async with run(desk) as it:
        await it.press("s", "delete")
        assert it.name == "ConfirmDialog"
        assert "Ordførar Vik" in it.text
        await it.press("enter")
        assert desk.board("fjordhjelpa") == BOARD
        assert "framleis" in it.message


@pytest.mark.parametrize("key", ["j", "y", "J"])
async def test_a_person_is_removed_after_a_yes_and_is_nobody_s_member_any_more(desk, run, key):
    async with run(desk) as it:
        await it.press("s", "down", "down", "delete", key)
        board = desk.board("fjordhjelpa")
        assert board.person("li") is None
        assert board.person("vara").deputy_for == ()
        assert "Ordførar Li er teken ut" in it.message


@pytest.mark.parametrize("keys", [["n"], ["escape"], ["f10"]])
async def test_a_person_stays_when_the_question_is_not_answered_with_yes(desk, run, keys):
    async with run(desk) as it:
        await it.press("s", "delete", *keys)
        assert it.name == "BoardScreen"
        assert desk.board("fjordhjelpa") == BOARD


async def test_delete_and_enter_on_an_empty_roster_say_what_to_do(empty_desk, run):
    empty_desk.save_board(msgspec.structs.replace(BOARD, people=()))
    async with run(empty_desk) as it:
        await it.press("s", "delete")
        assert it.name == "BoardScreen"
        assert "N legg til" in it.message


@pytest.mark.parametrize("key", ["f2", "s"])
async def test_f2_changes_name_language_rules_and_place(desk, run, key):
    async with run(desk) as it:
        await it.press("s", key)
        await it.fill(name="Fjordhjelpa", language="b", rules="iks", place="Luster")
        await it.finish()
        board = desk.board("fjordhjelpa")
        assert (board.name, board.language, board.rules, board.place) == (
            "Fjordhjelpa", "nb", "iks", "Luster",
        )  # fmt: skip
        assert board.people == BOARD.people
        assert it.status.startswith("Fjordhjelpa │ 3 medlemer │ bokmål, iks")


async def test_f2_of_a_meeting_already_made_leaves_that_meeting_as_it_was(desk, run, meeting_id):
    async with run(desk) as it:
        await it.press("s", "f2")
        await it.fill(name="Eit anna namn")
        await it.finish()
    assert desk.look(meeting_id).board.name == BOARD.name


async def test_a_says_where_the_lawful_archive_is_and_what_becomes_of_the_copy(desk, run, size):
    async with run(desk, size) as it:
        await it.press("s", "a")
        await it.fill(copy="kan slettast", years="2")
        await it.press("f2")
        assert it.name == "FormDialog"  # a copy that is nowhere else stays
        await it.fill(system="Arkivkjernen")
        told = "Arkivsystem: Arkivkjernen. Kopien her kan slettast 2 år etter kvitteringa."
        assert told in it.reads(".form-preview")
        await it.press("f2")
        assert it.message == told
        assert "arkiv: Arkivkjernen" in it.status
        kept = desk.board("fjordhjelpa").retention
        assert (kept.system, kept.copy, kept.years) == ("Arkivkjernen", "remove", 2)
        await it.press("a")
        await it.fill(system="", copy="blir ståande")
        await it.press("f2")
        assert desk.board("fjordhjelpa").retention == BOARD.retention


@pytest.mark.parametrize("key", ["f8", "y"])
async def test_f8_makes_a_new_board_and_f7_goes_round_among_them(desk, run, key):
    async with run(desk) as it:
        await it.press("s", "f7")
        assert "ikkje fleire styre" in it.message
        await it.press(key)
        await it.fill(name="Valnemnda")
        await it.finish()
        assert [b.id for b in desk.boards()] == ["fjordhjelpa", "valnemnda"]
        assert it.status.startswith("Valnemnda │ 0 medlemer │ styre 2 av 2")
        await it.press("f7")
        assert it.status.startswith("Styret i Fjordhjelpa KO")
        await it.press("tab")
        assert it.status.startswith("Valnemnda")


async def test_right_in_the_field_of_the_rules_goes_to_the_next_set_and_typing_replaces_it(
    empty_desk, run
):
    async with run(empty_desk) as it:
        await it.press("s")
        it.screen.query_one("#f-rules").focus()
        await it.pilot.pause()
        await it.press("right")
        assert it.value("rules") == "kommunelova"
        await it.press(*"iks")
        assert it.value("rules") == "iks"


async def test_an_empty_archive_leads_straight_to_the_first_board(empty_desk, run, size):
    async with run(empty_desk, size) as it:
        await it.press("s")
        assert it.name == "FormDialog"
        assert "Nytt styre" in it.text
        await it.fill(name="Styret")
        await it.finish()
        assert it.name == "BoardScreen"
        assert "N legg til den første" in it.message
        assert empty_desk.board("styret").language == "nn"


async def test_an_empty_archive_can_be_left_without_making_a_board(empty_desk, run):
    async with run(empty_desk) as it:
        await it.press("s", "escape")
        assert it.name == "BoardScreen"
        for key in ("n", "delete", "enter", "i"):
            await it.press(key)
            assert it.name == "BoardScreen", key
        assert "F8" in it.message
        await it.press("escape")
        assert it.name == "HomeScreen"
        assert empty_desk.boards() == ()


async def test_two_chairs_or_none_are_saved_and_remarked_on(desk, run):
    async with run(desk) as it:
        await it.press("s", "down", "enter")
        await it.fill(function="leiar")
        await it.finish()
        assert "fleire leiarar: Ordførar Vik, Ordførar Ås" in it.message
        await it.press("enter")
        await it.fill(function="medlem")
        await it.finish()
        await it.press("home", "enter")
        await it.fill(function="medlem")
        await it.finish()
        assert "ingen leiar" in it.message
        assert all(p.function != "chair" for p in desk.board("fjordhjelpa").people)


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_the_keys_out_lead_back_to_heim(desk, run, key):
    async with run(desk) as it:
        await it.press("s", key)
        assert it.name == "HomeScreen"


async def test_f1_tells_the_keys_of_the_roster(desk, run):
    async with run(desk) as it:
        await it.press("s", "f1")
        assert it.name == "HelpDialog"
        assert "Ta bort personen" in it.text


async def test_a_digit_at_once_after_esc_is_the_function_key(desk, run):
    async with run(desk) as it:
        await it.press("s", "alt+2")
        assert it.name == "FormDialog"


async def test_a_roster_from_a_file_replaces_the_people_after_a_question(desk, run):
    put(
        desk,
        "folk.csv",
        "name,function,represents,deputy_for\nGro Hol,leiar,Vik,\nIvar Jo,medlem,,\n",
    )
    async with run(desk) as it:
        await it.press("s", "i")
        assert [line.strip() for line in it.options()] == ["folk.csv"]
        await it.press("enter")
        assert it.name == "ConfirmDialog"
        await it.press("n")
        assert desk.board("fjordhjelpa") == BOARD
        await it.press("i", "enter", "j")
        assert [p.name for p in desk.board("fjordhjelpa").people] == ["Gro Hol", "Ivar Jo"]
        assert "2 personar er henta" in it.message


async def test_a_file_that_is_no_roster_is_refused_in_one_sentence(desk, run):
    put(desk, "folk.csv", "dette,er,noko,anna\n1,2,3,4\n")
    async with run(desk) as it:
        await it.press("s", "i", "enter")
        assert it.name == "BoardScreen"
        assert it.message.startswith("‼ ")
        assert desk.board("fjordhjelpa") == BOARD


async def test_the_people_are_laid_in_a_file_in_the_inbox_and_can_be_fetched_again(desk, run):
    async with run(desk) as it:
        await it.press("s", "e")
        assert it.name == "MenuDialog"
        await it.press("x")
        assert "styret-i-fjordhjelpa-ko.xlsx" in it.message
        await it.press("e", "escape")
        assert "Inga fil" in it.message
        await it.press("i", "enter", "j")
        assert "4 personar er henta" in it.message
        assert desk.board("fjordhjelpa") == BOARD


async def test_names_are_shown_as_they_are_written_whatever_they_look_like(desk, run):
    people = tuple(
        msgspec.structs.replace(p, name="[red]Åse[/] \x1b[31m 議長" * 3) for p in BOARD.people
    )
    desk.save_board(msgspec.structs.replace(BOARD, people=people, name="[b]Styret[/b]"))
    async with run(desk) as it:
        await it.press("s")
        assert "[red]Åse[/]" in it.text
        assert it.status.startswith("[b]Styret[/b]")
        assert "\x1b" not in it.text
        assert "leiar" in it.text
        await it.press("delete")
        assert it.name == "ConfirmDialog"
        await it.press("j")
        assert len(desk.board("fjordhjelpa").people) == 3


async def test_a_disk_that_takes_nothing_is_told_and_the_form_s_answer_is_not_shown_as_saved(
    desk, run, monkeypatch
):
    from sognko_tui.office.trouble import Trouble

    def full(board):
        raise Trouble("disk", {"path": "boards.json", "reason": "No space left on device"})

    async with run(desk) as it:
        monkeypatch.setattr(desk, "save_board", full)
        await it.press("s", "enter")
        await it.fill(name="Nokon annan")
        await it.finish()
        assert it.message.startswith("‼ ")
        assert "Ordførar Vik" in it.options()[0]
