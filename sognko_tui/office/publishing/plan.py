"""Which meetings a site has pages of, where they lie, and of which the pages must be made anew.

A protocol is published when the board has approved it. One that a machine read in an old document is
not, for nobody has said that it is right; neither is one that is not finished. Drafts are published
only where that is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sognko_tui import __version__
from sognko_tui.archive.search.reading import stamp
from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.archive.store.progress import state
from sognko_tui.office.publishing.manifest import VERSION, Kept, Manifest
from sognko_tui.office.writing import NAME
from sognko_tui.protocol.site import addresses
from sognko_tui.protocol.site.layout import Site
from sognko_tui.protocol.site.pages import FORMS

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Meeting

Standing = Literal["approved", "draft", "unpublished"]


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that there will be pages of. `before` and `after` are the board's beside it."""

    id: str
    board: str
    name: str
    address: str
    draft: bool
    files: tuple[str, ...]
    stamp: str
    key: str = ""

    @property
    def year(self) -> int:
        """The year it is found under."""
        return int(self.address.split("/")[1])


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of the site by board, in order.

    `unreadable` are those that could not be looked at; `known` is every meeting there is.
    """

    boards: dict[str, tuple[Planned, ...]]
    unreadable: tuple[str, ...]
    known: frozenset[str]

    def all(self) -> Iterator[Planned]:
        """Every meeting."""
        for meetings in self.boards.values():
            yield from meetings


def plan(archive: Archive, site: Site, boards: Collection[str] | None, before: Manifest) -> Plan:
    """Look at every meeting, without reading those that are closed. Raises `OSError`.

    `boards` are those that are wanted, by id; None is all. A meeting that cannot be read now keeps
    the pages it has.
    """
    found: list[Planned] = []
    unreadable: list[str] = []
    taken: set[str] = set()
    ids = sorted(archive.meetings.ids())
    for meeting_id in ids:
        known = before.meetings.get(meeting_id)
        looked = _look(archive, meeting_id)
        if looked is None:
            unreadable.append(meeting_id)
            if known is not None and (boards is None or known.board in boards):
                taken.add(known.address)
            continue
        board, name = looked.board, looked.name
        if looked.standing == "unpublished" or (looked.standing == "draft" and not site.drafts):
            continue
        if boards is not None and board not in boards:
            continue
        address = addresses.of_meeting(meeting_id, board, name)
        if known is not None:
            # Where it has been found until now, it stays.
            address = known.address if known.board == board else address
        if address in taken:
            address = addresses.whole(meeting_id, board)
        taken.add(address)
        folder = f"{archive.path}/{meeting_id}"
        beside = _beside(folder, looked)
        found.append(
            Planned(
                id=meeting_id,
                board=board,
                name=name,
                address=address,
                draft=looked.standing == "draft",
                files=beside,
                stamp=f"{stamp(str(archive.path), meeting_id)} {_stamps(folder, beside)}",
            )
        )
    by_board: dict[str, list[Planned]] = {}
    for one in found:
        by_board.setdefault(one.board, []).append(one)
    return Plan(
        boards={board: _keyed(meetings, site) for board, meetings in sorted(by_board.items())},
        unreadable=tuple(unreadable),
        known=frozenset(ids),
    )


class _Looked(NamedTuple):
    """The board of a meeting, by id and name, how its protocol stands, and in which version."""

    board: str
    name: str
    standing: Standing
    version: int


def _look(archive: Archive, meeting_id: str) -> _Looked | None:
    """What a look at a meeting tells; None if it is damaged."""
    from sognko_tui.meeting.fold import fold

    try:
        listed = archive.meetings.listed(meeting_id)
        if listed.head is None:
            return None
        if listed.behind:
            meeting = fold(archive.meetings.read(meeting_id).entries)
            version = meeting.version - meeting.correcting
            return _Looked(meeting.board.id, meeting.board.name, standing(meeting), version)
    except (ArchiveError, OSError):
        return None
    head = listed.head
    how: Standing = "unpublished"
    if head.approved is not None:
        how = "approved"
    elif head.state == "finished" and head.source is None:
        how = "draft"
    version = head.version - head.correcting
    return _Looked(head.board.get("id", ""), head.board.get("name", ""), how, version)


def standing(meeting: Meeting) -> Standing:
    """How the protocol of a meeting stands to being published."""
    if meeting.approved is not None:
        return "approved"
    return "draft" if state(meeting) == "finished" and meeting.source is None else "unpublished"


def _beside(folder: str, looked: _Looked) -> tuple[str, ...]:
    """The names of the protocol's files in other forms, of the version that stands.

    In an earlier version there may be what is closed by now.
    """
    if looked.standing != "approved":
        return ()
    stem = NAME if looked.version == 1 else f"{NAME}-v{looked.version}"
    wanted = [f"{stem}.{form}" for form in FORMS]
    there = {e.name for e in os.scandir(folder) if e.is_file(follow_symlinks=False)}
    return tuple(name for name in wanted if name in there)


def _stamps(folder: str, names: Collection[str]) -> str:
    found = (os.stat(f"{folder}/{name}", follow_symlinks=False) for name in names)
    return " ".join(f"{one.st_size}.{one.st_mtime_ns}" for one in found)


def _keyed(meetings: list[Planned], site: Site) -> tuple[Planned, ...]:
    """The meetings of a board with what their pages depend on: they tell of those beside them."""
    keyed: list[Planned] = []
    for (before, one), (_, after) in pairwise(pairwise([None, *meetings, None])):
        if one is None:
            continue
        digest = sha256(msgspec.json.encode([__version__, VERSION, site]))
        for other in (before, one, after):
            digest.update(msgspec.json.encode(other))
        keyed.append(msgspec.structs.replace(one, key=digest.hexdigest()[:16]))
    return tuple(keyed)


def is_as_planned(one: Planned, kept: Kept | None) -> bool:
    """Whether the pages of a meeting are what they would be if they were made anew."""
    return kept is not None and kept.key == one.key and kept.address == one.address
