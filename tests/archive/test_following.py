"""Reading along beside a writer: nothing missed, nothing twice, nothing written, little read."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sognko_tui.archive.store import Archive, Damaged
from sognko_tui.archive.store import journal as journals
from sognko_tui.archive.store.following import Follower
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.growing import Growing
from tests.archive.conftest import crash, typed
from tests.meetings import START, convened


def test_the_first_look_gives_the_whole_log_and_the_next_only_what_came(folder, write):
    _file, session = write()
    typed(session, "He")
    follower = Follower(folder)
    first = follower.poll()
    assert first is not None
    assert first.whole
    assert first.entries == session.log
    assert follower.poll() is None
    typed(session, "i")
    news = follower.poll()
    assert news is not None
    assert not news.whole
    assert news.entries == session.log[-1:]
    assert follower.poll() is None


def test_only_what_was_appended_is_read(folder, write, monkeypatch):
    _file, session = write()
    typed(session, "x" * 200)
    follower = Follower(folder)
    follower.poll()
    read: list[int] = []
    parse = journals.parse

    def counted(data: bytes) -> journals.Contents:
        read.append(len(data))
        return parse(data)

    monkeypatch.setattr(journals, "parse", counted)
    typed(session, "y")
    assert follower.poll() is not None
    size = (folder / "meeting.journal").stat().st_size
    assert sum(read) < size / 50


def test_after_a_checkpoint_the_log_is_read_anew_and_tells_the_same(folder, write):
    _file, session = write()
    follower = Follower(folder)
    follower.poll()
    typed(session, "Hei")
    assert session.checkpoint()
    news = follower.poll()
    assert news is not None
    assert news.whole
    assert fold(news.entries) == session.meeting
    typed(session, "!")
    news = follower.poll()
    assert news is not None
    assert not news.whole
    assert len(news.entries) == 1


def test_a_line_that_is_not_whole_yet_is_not_taken(folder, write):
    file, session = write()
    typed(session, "He")
    follower = Follower(folder)
    follower.poll()
    typed(session, "i")
    path = folder / "meeting.journal"
    whole = path.read_bytes()
    crash(file)
    path.write_bytes(whole[:-7])
    assert follower.poll() is None
    path.write_bytes(whole)
    news = follower.poll()
    assert news is not None
    assert news.entries == session.log[-1:]


def test_what_a_writer_cut_off_again_and_wrote_differently_is_read_anew(folder, write):
    """A whole line that the disk did not take for good, and another in its place before the next look."""
    file, session = write()
    typed(session, "He")
    path = folder / "meeting.journal"
    before = path.read_bytes()
    typed(session, "i")
    follower = Follower(folder)
    follower.poll()
    crash(file)
    path.write_bytes(before)
    _other, again = write()
    typed(again, "llo der")
    news = follower.poll()
    assert news is not None
    assert news.whole
    assert fold(news.entries).items[0].minutes == "Hello der"


def test_a_damaged_meeting_is_told_once_and_read_again_when_it_is_mended(folder, write):
    file, session = write()
    typed(session, "Hei")
    session.checkpoint()
    file.close()
    follower = Follower(folder)
    follower.poll()
    path = folder / "meeting.json"
    sound = path.read_bytes()
    path.write_bytes(sound[:200])
    with pytest.raises(Damaged):
        follower.poll()
    assert follower.poll() is None
    path.unlink()
    with pytest.raises(Damaged):
        follower.poll()
    path.write_bytes(sound)
    news = follower.poll()
    assert news is not None
    assert fold(news.entries).items[0].minutes == "Hei"


def test_a_journal_of_rubbish_is_as_good_as_none_and_mended_by_the_next_writer(folder, write):
    file, session = write()
    typed(session, "Hei")
    session.checkpoint()
    follower = Follower(folder)
    follower.poll()
    crash(file)
    (folder / "meeting.journal").write_bytes(os.urandom(300))
    news = follower.poll()
    assert news is not None
    assert fold(news.entries) == session.meeting
    _file, again = write()
    typed(again, "!")
    news = follower.poll()
    assert news is not None
    assert fold(news.entries) == again.meeting


def test_a_reader_leaves_every_file_as_it_is(folder, write):
    _file, session = write()
    typed(session, "Hei")
    follower = Follower(folder)

    def files() -> dict[str, tuple[bytes, int]]:
        return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}

    before = files()
    follower.poll()
    follower.poll()
    assert files() == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.sampled_from(["type", "type", "undo", "checkpoint", "close", "crash", "look"]),
        max_size=25,
    )
)
def test_whatever_the_writer_does_the_reader_has_the_same_meeting(tmp_path_factory, acts):
    archive = Archive.create(tmp_path_factory.mktemp("a") / "minutes")
    meeting_id = archive.meetings.create(convened(), by="skrivar", at=START)
    folder = archive.meetings.folder(meeting_id)
    follower, growing = Follower(folder), Growing()

    def look() -> None:
        news = follower.poll()
        if news is not None and news.whole:
            growing.begin(news.entries)
        elif news is not None:
            growing.add(news.entries)
        assert growing.meeting == fold(archive.meetings.read(meeting_id).entries)

    file, session = writing(archive, meeting_id)
    for name in acts:
        if name == "type":
            typed(session, "x")
        elif name == "undo" and session.meeting.items[0].minutes:
            session.undo()
        elif name == "checkpoint":
            session.checkpoint()
        elif name == "close":
            session.checkpoint()
            file.close()
            file, session = writing(archive, meeting_id)
        elif name == "crash":
            crash(file)
            file, session = writing(archive, meeting_id)
        elif name == "look":
            look()
    look()
    file.close()
    look()


def writing(archive, meeting_id):
    from sognko_tui.meeting.session import Session
    from tests.meetings import FakeClock

    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    return file, Session(file.entries, file, FakeClock(), "skrivar")
