"""What happens to an approved protocol: it is signed, and the lawful archive takes it."""

from __future__ import annotations

from datetime import date
from typing import Literal

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


SignedBy = Literal["ssh", "paper", "bankid", "other"]
"""What a protocol was signed with: an SSH key, or outside the program on paper, with BankID, otherwise."""


class ProtocolSigned(Event, frozen=True, kw_only=True):
    """Somebody has signed a version of the approved protocol.

    With `ssh`, `file` is the signature of its manifest and `key` the fingerprint of the key; else it
    is what came in from outside. It lies beside the meeting, and `sha256` is its hash.
    """

    who: str
    on: date
    kind: SignedBy = "ssh"
    version: int = 1
    file: str = ""
    sha256: str = ""
    key: str = ""
