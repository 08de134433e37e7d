"""Signing an approved protocol: with an SSH key, or by taking in what was signed outside the program."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sognko_tui import naming
from sognko_tui.archive.store import FULL, Archive
from sognko_tui.meeting.archiving import approved_version
from sognko_tui.meeting.events import ProtocolSigned, SignedBy
from sognko_tui.office import restricted, sealing, ssh_keys, writing
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.recording import hindrance, record
from sognko_tui.office.ssh_keys import AgentKey
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


class Made(NamedTuple):
    """Signatures that are made and not kept yet: of which version, each with its manifest, and whose."""

    version: int
    signatures: tuple[tuple[str, bytes], ...]
    judged: ssh_keys.Judged


def with_key(archive: Archive, opened: OpenMeeting, key: Path, who: str = "") -> Signed:
    """Sign the manifest of the approved version with an SSH key; the full one too, where there is one.

    The name is the one that the board's allowed signers have for the key, else `who`, else that of
    whoever sits at the keyboard. Raises `Trouble`, also where the files are not as they were
    approved; nothing is recorded then.
    """
    return keep(archive, opened, make(archive, opened, key), who)


def make(archive: Archive, opened: OpenMeeting, key: Path | AgentKey) -> Made:
    """Make the signatures, and change nothing; it may take as long as an agent does. As `with_key`."""
    version = _approved(opened)
    names = [sealing.manifest_name(version, full=full) for full in (False, True)]
    found = [(name, _to_sign(archive, opened, name)) for name in names]
    public = found[0][1]
    if public is None:
        raise Trouble("not_sealed", {"meeting": opened.id})
    made = tuple((name, _signature(data, key)) for name, data in found if data is not None)
    signers = allowed_signers(archive, opened)
    return Made(version, made, ssh_keys.judge(public, made[0][1], signers, opened.today))


def _signature(data: bytes, key: Path | AgentKey) -> bytes:
    return (
        ssh_keys.sign(data, key) if isinstance(key, Path) else ssh_keys.sign_with_agent(data, key)
    )


def keep(archive: Archive, opened: OpenMeeting, made: Made, who: str = "") -> Signed:
    """Keep the signatures beside their manifests, and record them. As `with_key`."""
    _not_twice(opened, made.version, made.judged.key)
    signer = made.judged.who or who or opened.by
    return _keep_signatures(archive, opened, made, signer, opened.today)


def outside(
    archive: Archive, opened: OpenMeeting, file: Path, who: str, on: date, kind: SignedBy
) -> Signed:
    """Take in what somebody signed outside the program, with its hash.

    A signature of the manifest that somebody made elsewhere with `ssh-keygen` is known as that, and
    must be of this version. Raises `Trouble`.
    """
    version = _approved(opened)
    data = restricted.read(file, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": file.name, "limit": LIMIT})
    if not data:
        raise Trouble("empty", {"name": file.name})
    if data.startswith(ssh_keys.BEGINS):
        return _made_elsewhere(archive, opened, version, file.name, data, who, on)
    if not who:
        raise Trouble("who_signed")
    if opened.meeting.date is not None and on < opened.meeting.date:
        raise Trouble("signed_before", {"value": f"{on}"})
    suffix = file.suffix.lower() if file.suffix.lower() in _SUFFIXES else ".bin"
    # It may be the full protocol that was signed: then version control leaves it out too.
    full = FULL if _has_full(archive, opened, version) else ""
    stem = f"{writing.stem(version)}-signert-{naming.slug(who)}{full}"
    path = _keep(archive, opened.id, stem, suffix, data)
    event = ProtocolSigned(
        who=who,
        on=on,
        kind=kind,
        version=version,
        file=path.name,
        sha256=sha256(data).hexdigest(),
    )
    _record(archive, opened, event, (path,))
    return Signed(event, (path,))


def _made_elsewhere(
    archive: Archive,
    opened: OpenMeeting,
    version: int,
    name: str,
    signature: bytes,
    who: str,
    on: date,
) -> Signed:
    manifest = sealing.manifest_name(version)
    with told():
        public = archive.papers.read(opened.id, manifest)
    if public is None:
        raise Trouble("not_sealed", {"meeting": opened.id})
    judged = ssh_keys.judge(public, signature, allowed_signers(archive, opened), on)
    if judged.worth == "unchecked":
        raise Trouble("no_ssh_keygen" if shutil.which("ssh-keygen") is None else "not_verified")
    if judged.worth in ("wrong", "namespace", "unreadable"):
        raise Trouble(f"signature_{judged.worth}", {"name": name, "manifest": manifest})
    if not (judged.who or who):
        raise Trouble("who_signed")
    _not_twice(opened, version, judged.key)
    made = Made(version, ((manifest, signature),), judged)
    return _keep_signatures(archive, opened, made, judged.who or who, on)


def _to_sign(archive: Archive, opened: OpenMeeting, name: str) -> bytes | None:
    """The manifest of this name, which is signed only where its files are as they were approved."""
    with told():
        data = archive.papers.read(opened.id, name)
        if data is None:
            return None
        sealed = sealing.read(data, f"{opened.id}/{name}")
        wrong = next(sealing.unlike(archive, opened.id, sealed), None)
    if wrong is not None:
        raise Trouble("sign_changed", {"name": f"{opened.id}/{wrong[1]}"})
    return data


def _not_twice(opened: OpenMeeting, version: int, key: str) -> None:
    for known in opened.meeting.signatures:
        if known.version == version and known.key == key != "":
            raise Trouble("signed_already", {"meeting": opened.id, "who": known.who})


def _keep_signatures(
    archive: Archive, opened: OpenMeeting, made: Made, who: str, on: date
) -> Signed:
    """Keep each signature beside its manifest, and record the first, which is of the public one."""
    paths = tuple(
        _keep(archive, opened.id, f"{manifest}.{naming.slug(who)}", ENDING, data)
        for manifest, data in made.signatures
    )
    event = ProtocolSigned(
        who=who,
        on=on,
        kind="ssh",
        version=made.version,
        file=paths[0].name,
        sha256=sha256(made.signatures[0][1]).hexdigest(),
        key=made.judged.key,
    )
    _record(archive, opened, event, paths)
    return Signed(event, paths, made.judged.worth == "good")


def allowed_signers(archive: Archive, opened: OpenMeeting) -> bytes | None:
    """The board's list of allowed signers, or None. Raises `Trouble`."""
    with told():
        return archive.allowed_signers(opened.meeting.board.id)


def signed_files(archive: Archive, meeting_id: str, manifest: str) -> Iterator[str]:
    """The names of the signatures by key that lie beside a manifest."""
    begins = f"{manifest}."
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
    return archive.papers.read(opened.id, name) is not None


def _keep(archive: Archive, meeting_id: str, stem: str, suffix: str, data: bytes) -> Path:
    """Keep a file beside the meeting, never over another."""
    with told():
        return archive.papers.add(meeting_id, stem, suffix, data)


def _record(
    archive: Archive, opened: OpenMeeting, event: ProtocolSigned, paths: tuple[Path, ...]
) -> None:
    """Record it; the files that came for it go again where it is refused."""
    try:
        record(opened, event)
    except Trouble:
        for path in paths:
            archive.papers.drop(opened.id, path.name)
        raise
