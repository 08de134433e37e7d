"""Asking another session for its meeting, and ending one that does not hear: exactly that one."""

import os
import signal
import subprocess
import sys

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import process
from sognko_tui.archive.store.claim import STALE, Claim, asked
from sognko_tui.archive.store.holder import Holder
from sognko_tui.archive.store.process import send
from tests.meetings import START


@pytest.fixture
def other():
    """Another process, which does nothing."""
    program = subprocess.Popen([sys.executable, "-c", "import time; print(1, flush=True); time.sleep(60)"], stdout=subprocess.PIPE)  # fmt: skip
    assert program.stdout is not None
    program.stdout.readline()
    yield program
    program.kill()
    program.communicate()


def holder_of(program: "subprocess.Popen[bytes]") -> Holder:
    us = process.myself("annan", START)
    return replace(us, pid=program.pid, start=process.started(program.pid))


def us() -> Holder:
    return process.myself("skrivar", START)


def test_the_one_who_holds_the_meeting_finds_the_request_and_who_asked(folder):
    assert asked(folder) is None
    claim = Claim(folder, "per", START)
    claim.ask(us())
    request = asked(folder)
    assert request is not None
    assert request.who == process.myself("per", START)
    assert request.who.since == START
    claim.withdraw()
    assert asked(folder) is None
    assert sorted(p.name for p in folder.iterdir()) == ["meeting.json", "sakspapir.md"]


def test_a_request_to_another_session_is_not_for_us(folder, other):
    Claim(folder, "per", START).ask(holder_of(other))
    assert asked(folder) is None
    assert not (folder / "meeting.request").exists()


def test_a_request_to_whoever_holds_the_meeting_is_for_us_where_the_lock_told_nobody(folder):
    Claim(folder, "per", START).ask(Holder())
    assert asked(folder) is not None


def test_a_request_of_a_process_that_died_is_removed(folder, other):
    claim = Claim(folder, "per", START)
    claim._who = holder_of(other)
    claim.ask(us())
    assert asked(folder) is not None
    other.kill()
    other.wait()
    assert asked(folder) is None
    assert not (folder / "meeting.request").exists()


def test_a_request_from_another_machine_counts_for_a_while(folder):
    claim = Claim(folder, "per", START)
    claim._who = replace(us(), host="annan-maskin")
    claim.ask(us())
    path = folder / "meeting.request"
    assert asked(folder) is not None
    then = path.stat().st_mtime - STALE - 1
    os.utime(path, (then, then))
    assert asked(folder) is None
    assert not path.exists()


@pytest.mark.parametrize("rubbish", [b"", b"{", b"\xff\xfe", b"[1, 2]", b"x" * 100_000])
def test_rubbish_in_the_place_of_a_request_is_removed(folder, rubbish):
    path = folder / "meeting.request"
    path.write_bytes(rubbish)
    assert asked(folder) is None
    assert not path.exists()


def test_a_link_in_the_place_of_a_request_is_removed_and_not_followed(folder, tmp_path):
    aim = tmp_path / "elsewhere"
    Claim(folder, "per", START).ask(us())
    (folder / "meeting.request").rename(aim)
    (folder / "meeting.request").symlink_to(aim)
    assert asked(folder) is None
    assert aim.exists()


def test_only_our_own_request_is_withdrawn(folder, other):
    first, second = Claim(folder, "per", START), Claim(folder, "ola", START)
    second._who = holder_of(other)
    first.ask(us())
    second.ask(us())
    first.withdraw()
    request = asked(folder)
    assert request is not None
    assert request.who.pid == other.pid
    second.withdraw()
    assert asked(folder) is None


def test_a_signal_ends_exactly_the_process_that_is_meant(other):
    assert send(holder_of(other), signal.SIGTERM) == "sent"
    assert other.wait(10) == -signal.SIGTERM
    assert send(holder_of(other), signal.SIGTERM) != "sent"


@pytest.mark.parametrize(
    ("changed", "came_of_it"),
    [
        ({"start": 1}, "gone"),  # the number was given to a later process
        ({"start": 0}, "elsewhere"),  # a system that does not tell when a process began
        ({"host": "annan-maskin"}, "elsewhere"),
        ({"pid": 0}, "elsewhere"),
        ({"pid": -1}, "elsewhere"),
    ],
)
def test_a_process_that_is_not_known_to_be_the_one_is_spared(other, changed, came_of_it):
    assert send(replace(holder_of(other), **changed), signal.SIGKILL) == came_of_it
    assert other.poll() is None
    assert other.stdout is not None


def test_a_number_that_is_nobodys_is_gone(other):
    holder = holder_of(other)
    other.kill()
    other.wait()
    assert send(holder, signal.SIGKILL) == "gone"


def test_we_never_end_ourselves():
    assert send(us(), signal.SIGKILL) == "ourselves"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_process_of_another_user_is_told_apart_from_one_that_is_gone(other):
    holder = holder_of(other)
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        os._exit(0 if send(holder, signal.SIGTERM) == "forbidden" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert other.poll() is None
