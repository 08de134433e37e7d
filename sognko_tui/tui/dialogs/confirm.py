"""A yes or no: one letter answers, so do the arrows with Enter. Nothing is lost by a stray Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

YES = frozenset("jJyY")
NO = frozenset("nN")


class ConfirmDialog(Dialog[bool]):
    """Asks `question`; returns True for yes, False for no, None when it was left with Esc.

    `yes` and `no` say in words what either answer does. The mark stands at no.
    """

    MARKED: ClassVar[int] = 1
    """Which answer is marked at first: 1 is no."""

    HELP = N_(
        "J svarar ja og N nei med det same. Piltastane flyttar merket, og Enter svarar det som er "
        "merkt: i førstninga er det nei. Esc går ut utan å svare, og ingenting er gjort."
    )

    def __init__(self, title: str, question: str, *, yes: str = "", no: str = "") -> None:
        super().__init__(title, _("J: ja · N: nei · Enter: det merkte · Esc: avbryt"))
        self._question = question
        self._yes = yes or _("Ja")
        self._no = no or _("Nei")

    def parts(self) -> ComposeResult:
        """The question and the two answers."""
        yield Static(Content(printable.line(self._question)), classes="dialog-intro")
        answers = OptionList(
            Option(self._line(_("j"), self._yes), id="yes"),
            Option(self._line(_("n"), self._no), id="no"),
            classes="menu",
        )
        yield answers

    @staticmethod
    def _line(letter: str, answer: str) -> Content:
        return Content.styled(f" {letter} ", "bold") + Content(f" {printable.line(answer)}")

    def on_mount(self) -> None:
        answers = self.query_one(OptionList)
        answers.highlighted = self.MARKED
        answers.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id == "yes")

    def on_key(self, event: Key) -> None:
        """A letter answers at once, the Norwegian or the English one."""
        if event.character in YES or event.character in NO:
            event.stop()
            self.dismiss(event.character in YES)
