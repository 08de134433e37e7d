"""What a session that did not close had left: told of, restored, or set aside."""

import pytest

from sognko_tui.meeting.events import HeadChanged, ItemHandled, ItemOpened
from sognko_tui.office import recovery
from sognko_tui.office.sentences import finding
from sognko_tui.office.trouble import Trouble


def crash(opened) -> None:
    """Let go as the kernel does for a process that dies."""
    opened._file._commits.close()
    opened._file._journal.close()
    opened._file._lock.release()


def write(opened, number: str, text: str, field: str = "minutes") -> None:
    item = next(i for i in opened.meeting.items if i.number == number)
    opened.session.pause()
    opened.session.type(item.id, field, len(getattr(item, field)), "", text)


@pytest.fixture
def crashed(desk, meeting_id):
    """A meeting with something in its checkpoint, and more in the journal of a session that died."""
    opened = desk.open(meeting_id)
    write(opened, "1", "Leiaren ønskte velkomen.")
    opened.close()
    opened = desk.open(meeting_id)
    desk.clock.go(minutes=5)
    write(opened, "1", " Ingen merknader.")
    write(opened, "4", "Eit nytt ord.", "decision")
    desk.clock.go(minutes=5)
    opened.session.record(HeadChanged(field="place", value="Kulturhuset"))
    crash(opened)
    return meeting_id


def files(desk, meeting_id) -> dict[str, bytes]:
    """What lies in the meeting's folder, but for the lock, which is told by whoever holds it."""
    folder = desk.root / meeting_id
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "meeting.lock"}


def test_what_was_left_is_told_field_by_field_against_the_checkpoint(desk, crashed):
    left = desk.open(crashed).left()
    assert left is not None
    assert (left.count, left.by) == (3, ("skrivar",))
    assert (left.until - left.since).seconds == 300
    assert [(t.number, t.field) for t in left.texts] == [("1", "minutes"), ("4", "decision")]
    first = left.texts[0].changes
    assert "".join(c.text for c in first if c.kind == "same") == "Leiaren ønskte velkomen."
    assert "".join(c.text for c in first if c.kind == "added") == " Ingen merknader."
    assert [done.what for done in left.deeds] == ["endring i møtehovudet"]


def test_opening_and_leaving_without_an_answer_changes_no_byte(desk, crashed):
    with (desk.root / crashed / "meeting.journal").open("ab") as torn:
        torn.write(b"0123 torn")
    before = files(desk, crashed)
    for _ in range(2):
        opened = desk.open(crashed)
        assert opened.undecided
        left = opened.left()
        assert left is not None
        assert left.unreadable == 9
        assert opened.close()
        assert files(desk, crashed) == before


def test_what_is_restored_is_part_of_the_meeting_and_not_asked_about_again(desk, crashed):
    opened = desk.open(crashed)
    opened.restore()
    assert opened.meeting.place == "Kulturhuset"
    crash(opened)
    again = desk.open(crashed)
    assert not again.undecided
    assert again.meeting.items[0].minutes == "Leiaren ønskte velkomen. Ingen merknader."
    again.close()
    assert not (desk.root / crashed / "meeting.journal").exists()


def test_what_is_set_aside_is_kept_as_it_was_and_the_meeting_goes_on_from_the_checkpoint(
    desk, crashed
):
    with (desk.root / crashed / "meeting.journal").open("ab") as torn:
        torn.write(b"0123 torn")
    before = files(desk, crashed)
    opened = desk.open(crashed)
    name = opened.set_aside()
    assert not opened.undecided
    assert opened.meeting.items[0].minutes == "Leiaren ønskte velkomen."
    assert files(desk, crashed)[name] == before["meeting.journal"]
    assert files(desk, crashed)["meeting.json"] == before["meeting.json"]
    write(opened, "1", " Og så bort.")
    opened.close()
    assert files(desk, crashed)[name] == before["meeting.journal"]
    assert desk.look(crashed).items[0].minutes == "Leiaren ønskte velkomen. Og så bort."
    assert desk.look(crashed).place != "Kulturhuset"


def test_what_was_set_aside_twice_in_one_second_lies_in_two_files_that_git_leaves_out(
    desk, crashed
):
    kept = []
    for text in ("ein", "to"):
        opened = desk.open(crashed)
        kept.append(files(desk, crashed)["meeting.journal"])
        opened.set_aside()
        write(opened, "1", text)
        crash(opened)
    names = sorted(n for n in files(desk, crashed) if ".aside-" in n)
    assert len(names) == 2
    assert [files(desk, crashed)[n] for n in names] == kept
    assert "*.journal.aside-*" in (desk.root / ".gitignore").read_text().split()


def test_check_tells_of_what_was_set_aside(desk, crashed):
    assert "set_aside" not in [f.code for f in desk.check(crashed)]
    opened = desk.open(crashed)
    name = opened.set_aside()
    opened.close()
    found = next(f for f in desk.check(crashed) if f.code == "set_aside")
    assert name in finding(found)


def test_a_disk_that_does_not_take_the_answer_leaves_everything_as_it_was(
    desk, crashed, monkeypatch
):
    before = files(desk, crashed)
    opened = desk.open(crashed)

    def fail(*_args):
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr("os.rename", fail)
        with pytest.raises(Trouble):
            opened.set_aside()
    assert opened.undecided
    opened.close()
    assert files(desk, crashed) == before


def test_a_folder_that_cannot_be_synced_is_as_it_was_when_that_is_told(desk, crashed, monkeypatch):
    before = files(desk, crashed)
    opened = desk.open(crashed)

    def fail(_folder):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("sognko_tui.archive.store.files.sync_folder", fail)
        with pytest.raises(Trouble):
            opened.set_aside()
    opened.close()
    assert files(desk, crashed) == before


def test_to_have_gone_from_item_to_item_is_nothing_to_ask_about(desk, meeting_id):
    opened = desk.open(meeting_id)
    for item in opened.meeting.items[:3]:
        opened.session.record(ItemOpened(item=item.id))
    crash(opened)
    again = desk.open(meeting_id)
    assert not again.undecided
    assert again.meeting.current == again.meeting.items[2].id
    again.close()
    assert not (desk.root / meeting_id / "meeting.journal").exists()


def test_the_list_says_which_meetings_were_not_closed_and_not_those_that_are_open(desk, crashed):
    (summary,) = desk.summaries()
    assert summary.unclosed
    opened = desk.open(crashed)
    (summary,) = desk.summaries()
    assert not summary.unclosed
    opened.restore()
    opened.close()
    (summary,) = desk.summaries()
    assert not summary.unclosed


def test_what_is_recorded_in_such_a_meeting_from_elsewhere_leaves_the_question_open(desk, crashed):
    opened = desk.open(crashed)
    opened.session.record(HeadChanged(field="secretary", value="Sekretær for styret"))
    assert opened.close()
    again = desk.open(crashed)
    left = again.left()
    assert left is not None
    assert left.count == 4
    again.close()


def test_a_deed_is_told_once_for_each_step_with_its_item(desk, meeting_id):
    opened = desk.open(meeting_id)
    before = opened.log
    opened.session.record(ItemHandled(item=opened.meeting.items[0].id))
    opened.session.undo()
    left = recovery.left(before, opened.log[len(before) :])
    assert [done.what for done in left.deeds] == ["at saka vart handsama i sak 1", "angringa"]
    opened.close()
