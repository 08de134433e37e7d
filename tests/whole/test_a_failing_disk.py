"""The program in a real terminal on a disk that is really full, gone, or slow, and after it was killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sognko_tui.archive.store import parcel
from sognko_tui.meeting.fold import fold
from sognko_tui.office.desk import Desk
from tests.terminal import Terminal
from tests.tui.room import a_desk

PROGRAM = [sys.executable, "-m", "sognko_tui"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KiB."""
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a tmpfs")
    disk = tmp_path / "tiny"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True
    )
    if made.returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


class Sitting:
    """The program at item 2 of a meeting, in a terminal."""

    def __init__(self, folder: Path, command: list[str], **env: str) -> None:
        self.desk: Desk
        self.desk, self.meeting_id, _ = a_desk(folder)
        self.folder = self.desk.root / self.meeting_id
        self._command = command
        self._env = {
            "SOGNKO_MINUTES": str(self.desk.root),
            "SOGNKO_CLOCK": "2025-12-09T10:00:00+01:00",
            "SOGNKO_RESCUE": str(folder.parent),
            "PYTHONDONTWRITEBYTECODE": "1",
            **env,
        }

    def terminal(self) -> Terminal:
        return Terminal(self._command, env=self._env, cwd=ROOT)

    def at_item_2(self, terminal: Terminal) -> None:
        terminal.wait_for("F10 Ut", timeout=60)
        terminal.keys("Enter")
        terminal.wait_for("sak 1 av", timeout=60)
        terminal.keys("F7")
        terminal.wait_for("sak 2 av")
        terminal.wait_still()

    @property
    def decision(self) -> str:
        """VEDTAK of item 2, as a reader finds it."""
        return self.desk.look(self.meeting_id).item("i2").decision  # type: ignore[union-attr]


@pytest.mark.usefixtures("needs_tmux")
def test_a_full_disk_is_told_of_copied_from_and_saved_to_when_there_is_room(tiny: Path):
    sitting = Sitting(tiny / "a", PROGRAM, SOGNKO_SYNC="quick", SOGNKO_RESCUE=str(tiny.parent))
    with sitting.terminal() as terminal:
        sitting.at_item_2(terminal)
        padding = tiny / "padding"
        with padding.open("ab", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        before = sitting.decision
        # The last page of the journal has room for some of it.
        terminal.type("a" * 40)
        screen = terminal.wait_for("Disken er full")
        assert "IKKJE LAGRA" in screen
        terminal.wait_for("a" * 20)
        terminal.keys("C-s")
        terminal.wait_for("Kopi av heile møtet")
        (copy,) = tiny.parent.glob("sognko-*.json")
        found = fold(parcel.unpack(copy.read_bytes(), str(copy)).entries).item("i2")
        assert found is not None
        assert found.decision == before + "a" * 40
        padding.unlink()
        # Nobody touches a key: it is tried again by itself.
        terminal.wait_for("√ lagra")
        assert "Disken tek imot att" in terminal.screen()
        assert sitting.decision == before + "a" * 40
        terminal.keys("F10")
        terminal.wait_for("Enter Opna")
    assert not (sitting.folder / "meeting.journal").exists()
    assert not (sitting.folder / "meeting.journal.bad").exists()


@pytest.mark.usefixtures("needs_tmux")
def test_a_folder_that_goes_away_and_comes_back_is_told_of_and_loses_nothing(tmp_path: Path):
    sitting = Sitting(tmp_path / "a", PROGRAM, SOGNKO_SYNC="quick")
    with sitting.terminal() as terminal:
        sitting.at_item_2(terminal)
        before = sitting.decision
        away = tmp_path / "flytta"
        sitting.folder.rename(away)
        terminal.type(" Ja")
        terminal.wait_for("Møtemappa er borte")
        terminal.wait_for("IKKJE LAGRA 3")
        away.rename(sitting.folder)
        terminal.wait_for("√ lagra")
        assert sitting.decision == before + " Ja"


@pytest.mark.usefixtures("needs_tmux")
def test_on_a_disk_that_is_really_slow_lagra_comes_after_the_words(tmp_path: Path):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync"]
    delay = ["-e", "inject=fdatasync:delay_enter=700000"]
    sitting = Sitting(tmp_path / "a", [*strace, *delay, *PROGRAM])
    with sitting.terminal() as terminal:
        sitting.at_item_2(terminal)
        terminal.wait_for("√ lagra", timeout=60)
        before = sitting.decision
        terminal.type(" Ja")
        screen = terminal.wait_for(" Ja")
        assert "IKKJE LAGRA" in screen
        terminal.wait_for("√ lagra", timeout=60)
        assert sitting.decision == before + " Ja"


@pytest.mark.usefixtures("needs_tmux")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_session_is_asked_about_and_one_that_was_told_to_go_is_not(
    tmp_path: Path, number: signal.Signals
):
    sitting = Sitting(tmp_path / "a", PROGRAM, SOGNKO_SYNC="quick")
    with sitting.terminal() as terminal:
        sitting.at_item_2(terminal)
        before = sitting.decision
        terminal.type(" Ja")
        terminal.wait_for(" Ja")
        terminal.kill(number)
        terminal.wait_end()
    with sitting.terminal() as terminal:
        if number == signal.SIGTERM:
            terminal.wait_for("F10 Ut", timeout=60)
            assert "kkje lukka" not in terminal.screen()
        else:
            terminal.wait_for("Ikkje lukka sist: 9.12.2025", timeout=60)
            terminal.keys("Enter")
            terminal.wait_for("{+ Ja+}")
        terminal.keys("Enter")
        terminal.wait_for("sak 2 av")
        assert sitting.decision == before + " Ja"
