"""A meeting open for writing: crashes, damage, checkpoints that fail halfway, newer programs."""

import errno
import json
import os
import shutil

import msgspec
import pytest

from sognko_tui.archive.store import Damaged, Locked, NewerLog, agreement, files, journal
from sognko_tui.meeting.events import SCHEMA, SessionClosed
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Session
from tests.archive.conftest import crash, typed
from tests.meetings import START, FakeClock


def minutes(archive, meeting_id, item="i1") -> str:
    """REFERAT of an item as a reader finds it."""
    found = fold(archive.meetings.read(meeting_id).entries).item(item)
    assert found is not None
    return found.minutes


def test_what_was_typed_before_a_crash_is_there_and_told_of(write, archive, meeting_id, folder):
    file, session = write()
    typed(session, "føremål")
    crash(file)
    assert (folder / "meeting.journal").exists()
    assert minutes(archive, meeting_id) == "føremål"
    file, session = write()
    assert file.recovered is not None
    assert len(file.recovered.entries) == 7
    assert file.recovered.entries[0].at == START
    assert session.meeting.item("i1").minutes == "føremål"
    typed(session, "!")
    assert minutes(archive, meeting_id) == "føremål!"


def test_a_reader_alters_nothing_also_after_a_crash(write, archive, meeting_id, folder):
    file, session = write()
    typed(session, "abc")
    crash(file)
    with (folder / "meeting.journal").open("ab") as torn:
        torn.write(b"12345678 {to")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert minutes(archive, meeting_id) == "abc"
    archive.meetings.listed(meeting_id)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_the_journal_is_gone_after_a_clean_close(write, archive, meeting_id, folder):
    file, session = write()
    typed(session, "abc")
    session.checkpoint()
    file.close()
    assert sorted(p.name for p in folder.iterdir()) == [
        "meeting.json",
        "meeting.lock",
        "sakspapir.md",
    ]
    assert minutes(archive, meeting_id) == "abc"


def test_closing_without_a_checkpoint_keeps_the_journal(write, archive, meeting_id, folder):
    file, session = write()
    typed(session, "abc")
    file.close()
    assert (folder / "meeting.journal").exists()
    assert minutes(archive, meeting_id) == "abc"


def test_opening_and_closing_changes_no_byte(write, folder):
    before = (folder / "meeting.json").read_bytes()
    file, _ = write()
    file.close()
    assert (folder / "meeting.json").read_bytes() == before
    assert not (folder / "meeting.journal").exists()


@pytest.mark.parametrize("renames", [0, 1])
def test_a_checkpoint_that_fails_halfway_loses_nothing(
    write, archive, meeting_id, monkeypatch, renames
):
    file, session = write()
    typed(session, "abc")
    real = os.rename
    done: list[object] = []

    def fail_later(*args):
        if len(done) == renames:
            raise OSError(errno.ENOSPC, "full")
        done.append(args)
        real(*args)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", fail_later)
        assert not session.checkpoint()
    assert minutes(archive, meeting_id) == "abc"
    typed(session, "d")
    assert session.unsaved == 0
    assert minutes(archive, meeting_id) == "abcd"
    crash(file)
    file, session = write()
    assert session.meeting.item("i1").minutes == "abcd"
    assert session.checkpoint()
    assert minutes(archive, meeting_id) == "abcd"


def test_a_folder_that_cannot_be_synced_after_the_journal_is_begun_anew_loses_nothing(
    write, archive, meeting_id, monkeypatch
):
    file, session = write()
    typed(session, "abc")
    real = files.sync_folder
    done: list[object] = []

    def fail_second(folder):
        done.append(folder)
        if len(done) == 2:
            raise OSError(errno.EIO, "broken")
        real(folder)

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_folder", fail_second)
        assert not session.checkpoint()
    typed(session, "d")
    assert session.unsaved == 0
    crash(file)
    assert minutes(archive, meeting_id) == "abcd"


def test_a_journal_left_beside_a_newer_checkpoint_is_not_read_twice(
    write, archive, meeting_id, folder
):
    file, session = write()
    typed(session, "abc")
    old = (folder / "meeting.journal").read_bytes()
    session.checkpoint()
    crash(file)
    (folder / "meeting.journal").write_bytes(old)
    assert minutes(archive, meeting_id) == "abc"
    file, session = write()
    assert file.recovered is None
    typed(session, "d")
    assert minutes(archive, meeting_id) == "abcd"


@pytest.mark.parametrize("damage", [b"", b"{", b'{"log": {}}', b"\xff\xfe", b"[]", b"null"])
def test_a_damaged_meeting_is_set_aside_and_the_journal_kept(
    write, archive, meeting_id, folder, damage
):
    file, session = write()
    typed(session, "abc")
    crash(file)
    lines = (folder / "meeting.journal").read_bytes()
    (folder / "meeting.json").write_bytes(damage)
    with pytest.raises(Damaged):
        archive.meetings.read(meeting_id)
    assert (folder / "meeting.json").read_bytes() == damage
    with pytest.raises(Damaged) as raised:
        write()
    aside = folder / str(raised.value.params["aside"])
    assert aside.read_bytes() == damage
    assert aside.name == "meeting.json.bad-20260324-090000"
    assert not (folder / "meeting.json").exists()
    assert (folder / "meeting.journal").read_bytes() == lines
    with pytest.raises(Damaged):
        write()
    assert aside.read_bytes() == damage


def test_two_damaged_files_of_one_second_are_both_kept(write, folder):
    for damage in (b"one", b"two"):
        (folder / "meeting.json").write_bytes(damage)
        with pytest.raises(Damaged):
            write()
    asides = sorted(folder.glob("meeting.json.bad-*"))
    assert [p.read_bytes() for p in asides] == [b"one", b"two"]


def test_a_copy_put_back_goes_on_with_the_journal(write, archive, meeting_id, folder):
    copy = (folder / "meeting.json").read_bytes()
    file, session = write()
    typed(session, "abc")
    crash(file)
    (folder / "meeting.json").write_bytes(b"{")
    with pytest.raises(Damaged):
        write()
    (folder / "meeting.json").write_bytes(copy)
    assert minutes(archive, meeting_id) == "abc"


def test_an_older_copy_than_the_journal_was_begun_on_is_read_and_told_of(
    write, archive, meeting_id, folder
):
    copy = (folder / "meeting.json").read_bytes()
    file, session = write()
    typed(session, "abc")
    session.checkpoint()
    session.pause()
    session.type("i2", "minutes", 0, "", "seinare")
    crash(file)
    (folder / "meeting.json").write_bytes(copy)
    log = archive.meetings.read(meeting_id)
    assert log.missing
    assert minutes(archive, meeting_id, "i2") == "seinare"


def newer(folder) -> None:
    """Make the last entry in the checkpoint one of a later program."""
    path = folder / "meeting.json"
    stored = json.loads(path.read_bytes())
    seq = max(stored["log"], key=int)
    stored["log"][seq] |= {"v": 99, "event": {"type": "VotedByMachine", "mind": "made up"}}
    path.write_text(json.dumps(stored), encoding="utf-8")


def test_a_log_of_a_newer_program_can_be_read_and_not_written(write, archive, meeting_id, folder):
    file, session = write()
    typed(session, "abc")
    session.checkpoint()
    file.close()
    newer(folder)
    before = (folder / "meeting.json").read_bytes()
    with pytest.raises(NewerLog):
        write()
    assert minutes(archive, meeting_id) == "ab"
    assert archive.meetings.read(meeting_id).newer == 1
    assert (folder / "meeting.json").read_bytes() == before
    assert archive.meetings.holder(meeting_id) is None


def test_a_known_event_in_a_later_version_is_not_written_on_either(write, folder):
    path = folder / "meeting.json"
    stored = json.loads(path.read_bytes())
    stored["log"]["1"]["v"] = SCHEMA + 1
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(NewerLog):
        write()


def test_a_journal_of_a_newer_program_is_not_written_on(write, archive, meeting_id, folder):
    file, session = write()
    typed(session, "abc")
    crash(file)
    body = msgspec.json.encode({"seq": 9, "v": 99, "event": {"type": "Unheard"}})
    with (folder / "meeting.journal").open("ab") as lines:
        lines.write(journal.checked(body))
    with pytest.raises(NewerLog):
        write()
    assert minutes(archive, meeting_id) == "abc"


def test_a_second_session_is_told_who_has_the_meeting(write, archive, meeting_id):
    write()
    with pytest.raises(Locked) as raised:
        archive.meetings.open_for_writing(meeting_id, "annan", START)
    holder = raised.value.holder
    assert (holder.user, holder.pid, holder.since) == ("skrivar", os.getpid(), START)
    assert holder.start > 0
    assert archive.meetings.holder(meeting_id) == holder


def test_the_lock_is_free_after_closing_and_its_file_stays(write, archive, meeting_id, folder):
    file, _ = write()
    file.close()
    assert archive.meetings.holder(meeting_id) is None
    assert (folder / "meeting.lock").exists()
    write()


def test_the_other_tables_agree_with_the_log_until_somebody_changes_them(write, folder):
    _, session = write()
    typed(session, "abc")
    session.checkpoint()
    assert agreement.differing(folder) == ()
    path = folder / "meeting.json"
    stored = json.loads(path.read_bytes())
    stored["items"]["1"]["decision"] = "Noko heilt anna"
    stored["meeting"]["1"]["place"] = "Ein annan stad"
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert agreement.differing(folder) == ("items", "meeting")


def test_tables_of_an_older_program_which_told_less_are_nobodys_change(write, folder):
    _, session = write()
    session.checkpoint()
    path = folder / "meeting.json"
    stored = json.loads(path.read_bytes())
    del stored["items"]["1"]["history"]
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert agreement.differing(folder) == ("items",)
    stored["meeting"]["1"]["schema"] -= 1
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert agreement.differing(folder) == ()


def test_a_meeting_whose_journal_was_removed_is_whole_again_after_the_next_checkpoint(
    write, archive, meeting_id, folder
):
    _, session = write()
    typed(session, "ab")
    (folder / "meeting.journal").unlink()
    typed(session, "c")
    assert session.unsaved == 1
    assert session.checkpoint()
    typed(session, "d")
    assert session.unsaved == 0
    assert minutes(archive, meeting_id) == "abcd"


def test_a_full_disk_does_not_keep_a_meeting_from_being_opened(
    write, archive, meeting_id, folder, monkeypatch
):
    file, session = write()
    typed(session, "abc")
    crash(file)
    with (folder / "meeting.journal").open("ab") as torn:
        torn.write(b"0000")

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        for call in ("write", "pwrite"):
            patched.setattr(os, call, full)
        file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
        session = Session(file.entries, file, FakeClock(), "skrivar")
        typed(session, "d")
        assert session.unsaved == 1
        assert minutes(archive, meeting_id) == "abc"
    assert session.save()
    assert minutes(archive, meeting_id) == "abcd"
    assert (folder / "meeting.journal.bad").read_bytes() == b"0000"
    file.close()


def test_two_damaged_ends_of_the_journal_in_a_row_are_both_kept(write, archive, meeting_id, folder):
    for letter, torn in (("a", b"0000 first"), ("b", b"1111 second")):
        file, session = write()
        typed(session, letter)
        crash(file)
        with (folder / "meeting.journal").open("ab") as journal_file:
            journal_file.write(torn)
    file, session = write()
    assert file.recovered.unreadable == len(b"1111 second")
    typed(session, "c")
    crash(file)
    assert (folder / "meeting.journal.bad").read_bytes() == b"0000 first1111 second"
    assert minutes(archive, meeting_id) == "abc"


def test_a_checkpoint_whose_name_was_not_synced_is_looked_at_again_before_the_next(
    write, archive, meeting_id, folder, monkeypatch
):
    """What is kept apart goes on from the meeting.json that is there, whichever of the two it is."""
    file, session = write()
    session.record(SessionClosed(item="i1", basis="§ 11-5", at=START, neutral_title="Personalsak"))
    assert session.checkpoint()
    typed(session, "abc")
    real = files.sync_folder
    done: list[object] = []

    def fail_second(path):
        done.append(path)
        if len(done) == 2:
            raise OSError(errno.EIO, "broken")
        real(path)

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_folder", fail_second)
        assert not session.checkpoint()
    session.type("i2", "minutes", 0, "", "ope")
    typed(session, "d")
    # The machine dies between the two files of the next one.
    replace = files.replace

    def dies(path, data):
        if path.name == "meeting.json":
            raise OSError(errno.EIO, "dead")
        replace(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", dies)
        assert not session.checkpoint()
    crash(file)
    assert minutes(archive, meeting_id) == "abcd"
    assert minutes(archive, meeting_id, "i2") == "ope"


def test_everything_is_for_its_owner_only(write, archive, folder):
    _, session = write()
    typed(session, "abc")
    session.checkpoint()
    for path in (archive.path, *archive.path.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 == wanted, path


def test_a_meeting_in_a_folder_that_was_moved_is_the_same(write, archive, folder):
    file, session = write()
    typed(session, "abc")
    session.checkpoint()
    file.close()
    shutil.move(folder, folder.with_name("2026-03-25-flytta"))
    assert minutes(archive, "2026-03-25-flytta") == "abc"


@pytest.mark.parametrize(
    "damage", [(b'"status": "open"', b'"status": "\xff\xfe"'), (b'"1": {', b'"x": {')]
)
def test_a_table_that_cannot_be_read_does_not_agree_with_the_log(write, folder, damage):
    file, session = write()
    session.checkpoint()
    file.close()
    path = folder / "meeting.json"
    before = path.read_bytes()
    path.write_bytes(before.replace(*damage, 1))
    assert path.read_bytes() != before
    assert agreement.differing(folder)


def test_a_folder_that_was_put_in_place_of_the_open_one_is_not_written_over(write, folder):
    file, session = write()
    typed(session, "abc")
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    (copy / "meeting.lock").unlink()
    folder.rename(folder.with_name("flytta"))
    copy.rename(folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    for lock in (False, True):
        if lock:
            (folder / "meeting.lock").touch()
            before["meeting.lock"] = b""
        assert not session.checkpoint()
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    file.close()


def test_the_journal_of_a_folder_put_in_place_of_the_open_one_stays(write, folder):
    file, session = write()
    typed(session, "abc")
    session.checkpoint()
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    folder.rename(folder.with_name("flytta"))
    copy.rename(folder)
    file.close()
    assert (folder / "meeting.journal").exists()
