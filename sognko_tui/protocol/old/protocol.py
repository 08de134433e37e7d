"""What was read in a protocol, ours or not, before it is made into events."""

from __future__ import annotations

import msgspec

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.events import Doubt
from sognko_tui.protocol.public_meeting import PublicMeeting


class OldItem(msgspec.Struct, frozen=True, kw_only=True):
    """What of an item a public protocol of ours does not hold: its kind, background, attachments.

    `agenda` has neither id nor proposal that count: those are of the protocol.
    """

    agenda: AgendaItem


class OldProtocol(msgspec.Struct, frozen=True, kw_only=True):
    """A protocol as read: the meeting it tells of, and what the reader was not sure of.

    `items` go with those of the meeting, where anything more is known of them. The doubts name an
    item by its place, `i1` being the first.
    """

    meeting: PublicMeeting
    ours: bool = False
    items: tuple[OldItem, ...] = ()
    doubts: tuple[Doubt, ...] = ()
