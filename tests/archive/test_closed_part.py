"""What was handled for closed doors lies apart from the rest, and is never lost on the way there."""

import errno
import json
import shutil

import pytest

from sognko_tui.archive.store import ClosedPartMissing, agreement, files
from sognko_tui.meeting.events import (
    ClosureLifted,
    ItemHandled,
    ProtocolApproved,
    RemarkReceived,
    SessionClosed,
    Undone,
)
from sognko_tui.meeting.fold import fold
from sognko_tui.office.along import Along
from tests.archive.conftest import crash, typed
from tests.meetings import START

SECRET = "løyndom"


def close_doors(session, item: str = "i1") -> None:
    session.record(
        SessionClosed(
            item=item, basis="kommunelova § 11-5 andre ledd", at=START, neutral_title="Personalsak"
        )
    )


def read(archive, meeting_id):
    return fold(archive.meetings.read(meeting_id).entries)


def said(archive, meeting_id, item: str = "i1") -> str:
    """REFERAT of an item as a reader finds it."""
    return read(archive, meeting_id).item(item).minutes


def in_git(folder) -> str:
    """What version control would see of the meeting."""
    return (folder / "meeting.json").read_text()


@pytest.fixture
def closed(write, archive, meeting_id):
    """A meeting closed and handled, with a secret in it."""
    file, session = write()
    typed(session, SECRET)
    close_doors(session)
    session.record(ItemHandled(item="i1"))
    file.close()
    return meeting_id


def test_what_was_said_for_closed_doors_is_in_no_file_that_git_takes(closed, archive, folder):
    assert "Sak nummer 1" not in in_git(folder)
    assert "§ 11-5" not in in_git(folder)
    assert '"Personalsak"' in in_git(folder)
    assert [p.name for p in folder.iterdir() if b"11-5" in p.read_bytes()] == ["closed.json"]
    assert "closed.json" in (archive.path / ".gitignore").read_text().split()
    assert said(archive, closed) == SECRET
    assert agreement.differing(folder) == ()


def test_a_meeting_without_closed_items_has_one_file(write, folder):
    file, session = write()
    session.record(ItemHandled(item="i1"))
    file.close()
    assert not (folder / "closed.json").exists()
    assert json.loads(in_git(folder))["meeting"]["1"]["apart"] == 0


def test_what_was_closed_by_mistake_comes_back_into_the_open(closed, write, archive, folder):
    file, session = write()
    session.record(ClosureLifted(item="i1"))
    session.checkpoint()
    file.close()
    assert "Sak nummer 1" in in_git(folder)
    assert said(archive, closed) == SECRET


def test_the_closed_part_is_written_only_when_it_has_changed(closed, write, folder):
    before = (folder / "closed.json").read_bytes()
    file, session = write()
    typed(session, "ope", item="i2")
    session.checkpoint()
    file.close()
    assert (folder / "closed.json").read_bytes() == before


@pytest.fixture
def fails_at_meeting(monkeypatch):
    """The disk takes closed.json and fails before meeting.json is in place."""

    def begin() -> None:
        real = files.replace

        def replace(path, data):
            if path.name == "meeting.json":
                raise OSError(errno.EIO, "I/O error")
            real(path, data)

        monkeypatch.setattr(files, "replace", replace)

    yield begin
    monkeypatch.undo()


@pytest.mark.parametrize("turn", ["closed", "lifted", "typed", "settled"])
def test_a_crash_between_the_two_files_loses_nothing(
    turn, write, archive, meeting_id, folder, fails_at_meeting
):
    file, session = write()
    session.type("i1", "minutes", 0, "", "a")
    session.type("i1", "minutes", 1, "", "b")
    if turn != "closed":
        close_doors(session)
    # With the typing as two entries or as one: a checkpoint makes a finished step one.
    if turn != "settled":
        session.record(ItemHandled(item="i2"))
    else:
        session.checkpoint()
        session.record(ItemHandled(item="i2"))
    fails_at_meeting()
    if turn == "closed":
        close_doors(session)
    elif turn == "lifted":
        session.record(ClosureLifted(item="i1"))
    else:
        typed(session, "c")
    before = session.meeting
    assert not session.checkpoint()
    crash(file)
    assert read(archive, meeting_id).item("i1") == before.item("i1")
    assert read(archive, meeting_id).items == before.items


def test_after_such_a_crash_the_next_checkpoint_holds_everything(
    write, archive, meeting_id, folder, fails_at_meeting, monkeypatch
):
    file, session = write()
    typed(session, SECRET)
    fails_at_meeting()
    close_doors(session)
    assert not session.checkpoint()
    crash(file)
    monkeypatch.undo()
    file, session = write()
    typed(session, "!")
    assert session.checkpoint()
    file.close()
    assert said(archive, meeting_id) == SECRET + "!"
    assert "§ 11-5" not in in_git(folder)


def test_undoing_in_a_closed_item_stays_with_it(closed, write, archive, folder):
    file, session = write()
    step = session.log[-1].step
    session.undo()
    assert isinstance(session.log[-1].event, Undone)
    assert session.log[-1].event.undone == step
    session.checkpoint()
    file.close()
    assert '"Undone"' not in in_git(folder)
    assert read(archive, closed).item("i1").open
    assert read(archive, closed).problems == ()


def test_where_the_closed_part_is_not_at_hand_the_rest_can_be_read_and_nothing_written(
    closed, archive, folder
):
    shutil.move(folder / "closed.json", folder.parent / "elsewhere")
    before = in_git(folder)
    alone = read(archive, closed)
    item = alone.item("i1")
    assert (item.number, item.title, item.minutes, item.outcome) == (
        "1",
        "Personalsak",
        "",
        "handled",
    )
    assert alone.item("i2").title == "Sak nummer 2"
    with pytest.raises(ClosedPartMissing):
        archive.meetings.open_for_writing(closed, "skrivar", START)
    assert in_git(folder) == before
    shutil.move(folder.parent / "elsewhere", folder / "closed.json")
    assert said(archive, closed) == SECRET


def test_a_closed_part_that_cannot_be_read_is_never_written_over(closed, archive, folder):
    (folder / "closed.json").write_text("{ torn")
    with pytest.raises(ClosedPartMissing):
        archive.meetings.open_for_writing(closed, "skrivar", START)
    assert (folder / "closed.json").read_text() == "{ torn"


def test_a_closed_part_from_another_time_is_not_taken_for_this_one(closed, write, archive, folder):
    old = (folder / "closed.json").read_bytes()
    for word in ("a", "b"):
        file, session = write()
        typed(session, word)
        session.checkpoint()
        file.close()
    (folder / "closed.json").write_bytes(old)
    assert read(archive, closed).item("i1").minutes == ""
    with pytest.raises(ClosedPartMissing):
        archive.meetings.open_for_writing(closed, "skrivar", START)


def test_an_approval_leaves_what_was_typed_and_deleted_in_no_file(
    write, archive, meeting_id, folder
):
    file, session = write()
    for item in ("i1", "i2"):
        session.type(item, "minutes", 0, "", "sletta")
        session.checkpoint()
        session.pause()
        session.type(item, "minutes", 0, "sletta", "Sagt.")
        session.record(ItemHandled(item=item))
    close_doors(session)
    session.checkpoint()
    (folder / "meeting.journal.bad").write_bytes(b"sletta")
    (folder / "meeting.journal.aside-20260324-090000").write_bytes(b"sletta")
    (folder / "meeting.json.bad-20260324-090000").write_bytes(b"sletta")
    assert len([p for p in folder.iterdir() if b"sletta" in p.read_bytes()]) == 5
    session.record(ProtocolApproved(where="møtet 9. juni 2026"))
    assert [p.name for p in folder.iterdir() if b"sletta" in p.read_bytes()] == []
    assert fold(session.log) == read(archive, meeting_id) == session.meeting
    assert said(archive, meeting_id) == said(archive, meeting_id, "i2") == "Sagt."
    assert agreement.differing(folder) == ()
    file.close()
    _file, again = write()
    assert again.meeting == session.meeting


def test_who_reads_along_sees_the_meeting_as_it_settled(write, archive, meeting_id):
    file, session = write()
    session.type("i1", "minutes", 0, "", "sletta")
    along = Along(archive, meeting_id)
    along.look()
    found = along.meeting.item("i1")
    assert found is not None
    assert found.minutes == "sletta"
    session.type("i1", "minutes", 0, "sletta", "Sagt.")
    along.look()
    session.record(ProtocolApproved())
    along.look()
    assert along.log == session.log
    assert along.meeting == session.meeting
    session.record(RemarkReceived(meeting="2026-06-09-styret", date=START.date()))
    along.look()
    assert along.meeting == session.meeting
    file.close()
