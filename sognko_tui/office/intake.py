"""Taking in an agenda pack: from a file to a meeting that can be held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sognko_tui.agenda import NoItems, read_agenda, to_json
from sognko_tui.agenda.reading import Reading
from sognko_tui.archive.store import Archive
from sognko_tui.documents import TEXT_LIMIT, Unreadable, read
from sognko_tui.meeting.agenda import AgendaItem
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


def read_pack(path: Path) -> Reading:
    """What the pack holds. Raises `Trouble`; writes nothing."""
    return _read(path)[0]


def as_json(reading: Reading) -> dict[str, object]:
    """The reading as `sognko agenda --json` gives it."""
    return to_json(reading, sentences.warning, sentences.lack)


def _read(path: Path) -> tuple[Reading, bytes]:
    """The reading and the very bytes it was made of."""
    name = path.name
    data = restricted.read(path, TEXT_LIMIT)
    try:
        return read_agenda(read(data, name)), data
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
    found, data = _read(path)
    if reading is not None and reading.sha256 != found.sha256:
        raise Trouble("pack_changed", {"name": path.name})
    reading = reading or found
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
        suffix=".md" if reading.format == "markdown" else ".txt",
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
        items=tuple(_items(reading.items, board)),
    )


def _secretary(board: Board) -> str:
    """Who writes, where the roster leaves no doubt; else it is asked for in the meeting's head."""
    office = [p.name for p in board.people if p.function == "administration"]
    return office[0] if len(office) == 1 else ""


def _items(items: Iterable[AgendaItem], board: Board) -> Iterable[AgendaItem]:
    """The items with the board's phrases, and with ids that tell them apart: numbers may not."""
    for item in _told_apart(items):
        yield replace(item, phrase=item.phrase or phrase_for(item, board))


def _told_apart(items: Iterable[AgendaItem]) -> Iterable[AgendaItem]:
    taken: set[str] = set()
    for item in items:
        made, number = item.id or "sak", 1
        while made in taken:
            number += 1
            made = f"{item.id or 'sak'}-{number}"
        taken.add(made)
        yield replace(item, id=made)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
