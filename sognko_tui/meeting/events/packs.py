"""What a later version of the agenda pack brings: items that came, changed, or were taken out."""

from __future__ import annotations

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.events.kinds import Event, Pack


class PackRevised(Event, frozen=True, kw_only=True):
    """A later version of the pack was taken in; what it changed stands in the same step."""

    pack: Pack


class ItemAnnounced(Event, frozen=True, kw_only=True):
    """An item that a later version of the pack has; it stands after another one (None: first)."""

    item: AgendaItem
    after: str | None = None


class ItemRevised(Event, frozen=True, kw_only=True):
    """A later version of the pack has another text for this open item: `agenda`, with its id.

    What has been typed stays as it is; a decision field nobody has touched follows the proposal.
    """

    item: str
    agenda: AgendaItem


class ItemLeftOut(Event, frozen=True, kw_only=True):
    """A later version of the pack does not have this item, and nothing had been done in it."""

    item: str
