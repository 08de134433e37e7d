"""The meetings of an archive, a folder each: making one, listing them, reading and opening one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from sognko_tui import naming
from sognko_tui.archive.store import claim, files, head, packs
from sognko_tui.archive.store.building import building, sweep
from sognko_tui.archive.store.claim import Claim, Request
from sognko_tui.archive.store.errors import (
    ClosedPartMissing,
    Damaged,
    MeetingExists,
    NewerLog,
    NoSuchBoard,
    NoSuchMeeting,
)
from sognko_tui.archive.store.head import Damage, Head, Unsound
from sognko_tui.archive.store.holder import Holder
from sognko_tui.archive.store.ids import Ids
from sognko_tui.archive.store.lock import folder_locked, held_by
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL, LOCK

if TYPE_CHECKING:
    # A list of meetings is shown before anything of what they are made of is loaded.
    from sognko_tui.archive.store.meeting_file import MeetingFile
    from sognko_tui.archive.store.parcel import PackFile, Parcel
    from sognko_tui.archive.store.reader import Log
    from sognko_tui.meeting.events import Entry, MeetingConvened

PROTOCOL = "protokoll.md"

_ID = re.compile(r"\d{4}-\d\d-\d\d(?:-[a-z0-9]++)++", re.ASCII)
_LONGEST = 200


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting in the list. Without a `head` its file is damaged; `damage` says how.

    `behind` tells that the journal holds events the head does not know of.
    """

    id: str
    head: Head | None
    damage: Damage | None = None
    behind: bool = False
    written: bool = False
    holder: Holder | None = None


class Meetings:
    """The meetings of one archive.

    Every way to one of them goes through `newest`, `with_journal` or `folder`, and so through `_there`.
    """

    def __init__(self, root: Path, boards: frozenset[str] | None = None) -> None:
        """The meetings of the archive in `root`; of these `boards` alone, where they are given."""
        self._root = root
        self._boards = boards

    @property
    def boards(self) -> frozenset[str] | None:
        """The boards that are there for whoever asks, by id; None for all."""
        return self._boards

    def ids(self) -> tuple[str, ...]:
        """Every meeting's id, newest first. Raises `OSError`."""
        ids = self.newest()
        ids.look()
        return tuple(ids.known)

    def newest(self) -> Ids:
        """The ids, newest first, looked for as they are asked for. Raises `OSError`."""
        there = None if self._boards is None else lambda name: self._there(self._root / name)
        return Ids(self._names(), there)

    def with_journal(self) -> Iterator[str]:
        """Those that are open, or were left by a session that did not close them. Raises `OSError`."""
        root = os.fspath(self._root)
        for name in self._names():
            if os.path.lexists(f"{root}/{name}/{JOURNAL}") and self._there(self._root / name):
                yield name

    def _names(self) -> list[str]:
        with os.scandir(self._root) as found:
            names = [e.name for e in found if e.is_dir(follow_symlinks=False)]
        return sorted(filter(_ID.fullmatch, names), reverse=True)

    def _there(self, folder: Path) -> bool:
        """Whether there is such a meeting for whoever asks. One that cannot be read is nobody's."""
        if self._boards is None:
            return True
        try:
            return head.read_head(folder / CHECKPOINT).board.get("id") in self._boards
        except (Unsound, OSError):
            return False

    def folder(self, meeting_id: str) -> Path:
        """The meeting's folder, always one of the archive's own. Raises `NoSuchMeeting`."""
        folder = self._root / meeting_id
        named = _ID.fullmatch(meeting_id) and len(meeting_id) <= _LONGEST
        if not named or folder.is_symlink() or not folder.is_dir() or not self._there(folder):
            raise NoSuchMeeting(meeting=meeting_id)
        return folder

    def listed(self, meeting_id: str) -> Listed:
        """What a list shows of the meeting, without reading its log. Raises `NoSuchMeeting`."""
        folder = self.folder(meeting_id)
        found, damage = head.looked_at(folder / CHECKPOINT)
        return Listed(
            id=meeting_id,
            head=found,
            damage=damage,
            behind=(folder / JOURNAL).exists(),
            written=(folder / PROTOCOL).exists(),
            holder=held_by(folder / LOCK),
        )

    def head(self, meeting_id: str) -> Head | None:
        """The head of the meeting's file alone, or None where it is damaged. Raises `NoSuchMeeting`."""
        return head.looked_at(self.folder(meeting_id) / CHECKPOINT)[0]

    def read(self, meeting_id: str) -> Log:
        """The meeting's log, journal included; alters nothing.

        Raises `NoSuchMeeting`, `Damaged`, or `OSError`.
        """
        from sognko_tui.archive.store import reader

        return reader.read(self.folder(meeting_id))

    def parcel(self, meeting_id: str) -> Parcel:
        """The meeting in one piece, as it stands, also while somebody writes; alters nothing.

        Raises as `read`, and `NewerLog` or `ClosedPartMissing` where it would not be whole.
        """
        from sognko_tui.archive.store import beside
        from sognko_tui.archive.store.parcel import PackFile, Parcel

        log = self.read(meeting_id)
        if log.newer:
            raise NewerLog(meeting=meeting_id)
        if log.checkpoint.apart is None:
            raise ClosedPartMissing(meeting=meeting_id)
        kept = [
            PackFile(name=p.name, data=files.read(p)) for p in packs.every(self.folder(meeting_id))
        ]
        return Parcel(
            meeting=meeting_id,
            entries=log.entries,
            pack=kept[-1] if kept else None,
            earlier=tuple(kept[:-1]),
            original=self._original(meeting_id, log.entries),
            beside=beside.kept(self.folder(meeting_id)),
        )

    def _original(self, meeting_id: str, entries: Sequence[Entry]) -> PackFile | None:
        """The protocol a meeting was read in, from its folder, where it was not minuted here."""
        from sognko_tui.archive.store import read_in
        from sognko_tui.archive.store.parcel import PackFile

        name = read_in.original(entries)
        path = self.folder(meeting_id) / name
        return PackFile(name=name, data=files.read(path)) if name and path.is_file() else None

    def holder(self, meeting_id: str) -> Holder | None:
        """Who has the meeting open for writing, or None. Raises `NoSuchMeeting`."""
        return held_by(self.folder(meeting_id) / LOCK)

    def set_aside(self, meeting_id: str) -> tuple[str, ...]:
        """The files with what of the meeting was set aside after a crash. Raises `NoSuchMeeting`."""
        found = self.folder(meeting_id).glob(f"{JOURNAL}.aside-*")
        return tuple(sorted(path.name for path in found))

    def claim(self, meeting_id: str, user: str, now: datetime) -> Claim:
        """What it takes to take the meeting over from another session. Raises `NoSuchMeeting`."""
        return Claim(self.folder(meeting_id), user, now)

    def asked(self, meeting_id: str) -> Request | None:
        """Who asks us for the meeting that we have open, or None."""
        try:
            return claim.asked(self.folder(meeting_id))
        except NoSuchMeeting:
            return None

    def open_for_writing(self, meeting_id: str, user: str, now: datetime) -> MeetingFile:
        """Open the meeting; nobody else can until it is closed.

        Raises `NoSuchMeeting`, `Locked`, `NewerLog`, `ClosedPartMissing`, `Damaged`, or `OSError`.
        """
        from sognko_tui.archive.store.meeting_file import MeetingFile

        return MeetingFile(self.folder(meeting_id), user, now)

    def create(
        self,
        convened: MeetingConvened,
        *,
        by: str,
        at: datetime,
        pack: bytes | None = None,
        suffix: str = "",
        another: bool = False,
        instead_of: Iterable[str] = (),
    ) -> str:
        """Make a meeting of its first event and its pack; returns the id chosen for it.

        The folder appears whole or not at all. One that is `blank` gives way to it, on that day and
        of those it is made `instead_of`. Raises `MeetingExists` where the board has another meeting
        on that day, unless it is to be `another` one, `NoSuchBoard`, or `OSError`.
        """
        self._must_reach(convened.board.id)
        with folder_locked(self._root):
            sweep(self._root)
            first = naming.meeting_folder(convened.date, convened.board.name)
            wanted = dict.fromkeys((first, *instead_of))
            give_way = [i for i in wanted if not (another and i == first) and self.blank(i)]
            meeting_id = first if first in give_way else self._free_id(first, another=another)
            called = replace(convened, meeting=meeting_id)
            with building(self._root, meeting_id, give_way) as folder:
                self._fill(folder, called, by, at, pack, suffix)
        return meeting_id

    def restore(self, parcel: Parcel, *, another: bool = False) -> str:
        """Make a meeting of a parcel again, under the id it had; returns the id.

        Never over a meeting that is there: that raises `MeetingExists`, or with `another` the id
        gets a number. Raises `Damaged` where the parcel holds no meeting, `NoSuchBoard`, `OSError`.
        """
        from sognko_tui.archive.store import beside, read_in, restoring

        first = parcel.meeting
        if not _ID.fullmatch(first) or len(first) > _LONGEST:
            raise Damaged(path=first)
        self._must_reach(restoring.convened(parcel).board.id)
        with folder_locked(self._root):
            sweep(self._root)
            meeting_id = self._free_id(first, another=another)
            entries = restoring.renamed(parcel, meeting_id)
            with building(self._root, meeting_id) as folder:
                # The checkpoint comes last: it syncs the folder, and the names of both files with it.
                came = [*parcel.earlier, *([parcel.pack] if parcel.pack is not None else [])]
                for version, pack in enumerate(came, start=1):
                    name = packs.file_name(Path(pack.name).suffix, version)
                    files.create(folder / name, pack.data)
                if parcel.original is not None:
                    name = read_in.original_name(parcel.original.name)
                    files.create(folder / name, parcel.original.data)
                for one in parcel.beside:
                    if beside.is_kept(one.name):
                        files.create(folder / one.name, one.data)
                self._checkpoint(folder, entries)
        return meeting_id

    def take_over(
        self, entries: Sequence[Entry], original: bytes, suffix: str, *, another: bool = False
    ) -> str:
        """Make a meeting of a log that was read in a protocol, and keep that; returns its id.

        Raises `MeetingExists` where the board has a meeting on that day, unless it is to be
        `another` one, `NoSuchBoard`, or `OSError`.
        """
        from sognko_tui.archive.store import read_in

        called = read_in.convened(entries)
        self._must_reach(called.board.id)
        with folder_locked(self._root):
            sweep(self._root)
            first = naming.meeting_folder(called.date, called.board.name)
            meeting_id = self._free_id(first, another=another)
            name = read_in.file_name(suffix)
            with building(self._root, meeting_id) as folder:
                files.create(folder / name, original)
                self._checkpoint(folder, read_in.named(entries, meeting_id, name))
        return meeting_id

    def _must_reach(self, board_id: str) -> None:
        if self._boards is not None and board_id not in self._boards:
            raise NoSuchBoard(board=board_id)

    def blank(self, meeting_id: str) -> bool:
        """Whether a meeting was made before there was a pack, and nothing has happened in it since.

        It has no items but those that were carried over. Raises `OSError`.
        """
        from sognko_tui.meeting.events import ItemOpened, MeetingConvened

        try:
            folder = self.folder(meeting_id)
            entries = self.read(meeting_id).entries
        except (NoSuchMeeting, Damaged):
            return False
        untouched = all(isinstance(x.event, MeetingConvened | ItemOpened) for x in entries)
        called = entries[0].event if entries else None
        without = (
            isinstance(called, MeetingConvened)
            and called.pack is None
            and all(item.history for item in called.items)
        )
        told = (folder / PROTOCOL).exists()
        return without and untouched and not told and held_by(folder / LOCK) is None

    def _free_id(self, first: str, *, another: bool) -> str:
        meeting_id, number = first, 1
        while os.path.lexists(self._root / meeting_id):
            # One of a board that is not there for whoever asks is in the way, and not told of.
            if not another and self._there(self._root / meeting_id):
                raise MeetingExists(meeting=meeting_id)
            number += 1
            meeting_id = f"{first}-{number}"
        return meeting_id

    def _fill(
        self,
        folder: Path,
        convened: MeetingConvened,
        by: str,
        at: datetime,
        pack: bytes | None,
        suffix: str,
    ) -> None:
        from sognko_tui.meeting.events import Entry, Pack

        if pack is not None:
            name = packs.file_name(suffix)
            files.create(folder / name, pack)
            sha256 = convened.pack.sha256 if convened.pack else ""
            convened = replace(convened, pack=Pack(file=name, sha256=sha256))
        self._checkpoint(folder, (Entry(seq=1, at=at, by=by, step=1, event=convened),))

    def _checkpoint(self, folder: Path, entries: Sequence[Entry]) -> None:
        from sognko_tui.archive.store import checkpoint
        from sognko_tui.meeting.fold import fold

        checkpoint.write(folder, entries, fold(entries), generation=1)
