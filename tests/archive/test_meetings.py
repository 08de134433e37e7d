"""Meetings as folders: made whole, never over another, never outside; and the list of them."""

import errno
import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sognko_tui.archive.store import Archive, MeetingExists, NoSuchMeeting, checkpoint, head
from sognko_tui.archive.store.meetings import Meetings
from sognko_tui.meeting.agenda import Earlier
from sognko_tui.meeting.events import Entry, ItemAdded, ItemOpened
from sognko_tui.meeting.fold import fold
from tests.archive.conftest import crash, typed
from tests.meetings import START, agenda_item, board, convened


def create(archive: Archive, name: str = "Styret", **more) -> str:
    called = replace(convened(), board=board(name=name))
    return archive.meetings.create(called, by="skrivar", at=START, **more)


def test_a_meeting_is_a_folder_named_by_date_and_board(archive):
    made = create(archive, "Styret i Årdal og Ørsta KO", pack=b"1. Sak", suffix=".txt")
    assert made == "2026-03-24-styret-i-aardal-og-oersta-ko"
    folder = archive.path / made
    assert sorted(p.name for p in folder.iterdir()) == ["meeting.json", "sakspapir.txt"]
    assert (folder / "sakspapir.txt").read_bytes() == b"1. Sak"
    meeting = fold(archive.meetings.read(made).entries)
    assert meeting.id == made
    assert meeting.pack is not None
    assert meeting.pack.file == "sakspapir.txt"
    assert archive.papers.pack(made) == folder / "sakspapir.txt"


def test_a_meeting_that_exists_is_not_written_over(archive):
    made = create(archive)
    before = (archive.path / made / "meeting.json").read_bytes()
    with pytest.raises(MeetingExists) as raised:
        create(archive)
    assert raised.value.params["meeting"] == made
    assert (archive.path / made / "meeting.json").read_bytes() == before
    assert create(archive, another=True) == f"{made}-2"
    assert create(archive, another=True) == f"{made}-3"
    assert archive.meetings.ids() == (f"{made}-3", f"{made}-2", made)


def blank(archive: Archive, *items) -> str:
    """A meeting that was made before its pack came, with nothing but what was carried over."""
    called = convened([replace(i, history=(EARLIER,)) for i in items])
    return archive.meetings.create(replace(called, pack=None), by="skrivar", at=START)


EARLIER = Earlier(meeting="2026-02-09-styret", date="2026-02-09", number="4")


def test_a_meeting_made_before_its_pack_came_gives_way_to_the_pack(archive):
    made = blank(archive, agenda_item(1))
    opened = archive.meetings.open_for_writing(made, "skrivar", START)
    opened.append([Entry(seq=2, at=START, by="skrivar", step=2, event=ItemOpened(item="i1"))])
    opened.close()
    assert create(archive, pack=b"1. Sak", suffix=".txt") == made
    assert len(fold(archive.meetings.read(made).entries).items) == 3
    assert [p.name for p in archive.path.iterdir() if p.name.startswith(".ny-")] == []


def test_a_meeting_in_which_something_has_happened_never_gives_way(archive):
    made = blank(archive)
    opened = archive.meetings.open_for_writing(made, "skrivar", START)
    with pytest.raises(MeetingExists):
        create(archive, pack=b"1. Sak")
    event = ItemAdded(item=agenda_item(1))
    opened.append([Entry(seq=2, at=START, by="skrivar", step=2, event=event)])
    opened.close()
    with pytest.raises(MeetingExists):
        create(archive, pack=b"1. Sak")
    assert len(archive.meetings.read(made).entries) == 2


def test_a_blank_meeting_stands_where_the_one_to_come_in_its_place_cannot(archive, monkeypatch):
    made = blank(archive)
    real = os.rename

    def only_aside(source, target):
        if str(target).endswith("-blank") or str(source).endswith("-blank"):
            return real(source, target)
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "rename", only_aside)
    with pytest.raises(OSError, match="broken"):
        create(archive, pack=b"1. Sak")
    monkeypatch.undo()
    assert archive.meetings.blank(made)


def test_also_an_empty_folder_or_a_dangling_link_is_in_the_way(archive):
    (archive.path / "2026-03-24-styret").mkdir()
    (archive.path / "2026-03-24-styret-2").symlink_to("nowhere")
    with pytest.raises(MeetingExists):
        create(archive)
    assert create(archive, another=True) == "2026-03-24-styret-3"


def test_a_meeting_that_could_not_be_made_leaves_nothing(archive, monkeypatch):
    before = sorted(archive.path.rglob("*"))

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    for call in ("write", "rename", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(os, call, full)
            with pytest.raises(OSError, match="full"):
                create(archive, pack=b"1. Sak")
        assert sorted(archive.path.rglob("*")) == before


def test_what_a_killed_program_left_half_made_goes_and_is_never_listed(archive):
    (archive.path / ".ny-abc").mkdir()
    (archive.path / ".ny-abc" / "meeting.json").write_bytes(b"")
    assert archive.meetings.ids() == ()
    create(archive)
    assert not (archive.path / ".ny-abc").exists()


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "..", ".", "/", "", "\x1b[31m", "con", "a" * 5000, "‮", "😀"]
)
def test_whatever_a_board_is_called_its_meeting_lies_in_the_archive(archive, title):
    outside = set(archive.path.parent.iterdir())
    made = create(archive, title, suffix="/../../x", pack=b"p")
    folder = archive.meetings.folder(made)
    assert folder.parent == archive.path
    assert len(made) < 100
    assert sorted(p.name for p in folder.iterdir()) == ["meeting.json", "sakspapir.txt"]
    assert set(archive.path.parent.iterdir()) == outside


@given(
    st.text() | st.sampled_from(["..", ".", "/", "inbox", "2026-03-24-x/../..", "2026-03-24-x\n"])
)
def test_no_id_leads_out_of_the_archive(tmp_path_factory, meeting_id):
    root = tmp_path_factory.getbasetemp()
    with pytest.raises(NoSuchMeeting):
        Meetings(root).folder(meeting_id)


def test_a_link_in_place_of_a_meeting_is_not_followed(archive, tmp_path):
    made = create(archive)
    (archive.path / made).rename(tmp_path / "elsewhere")
    (archive.path / made).symlink_to(tmp_path / "elsewhere")
    assert archive.meetings.ids() == ()
    with pytest.raises(NoSuchMeeting):
        archive.meetings.read(made)


def test_a_link_in_place_of_a_file_is_not_followed(archive, meeting_id, folder, tmp_path):
    (tmp_path / "outside").write_bytes(b"kept")
    for name in ("meeting.lock", "meeting.journal"):
        (folder / name).symlink_to(tmp_path / "outside")
        with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
            archive.meetings.open_for_writing(meeting_id, "skrivar", START)
        (folder / name).unlink()
    assert (tmp_path / "outside").read_bytes() == b"kept"


def test_a_file_is_written_beside_the_meeting_and_nowhere_else(archive, meeting_id, folder):
    path, _kept = archive.papers.write(meeting_id, "../../x.md", b"tekst\n", 1)
    assert path == folder / "x.md"
    assert path.read_text() == "tekst\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_list_tells_how_far_each_meeting_is_without_its_log(archive, write, monkeypatch):
    other = create(archive, "Utvalet")
    file, session = write()
    session.checkpoint()
    file.close()
    monkeypatch.setattr(checkpoint, "read", None)
    listed = [archive.meetings.listed(one) for one in archive.meetings.ids()]
    assert [one.id for one in listed] == [other, "2026-03-24-styret"]
    assert all(one.head is not None and one.head.items == 3 for one in listed)
    assert all(one.head is not None and one.head.state == "planned" for one in listed)
    assert not any(one.behind or one.written or one.holder for one in listed)


def test_the_list_tells_of_a_journal_a_writer_and_a_protocol(archive, write, meeting_id):
    file, session = write()
    typed(session, "a")
    archive.papers.write(meeting_id, "protokoll.md", b"", 1)
    listed = archive.meetings.listed(meeting_id)
    assert listed.behind
    assert listed.written
    assert listed.holder is not None
    crash(file)
    assert archive.meetings.listed(meeting_id).holder is None


@pytest.mark.parametrize(
    "text", ['\n  "meeting": {\n    "1": ', '"}\n  }', "x" * 70_000, '\\"meeting\\": {']
)
def test_the_head_is_found_whatever_the_texts_hold(archive, text):
    """Also where somebody's text looks like the head, or is longer than what is looked at."""
    items = [agenda_item(1, None, background=text), agenda_item(2, text)]
    called = replace(convened(items), board=board(name="Styret", phrases={"x": text}), place=text)
    made = archive.meetings.create(called, by="skrivar", at=START)
    found = head.read_head(archive.path / made / "meeting.json")
    assert found == checkpoint.read(archive.path / made).head
    assert found.place == text


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"meeting": {"1": 3}}'])
def test_a_damaged_meeting_stands_in_the_list(archive, meeting_id, folder, damage):
    (folder / "meeting.json").write_bytes(damage)
    assert archive.meetings.listed(meeting_id).head is None


def test_the_day_of_the_meeting_is_in_its_id(archive):
    called = replace(convened(), date=date(2027, 1, 2))
    assert archive.meetings.create(called, by="x", at=START).startswith("2027-01-02-")
