"""A file on its way in: how far it has been read, and a key that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office import printable
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.working import Working, WorkingDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

    from sognko_tui.office.reviewing import Reading
    from sognko_tui.tui.app import SognkoApp

AT_ONCE = 200_000
"""Bytes of a text that are read before the next key could come."""


class ReadingDialog(WorkingDialog):
    """How far the reading has come."""

    HELP = N_("Fila blir lesen. Esc stoppar, og ingenting er gjort.")

    def __init__(self, file: Path, stop: Callable[[], None]) -> None:
        several = file.is_dir() or file.suffix.lower() == ".zip"
        told = _("fil {done} av {of}") if several else _("side {done} av {of}")
        super().__init__(_("Les {file}").format(file=printable.line(file.name)), told, stop)


class FileReading:
    """Reads one pack beside the screen and gives what it holds, or the trouble, to `done`."""

    def __init__(
        self, screen: Screen[None], file: Path, done: Callable[[Reading | Trouble], None]
    ) -> None:
        self._screen = screen
        self._file = file
        self._done = done
        self._working = Working(
            screen,
            self._read,
            done,
            lambda stop: ReadingDialog(file, stop),
            Trouble("broken", {"name": file.name}),
        )

    def start(self) -> None:
        """Begin; a short text is there at once."""
        if _is_short_text(self._file):
            self._done(self._working.at_once())
        else:
            self._working.start()

    def _read(self, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> Reading:
        app: SognkoApp = self._screen.app  # type: ignore[assignment]
        return app.desk.read_pack(self._file, progress=progress, stopped=stopped)


def _is_short_text(file: Path) -> bool:
    """Whether it is read before anybody waits: a short file that no other program has packed."""
    if file.is_dir():
        return False
    try:
        with file.open("rb") as opened:
            head = opened.read(8)
            return file.stat().st_size <= AT_ONCE and not head.startswith((b"PK", b"%PDF"))
    except OSError:
        return True
