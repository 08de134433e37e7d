"""Two secretaries on one meeting, each in a terminal: reading along, and taking over from whoever hangs."""

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from sognko_tui.archive.store.holder import Holder
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.desk import Desk
from tests.terminal import Terminal
from tests.tui.room import a_desk

pytestmark = pytest.mark.usefixtures("needs_tmux")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)[0]


MEETING = "2025-12-09-styret-i-fjordlaget-ko"


def command(desk: Desk) -> list[str]:
    return [sys.executable, "-m", "sognko_tui", "--minutes", str(desk.root)]


@contextmanager
def session(desk: Desk, user: str, **env: str) -> Iterator[Terminal]:
    """Somebody with the meeting open."""
    with Terminal(command(desk), env={"SOGNKO_USER": user, **env}) as terminal:
        terminal.wait_for("Styret i Fjordlaget KO")
        terminal.keys("Enter")
        terminal.wait_for("REFERAT")
        yield terminal


def take_over(terminal: Terminal) -> None:
    terminal.keys("F8")
    terminal.wait_for("Ta over møtet")
    terminal.keys("+")
    terminal.wait_for("Ja, ta over")
    terminal.keys("Enter")


def writer(desk: Desk) -> str:
    """Who has the lock."""
    holder = desk._archive.meetings.holder(MEETING)
    return holder.user if holder is not None else ""


def minutes(desk: Desk) -> str:
    return desk.look(MEETING).items[0].minutes


def wait_until(true: Callable[[], bool], timeout: float = 60) -> None:
    end = time.monotonic() + timeout
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_second_session_is_told_who_where_and_since_when_and_reads_along(desk):
    with session(desk, "kari", SSH_CONNECTION="192.0.2.7 50000 192.0.2.1 22") as first:
        first.type("Leiaren opna møtet.")
        with session(desk, "per") as second:
            told = " ".join(second.wait_for("BERRE LESING").split())
            holder = desk._archive.meetings.holder(MEETING)
            assert isinstance(holder, Holder)
            assert holder.since is not None
            assert f"kari ({holder.tty.removeprefix('/dev/')} på {holder.host}, " in told
            assert "frå 192.0.2.7)" in told
            assert f"sidan kl. {holder.since:%H:%M}" in told
            second.wait_for("Leiaren opna møtet.")
            first.type(" Alle helsa.")
            second.wait_for("Alle helsa.")
            second.keys("F7")
            second.wait_for("2 Ny nettstad")
            first.type(" Kaffi.")
            first.wait_for("Kaffi.")
            assert "Kaffi." not in second.wait_still()
            second.type("x")
            second.wait_for("berre for lesing")
            assert desk.look(MEETING).items[1].decision.endswith("sommaren.")


def test_whoever_is_asked_lets_go_reads_along_and_can_take_the_meeting_back(desk):
    with session(desk, "kari") as first, session(desk, "per") as second:
        first.type("Ordet er fritt.")
        second.wait_for("Ordet er fritt.")
        take_over(second)
        second.wait_for("√ lagra")
        assert "per" in first.wait_for("tok over møtet kl.")
        assert "BERRE LESING" in first.screen()
        assert writer(desk) == "per"
        second.type(" Per skreiv.")
        first.wait_for("Ordet er fritt. Per skreiv.")
        take_over(first)
        first.wait_for("√ lagra")
        second.wait_for("tok over møtet kl.")
        first.type(" Kari òg.")
        second.wait_for("Per skreiv. Kari òg.")
        assert writer(desk) == "kari"
        assert {x.by for x in desk.log(MEETING)} == {"skrivar", "kari", "per"}
        assert not (desk.root / MEETING / "meeting.request").exists()


@contextmanager
def bare_session(desk: Desk, user: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The same on a terminal of which nobody reads more than the test does.

    (tmux lets a program go on at once that was stopped, and reads whatever is written.)
    """
    ours, theirs = pty.openpty()
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(desk.root.parent),
        "TERM": "xterm-256color",
        "SOGNKO_USER": user,
    }
    program = subprocess.Popen(
        command(desk), stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
    )
    os.close(theirs)
    try:
        read_until(ours, b"F10")
        os.write(ours, b"\r")
        read_until(ours, b"REFERAT")
        yield program, ours
    finally:
        program.kill()
        program.wait()
        os.close(ours)


def read_until(fd: int, wanted: bytes) -> None:
    seen = b""
    while wanted not in seen:
        seen += os.read(fd, 65536)


def test_a_session_that_was_stopped_does_not_keep_the_meeting(desk):
    with bare_session(desk, "kari") as (first, line), session(desk, "per") as second:
        os.write(line, "Dette står på disken.".encode())
        second.wait_for("Dette står på disken.")
        first.send_signal(signal.SIGSTOP)
        take_over(second)
        second.wait_for("får beskjed om å avslutte")
        assert writer(desk) == "kari"
        second.wait_for("blir stoppa")
        second.wait_for("√ lagra")
        assert first.wait(10) == -signal.SIGKILL
        second.type(" Og dette.")
        second.wait_for("Og dette.")
        assert minutes(desk) == "Dette står på disken. Og dette."
        assert writer(desk) == "per"


def test_a_session_whose_terminal_takes_nothing_does_not_keep_the_meeting(desk):
    """As over SSH when the line is dead and nobody has noticed yet: it hears the signal, no more."""
    with bare_session(desk, "kari") as (first, line), session(desk, "per") as second:
        os.write(line, "Før lina døydde.".encode())
        second.wait_for("Før lina døydde.")
        press_until_it_stands_still(desk, line)
        take_over(second)
        second.wait_for("√ lagra")
        assert first.wait(10) == 128 + signal.SIGTERM
        second.type(" Etterpå.")
        second.wait_for("Etterpå.")
        assert minutes(desk) == "Før lina døydde. Etterpå."


def press_until_it_stands_still(desk: Desk, line: int) -> None:
    """Go to the next item and back, painted for nobody, until no more of it comes to the journal."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        before = len(desk.log(MEETING))
        os.write(line, b"\x1b[18~\x1bOR")
        for _ in range(40):
            time.sleep(0.05)
            if len(desk.log(MEETING)) > before:
                break
        else:
            return
    raise AssertionError("the program went on without anybody to read its screen")


def test_of_two_who_take_over_at_once_one_gets_it_and_the_other_is_told_who(desk):
    with session(desk, "kari") as first, session(desk, "per") as one, session(desk, "ola") as two:
        first.type("Ordet er fritt.")
        for terminal in (one, two):
            terminal.wait_for("Ordet er fritt.")
            terminal.keys("F8")
            terminal.wait_for("Ta over møtet")
            terminal.keys("+")
            terminal.wait_for("Ja, ta over")
        both = [threading.Thread(target=t.keys, args=("Enter",)) for t in (one, two)]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
        wait_until(lambda: writer(desk) in ("per", "ola"))
        won, lost = (one, two) if writer(desk) == "per" else (two, one)
        won.wait_for("√ lagra")
        assert writer(desk) in lost.wait_for("var snarare")
        assert "BERRE LESING" in lost.screen()
        first.wait_for("tok over møtet kl.")
        won.type(" Vidare.")
        for reader in (lost, first):
            reader.wait_for("Ordet er fritt. Vidare.")


def test_who_leaves_while_asked_leaves_the_meeting_to_the_one_who_asked(desk):
    with bare_session(desk, "kari") as (first, line), session(desk, "per") as second:
        os.write(line, b"Sist ord.")
        second.wait_for("Sist ord.")
        first.send_signal(signal.SIGSTOP)
        take_over(second)
        second.wait_for("Ber kari")
        first.kill()
        second.wait_for("√ lagra")
        assert minutes(desk) == "Sist ord."
        assert not (desk.root / MEETING / "meeting.request").exists()


def test_a_request_of_somebody_who_died_meanwhile_is_not_heard(desk):
    with bare_session(desk, "kari") as (first, line):
        os.write(line, b"Ordet er fritt.")
        wait_until(lambda: minutes(desk) == "Ordet er fritt.")
        first.send_signal(signal.SIGSTOP)
        request = desk.root / MEETING / "meeting.request"
        with session(desk, "per") as second:
            second.wait_for("Ordet er fritt.")
            take_over(second)
            second.wait_for("Ber kari")
            assert request.exists()
            second.kill(signal.SIGKILL)
            second.wait_end()
        first.send_signal(signal.SIGCONT)
        wait_until(lambda: not request.exists())
        os.write(line, b" Framleis.")
        wait_until(lambda: minutes(desk) == "Ordet er fritt. Framleis.")
        assert writer(desk) == "kari"


def test_while_the_meeting_goes_back_and_forth_every_word_is_kept_and_there_is_one_writer(desk):
    with session(desk, "kari") as first, session(desk, "per") as second:
        said = ""
        turns = [first, second] * 2
        for number, (here, there) in enumerate(pairwise(turns)):
            word = f"Ord{number} "
            here.type(word)
            said += word
            there.wait_for(said.strip())
            take_over(there)
            there.wait_for("√ lagra")
            here.wait_for("BERRE LESING")
        turns[-1].type("Slutt")
        wait_until(lambda: minutes(desk) == said + "Slutt")
        meeting: Meeting = desk.look(MEETING)
        assert not meeting.problems
        numbers = [x.seq for x in desk.log(MEETING)]
        assert numbers == sorted(set(numbers))
