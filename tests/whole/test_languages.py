"""The screen speaks the user's language, the protocol the board's."""

from __future__ import annotations

from pathlib import Path

import pytest

from sognko_tui import texts
from sognko_tui.archive.store import Archive
from sognko_tui.office.desk import Desk
from sognko_tui.tui.app import SognkoApp
from tests.example.make import ToldClock, make


@pytest.mark.parametrize(
    ("language", "adopted", "keys"), [("en", "ADOPTED", "Help"), ("nb", "VEDTATT", "Hjelp")]
)
async def test_a_screen_in_another_language_writes_a_nynorsk_protocol(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, adopted: str, keys: str
) -> None:
    make(tmp_path / "minutes")
    clock = ToldClock()
    clock.at = clock.at.replace(month=3, day=24, hour=9)
    desk = Desk(Archive.open(tmp_path / "minutes"), "sekretæren", clock)
    times = iter(range(10**6))
    texts.use(language)
    try:
        app = SognkoApp(desk, monotonic=lambda: float(next(times)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter", "f6", "a", "enter")
            await pilot.press("f2", "f2")
            await pilot.pause()
            lines = [
                "".join(segment.text for segment in strip)
                for strip in app.screen._compositor.render_strips()
            ]
            assert any(adopted in line for line in lines)
            assert keys in lines[-1]
            await pilot.press("f8", "u", "enter")
            await pilot.press("f9", "enter")
            await pilot.pause()
    finally:
        texts.use("nn")
    protocol = (desk.root / "2026-03-24-styret-i-fjordane-ko" / "protokoll.md").read_text()
    assert "## Frammøte" in protocol
    assert "Innkalling og sakliste vart godkjende utan merknader." in protocol
    assert "Samrøystes vedteke:" in protocol
    assert "Saka vart utsett til neste møte." in protocol
