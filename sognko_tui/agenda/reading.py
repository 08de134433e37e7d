"""What the reader found in a pack, and what it wants the secretary to look at."""

from __future__ import annotations

import msgspec

from sognko_tui.meeting.agenda import AgendaItem


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
    `garbled`: the text is no language the reader knows; the text layer may be broken.
    """

    line: int
    code: str
    params: dict[str, str]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A pack as read. `date` and `notice_date` are ISO dates, `time` is `HH:MM`."""

    format: str
    sha256: str
    items: tuple[AgendaItem, ...]
    board: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    notice_date: str | None = None
    warnings: tuple[PackWarning, ...] = ()


class NoItems(Exception):
    """The document was read, but nothing in it looks like an item."""

    code = "no_items"

    def __init__(self, garbled: bool = False) -> None:
        super().__init__(self.code)
        self.garbled = garbled
        """The text is no language the reader knows: the text layer may be broken."""
