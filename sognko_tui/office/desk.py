"""The desk: what the screens and the command line hold, with every act of the secretary on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from weakref import WeakSet

import msgspec

from sognko_tui import naming
from sognko_tui.archive.store import Archive
from sognko_tui.meeting.board import Board, Language, Person, Preset
from sognko_tui.office import listing, printable, restricted
from sognko_tui.office.clock import SystemClock, login
from sognko_tui.office.listing import Listing, Summary
from sognko_tui.office.trouble import Trouble, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sognko_tui.agenda.reading import Reading
    from sognko_tui.meeting.carrying import Waiting
    from sognko_tui.meeting.check import Finding
    from sognko_tui.meeting.events import Entry
    from sognko_tui.meeting.facts import NextMeeting
    from sognko_tui.meeting.open_followups import FollowUpRow
    from sognko_tui.meeting.ports import Clock
    from sognko_tui.meeting.revising import Revision
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.office.copies import Copy
    from sognko_tui.office.following import Made
    from sognko_tui.office.indexing import Indexing
    from sognko_tui.office.links import Link
    from sognko_tui.office.old_protocols import Imports
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.office.rosters import Form
    from sognko_tui.office.searching import Searching
    from sognko_tui.office.second_screen import SecondScreen

__all__ = ["Desk", "Listing", "Summary", "Trouble", "at_desk"]


def at_desk(minutes: str | None, *, make: bool = False, index: str | None = None) -> Desk:
    """The desk on the archive asked for, or on the one that is found; see `Archive.find`.

    Where there is none, `make` makes it. `index` is the URL of a shared index, else `$SOGNKO_INDEX`
    is. Raises `Trouble`.
    """
    with told():
        path, reach = Archive.find(minutes), restricted.reach()
        archive = Archive.ready(path, reach) if make else Archive.open(path, reach)
    try:
        clock = SystemClock()
    except ValueError:
        raise Trouble("bad_clock") from None
    return Desk(archive, login(), clock, index or os.environ.get("SOGNKO_INDEX") or None)


class Desk:
    """An archive, who sits at it and the time. Every act raises `Trouble` where it cannot be done."""

    def __init__(self, archive: Archive, by: str, clock: Clock, index: str | None = None) -> None:
        """`by` stands in every event that is recorded here; `index` is the URL of a shared index."""
        self._archive = archive
        self._index = index
        self._indexing: Indexing | None = None
        self.by = by
        self.clock = clock
        self._open: WeakSet[OpenMeeting] = WeakSet()

    @property
    def root(self) -> Path:
        """The archive's folder."""
        return self._archive.path

    # What was decided

    def searching(self) -> Searching:
        """What the archive can be asked; close it after use."""
        from sognko_tui.office.searching import Searching

        return Searching(self._archive, self._index)

    @property
    def indexing(self) -> Indexing:
        """Who keeps the index as the archive is, in the background."""
        if self._indexing is None:
            from sognko_tui.office.indexing import Indexing

            self._indexing = Indexing(self._archive, self._index)
        return self._indexing

    def _note(self, meeting_id: str) -> None:
        """A decision has come to the disk: let the index know, where there is one."""
        from sognko_tui.archive.search.names import NAME

        if self._indexing is not None or self._index or (self._archive.path / NAME).exists():
            self.indexing.note(meeting_id)

    def close(self) -> None:
        """Let go of what works in the background."""
        if self._indexing is not None:
            self._indexing.close()

    # Boards

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

    def lay_in_inbox(self, stem: str, suffix: str, data: bytes) -> Path:
        """Lay a new file in the inbox, never over another; its path."""
        from sognko_tui.archive.store import files

        folder = self._archive.inbox
        with told():
            folder.mkdir(mode=files.FOLDER_MODE, parents=True, exist_ok=True)
            return files.add(folder, stem, suffix, data)

    # Finding meetings

    def summaries(self) -> tuple[Summary, ...]:
        """Every meeting in a line, newest first."""
        with told():
            return tuple(listing.summaries(self._archive))

    def listing(self) -> Listing:
        """The meetings, newest first, each read when its line is asked for."""
        with told():
            return Listing(self._archive)

    def resolve(self, named: str) -> str:
        """The id of the meeting meant: an id, the beginning of one, or its date."""
        with told():
            return listing.resolve(self._archive, named)

    # Taking in a pack

    @property
    def inbox_folder(self) -> Path:
        """Where packs are laid to be found; it may not be there yet."""
        return self._archive.inbox

    def inbox(self) -> tuple[Path, ...]:
        """The files that lie in the archive's inbox, by name."""
        with told():
            folder = self._archive.inbox
            if not folder.is_dir():
                return ()
            files = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
            # A link leads out of it, and would not be opened.
            return tuple(sorted(p for p in files if not (restricted.on() and p.is_symlink())))

    def packs(self) -> tuple[Path, ...]:
        """What lies in the inbox that may be a meeting's papers: files, and folders of them."""
        from sognko_tui.office import inbox

        with told():
            return inbox.packs(self._archive.inbox)

    def put(self, name: str, stream: BinaryIO) -> str:
        """Lay what comes from a stream into the inbox; the name it has there."""
        from sognko_tui.office import inbox

        with told():
            return inbox.put(self._archive.inbox, name, stream)

    # A meeting to be taken elsewhere

    def protocol(self, meeting_id: str, form: str, *, full: bool = False) -> str:
        """The protocol as it stands, as `md` or `html`; what is public, or in `full` everything."""
        from sognko_tui.office import writing

        return writing.text(self.look(meeting_id), form, public=not full)

    def backup(self, meeting_id: str) -> Copy:
        """The whole meeting as it stands, also while somebody writes."""
        from sognko_tui.office import copies

        with told():
            return copies.take(self._archive, meeting_id)

    def restore(self, path: Path, *, another: bool = False) -> str:
        """Make a meeting of a copy again, never over one that is there; returns its id."""
        from sognko_tui.office import copies

        with told():
            return copies.restore(self._archive, path, another=another)

    def read_pack(
        self,
        path: Path,
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Reading:
        """What a pack holds; writes nothing.

        `progress` is told how many pages are read, of how many; the reading ends when `stopped` says so.
        """
        from sognko_tui.office import intake

        return intake.read_pack(path, progress, stopped)

    def take_in(
        self,
        path: Path,
        *,
        board: Board,
        reading: Reading | None = None,
        on: date | None = None,
        time: str = "",
        place: str = "",
        notice: date | None = None,
        manner: str = "",
        another: bool = False,
        carry: bool = True,
    ) -> str:
        """Make a meeting of a pack; returns its id.

        What is not said is taken from the pack: date, time, place, notice. `reading` is what
        `read_pack` gave, mended where the secretary mended it. A meeting of the board on that day
        is in the way unless this is to be `another`. With `carry`, what waits comes with it.
        """
        from sognko_tui.office import intake

        asked = intake.Asked(on=on, time=time, place=place, notice=notice, manner=manner)
        with told():
            return intake.take_in(
                self._archive,
                path,
                reading,
                board,
                asked,
                (self.by, self.clock),
                another=another,
                carry=carry,
            )

    def old_protocols(self, board: str | None = None) -> Imports:
        """Takes in protocols of the board named, or of the one each of them names."""
        from sognko_tui.office.old_protocols import Imports

        return Imports(self._archive, (self.by, self.clock), self.boards(), board)

    def revise(self, opened: OpenMeeting, path: Path, reading: Reading) -> Revision:
        """Let a meeting follow a later version of its pack; what has been written stays."""
        from sognko_tui.office import revising

        with told():
            return revising.revise(self._archive, opened, path, reading)

    # From one meeting to the next

    def waiting(self, board: Board, on: date) -> tuple[Waiting, ...]:
        """What was postponed and waits for a meeting of the board on this day, oldest first."""
        from sognko_tui.office import following

        with told():
            return following.waiting_for(self._archive, board, on)

    def expected(self, board: Board) -> NextMeeting | None:
        """When the board meets next, as its latest meeting has it, where that is not made yet."""
        from sognko_tui.office import following

        with told():
            return following.expected(self._archive, board)

    def planned_on(self, board: Board, on: date | None) -> Meeting | None:
        """The board's meeting on this day, where it has not begun; None where there is none."""
        from sognko_tui.office import following

        with told():
            return following.planned_on(self._archive, board.id, on)

    def numbered_beyond(self, meeting: Meeting) -> str:
        """The number the board has come to in its other meetings, where it counts through the year."""
        from sognko_tui.office import following

        with told():
            return following.numbered_beyond(self._archive, meeting)

    def open_follow_ups(self, meeting: Meeting) -> tuple[FollowUpRow, ...]:
        """What the board's earlier meetings asked for and is not done, as it is due."""
        from sognko_tui.meeting.open_followups import follow_ups, left_before
        from sognko_tui.office import following

        with told():
            earlier = following.meetings_of(self._archive, meeting.board.id, but=[meeting.id])
            return left_before(follow_ups(earlier), meeting)

    def make_next(self, meeting: Meeting, announced: NextMeeting) -> Made:
        """Make the board's next meeting before its pack is there; with what waits for it."""
        from sognko_tui.office import following

        with told():
            return following.make_next(self._archive, meeting, announced, self.by, self.clock)

    # One meeting

    def open(self, meeting_id: str) -> OpenMeeting:
        """Open a meeting for writing, or only for reading where somebody else has it open."""
        from sognko_tui.office.opened import OpenMeeting

        with told():
            opened = OpenMeeting(self._archive, meeting_id, self.by, self.clock, self._note)
        self._open.add(opened)
        return opened

    def flush(self, patience: float) -> bool:
        """Have what waits in any open meeting written; see `OpenMeeting.flush`. For a signal handler."""
        answers = [opened.flush(patience) for opened in tuple(self._open)]
        return all(answers)

    def being_written(self) -> tuple[str, ...]:
        """The meetings that somebody has open for writing, that opened last first."""
        from sognko_tui.office import second_screen

        with told():
            return second_screen.being_written(self._archive)

    def second_screen(self, meeting_id: str, *, closed: bool) -> SecondScreen:
        """A meeting to show on another screen while it is written; with `closed`, all of it."""
        from sognko_tui.office.second_screen import SecondScreen

        return SecondScreen(self._archive, meeting_id, closed=closed)

    def look(self, meeting_id: str) -> Meeting:
        """The meeting as it stands on disk, a running session's journal included."""
        from sognko_tui.meeting.fold import fold

        return fold(self.log(meeting_id))

    def log(self, meeting_id: str) -> tuple[Entry, ...]:
        """Every event of the meeting, in order."""
        with told():
            return self._archive.meetings.read(meeting_id).entries

    def check(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is missing or does not agree, in the meeting and in its files."""
        from sognko_tui.office import checking

        with told():
            return checking.check_meeting(self._archive, meeting_id)

    def check_files(self, meeting_id: str | None) -> tuple[Finding, ...]:
        """What a bad merge left in the files of a meeting, or of the archive beside the meetings."""
        from sognko_tui.office import checking

        with told():
            if meeting_id is None:
                return checking.check_archive(self._archive)
            return checking.check_files(self._archive, meeting_id)

    def check_beyond(self, meeting: Meeting) -> tuple[Finding, ...]:
        """What in a meeting that is open does not agree with the board's other meetings."""
        from sognko_tui.office import checking

        with told():
            return checking.beyond(self._archive, meeting)

    def links(self, meeting: Meeting, item: Item) -> tuple[Link, ...]:
        """What an item's papers refer to, and where in the archive that is.

        A disk that cannot be read is no reason not to show the papers: they lead nowhere then.
        """
        from sognko_tui.office import links

        try:
            return links.of_item(self._archive, meeting, item)
        except OSError:
            return ()

    def outdated(self, meeting: Meeting) -> bool:
        """Whether a protocol was written and is not any longer what would be written now."""
        from sognko_tui.office import writing

        with told():
            return bool(writing.outdated(self._archive, meeting.id, meeting))

    def earlier_meeting(self, meeting: Meeting, on: date | None = None) -> Summary | None:
        """The board's meeting on that day, or the last one before this; None where there is none."""
        from sognko_tui.office import remarks

        with told():
            return remarks.earlier_meeting(self._archive, meeting, on)

    def link_back(self, meeting: Meeting) -> tuple[str, ...]:
        """Tell the meetings that this one has remarks on; the ids of those that cannot be told now."""
        from sognko_tui.office import remarks

        with told():
            return remarks.link_back(self._archive, meeting, self.by, self.clock)

    def settle_follow_up(
        self, meeting_id: str, item_id: str, number: int, on: date, note: str = ""
    ) -> None:
        """Note that a follow-up was done, in the meeting that asked for it, also a past one.

        `number` counts those of the item from 0. Where the meeting is open here, it is a step of it.
        """
        from sognko_tui.office import follow_ups

        with self._noting_in(meeting_id) as opened:
            follow_ups.settle(opened, item_id, number, on, note)

    def reopen_follow_up(self, meeting_id: str, item_id: str, number: int) -> None:
        """Note that a follow-up is not done after all; see `settle_follow_up`."""
        from sognko_tui.office import follow_ups

        with self._noting_in(meeting_id) as opened:
            follow_ups.reopen(opened, item_id, number)

    @contextmanager
    def _noting_in(self, meeting_id: str) -> Iterator[OpenMeeting]:
        from sognko_tui.office import follow_ups

        here = next((o for o in self._open if o.id == meeting_id and o.writing), None)
        if here is not None:
            yield here
            return
        with (
            told(),
            follow_ups.written_in(
                self._archive, meeting_id, self.by, self.clock, self._note
            ) as opened,
        ):
            yield opened

    def write(self, meeting_id: str) -> tuple[Path, ...]:
        """Write the protocol; returns the paths of the Markdown files, the public one first."""
        from sognko_tui.office import writing

        meeting = self.look(meeting_id)
        with told():
            return writing.write(self._archive, meeting_id, meeting)
