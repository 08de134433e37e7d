"""A meeting to sit in: its board and agenda, the app open at it, and what ended up on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.widgets import Static

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board, Person
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from sognko_tui.tui.app import SognkoApp
from sognko_tui.tui.screens.meeting import MeetingScreen
from sognko_tui.tui.widgets.agenda_list import LETTERS
from sognko_tui.tui.widgets.item_text import ItemText
from tests.tui.conftest import LARGE, SMALL, Running, StillClock, plain, shown

__all__ = ["AGENDA", "BOARD", "LARGE", "SMALL", "Sitting", "a_desk", "sitting"]


def _member(number: int, initials: str, place: str, function: str = "member") -> Person:
    return Person(
        id=f"p{number}",
        name=f"Representant for {place}",
        function=function,  # type: ignore[arg-type]
        initials=initials,
        represents=place,
    )


BOARD = Board(
    id="fjordlaget",
    name="Styret i Fjordlaget KO",
    place="Kaupanger",
    people=(
        _member(1, "LU", "Luster", "chair"),
        _member(2, "VI", "Vik", "deputy_chair"),
        _member(3, "FJ", "Fjaler"),
        _member(4, "SO", "Solund"),
        _member(5, "GU", "Gulen"),
        _member(6, "AS", "Askvoll"),
        Person(
            id="d1",
            name="Fyrste vararepresentant",
            function="deputy",
            initials="V1",
            order=1,
        ),
        Person(
            id="d2",
            name="Vara for Gulen",
            function="deputy",
            initials="V2",
            represents="Gulen",
            deputy_for=("p5",),
            order=2,
        ),
        Person(id="s", name="Sekretær for styret", function="administration", initials="SE"),
    ),
)

AGENDA = (
    AgendaItem(
        id="i1",
        number="1",
        title="Godkjenning av innkalling og sakliste",
        kind="formality",
        phrase="Innkalling og sakliste vart godkjende utan merknader.",
    ),
    AgendaItem(
        id="i2",
        number="2",
        title="Ny nettstad",
        kind="decision",
        proposal=(Point(text="Styret vil ha ein ny nettstad innan sommaren."),),
        background="## Bakgrunn\nNettstaden er gammal.",
        attachments=("Tilbod frå leverandøren",),
        links=("https://example.org/nettstad",),
    ),
    AgendaItem(
        id="i3",
        number="3",
        title="Felles opplæring",
        kind="decision",
        proposal=(
            Point(text="Styret vil ha felles opplæring i kommunane.", marker="1."),
            Point(text="Opplæringa blir lagd til:", marker="2.", blank=True),
            Point(text="Til å førebu ho blir vald: ____", marker="3.", blank=True),
            Point(text="Saka kjem opp att på neste møte.", marker="4."),
        ),
    ),
    AgendaItem(
        id="i4",
        number="4",
        title="Orientering frå dagleg leiar",
        kind="information",
        subtopics=("Rekneskap", "Personale"),
    ),
    AgendaItem(
        id="i5",
        number="5",
        title="Val av representant til fagrådet",
        kind="election",
        proposal=(Point(text="Representanten for Vik blir vald."),),
    ),
    AgendaItem(id="i6", number="6", title="Ymse", kind="other"),
)


class Ticks:
    """How long an item has been open, as far as the app knows."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Sitting(Running):
    """The app at the meeting, and what has been written down of it so far."""

    desk: Desk
    meeting_id: str
    ticks: Ticks
    clock: StillClock

    @property
    def log(self) -> tuple[e.Entry, ...]:
        """What somebody would read from the disk now."""
        return self.desk.log(self.meeting_id)

    @property
    def events(self) -> list[e.Event]:
        """The events on disk, moving about left out."""
        return [
            x.event for x in self.log if not isinstance(x.event, e.MeetingConvened | e.ItemOpened)
        ]

    @property
    def kinds(self) -> list[str]:
        """The names of those events."""
        return [type(event).__name__ for event in self.events]

    @property
    def meeting(self) -> Meeting:
        """The meeting, folded from what is on disk."""
        return self.desk.look(self.meeting_id)

    def item(self, item_id: str) -> Item:
        """An item, folded from what is on disk."""
        found = self.meeting.item(item_id)
        assert found is not None, item_id
        return found

    @property
    def table(self) -> MeetingScreen:
        """The Møte screen, whatever stands in front of it."""
        return next(s for s in self.app.screen_stack if isinstance(s, MeetingScreen))

    @property
    def here(self) -> str:
        """The title line of the item on the screen."""
        return shown(self.table.query_one("#item-title", Static))

    def reads(self, selector: str) -> str:
        """What a part of the front screen says, wherever its lines are broken."""
        return shown(self.screen.query_one(selector, Static))

    def area(self, field: e.Field) -> ItemText:
        """The text area of a field."""
        return self.table.query_one(f"#text-{field}", ItemText)

    @property
    def selected(self) -> str:
        """What is marked in the field with the cursor."""
        assert isinstance(self.app.focused, ItemText)
        return self.app.focused.selected_text

    @property
    def field(self) -> str:
        """The field the cursor is in, or an empty string."""
        return self.app.focused.field if isinstance(self.app.focused, ItemText) else ""

    @property
    def letters(self) -> str:
        """The status letters of the sakliste, top to bottom."""
        lines = self.sakliste
        return "".join(line[1] for line in lines)

    @property
    def sakliste(self) -> list[str]:
        """The lines of the sakliste."""
        from sognko_tui.tui.widgets.agenda_list import AgendaList

        found = self.table.query_one(AgendaList)
        lines = [plain(found.get_option_at_index(i).prompt) for i in range(found.option_count)]
        assert all(line[1] in LETTERS.values() for line in lines)
        return lines

    async def press(self, *keys: str) -> None:
        """Press these keys, each when the one before it has had its effect."""
        self.send(*keys)
        await self.quiet()

    def send(self, *keys: str) -> None:
        """Let all these keys arrive at once, as on a slow line; `paste:…` is a paste."""
        for key in keys:
            if key.startswith("paste:"):
                self.app.post_message(Paste(key.removeprefix("paste:")))
                continue
            one = len(key) == 1
            named = _character_to_key(key) if one and not key.isalnum() else key
            character = {"space": " ", "enter": "\r", "tab": "\t"}.get(key, key if one else None)
            self.app.post_message(Key(named, character))

    async def quiet(self) -> None:
        """Wait until every key has had its effect and is shown."""
        await self.pilot.pause()
        while self.app._waiting or self.app._taking:
            await asyncio.sleep(0.005)
        await self.pilot.pause()

    async def approved(self) -> None:
        """Wait until what was approved is recorded and written, and told."""
        while not self.meeting.locked or self.name != "ProtocolScreen":
            await asyncio.sleep(0.02)
            await self.pilot.pause()
        await self.quiet()

    async def saved(self) -> None:
        """Wait until all that was typed is on the disk and the screen says so."""
        session = self.table.session
        assert session is not None
        while session.unsaved or "IKKJE LAGRA" in shown(self.table.status):
            await asyncio.sleep(0.005)
        await self.quiet()

    async def settle(self, seconds: float = 1.0) -> None:
        """Let some time pass, on the wall and in the program."""
        self.ticks.now += seconds
        self.clock.move(seconds=seconds)

    async def adopt(self, times: int = 1) -> None:
        """F2, as somebody presses it who has looked at the item."""
        for _ in range(times):
            await self.settle()
            await self.press("f2")

    async def everybody(self) -> None:
        """F6, a, Enter."""
        await self.press("f6", "a", "enter")

    async def type(self, text: str) -> None:
        """Type into what has the cursor."""
        await self.press(*("enter" if c == "\n" else c for c in text))

    async def empty(self, field: e.Field) -> None:
        """Take out all that stands in a field, as somebody does who starts over."""
        self.area(field).focus()
        await self.quiet()
        self.area(field).select_all()
        await self.press("delete")

    async def more(self, letter: str) -> None:
        """F8 and a letter."""
        await self.press("f8", letter)

    async def go_to(self, number: str) -> None:
        """F8, d and the number of an item."""
        await self.more("d")
        await self.fill(item=number)
        await self.press("enter")
        await self.settle()


def a_desk(
    folder: Path, items: tuple[AgendaItem, ...] = AGENDA, board: Board = BOARD
) -> tuple[Desk, str, StillClock]:
    """A desk with one meeting called for today, its id, and the clock."""
    clock = StillClock()
    folder.mkdir(exist_ok=True)
    archive = Archive.create(folder / "minutes")
    archive.boards.save(board)
    convened = e.MeetingConvened(
        meeting="",
        board=board,
        date=date(2025, 12, 9),
        time="09:00",
        place="Kaupanger",
        notice=e.Notice(date=date(2025, 12, 2), manner="e-post"),
        items=items,
    )
    at = datetime(2025, 12, 2, 12, 0, tzinfo=ZONE)
    meeting_id = archive.meetings.create(convened, by="skrivar", at=at)
    return Desk(archive, "skrivar", clock), meeting_id, clock


@asynccontextmanager
async def sitting(
    folder: Path,
    items: tuple[AgendaItem, ...] = AGENDA,
    *,
    board: Board = BOARD,
    size: tuple[int, int] = SMALL,
    opened: bool = True,
    present: bool = True,
    past: tuple[e.Event, ...] = (),
) -> AsyncIterator[Sitting]:
    """The app, with `opened` at the meeting's first item and with `present` all members there.

    `past` is what was recorded before the app was opened.
    """
    desk, meeting_id, clock = a_desk(folder, items, board)
    if past:
        before = desk.open(meeting_id)
        assert before.session is not None
        for event in past:
            before.session.record(event)
        before.close()
    ticks = Ticks()
    app = SognkoApp(desk, monotonic=ticks)
    async with app.run_test(size=size) as pilot:
        it = Sitting(app, pilot, desk, meeting_id, ticks, clock)
        await pilot.pause()
        if opened:
            await it.press("enter")
        if opened and present:
            await it.everybody()
        await it.settle()
        yield it
        assert app._exit or it.lines


def without(board: Board = BOARD, **changed: object) -> Board:
    """The board with some of its facts changed."""
    return msgspec.structs.replace(board, **changed)
