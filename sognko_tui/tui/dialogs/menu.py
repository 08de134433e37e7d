"""A lettered menu: one letter chooses, so do the arrows with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.texts import _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key


class Choice(NamedTuple):
    """A line of the menu. With `why_not` it cannot be chosen, and says why."""

    key: str
    letter: str
    label: str
    why_not: str = ""


class MenuDialog(Dialog[str]):
    """Returns the key of what was chosen, or None."""

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(title, _("Bokstav eller piltast og Enter · Esc: avbryt"))
        self._choices = tuple(choices)

    def parts(self) -> ComposeResult:
        """The lines."""
        options = []
        for choice in self._choices:
            line = Content.styled(f" {choice.letter} ", "bold") + Content(f" {choice.label}")
            if choice.why_not:
                line += Content.styled(f" – {choice.why_not}", "dim")
            options.append(Option(line, id=choice.key))
        yield OptionList(*options, classes="menu")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(self._choices[event.option_index])

    def on_key(self, event: Key) -> None:
        """A letter chooses its line."""
        for choice in self._choices:
            if choice.letter and event.character == choice.letter:
                event.stop()
                self._choose(choice)
                return

    def _choose(self, choice: Choice) -> None:
        if choice.why_not:
            self.say(choice.why_not)
        else:
            self.dismiss(choice.key)
