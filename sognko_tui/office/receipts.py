"""The receipt of the board's record-keeping system: noted in the meeting, its file kept beside it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.archiving import approved_version
from sognko_tui.meeting.events import ParcelReceived
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import printable, restricted
from sognko_tui.office.archive_parcel import METADATA
from sognko_tui.office.bagit import DATA
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.parcel_metadata import FORMAT
from sognko_tui.office.recording import record, session_of
from sognko_tui.office.trouble import Trouble

NAME = "kvittering"

LIMIT = 20_000_000
"""Bytes of a receipt: it is a page or two."""

PARCEL_LIMIT = 1_000_000_000
_METADATA_LIMIT = 20_000_000
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)


class Parcel(NamedTuple):
    """A parcel that was sent: its hash, and the version of the protocol in it."""

    sha256: str
    version: int


class _Meeting(msgspec.Struct):
    id: str


class _Protocol(msgspec.Struct):
    version: int
    status: str


class _Metadata(msgspec.Struct):
    format: str
    meeting: _Meeting
    protocol: _Protocol


def note(
    archive: Archive,
    opened: OpenMeeting,
    reference: str,
    on: date,
    *,
    file: Path | None = None,
    parcel: Path | None = None,
) -> None:
    """Note that the lawful archive has the protocol, under this reference, since that day.

    `file` is the receipt itself, kept beside the meeting; `parcel` what was sent, of which the hash
    is noted. Which system it is, the board says. Raises `Trouble`, and nothing has changed then;
    `ArchiveError`, `OSError`.
    """
    meeting = session_of(opened).meeting
    reference = printable.line(reference)
    if not reference:
        raise Trouble("receipt_empty")
    version = approved_version(meeting)
    if version == 0:
        raise Trouble("receipt_draft", {"meeting": opened.id})
    sent = Parcel("", version) if parcel is None else sent_in(parcel, meeting)
    data = b"" if file is None else _receipt(file)
    event = ParcelReceived(
        reference=reference,
        on=on,
        version=sent.version,
        system=archive.boards.get(meeting.board.id).retention.system,
        sha256=sent.sha256,
    )
    if file is not None:
        suffix = file.suffix.lower() if _SUFFIX.fullmatch(file.suffix.lower()) else ".bin"
        kept = archive.papers.add(opened.id, NAME, suffix, data)
        hashed = sha256(data).hexdigest()
        event = msgspec.structs.replace(event, file=kept.name, file_sha256=hashed)
    try:
        record(opened, event, refused="not_received")
    except Trouble:
        if file is not None:
            archive.papers.drop(opened.id, event.file)
        raise


def sent_in(path: Path, meeting: Meeting) -> Parcel:
    """What was sent of this meeting in the parcel at `path`. Raises `Trouble` where it is none."""
    data = restricted.read(path, PARCEL_LIMIT)
    found = _metadata(data)
    ours = found is not None and found.format == FORMAT and found.meeting.id == meeting.id
    if found is None or not ours or found.protocol.status != "approved":
        raise Trouble("receipt_not_parcel", {"name": path.name, "meeting": meeting.id})
    return Parcel(sha256(data).hexdigest(), found.protocol.version)


def _metadata(data: bytes) -> _Metadata | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            ending = f"/{DATA}/{METADATA}"
            inside = next((i for i in packed.infolist() if i.filename.endswith(ending)), None)
            if inside is None or inside.file_size > _METADATA_LIMIT:
                return None
            return msgspec.json.decode(packed.read(inside), type=_Metadata)
    except (
        zipfile.BadZipFile, msgspec.DecodeError, EOFError, NotImplementedError, RuntimeError,
        UnicodeDecodeError,
    ):  # fmt: skip
        return None


def _receipt(path: Path) -> bytes:
    data = restricted.read(path, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("receipt_too_large", {"name": path.name, "limit": LIMIT // 1_000_000})
    return data
