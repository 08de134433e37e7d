"""A terminal line for tests: what the program sends is kept byte for byte, and shown by pyte."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

PRIVATE = re.compile(rb"\x1b\[(?:[<=>][0-9;]*[a-zA-Z]|\?[0-9;]*m)")
"""What pyte takes for a text or fails on: the keyboard protocols of some terminals."""


class TerminalLine:
    """A program at the other end of a pty, killed at the end of `with`.

    Nobody reads what it sends but in `wait_for` and `read`: a line that is left alone stalls.
    """

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        *,
        width: int = 80,
        height: int = 24,
        env: Mapping[str, str] | None = None,
        stderr: Path | None = None,
        typed: bytes = b"",
    ) -> None:
        """`typed` has been typed before the program begins, `stderr` is the file it complains to."""
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)
        self._unshown = b""
        self.sent = b""
        self._status: int | None = None
        parts = [os.fspath(part) for part in command]
        surroundings = {"PATH": os.environ["PATH"], "TERM": "xterm-256color"} | dict(env or {})
        # The line has its size, and what was typed on it, before there is anybody at its other end.
        self.master, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.attributes = termios.tcgetattr(theirs)
        self.type(typed)
        self.pid = os.fork()
        if self.pid == 0:
            _become(theirs)
            if stderr is not None:
                os.dup2(os.open(stderr, os.O_WRONLY | os.O_CREAT, 0o600), 2)
            os.execvpe(parts[0], parts, surroundings)
        # Kept open, so that how the terminal was left can be looked at when the program has ended.
        self._theirs = theirs

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._theirs)
        if self.master >= 0:
            os.close(self.master)

    def type(self, data: bytes | str) -> None:
        """Send keys as bytes."""
        rest = data.encode() if isinstance(data, str) else data
        while rest:
            rest = rest[os.write(self.master, rest) :]

    def read(self, seconds: float = 0.0) -> bytes:
        """Take what has been sent; wait for it as long as this."""
        found = b""
        while select.select([self.master], [], [], 0 if found else seconds)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                break
            if not data:
                break
            found += data
        self.sent += found
        self._unshown += found
        return found

    @property
    def screen(self) -> pyte.Screen:
        """The screen with everything on it that was taken."""
        self._stream.feed(PRIVATE.sub(b"", self._unshown))
        self._unshown = b""
        return self._screen

    @property
    def text(self) -> str:
        """The screen as it stands."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 60) -> str:
        """Read until the screen holds a text or fulfils a condition. Raises `AssertionError`."""
        end = time.monotonic() + timeout
        while not (wanted in self.text if isinstance(wanted, str) else wanted(self.text)):
            assert time.monotonic() < end, f"{wanted!r} did not appear:\n{self.text}"
            self.read(0.05)
        return self.text

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size; what stood on it is where a real one would leave it."""
        self.read()
        self.screen.resize(height, width)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close our end: the line is gone."""
        os.close(self._theirs)
        self._theirs = os.open(os.devnull, os.O_RDONLY)
        os.close(self.master)
        self.master = -1

    def wait_end(self, timeout: float = 15, *, read: bool = True) -> int:
        """The exit status, 128 and the number for a signal. Raises `AssertionError`."""
        end = time.monotonic() + timeout
        while self._status is None:
            if read and self.master >= 0:
                self.read()
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self._status = 128 - code if code < 0 else code
                break
            assert time.monotonic() < end, f"did not end in {timeout:g} s:\n{self.text}"
            time.sleep(0.02)
        return self._status

    def attributes_now(self) -> "list[object]":
        """How the terminal is set."""
        return termios.tcgetattr(self._theirs)


def _become(fd: int) -> None:
    """Make a terminal the one of this process."""
    os.setsid()
    fcntl.ioctl(fd, termios.TIOCSCTTY, 0)
    for number in (0, 1, 2):
        os.dup2(fd, number)
