"""The boards of an archive: `boards.json`, one document a board."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sognko_tui.archive.store import files
from sognko_tui.archive.store.errors import BoardsLimited, Damaged, NoSuchBoard
from sognko_tui.archive.store.lock import folder_locked
from sognko_tui.meeting.board import Board

NAME = "boards.json"
TABLE = "boards"


class _File(msgspec.Struct):
    boards: dict[str, Board] = {}


class Boards:
    """Boards as they are now; a meeting carries its own as it was."""

    def __init__(self, root: Path, only: frozenset[str] | None = None) -> None:
        """The boards of the archive in `root`; where `only` some are given, there are no others."""
        self._path = root / NAME
        self._only = only

    def all(self) -> tuple[Board, ...]:
        """Every board, in the order they were added. Raises `Damaged`, or `OSError`."""
        try:
            data = files.read(self._path)
        except FileNotFoundError:
            return ()
        try:
            stored = msgspec.json.decode(data, type=_File).boards
            boards = (board for _, board in sorted(stored.items(), key=lambda b: int(b[0])))
            return tuple(b for b in boards if self._only is None or b.id in self._only)
        except (msgspec.DecodeError, ValueError):
            raise Damaged(path=str(self._path)) from None

    def get(self, board_id: str) -> Board:
        """The board with this id. Raises `NoSuchBoard`, or as `all`."""
        for board in self.all():
            if board.id == board_id:
                return board
        raise NoSuchBoard(board=board_id)

    def save(self, board: Board) -> None:
        """Add the board, or put it in place of the one with its id, durably.

        Raises `Damaged` rather than write over what cannot be read, `BoardsLimited` where it is a
        new one and only some boards are there for whoever adds it, or `OSError`.
        """
        from tinydb import TinyDB, where
        from tinydb.table import Document

        from sognko_tui.archive.store.storage import BufferedStorage

        with folder_locked(self._path.parent):
            known_ids = {known.id for known in self.all()}
            if self._only is not None and board.id not in known_ids:
                raise BoardsLimited
            storage = BufferedStorage(self._path)
            table = TinyDB(storage=lambda: storage).table(TABLE)
            plain: dict[str, object] = msgspec.to_builtins(board)
            # An update would merge the two: a switch that was taken back must not come to life.
            known = table.get(where("id") == board.id)
            if isinstance(known, Document):
                table.remove(doc_ids=[known.doc_id])
                known.clear()
                known.update(plain)
                table.insert(known)
            else:
                table.insert(plain)
            storage.flush()
