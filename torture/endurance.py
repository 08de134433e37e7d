"""A day of idling and ten thousand items' worth of editing, compressed: memory stays where it is.

The real app, without a terminal, so that the half second an item must have been open before F2 need
not be waited for. What it does when idle is look for who asks for the meeting, and at the disk.
"""

import asyncio
import gc
import os
import shutil
import tempfile
from pathlib import Path

import msgspec

from sognko_tui.tui.screens.meeting import MeetingScreen
from tests.tui.room import Sitting, sitting
from torture.meeting import FULL

HOURS = 24
EVERY = 0.3
"""Seconds between two looks for whoever may ask for the meeting."""

LOOKS = round(HOURS * 3600 / EVERY)
ITEMS = 10_000
AT_A_MEETING = 6
"""Items of the meeting that is taken, closed and made anew again and again."""

WARM = 0.2
"""Share of the work after which memory is measured first."""

MOST = 10_000_000


class Result(msgspec.Struct):
    """How much was done, and how many bytes the process grew by from then on."""

    looks: int = 0
    items: int = 0
    idle_grown: int = 0
    grown: int = 0


def resident() -> int:
    """The bytes of the process that lie in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def run(*, looks: int, items: int) -> Result:
    """Idle and edit so much."""
    return asyncio.run(_run(looks, items))


async def _run(looks: int, items: int) -> Result:
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        async with sitting(Path(folder), opened=False) as it:
            blank = Path(folder) / "blank"
            (it.desk.root / it.meeting_id).rename(blank)
            before = after = 0
            while result.items < items:
                await _meeting(
                    it, blank, f"2025-12-09-møte-{result.items}".replace("ø", "o"), result
                )
                if not before and result.items >= items * WARM:
                    before = resident()
                after = resident()
            result.grown = after - before
            await _idle(it, blank, looks, result)
    return result


async def _meeting(it: Sitting, blank: Path, meeting_id: str, result: Result) -> None:
    """Open a meeting, take all its items, and close it: from Heim to Heim."""
    shutil.copytree(blank, it.desk.root / meeting_id)
    it.meeting_id = meeting_id
    it.app.push_screen(MeetingScreen(it.desk.open(meeting_id)))
    await it.settle()
    await it.everybody()
    for _ in range(AT_A_MEETING):
        it.ticks.now += 10
        await it.press(*" Og.", "backspace", "f2")
        await it.settle()
        result.items += 1
    await it.press("f10")
    await it.settle()
    shutil.rmtree(it.desk.root / meeting_id)


async def _idle(it: Sitting, blank: Path, looks: int, result: Result) -> None:
    """Sit in a meeting and look, as often as the timer would."""
    shutil.copytree(blank, it.desk.root / "2025-12-09-idle")
    it.app.push_screen(MeetingScreen(it.desk.open("2025-12-09-idle")))
    await it.settle()
    before = 0
    for number in range(looks):
        if number == round(looks * WARM):
            before = resident()
        it.table._look_for_request(it.table.opened)  # what its timer does
        if number % 500 == 0:
            await asyncio.sleep(0)
        result.looks += 1
    result.idle_grown = resident() - before


def main(_seed: int) -> None:
    """Print what was found."""
    found = run(looks=LOOKS if FULL else 3000, items=ITEMS if FULL else 120)
    print(
        f"looks {found.looks} ({found.looks * EVERY / 3600:.1f} hours), grown by "
        f"{found.idle_grown / 1e6:.1f} MB; items {found.items}, grown by {found.grown / 1e6:.1f} MB "
        f"(at most {MOST / 1e6:.0f})"
    )
    assert found.grown < MOST
    assert found.idle_grown < MOST
