"""Taking in an agenda pack: from a file to a meeting that can be held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sognko_tui.agenda import NoItems, gathered, read_agenda, to_json
from sognko_tui.agenda.reading import Reading
from sognko_tui.archive.store import Archive
from sognko_tui.documents import FILE_LIMIT, Unreadable, folder, read_open
from sognko_tui.meeting.agenda import AgendaItem, free_id
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.events import MeetingConvened, Notice, Pack
from sognko_tui.meeting.ports import Clock
from sognko_tui.office import restricted, sentences
from sognko_tui.office.dates import parse_time
from sognko_tui.office.following import gives_way, numbers_of_year, waiting_for, with_waiting
from sognko_tui.office.phrases import phrase_for
from sognko_tui.office.trouble import Trouble


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the secretary says of the meeting; it goes before what the pack says."""

    on: date | None = None
    time: str = ""
    place: str = ""
    notice: date | None = None
    manner: str = ""


def read_pack(
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Reading:
    """What a file holds, a folder, or a zip with several files. Raises `Trouble`; writes nothing.

    `progress` is told how many pages are read, of how many; the reading ends when `stopped` says so.
    """
    with _told(path.name):
        if _is_folder(path):
            files = folder.in_folder(path)
            kept = sha256(folder.as_zip(files)).hexdigest()
            read = folder.read_files(files, path.name, progress, stopped)
            return gathered(read, kept)
        with restricted.opened(path) as file:
            try:
                return read_agenda(read_open(file, path.name, progress, stopped))
            except Unreadable as error:
                if error.code != "unsupported_zip":
                    raise
            file.seek(0)
            data = file.read(FILE_LIMIT)
            read = folder.read_files(folder.in_zip(data, path.name), path.name, progress, stopped)
            return gathered(read, sha256(data).hexdigest())


def as_json(reading: Reading) -> dict[str, object]:
    """The reading as `sognko agenda --json` gives it."""
    return to_json(reading, sentences.warning, sentences.lack)


def pack_bytes(path: Path) -> bytes:
    """What is kept of a pack: its file, or all files of a folder in one. Raises `Trouble`."""
    if _is_folder(path):
        with _told(path.name):
            return folder.as_zip(folder.in_folder(path))
    return restricted.read(path, FILE_LIMIT)


def _is_folder(path: Path) -> bool:
    """Whether the user named a folder, and may."""
    return not restricted.on() and path.is_dir()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What is wrong with a pack, as `Trouble`."""
    try:
        yield
    except Unreadable as error:
        raise Trouble(error.code, error.params) from error
    except NoItems as error:
        raise Trouble("no_items", {"name": name}) from error


def take_in(
    archive: Archive,
    path: Path,
    reading: Reading | None,
    board: Board,
    asked: Asked,
    recorded: tuple[str, Clock],
    *,
    another: bool = False,
    carry: bool = True,
) -> str:
    """Make a meeting of the pack; returns its id. `recorded` is by whom and by which clock.

    With `carry`, what the board's earlier meetings have postponed is taken in with it.

    Raises `Trouble`, also where the file is no longer what was read, `ArchiveError`, `OSError`.
    """
    reading = reading or read_pack(path)
    data = pack_bytes(path)
    if reading.sha256 != sha256(data).hexdigest():
        raise Trouble("pack_changed", {"name": path.name})
    by, clock = recorded
    called = convene(reading, board, asked)
    gone = gives_way(archive, board, called.date)
    if carry:
        postponed = waiting_for(archive, board, called.date)
        own = (item.number for item in called.items)
        after = numbers_of_year(archive, board, called.date, own, but=gone)
        items = with_waiting(called.items, board, postponed, called.date, after)
        called = replace(called, items=tuple(_told_apart(items)))
    return archive.meetings.create(
        called,
        by=by,
        at=clock.now().replace(microsecond=0),
        pack=data,
        suffix=suffix_of(reading.format),
        another=another,
        instead_of=gone,
    )


def convene(reading: Reading, board: Board, asked: Asked) -> MeetingConvened:
    """The meeting's first event, still without an id. Raises `Trouble` where no date is known."""
    on = asked.on or _date(reading.date)
    if on is None:
        raise Trouble("no_date")
    if not reading.items:
        raise Trouble("no_items", {"name": ""})
    return MeetingConvened(
        meeting="",
        board=board,
        date=on,
        time=asked.time or parse_time(reading.time or "") or "",
        place=asked.place or reading.place or board.place,
        secretary=_secretary(board),
        notice=Notice(date=asked.notice or _date(reading.notice_date), manner=asked.manner),
        pack=Pack(file="", sha256=reading.sha256),
        items=tuple(items_of(reading, board)),
    )


def _secretary(board: Board) -> str:
    """Who writes, where the roster leaves no doubt; else it is asked for in the meeting's head."""
    office = [p.name for p in board.people if p.function == "administration"]
    return office[0] if len(office) == 1 else ""


def items_of(reading: Reading, board: Board) -> Iterable[AgendaItem]:
    """The reading's items with the board's phrases, and with ids that tell them apart: numbers may not."""
    for item in _told_apart(reading.items):
        yield replace(item, phrase=item.phrase or phrase_for(item, board))


def _told_apart(items: Iterable[AgendaItem]) -> Iterable[AgendaItem]:
    taken: set[str] = set()
    for item in items:
        made = free_id(item.id or "sak", taken)
        taken.add(made)
        yield replace(item, id=made)


_SUFFIXES = {"text": ".txt", "markdown": ".md", "folder": ".zip"}


def suffix_of(kind: str) -> str:
    """How the name of a stored pack ends; by what it is, whatever it was called."""
    return _SUFFIXES.get(kind, f".{kind}")


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
