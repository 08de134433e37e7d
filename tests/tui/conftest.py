"""What the tests of the screens share: a desk in a temporary folder, a board, a pack and the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.content import Content
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from sognko_tui import texts
from sognko_tui.archive.store import Archive
from sognko_tui.meeting.board import Board, Person
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from sognko_tui.tui.app import SognkoApp
from sognko_tui.tui.widgets.lines import MessageLine, StatusLine
from sognko_tui.tui.widgets.long_list import LongList

SMALL = (80, 24)
LARGE = (160, 50)

BOARD = Board(
    id="fjordhjelpa",
    name="Styret i Fjordhjelpa KO",
    place="Kaupanger",
    people=(
        Person(id="vik", name="Ordførar Vik", function="chair", initials="AB", represents="Vik"),
        Person(
            id="aas", name="Ordførar Ås", function="deputy_chair", initials="BD", represents="Ås"
        ),
        Person(id="li", name="Ordførar Li", function="member", initials="CE", represents="Li"),
        Person(
            id="vara",
            name="Varaordførar Li",
            function="deputy",
            initials="DF",
            represents="Li",
            deputy_for=("li",),
            order=1,
        ),
    ),
)

PACK = """\
Styret i Fjordhjelpa KO

Møteinnkalling
Dato: 9. desember 2025
Tid: 09:30
Stad: Kaupanger

Sakliste

1. Godkjenning av innkalling og sakliste
2. Ny nettstad
3. Felles opplæring

Sak 1 Godkjenning av innkalling og sakliste

Sak 2 Ny nettstad

Bakgrunn: Nettstaden er gammal.

Framlegg til vedtak:
1. Styret vil ha ein ny nettstad.
2. Ansvaret blir lagt til: ____

Sak 3 Felles opplæring

Framlegg til vedtak:
Styret tek saka til vitande.
"""


class StillClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = datetime(2025, 12, 9, 9, 0, tzinfo=ZONE)

    def now(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Running:
    """The app while it runs, with what a test wants to see of it."""

    app: SognkoApp
    pilot: Any

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def message(self) -> str:
        """What the message line of the front screen or dialog says."""
        return shown(self.screen.query_one(MessageLine))

    @property
    def status(self) -> str:
        return shown(self.screen.query_one(StatusLine))

    @property
    def text(self) -> str:
        """Every character of the screen, line by line."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The screen as the terminal shows it."""
        return [
            "".join(s.text for s in line) for line in self.app.screen._compositor.render_strips()
        ]

    @property
    def name(self) -> str:
        return type(self.screen).__name__

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def fill(self, **values: str) -> None:
        """Put texts in the fields of the form in front."""
        for key, value in values.items():
            self.screen.query_one(f"#f-{key}", Input).value = value
        await self.pilot.pause()

    async def finish(self) -> None:
        """Enter through all fields of the form in front."""
        form = self.screen
        for _number in range(len(form.query(Input)) + 1):
            if self.app.screen is not form:
                return
            await self.press("enter")

    def value(self, key: str) -> str:
        return self.screen.query_one(f"#f-{key}", Input).value

    def options(self) -> list[str]:
        """The lines of the list in front."""
        for meetings in self.screen.query(LongList):
            return [meetings.line(at) for at in range(meetings.count)]
        found = self.screen.query_one(OptionList)
        return [plain(found.get_option_at_index(i).prompt) for i in range(found.option_count)]


def plain(prompt: object) -> str:
    return prompt.plain if isinstance(prompt, Content) else str(prompt)


def shown(widget: Static) -> str:
    return plain(widget.content)


_PARSED: dict[tuple[Any, ...], list[RuleSet]] = {}
_parse = Stylesheet._parse_rules


def _parsed_once(sheet: Stylesheet, css: str, *of: Any, **by: Any) -> list[RuleSet]:
    """The rules of a stylesheet, which hundreds of apps have and none of them changes."""
    key = (css, of, *sorted(by.items()), frozenset(sheet._variables.items()))
    if key not in _PARSED:
        _PARSED[key] = _parse(sheet, css, *of, **by)
    return _PARSED[key]


@pytest.fixture(autouse=True)
def _stylesheets_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the time went into parsing the same stylesheets for each app anew."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)


@pytest.fixture(autouse=True)
def _drawn_when_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at what is drawn between two keys: a third of the time went into that.

    What a test reads of a screen is drawn for it, and so is the last screen of each. Tests marked
    `drawn` have every change drawn, as on a terminal.
    """
    if request.node.get_closest_marker("drawn") is None:
        monkeypatch.setattr(Compositor, "render_update", _not_drawn)


def _not_drawn(compositor: Compositor, **_: object) -> None:
    compositor._dirty_regions.clear()


@pytest.fixture(autouse=True)
def _in_nynorsk() -> Iterator[None]:
    texts.use("nn")
    yield
    texts.use("nn")


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def empty_desk(tmp_path: Path, clock: StillClock) -> Desk:
    """A desk on an archive that was just made."""
    return Desk(Archive.create(tmp_path / "minutes"), "skrivar", clock)


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A desk with one board and an agenda pack in the inbox."""
    empty_desk.save_board(BOARD)
    put(empty_desk, "2025-12-09 sakspapir.txt", PACK)
    return empty_desk


def put(desk: Desk, name: str, text: str) -> Path:
    """Lay a file in the inbox."""
    path = desk.root / "inbox" / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    """A meeting of three items on 9 December 2025, not begun."""
    (pack,) = desk.inbox()
    return desk.take_in(pack, board=BOARD, on=date(2025, 12, 9), time="09:30")


@pytest.fixture
def run() -> Any:
    """`async with run(desk, size) as it`: the app on that desk, started and settled."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def running(desk: Desk, size: tuple[int, int] = SMALL, **how: Any) -> Any:
        app = SognkoApp(desk, **how)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            it = Running(app, pilot)
            yield it
            assert it.lines

    return running
