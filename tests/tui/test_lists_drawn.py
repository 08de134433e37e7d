"""What the lists of an archive look like, as pictures; see `test_snapshots`."""

from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.office.desk import Desk
from sognko_tui.tui.app import SognkoApp
from tests.held import hold
from tests.meetings import agenda_item, board, points
from tests.tui.conftest import LARGE, SMALL, Running, StillClock
from tests.tui.settling import settled

pytestmark = pytest.mark.drawn

ITEMS = (
    replace(agenda_item(1, kind="formality"), title="Godkjenning av innkalling og sakliste"),
    replace(
        agenda_item(
            2,
            points(
                "Styret held fram med felles PP-teneste for dei seks kommunane.",
                "Dagleg leiar lyser ut ei stilling som logoped innan 1. februar.",
            ),
        ),
        title="Felles PP-teneste",
    ),
    replace(agenda_item(3), title="Økonomirapport for hausten"),
)


@pytest.fixture
def looks(snap_compare, tmp_path):
    """`looks(size, key)`: whether the screen that a key on Heim opens looks as in the picture."""
    desk = Desk(Archive.create(tmp_path / "minutes"), "skrivar", StillClock())
    boards = board(name="Styret i Prøve KO"), board(members=4, id="radet", name="Rådet")
    for year in (2022, 2023, 2025):
        for at, made in enumerate(boards):
            late = year % 4
            to_do = {"i2": ("Dagleg leiar", "lyse ut ei stilling", f"{year}-12-0{1 + at + late}")}
            hold(
                desk,
                made,
                date(year, 11, 4 + at),
                *ITEMS,
                against={"i2": ["p2"]} if at else None,
                absent=("p4",) if late else (),
                to_do=to_do,
                minutes=10 + late,
            )

    def compare(size, key) -> bool:
        async def before(pilot) -> None:
            it = Running(app, pilot)
            await pilot.pause()
            await it.press(key)
            await settled(it)

        app = SognkoApp(desk)
        found: bool = snap_compare(app, terminal_size=size, run_before=before)
        return found

    return compare


def test_the_register_of_decisions(looks):
    assert looks(SMALL, "v")


def test_the_follow_ups(looks):
    assert looks(SMALL, "o")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_the_figures(looks, size):
    assert looks(size, "l")
