"""What is known of the meeting's way into the system that is the lawful archive."""

from __future__ import annotations

from datetime import date

from sognko_tui.meeting.events.kinds import Event


class ParcelReceived(Event, frozen=True, kw_only=True):
    """The board's record-keeping system has taken the approved protocol, with what belongs to it.

    `reference` is what it is found by there, `system` what the system is called, `version` which
    version of the protocol it was, and `sha256` the hash of the parcel that was sent, where it is
    known. A receipt that came as a file lies beside the meeting as `file`, with its hash.
    """

    reference: str
    on: date
    version: int = 1
    system: str = ""
    sha256: str = ""
    file: str = ""
    file_sha256: str = ""
