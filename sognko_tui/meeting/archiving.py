"""What the receipt of the lawful archive does to a meeting, and whether one is there."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import Inapplicable, on
from sognko_tui.meeting.facts import Receipt
from sognko_tui.meeting.state import Meeting


@on(e.ParcelReceived)
def _received(meeting: Meeting, _: e.Entry, event: e.ParcelReceived) -> Meeting:
    if meeting.approved is None:
        raise Inapplicable("never_approved")
    if not event.reference.strip():
        raise Inapplicable("no_reference")
    if not 1 <= event.version <= meeting.version:
        raise Inapplicable("no_such_version", version=event.version)
    receipt = Receipt(
        reference=event.reference,
        on=event.on,
        version=event.version,
        system=event.system,
        sha256=event.sha256,
        file=event.file,
        file_sha256=event.file_sha256,
    )
    if receipt in meeting.receipts:
        raise Inapplicable("noted_already")
    return replace(meeting, receipts=(*meeting.receipts, receipt))


def approved_version(meeting: Meeting) -> int:
    """The version of the protocol that is approved now; 0 where none is."""
    if meeting.approved is None:
        return 0
    return meeting.version - 1 if meeting.correcting else meeting.version


def receipt_of(meeting: Meeting, version: int) -> Receipt | None:
    """The last receipt for a version of the protocol, or None; a later one puts an earlier right."""
    return next((r for r in reversed(meeting.receipts) if r.version == version), None)
