"""The seal of an approved protocol: its files, and the manifest that tells if any of them has changed.

What is sealed is the meeting as it was approved, whatever has been noted in it since (a remark on it,
a follow-up that was done). The manifest of the public files holds no hash of anything that is closed;
the full ones have a manifest of their own, which version control leaves out as it does them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.archive.store import FULL, Archive, ArchiveError, ClosedPartMissing
from sognko_tui.meeting.events import Entry, ProtocolApproved
from sognko_tui.meeting.fold import fold, undone_steps
from sognko_tui.meeting.public import kept_apart, public_part
from sognko_tui.meeting.state import Meeting
from sognko_tui.meeting.supposing import supposing
from sognko_tui.office import writing
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.store.customs import Customs
    from sognko_tui.protocol.manifest import Hashed, Manifest

ENDING = ".sha256"
"""What the name of a manifest ends in."""

FORMS = (*writing.FORMS, ".json", ".pdf")
"""The forms that are sealed."""

_MANIFEST = re.compile(
    rf"{re.escape(writing.NAME)}(?:-v\d{{1,4}})?(?:{re.escape(FULL)})?{re.escape(ENDING)}", re.ASCII
)

MISSING, CHANGED = "file_missing", "file_changed"
"""What can be the matter with a file that was sealed."""


class Approval(NamedTuple):
    """One version of a protocol as it was approved: the event, and the meeting as it then stood."""

    event: ProtocolApproved
    meeting: Meeting

    @property
    def version(self) -> int:
        """Which version of the protocol it is, from 1."""
        return self.meeting.version


def approvals(entries: Sequence[Entry]) -> tuple[Approval, ...]:
    """Each approval in a log that was not taken back, the first version first."""
    gone = undone_steps(entries)
    return tuple(
        Approval(entry.event, fold(entries[: n + 1]))
        for n, entry in enumerate(entries)
        if isinstance(entry.event, ProtocolApproved) and entry.step not in gone
    )


def manifest_name(version: int, *, full: bool = False) -> str:
    """The name of a version's manifest in the meeting's folder."""
    return f"{writing.stem(version, full=full)}{ENDING}"


def files(meeting: Meeting) -> tuple[str, ...]:
    """The names of all files that belong to this version once it is approved, in their order."""
    return tuple(
        f"{name.removesuffix('.md')}{end}"
        for name in writing.names(meeting)
        for end in (*FORMS, ENDING)
    )


def rendered(meeting: Meeting, customs: Customs, *, full: bool) -> dict[str, bytes]:
    """The files of the version by name, of which the Markdown is first: the public ones or the full.

    Raises `Trouble` where the board's own template is wrong.
    """
    from sognko_tui.office.exporting import forms
    from sognko_tui.office.exporting.planning import Output
    from sognko_tui.office.exporting.writing import make

    document = writing.document(meeting, public=not full)
    told = meeting if full else public_part(meeting)
    name = writing.stem(meeting.version, full=full)
    pdf = Output(
        f"{name}.pdf", lambda: forms.page("pdf", document, customs), template="protocol.typ"
    )
    return {
        f"{name}.md": forms.page("md", document, customs),
        f"{name}.html": forms.page("html", document, customs),
        f"{name}.json": next(forms.data("json", told)),
        f"{name}.pdf": make(pdf),
    }


def write(
    archive: Archive,
    meeting_id: str,
    entries: Sequence[Entry],
    meeting: Meeting,
    aside: writing.Aside | None = None,
) -> tuple[Path, ...]:
    """Write the protocol as it stands, and seal it where it is approved; as `writing.write` tells.

    Raises as `seal`.
    """
    if not meeting.locked:
        return writing.write(archive, meeting_id, meeting, aside)
    customs = archive.customs(meeting.board.id)
    return seal(archive, meeting_id, approvals(entries)[-1], customs, aside)


def try_out(archive: Archive, meeting: Meeting, event: ProtocolApproved, at: datetime) -> None:
    """See whether the files could be made, before anything is recorded.

    Raises `Trouble` where the board's own template or mark is wrong.
    """
    customs = archive.customs(meeting.board.id)
    after = supposing(meeting, event, at=at)
    if after is not None and (customs.protocol is not None or customs.mark is not None):
        rendered(after, customs, full=False)


def seal(
    archive: Archive,
    meeting_id: str,
    approval: Approval,
    customs: Customs,
    aside: writing.Aside | None = None,
) -> tuple[Path, ...]:
    """Write the files of an approved version and then its manifest; the paths of the Markdown files.

    A version that is sealed already keeps its files. What is missing of them, or was changed by hand,
    is written as it was sealed where it comes out so; what was changed is kept aside, and `aside` is
    told. Raises `ClosedPartMissing` where the full protocol cannot be made here, `Trouble`,
    `ArchiveError`, `OSError`.
    """
    if kept_apart(approval.meeting):
        raise ClosedPartMissing(meeting=meeting_id)
    archive.keep_out_of_git()
    paths: list[Path] = []
    for full in (False, True)[: len(writing.names(approval.meeting))]:
        known = manifest(archive, meeting_id, approval.version, full=full)
        # Nothing is set in type anew where all of it lies there as it was sealed.
        if known is None or any(unlike(archive, meeting_id, known)):
            made = rendered(approval.meeting, customs, full=full)
            if known is None:
                _write(archive, meeting_id, approval, made, aside, full=full)
            else:
                _complete(archive, meeting_id, made, known, approval.meeting.last_seq, aside)
        name = f"{writing.stem(approval.version, full=full)}.md"
        paths.append(archive.meetings.folder(meeting_id) / name)
    return tuple(paths)


def _write(
    archive: Archive,
    meeting_id: str,
    approval: Approval,
    made: dict[str, bytes],
    aside: writing.Aside | None,
    *,
    full: bool,
) -> None:
    from sognko_tui.protocol import manifest as writer
    from sognko_tui.protocol.manifest import Hashed, Manifest

    meeting = approval.meeting
    made = {
        name: _approved_already(archive, meeting_id, name, meeting.last_seq) or data
        for name, data in made.items()
    }
    for name, data in made.items():
        _path, kept = archive.papers.write(meeting_id, name, data, meeting.last_seq)
        if kept is not None and aside is not None:
            aside(kept)
    sealed = Manifest(
        meeting=meeting_id,
        board=meeting.board.name,
        version=approval.version,
        approved=meeting.approved.isoformat() if meeting.approved is not None else "",
        files=tuple(Hashed(name, sha256(data).hexdigest()) for name, data in made.items()),
        before=tuple(_before(archive, meeting_id, approval, full=full)),
    )
    name = manifest_name(approval.version, full=full)
    archive.papers.write(meeting_id, name, writer.write(sealed), meeting.last_seq)


def _approved_already(archive: Archive, meeting_id: str, name: str, seq: int) -> bytes | None:
    """The file where it was written as approved before, and only the manifest was not.

    It stays as it is, also where this program would print it otherwise.
    """
    data, written = archive.papers.as_written(meeting_id, name)
    return data if written is not None and written.seq == seq else None


def _before(
    archive: Archive, meeting_id: str, approval: Approval, *, full: bool
) -> Iterator[Hashed]:
    """What the manifest is chained to; a full one is to the public one of its version."""
    from sognko_tui.protocol.manifest import Hashed

    if full:
        name = manifest_name(approval.version)
        yield Hashed(name, _hash_of(archive, meeting_id, name))
        return
    if approval.version > 1:
        name = manifest_name(approval.version - 1)
        if there := _hash_of(archive, meeting_id, name):
            yield Hashed(name, there)
    if approval.event.follows:
        yield Hashed(f"../{approval.event.follows}", approval.event.follows_sha256)


def _complete(
    archive: Archive,
    meeting_id: str,
    made: dict[str, bytes],
    known: Manifest,
    seq: int,
    aside: writing.Aside | None,
) -> None:
    wrong = {name for _code, name in unlike(archive, meeting_id, known)}
    for name, data in made.items():
        if name in wrong and sha256(data).hexdigest() == known.hashed(name):
            _path, kept = archive.papers.write(meeting_id, name, data, seq)
            if kept is not None and aside is not None:
                aside(kept)


def outdated(archive: Archive, meeting_id: str, meeting: Meeting) -> tuple[str, ...]:
    """As `writing.outdated`; of an approved protocol those that are not as they were sealed.

    Raises `Trouble`, `ArchiveError`, `OSError`.
    """
    sealed = manifest(archive, meeting_id, meeting.version) if meeting.locked else None
    if sealed is None:
        return writing.outdated(archive, meeting_id, meeting)
    return tuple(name for code, name in unlike(archive, meeting_id, sealed) if code == CHANGED)


def manifest(
    archive: Archive, meeting_id: str, version: int, *, full: bool = False
) -> Manifest | None:
    """The manifest of a version, or None where it is not sealed.

    Raises `Trouble` where it is no manifest any more or a newer program's, `NoSuchMeeting`, `OSError`.
    """
    name = manifest_name(version, full=full)
    data = archive.papers.read(meeting_id, name)
    return None if data is None else read(data, f"{meeting_id}/{name}")


def manifests(archive: Archive, meeting_id: str) -> tuple[str, ...]:
    """The names of the manifests that lie beside a meeting. Raises `NoSuchMeeting`, `OSError`."""
    there = (path.name for path in archive.meetings.folder(meeting_id).iterdir())
    return tuple(sorted(name for name in there if _MANIFEST.fullmatch(name)))


def read(data: bytes, name: str) -> Manifest:
    """The manifest in these bytes, of the file of this name. Raises `Trouble` where they are none."""
    from sognko_tui.protocol import manifest as reader

    try:
        return reader.read(data)
    except reader.NewerManifest as wrong:
        raise Trouble("manifest_newer", {"name": name, "line": wrong.line}) from None
    except reader.NotAManifest as wrong:
        raise Trouble("not_a_manifest", {"name": name, "line": wrong.line}) from None


def unlike(archive: Archive, meeting_id: str, sealed: Manifest) -> Iterator[tuple[str, str]]:
    """The files of a version that are not as they were sealed, each with `MISSING` or `CHANGED`.

    Raises `NoSuchMeeting`, `OSError`.
    """
    for file in sealed.files:
        data = archive.papers.read(meeting_id, file.name)
        if data is None:
            yield MISSING, file.name
        elif sha256(data).hexdigest() != file.sha256:
            yield CHANGED, file.name


def _hash_of(archive: Archive, meeting_id: str, name: str) -> str:
    try:
        data = archive.papers.read(meeting_id, name)
    except ArchiveError:
        return ""
    return sha256(data).hexdigest() if data is not None else ""
