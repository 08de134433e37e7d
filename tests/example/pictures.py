"""The pictures of the README, taken of the example: `make pictures`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from sognko_tui.archive.store import Archive
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from sognko_tui.tui.app import SognkoApp
from sognko_tui.tui.following import FollowApp
from tests.example.make import ToldClock, make

_FONTS = re.compile(r"\s*@font-face\s*\{[^}]*\}")


def picture(app: SognkoApp, path: Path) -> None:
    """Save the screen; the fonts are those of whoever looks."""
    svg = app.export_screenshot(simplify=True)
    path.write_text(_FONTS.sub("", svg), encoding="utf-8")


async def take(folder: Path, archive: Path, size: tuple[int, int], name: str) -> None:
    """Walk through the example to item 10 and save what is on the way."""
    clock = ToldClock()
    clock.at = datetime(2026, 3, 24, 9, 0, tzinfo=ZONE)
    seconds = iter(range(0, 100000, 10))
    desk = Desk(Archive.open(archive), "sekretæren", clock)
    app = SognkoApp(desk, demo=True, monotonic=lambda: float(next(seconds)))
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "f6", "a")
        await pilot.pause()
        if name == "meeting":
            picture(app, folder / "attendance.svg")
        await pilot.press("enter")
        for minute in range(1, 10):
            clock.set(9, 3 * minute)
            await pilot.press("f2")
        await pilot.press("f2")
        await pilot.press(*"Indrefjord og Storvik")
        await pilot.pause()
        picture(app, folder / f"{name}.svg")
        await pilot.press("f9")
        await pilot.pause(0.5)
        if name == "wide":
            picture(app, folder / "protocol.svg")


async def under_review(folder: Path, archive: Path) -> None:
    """Save the review of the pack that lies in the example's inbox."""
    clock = ToldClock()
    clock.at = datetime(2026, 4, 30, 9, 0, tzinfo=ZONE)
    app = SognkoApp(Desk(Archive.open(archive), "sekretæren", clock), demo=True)
    async with app.run_test(size=(120, 30)) as pilot:
        for key in ("n", "enter", "down", "down", "tab", "down", "down", "down"):
            await pilot.press(key)
            await pilot.pause()
        picture(app, folder / "import.svg")


async def looked_up(folder: Path, archive: Path) -> None:
    """Save the search for an earlier decision, on the way to citing it."""
    clock = ToldClock()
    clock.at = datetime(2026, 4, 30, 9, 0, tzinfo=ZONE)
    desk = Desk(Archive.open(archive), "sekretæren", clock)
    desk.searching().refresh()
    app = SognkoApp(desk, demo=True)
    async with app.run_test(size=(160, 30)) as pilot:
        for key in ("a", *"budsjett", "down", "down"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.5)
        picture(app, folder / "archive.svg")


async def leaving(folder: Path, archive: Path) -> None:
    """Save the choice of what is written for others, and the first page of the PDF."""
    from pypdfium2 import PdfDocument

    from sognko_tui.office.exporting.planning import Wanted

    clock = ToldClock()
    clock.at = datetime(2026, 2, 12, 9, 0, tzinfo=ZONE)
    desk = Desk(Archive.open(archive), "sekretæren", clock)
    app = SognkoApp(desk, demo=True)
    async with app.run_test(size=(100, 30)) as pilot:
        for key in ("down", "p", "e", "w", "r"):
            await pilot.press(key)
            await pilot.pause(0.3)
        picture(app, folder / "export.svg")
    pdf = desk.exported("2026-02-10-styret-i-fjordane-ko", Wanted(("pdf",)))
    page = PdfDocument(pdf)[0].render(scale=1.6).to_pil()
    page.convert("L").quantize(16).save(folder / "paper.png", optimize=True)


async def on_the_wall(folder: Path, archive: Path) -> None:
    """Save the second screen, while another session writes."""
    clock = ToldClock()
    clock.at = datetime(2026, 3, 24, 9, 0, tzinfo=ZONE)
    desk = Desk(Archive.open(archive), "sekretæren", clock)
    app = FollowApp(desk, "2026-03-24-styret-i-fjordane-ko")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        picture(app, folder / "follow.svg")


def main(folder: Path) -> None:
    """Take all of them."""
    folder.mkdir(exist_ok=True)
    for size, name in (((80, 24), "meeting"), ((160, 50), "wide")):
        with tempfile.TemporaryDirectory() as scratch:
            archive = Path(scratch) / "minutes"
            make(archive)
            asyncio.run(take(folder, archive, size, name))
            if name == "wide":
                asyncio.run(on_the_wall(folder, archive))
                asyncio.run(under_review(folder, archive))
                asyncio.run(looked_up(folder, archive))
                asyncio.run(leaving(folder, archive))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
