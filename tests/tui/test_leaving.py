"""The line that goes: the program ends, also where nobody reads what it paints any more."""

import gc
import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.tui.screens.meeting import MeetingScreen
from tests.tui.room import sitting


@pytest.mark.parametrize("signum", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_nobody_reads_does_not_keep_the_program(tmp_path, signum):
    Archive.create(tmp_path / "minutes")
    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color"}
    program = subprocess.Popen(
        [sys.executable, "-m", "sognko_tui", "--minutes", str(tmp_path / "minutes")],
        stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True,
    )  # fmt: skip
    try:
        os.close(theirs)
        screen = b""
        while b"F10" not in screen:
            screen += os.read(ours, 65536)
        for _ in range(80):
            os.write(ours, b"\x1bOP\x1b\x1b")  # help comes and goes, and is painted for nobody
            time.sleep(0.01)
        time.sleep(1)
        assert program.poll() is None
        program.send_signal(signum)
        assert program.wait(10) == 128 + signum
    finally:
        program.kill()
        program.wait()
        os.close(ours)


async def test_leaving_tells_that_the_meeting_changed_after_the_protocol_was_written(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await it.press("f9", "enter", "escape", "f10")
        assert "Møtet er endra" not in it.text
    async with sitting(tmp_path / "other") as it:
        await it.adopt()
        await it.press("f9", "enter", "escape")
        await it.adopt()
        await it.more("g")
        assert "protokoll.md er ikkje lenger lik møtet" in " ".join(it.text.split())
        await it.press("escape", "f10")
        assert "Møtet er endra sidan protokollen vart skriven" in it.text


async def test_meetings_that_were_closed_are_forgotten(tmp_path):
    """Or a program that is open for a week would hold every meeting it ever showed."""
    async with sitting(tmp_path) as it:
        for _ in range(3):
            await it.press("f10")
            await it.settle()
            await it.press("enter")
            await it.settle()
        gc.collect()
        held = [thing for thing in gc.get_objects() if isinstance(thing, MeetingScreen)]
        assert len(held) <= 2
