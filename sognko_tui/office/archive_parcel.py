"""The parcel that a board's record-keeping system takes: the approved protocol and all it rests on.

A bag (`bagit`) with the public protocol and, where something was handled for closed doors, the full
one, each as PDF, HTML, Markdown and JSON; the agenda pack in all its versions and the files it came in;
signatures; and `metadata.json` (`parcel_metadata`), which says of each document and item whether the
public may see it and, if not, by which law. What lies beside the meeting goes in as it lies there,
byte by byte, so that what was signed can be checked in the parcel too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui import naming
from sognko_tui.archive.store import FULL, Archive, ClosedPartMissing, files
from sognko_tui.documents import Unreadable, folder
from sognko_tui.meeting.archiving import approved_version
from sognko_tui.meeting.public import closed_items, closed_since, kept_apart
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import bagit, parcel_metadata, printable, sealing, writing
from sognko_tui.office.parcel_metadata import Access, Enclosed
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.store.customs import Customs

Rendered = Callable[[Meeting, bool], Mapping[str, bytes]]
"""Writes the files of a meeting's protocol, by name: the public ones, or the full where that is asked for."""

METADATA = "metadata.json"
ATTACHMENTS = "vedlegg"

_PROTOCOL = re.compile(r"protokoll(?:-v\d{1,4})?(?:-full)?\.(?:md|html|pdf|json)", re.ASCII)
# Hashes and signatures of those, and what was signed elsewhere and taken in.
_SIGNED = re.compile(
    r"protokoll(?:-v\d{1,4})?(?:(?:-full)?\.sha256(?:\.[A-Za-z0-9_][A-Za-z0-9._-]{0,120})?"
    r"|-signert-[a-z0-9-]{1,120}\.[a-z0-9]{1,8})",
    re.ASCII,
)
_ENDINGS = (".pdf", ".html", ".md", ".json")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)


def pack(
    archive: Archive, meeting_id: str, meeting: Meeting, customs: Customs, *, force: bool = False
) -> bytes:
    """The parcel in one piece, the protocol written with the board's own customs; see `pieces`."""

    def rendered(meeting: Meeting, full: bool) -> Mapping[str, bytes]:
        return sealing.rendered(meeting, customs, full=full)

    return b"".join(pieces(archive, meeting_id, meeting, rendered, force=force))


def pieces(
    archive: Archive, meeting_id: str, meeting: Meeting, rendered: Rendered, *, force: bool = False
) -> Iterator[bytes]:
    """The parcel, as the pieces of a zip; for the same record the same bytes.

    Raises `Trouble` where the protocol is not approved, which `force` passes over: the parcel then
    says that it is a draft. So it does where what lies beside the meeting is not what was approved,
    `ClosedPartMissing` where what was handled for closed doors is not here, `ArchiveError`, `OSError`.
    """
    if kept_apart(meeting):
        raise ClosedPartMissing(meeting=meeting_id)
    draft = approved_version(meeting) != meeting.version
    if draft and not force:
        code = "parcel_correcting" if meeting.correcting else "parcel_draft"
        raise Trouble(code, {"meeting": meeting_id})
    enclosed = tuple(_enclosed(archive, meeting_id, meeting, rendered, draft=draft))
    payload = {one.path: one.data for one in enclosed}
    if not draft:
        _see(archive, meeting_id, meeting, payload)
    payload[METADATA] = parcel_metadata.written(meeting, enclosed, draft=draft)
    return bagit.bag(name(meeting), payload, _info(meeting, draft=draft))


def name(meeting: Meeting) -> str:
    """What the parcel is called, without its ending: the meeting and the version of its protocol."""
    # The id of a meeting that came from elsewhere is a text like any other.
    version = f"-v{meeting.version}" if meeting.version > 1 else ""
    return f"{naming.slug(meeting.id)}{version}"


def _see(archive: Archive, meeting_id: str, meeting: Meeting, payload: Mapping[str, bytes]) -> None:
    """See whether the protocol is the one that was approved. Raises `Trouble`."""
    changed: list[str] = []
    for full in (False, True)[: len(writing.names(meeting))]:
        sealed = sealing.manifest(archive, meeting_id, meeting.version, full=full)
        if sealed is None:
            # One that was approved by an older program has no seal yet.
            changed += writing.outdated(archive, meeting_id, meeting)
        else:
            changed += (
                file.name
                for file in sealed.files
                if sha256(payload.get(file.name, b"")).hexdigest() != file.sha256
            )
    if changed:
        raise Trouble("parcel_changed", {"meeting": meeting_id, "file": changed[0]})


def _info(meeting: Meeting, *, draft: bool) -> Iterator[tuple[str, str]]:
    language = meeting.board.language
    yield "Source-Organization", meeting.board.name
    yield "External-Identifier", meeting.id
    yield "Bag-Group-Identifier", meeting.board.id
    yield "External-Description", parcel_metadata.described(meeting, language, draft=draft)


def _enclosed(
    archive: Archive, meeting_id: str, meeting: Meeting, rendered: Rendered, *, draft: bool
) -> Iterator[Enclosed]:
    beside = _beside(archive.meetings.folder(meeting_id))
    for file, data in sorted(_protocols(meeting, beside, rendered, draft=draft).items()):
        version = _version(file)
        told: Access = _access(file)
        if closed_since(meeting, version):
            told = "closed"  # it was public once
        yield Enclosed(path=file, data=data, kind="protocol", access=told, version=version)
    for file, data in beside.items():
        if _SIGNED.fullmatch(file) and not draft:
            yield Enclosed(path=file, data=data, kind="signature", access=_access(file))
    packs = [(path.name, files.read(path)) for path in archive.papers.packs(meeting_id)]
    # Nobody has gone through the papers line by line for what is closed.
    access: Access = "unreviewed" if closed_items(meeting) else "public"
    for version, (file, data) in enumerate(packs, start=1):
        yield Enclosed(path=file, data=data, kind="pack", access=access, version=version)
    if packs:
        yield from _attachments(*packs[-1], access)


def _protocols(
    meeting: Meeting, beside: Mapping[str, bytes], rendered: Rendered, *, draft: bool
) -> dict[str, bytes]:
    """The files of each version there is; of the one that stands now as they lie there, else written."""
    standing = {file: data for file, data in beside.items() if _PROTOCOL.fullmatch(file)}
    stems = {Path(name).stem for name in writing.names(meeting)}
    if draft:
        # What was written before may be older than what is packed.
        standing = {file: data for file, data in standing.items() if Path(file).stem not in stems}
    for stem in stems:
        wanted = {f"{stem}{ending}" for ending in _ENDINGS}
        if not wanted <= standing.keys():
            standing = {**rendered(meeting, FULL in stem), **standing}
    return standing


def _access(file: str) -> Access:
    return "closed" if FULL in file else "public"


def _version(file: str) -> int:
    found = re.search(r"-v(\d+)", file)
    return int(found[1]) if found else 1


def _beside(where: Path) -> dict[str, bytes]:
    """The protocols and signatures in a meeting's folder, by name; links are not followed."""
    return {
        path.name: files.read(path)
        for path in sorted(where.iterdir())
        if (_PROTOCOL.fullmatch(path.name) or _SIGNED.fullmatch(path.name))
        and path.is_file()
        and not path.is_symlink()
    }


def _attachments(pack: str, data: bytes, access: Access) -> Iterator[Enclosed]:
    """The files that a pack of several came in, under names of ours."""
    if Path(pack).suffix != ".zip":
        return
    try:
        found: Iterable[folder.File] = folder.in_zip(data, pack)
    except Unreadable:
        return  # the pack itself is in the parcel
    for number, file in enumerate(found, start=1):
        stem, suffix = Path(file.name).stem, Path(file.name).suffix.lower()
        ending = suffix if _SUFFIX.fullmatch(suffix) else ".bin"
        yield Enclosed(
            path=f"{ATTACHMENTS}/{number:03}-{naming.slug(stem)}{ending}",
            data=file.data,
            kind="attachment",
            access=access,
            given_name=printable.line(file.name),
        )
