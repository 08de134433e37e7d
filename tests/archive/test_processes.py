"""The real thing: processes that are killed, that race for a lock, that read while another writes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive, Locked
from sognko_tui.meeting.fold import fold
from tests.meetings import START

ROOT = Path(__file__).resolve().parents[2]
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def start(archive: Archive, meeting_id: str, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.archive.writer", str(archive.path), meeting_id, *more]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def typed(archive: Archive, meeting_id: str) -> str:
    item = fold(archive.meetings.read(meeting_id).entries).item("i1")
    assert item is not None
    return item.minutes


def expected(length: int) -> str:
    return (ALPHABET * (length // 26 + 1))[:length]


@pytest.mark.parametrize("every", ["0", "7"])
def test_whatever_was_acknowledged_before_a_kill_is_there(archive, meeting_id, every):
    """kill -9 in the middle of appends, or of checkpoints, again and again on the same meeting."""
    acknowledged = 0
    for round_ in range(6):
        process = start(archive, meeting_id, every)
        assert process.stdout is not None
        for _ in range(5 + 17 * round_):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        acknowledged = int(rest[-1]) if rest else acknowledged
        found = typed(archive, meeting_id)
        assert len(found) >= acknowledged
        assert found == expected(len(found))
        assert archive.meetings.holder(meeting_id) is None


def test_a_reader_beside_a_writer_that_checkpoints_never_finds_less_than_before(
    archive, meeting_id
):
    process = start(archive, meeting_id, "5")
    assert process.stdout is not None
    try:
        before, grown = -1, 0
        deadline = time.monotonic() + 60
        while grown < 150 and time.monotonic() < deadline:
            log = archive.meetings.read(meeting_id)
            assert not log.missing
            found = fold(log.entries).items[0].minutes
            assert found == expected(len(found))
            assert len(found) >= before
            grown += len(found) > before
            before = len(found)
            # Let the writer go on: a full pipe would hold it.
            os.read(process.stdout.fileno(), 65536)
        assert grown == 150
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_only_one_of_several_processes_gets_the_lock(archive, meeting_id):
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from sognko_tui.archive.store import Archive, Locked\n"
        "from tests.meetings import START\n"
        "archive = Archive.open(Path(sys.argv[1]))\n"
        "sys.stdin.readline()\n"
        "try:\n"
        "    archive.meetings.open_for_writing(sys.argv[2], 'skrivar', START)\n"
        "    print('mine', flush=True)\n"
        "except Locked:\n"
        "    print('locked', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    command = [sys.executable, "-c", code, str(archive.path), meeting_id]
    racers = [
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    said = []
    for racer in racers:
        assert racer.stdout is not None
        said.append(racer.stdout.readline().strip())
    assert sorted(said) == ["locked", "locked", "locked", "mine"]
    for racer in racers:
        racer.communicate("end\n")
    archive.meetings.open_for_writing(meeting_id, "skrivar", START).close()


def test_the_holder_is_the_process_that_writes_and_is_gone_with_it(archive, meeting_id):
    process = start(archive, meeting_id)
    try:
        with pytest.raises(Locked) as raised:
            archive.meetings.open_for_writing(meeting_id, "annan", START)
        assert raised.value.holder.pid == process.pid
        assert archive.meetings.listed(meeting_id).holder == raised.value.holder
    finally:
        process.kill()
        process.communicate()
    assert archive.meetings.listed(meeting_id).holder is None
    archive.meetings.open_for_writing(meeting_id, "annan", START).close()
