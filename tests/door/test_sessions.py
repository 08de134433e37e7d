"""Sessions at the server: each person's own, there again after the line has dropped."""

import os
import signal
import stat
import subprocess
import time

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import TextEdited
from tests.door.conftest import LUSTER, VIK


def written_by(house, meeting: str) -> dict[str, str]:
    """What was typed in the meeting, by whom: put together as it came."""
    texts: dict[str, str] = {}
    for entry in Archive.open(house.archive).meetings.read(meeting).entries:
        if isinstance(entry.event, TextEdited):
            texts[entry.by] = texts.get(entry.by, "") + entry.event.inserted
    return texts


def opened(terminal) -> None:
    """Open the meeting that is marked."""
    terminal.wait_for("Styret i")
    terminal.keys("Enter")
    terminal.wait_for("F2 Vedta")


def typed(terminal, words: str) -> None:
    """Type words on a line of their own, so that they are shown in one piece."""
    terminal.keys("Enter")
    terminal.type(words)
    terminal.wait_for(words)


def test_two_at_once_are_each_called_by_their_name(at_rest):
    with at_rest.terminal("luster") as one, at_rest.terminal("vik") as other:
        opened(one)
        opened(other)
        typed(one, "Ord frå den eine")
        typed(other, "Ord frå den andre")
        assert len(at_rest.sockets()) == 2
        assert "open hos" not in at_rest.run("luster", "list")[1]
        held = at_rest.run("leiar", "list", "--json")[1]
        assert '"held_by": "Sekretæren i Luster"' in held
        assert '"held_by": "Sekretæren i Vik"' in held
        for terminal in (one, other):
            terminal.keys("F10")
            terminal.wait_for("N Nytt møte")
            terminal.keys("F10")
            assert terminal.wait_end() == 0
    assert written_by(at_rest, LUSTER) == {"Sekretæren i Luster": "\nOrd frå den eine"}
    assert written_by(at_rest, VIK) == {"Sekretæren i Vik": "\nOrd frå den andre"}


def test_after_a_dropped_line_the_next_login_goes_on_in_the_midst_of_the_word(at_rest):
    with at_rest.terminal("luster") as terminal:
        opened(terminal)
        typed(terminal, "Halve orde")
        (program,) = at_rest.processes("sognko_tui")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_end() == 128 + signal.SIGKILL
    with at_rest.terminal("luster") as terminal:
        terminal.wait_for("Halve orde")
        terminal.type("t er her")
        terminal.wait_for("Halve ordet er her")
        assert at_rest.processes("sognko_tui") == [program]
        # Now the net goes at the server's end.
        at_rest.server.drop_all()
        assert terminal.wait_end() == 255
    with at_rest.terminal("luster", width=160, height=50) as terminal:
        terminal.wait_for("Halve ordet er her")
        assert at_rest.processes("sognko_tui") == [program]


def test_a_new_login_takes_the_session_from_a_line_that_hangs(at_rest):
    with at_rest.terminal("luster") as hanging:
        opened(hanging)
        typed(hanging, "Før nettet hang")
        # What is sent comes nowhere, nothing is answered, and the line is not closed.
        lines = at_rest.server.lines()
        for process in lines:
            os.kill(process, signal.SIGSTOP)
        with at_rest.terminal("luster") as terminal:
            terminal.wait_for("Før nettet hang")
            typed(terminal, "Etterpå")
            for process in lines:
                os.kill(process, signal.SIGCONT)
            assert hanging.wait_end() == 0
            assert "Etterpå" in terminal.screen()
            assert terminal.status() is None


def test_a_session_is_open_to_nobody_else(at_rest):
    with at_rest.terminal("luster") as terminal:
        terminal.wait_for("Styret i")
        (socket,) = at_rest.sockets()
        assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
        options = ["tmux", "-S", str(socket), "show-options", "-gv"]
        told = [
            subprocess.run([*options, name], capture_output=True, text=True).stdout.strip()
            for name in ("prefix", "prefix2", "mouse", "status", "update-environment")
        ]
        assert told == ["None", "None", "off", "off", ""]
        keys = subprocess.run(["tmux", "-S", str(socket), "list-keys"], capture_output=True)
        assert keys.stdout == b""


def test_a_key_that_is_given_other_boards_does_not_come_to_the_old_session(at_rest):
    kept = at_rest.server.authorized.read_text(encoding="utf-8")
    with at_rest.terminal("luster") as terminal:
        terminal.wait_for("Styret i Luster KO")
    try:
        changed = kept.replace(
            "SOGNKO_BOARDS=styret-i-luster-ko,kontrollutvalet", "SOGNKO_BOARDS=kontrollutvalet"
        )
        assert changed != kept
        at_rest.server.authorized.write_text(changed, encoding="utf-8")
        with at_rest.terminal("luster") as terminal:
            assert "Luster KO" not in terminal.wait_for("Arkivet er tomt")
    finally:
        at_rest.server.authorized.write_text(kept, encoding="utf-8")


def test_what_keeps_the_app_from_opening_is_said_before_there_is_a_session(at_rest):
    with at_rest.terminal("luster", width=40, height=10) as terminal:
        assert terminal.wait_end() == 2
        assert "60" in terminal.screen()
    status, _, said = at_rest.run("luster")
    assert status == 2
    assert "terminal" in said
    assert not at_rest.sockets()


def test_a_terminal_the_server_does_not_know_is_shown_the_app(at_rest):
    with at_rest.terminal("luster", term="heilt-ny-256color") as terminal:
        terminal.wait_for("Styret i Luster KO")


def test_on_a_console_with_few_signs_the_session_draws_plain_lines(at_rest):
    # The terminal of the test is told nothing of this, and shows what comes.
    with at_rest.terminal("luster", term="linux") as terminal:
        opened(terminal)
        shown = terminal.wait_still()
        assert "| 1 Opning" in shown
        assert not set(shown) & set("─│┌►√")


def test_a_session_ends_with_the_app_and_leaves_nothing_running(at_rest):
    with at_rest.terminal("luster") as terminal:
        terminal.wait_for("Styret i Luster KO")
        terminal.keys("F10")
        assert terminal.wait_end() == 0
    end = time.monotonic() + 10
    while at_rest.processes("sognko_tui"):
        assert time.monotonic() < end
        time.sleep(0.05)
