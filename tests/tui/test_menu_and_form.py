"""The lettered menu and the form: every key, and Esc without trace."""

import pytest
from textual.widgets import Input, OptionList

from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from tests.tui.room import sitting


async def asked(it, dialog):
    """Show a dialog; a list that gets its answer."""
    answers: list[object] = []
    it.app.push_screen(dialog, answers.append)
    await it.pilot.pause()
    return answers


def few():
    return MenuDialog("Kva?", [Choice("ein", "e", "Ein"), Choice("to", "t", "To", "det er stengt")])


def many():
    return MenuDialog("Kva?", [Choice(str(n), chr(97 + n), f"Nummer {n}") for n in range(20)])


async def test_a_letter_chooses_its_line(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, few())
        await it.press("x")
        assert it.name == "MenuDialog"
        await it.press("e")
        assert answers == ["ein"]


async def test_the_arrows_and_enter_choose_too(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, many())
        await it.press("down", "down", "enter")
        assert answers == ["2"]


async def test_a_line_that_cannot_be_chosen_says_why(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, few())
        assert "det er stengt" in it.text
        await it.press("t")
        assert it.message == "! det er stengt"
        await it.press("down", "enter")
        assert it.name == "MenuDialog"
        assert answers == []


async def test_left_and_right_go_to_the_other_column(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, many())
        assert len(it.screen.query(OptionList)) == 2
        await it.press("down", "right", "enter")
        assert answers == ["11"]
        answers = await asked(it, many())
        await it.press("right", "down", "left", "enter")
        assert answers == ["1"]
        answers = await asked(it, few())
        await it.press("right", "left", "enter")
        assert answers == ["ein"]


async def test_what_does_not_fit_in_two_columns_stands_in_three(empty_desk, run):
    async with run(empty_desk) as it:
        lines = [Choice(str(n), chr(97 + n) if n < 26 else "", f"Nummer {n}") for n in range(41)]
        answers = await asked(it, MenuDialog("Kva?", lines))
        assert len(it.screen.query(OptionList)) == 3
        assert all(f"Nummer {n}" in it.text for n in range(41))
        await it.press("left", "enter")
        assert answers == ["28"]


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_a_menu_is_left_without_an_answer(empty_desk, run, key):
    async with run(empty_desk) as it:
        answers = await asked(it, few())
        await it.press(key)
        assert it.name == "HomeScreen"
        assert answers == [None]


def form():
    return FormDialog(
        "Skjema",
        [
            Ask("name", "Namn", required=True),
            Ask("colour", "Farge", "raud", ("raud", "blå"), check=lambda t: "" if "å" in t else "Nei"),
            Ask("more", "Meir", hint="kva som helst"),
        ],
        intro="Fyll ut.",
    )  # fmt: skip


async def test_enter_goes_on_and_at_the_end_says_yes(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, form())
        assert "Fyll ut." in it.text
        await it.press(*"Bil", "enter", *"blå", "enter", "space", "x", "space", "enter")
        assert answers == [{"name": "Bil", "colour": "blå", "more": "x"}]


async def test_a_required_field_must_be_filled_and_a_wrong_one_be_put_right(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, form())
        await it.press("enter")
        assert it.message == "! Skriv inn noko her: Namn"
        await it.press("space", "enter")
        assert "Skriv inn" in it.message
        await it.press("x", "enter", "enter")
        assert it.message == "! Nei"
        assert answers == []
        await it.press("tab", "enter")
        assert it.message == "! Nei"
        assert it.screen.focused.id == "f-colour"


async def test_tab_goes_between_the_fields_and_shows_what_may_stand_there(empty_desk, run):
    async with run(empty_desk) as it:
        await asked(it, form())
        await it.press("tab")
        assert "raud · blå" in it.text
        await it.press("tab")
        assert "kva som helst" in it.text
        await it.press("shift+tab")
        assert it.screen.focused.id == "f-colour"


async def test_where_one_of_some_words_is_wanted_typing_replaces_it_and_right_completes(
    empty_desk, run
):
    async with run(empty_desk) as it:
        await asked(it, form())
        await it.press("tab", "b")
        assert it.screen.query_one("#f-colour", Input).value == "b"
        await it.pilot.pause(0.1)
        await it.press("right")
        assert it.screen.query_one("#f-colour", Input).value == "blå"


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_a_form_is_left_without_an_answer(empty_desk, run, key):
    async with run(empty_desk) as it:
        answers = await asked(it, form())
        await it.press("x", key)
        assert it.name == "HomeScreen"
        assert answers == [None]


async def test_f2_is_done_from_any_field_if_everything_is_right(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, form())
        await it.press("f2")
        assert it.message == "! Skriv inn noko her: Namn"
        await it.press(*"Bil", "tab", *"blå", "f2")
        assert answers == [{"name": "Bil", "colour": "blå", "more": ""}]


def times(**how):
    asks = [Ask("a", "Frå"), Ask("b", "Til")]
    return FormDialog("Tider", asks, **how)


async def test_a_form_shows_what_comes_of_the_answers_while_they_are_typed(empty_desk, run):
    async with run(empty_desk) as it:
        await asked(it, times(preview=lambda a: f"Frå {a['a']} til {a['b']}."))
        await it.fill(a="9.00", b="[b]10[/]")
        assert "Frå 9.00 til [b]10[/]." in it.text


async def test_a_form_that_is_answered_at_once_takes_enter_in_any_field(empty_desk, run):
    async with run(empty_desk) as it:
        answers = await asked(it, times(at_once=True))
        await it.press("9", "enter")
        assert answers == [{"a": "9", "b": ""}]


async def test_answers_that_do_not_go_together_are_refused_with_the_reason(empty_desk, run):
    async with run(empty_desk) as it:

        def wrong(answers):
            return "Slutt før start." if answers["b"] < answers["a"] else ""

        answers = await asked(it, times(wrong=wrong))
        await it.fill(a="9", b="8")
        await it.finish()
        assert it.message == "! Slutt før start."
        assert answers == []
        await it.fill(b="9")
        await it.finish()
        assert answers == [{"a": "9", "b": "9"}]


async def test_f1_helps_in_every_menu_and_form(tmp_path):
    async with sitting(tmp_path) as it:
        for letter, said in (
            ("u", "Tab og Shift+Tab går mellom dei"),
            ("k", "Ctrl+U tømer feltet"),
        ):
            await it.more(letter)
            await it.press("f1")
            assert said in " ".join(it.text.split())
            await it.press("escape", "escape")
            assert it.name == "MeetingScreen"
        await it.press("f8", "f1")
        assert it.name == "HelpDialog"
        await it.press("escape")
        assert it.name == "MenuDialog"


async def test_what_is_longer_than_the_window_is_read_on_with_the_arrows(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f1")
        assert "Gå gjennom sakene" in it.text
        await it.press("end")
        assert "Gå gjennom sakene" not in it.text
