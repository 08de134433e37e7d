"""The boards: finding one, adding and changing it, and its roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sognko_tui import naming
from sognko_tui.meeting.board import Board
from sognko_tui.office import printable
from sognko_tui.office.acts.inbox import Inbox
from sognko_tui.office.trouble import Trouble, told

if TYPE_CHECKING:
    from pathlib import Path

    from sognko_tui.meeting.board import Language, Person, Preset
    from sognko_tui.office.rosters import Form


class Boards(Inbox):
    """What is done with a board, also before it has met."""

    def boards(self) -> tuple[Board, ...]:
        """Every board, in the order they were added."""
        with told():
            return self._archive.boards.all()

    def board(self, board_id: str) -> Board:
        """The board with this id, as it is now."""
        with told():
            return self._archive.boards.get(board_id)

    def save_board(self, board: Board) -> None:
        """Add a board, or change it. Meetings that were convened keep theirs as it was."""
        with told():
            self._archive.boards.save(board)

    def choose_board(self, named: str | None) -> Board:
        """The board with this id or name; where none is named, the only one there is."""
        boards = self.boards()
        if not boards:
            raise Trouble("no_boards")
        if named is not None:
            wanted = named.casefold()
            found = [b for b in boards if wanted in (b.id, b.name.casefold())]
            if not found:
                raise Trouble("no_such_board", {"board": named})
            return found[0]
        if len(boards) > 1:
            raise Trouble("which_board", {"found": ", ".join(b.id for b in boards)})
        return boards[0]

    def add_board(
        self,
        name: str,
        people: tuple[Person, ...],
        *,
        language: Language = "nn",
        rules: Preset = "ko",
        place: str = "",
        replace: bool = False,
    ) -> Board:
        """Add a board, or `replace` one of that name, keeping its phrases and switches."""
        from sognko_tui.office import rosters

        name = printable.line(name)
        boards = self.boards()
        known = next((b for b in boards if b.name.casefold() == name.casefold()), None)
        if not name:
            raise Trouble("board_without_name")
        if known is not None and not replace:
            raise Trouble("board_exists", {"board": name})
        board = known or Board(id=naming.board_id(name, {b.id for b in boards}), name=name)
        people = rosters.keeping_ids(people, board.people)
        board = msgspec.structs.replace(
            board, people=people, language=language, rules=rules, place=place or board.place
        )
        self.save_board(board)
        return board

    def export_roster(self, board: Board, form: Form) -> Path:
        """Lay the board's roster in a new file in the inbox; its path."""
        from sognko_tui.office import rosters

        return self.lay_in_inbox(naming.slug(board.name), f".{form}", rosters.export(board, form))
