"""A disk that is really full: a tiny tmpfs, with the edge of its last page at every byte in turn."""

import os
import shutil
import subprocess

import pytest

from sognko_tui.archive.store import Archive, journal
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Session
from tests.archive.conftest import crash
from tests.meetings import START, FakeClock, convened


@pytest.fixture
def tiny(tmp_path):
    """A file system of 64 KiB."""
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a tmpfs")
    disk = tmp_path / "tiny"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk) -> None:
    """Take every page that is left, but none that a file has begun on."""
    with (disk / "padding").open("ab", buffering=0) as padding:
        try:
            while padding.write(b"x" * 4096) == 4096:
                pass
        except OSError:
            pass


def test_nothing_acknowledged_is_lost_wherever_the_disk_ends(tiny):
    """An append meets the end of the disk at each of 200 places; then there is room again."""
    short = 0
    for offset in range(0, 4096, 20):
        path = tiny / "meeting.journal"
        made = journal.Journal(path, journal.read(path), 1, 0)
        first = "x" * (3700 - offset % 3000)
        made.append([entry(1, first)])
        fill(tiny)
        kept = [1]
        for seq in range(2, 40):
            before = path.read_bytes()
            try:
                made.append([entry(seq, "y" * 91)])
                kept.append(seq)
            except OSError:
                short += 1
                assert path.read_bytes() == before
                break
        assert [e.seq for e in journal.read(path).entries] == kept
        (tiny / "padding").unlink()
        made.append([entry(kept[-1] + 1)])
        read = journal.read(path)
        assert [e.seq for e in read.entries] == [*kept, kept[-1] + 1]
        assert not read.bad
        made.close()
        path.unlink()
    assert short > 150


def entry(seq: int, text: str = "z"):
    from sognko_tui.meeting.events import Entry, TextEdited

    event = TextEdited(item="i1", field="minutes", at=0, inserted=text)
    return Entry(seq=seq, at=START, by="skrivar", step=seq, event=event)


def test_a_session_on_a_full_disk_tells_of_it_and_saves_when_there_is_room(tiny):
    archive = Archive.create(tiny / "minutes")
    meeting_id = archive.meetings.create(convened(1), by="skrivar", at=START)
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    session = Session(file.entries, file, FakeClock(), "skrivar")
    session.type("i1", "minutes", 0, "", "a")
    fill(tiny)
    typed = 1
    while not session.unsaved:
        session.pause()
        session.type("i1", "minutes", typed, "", "a")
        typed += 1
    assert typed > 1
    assert session.failure is not None
    saved = typed - 1
    found = fold(archive.meetings.read(meeting_id).entries).item("i1")
    assert found is not None
    assert len(found.minutes) == saved
    # A checkpoint has no room either, and spoils nothing.
    assert not session.checkpoint()
    (tiny / "padding").unlink()
    assert session.save()
    crash(file)
    found = fold(archive.meetings.read(meeting_id).entries).item("i1")
    assert found is not None
    assert len(found.minutes) == typed
    assert not list(archive.path.rglob("*.tmp"))
