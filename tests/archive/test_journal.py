"""The journal: what was acknowledged is there, whatever happened to the rest."""

import errno
import os
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.archive.store import files, journal
from sognko_tui.meeting.events import Entry, ItemOpened, TextEdited
from tests.meetings import START


def entry(seq: int, text: str = "x") -> Entry:
    event = TextEdited(item="i1", field="minutes", at=0, inserted=text)
    return Entry(seq=seq, at=START, by="skrivar", step=seq, event=event)


def open_journal(path, base=0) -> journal.Journal:
    return journal.Journal(path, journal.read(path), generation=1, base=base)


def seqs(path) -> list[int]:
    return [e.seq for e in journal.read(path).entries]


def test_what_is_appended_is_read_back(tmp_path):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1), entry(2, "æøå\n😀")])
    made.append([entry(3)])
    read = journal.read(path)
    assert read.header == journal.Header(1, 0)
    assert read.entries == (entry(1), entry(2, "æøå\n😀"), entry(3))
    assert not read.bad


def test_each_line_is_a_checksum_and_json(tmp_path):
    open_journal(tmp_path / "j").append([entry(1)])
    first, second, rest = (tmp_path / "j").read_bytes().split(b"\n")
    assert first == b'{"generation":1,"base":0}'
    assert second[8:9] == b" "
    assert int(second[:8], 16)
    assert second[9:10] == b"{"
    assert rest == b""


def test_nothing_is_made_before_something_is_appended(tmp_path):
    made = open_journal(tmp_path / "j")
    made.append([])
    made.close()
    assert list(tmp_path.iterdir()) == []


def test_a_journal_torn_at_any_byte_keeps_every_whole_line(tmp_path):
    path = tmp_path / "j"
    open_journal(path).append([entry(1, "éin"), entry(2, "to"), entry(3, "tre")])
    whole = path.read_bytes()
    ends = [n for n, byte in enumerate(whole, 1) if byte == ord("\n")]
    for cut in range(len(whole)):
        read = journal.parse(whole[:cut])
        assert len(read.entries) == max(0, sum(end <= cut for end in ends) - 1)
        assert whole[:cut] == read.sound + read.bad


def test_a_flipped_bit_ends_the_reading_there(tmp_path):
    path = tmp_path / "j"
    open_journal(path).append([entry(n, "tekst") for n in range(1, 5)])
    whole = path.read_bytes()
    third = whole.index(b"\n", whole.index(b"\n", whole.index(b"\n") + 1) + 1) + 1
    for at in range(third, len(whole)):
        spoilt = whole[:at] + bytes([whole[at] ^ 0x04]) + whole[at + 1 :]
        read = journal.parse(spoilt)
        assert [e.seq for e in read.entries][:2] == [1, 2]
        assert len(read.entries) < 4


@given(st.binary(max_size=300))
def test_reading_any_bytes_never_raises_and_loses_none(data):
    read = journal.parse(data)
    assert read.sound + read.bad == data


@given(
    st.lists(
        st.builds(
            Entry,
            seq=st.integers(1, 2**40),
            at=st.datetimes(timezones=st.just(UTC)),
            by=st.text(st.characters(codec="utf-8"), max_size=20),
            step=st.integers(1, 2**40),
            event=st.builds(
                TextEdited,
                item=st.text(st.characters(codec="utf-8"), max_size=10),
                field=st.sampled_from(("decision", "minutes", "notes")),
                at=st.integers(0, 2**31),
                removed=st.text(st.characters(codec="utf-8")),
                inserted=st.text(st.characters(codec="utf-8")),
            )
            | st.builds(ItemOpened, item=st.text(st.characters(codec="utf-8"), max_size=10)),
        ),
        max_size=5,
    )
)
def test_any_entries_come_back_as_they_were(entries):
    header = b'{"generation":3,"base":9}\n'
    read = journal.parse(header + b"".join(map(journal.line, entries)))
    assert read.entries == tuple(entries)
    assert not read.bad


@pytest.mark.parametrize("torn", [1, 9, 30])
def test_going_on_after_a_torn_line_keeps_the_rest_aside(tmp_path, torn):
    path = tmp_path / "j"
    open_journal(path).append([entry(1), entry(2)])
    whole = path.read_bytes()
    path.write_bytes(whole[:-torn])
    made = open_journal(path)
    made.append([entry(3)])
    assert seqs(path) == [1, 3]
    bad = (tmp_path / "j.bad").read_bytes()
    assert bad
    assert whole[:-torn].endswith(bad)


def test_what_is_kept_aside_is_added_to_and_never_written_over(tmp_path):
    path = tmp_path / "j"
    (tmp_path / "j.bad").write_bytes(b"older\n")
    open_journal(path).append([entry(1)])
    with path.open("ab") as file:
        file.write(b"newer")
    before = path.read_bytes()
    going_on = open_journal(path)
    assert path.read_bytes() == before
    going_on.append([entry(2)])
    assert seqs(path) == [1, 2]
    assert (tmp_path / "j.bad").read_bytes() == b"older\nnewer"


def test_a_journal_whose_first_line_is_torn_is_begun_anew(tmp_path):
    path = tmp_path / "j"
    path.write_bytes(b'{"gener')
    open_journal(path).append([entry(1)])
    assert seqs(path) == [1]
    assert (tmp_path / "j.bad").read_bytes() == b'{"gener'


def test_reading_alters_nothing(tmp_path):
    path = tmp_path / "j"
    open_journal(path).append([entry(1)])
    with path.open("ab") as file:
        file.write(b"torn")
    before = path.read_bytes()
    journal.read(path)
    journal.read_header(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["j"]


@pytest.mark.parametrize("taken", [0, 1, 9, 50])
def test_a_short_write_is_cut_off_again_and_not_acknowledged(tmp_path, monkeypatch, taken):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])
    before = path.read_bytes()
    real = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[:taken]))
        with pytest.raises(OSError) as raised:  # noqa: PT011
            made.append([entry(2)])
    assert raised.value.errno == errno.ENOSPC
    assert path.read_bytes() == before
    made.append([entry(2)])
    assert seqs(path) == [1, 2]


def test_what_could_not_be_cut_off_is_cut_off_before_the_next_append(tmp_path, monkeypatch):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])

    def fail(*_args):
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdatasync", fail)
        patched.setattr(os, "ftruncate", fail)
        with pytest.raises(OSError, match="broken"):
            made.append([entry(2, "not acknowledged")])
    made.append([entry(2, "acknowledged")])
    assert journal.read(path).entries == (entry(1), entry(2, "acknowledged"))


@pytest.mark.parametrize("how", ["removed", "cut"])
def test_a_journal_that_was_removed_or_cut_is_told_of_and_then_whole_again(tmp_path, how):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])
    path.unlink() if how == "removed" else os.truncate(path, 5)
    with pytest.raises(OSError, match=os.strerror(errno.ESTALE)):
        made.append([entry(2)])
    made.append([entry(2), entry(3)])
    assert seqs(path) == [1, 2, 3]
    made.append([entry(4)])
    assert seqs(path) == [1, 2, 3, 4]


def test_what_was_put_in_place_of_the_journal_is_kept_aside(tmp_path):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])
    for foreign in (b"put back from a copy\n", b"and once more\n"):
        path.unlink()
        path.write_bytes(foreign)
        with pytest.raises(OSError, match=os.strerror(errno.ESTALE)):
            made.append([entry(2)])
        made.append([entry(2)])
        made = open_journal(path)
        made.append([entry(3)])
    assert (tmp_path / "j.bad").read_bytes() == b"put back from a copy\nand once more\n"


@pytest.mark.parametrize("failing", ["fdatasync", "write"])
def test_after_a_failed_sync_the_whole_journal_is_written_to_another_file(
    tmp_path, monkeypatch, failing
):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])
    before = path.stat().st_ino

    def fail(*_args):
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(os, failing, fail)
        with pytest.raises(OSError, match="broken"):
            made.append([entry(2)])
    assert seqs(path) == [1]
    # What the kernel believes to be on the disk is not asked again: another file, and synced whole.
    synced: list[int] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        synced.append(os.fstat(fd).st_ino)
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    made.append([entry(2)])
    assert path.stat().st_ino != before
    assert synced == [path.stat().st_ino, tmp_path.stat().st_ino]
    made.append([entry(3)])
    assert seqs(path) == [1, 2, 3]
    assert [p.name for p in tmp_path.iterdir()] == ["j"]


@pytest.mark.parametrize("failing", ["fsync", "rename"])
def test_a_journal_that_cannot_be_written_anew_either_loses_nothing_and_is_tried_again(
    tmp_path, monkeypatch, failing
):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])

    def fail(*_args):
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdatasync", fail)
        patched.setattr(os, failing, fail)
        for _ in range(3):
            with pytest.raises(OSError, match="broken"):
                made.append([entry(2)])
    assert seqs(path) == [1]
    made.append([entry(2)])
    assert seqs(path) == [1, 2]


def test_a_name_that_could_not_be_synced_is_not_relied_on(tmp_path, monkeypatch):
    """The journal begun afresh may be another one after a power cut: it is written once more."""
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])
    real = files.sync_folder

    def fail(*_args):
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_folder", fail)
        with pytest.raises(OSError, match="broken"):
            made.restart(2, 1)
    synced: list[object] = []

    def sync_folder(folder) -> None:
        synced.append(folder)
        real(folder)

    monkeypatch.setattr(files, "sync_folder", sync_folder)
    made.append([entry(2)])
    assert synced == [tmp_path]
    assert seqs(path) == [2]


def test_a_disk_without_room_is_not_asked_for_room_for_the_whole_journal(tmp_path, monkeypatch):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])
    before = path.stat().st_ino

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(OSError, match="full"):
            made.append([entry(2)])
    made.append([entry(2)])
    assert path.stat().st_ino == before


def test_beginning_anew_fails_without_losing_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "j"
    made = open_journal(path)
    made.append([entry(1)])

    def fail(*_args):
        raise OSError(errno.ENOSPC, "full")

    for failing in ("rename", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(os, failing, fail)
            with pytest.raises(OSError, match="full"):
                made.restart(2, 1)
        made.append([entry(2)])
        assert seqs(path)[0] == 1
    assert journal.read_header(path) == journal.Header(1, 0)


def test_a_journal_is_for_its_owner_only(tmp_path):
    old = os.umask(0)
    try:
        open_journal(tmp_path / "j").append([entry(1)])
    finally:
        os.umask(old)
    assert (tmp_path / "j").stat().st_mode & 0o777 == 0o600
