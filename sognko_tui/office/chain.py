"""The protocols of a board as a chain: each approved one names the manifest of the one before, by its hash.

So none can be taken out, put in or moved without another one telling. It is the order of approval that
counts, as the manifests have it and not as the clock had it: a clock that was wrong breaks no chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.events import ProtocolApproved
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import sealing
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.store.head import Head

UP = "../"
"""How a manifest names what lies beside another meeting."""


class Link(NamedTuple):
    """A sealed version and its place: `name` is its manifest, from the archive's folder.

    `before` are the manifests that it names, `follows` the one of another meeting among them. A
    manifest that cannot be read names none, and `readable` says so.
    """

    meeting: str
    board: str
    approved: str
    version: int
    name: str
    sha256: str
    follows: str = ""
    before: tuple[str, ...] = ()
    readable: bool = True


def approved(archive: Archive, board: str | None = None) -> Iterator[tuple[str, Head | None]]:
    """The meetings that have an approved protocol, or one board's, newest first, with their heads.

    Without a board those come too whose file cannot be read, with None. Raises `OSError`.
    """
    for meeting_id in archive.meetings.newest():
        head = archive.meetings.head(meeting_id)
        if head is None and board is None:
            yield meeting_id, None
        elif head is not None and head.approved and board in (None, head.board.get("id")):
            yield meeting_id, head


def links(archive: Archive, meetings: Iterable[tuple[str, Head | None]]) -> Iterator[Link]:
    """The sealed versions of these meetings. Raises `ArchiveError`, `OSError`."""
    from sognko_tui.protocol import manifest

    for meeting_id, head in meetings:
        for version in range(1, head.version + 1 if head is not None else 1):
            name = sealing.manifest_name(version)
            data = archive.papers.read(meeting_id, name)
            if head is None or data is None:
                continue
            link = Link(
                meeting_id,
                head.board.get("id", ""),
                head.approved or "",
                version,
                f"{meeting_id}/{name}",
                sha256(data).hexdigest(),
            )
            try:
                sealed = manifest.read(data)
            except manifest.NotAManifest:
                yield link._replace(readable=False)
                continue
            yield link._replace(
                approved=sealed.approved or link.approved,
                follows=sealed.other.name.removeprefix(UP) if sealed.other is not None else "",
                before=tuple(_from_the_archive(meeting_id, link.name) for link in sealed.before),
            )


def _from_the_archive(meeting_id: str, name: str) -> str:
    return name.removeprefix(UP) if name.startswith(UP) else f"{meeting_id}/{name}"


def last(found: Iterable[Link]) -> Link | None:
    """The one that the next is to follow: the one that none of the others follows.

    Where there are several, because protocols were approved in two copies of the archive, it is the
    one that was approved last.
    """
    known = list(found)
    followed = {name for link in known for name in link.before}
    ends = [link for link in known if link.name not in followed]
    return max(ends, key=lambda link: (link.approved, link.meeting, link.version), default=None)


def approving(archive: Archive, meeting: Meeting, where: str) -> ProtocolApproved:
    """The event that approves the meeting's protocol, and chains it to the one approved before.

    Raises `Trouble` where that one is not sealed and cannot be, `ArchiveError`, `OSError`.
    """
    others = [
        (meeting_id, head)
        for meeting_id, head in approved(archive, meeting.board.id)
        if meeting_id != meeting.id
    ]
    _sealed(archive, others)
    before = last(links(archive, others))
    if before is None:
        return ProtocolApproved(where=where)
    return ProtocolApproved(where=where, follows=before.name, follows_sha256=before.sha256)


def _sealed(archive: Archive, others: Iterable[tuple[str, Head | None]]) -> None:
    """Seal the one that was approved last, where the program was stopped before it could."""
    at, meeting_id, head = max(
        ((head.approved or "", meeting_id, head) for meeting_id, head in others if head),
        key=lambda one: one[:2],
        default=("", "", None),
    )
    if head is None or not at or head.correcting:
        return
    name = sealing.manifest_name(head.version)
    if archive.papers.read(meeting_id, name) is not None:
        return
    entries = archive.meetings.read(meeting_id).entries
    try:
        sealing.write(archive, meeting_id, entries, fold(entries))
    except (ArchiveError, Trouble, OSError) as error:
        raise Trouble("before_not_sealed", {"meeting": meeting_id}) from error


class Break(NamedTuple):
    """What is wrong at one place of a chain: a code with parameters, told of a meeting."""

    meeting: str
    code: str
    params: dict[str, str | int]


def breaks(found: Iterable[Link]) -> Iterator[Break]:
    """Where the chains of the boards fork or begin anew.

    That a manifest which is named is gone or has been changed is seen at the one that names it.
    """
    known = sorted(found, key=lambda link: (link.approved, link.meeting, link.version))
    taken: dict[tuple[str, str], Link] = {}
    for link in known:
        if not link.readable:
            continue  # that is told of the manifest itself
        first = taken.setdefault((link.board, link.follows), link)
        if first.meeting == link.meeting:
            continue
        params: dict[str, str | int] = {"version": link.version, "other": first.meeting}
        if link.follows:
            yield Break(
                link.meeting, "chain_forks", {**params, "meeting": link.follows.partition("/")[0]}
            )
        else:
            yield Break(link.meeting, "chain_begins_again", params)
