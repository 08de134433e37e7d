"""The buffered storage: one write a checkpoint, whole or not at all."""

import errno
import json
import os

import pytest
from tinydb import TinyDB, where

from sognko_tui.archive.store import files
from sognko_tui.archive.store.storage import BufferedStorage
from tests.archive.conftest import typed


@pytest.fixture
def calls(monkeypatch):
    """The names of the calls that reach the disk, in order; the folder's fsync told apart."""
    made: list[str] = []

    def follow(name):
        real = getattr(os, name)

        def call(*args, **kwargs):
            what = name
            if name == "fsync" and os.path.isdir(f"/proc/self/fd/{args[0]}"):
                what = "fsync folder"
            made.append(what)
            return real(*args, **kwargs)

        monkeypatch.setattr(os, name, call)

    for name in ("write", "fsync", "fdatasync", "rename"):
        follow(name)
    return made


def test_flush_is_one_write_one_fsync_one_rename_and_one_fsync_of_the_folder(tmp_path, calls):
    storage = BufferedStorage(tmp_path / "x.json")
    db = TinyDB(storage=lambda: storage)
    for name in ("one", "two", "three"):
        db.table(name).insert_multiple({"n": n} for n in range(50))
    db.table("one").update({"n": 7}, where("n") == 3)
    assert calls == []
    storage.flush()
    assert calls == ["write", "fsync", "rename", "fsync folder"]


def test_a_checkpoint_writes_the_meeting_once_and_begins_the_journal_once(write, calls):
    _, session = write()
    typed(session, "abc")
    calls.clear()
    assert session.checkpoint()
    once = ["write", "fsync", "rename", "fsync folder"]
    assert calls == [*once, *once]


def test_an_edit_is_one_write_and_one_fdatasync(write, calls):
    _, session = write()
    typed(session, "a")
    calls.clear()
    typed(session, "b")
    assert calls == ["write", "fdatasync"]


def test_tinydb_reads_what_was_written_and_the_documents_of_the_log_have_their_numbers(
    write, folder
):
    _, session = write()
    typed(session, "abc")
    session.checkpoint()
    db = TinyDB(folder / "meeting.json", access_mode="r")
    assert db.tables() == {"meeting", "items", "attendance", "votes", "log"}
    last = db.table("log").get(doc_id=session.meeting.last_seq)
    assert last is not None
    assert not isinstance(last, list)
    assert last["event"]["inserted"] == "c"
    assert len(db.table("items")) == 3


def test_the_file_is_indented_sorted_and_not_escaped(write, folder):
    _, session = write()
    typed(session, "å→😀")
    session.checkpoint()
    text = (folder / "meeting.json").read_text(encoding="utf-8")
    assert "å→😀" in text
    assert text.endswith("\n}\n")
    read = json.loads(text)
    assert list(read) == sorted(read)
    for table in read.values():
        assert list(map(int, table)) == sorted(map(int, table))
        for document in table.values():
            assert list(document) == sorted(document)
    log = read["log"].values()
    assert [entry["seq"] for entry in log] == sorted(entry["seq"] for entry in log)


def test_writing_the_same_again_changes_no_byte_but_the_generation(write, folder):
    _, session = write()
    session.checkpoint()
    before = (folder / "meeting.json").read_text(encoding="utf-8").splitlines()
    session.checkpoint()
    after = (folder / "meeting.json").read_text(encoding="utf-8").splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert all("generation" in line for line, _ in changed)


@pytest.mark.parametrize("failing", ["write", "fsync", "rename"])
def test_a_failure_leaves_the_old_file_and_no_temporary_one(tmp_path, monkeypatch, failing):
    path = tmp_path / "x.json"
    files.replace(path, b"old")

    def fail(*_args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OSError, match="full"):
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_kernel_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[:3]))
    files.replace(tmp_path / "x", b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_a_temporary_file_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "outside").write_bytes(b"kept")
    (tmp_path / "x.tmp").symlink_to(tmp_path / "outside")
    files.replace(tmp_path / "x", b"new")
    assert (tmp_path / "outside").read_bytes() == b"kept"
    assert not (tmp_path / "x").is_symlink()
