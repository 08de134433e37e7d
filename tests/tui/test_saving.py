"""What the screen says of a disk that is slow or fails, and the copy that one key makes elsewhere."""

import errno
import json
import os
import shutil
import threading

import pytest

from sognko_tui.archive.store import commits, parcel
from sognko_tui.archive.store.journal import Journal
from sognko_tui.meeting.fold import fold
from sognko_tui.tui.widgets.lines import StatusLine
from tests.tui.room import sitting

PROPOSED = "Styret vil ha ein ny nettstad innan sommaren."


@pytest.fixture
def rescue(tmp_path, monkeypatch):
    """An empty folder for copies."""
    folder = tmp_path / "redning"
    folder.mkdir()
    monkeypatch.setenv("SOGNKO_RESCUE", str(folder))
    return folder


class Disk:
    """The journal's disk, which fails when it is told to."""

    def __init__(self, monkeypatch) -> None:
        self.error = 0
        append = Journal.append

        def tried(journal: Journal, entries) -> None:
            if self.error:
                raise OSError(self.error, os.strerror(self.error))
            append(journal, entries)

        monkeypatch.setattr(Journal, "append", tried)


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


async def test_on_a_slow_disk_lagra_is_said_only_when_it_is_true(tmp_path, monkeypatch):
    gate, shut = threading.Event(), threading.Event()
    monkeypatch.setenv("SOGNKO_SYNC", "slow")
    real = os.fdatasync

    def fdatasync(fd: int) -> None:
        if shut.is_set():
            gate.wait(30)
        real(fd)

    monkeypatch.setattr(os, "fdatasync", fdatasync)
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.saved()
        shut.set()
        await it.type(" Ja")
        assert "IKKJE LAGRA 3" in it.status
        # It will be: nothing is wrong that somebody had to do something about.
        assert not it.table.query_one(StatusLine).has_class("loud")
        assert it.area("decision").text == PROPOSED + " Ja"
        assert it.message == ""
        waiting = len(it.status)
        gate.set()
        await it.saved()
        assert "√ lagra" in it.status
        assert len(it.status) == waiting
        assert it.item("i2").decision == PROPOSED + " Ja"
        assert it.message == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errno.ENOSPC, "Disken er full"),
        (errno.EDQUOT, "ikkje meir plass"),
        (errno.EROFS, "berre lesast"),
        (errno.EIO, "Disken svikta"),
        (errno.ENOENT, "Møtemappa er borte"),
        (errno.ESTALE, "endra møtemappa"),
        (errno.EPERM, "får ikkje skrive"),
        (errno.ENXIO, os.strerror(errno.ENXIO)),
    ],
)
async def test_a_failing_disk_is_told_of_with_what_to_do_and_so_is_its_recovery(
    tmp_path, disk, monkeypatch, error, said
):
    monkeypatch.setattr(commits, "AGAIN", 0.02)
    async with sitting(tmp_path) as it:
        await it.press("f7")
        disk.error = error
        await it.type("!")
        assert "IKKJE LAGRA 1" in it.status
        assert it.table.query_one(StatusLine).has_class("loud")
        assert said in it.message
        assert "Ctrl+S" in it.message
        assert len(it.message) <= 80 or error == errno.ENXIO
        disk.error = 0
        await it.saved()
        assert "√ lagra" in it.status
        assert it.message == "Disken tek imot att: alt er lagra."
        await it.type("?")
        assert it.message == ""
        assert it.item("i2").decision == PROPOSED + "!?"


async def test_a_checkpoint_that_fails_is_told_of_though_nothing_is_lost(tmp_path, monkeypatch):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.settle()

        def full(*_args):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patched:
            patched.setattr(os, "rename", full)
            await it.adopt()
            assert "Møtefila let seg ikkje skrive" in it.message
            assert "√ lagra" in it.status
        await it.type("x")
        assert it.message == ""
        await it.adopt()
        assert "Møtefila" not in it.message


async def test_ctrl_s_copies_the_whole_meeting_elsewhere_while_it_is_not_saved(
    tmp_path, disk, rescue
):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        disk.error = errno.ENOSPC
        await it.type(" Ja")
        await it.press("ctrl+s")
        (path,) = rescue.glob("*.json")
        assert str(path) in it.message
        found = parcel.unpack(path.read_bytes(), str(path))
        assert found.meeting == it.meeting_id
        assert fold(found.entries).item("i2").decision == PROPOSED + " Ja"  # type: ignore[union-attr]
        assert PROPOSED + " Ja" in path.with_suffix(".txt").read_text()
        assert "IKKJE LAGRA 3" in it.status
        for one in rescue.iterdir():
            assert one.stat().st_mode & 0o777 == 0o600
        before = path.read_bytes()
        await it.type("!")
        await it.press("ctrl+s")
        assert len(list(rescue.glob("*.json"))) == 2
        assert path.read_bytes() == before


async def test_ctrl_s_makes_no_copy_where_all_is_saved(tmp_path, rescue):
    async with sitting(tmp_path) as it:
        await it.press("f7", "x", "ctrl+s")
        assert "Alt er lagra" in it.message
        assert list(rescue.iterdir()) == []


async def test_the_menu_copies_to_a_folder_of_one_s_choice(tmp_path, rescue):
    (tmp_path / "minnepinne").mkdir()
    async with sitting(tmp_path) as it:
        await it.more("*")
        assert it.value("folder") == str(rescue)
        await it.fill(folder=str(tmp_path / "minnepinne"))
        await it.press("f2")
        (path,) = (tmp_path / "minnepinne").glob("*.json")
        assert str(path) in it.message
        assert json.loads(path.read_bytes())["sognko"] == "backup"
        assert list(rescue.iterdir()) == []
        await it.more("*")
        await it.fill(folder=str(tmp_path / "finst ikkje"))
        await it.press("f2")
        assert it.message.startswith("‼ ")
        await it.more("*")
        await it.press("escape")
        assert len(list((tmp_path / "minnepinne").iterdir())) == 2


async def test_where_nothing_may_be_chosen_the_copy_goes_only_where_it_was_told_to(
    tmp_path, rescue, monkeypatch
):
    monkeypatch.setenv("SOGNKO_RESTRICTED", "1")
    async with sitting(tmp_path) as it:
        await it.more("*")
        assert it.name == "MeetingScreen"
        assert len(list(rescue.iterdir())) == 2
        monkeypatch.delenv("SOGNKO_RESCUE")
        await it.more("*")
        assert "SOGNKO_RESCUE" in it.message
        assert it.message.startswith("‼ ")


async def test_leaving_with_something_unsaved_takes_two_presses_and_leaves_a_copy(
    tmp_path, disk, rescue
):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        shutil.move(it.desk.root / it.meeting_id, tmp_path / "borte")
        await it.type("!")
        assert "Møtemappa er borte" in it.message
        await it.press("f10")
        assert it.name == "MeetingScreen"
        assert "Ein gong til" in it.message
        await it.press("f10")
        assert it.name == "HomeScreen"
    (path,) = rescue.glob("*.json")
    found = fold(parcel.unpack(path.read_bytes(), str(path)).entries).item("i2")
    assert found is not None
    assert found.decision == PROPOSED + "!"
