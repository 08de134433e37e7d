"""The rules of a board: a list with on and off, where each stands, and what the marked one means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.meeting.board import Board
from sognko_tui.office import printable
from sognko_tui.office.rules import Kept, kept, switch
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.board_forms import PRESETS
from sognko_tui.tui.widgets.columns import row

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

WIDTHS = (5, 25, 28, 8)
"""Cells of the columns: on or off, what it is called, where it stands, whether it is an own choice."""


class BoardRulesDialog(Dialog[Board]):
    """Returns the board with its preset and rules as they were chosen, or None for Esc."""

    HELP = N_(
        "Kvart styre startar med reglane i ei samling (P byter) og kan slå einskilde av eller på. "
        "Ein regel som er av, åtvarar ikkje. «fast» er slik programmet er laga. Møte som alt er "
        "laga, held reglane dei fekk."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", show=False, priority=True),
        Binding("p,P", "preset", show=False),
        Binding("f2", "done", show=False, priority=True),
    ]

    def __init__(self, board: Board, today: date) -> None:
        super().__init__(
            _("Reglane til {board}").format(board=board.name),
            _("Mellomrom: av/på · P: samling · Enter: lagre · F1: hjelp · Esc: avbryt"),
        )
        self._board = board
        self._today = today
        self._rules: list[Kept] = []

    def parts(self) -> ComposeResult:
        """The preset, the rules, and what the marked one means."""
        yield Static("", id="rules-preset")
        yield OptionList(id="rules", classes="menu")
        yield Static("", id="rule-about")

    def on_mount(self) -> None:
        """Mark the first rule."""
        self._show()
        rules = self.query_one(OptionList)
        rules.highlighted = 0
        rules.focus()

    def _show(self) -> None:
        """Show every rule as it stands now, with the mark where it was."""
        self._rules = list(kept(self._board, self._today))
        preset = _("Samling: {preset}").format(preset=_(PRESETS[self._board.rules]))
        self.query_one("#rules-preset", Static).update(Content(preset))
        rules = self.query_one(OptionList)
        at = rules.highlighted
        rules.clear_options()
        rules.add_options([Option(self._line(rule), id=rule.name) for rule in self._rules])
        rules.highlighted = at

    @staticmethod
    def _line(rule: Kept) -> Content:
        own = _("eige val") if rule.own else ""
        return Content(row((rule.state, rule.title, rule.citation, own), WIDTHS, gap=" "))

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        text = self._rules[event.option_index].about
        self.query_one("#rule-about", Static).update(Content(printable.text(text)))

    def action_switch(self) -> None:
        """Space: the marked rule off or on."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        rule = self._rules[at]
        if rule.fixed:
            self.say(_("{rule}: slik er programmet laga.").format(rule=rule.title))
            return
        self.say("")
        names = (rule.name,)
        self._board = switch(self._board, off=names) if rule.on else switch(self._board, on=names)
        self._show()

    def action_preset(self) -> None:
        """P: the next preset; the board's own choices stay."""
        presets = tuple(PRESETS)
        following = presets[(presets.index(self._board.rules) + 1) % len(presets)]
        self._board = replace(self._board, rules=following)
        self.say("")
        self._show()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Enter: keep the rules so."""
        self.dismiss(self._board)
