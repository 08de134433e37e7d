"""How an item ends, and what is put right or taken up again afterwards."""

from __future__ import annotations

from datetime import datetime

from sognko_tui.meeting.events.kinds import Event


class DecisionAdopted(Event, frozen=True, kw_only=True):
    """The decision was adopted with exactly this text; the item is closed.

    `motion` is the id of the member's proposal it came from, or "main".
    """

    item: str
    text: str
    motion: str = "main"


class ProposalRejected(Event, frozen=True, kw_only=True):
    """The proposal fell and nothing else was adopted; the item is closed."""

    item: str


class ItemHandled(Event, frozen=True, kw_only=True):
    """The item was gone through without a decision; the item is closed."""

    item: str


class ItemPostponed(Event, frozen=True, kw_only=True):
    """Postponed; `to` says until when, in the board's words."""

    item: str
    to: str = ""


class ItemWithdrawn(Event, frozen=True, kw_only=True):
    """Withdrawn by whoever put it on the agenda."""

    item: str
    reason: str = ""


class ItemReturned(Event, frozen=True, kw_only=True):
    """Returned to whoever prepared it."""

    item: str
    to: str = ""


class ItemForwarded(Event, frozen=True, kw_only=True):
    """Sent on to another body."""

    item: str
    to: str = ""


class ItemTimesCorrected(Event, frozen=True, kw_only=True):
    """The handling of an item began and ended at other times than were stamped."""

    item: str
    started: datetime | None = None
    ended: datetime | None = None


class ItemReopened(Event, frozen=True, kw_only=True):
    """A closed item is taken up again; its texts stay, its outcome does not.

    With `mend` only the text is to be put right: the vote stands, and so do place and time.
    """

    item: str
    mend: bool = False
