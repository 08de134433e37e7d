"""An archive: the folder that holds boards and meetings, and how it is found and made."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sognko_tui.archive.store import files, sharing
from sognko_tui.archive.store.boards import Boards
from sognko_tui.archive.store.errors import (
    Damaged,
    NewerArchive,
    NoArchive,
    NoSuchBoard,
    NotAnArchive,
)
from sognko_tui.archive.store.meetings import Meetings
from sognko_tui.archive.store.papers import Papers
from sognko_tui.archive.store.reach import Reach

if TYPE_CHECKING:
    from sognko_tui.archive.store.customs import Customs
    from sognko_tui.archive.store.traces import Trace

MARKER = "sognko.json"
VERSION = 1
INBOX = "inbox"
HERE = "minutes"


class _Marker(msgspec.Struct):
    version: int
    sognko: str = "archive"


class Archive:
    """An archive that is known to be one; with a `reach`, no more of it than that."""

    def __init__(self, path: Path, reach: Reach | None = None) -> None:
        """Use `open`, `create` or `ready`, which look first."""
        self.path = path
        self._reach = reach
        boards = reach.boards if reach is not None else None
        self.boards = Boards(path, boards)
        self.meetings = Meetings(path, boards)
        self.papers = Papers(self.meetings)

    @staticmethod
    def find(argument: str | None) -> Path:
        """Where the archive is or is to be.

        As asked for, else `$SOGNKO_MINUTES`, else `./minutes` where that is an archive, else a
        folder `minutes` among the user's documents.
        """
        named = argument or os.environ.get("SOGNKO_MINUTES")
        if named:
            with contextlib.suppress(RuntimeError):
                # Of a user who does not exist: then `~` is a name like any other.
                return Path(named).expanduser().absolute()
            return Path(named).absolute()
        here = Path(HERE).absolute()
        if (here / MARKER).is_file():
            return here
        from platformdirs import user_documents_path

        return user_documents_path() / HERE

    @classmethod
    def open(cls, path: Path, reach: Reach | None = None) -> Archive:
        """The archive in this folder.

        Raises `NoArchive` where there is no folder or an empty one, `NotAnArchive` where there is
        something else, `NewerArchive`, `Damaged`, or `OSError`.
        """
        try:
            data = files.read(path / MARKER)
        except (FileNotFoundError, NotADirectoryError):
            if path.is_dir() and not any(path.iterdir()):
                raise NoArchive(path=str(path)) from None
            if path.exists():
                raise NotAnArchive(path=str(path)) from None
            raise NoArchive(path=str(path)) from None
        try:
            version = msgspec.json.decode(data, type=_Marker).version
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise Damaged(path=str(path / MARKER)) from None
        if version > VERSION:
            raise NewerArchive(path=str(path), version=version)
        return cls(path, reach)

    @classmethod
    def create(cls, path: Path) -> Archive:
        """Make an archive in a folder that is empty or not there.

        Raises `NotAnArchive` where the folder holds something, or `OSError`.
        """
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise NotAnArchive(path=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=files.FOLDER_MODE, exist_ok=True)
        path.chmod(files.FOLDER_MODE)
        (path / INBOX).mkdir(mode=files.FOLDER_MODE)
        sharing.write(path)
        # The marker comes last: with it the archive is there.
        marker = msgspec.json.format(msgspec.json.encode(_Marker(version=VERSION)), indent=2)
        files.replace(path / MARKER, marker + b"\n")
        files.sync_folder(path.parent)
        return cls(path)

    @classmethod
    def ready(cls, path: Path, reach: Reach | None = None) -> Archive:
        """The archive in this folder, made where there is none yet. Raises as `open`, `create`.

        Whoever reaches only some boards makes none.
        """
        try:
            return cls.open(path, reach)
        except NoArchive:
            if reach is not None:
                raise
            return cls.create(path)

    def keep_out_of_git(self) -> None:
        """See to it that version control leaves out what must not come into it, and mixes nothing.

        An archive that an older program made may lack a line for it; lines of others stay. Raises
        `OSError`.
        """
        sharing.complete(self.path)

    def traces(self) -> Iterator[Trace]:
        """What a bad merge left beside the meetings. Raises `OSError`.

        Whoever reaches only some boards is told nothing of files that hold the others too.
        """
        from sognko_tui.archive.store import traces

        return traces.of_archive(self.path) if self._reach is None else iter(())

    def traces_in(self, meeting_id: str) -> Iterator[Trace]:
        """What a bad merge left in a meeting's folder. Raises `NoSuchMeeting`, `OSError`."""
        from sognko_tui.archive.store import traces

        try:
            known = frozenset(board.id for board in self.boards.all())
        except Damaged:
            known = None
        folder = self.meetings.folder(meeting_id)
        return traces.of_meeting(folder.parent, meeting_id, known)

    def reaches(self, board_id: str) -> bool:
        """Whether a board is there for whoever asks."""
        return self._reach is None or board_id in self._reach.boards

    def customs(self, board_id: str) -> Customs:
        """What a board has in place of ours for what leaves the house.

        Raises `NoSuchBoard` where it is not there for whoever asks, `BadCustom`, `OSError`.
        """
        if not self.reaches(board_id):
            raise NoSuchBoard(board=board_id)
        from sognko_tui.archive.store import customs

        return customs.read(self.path, board_id)

    def customs_folder(self, board_id: str) -> Path:
        """Where the customs of a board lie, whether there are any or not."""
        from sognko_tui.archive.store import customs

        return self.path / customs.FOLDER / board_id

    def allowed_signers(self, board_id: str) -> bytes | None:
        """Whose keys may sign for a board, as OpenSSH reads it (`ALLOWED SIGNERS` in ssh-keygen(1)).

        None where the board has no such list. Raises as `customs`.
        """
        if not self.reaches(board_id):
            raise NoSuchBoard(board=board_id)
        from sognko_tui.archive.store import customs

        return customs.allowed_signers(self.path, board_id)

    @property
    def inbox(self) -> Path:
        """Where packs can be laid to be found by the program; it may not be there yet."""
        inbox = self.path / INBOX
        return inbox if self._reach is None else inbox / self._reach.inbox
