"""Ctrl+O: abbreviations become sentences, initials names."""

from msgspec.structs import replace

from sognko_tui.meeting.completion import completions, word_before
from tests.tui.room import AGENDA, BOARD, sitting

OWN = replace(BOARD, abbreviations={"mn": "Møtet vart heva på grunn av uvêr."})


def test_the_word_before_the_cursor_is_looked_at():
    assert word_before("Styret tv", 9) == "tv"
    assert word_before("Styret tv", 6) == "Styret"
    assert word_before("Styret ", 7) == ""
    assert word_before("", 0) == ""


def test_an_exact_abbreviation_stands_alone_and_a_beginning_gives_all_that_begin_so():
    sentences = {"t": "Ein.", "tv": "To.", "tvx": "Tre."}
    assert [c.text for c in completions("tv", sentences, ())] == ["To."]
    assert [c.text for c in completions("TVX", sentences, ())] == ["Tre."]
    assert [c.text for c in completions("fj", {}, BOARD.people)] == ["Representant for Fjaler"]
    assert [c.text for c in completions("fjal", {}, BOARD.people)] == ["Representant for Fjaler"]
    assert len(completions("repr", {}, BOARD.people)) == 6
    assert completions("xyz", sentences, BOARD.people) == ()


async def test_the_boards_own_abbreviation_becomes_its_sentence_in_one_step(tmp_path):
    async with sitting(tmp_path, AGENDA[3:], board=OWN) as it:
        await it.type("mn")
        await it.press("ctrl+o")
        assert it.item("i4").minutes == "Møtet vart heva på grunn av uvêr."
        await it.type(" Slutt.")
        await it.settle()
        assert it.item("i4").minutes == "Møtet vart heva på grunn av uvêr. Slutt."
        await it.press("ctrl+z", "ctrl+z")
        assert it.item("i4").minutes == "mn"


async def test_initials_become_a_name_in_the_middle_of_a_sentence(tmp_path):
    async with sitting(tmp_path, AGENDA[3:]) as it:
        await it.type("Ordet fekk so")
        await it.press("ctrl+o")
        assert it.item("i4").minutes == "Ordet fekk Representant for Solund"


async def test_of_several_one_is_chosen_and_esc_leaves_the_word(tmp_path):
    async with sitting(tmp_path, AGENDA[3:]) as it:
        await it.type("repr")
        await it.press("ctrl+o")
        assert it.name == "MenuDialog"
        await it.press("escape")
        assert it.item("i4").minutes == "repr"
        await it.press("ctrl+o", "2")
        assert it.item("i4").minutes == "Representant for Vik"


async def test_without_a_word_everything_can_be_chosen(tmp_path):
    async with sitting(tmp_path, AGENDA[3:]) as it:
        await it.type("ja ")
        await it.more(".")
        assert it.name == "MenuDialog"
        assert any("Styret ber administrasjonen om" in line for line in it.options())


async def test_a_word_that_begins_nothing_is_told(tmp_path):
    async with sitting(tmp_path, AGENDA[3:]) as it:
        await it.type("xyzzy")
        await it.press("ctrl+o")
        assert "Ingenting byrjar på «xyzzy»" in it.message
        assert it.item("i4").minutes == "xyzzy"
