"""The one table of commands: every action has its method, its key or letter, and its place in palette and help."""

from collections import Counter
from pathlib import Path

import pytest

from sognko_tui.tui.commands import COMMANDS, bindings, commands, key_label
from sognko_tui.tui.dialogs.help import INTRODUCTIONS
from sognko_tui.tui.screens.archive import ArchiveScreen
from sognko_tui.tui.screens.base import BaseScreen, CommandSearch
from sognko_tui.tui.screens.board import BoardScreen
from sognko_tui.tui.screens.decisions import DecisionsScreen
from sognko_tui.tui.screens.edited import EditedScreen
from sognko_tui.tui.screens.figures import FiguresScreen
from sognko_tui.tui.screens.follow import FollowScreen
from sognko_tui.tui.screens.followups import FollowUpsScreen
from sognko_tui.tui.screens.home import HomeScreen
from sognko_tui.tui.screens.importing import ImportScreen
from sognko_tui.tui.screens.meeting import MeetingScreen
from sognko_tui.tui.screens.protocol import ProtocolScreen
from sognko_tui.tui.screens.replay import ReplayScreen
from sognko_tui.tui.screens.review import ReviewScreen
from tests.tui.room import AGENDA, sitting

pytestmark = pytest.mark.drawn

SCREENS: dict[str, type[BaseScreen]] = {
    s.NAME: s
    for s in (
        HomeScreen,
        ImportScreen,
        MeetingScreen,
        ProtocolScreen,
        ReviewScreen,
        BoardScreen,
        FollowScreen,
        ReplayScreen,
        DecisionsScreen,
        FollowUpsScreen,
        FiguresScreen,
        ArchiveScreen,
        EditedScreen,
    )
}

by_screen = pytest.mark.parametrize("screen", sorted({c.screen for c in COMMANDS}))


def keys(screen: str) -> list[str]:
    return [key for c in commands(screen) for key in c.keys.split(",") if key]


@by_screen
def test_every_command_has_an_action_on_its_screen(screen):
    for command in commands(screen):
        action = getattr(SCREENS[screen], f"action_{command.action}", None)
        assert callable(action), command
        assert action.__doc__, command


@by_screen
def test_no_key_no_letter_no_name_and_no_action_stands_twice(screen):
    for found in (
        keys(screen),
        [c.letter for c in commands(screen) if c.letter],
        [c.name for c in commands(screen)],
        [c.action for c in commands(screen)],
    ):
        assert [x for x, n in Counter(found).items() if n > 1] == []


@by_screen
def test_every_command_has_a_key_or_a_letter(screen):
    for command in commands(screen):
        assert command.keys or command.letter, command
        assert len(command.letter) <= 1


@by_screen
def test_the_keys_of_the_table_are_the_bindings_of_the_screen(screen):
    bound = {b.key: b.action for b in bindings(screen)}
    # A letter is shown as a capital and is one with Caps Lock on.
    capitals = [key.upper() for key in keys(screen) if len(key) == 1 and key.isalpha()]
    assert sorted(bound) == sorted([*keys(screen), *capitals])
    declared = {b.key: b for b in SCREENS[screen].BINDINGS}  # type: ignore[union-attr]
    assert declared.keys() >= bound.keys()


@by_screen
def test_function_keys_go_before_what_a_text_field_makes_of_them(screen):
    for binding in bindings(screen):
        undo = binding.key in ("ctrl+z", "ctrl+y")
        named = binding.key.startswith(("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"))
        if named or binding.key.startswith("ctrl+"):
            assert binding.priority is not undo, binding.key


@by_screen
def test_f1_helps_and_f10_and_ctrl_q_lead_out_of_every_screen(screen):
    actions = {key: c.action for c in commands(screen) for key in c.keys.split(",")}
    assert actions["f1"] == "help"
    assert actions["f10"] == actions["ctrl+q"]
    assert actions["f10"] in ("close", "back")
    assert screen in INTRODUCTIONS


def test_the_keys_of_the_meeting_are_those_that_survive_a_terminal():
    allowed = {f"f{n}" for n in range(1, 11)} | {"f12"}
    allowed |= {f"ctrl+{letter}" for letter in "fnoqrstyz"}
    assert set(keys("meeting")) <= allowed


def test_a_key_is_named_as_it_stands_on_the_keyboard():
    labels = {c.action: key_label(c) for c in commands("meeting") if c.keys}
    assert labels["adopt"] == "F2"
    assert labels["fill_none"] == "Ctrl+N"
    assert labels["next"] == "F3/F7"
    own = {c.action: key_label(c, shared=False) for c in commands("meeting")}
    assert (own["previous"], own["next"]) == ("F3", "F7")


async def test_the_palette_has_every_command_with_its_key(tmp_path):
    async with sitting(tmp_path, opened=False) as it:
        for keys, screen in (((), "home"), (("enter",), "meeting"), (("f9",), "protocol")):
            await it.press(*keys)
            found = [name for name, _tip, _run in CommandSearch(it.screen)._all()]
            names = [f"{c.name}  {key_label(c, shared=False)}".rstrip() for c in commands(screen)]
            assert found == names


async def test_every_action_of_the_meeting_can_be_reached_three_ways(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f8")
        menu = it.text
        await it.press("escape")
        # There is nothing to take over for the one who writes: see test_two_sessions.
        told = {c.name for c in commands("meeting") if c.letter and c.action != "take_over"}
        for name in told:
            assert name[:30] in menu, name
        # What has no letter has a function key of its own, on the key line or told in the help.
        for command in commands("meeting"):
            assert command.letter or command.keys.startswith(("f", "ctrl+s")), command


@pytest.mark.parametrize("part", range(3))
async def test_every_letter_of_the_menu_does_something_and_nothing_crashes(tmp_path, part):
    letters = [c.letter for c in commands("meeting") if c.letter][part::3]
    await _each_does_something(tmp_path, [("f8", letter) for letter in letters])


@pytest.mark.parametrize("part", range(2))
async def test_every_key_of_the_meeting_does_something_and_nothing_crashes(tmp_path, part):
    keys = [key for c in commands("meeting") if c.keys for key in c.keys.split(",")][part::2]
    await _each_does_something(tmp_path, [(key,) for key in keys])


async def _each_does_something(folder: Path, ways: list[tuple[str, ...]]) -> None:
    """Each is tried in the same place: where Esc does not lead back to it, in a meeting made anew."""
    left, sittings = list(ways), 0
    while left:
        sittings += 1
        async with sitting(folder / str(sittings), AGENDA) as it:
            await it.press("f7")
            it.table.say("")
            before = (it.text, it.log, it.app.focused)
            while left:
                way = left.pop(0)
                await it.press(*way)
                assert (it.text, it.log) != before[:2], way
                if it.name != "MeetingScreen":
                    await it.press("escape")
                if it.name != "MeetingScreen":
                    break
                it.table.say("")
                if (it.text, it.log, it.app.focused) != before:
                    break


async def test_the_help_lists_every_command(tmp_path):
    from textual.widgets import Static

    from tests.tui.conftest import shown

    async with sitting(tmp_path) as it:
        await it.press("f1")
        lines = [shown(s) for s in it.screen.query(Static)]
        for command in commands("meeting"):
            assert any(command.name in line for line in lines), command
            if command.letter.isalpha():
                assert any(f"F8 {command.letter}" in line for line in lines), command


async def test_esc_and_a_digit_that_is_no_key_here_is_nothing(tmp_path):
    async with sitting(tmp_path, opened=False) as it:
        before = it.text
        await it.press("escape", "4", "alt+4")
        assert it.text == before
        assert it.name == "HomeScreen"
