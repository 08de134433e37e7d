"""What every dialog has: a frame with a title, a line that says what keys do, and Esc without trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sognko_tui.office import printable
from sognko_tui.texts import _
from sognko_tui.tui import stylesheets
from sognko_tui.tui.widgets.lines import MessageLine

if TYPE_CHECKING:
    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.tui.app import SognkoApp

T = TypeVar("T")


class Dialog(ModalScreen[T | None], Generic[T]):
    """A dialog that returns its answer, or None when it was left with Esc."""

    CSS_PATH: ClassVar[CSSPathType | None] = [*stylesheets.others()]
    HELP: ClassVar[str] = ""
    """What F1 tells of the dialog; without it, F1 does nothing here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("f1", "explain", show=False, priority=True),
        Binding("f10,ctrl+q", "cancel", show=False, priority=True),
        Binding("ctrl+r", "rule", show=False, priority=True),
    ]

    def __init__(self, title: str, keys: str = "") -> None:
        super().__init__()
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Title, the dialog's own parts, a line for messages, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(printable.line(self._title)), classes="dialog-title")
            yield from self.parts()
            yield MessageLine(classes="dialog-message")
            yield Static(Content(self._keys), classes="dialog-keys")

    def parts(self) -> ComposeResult:
        """What stands in the dialog."""
        yield from ()

    @property
    def sognko(self) -> SognkoApp:
        """The app, by its own type."""
        app: SognkoApp = self.app  # type: ignore[assignment]
        return app

    @property
    def heading(self) -> str:
        """The title in the frame."""
        return self._title

    def say(self, text: str, kind: str = "warning") -> None:
        """Say what is wrong and what to do."""
        self.query_one(MessageLine).say(text, kind=kind)

    def action_explain(self) -> None:
        """Help for where you are."""
        from sognko_tui.tui.dialogs.help import Explanation

        if self.HELP:
            self.app.push_screen(Explanation(_(self.HELP)))

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules behind what the dialog warns of just now."""
        return ()

    def action_rule(self) -> None:
        """Ctrl+R: the rule behind what is warned of here."""
        from sognko_tui.tui.screens.base import BaseScreen

        below = (s for s in reversed(self.app.screen_stack) if isinstance(s, BaseScreen))
        screen = next(below, None)
        if not self.rules or screen is None:
            self.say(_("Her er det ingen regel som åtvarar."), "")
        else:
            screen.tell_rules(self.rules)

    def action_cancel(self) -> None:
        """Leave without trace."""
        self.dismiss(None)
