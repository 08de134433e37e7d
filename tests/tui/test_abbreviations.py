"""Styre: the board's own abbreviations, how it numbers, and what Ctrl+O then makes of them."""


async def test_an_abbreviation_is_made_changed_and_taken_away(desk, run):
    async with run(desk) as it:
        await it.press("s", "f")
        assert "vanlege: " in it.text
        await it.press("n")
        await it.fill(short="mn", text="Møtet vart heva på grunn av uvêr.")
        await it.finish()
        assert it.message == "Forkortingane er lagra."
        (board,) = desk.boards()
        assert board.abbreviations == {"mn": "Møtet vart heva på grunn av uvêr."}
        await it.press("f", "1")
        assert it.value("text") == "Møtet vart heva på grunn av uvêr."
        await it.fill(short="mu")
        await it.finish()
        (board,) = desk.boards()
        assert list(board.abbreviations) == ["mu"]
        await it.press("f", "1")
        await it.fill(text="")
        await it.finish()
        (board,) = desk.boards()
        assert board.abbreviations == {}


async def test_an_abbreviation_is_one_word_and_esc_changes_nothing(desk, run):
    async with run(desk) as it:
        await it.press("s", "f", "n")
        await it.fill(short="to ord", text="Noko.")
        await it.finish()
        assert "eitt ord" in it.message
        await it.press("escape", "f", "escape")
        (board,) = desk.boards()
        assert board.abbreviations == {}


async def test_a_board_says_how_it_numbers_and_what_stands_before_the_number(desk, run):
    async with run(desk) as it:
        await it.press("s", "f2")
        assert it.value("numbering") == "møtet"
        await it.fill(numbering="året", prefix="PS")
        await it.finish()
        (board,) = desk.boards()
        assert (board.numbering, board.prefix) == ("year", "PS")
        await it.press("f2")
        assert (it.value("numbering"), it.value("prefix")) == ("året", "PS")
        await it.fill(numbering="veka")
        await it.finish()
        assert it.name == "FormDialog"
