"""`sognko follow` in a terminal of its own, beside the one in which the meeting is written."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

import pyte
import pytest

from sognko_tui.office.desk import Desk
from tests.terminal import Terminal
from tests.test_two_sessions import MEETING, bare_session, command, session, take_over
from tests.tui.room import a_desk

pytestmark = pytest.mark.usefixtures("needs_tmux")

SECRET = "Жяю"
"""Letters that nothing else holds: one of them is enough to know that something was told."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)[0]


class Wall:
    """The second screen, with every byte that it sends."""

    def __init__(self, desk: Desk, *more: str, columns: int = 80, lines: int = 24) -> None:
        self._line, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(desk.root.parent),
            "TERM": "xterm-256color",
        }
        self.sent = b""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.program = subprocess.Popen(
            [*command(desk), "follow", *more],
            stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.kill()
        self.program.wait()
        os.close(self._line)

    def read(self, seconds: float) -> bytes:
        """Take what it sends for so long; what that was."""
        end, got = time.monotonic() + seconds, b""
        while (left := end - time.monotonic()) > 0:
            if select.select([self._line], [], [], left)[0]:
                try:
                    got += os.read(self._line, 65536)
                except OSError:
                    break
        self.sent += got
        self._stream.feed(got)
        return got

    @property
    def text(self) -> str:
        """What stands on it, wherever its lines are broken."""
        return " ".join(" ".join(self._screen.display).split())

    def wait_for(self, text: str, timeout: float = 60) -> None:
        end = time.monotonic() + timeout
        while text not in self.text:
            assert time.monotonic() < end, (text, self.text)
            self.read(0.05)

    def press(self, keys: bytes) -> None:
        os.write(self._line, keys)


def test_the_wall_follows_the_writer_through_a_meeting_and_says_when_he_goes(desk):
    with Wall(desk, "2025-12-09") as wall:
        wall.wait_for("Ventar på at møtet blir opna")
        with session(desk, "kari") as writer:
            wall.wait_for("1 Godkjenning av innkalling")
            writer.keys("F7")
            writer.wait_for("2 Ny nettstad")
            writer.type(" Snarast.")
            wall.wait_for("sommaren.{+ Snarast.+}")
            with session(desk, "per") as second:
                take_over(second)
                second.wait_for("√ lagra")
                # Whoever reads along may stand where the writer stood by now: from the first item on.
                second.keys("F3", "F3", "F7", "F7")
                second.wait_for("3 Felles opplæring")
                wall.wait_for("3 Felles opplæring")
                second.kill(signal.SIGKILL)
                second.wait_end()
            wall.wait_for("Ingen fører møtet no")
        wall.press(b"q")
        wall.read(2)
        assert wall.program.wait(10) == 0


def test_not_a_word_of_a_closed_item_is_among_the_bytes_that_the_wall_sends(desk):
    with Wall(desk) as wall, Wall(desk, "--closed") as own, session(desk, "kari") as writer:
        writer.keys("F6")
        writer.wait_for("Frammøte")
        writer.keys("a", "Enter")
        writer.wait_for("6/6 VEDTAKSFØR")
        writer.keys("F7")
        wall.wait_for("2 Ny nettstad")
        writer.keys("F8")
        writer.wait_for("Lukka dører")
        writer.keys("w")
        writer.wait_for("kva heimel")
        writer.keys("1")
        writer.wait_for("tittel")
        writer.keys("F2")
        wall.wait_for("Lukka sak")
        writer.wait_for("LUKKA")
        for word in (SECRET, SECRET + "x"):
            writer.type(" " + word)
            writer.wait_for(word)
            own.wait_for(word)
        wall.read(0.5)
        assert "2 Lukka sak" in wall.text
        # Adopted, gone from, come back to: whatever the writer does with it.
        writer.keys("F2")
        time.sleep(1)
        writer.keys("F3")
        own.wait_for(SECRET)
        writer.keys("F7", "F7")
        time.sleep(0.5)
        writer.keys("F3", "F3")
        wall.read(1)
        for letter in SECRET:
            assert letter.encode() in own.sent
            assert letter.encode() not in wall.sent
        assert "nettstad" not in wall.text
        assert SECRET in desk.look(MEETING).items[1].decision


def test_a_wall_that_waits_for_a_meeting_sends_nothing(desk):
    with Wall(desk) as wall:
        wall.wait_for("Ventar på at møtet blir opna")
        while wall.read(1):
            pass
        assert wall.read(3) == b""


def test_an_idle_wall_and_an_idle_reader_send_nothing(desk):
    with session(desk, "kari"), Wall(desk) as wall, bare_session(desk, "per") as (_reader, line):
        wall.wait_for("1 Godkjenning av innkalling")
        while wall.read(1):
            pass
        while select.select([line], [], [], 1)[0]:
            os.read(line, 65536)
        assert wall.read(3) == b""
        assert not select.select([line], [], [], 0)[0]


@pytest.mark.parametrize("key", [b"q", b"\x1b", b"\x1b[21~", b"\x11"])
def test_every_key_that_ends_it_gives_the_terminal_back(desk, key):
    with Wall(desk) as wall:
        wall.wait_for("Møtet er ikkje byrja")
        wall.press(key)
        wall.read(1)
        assert wall.program.wait(10) == 0
        wall.read(0.2)
        assert wall.sent.rindex(b"\x1b[?1049l") > wall.sent.rindex(b"\x1b[?1049h")


def test_a_meeting_that_is_not_there_is_told_of_in_a_line(desk):
    done = Terminal([*command(desk), "follow", "2031"])
    try:
        done.wait_for("Fann ikkje møtet «2031»")
        assert done.wait_end() == 2
    finally:
        done.close()


def test_without_a_terminal_it_says_that_it_needs_one(desk):
    done = subprocess.run(
        [*command(desk), "follow"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert "terminal" in done.stderr


def test_it_is_in_the_help():
    done = subprocess.run(
        [sys.executable, "-m", "sognko_tui", "follow", "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "--closed" in done.stdout
