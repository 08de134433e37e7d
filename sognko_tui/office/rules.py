"""The rules of a board: which it keeps, where they stand, what comes of them, and switching one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.board import Board
from sognko_tui.meeting.rules import RULES, applies, switched
from sognko_tui.meeting.rules.citations import citation
from sognko_tui.office import sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, language


class Kept(NamedTuple):
    """A rule of a board: whether it is kept, by its own switch or by the preset, and its words.

    `name` is what it is called in code and on the command line, `title` what the user calls it.
    """

    name: str
    title: str
    on: bool
    fixed: bool
    own: bool
    citation: str
    about: str

    @property
    def state(self) -> str:
        """Whether it is kept, in a word: on, off, or always."""
        if self.fixed:
            return _("fast")
        return _("på") if self.on else _("av")

    @property
    def line(self) -> str:
        """The rule in a line, as the command line lists it."""
        own = "  " + _("(eige val)") if self.own else ""
        return f"{self.state:<5} {self.name:<21} {self.title}, {self.citation}{own}"


def kept(board: Board, on: date) -> Iterator[Kept]:
    """Every rule there is, as this board keeps it on that day."""
    for name, rule in RULES.items():
        yield Kept(
            name=name,
            title=sentences.rule_name(name),
            on=applies(board, name),
            fixed=rule.fixed,
            own=not rule.fixed and name in board.switched,
            citation=citation(name, language(), on, board.rules),
            about=sentences.rule_about(name, board, on),
        )


def switch(board: Board, on: Iterable[str] = (), off: Iterable[str] = ()) -> Board:
    """The board with these rules on and those off. Raises `Trouble` for one that has no switch.

    So it does for one that is to be both on and off.
    """
    on, off = tuple(on), tuple(off)
    for name in on:
        if name in off:
            raise Trouble("both_on_and_off", {"rule": name})
    for names, wanted in ((on, True), (off, False)):
        for name in names:
            if name not in RULES:
                raise Trouble("no_such_rule", {"rule": name})
            if RULES[name].fixed:
                raise Trouble("fixed_rule", {"rule": name})
            board = replace(board, switched=switched(board, name, wanted))
    return board


def as_json(rules: Iterable[Kept]) -> list[dict[str, object]]:
    """The rules as `sognko board rules --json` gives them."""
    return [rule._asdict() for rule in rules]
