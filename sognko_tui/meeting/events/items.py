"""What happens to the items: being opened, added, moved, written in."""

from __future__ import annotations

from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.events.kinds import Event, Field


class ItemOpened(Event, frozen=True, kw_only=True):
    """The secretary arrived at an item. Not a step: it cannot be undone, only left again."""

    item: str


class ItemAdded(Event, frozen=True, kw_only=True):
    """An item that was not in the pack; under `parent` it is numbered 16.1, 16.2 …

    `approved_in` is the item under which the sakliste was approved with this one on it.
    """

    item: AgendaItem
    parent: str | None = None
    raised_by: str = ""
    approved_in: str | None = None


class ItemMoved(Event, frozen=True, kw_only=True):
    """The item is taken after another one (None: first); its number never changes.

    Of a closed item it says after which one it was handled, should the log tell otherwise; `after`
    is then the item before it on the sakliste for one that was handled in its order.
    """

    item: str
    after: str | None = None


class TextEdited(Event, frozen=True, kw_only=True):
    """At offset `at` (in characters) of a field, `removed` was replaced by `inserted`."""

    item: str
    field: Field
    at: int
    removed: str = ""
    inserted: str = ""


class ProposalCorrected(Event, frozen=True, kw_only=True):
    """A slip of the pen in the proposal was put right; it is still the same proposal."""

    item: str
    proposal: tuple[Point, ...]
