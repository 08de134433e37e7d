"""After which item another one is taken: a list of places, and what comes of the marked one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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

    from sognko_tui.meeting.state import Item

FIRST = ""
"""What stands for the place before all others."""


class OrderDialog(Dialog[str]):
    """Returns the id of the item after which it is, `FIRST`, or None for Esc.

    `after` is where it stands now, which is marked; `preview` tells what comes of a place.
    """

    HELP = N_(
        "Vel saka som denne vart handsama etter: skriv nummeret eller gå dit med piltastane, og "
        "trykk Enter. Nummera på sakene står som på papiret. Nedst står det kva protokollen får. Esc "
        "går ut, og rekkjefølgja står."
    )

    def __init__(
        self,
        title: str,
        places: Sequence[Item],
        after: str,
        preview: Callable[[str], str],
        *,
        first: str,
    ) -> None:
        super().__init__(title, _("Nummer eller piltast og Enter · Esc: avbryt"))
        self._places = tuple(places)
        self._after = after
        self._preview = preview
        self._first = first
        self._typed = ""

    def parts(self) -> ComposeResult:
        """The places, and what comes of the marked one."""
        lines = [Content(f" {self._first}")]
        for item in self._places:
            text = _("Etter {number} {title}").format(number=item.number, title=item.title)
            lines.append(Content(f" {printable.line(text)}"))
        yield OptionList(*(Option(line) for line in lines), id="places", classes="menu")
        yield Static("", classes="form-preview")

    def on_mount(self) -> None:
        """Mark where it stands now."""
        places = self.query_one(OptionList)
        places.focus()
        places.highlighted = self._ids.index(self._after)

    @property
    def _ids(self) -> list[str]:
        return [FIRST, *(item.id for item in self._places)]

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        text = self._preview(self._ids[event.option_index])
        self.query_one(".form-preview", Static).update(Content(printable.text(text)))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._ids[event.option_index])

    def on_key(self, event: Key) -> None:
        """What is typed of a number marks the item that has it."""
        if event.character is None or not event.character.isprintable():
            return
        event.stop()
        typed = event.character.casefold()
        self._typed = self._typed + typed if self._begins(self._typed + typed) else typed
        found = self._begins(self._typed)
        if found:
            exact = [n for n in found if self._number(n) == self._typed]
            self.query_one(OptionList).highlighted = (exact or found)[0]

    def _begins(self, typed: str) -> list[int]:
        """The places after an item whose number begins so."""
        return [n for n in range(1, len(self._places) + 1) if self._number(n).startswith(typed)]

    def _number(self, place: int) -> str:
        return self._places[place - 1].number.casefold()
