"""What is done before anything else is loaded: the terminal takes keys, and shows whose they are.

Loading Textual takes longer than it takes to press a key. Until then the terminal is one that edits
lines: it would show what is typed in the midst of the screen to come, and hand on Enter as Ctrl+J.
So it is put in order first, with nothing loaded but what that needs.
"""

from __future__ import annotations

import os
import select
import termios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LINE = b"Sognko ...\r"
"""What stands there while the rest is loaded. Plain characters: nothing is known of the terminal yet."""

ERASE = b"\r\x1b[K"

OPTIONS = ("--minutes", "--lang")
"""Options with a value that may stand before anything, or before nothing, when the app is opened."""

_IFLAG, _LFLAG, _CC = 0, 3, 6
_before: list[Any] | None = None
_shown = False
_ahead = b""


def begin(arguments: list[str]) -> bool:
    """Make the terminal ready, where these arguments open the app and there is one; whether it is."""
    global _before, _shown, _ahead
    if _before is not None or not opens_the_app(arguments) or not _is_terminal():
        return False
    try:
        _before = termios.tcgetattr(0)
        termios.tcsetattr(0, termios.TCSANOW, as_keys(_before))
        # What was typed until now came through a terminal that made every Enter a line feed.
        _ahead = _pending().replace(b"\n", b"\r")
        os.write(1, LINE)
        _shown = True
    except (termios.error, OSError):
        # A terminal that cannot be put in order is Textual's to try, and to say so.
        return False
    return True


def opens_the_app(arguments: list[str]) -> bool:
    """Whether this is the command line of the app: no command, or `demo`."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        name, _equals, value = word.partition("=")
        if name in OPTIONS and not value:
            del rest[:1]
        elif name not in OPTIONS and word not in ("demo", "--restricted"):
            return False
    return True


def as_keys(attributes: list[Any]) -> list[Any]:
    """The terminal's attributes as Textual will set them: each key as it is, and none shown."""
    keys = list(attributes)
    iflag, lflag, cc = keys[_IFLAG], keys[_LFLAG], list(keys[_CC])
    keys[_IFLAG] = iflag & ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    )
    keys[_LFLAG] = lflag & ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    cc[termios.VMIN] = 1
    keys[_CC] = cc
    return keys


def hand_over() -> tuple[list[Any] | None, bytes]:
    """How the terminal was before, and what was typed while it was so; the line goes.

    Called when the screen is about to be taken over. Twice gives nothing the second time.
    """
    global _ahead
    _erase()
    ahead, _ahead = _ahead, b""
    return _before, ahead


def undo() -> None:
    """Leave the terminal as it was. Doing it twice is harmless."""
    global _before
    _erase()
    if _before is not None:
        try:  # noqa: SIM105  # contextlib is not loaded here
            termios.tcsetattr(0, termios.TCSANOW, _before)
        except termios.error:
            pass
        _before = None


def _erase() -> None:
    global _shown
    if _shown:
        _shown = False
        try:  # noqa: SIM105
            os.write(1, ERASE)
        except OSError:
            pass


def _is_terminal() -> bool:
    return os.isatty(0) and os.isatty(1) and os.environ.get("TERM", "dumb") != "dumb"


def _pending() -> bytes:
    """What lies ready to be read, without waiting for more."""
    found = b""
    while select.select([0], [], [], 0)[0]:
        data = os.read(0, 4096)
        if not data:
            break
        found += data
    return found
