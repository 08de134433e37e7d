"""A file on its way in: how far it has been read, and a key that stops it."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from sognko_tui.office import printable
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from sognko_tui.office.reviewing import Reading
    from sognko_tui.tui.app import SognkoApp

SHOWN_AFTER = 0.5
"""Seconds before the dialog is seen: most files are read sooner."""

AT_ONCE = 200_000
"""Bytes of a text that are read before the next key could come."""

_BETWEEN = 0.25
"""Seconds between two drawings: the line may be slow."""

_BAR = 40


class ReadingDialog(Dialog[None]):
    """How far it has come. Esc stops.

    It is there from the beginning, so that no key acts on what stands below, and seen a little later.
    """

    HELP = N_("Fila blir lesen. Esc stoppar, og ingenting er gjort.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "cancel", show=False)]

    def __init__(self, file: Path, stop: Callable[[], None]) -> None:
        super().__init__(_("Les {file}").format(file=printable.line(file.name)), _("Esc: stopp"))
        self._several = file.is_dir() or file.suffix.lower() == ".zip"
        self.add_class("-unseen")
        self._stop = stop
        self._drawn = ""

    def parts(self) -> ComposeResult:
        """The bar."""
        yield Static(id="bar", classes="dialog-intro")

    def show(self, done: int, of: int) -> None:
        """So many pages of so many, or files where there are several."""
        self.remove_class("-unseen")
        if not of:
            return
        full = min(_BAR, _BAR * done // of)
        bar = "█" * full + "░" * (_BAR - full)
        told = _("fil {done} av {of}") if self._several else _("side {done} av {of}")
        told = told.format(done=min(done, of), of=of)
        if (text := f"{bar}  {told}") != self._drawn:
            self._drawn = text
            self.query_one("#bar", Static).update(Content(text))

    def action_cancel(self) -> None:
        """Stop; whoever reads closes this dialog when it has."""
        self._stop()
        self.say(_("Stoppar …"), "")


class FileReading:
    """Reads one pack beside the screen and gives what it holds, or the trouble, to `done`."""

    def __init__(
        self, screen: Screen[None], file: Path, done: Callable[[Reading | Trouble], None]
    ) -> None:
        self._screen = screen
        self._file = file
        self._done = done
        self._stopped = Event()
        self._dialog = ReadingDialog(file, self._stopped.set)
        self._pages = (0, 0)

    def start(self) -> None:
        """Begin; a short text is there at once."""
        if _is_short_text(self._file):
            self._done(self._read())
            return
        self._began = monotonic()
        self._screen.app.push_screen(self._dialog)
        self._worker = self._screen.run_worker(self._read, thread=True, exit_on_error=False)
        self._looking = self._screen.set_interval(_BETWEEN, self._look)

    def _look(self) -> None:
        """See how far it has come."""
        app = self._screen.app
        if self._dialog not in app.screen_stack:
            # Taken away with all else that stood over a meeting that somebody took over.
            self._looking.stop()
            self._stopped.set()
            return
        if self._worker.state in (WorkerState.PENDING, WorkerState.RUNNING):
            if monotonic() - self._began >= SHOWN_AFTER:
                self._dialog.show(*self._pages)
            return
        if app.screen is not self._dialog:
            # Its help is being read.
            return
        self._looking.stop()
        self._finish(self._worker)

    def _finish(self, worker: Worker[Reading | Trouble]) -> None:
        found = worker.result
        self._dialog.dismiss(None)
        if worker.state is WorkerState.SUCCESS and found is not None:
            self._screen.call_later(self._done, found)
        else:
            self._screen.call_later(self._done, Trouble("broken", {"name": self._file.name}))

    def _read(self) -> Reading | Trouble:
        app: SognkoApp = self._screen.app  # type: ignore[assignment]
        try:
            return app.desk.read_pack(
                self._file, progress=self._progress, stopped=self._stopped.is_set
            )
        except Trouble as trouble:
            return trouble

    def _progress(self, done: int, of: int) -> None:
        self._pages = (done, of)


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
