"""The proposals in an item, a line each: letter, kind, mover, first words, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.meeting.composition import MAIN, proposed_points
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.questions import Question
from sognko_tui.meeting.result import stands
from sognko_tui.office import printable
from sognko_tui.texts import _
from sognko_tui.tui.widgets.columns import row
from sognko_tui.tui.widgets.proposal_words import (
    KINDS,
    kind_words,
    named,
    short_name,
    state_words,
)

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Item, Meeting, Motion

WAITS = "●"
"""The sign of a proposal that waits for the one it is put against."""

WIDTHS = (1, 3, 15, 5, 23)
"""Cells of the sign, the letter, the kind, the mover and how it stands; the words have the rest."""


class Row(NamedTuple):
    """A line of the list: a proposal, or with `point` one point of the one that stands."""

    motion: str
    point: int = 0


class ProposalList(OptionList):
    """The proposals of one item, the one before the meeting first."""

    def __init__(self) -> None:
        super().__init__(id="proposals", classes="menu")
        self._rows: list[Row] = []

    def show(
        self,
        meeting: Meeting,
        item: Item,
        *,
        by_point: bool,
        waiting: Row | None,
        marked: Row | None = None,
    ) -> None:
        """Show them as they stand; the mark stays where it is, or goes to `marked`."""
        at = self.highlighted
        self._rows = list(_rows(item, by_point=by_point))
        width = (self.size.width or self.app.size.width - 4) - sum(WIDTHS) - len(WIDTHS) - 1
        self.clear_options()
        self.add_options(
            Option(_line(meeting, item, line, line == waiting, max(8, width)))
            for line in self._rows
        )
        if marked in self._rows:
            at = self._rows.index(marked)
        if self._rows:
            self.highlighted = min(at or 0, len(self._rows) - 1)

    @property
    def marked(self) -> Row | None:
        """The line with the mark."""
        at = self.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None


def _rows(item: Item, *, by_point: bool) -> tuple[Row, ...]:
    main = [MAIN] if item.proposal else []
    divided = stands(item) if by_point else ""
    found: list[Row] = []
    for proposal in (*main, *(m.id for m in item.motions if m.kind in KINDS)):
        found.append(Row(proposal))
        if proposal == divided:
            found += (Row(proposal, point) for point in proposed_points(item, proposal))
    return tuple(found)


def _line(meeting: Meeting, item: Item, line: Row, waits: bool, width: int) -> Content:
    motion = item.motion(line.motion)
    letter, kind, mover = "0", _("framlegget"), ""
    if line.point:
        letter, kind = "", _("  punkt {point}").format(point=line.point)
    elif motion is not None:
        letter = "" if motion.procedural else short_name(item, motion.id)
        kind, mover = kind_words(motion), _initials(meeting, motion)
    state = state_words(item, line.motion, line.point)
    cells = [WAITS if waits else "", letter, kind, mover, words(item, line), state]
    text = row(cells, [*WIDTHS[:4], width, WIDTHS[4]], " ")
    withdrawn = motion is not None and motion.withdrawn
    return Content.styled(text, "dim") if withdrawn else Content(text)


def _initials(meeting: Meeting, motion: Motion) -> str:
    person = meeting.person(motion.mover)
    return (person.initials or person.name) if person is not None else ""


def words(item: Item, line: Row) -> str:
    """The words of a proposal or of one point of it."""
    if line.point:
        return proposed_points(item, line.motion).get(line.point, "")
    motion = item.motion(line.motion)
    return motion.text if motion is not None else as_text(item.proposal)


def heading(meeting: Meeting, item: Item, line: Row) -> str:
    """What a proposal is called above its words, with whoever moved it."""
    motion = item.motion(line.motion)
    if line.point:
        whole = named(item, line.motion).upper()
        return _("{proposal}, punkt {point}").format(proposal=whole, point=line.point)
    if motion is None:
        return _("FRAMLEGGET")
    person = meeting.person(motion.mover)
    name = named(item, motion.id).upper()
    if person is None:
        return name
    return printable.line(_("{proposal} frå {person}").format(proposal=name, person=person.name))


def question(item: Item, line: Row) -> Question:
    """The vote on just this."""
    motion = item.motion(line.motion)
    return Question(line.motion, point=line.point, kind=motion.kind if motion else MAIN)
