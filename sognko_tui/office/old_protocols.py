"""Taking in the protocols that were written before the program came, ours and others'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sognko_tui.agenda import NoItems, Part, Reading, Role, read_agenda
from sognko_tui.agenda.blocks import blocks
from sognko_tui.agenda.composing import composed
from sognko_tui.agenda.rows import Rows
from sognko_tui.archive.store import FULL, Archive
from sognko_tui.documents import FILE_LIMIT, Document, Unreadable, read_open
from sognko_tui.meeting.board import Board, Language
from sognko_tui.meeting.events import Doubt, ProtocolRead
from sognko_tui.meeting.ports import Clock
from sognko_tui.office import restricted
from sognko_tui.office.dates import parse_time
from sognko_tui.office.intake import suffix_of
from sognko_tui.office.trouble import Trouble, told
from sognko_tui.protocol import NotAProtocol, PublicMeeting, read
from sognko_tui.protocol.old import OldProtocol, Retold, retell
from sognko_tui.protocol.old.foreign import Found, Head, labelled_day, only_of_another, read_foreign
from sognko_tui.protocol.old.parts import Part as OldPart
from sognko_tui.protocol.old.parts import PartKind, heading
from sognko_tui.protocol.wording import BULLET, Line

_DOUBTED = frozenset({"number_twice", "number_missing", "pages_unread", "garbled"})
"""The warnings of the reader of packs that leave a doubt about a protocol too."""


class TakenIn(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: the meeting it was made into, or (`before`) had been made into already."""

    id: str
    before: bool = False
    doubts: tuple[Doubt, ...] = ()


class Imports:
    """Takes in one file after another: what the archive has is looked up once."""

    def __init__(
        self,
        archive: Archive,
        recorded: tuple[str, Clock],
        boards: tuple[Board, ...],
        named: str | None = None,
    ) -> None:
        """`recorded` is by whom and by which clock; `named` the board all of them are of, if any."""
        self._archive = archive
        self._by, self._clock = recorded
        self._boards = boards
        self._named = named
        self._known: dict[str, str] | None = None

    def take_in(
        self,
        path: Path,
        *,
        on: date | None = None,
        another: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> TakenIn:
        """Make a meeting of a protocol; the same file once more does nothing. Raises `Trouble`."""
        with told():
            return self._take_in(path, on, another, progress)

    def _take_in(
        self,
        path: Path,
        on: date | None,
        another: bool,
        progress: Callable[[int, int], None] | None,
    ) -> TakenIn:
        data = restricted.read(path, FILE_LIMIT + 1)
        digest = sha256(data).hexdigest()
        before = self._kept().get(digest)
        if before is not None:
            return TakenIn(id=before, before=True)
        retold, suffix = self._read(path, data, digest, on, progress)
        made = self._archive.meetings.take_over(retold.entries, data, suffix, another=another)
        self._kept()[digest] = made
        return TakenIn(id=made, doubts=retold.doubts)

    def _kept(self) -> dict[str, str]:
        """The meetings that were read in a protocol, by the SHA-256 of that."""
        if self._known is None:
            meetings = self._archive.meetings
            heads = ((i, meetings.listed(i).head) for i in meetings.ids())
            self._known = {
                head.source.sha256: i for i, head in heads if head is not None and head.source
            }
        return self._known

    def _read(
        self,
        path: Path,
        data: bytes,
        digest: str,
        on: date | None,
        progress: Callable[[int, int], None] | None,
    ) -> tuple[Retold, str]:
        at = self._clock.now().replace(microsecond=0)
        ours = _ours(data)
        if ours is not None:
            board, sure = self._board(ours.board, path.name)
            meeting = replace(ours, date=on.isoformat() if on is not None else ours.date)
            if not meeting.date:
                raise Trouble("no_date_in_protocol", {"name": path.name})
            board = replace(
                board, name=meeting.board or board.name, language=_language(meeting.language, board)
            )
            suffix = f"{FULL}.md" if meeting.access == "full" else ".md"
            source = ProtocolRead(file="", sha256=digest, ours=True)
            doubts = () if sure else (Doubt(code="other_board", text=ours.board),)
            protocol = OldProtocol(meeting=meeting, ours=True, doubts=doubts)
            return retell(protocol, board, source, by=self._by, at=at), suffix
        document = self._document(path, progress)
        reading = _reading(document)
        board, sure = self._board(reading.board or "", path.name)
        protocol = read_protocol(document.name, reading, board, on)
        if not sure:
            other = Doubt(code="other_board", text=reading.board or "")
            protocol = replace(protocol, doubts=(other, *protocol.doubts))
        source = ProtocolRead(file="", sha256=digest)
        retold = retell(protocol, board, source, by=self._by, at=at)
        return retold, suffix_of(document.format)

    def _board(self, said: str, name: str) -> tuple[Board, bool]:
        """The board meant, and whether the protocol's own words say no other. Raises `Trouble`."""
        if self._named is not None:
            wanted = self._named.casefold()
            found = [b for b in self._boards if wanted in (b.id, b.name.casefold())]
            if not found:
                raise Trouble("no_such_board", {"board": self._named})
            return found[0], True
        if not self._boards:
            raise Trouble("no_boards")
        words = _bare(said)
        alike = [b for b in self._boards if words and _bare(b.name) == words]
        alike = alike or [
            b for b in self._boards if words and (_bare(b.name) <= words or words <= _bare(b.name))
        ]
        if len(alike) == 1:
            return alike[0], True
        if len(self._boards) == 1:
            return self._boards[0], not words
        raise Trouble(
            "which_board_in", {"name": name, "found": ", ".join(b.id for b in self._boards)}
        )

    def _document(self, path: Path, progress: Callable[[int, int], None] | None) -> Document:
        with restricted.opened(path) as file:
            try:
                return read_open(file, path.name, progress)
            except Unreadable as error:
                raise Trouble(error.code, error.params) from error


def _bare(name: str) -> frozenset[str]:
    """A board's name as its words, whichever small ones stand between them."""
    words = frozenset(re.findall(r"\w+", name.casefold()))
    return words - {"i", "for", "av", "ved", "og", "på"}


def _language(told: str, board: Board) -> Language:
    return "nb" if told == "nb" else "nn" if told == "nn" else board.language


def _ours(data: bytes) -> PublicMeeting | None:
    """The meeting of a protocol that this program wrote as Markdown; None for any other file."""
    if b"\nsognko:" not in data[:200]:
        return None
    try:
        return read(data.decode("utf-8"))
    except (NotAProtocol, UnicodeDecodeError):
        return None


def _reading(document: Document) -> Reading:
    try:
        return read_agenda(document, protocol=True)
    except NoItems as error:
        raise Trouble("no_items", {"name": document.name}) from error


def read_protocol(name: str, reading: Reading, board: Board, on: date | None = None) -> OldProtocol:
    """What somebody else's protocol tells; `reading` are its items. Raises `Trouble`."""
    first = min((part.first for part in reading.parts if part.first >= 0), default=0)
    above = [line.text for line in reading.lines[:first]]
    day = on or labelled_day(above)
    if (
        day is None
        and reading.date
        and not only_of_another(date.fromisoformat(reading.date), above)
    ):
        day = date.fromisoformat(reading.date)
    if day is None:
        raise Trouble("no_date_in_protocol", {"name": name})
    head = Head(
        day=day,
        time=parse_time(reading.time or "") or "",
        place=reading.place or "",
    )
    rows = Rows(reading.lines, wrapped=reading.wrapped)
    inside = {row for part in reading.parts for row, _ in part.rows}
    loose = [
        line.text
        for at, line in enumerate(reading.lines)
        if at >= first and at not in inside and line.text
    ]
    parts = [_cut(rows, part) for part in reading.parts]
    found = [_found(rows, part, f"i{n}") for n, part in enumerate(parts, start=1)]
    read = read_foreign(head, above, found, loose, board)
    general = tuple(
        Doubt(code=warning.code, text=" ".join(warning.params.values()))
        for warning in reading.warnings
        if warning.code in _DOUBTED
    )
    return replace(read, doubts=(*general, *read.doubts))


def _cut(rows: Rows, part: Part) -> Part:
    """The item with its proposal ended where a heading of a protocol stands in the midst of it."""
    cut = next(
        (at for at, role in part.rows if role == "proposal" and heading(rows.text(at)) is not None),
        None,
    )
    if cut is None:
        return part
    assigned: list[tuple[int, Role]] = [
        (at, "background" if role == "proposal" and at >= cut else role) for at, role in part.rows
    ]
    return composed(rows, replace(part, rows=tuple(assigned)))


def _found(rows: Rows, part: Part, item_id: str) -> Found:
    """An item with the rest of its lines in parts, wrapped lines joined."""
    doubts: tuple[Doubt, ...] = ()
    if part.certainty.doubtful:
        doubts = (Doubt(code="item_uncertain", item=item_id, text=part.item.title),)
    return Found(agenda=part.item, parts=tuple(_parts(rows, part)), doubts=doubts)


def _parts(rows: Rows, part: Part) -> Iterator[OldPart]:
    kind: PartKind = "background"
    words, inline = "", ""
    gathered: list[int] = []
    last = -1
    for at, role in part.rows:
        if role in ("title", "proposal", "attachment"):
            continue
        text = rows.text(at)
        opened = heading(text)
        mark = rows.labels[at]
        if opened is None and role == "label":
            if mark is not None and mark.kind in ("proposal", "attachments", "none"):
                continue
            if mark is not None:
                opened_words, rest = mark.words, mark.rest
                yield OldPart(kind, words, tuple(_lines(rows, gathered, inline)))
                kind, words, inline, gathered = "background", opened_words, rest, []
                continue
        if opened is not None:
            yield OldPart(kind, words, tuple(_lines(rows, gathered, inline)))
            kind, words, inline, gathered = opened.kind, opened.words, opened.rest, []
            continue
        if last >= 0 and at != last + 1:
            gathered.append(-1)
        gathered.append(at)
        last = at
    yield OldPart(kind, words, tuple(_lines(rows, gathered, inline)))


def _lines(rows: Rows, gathered: Sequence[int], inline: str) -> Iterator[Line]:
    for block in blocks(rows, gathered, inline, prose=True):
        text = block.text
        if not text or block.kind == "divider":
            continue
        if block.kind == "entry":
            yield Line(f"{block.value}." if block.value else BULLET, text)
        else:
            yield Line("", text)
