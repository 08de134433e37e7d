"""Something that may take a while, done beside the screen: how far it has come, and a key that stops it."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static
from textual.worker import WorkerState

from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

SHOWN_AFTER = 0.5
"""Seconds before the dialog is seen: most work is done sooner."""

_BETWEEN = 0.25
"""Seconds between two drawings: the line may be slow."""

_BAR = 40

T = TypeVar("T")


class WorkingDialog(Dialog[None]):
    """How far it has come. Esc stops, where it can be stopped.

    It is there from the beginning, so that no key acts on what stands below, and seen a little later.
    """

    HELP = N_("Dette tek litt tid. Esc stoppar; det som alt er skrive, blir ståande.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "cancel", show=False)]

    def __init__(self, title: str, told: str, stop: Callable[[], None] | None) -> None:
        """`told` is what is said of how far it has come, with `{done}` and `{of}` in it.

        Without `stop` it goes on to its end, and Esc says so.
        """
        super().__init__(title, _("Esc: stopp") if stop is not None else _("Vent litt"))
        self.add_class("-unseen")
        self._told = told
        self._stop = stop
        self._drawn = ""

    def parts(self) -> ComposeResult:
        """The bar."""
        yield Static(id="bar", classes="dialog-intro")

    def show(self, done: int, of: int) -> None:
        """So much of so much; nothing but that it goes on where that is not known."""
        self.remove_class("-unseen")
        if not of:
            return
        full = min(_BAR, _BAR * done // of)
        bar = "█" * full + "░" * (_BAR - full)
        told = self._told.format(done=min(done, of), of=of)
        if (text := f"{bar}  {told}") != self._drawn:
            self._drawn = text
            self.query_one("#bar", Static).update(Content(text))

    def action_cancel(self) -> None:
        """Stop; whoever works closes this dialog when it has."""
        if self._stop is None:
            self.say(_("Dette blir gjort ferdig: det som er ført, skal òg bli skrive."), "")
            return
        self._stop()
        self.say(_("Stoppar …"), "")


class Working(Generic[T]):
    """Does something in a thread beside the screen and gives what came of it, or the trouble, to `done`.

    `broken` is the trouble where it ended otherwise than with an answer.
    """

    def __init__(
        self,
        screen: Screen[None],
        work: Callable[[Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T | Trouble], None],
        dialog: Callable[[Callable[[], None]], WorkingDialog],
        broken: Trouble,
    ) -> None:
        """`work` is given what it tells how far it is, and what says that it was stopped."""
        self._screen = screen
        self._work = work
        self._done = done
        self._stopped = Event()
        self._dialog = dialog(self._stopped.set)
        self._broken = broken
        self._far = (0, 0)

    def start(self) -> None:
        """Begin."""
        self._began = monotonic()
        self._screen.app.push_screen(self._dialog)
        self._worker = self._screen.run_worker(self.at_once, thread=True, exit_on_error=False)
        self._looking = self._screen.set_interval(_BETWEEN, self._look)

    def at_once(self) -> T | Trouble:
        """Do it, and return what came of it."""
        try:
            return self._work(self._progress, self._stopped.is_set)
        except Trouble as trouble:
            return trouble

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
                self._dialog.show(*self._far)
            return
        if app.screen is not self._dialog:
            # Its help is being read.
            return
        self._looking.stop()
        found = self._worker.result
        self._dialog.dismiss(None)
        if self._worker.state is not WorkerState.SUCCESS or found is None:
            found = self._broken
        self._screen.call_later(self._done, found)

    def _progress(self, done: int, of: int) -> None:
        self._far = (done, of)
