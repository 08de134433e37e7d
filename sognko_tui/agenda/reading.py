"""What the reader found in a pack: the items, the lines of each, how sure it is, and why."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from sognko_tui.documents import Line
from sognko_tui.meeting.agenda import AgendaItem

Role = Literal["title", "label", "proposal", "attachment", "background", "fact"]
"""What a line is in its item. `label` is a heading such as «Framlegg til vedtak» with nothing after
it; `fact` belongs to the item and is kept nowhere (who prepared it, a signature, a repeated title)."""

DOUBTFUL = 0.6
"""An item less certain than this is one to look at."""


class PackWarning(msgspec.Struct, frozen=True):
    """Something to look at: the line in the file, a code, and what a sentence about it needs.

    Codes and their parameters:
    `template_dropped` number, title: a form left unfilled; it is no item.
    `title_differs` number, listed, heading: the list of items and the heading disagree.
    `not_listed` number, title: a heading the list of items does not have.
    `number_twice` number: two items carry the same number.
    `number_missing` number: the series skips a number.
    `proposal_empty` number: a proposal's label with nothing under it.
    `proposal_second` number, label: a further, different proposal was left in the background.
    `proposal_outside` label: a proposal that stands in no item.
    `proposal_edge` number: where the proposal ends is uncertain; what followed is background.
    `proposal_revised` number, text: a divider inside the proposal; what follows may replace it.
    `proposal_subheading` number, text: a heading inside the proposal, not taken as a point.
    `attachments_empty` number: a label for attachments with nothing under it.
    `attachment_number_missing` number, missing: the attachments are numbered, and one is skipped.
    `protocol_inside` first, last: lines taken to be an earlier meeting's protocol.
    `pages_unread` pages: pages without a text to read, as a scan among other pages.
    `garbled`: the text is no language the reader knows; the text layer may be broken.
    """

    line: int
    code: str
    params: dict[str, str]


UNSETTLED = frozenset(
    {
        "garbled",
        "not_listed",
        "number_missing",
        "number_twice",
        "pages_unread",
        "proposal_edge",
        "proposal_outside",
        "proposal_revised",
        "proposal_second",
        "title_differs",
    }
)
"""The warnings that leave a doubt about what the pack says; the others only tell what was done."""


class Certainty(msgspec.Struct, frozen=True):
    """How sure the reader is of an item, from 0 to 1, and what speaks for and against it.

    Grounds: `listed` stands in the list of items too, `list_only` stands nowhere else, `labelled` a
    label of an item's papers stands right below, `coded` numbered as only items are, `heading` set
    as a heading, `sequence` its number follows the one before, `named` an item every meeting has,
    `apart` blank lines round it, `file` a file of its own, `yours` the secretary made or saw it.

    Doubts: the codes of `UNSETTLED` warnings about it, and `weak_number` a plain number that could
    be any list's, `unnumbered` found by its looks alone, `sentence` the title reads as one, `long`
    the title is very long, `untitled` it has none, `out_of_order` its number does not follow.
    """

    sure: float
    grounds: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look before it is used."""
        return self.sure < DOUBTFUL


SEEN = Certainty(1.0, ("yours",))
"""The certainty of what the secretary has looked at."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One item and the lines it was read from: their indexes in `Reading.lines`, and their roles.

    `assigned` are the lines whose role the secretary chose; `retyped` says that the kind is hers.
    """

    item: AgendaItem
    rows: tuple[tuple[int, Role], ...] = ()
    certainty: Certainty = SEEN
    assigned: frozenset[int] = frozenset()
    retyped: bool = False

    @property
    def first(self) -> int:
        """The index of its first line; -1 where it has none."""
        return self.rows[0][0] if self.rows else -1

    def role(self, row: int) -> Role | None:
        """What a line is in this item; None where it is not in it."""
        return next((role for at, role in self.rows if at == row), None)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A pack as read. `date` and `notice_date` are ISO dates, `time` is `HH:MM`.

    `lines` are those of the document without running headers and page numbers; `wrapped` says that
    a paragraph runs over several of them.
    """

    format: str
    sha256: str
    parts: tuple[Part, ...]
    lines: tuple[Line, ...] = ()
    wrapped: bool = True
    board: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    notice_date: str | None = None
    warnings: tuple[PackWarning, ...] = ()

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items in order, their ids counted from 1."""
        return tuple(replace(part.item, id=f"i{at}") for at, part in enumerate(self.parts, 1))

    @property
    def doubtful(self) -> tuple[int, ...]:
        """Which parts somebody should look at."""
        return tuple(at for at, part in enumerate(self.parts) if part.certainty.doubtful)

    @property
    def unsettled(self) -> tuple[PackWarning, ...]:
        """The doubts about the pack that belong to no item."""
        inside = {row for part in self.parts for row, _ in part.rows}
        numbers = {self.lines[row].number for row in inside if row < len(self.lines)}
        return tuple(
            warning
            for warning in self.warnings
            if warning.code in UNSETTLED and warning.line not in numbers
        )


class NoItems(Exception):
    """The document was read, but nothing in it looks like an item."""

    code = "no_items"

    def __init__(self, garbled: bool = False) -> None:
        super().__init__(self.code)
        self.garbled = garbled
        """The text is no language the reader knows: the text layer may be broken."""
