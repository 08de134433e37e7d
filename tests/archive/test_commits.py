"""Slow disks and failing ones: what waits is counted, written together, tried again, and told of."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from sognko_tui.archive.store import commits, speed
from sognko_tui.meeting.events import ItemHandled
from sognko_tui.meeting.fold import fold
from tests.archive.conftest import crash, typed

ROOT = Path(__file__).resolve().parents[2]
LONG = 30.0


def minutes(archive, meeting_id) -> str:
    """REFERAT of the first item as a reader finds it."""
    return fold(archive.meetings.read(meeting_id).entries).items[0].minutes


class Gate:
    """The disk's syncs: they wait while it is shut, and fail with `error`."""

    def __init__(self, monkeypatch) -> None:
        self._open = threading.Event()
        self._open.set()
        self.reached = threading.Event()
        self.error: OSError | None = None
        self.syncs = 0
        real = {name: getattr(os, name) for name in ("fdatasync", "fsync")}

        def sync(name: str, fd: int) -> None:
            self.syncs += name == "fdatasync"
            self.reached.set()
            self._open.wait(LONG)
            if self.error is not None:
                raise self.error
            real[name](fd)

        for name in real:
            monkeypatch.setattr(os, name, partial(sync, name))

    def shut(self) -> None:
        self.reached.clear()
        self._open.clear()

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch):
    made = Gate(monkeypatch)
    yield made
    made.open()


@pytest.fixture
def slowly(write, monkeypatch, gate):
    """A session on a slow disk."""
    monkeypatch.setenv("SOGNKO_SYNC", "slow")
    return write()


def test_on_a_slow_disk_nobody_waits_and_what_waits_is_counted(slowly, gate, archive, meeting_id):
    file, session = slowly
    told = threading.Event()
    file.tell(told.set)
    gate.shut()
    typed(session, "a")
    assert gate.reached.wait(LONG)
    typed(session, "bcdefgh")
    assert session.meeting.item("i1").minutes == "abcdefgh"
    assert session.unsaved == 8
    assert session.failure is None
    assert not told.is_set()
    gate.open()
    assert session.save(LONG)
    assert told.wait(LONG)
    assert session.unsaved == 0
    assert minutes(archive, meeting_id) == "abcdefgh"


def test_what_came_while_the_disk_was_busy_is_synced_together(slowly, gate):
    _, session = slowly
    gate.shut()
    typed(session, "a")
    assert gate.reached.wait(LONG)
    typed(session, "bcdefghijklmnop")
    gate.open()
    assert session.save(LONG)
    assert gate.syncs == 2


def test_whoever_is_told_finds_it_on_the_disk(slowly, archive, meeting_id):
    file, session = slowly
    found: list[tuple[int, int]] = []
    file.tell(
        lambda: found.append((file.durable, archive.meetings.read(meeting_id).entries[-1].seq))
    )
    for letter in "abcdefgh":
        typed(session, letter)
        assert session.save(LONG)
    assert found
    assert all(durable <= seq for durable, seq in found)


def test_a_checkpoint_waits_for_what_is_being_written(slowly, gate, archive, meeting_id, folder):
    file, session = slowly
    gate.shut()
    typed(session, "abc")
    assert gate.reached.wait(LONG)
    opener = threading.Timer(0.2, gate.open)
    opener.start()
    session.record(ItemHandled(item="i2"))
    opener.join()
    assert session.unsaved == 0
    assert file.settled
    file.close()
    assert not (folder / "meeting.journal").exists()
    assert minutes(archive, meeting_id) == "abc"


def test_closing_waits_for_what_is_being_written(slowly, gate, archive, meeting_id):
    file, session = slowly
    gate.shut()
    typed(session, "abc")
    assert gate.reached.wait(LONG)
    opener = threading.Timer(0.2, gate.open)
    opener.start()
    assert session.save(LONG)
    file.close()
    opener.join()
    assert minutes(archive, meeting_id) == "abc"


def test_leaving_waits_only_as_long_as_it_is_told_to(slowly, gate):
    _, session = slowly
    gate.shut()
    typed(session, "abc")
    assert not session.flush(0.05)
    assert session.unsaved == 3
    gate.open()
    assert session.flush(LONG)


def test_a_signal_in_the_midst_of_a_write_does_not_wait_for_itself(
    write, archive, meeting_id, monkeypatch
):
    monkeypatch.setenv("SOGNKO_SYNC", "quick")
    _, session = write()
    answers: list[bool] = []
    real = os.fdatasync

    def interrupted(fd: int) -> None:
        signal.raise_signal(signal.SIGUSR1)
        real(fd)

    before = signal.signal(signal.SIGUSR1, lambda *_: answers.append(session.flush(LONG)))
    try:
        monkeypatch.setattr(os, "fdatasync", interrupted)
        typed(session, "a")
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert answers == [False]
    assert session.unsaved == 0
    assert minutes(archive, meeting_id) == "a"


def test_a_signal_while_the_screen_stands_still_has_what_waits_written(
    slowly, gate, archive, meeting_id
):
    _, session = slowly
    gate.shut()
    typed(session, "abc")
    assert gate.reached.wait(LONG)
    answers: list[bool] = []

    def leave(*_args) -> None:
        gate.open()
        answers.append(session.flush(LONG))

    before = signal.signal(signal.SIGUSR1, leave)
    try:
        signal.raise_signal(signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert answers == [True]
    assert minutes(archive, meeting_id) == "abc"


@pytest.fixture
def quickly(write, monkeypatch, gate):
    """A session on a quick disk."""
    monkeypatch.setenv("SOGNKO_SYNC", "quick")
    return write()


def test_a_quick_disk_needs_no_thread(quickly):
    before = threading.active_count()
    _, session = quickly
    typed(session, "abc")
    assert session.unsaved == 0
    assert threading.active_count() == before


@pytest.mark.parametrize("written", ["a", "abc"])
def test_a_disk_that_failed_is_tried_again_by_itself(
    written, quickly, gate, archive, meeting_id, monkeypatch
):
    monkeypatch.setattr(commits, "AGAIN", 0.02)
    file, session = quickly
    saved = threading.Event()

    def told() -> None:
        if session.unsaved == 0:
            saved.set()

    file.tell(told)
    gate.error = OSError(errno.EIO, os.strerror(errno.EIO))
    typed(session, written)
    assert session.unsaved == len(written)
    assert session.failure is not None
    assert session.failure.errno == errno.EIO
    gate.error = None
    assert saved.wait(LONG)
    assert session.unsaved == 0
    assert session.failure is None
    assert minutes(archive, meeting_id) == written
    # And the next key is on the disk before it is shown, as before.
    typed(session, "d")
    assert session.unsaved == 0


def test_a_disk_that_fails_is_tried_again_at_each_entry(quickly, gate):
    file, session = quickly
    tried = threading.Semaphore(0)
    file.tell(tried.release)
    gate.error = OSError(errno.EIO, os.strerror(errno.EIO))
    typed(session, "a")
    for letter in "bcd":
        typed(session, letter)
        assert tried.acquire(timeout=LONG)
    assert session.unsaved == 4


def test_nothing_is_tried_where_nothing_waits(quickly, gate, monkeypatch):
    monkeypatch.setattr(commits, "AGAIN", 0.01)
    _, session = quickly
    gate.error = OSError(errno.EIO, os.strerror(errno.EIO))
    typed(session, "a")
    gate.error = None
    assert session.save(LONG)
    syncs = gate.syncs
    threading.Event().wait(0.2)
    assert gate.syncs == syncs


def test_a_disk_that_hangs_holds_up_nobody_once_it_has_failed(quickly, gate):
    _, session = quickly
    gate.error = OSError(errno.EIO, os.strerror(errno.EIO))
    typed(session, "a")
    gate.error = None
    gate.shut()
    typed(session, "bcd")
    assert session.meeting.item("i1").minutes == "abcd"


def test_a_folder_that_is_moved_away_is_missed_and_found_again(
    quickly, archive, meeting_id, folder
):
    _, session = quickly
    typed(session, "a")
    away = folder.with_name("flytta")
    folder.rename(away)
    typed(session, "b")
    assert session.unsaved == 1
    assert session.failure is not None
    assert session.failure.errno == errno.ENOENT
    away.rename(folder)
    assert session.save(LONG)
    assert minutes(archive, meeting_id) == "ab"


def test_a_folder_put_in_place_of_the_open_one_is_told_of_and_not_written_in(quickly, folder):
    _, session = quickly
    typed(session, "a")
    away = folder.with_name("flytta")
    folder.rename(away)
    shutil.copytree(away, folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    typed(session, "b")
    assert session.unsaved == 1
    assert session.failure is not None
    assert session.failure.errno == errno.ESTALE
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    shutil.rmtree(folder)
    away.rename(folder)
    assert session.save(LONG)


@pytest.mark.parametrize(("told", "slow"), [("slow", True), ("quick", False)])
def test_the_environment_says_how_the_disk_is_to_be_taken(tmp_path, monkeypatch, told, slow):
    monkeypatch.setenv("SOGNKO_SYNC", told)
    assert speed.is_slow(tmp_path) is slow


def test_a_folder_that_cannot_be_measured_is_taken_as_quick_and_nothing_is_left_in_one(
    tmp_path, monkeypatch
):
    monkeypatch.delenv("SOGNKO_SYNC", raising=False)
    assert not speed.is_slow(tmp_path / "gone")
    speed.is_slow(tmp_path)
    assert list(tmp_path.iterdir()) == []


def under_strace(
    inject: str, code: str, *arguments: str, **more: str
) -> "subprocess.CompletedProcess[str]":
    """Run Python code in a process of its own whose system calls are tampered with."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    env = {k: v for k, v in os.environ.items() if k != "SOGNKO_SYNC"} | more
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e", inject]
    done = subprocess.run(
        [*command, sys.executable, "-c", code, *arguments],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("processes cannot be traced here")
    return done


SLOW = """
import sys
from pathlib import Path
from sognko_tui.archive.store import Archive
from sognko_tui.meeting.session import Session
from tests.meetings import START, FakeClock
file = Archive.open(Path(sys.argv[1])).meetings.open_for_writing(sys.argv[2], "skrivar", START)
session = Session(file.entries, file, FakeClock(), "skrivar")
most = 0
for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz"):
    session.pause()
    session.type("i1", "minutes", at, "", letter)
    most = max(most, session.unsaved)
assert session.save(60)
print(most, session.unsaved)
"""


def test_a_disk_that_is_really_slow_is_found_out_and_written_in_groups(archive, meeting_id):
    done = under_strace("inject=fdatasync:delay_enter=20000", SLOW, str(archive.path), meeting_id)
    assert done.returncode == 0, done.stderr
    most, left = map(int, done.stdout.split())
    assert most > 1
    assert left == 0
    assert minutes(archive, meeting_id) == "abcdefghijklmnopqrstuvwxyz"


FAILING = SLOW.replace("most = max(most, session.unsaved)", "most += session.failure is not None")


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_a_sync_that_fails_once_is_told_of_and_costs_nothing(archive, meeting_id, error):
    inject = f"inject=fdatasync:error={error}:when=12"
    done = under_strace(inject, FAILING, str(archive.path), meeting_id, SOGNKO_SYNC="quick")
    assert done.returncode == 0, done.stderr
    told, left = map(int, done.stdout.split())
    assert told >= 1
    assert left == 0
    assert minutes(archive, meeting_id) == "abcdefghijklmnopqrstuvwxyz"


def test_what_a_crash_leaves_of_a_slow_disk_is_what_was_acknowledged(
    slowly, gate, archive, meeting_id
):
    file, session = slowly
    typed(session, "abc")
    assert session.save(LONG)
    gate.shut()
    typed(session, "d")
    assert session.unsaved == 1
    gate.open()
    crash(file)
    assert minutes(archive, meeting_id).startswith("abc")
