"""A meeting with a closed item, whose every word is one that stands nowhere else, and how to find it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office.clock import ZONE, SystemClock
from sognko_tui.office.desk import Desk
from tests.meetings import agenda_item, board

ID = "2026-03-24-styret-i-proeve-ko"

SECRET = "zqvx"
"""What every word begins with that was said or written for closed doors."""


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 3, 24, hour, minute, tzinfo=ZONE)


def secret(word: str) -> str:
    return f"{SECRET}{word}"


def closed_board() -> Board:
    return board(name="Styret i Prøve KO")


def archive_with_a_closed_item(root: Path) -> str:
    """An archive with one meeting that is over, whose second item was handled for closed doors."""
    archive = Archive.create(root)
    desk = Desk(archive, "skrivar", SystemClock())
    desk.save_board(closed_board())
    hidden = AgendaItem(
        id="i2",
        number="2",
        title=secret("tittel"),
        kind="decision",
        proposal=(Point(text=f"Styret vedtek {secret('framlegg')}."),),
        background=f"Bakgrunnen er {secret('bakgrunn')}.",
        attachments=(secret("vedlegg"),),
    )
    convened = e.MeetingConvened(
        meeting=ID,
        board=closed_board(),
        date=date(2026, 3, 24),
        place="Rådhuset",
        items=(agenda_item(1), hidden, agenda_item(3)),
    )
    meeting_id = archive.meetings.create(convened, by="skrivar", at=at(8, 0))
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    before = e.Moment(at=at(9, 0))
    session.record(
        *(e.MemberArrived(person=p.id, moment=before) for p in convened.board.seats),
        e.HeadChanged(field="secretary", value="s"),
        e.MeetingStarted(at=at(9, 0)),
    )
    for item in ("i1", "i2", "i3"):
        session.record(e.ItemOpened(item=item))
        if item == "i2":
            session.record(
                e.ProposalMoved(item="i2", proposal="c", mover="p1", text="", kind="close")
            )
            found = session.meeting.item("i2")
            assert found is not None
            session.record(take_vote(session.meeting, found, motion="c"))
            session.record(
                e.SessionClosed(
                    item="i2",
                    basis=f"etter {secret('heimel')}",
                    at=at(9, 10),
                    neutral_title="Personalsak",
                    motion="c",
                )
            )
            session.type("i2", "minutes", 0, "", f"Det vart sagt at {secret('referat')}.")
            session.type("i2", "notes", 0, "", secret("notat"))
            session.record(
                e.Disqualified(item="i2", person="p3", ground=secret("ugild")),
                e.StatementRecorded(item="i2", person="p2", text=secret("tilførsel")),
                e.FollowUpNoted(item="i2", who=secret("kven"), what=secret("oppfølging")),
            )
        session.record(*close_item(session.meeting, item, at(9, 30)))
        if item == "i2":
            session.record(e.SessionOpened(item="i2", at=at(9, 40)))
    session.record(e.MeetingEnded(at=at(10, 0)))
    assert opened.close()
    return meeting_id


def found_in(path: Path) -> list[str]:
    """The secret words in a file or a folder: names and bytes, unpacked as far as they can be."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*"))
    return [
        f"{file.name}: {word}"
        for file in files
        for piece in (str(file.relative_to(path.parent)).encode(), *_pieces(file))
        for word in words_in(piece)
    ]


def _pieces(file: Path) -> Iterator[bytes]:
    if file.is_file():
        yield from unpacked(file.read_bytes())


def words_in(data: bytes) -> set[str]:
    """The secret words in these bytes, in any encoding they may have."""
    found: set[str] = set()
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        for start in (data, data[1:]) if encoding != "utf-8" else (data,):
            text = start.decode(encoding, "ignore").casefold()
            found |= set(re.findall(rf"{SECRET}\w*", text))
    return found


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them: members of a zip, streams and words of a PDF."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for member in opened.infolist():
                yield member.filename.encode() + member.comment
                yield from unpacked(opened.read(member))
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)


def _of_pdf(data: bytes) -> Iterator[bytes]:
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_range().encode()
    yield repr(document.get_metadata_dict()).encode()
    yield repr([mark.get_title() for mark in document.get_toc()]).encode()
