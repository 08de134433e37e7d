"""Waiting until a screen of the archive shows what the archive holds now."""

from __future__ import annotations

import asyncio
from time import monotonic

from sognko_tui.tui.asking import KINDS
from tests.tui.conftest import Running

DEADLINE = 60
"""Seconds; far more than it ever takes, for machines that do much else."""


async def settled(it: Running) -> None:
    """Wait until the index is up to date and every question to it is answered, on the screen.

    An answer may be what has the index brought up to date, and that what is asked once more: it is
    settled when two looks, with all messages handled between them, find nothing under way.
    """
    until = monotonic() + DEADLINE
    quiet = 0
    while quiet < 2:
        await asyncio.to_thread(it.app.desk.indexing.wait)
        await it.pilot.pause()
        quiet = 0 if _busy(it) else quiet + 1
        assert monotonic() < until, "what was asked of the archive is not answered"
    await it.pilot.pause()


def _busy(it: Running) -> bool:
    return any(
        screen.asking.is_open(*KINDS) or getattr(screen, "refreshing", False)
        for screen in it.app.screen_stack
        if hasattr(screen, "asking")
    )
