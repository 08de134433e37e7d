"""The line to the terminal: keys in whatever bytes they come, signs that can be shown, and its end.

Textual's own driver ends the program at the first letter of a terminal that does not send UTF-8, and
waits for ever where a terminal neither takes what is written nor goes away.
"""

from __future__ import annotations

import codecs
import os
import select
import signal
from time import monotonic
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from sognko_tui import first
from sognko_tui.tui import light
from sognko_tui.tui.inside import free_the_writer, key_parser, stalled
from sognko_tui.tui.least import plain

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

TICK = 0.1
"""Seconds after which an Esc that nothing followed is the key Esc."""

SPLIT = 0.3
"""Seconds in which the rest of a character must come; what stays alone is of another encoding."""

PLAIN = str.maketrans(
    {
        **dict.fromkeys("─━═╌╍┄┅┈┉▔▁▂▃▀▄", "-"),
        **dict.fromkeys("│┃║╎╏┆┇┊┋▏▎▍▌▐▕", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋", "+"),
        **dict.fromkeys("█▉▊▋▇▆▅", "#"),
        **dict.fromkeys("►▶▸→", ">"),
        **dict.fromkeys("◄◀◂←", "<"),
        **dict.fromkeys("√✓●◉•⭘", "*"),
        **dict.fromkeys("○◯", "o"),
        **dict.fromkeys("↕↑▲", "^"),
        **dict.fromkeys("↓▼", "v"),
        "‼": "!",
        "…": "~",
        "–": "-",
        "—": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
    }
)
"""One sign for one, so that what is shown keeps its place."""


class Undecodable(Message):
    """The terminal sends something else than UTF-8; what came was read as Windows-1252."""


class Line(LinuxDriver):
    """The driver of the app in a real terminal."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        # Where what goes wrong is collected in a file, the screen must not go there too.
        self._file = open(  # noqa: SIM115  # it is open as long as the program runs
            1, "w", encoding="utf-8", errors="replace", newline="", closefd=False
        )
        self._plain = plain(os.environ.get("TERM", ""))
        self._light = light.Light() if light.wanted() else None
        self._gone = False
        self._ahead = b""

    def start_application_mode(self) -> None:
        """Take the terminal over, with what was typed before it was."""
        before, self._ahead = first.hand_over()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if before is not None:
            self.attrs_before = before
        if self._plain:
            # Its own cursor is the one that can be seen everywhere.
            self.write("\x1b[?25h")

    def write(self, data: str) -> None:
        """Send something to the terminal; to nobody where that is gone."""
        if self._gone:
            return
        if self._light is not None:
            data = self._light.lighter(data)
        if data:
            super().write(data.translate(PLAIN) if self._plain else data)

    def forget(self) -> None:
        """Take nothing on the screen for known: it has another size, or somebody else wrote on it."""
        if self._light is not None:
            self._light.forget()

    def close(self) -> None:
        """Let go of the terminal; of one that takes nothing without waiting for it."""
        if not self._gone:
            super().close()

    @property
    def stalled(self) -> bool:
        """Whether so much waits to be written that whoever writes more has to wait."""
        return stalled(self)

    def give_up(self) -> None:
        """Stop writing to a terminal that is gone or takes nothing: whoever waits for it goes on.

        Called from any thread but the one that waits.
        """
        self._gone = True
        free_the_writer(self)

    def run_input_thread(self) -> None:
        """Read keys until the app ends; what is not UTF-8 is read as what it will have been."""
        parse = key_parser()
        if parse is None:
            super().run_input_thread()
            return
        letters = Letters()
        self._hand_on(parse, letters.read(self._ahead))
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], TICK)[0]:
                data = self._received()
                if not data:
                    # Nobody is there any more; a signal may have told already, but not where a
                    # program between us and the terminal has died.
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                self._hand_on(parse, letters.read(data))
            else:
                self._hand_on(parse, letters.overdue())
            self._hand_on(parse, "")
            if letters.foreign:
                letters.foreign = False
                self.send_message(Undecodable())

    def _received(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hand_on(self, parse: Any, text: str) -> None:
        for event in parse(text):
            self.process_message(event)


class Letters:
    """Bytes from a terminal become text. `foreign` tells that some were not UTF-8."""

    def __init__(self) -> None:
        self.foreign = False
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._since = 0.0

    def read(self, data: bytes) -> str:
        """The text of these bytes; the beginning of a character waits for its rest."""
        text = ""
        while True:
            try:
                text += self._decoder.decode(data)
                break
            except UnicodeDecodeError as error:
                # The bytes kept from before are part of what the error speaks of.
                whole = error.object
                self._decoder.reset()
                text += whole[: error.start].decode("utf-8") + self._other(
                    whole[error.start : error.end]
                )
                data = whole[error.end :]
        self._since = monotonic()
        return text

    def overdue(self) -> str:
        """What waited too long for the rest of a character, read as something else than UTF-8."""
        kept = self._decoder.getstate()[0]
        if not kept or monotonic() - self._since < SPLIT:
            return ""
        self._decoder.reset()
        return self._other(kept)

    def _other(self, data: bytes) -> str:
        self.foreign = True
        return data.decode("cp1252", "replace")
