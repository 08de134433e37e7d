"""Whether approved protocols are what was approved: files, record, signatures, and the chain of a board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.events import Entry, SignedBy
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import kept_apart, public_part
from sognko_tui.meeting.state import Meeting, Signature
from sognko_tui.office import sealing, signing, ssh_keys
from sognko_tui.office.sealing import Approval
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol.manifest import Manifest, is_manifest


class Fault(NamedTuple):
    """One thing that is not as it was: a code with parameters, told by `sentences.fault`."""

    code: str
    params: dict[str, str | int]


class Checked(NamedTuple):
    """A signature, and what it is worth: a code of `ssh_keys.Worth`, or `missing` or `changed`.

    `recorded` is whether the meeting's log knows of it. What was signed outside the program is
    `kept`: that it is the same file is all that can be said of it here.
    """

    who: str
    on: date | None
    kind: SignedBy
    file: str
    worth: str
    key: str = ""
    recorded: bool = True
    line: int = 0

    @property
    def sound(self) -> bool:
        """Whether there is nothing against it."""
        return self.worth in ("good", "kept") and self.recorded


class Version(NamedTuple):
    """One approved version: when and where that was, and who signed it."""

    number: int
    approved: datetime | None
    where: str
    signatures: tuple[Checked, ...]


class Report(NamedTuple):
    """What was found of one meeting."""

    meeting: str
    board: str
    date: date | None
    versions: tuple[Version, ...]
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found, and every signature holds."""
        signatures = (s for version in self.versions for s in version.signatures)
        return not self.faults and all(s.sound for s in signatures)


class Link(NamedTuple):
    """A meeting's place in the chain of its board: when it was approved, and what it follows."""

    meeting: str
    board: str
    approved: datetime
    version: int
    follows: str


def verify(archive: Archive, meeting_id: str, signers: bytes | None = None) -> Report:
    """Look through everything there is of one meeting's protocol.

    `signers` is another list of allowed signers than the board's own. Raises `Trouble`,
    `ArchiveError`, `OSError` where the meeting itself cannot be read.
    """
    return _looked_through(archive, meeting_id, archive.meetings.read(meeting_id).entries, signers)


def _looked_through(
    archive: Archive, meeting_id: str, entries: Sequence[Entry], signers: bytes | None
) -> Report:
    meeting = fold(entries)
    found = sealing.approvals(entries)
    if signers is None:
        signers = archive.allowed_signers(meeting.board.id)
    faults: list[Fault] = []
    versions: list[Version] = []
    if not found:
        faults.append(Fault("not_approved", {}))
    for approval in found:
        faults += _version(archive, meeting_id, approval)
        versions.append(
            Version(
                approval.version,
                approval.meeting.approved,
                approval.event.where,
                tuple(_signatures(archive, meeting_id, meeting, approval.version, signers)),
            )
        )
    return Report(meeting_id, meeting.board.name, meeting.date, tuple(versions), tuple(faults))


# The files of a version


def _version(archive: Archive, meeting_id: str, approval: Approval) -> Iterator[Fault]:
    for full in (False, True):
        name = sealing.manifest_name(approval.version, full=full)
        try:
            manifest = sealing.manifest(archive, meeting_id, approval.version, full=full)
        except Trouble as trouble:
            yield Fault("manifest_broken", {"file": name, "line": int(str(trouble.params["line"]))})
            continue
        if manifest is None:
            if not full:
                yield Fault("not_sealed", {"file": name})
            continue
        if manifest.meeting != meeting_id or manifest.version != approval.version:
            yield Fault("manifest_of_other", {"file": name, "meeting": manifest.meeting})
        yield from _files(archive, meeting_id, manifest)
        if not full:
            yield from _links(archive, meeting_id, approval, manifest)
            yield from _record(archive, meeting_id, approval, manifest)


def _files(archive: Archive, meeting_id: str, manifest: Manifest) -> Iterator[Fault]:
    for file in manifest.files:
        data = archive.meetings.bytes_beside(meeting_id, file.name)
        if data is None:
            yield Fault("file_missing", {"file": file.name})
        elif sha256(data).hexdigest() != file.sha256:
            yield Fault("file_changed", {"file": file.name})


def _links(
    archive: Archive, meeting_id: str, approval: Approval, manifest: Manifest
) -> Iterator[Fault]:
    """What the manifest is chained to: each must be there, as it was, and as the log has it."""
    for link in manifest.before:
        folder, _, name = link.name.rpartition("/")
        other = folder.removeprefix("../") if folder else meeting_id
        try:
            data = archive.meetings.bytes_beside(other, name) if is_manifest(name) else None
        except ArchiveError:
            data = None  # the meeting is gone
        if data is None:
            yield Fault("link_missing", {"file": name, "meeting": other})
        elif sha256(data).hexdigest() != link.sha256:
            yield Fault("link_changed", {"file": name, "meeting": other})
    named = manifest.other
    told = (named.name.removeprefix("../"), named.sha256) if named is not None else ("", "")
    if told != (approval.event.follows, approval.event.follows_sha256):
        yield Fault("link_not_recorded", {"meeting": approval.event.follows.partition("/")[0]})


def _record(
    archive: Archive, meeting_id: str, approval: Approval, manifest: Manifest
) -> Iterator[Fault]:
    """Whether the log still tells what is sealed: its data are compared, not how they are printed."""
    from sognko_tui.protocol import publishing
    from sognko_tui.protocol.data import record

    name = f"{sealing.stem(approval.version)}.json"
    data = archive.meetings.bytes_beside(meeting_id, name)
    if data is None or sha256(data).hexdigest() != manifest.hashed(name):
        return  # that is told already
    if kept_apart(approval.meeting):
        return  # this copy of the archive has not all of it
    try:
        sealed = record.read(data)
    except record.NotARecord:
        yield Fault("record_unreadable", {"file": name})
        return
    if sealed != publishing.public(public_part(approval.meeting)):
        yield Fault("record_changed", {"file": name})


# Signatures


def _signatures(
    archive: Archive, meeting_id: str, meeting: Meeting, version: int, signers: bytes | None
) -> Iterator[Checked]:
    told = [s for s in meeting.signatures if s.version == version]
    for signature in told:
        yield _signature(archive, meeting_id, signature, signers)
    known = {signature.file for signature in told}
    for name in signing.signed_files(archive, meeting_id, version):
        if name not in known:
            data = archive.meetings.bytes_beside(meeting_id, name) or b""
            judged = _judged(archive, meeting_id, version, data, signers, date.max)
            yield Checked(
                judged.who, None, "ssh", name, judged.worth, judged.key, False, judged.line
            )


def _signature(
    archive: Archive, meeting_id: str, told: Signature, signers: bytes | None
) -> Checked:
    checked = Checked(told.who, told.on, told.kind, told.file, "kept", told.key)
    data = archive.meetings.bytes_beside(meeting_id, told.file)
    if data is None:
        return checked._replace(worth="missing")
    if sha256(data).hexdigest() != told.sha256:
        return checked._replace(worth="changed")
    if told.kind != "ssh":
        return checked
    judged = _judged(archive, meeting_id, told.version, data, signers, told.on)
    return checked._replace(
        worth=judged.worth, who=judged.who or told.who, key=judged.key or told.key, line=judged.line
    )


def _judged(
    archive: Archive,
    meeting_id: str,
    version: int,
    signature: bytes,
    signers: bytes | None,
    on: date,
) -> ssh_keys.Judged:
    manifest = archive.meetings.bytes_beside(meeting_id, sealing.manifest_name(version))
    if manifest is None:
        return ssh_keys.Judged("wrong")
    return ssh_keys.judge(manifest, signature, signers, on)


# The chain of a board


def links(archive: Archive, meetings: Iterable[tuple[str, tuple[Entry, ...]]]) -> Iterator[Link]:
    """The places that the sealed versions of these meetings have in the chains of their boards.

    What was approved before there were seals is in no chain.
    """
    for meeting_id, entries in meetings:
        for approval in sealing.approvals(entries):
            name = sealing.manifest_name(approval.version)
            sealed = archive.meetings.bytes_beside(meeting_id, name) is not None
            if sealed and approval.meeting.approved is not None:
                yield Link(
                    meeting_id,
                    approval.meeting.board.id,
                    approval.meeting.approved,
                    approval.version,
                    approval.event.follows,
                )


def chain_faults(found: Iterable[Link]) -> dict[str, list[Fault]]:
    """What is wrong with the order of the chains, by the meeting that it is told of.

    Each approved version follows the one that its board approved before it, so that none can be
    taken out, put in or moved without the next one telling.
    """
    faults: dict[str, list[Fault]] = {}
    before: dict[str, Link] = {}
    for link in sorted(found, key=lambda one: (one.approved, one.meeting, one.version)):
        last = before.get(link.board)
        expected = ""
        if last is not None and last.meeting != link.meeting:
            expected = f"{last.meeting}/{sealing.manifest_name(last.version)}"
        if last is None or last.meeting != link.meeting:
            wrong = _order(link, expected)
            if wrong is not None:
                faults.setdefault(link.meeting, []).append(wrong)
        before[link.board] = link
    return faults


def _order(link: Link, expected: str) -> Fault | None:
    if link.follows == expected:
        return None
    params: dict[str, str | int] = {
        "version": link.version,
        "meeting": link.follows.partition("/")[0],
        "expected": expected.partition("/")[0],
    }
    if not link.follows:
        return Fault("chain_begins_again", params)
    return Fault("chain_other" if expected else "chain_lost", params)


def verify_all(
    archive: Archive,
    signers: bytes | None = None,
    board: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Report]:
    """Look through every approved protocol, or one board's, the oldest meeting first.

    One meeting is in memory at a time; of the others only its place in the chain. Raises as `verify`.
    """
    ids = [i for i in reversed(archive.meetings.ids()) if _of(archive, i, board)]
    places: list[Link] = []
    reports: list[Report] = []
    for number, meeting_id in enumerate(ids, start=1):
        if progress is not None:
            progress(number, len(ids))
        try:
            entries = archive.meetings.read(meeting_id).entries
        except ArchiveError as error:
            reports.append(
                Report(meeting_id, "", None, (), (Fault("unreadable", {"code": error.code}),))
            )
            continue
        places += links(archive, ((meeting_id, entries),))
        reports.append(_looked_through(archive, meeting_id, entries, signers))
    wrong = chain_faults(places)
    for report in reports:
        yield report._replace(faults=(*report.faults, *wrong.get(report.meeting, ())))


def _of(archive: Archive, meeting_id: str, board: str | None) -> bool:
    """Whether a meeting has an approved protocol, of this board where one is named."""
    head = archive.meetings.listed(meeting_id).head
    if head is None:
        return board is None  # what cannot be read is told of
    return head.approved is not None and board in (None, head.board.get("id"))
