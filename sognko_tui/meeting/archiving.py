"""What signatures and the receipt of the lawful archive do to a meeting, and which are there."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import Inapplicable, on
from sognko_tui.meeting.facts import Receipt, Signature
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


@on(e.ProtocolSigned)
def _signed(meeting: Meeting, _: e.Entry, event: e.ProtocolSigned) -> Meeting:
    if not 1 <= event.version <= approved_version(meeting):
        raise Inapplicable("not_approved")
    if not event.who.strip():
        raise Inapplicable("no_signer")
    signature = Signature(
        who=event.who,
        on=event.on,
        kind=event.kind,
        version=event.version,
        file=event.file,
        sha256=event.sha256,
        key=event.key,
    )
    if signature in meeting.signatures:
        raise Inapplicable("noted_already")
    return replace(meeting, signatures=(*meeting.signatures, signature))


def approved_version(meeting: Meeting) -> int:
    """The version of the protocol that is approved now; 0 where none is."""
    if meeting.approved is None:
        return 0
    return meeting.version - 1 if meeting.correcting else meeting.version


def receipt_of(meeting: Meeting, version: int) -> Receipt | None:
    """The last receipt for a version of the protocol, or None; a later one puts an earlier right."""
    return next((r for r in reversed(meeting.receipts) if r.version == version), None)
