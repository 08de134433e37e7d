"""Signing an approved protocol: with an SSH key, or by taking in what was signed outside the program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sognko_tui import naming
from sognko_tui.archive.store import FULL, Archive
from sognko_tui.meeting.archiving import approved_version
from sognko_tui.meeting.events import ProtocolSigned, SignedBy
from sognko_tui.meeting.session import Refused
from sognko_tui.office import restricted, sealing, sentences, ssh_keys
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.revising import hindrance
from sognko_tui.office.trouble import Trouble, told

LIMIT = 50_000_000
"""Bytes of a file that was signed outside: a scan of many pages is less."""

ENDING = ".sig"
_SUFFIXES = frozenset(
    {".pdf", ".asice", ".sdo", ".xml", ".p7m", ".p7s", ".png", ".jpg", ".jpeg", ".tif"}
)


class Signed(NamedTuple):
    """What was recorded, and the files of it that came to lie beside the meeting.

    `known` tells whether the board's list of allowed signers knows the key.
    """

    event: ProtocolSigned
    paths: tuple[Path, ...]
    known: bool = True


def with_key(archive: Archive, opened: OpenMeeting, key: Path, who: str = "") -> Signed:
    """Sign the manifest of the approved version with an SSH key; the full one too, where there is one.

    The name is the one that the board's allowed signers have for the key, else `who`, else that of
    whoever sits at the keyboard. Raises `Trouble`; nothing is recorded then.
    """
    version = _approved(opened)
    today = opened.today
    signed: list[tuple[str, bytes]] = []
    signer, known, fingerprint = who, False, ""
    for full in (False, True)[: 2 if _has_full(archive, opened, version) else 1]:
        name = sealing.manifest_name(version, full=full)
        with told():
            data = archive.meetings.bytes_beside(opened.id, name)
        if data is None:
            raise Trouble("not_sealed", {"meeting": opened.id})
        made = ssh_keys.sign(archive.meetings.folder(opened.id) / name, key)
        if not full:
            judged = ssh_keys.judge(data, made, allowed_signers(archive, opened), today)
            known, fingerprint = judged.worth == "good", judged.key
            signer = judged.who or who or opened.by
        signed.append((f"{name}.{naming.slug(signer)}", made))
    paths = tuple(_keep(archive, opened.id, name, ENDING, data) for name, data in signed)
    event = ProtocolSigned(
        who=signer,
        on=today,
        kind="ssh",
        version=version,
        file=paths[0].name,
        sha256=sha256(signed[0][1]).hexdigest(),
        key=fingerprint,
    )
    _record(opened, event)
    return Signed(event, paths, known)


def outside(
    archive: Archive, opened: OpenMeeting, file: Path, who: str, on: date, kind: SignedBy
) -> Signed:
    """Take in what somebody signed outside the program, with its hash. Raises `Trouble`."""
    version = _approved(opened)
    data = restricted.read(file, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": file.name, "limit": LIMIT // 1_000_000})
    if not data:
        raise Trouble("empty", {"name": file.name})
    suffix = file.suffix.lower() if file.suffix.lower() in _SUFFIXES else ".bin"
    # It may be the full protocol that was signed: then version control leaves it out too.
    full = FULL if _has_full(archive, opened, version) else ""
    stem = f"{sealing.stem(version)}-signert-{naming.slug(who)}{full}"
    path = _keep(archive, opened.id, stem, suffix, data)
    event = ProtocolSigned(
        who=who,
        on=on,
        kind=kind,
        version=version,
        file=path.name,
        sha256=sha256(data).hexdigest(),
    )
    _record(opened, event)
    return Signed(event, (path,))


def allowed_signers(archive: Archive, opened: OpenMeeting) -> bytes | None:
    """The board's list of allowed signers, or None. Raises `Trouble`."""
    with told():
        return archive.allowed_signers(opened.meeting.board.id)


def signed_files(archive: Archive, meeting_id: str, version: int) -> Iterator[str]:
    """The names of the signatures by key that lie beside the public manifest of a version."""
    begins = sealing.manifest_name(version) + "."
    for path in sorted(archive.meetings.folder(meeting_id).iterdir()):
        if path.name.startswith(begins) and path.name.endswith(ENDING) and path.is_file():
            yield path.name


def _approved(opened: OpenMeeting) -> int:
    found = hindrance(opened)
    if found is not None:
        raise found
    version = approved_version(opened.meeting)
    if version == 0:
        raise Trouble("sign_unapproved", {"meeting": opened.id})
    return version


def _has_full(archive: Archive, opened: OpenMeeting, version: int) -> bool:
    name = sealing.manifest_name(version, full=True)
    return archive.meetings.bytes_beside(opened.id, name) is not None


def _keep(archive: Archive, meeting_id: str, stem: str, suffix: str, data: bytes) -> Path:
    """Keep a file beside the meeting, never over another."""
    with told():
        return archive.meetings.add_beside(meeting_id, stem, suffix, data)


def _record(opened: OpenMeeting, event: ProtocolSigned) -> None:
    session = opened.session
    if session is None:
        raise hindrance(opened) or Trouble("not_writable", {"meeting": opened.id})
    try:
        session.record(event)
    except Refused as refused:
        said = sentences.refused(refused, session.meeting)
        raise Trouble("not_settled", {"reason": said}) from refused
