"""Textual's own ways out of an app lead nowhere where the program is shut in."""

import io

import pytest
from textual.app import SuspendNotSupported

from sognko_tui.office import restricted


@pytest.fixture
def shut_in(monkeypatch, desk, tmp_path):
    monkeypatch.setenv(restricted.VARIABLE, "1")
    monkeypatch.setenv("SOGNKO_MINUTES", str(desk.root))
    outside = tmp_path / "outside"
    outside.mkdir()
    return outside


async def test_nothing_is_written_or_opened_outside_and_nothing_steps_aside(
    shut_in, run, desk, monkeypatch
):
    async with run(desk) as it:
        opened = []
        monkeypatch.setattr(it.app._driver, "open_url", lambda *what: opened.append(what))
        signals = []
        monkeypatch.setattr(it.app, "_suspend_signal", lambda: signals.append("suspend"))
        it.app.open_url("https://example.org")
        assert it.app.deliver_text(io.StringIO("ord"), save_directory=shut_in) is None
        assert it.app.deliver_binary(io.BytesIO(b"ord"), save_directory=shut_in) is None
        assert it.app.deliver_screenshot(path=str(shut_in)) is None
        it.app.action_screenshot(path=str(shut_in))
        assert it.app.save_screenshot(path=str(shut_in)) == ""
        it.app.action_suspend_process()
        with pytest.raises(SuspendNotSupported), it.app.suspend():
            pass
        await it.pilot.pause()
        assert not opened
        assert not signals
    assert not list(shut_in.iterdir())


async def test_where_it_is_not_they_are_textuals(desk, run, tmp_path):
    async with run(desk) as it:
        it.app.save_screenshot("bilete.svg", path=str(tmp_path))
    assert (tmp_path / "bilete.svg").exists()


async def test_without_a_pack_it_says_how_one_is_sent(shut_in, run, desk):
    (pack,) = desk.inbox()
    pack.unlink()
    async with run(desk) as it:
        await it.pilot.press("n")
        await it.pilot.pause()
        shown = str(it.app.screen.query_one(".dialog-intro").render())
        assert "ssh TENAR put FIL" in shown
        assert str(desk.root) not in shown
