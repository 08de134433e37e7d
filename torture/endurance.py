"""A day of idling and ten thousand items' worth of editing, compressed: memory stays where it is.

The real app, without a terminal, so that the half second an item must have been open before F2 need
not be waited for. What it does when idle is look for who asks for the meeting, and at the disk.
"""

import asyncio
import gc
import os
import tempfile
from pathlib import Path

import msgspec

from tests.tui.room import sitting
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
        before = 0
        async with sitting(Path(folder) / "idle") as it:
            for number in range(looks):
                it.table._look_for_request(it.table.opened)  # what its timer does
                if number % 500 == 0:
                    await asyncio.sleep(0)
                if number == round(looks * WARM):
                    before = resident()
                result.looks += 1
            result.idle_grown = resident() - before
        before = 0
        while result.items < items:
            async with sitting(Path(folder) / f"m{result.items}") as it:
                for _ in range(AT_A_MEETING):
                    await it.press(*" Og litt til.", "backspace", "f2")
                    await it.settle()
                    it.ticks.now += 1
                    result.items += 1
            if not before and result.items >= items * WARM:
                before = resident()
        result.grown = max(resident() - before, result.idle_grown)
    return result


def main(_seed: int) -> None:
    """Print what was found."""
    found = run(looks=LOOKS if FULL else 3000, items=ITEMS if FULL else 120)
    print(
        f"looks {found.looks} ({found.looks * EVERY / 3600:.1f} hours), grown by "
        f"{found.idle_grown / 1e6:.1f} MB; items {found.items}, grown by {found.grown / 1e6:.1f} MB "
        f"(at most {MOST / 1e6:.0f})"
    )
    assert found.grown < MOST
