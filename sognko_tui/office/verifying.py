"""Whether approved protocols are what was approved: files, record, signatures, and the chain of a board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.archive.store import CLOSED, FULL, Archive, ArchiveError
from sognko_tui.meeting.events import Entry, SignedBy
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import closed_items, kept_apart, public_part
from sognko_tui.meeting.state import Meeting, Signature
from sognko_tui.office import chain, sealing, signing, ssh_keys, writing
from sognko_tui.office.chain import UP
from sognko_tui.office.sealing import Approval
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol.manifest import Manifest

if TYPE_CHECKING:
    from sognko_tui.archive.store.head import Head


class Fault(NamedTuple):
    """One thing that is not as it was: a code with parameters, told by `sentences.fault`."""

    code: str
    params: dict[str, str | int]


class Checked(NamedTuple):
    """A signature, and what it is worth: a code of `ssh_keys.Worth`, or `missing` or `changed`.

    `recorded` is whether the meeting's log knows of it. What was signed outside the program is
    `kept`: that it is the same file is all that can be said of it here. What was signed of a full
    protocol is `elsewhere` where this copy of the archive has only what is public. `noted` is whose
    it is in the log, where the list of allowed signers has another name for the key.
    """

    who: str
    on: date | None
    kind: SignedBy
    file: str
    worth: str
    key: str = ""
    recorded: bool = True
    line: int = 0
    noted: str = ""

    @property
    def sound(self) -> bool:
        """Whether there is nothing against it."""
        return self.worth in ("good", "kept", "elsewhere") and self.recorded


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


def verify(archive: Archive, meeting_id: str, signers: bytes | None = None) -> Report:
    """Look through everything there is of one meeting's protocol.

    `signers` is another list of allowed signers than the board's own. Raises `Trouble`,
    `ArchiveError`, `OSError` where the meeting itself cannot be read.
    """
    entries = archive.meetings.read(meeting_id).entries
    if signers is None:
        signers = archive.allowed_signers(fold(entries).board.id)
    try:
        return _looked_through(archive, meeting_id, entries, signers)
    except OSError as error:
        return _unread(archive, meeting_id, error)


def _looked_through(
    archive: Archive, meeting_id: str, entries: Sequence[Entry], signers: bytes | None
) -> Report:
    meeting = fold(entries)
    found = sealing.approvals(entries)
    faults: list[Fault] = []
    versions: list[Version] = []
    known = {sealing.manifest_name(a.version, full=full) for a in found for full in (False, True)}
    unknown = [name for name in sealing.manifests(archive, meeting_id) if name not in known]
    faults += (Fault("seal_unknown", {"file": name}) for name in unknown)
    if not found and not unknown:
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
            code = "manifest_newer" if trouble.code == "manifest_newer" else "manifest_broken"
            yield Fault(code, {"file": name, "line": int(str(trouble.params["line"]))})
            continue
        if manifest is None:
            # What was handled for closed doors is not in every copy of the archive.
            if not full or _closed_is_here(archive, meeting_id, approval.meeting):
                yield Fault("not_sealed", {"file": name})
            continue
        if full and kept_apart(approval.meeting):
            yield Fault("closed_part", {"file": CLOSED})
        yield from _told_wrong(meeting_id, approval, manifest, name)
        for code, file in sealing.unlike(archive, meeting_id, manifest):
            yield Fault(code, {"file": file})
        yield from _links(archive, meeting_id, manifest)
        if not full:
            yield from _as_recorded(approval, manifest)
        yield from _record(archive, meeting_id, approval, manifest, full=full)


def _closed_is_here(archive: Archive, meeting_id: str, meeting: Meeting) -> bool:
    """Whether what was handled for closed doors is to be in this copy, whole or spoilt."""
    if not closed_items(meeting):
        return False
    beside = archive.papers.read(meeting_id, CLOSED)
    return not kept_apart(meeting) or beside is not None


def _told_wrong(
    meeting_id: str, approval: Approval, manifest: Manifest, name: str
) -> Iterator[Fault]:
    """What the manifest says of itself, against what the log has."""
    if (manifest.meeting, manifest.version) != (meeting_id, approval.version):
        yield Fault("manifest_of_other", {"file": name, "meeting": manifest.meeting})
        return
    at = approval.meeting.approved
    if at is not None and manifest.approved != at.isoformat():
        told = {"file": name, "told": manifest.approved, "approved": at.isoformat()}
        yield Fault("approved_otherwise", {**told})


def _links(archive: Archive, meeting_id: str, manifest: Manifest) -> Iterator[Fault]:
    """What the manifest is chained to: each must be there, as it was."""
    for link in manifest.before:
        folder, _, name = link.name.rpartition("/")
        other = folder.removeprefix(UP) if folder else meeting_id
        try:
            data = archive.papers.read(other, name)
        except ArchiveError:
            yield Fault("meeting_missing", {"meeting": other})
            continue
        if data is None:
            yield Fault("link_missing", {"file": name, "meeting": other})
        elif sha256(data).hexdigest() != link.sha256:
            yield Fault("link_changed", {"file": name, "meeting": other})


def _as_recorded(approval: Approval, manifest: Manifest) -> Iterator[Fault]:
    """Whether the manifest follows what the log has it follow."""
    told = (approval.event.follows, approval.event.follows_sha256)
    named = manifest.other
    found = (named.name.removeprefix(UP), named.sha256) if named is not None else ("", "")
    if told != found:
        meetings = (name.partition("/")[0] or "–" for name in (told[0], found[0]))
        yield Fault("link_not_recorded", dict(zip(("told", "found"), meetings, strict=True)))


def _record(
    archive: Archive, meeting_id: str, approval: Approval, manifest: Manifest, *, full: bool
) -> Iterator[Fault]:
    """Whether the log still tells what is sealed: its data are compared, not how they are printed."""
    from sognko_tui.protocol.data import record, sealed

    name = f"{writing.stem(approval.version, full=full)}.json"
    sealed_as = manifest.hashed(name)
    if not sealed_as:
        yield Fault("file_unsealed", {"file": name})
        return
    data = archive.papers.read(meeting_id, name)
    if data is None or sha256(data).hexdigest() != sealed_as:
        return  # that is told already
    if kept_apart(approval.meeting):
        return  # this copy of the archive has not all of it
    meeting = approval.meeting if full else public_part(approval.meeting)
    try:
        found = sealed.differences(data, meeting)
    except record.NotARecord:
        yield Fault("record_unreadable", {"file": name})
        return
    if found:
        yield Fault("record_changed", {"file": name, "where": ", ".join(found)})


# Signatures


def _signatures(
    archive: Archive, meeting_id: str, meeting: Meeting, version: int, signers: bytes | None
) -> Iterator[Checked]:
    recorded = [s for s in meeting.signatures if s.version == version]
    for signature in recorded:
        yield _recorded(archive, meeting_id, signature, signers)
    public, full = (sealing.manifest_name(version, full=which) for which in (False, True))
    # That of the full protocol has no record of its own: it belongs to the one of the public.
    endings = {s.file.removeprefix(public): s for s in recorded}
    for manifest in (public, full):
        for name in signing.signed_files(archive, meeting_id, manifest):
            known = endings.get(name.removeprefix(manifest))
            if known is None:
                judged = _judged(archive, meeting_id, manifest, name, signers, None)
                found = Checked(judged.who, None, "ssh", name, judged.worth, judged.key, False)
                yield found._replace(line=judged.line)
            elif manifest == full:
                told = Checked(known.who, known.on, "ssh", name, "", known.key)
                yield _by_key(archive, meeting_id, manifest, told, signers)


def _recorded(archive: Archive, meeting_id: str, told: Signature, signers: bytes | None) -> Checked:
    checked = Checked(told.who, told.on, told.kind, told.file, "kept", told.key)
    data = archive.papers.read(meeting_id, told.file)
    if data is None:
        return checked._replace(
            worth="missing" if _is_here(archive, meeting_id, told) else "elsewhere"
        )
    if sha256(data).hexdigest() != told.sha256:
        return checked._replace(worth="changed")
    if told.kind != "ssh":
        return checked
    return _by_key(archive, meeting_id, sealing.manifest_name(told.version), checked, signers)


def _is_here(archive: Archive, meeting_id: str, told: Signature) -> bool:
    """Whether the file is to be here: what was signed of a full protocol is not in every copy."""
    full = sealing.manifest_name(told.version, full=True)
    return FULL not in told.file or archive.papers.read(meeting_id, full) is not None


def _by_key(
    archive: Archive, meeting_id: str, manifest: str, told: Checked, signers: bytes | None
) -> Checked:
    judged = _judged(archive, meeting_id, manifest, told.file, signers, told.on, told.who)
    who, key = judged.who or told.who, judged.key or told.key
    noted = told.who if told.who != who else ""
    return told._replace(worth=judged.worth, who=who, key=key, line=judged.line, noted=noted)


def _judged(
    archive: Archive,
    meeting_id: str,
    manifest: str,
    name: str,
    signers: bytes | None,
    on: date | None,
    who: str = "",
) -> ssh_keys.Judged:
    sealed = archive.papers.read(meeting_id, manifest)
    signature = archive.papers.read(meeting_id, name)
    if sealed is None or signature is None:
        return ssh_keys.Judged("wrong")
    return ssh_keys.judge(sealed, signature, signers, on, who)


# The chain of a board


def verify_all(
    archive: Archive,
    signers: bytes | None = None,
    board: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Report]:
    """Look through every approved protocol, or one board's, the oldest meeting first.

    One meeting is in memory at a time; of the others only its place in the chain. Raises as `verify`.
    """
    meetings = list(_approved_or_sealed(archive, board))
    broken: dict[str, list[Fault]] = {}
    for found in chain.breaks(_links_of(archive, meetings)):
        broken.setdefault(found.meeting, []).append(Fault(found.code, found.params))
    lists: dict[str, bytes | None] = {}
    for number, (meeting_id, head) in enumerate(reversed(meetings), start=1):
        if progress is not None:
            progress(number, len(meetings))
        try:
            entries = archive.meetings.read(meeting_id).entries
        except ArchiveError as error:
            faults = (Fault("unreadable", {"code": error.code}),)
            yield Report(meeting_id, "", None, (), faults)
            continue
        except OSError as error:
            yield _unread(archive, meeting_id, error)
            continue
        of = head.board.get("id", "") if head is not None else ""
        if of not in lists:
            lists[of] = signers if signers is not None else archive.allowed_signers(of)
        try:
            report = _looked_through(archive, meeting_id, entries, lists[of])
        except OSError as error:
            report = _unread(archive, meeting_id, error)
        yield report._replace(faults=(*report.faults, *broken.get(meeting_id, ())))


def _approved_or_sealed(archive: Archive, board: str | None) -> Iterator[tuple[str, Head | None]]:
    """The meetings that are approved, or were: an old `meeting.json` does not know of it."""
    for meeting_id in archive.meetings.newest():
        head = archive.meetings.head(meeting_id)
        if head is None and board is None:
            yield meeting_id, None
        elif head is not None and board in (None, head.board.get("id")):
            if head.approved or sealing.manifests(archive, meeting_id):
                yield meeting_id, head


def _links_of(
    archive: Archive, meetings: Iterable[tuple[str, Head | None]]
) -> Iterator[chain.Link]:
    """The links of these, but those whose manifest cannot be read: that is told of the meeting itself."""
    for one in meetings:
        with suppress(OSError):
            yield from chain.links(archive, [one])


def _unread(archive: Archive, meeting_id: str, error: OSError) -> Report:
    """What is told of a meeting of which a file is there and cannot be read: which one, and why."""
    path = error.filename if isinstance(error.filename, str) else ""
    folder = f"{archive.meetings.folder(meeting_id)}/"
    reason = error.strerror or str(error)
    fault = Fault("file_unread", {"file": path.removeprefix(folder), "reason": reason})
    return Report(meeting_id, "", None, (), (fault,))
