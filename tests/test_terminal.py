"""The terminal that other tests use does itself what it promises."""

import signal
import time

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.usefixtures("needs_tmux")


@pytest.fixture
def cat():
    with Terminal(["cat"]) as terminal:
        yield terminal


def test_what_is_typed_appears_also_beyond_ascii(cat):
    cat.type("Sogn og «Fjordane» æøå; -x √;")
    cat.keys("Enter")
    # once as an echo, once from cat
    screen = cat.wait_for(lambda screen: screen.count("æøå; -x √;") == 2)
    assert screen.splitlines()[0] == "Sogn og «Fjordane» æøå; -x √;"
    assert cat.cursor() == (0, 2)


def test_the_screen_has_the_size_that_was_asked_for():
    with Terminal(["sh", "-c", "stty size; exec cat"], width=80, height=24) as terminal:
        terminal.wait_for("24 80")
        terminal.resize(160, 50)
        assert len(terminal.screen().split("\n")) == 51


def test_the_program_runs_in_its_folder_and_with_its_surroundings(tmp_path):
    script = 'pwd; echo "$TERM/$BOARD"; exec cat'
    with Terminal(["sh", "-c", script], env={"BOARD": "styret i Sogn"}, cwd=tmp_path) as terminal:
        screen = terminal.wait_for("tmux-256color/styret i Sogn")
        assert str(tmp_path) in screen.replace("\n", "")


def test_an_exit_status_and_a_signal_can_be_told(cat):
    assert cat.status() is None
    cat.kill(signal.SIGTERM)
    assert cat.wait_end() == 128 + signal.SIGTERM
    with Terminal(["sh", "-c", "exit 3"]) as terminal:
        assert terminal.wait_end() == 3


def test_what_does_not_appear_is_reported_with_the_screen(cat):
    cat.type("noko anna")
    cat.wait_still()
    with pytest.raises(AssertionError, match=r"(?s)'vedtak' did not appear in 0.1 s.*noko anna"):
        cat.wait_for("vedtak", timeout=0.1)


def test_a_program_that_ended_is_not_waited_for():
    with Terminal(["sh", "-c", "echo ferdig; read line; exit 1"]) as terminal:
        terminal.wait_for("ferdig")
        terminal.keys("Enter")
        with pytest.raises(AssertionError, match="had ended with 1"):
            terminal.wait_for("vedtak", timeout=60)
        assert terminal.screen() == "ferdig\n" + 23 * "\n"


def test_colours_are_seen_only_where_they_are_asked_for():
    with Terminal(["sh", "-c", "printf '\\033[31mraud\\033[m'; exec cat"]) as terminal:
        assert "\x1b" not in terminal.wait_for("raud")
        assert "\x1b[31m" in terminal.ansi()


def test_a_dropped_line_ends_the_program(tmp_path):
    script = (
        f"trap 'echo hup > {tmp_path}/seen; exit' HUP; echo ready; while :; do sleep 0.05; done"
    )
    with Terminal(["sh", "-c", script]) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        for _ in range(200):
            if (tmp_path / "seen").exists():
                break
            time.sleep(0.02)
        assert (tmp_path / "seen").read_text() == "hup\n"
