"""A lettered menu: one letter chooses, so do the arrows with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option, OptionDoesNotExist

from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key


class Choice(NamedTuple):
    """A line of the menu. With `why_not` it cannot be chosen, and says why.

    `also` is a word that chooses it too when it is typed, such as somebody's initials.
    """

    key: str
    letter: str
    label: str
    why_not: str = ""
    also: str = ""


COLUMN = 17
"""Lines that fit in one column at 80x24."""


class MenuDialog(Dialog[str]):
    """Returns the key of what was chosen, or None."""

    HELP = N_(
        "Trykk bokstaven eller talet framfor linja, eller gå med pilene og trykk Enter. Esc går ut, "
        "og ingenting er ført."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "other_column(-1)", show=False, priority=True),
        Binding("right", "other_column(1)", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], *, commands_of: str = "") -> None:
        """`commands_of` is the screen whose commands these are: F1 tells of all of them."""
        super().__init__(title, _("Bokstav eller piltast og Enter · Esc: avbryt"))
        self._commands_of = commands_of
        self._choices = tuple(choices)
        self._typed = ""

    def parts(self) -> ComposeResult:
        """The lines, in as many columns as they need."""
        lines = [Option(self._line(choice), id=choice.key) for choice in self._choices]
        columns = max(1, -(-len(lines) // COLUMN))
        height = -(-len(lines) // columns) or 1
        self.set_class(columns > 2, "wide")
        with Horizontal(classes="columns"):
            for start in range(0, max(1, len(lines)), height):
                yield OptionList(*lines[start : start + height], classes="menu")

    def action_explain(self) -> None:
        """Help: on the menu, or on what the commands in it do."""
        from sognko_tui.tui.dialogs.help import HelpDialog

        if self._commands_of:
            self.app.push_screen(HelpDialog(self._commands_of))
        else:
            super().action_explain()

    @staticmethod
    def _line(choice: Choice) -> Content:
        line = Content.styled(f" {choice.letter} ", "bold") + Content(
            f" {printable.line(choice.label)}"
        )
        if choice.why_not:
            line += Content.styled(f" – {choice.why_not}", "dim")
        return line

    def on_mount(self) -> None:
        """Mark the first line."""
        for column in self.query(OptionList):
            column.highlighted = 0
        self.query(OptionList).first().focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(next(c for c in self._choices if c.key == event.option_id))

    def action_other_column(self, step: int) -> None:
        """Go to the same line of the next column; after the last comes the first."""
        columns = list(self.query(OptionList))
        here = self.focused
        if len(columns) > 1 and isinstance(here, OptionList):
            other = columns[(columns.index(here) + step) % len(columns)]
            at = here.highlighted or 0
            other.highlighted = min(at, other.option_count - 1)
            other.focus()

    def on_key(self, event: Key) -> None:
        """A letter chooses its line, and so does a word that stands for one, such as initials."""
        if event.character is None or not event.character.isprintable():
            return
        letter = event.character.casefold()
        typed = self._typed + letter
        for choice in self._choices:
            if letter == choice.letter.casefold():
                event.stop()
                self._choose(choice)
                return
        meant = [c for c in self._choices if c.also and c.also.casefold().startswith(typed)]
        self._typed = typed if meant else ""
        if len(meant) == 1 and meant[0].also.casefold() == typed:
            event.stop()
            self._choose(meant[0])
        elif meant:
            event.stop()
            self._mark(meant[0])

    def _mark(self, choice: Choice) -> None:
        """Mark a line; Enter chooses it."""
        for column in self.query(OptionList):
            with suppress(OptionDoesNotExist):
                column.highlighted = column.get_option_index(choice.key)
                column.focus()

    def _choose(self, choice: Choice) -> None:
        if choice.why_not:
            self.say(choice.why_not)
        else:
            self.dismiss(choice.key)
