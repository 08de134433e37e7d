"""The desk: taking in, listing, opening, looking, writing, checking."""

import errno
import hashlib
import json
import os
from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.events import SCHEMA
from sognko_tui.office.desk import Trouble
from tests.meetings import START, board


def code(act) -> str:
    with pytest.raises(Trouble) as raised:
        act()
    return raised.value.code


def test_a_pack_becomes_a_meeting_with_the_board_as_it_is_now(desk, pack):
    made = desk.take_in(pack, board=desk.boards()[0], time="09:00")
    meeting = desk.look(made)
    assert made == "2026-03-24-styret-i-proeve-ko"
    assert meeting.date == date(2026, 3, 24)
    assert meeting.time == "09:00"
    assert meeting.board == desk.boards()[0]
    assert [i.number for i in meeting.items] == ["1", "2", "3", "4", "5"]
    assert meeting.pack.sha256 == hashlib.sha256(pack.read_bytes()).hexdigest()
    assert (desk.root / made / "sakspapir.txt").read_bytes() == pack.read_bytes()
    (entry,) = desk.log(made)
    assert (entry.by, entry.at) == ("skrivar", START)


def test_what_the_secretary_says_goes_before_the_pack(desk, pack):
    on = date(2027, 1, 2)
    made = desk.take_in(
        pack, board=desk.boards()[0], on=on, place="Her", notice=date(2026, 12, 1), manner="e-post"
    )
    meeting = desk.look(made)
    assert (meeting.date, meeting.place) == (on, "Her")
    assert meeting.notice == e.Notice(date=date(2026, 12, 1), manner="e-post")


def test_a_pack_without_a_date_needs_one(desk, tmp_path):
    (tmp_path / "p.txt").write_text("1. Ei sak\n\n2. Ei anna\n\n3. Ymse\n", encoding="utf-8")
    assert code(lambda: desk.take_in(tmp_path / "p.txt", board=board())) == "no_date"
    assert desk.summaries() == ()


def test_a_pack_that_was_changed_since_it_was_read_is_read_again_first(desk, pack):
    reading = desk.read_pack(pack)
    pack.write_text(pack.read_text(encoding="utf-8") + "\n6. Ei sak til\n", encoding="utf-8")
    assert code(lambda: desk.take_in(pack, board=board(), reading=reading)) == "pack_changed"


def test_a_meeting_that_exists_is_not_overwritten(desk, pack, meeting_id):
    before = desk.log(meeting_id)
    assert code(lambda: desk.take_in(pack, board=desk.boards()[0])) == "meeting_exists"
    assert desk.log(meeting_id) == before
    second = desk.take_in(pack, board=desk.boards()[0], another=True)
    assert second == f"{meeting_id}-2"


def test_a_meeting_is_found_by_its_beginning_or_its_date(desk, pack, meeting_id):
    for named in (meeting_id, "2026-03-24", "24.3.2026", "2026"):
        assert desk.resolve(named) == meeting_id
    for named in ("", "2025", "..", "/", "2026-03-25"):
        assert code(lambda named=named: desk.resolve(named)) == "no_such_meeting"
    desk.take_in(pack, board=desk.boards()[0], another=True)
    assert desk.resolve(meeting_id) == meeting_id
    assert code(lambda: desk.resolve("2026")) == "which_meeting"


def test_the_list_follows_a_meeting_from_planned_to_finished(desk, meeting_id):
    def state():
        (one,) = desk.summaries()
        return one.state, one.closed, one.held_by, one.written

    assert state() == ("planned", 0, None, False)
    opened = desk.open(meeting_id)
    present(opened)
    adopt(opened, "2")
    assert state() == ("underway", 1, "skrivar", False)
    for number in ("1", "3", "5"):
        adopt(opened, number)
    postpone(opened, "4")
    opened.write()
    assert state() == ("finished", 5, "skrivar", True)
    assert opened.close()
    assert state() == ("finished", 5, None, True)


def present(opened):
    opened.session.record(*(e.MemberArrived(person=p.id) for p in opened.meeting.board.seats))


def item_id(opened, number):
    return next(i.id for i in opened.meeting.items if i.number == number)


def adopt(opened, number):
    now = opened.session.clock.now()
    opened.session.record(*close_item(opened.meeting, item_id(opened, number), now))


def postpone(opened, number):
    opened.session.record(
        e.ItemPostponed(item=item_id(opened, number)), e.MeetingEnded(at=opened.session.clock.now())
    )


def test_a_second_desk_reads_along_and_cannot_write(desk, meeting_id):
    first, second = desk.open(meeting_id), desk.open(meeting_id)
    assert second.session is None
    assert second.read_only == "locked"
    assert second.holder.user == "skrivar"
    first.session.type(item_id(first, "1"), "minutes", 0, "", "Sagt")
    assert second.meeting.items[0].minutes == ""
    assert [type(x.event).__name__ for x in second.look()][-1] == "TextEdited"
    assert second.meeting.items[0].minutes == "Sagt"
    assert second.close()
    assert first.close()
    third = desk.open(meeting_id)
    assert third.session is not None
    third.close()


def test_what_a_crash_left_is_told_of_and_kept(desk, meeting_id):
    opened = desk.open(meeting_id)
    opened.session.type(item_id(opened, "1"), "minutes", 0, "", "Sagt")
    opened._file._journal.close()
    opened._file._lock.release()
    again = desk.open(meeting_id)
    assert again.undecided
    assert len(again.recovered.entries) == 1
    assert again.meeting.items[0].minutes == "Sagt"
    again.restore()
    assert again.close()
    assert not (desk.root / meeting_id / "meeting.journal").exists()
    assert desk.look(meeting_id).items[0].minutes == "Sagt"


def test_closing_without_room_for_a_checkpoint_leaves_the_journal(desk, meeting_id, monkeypatch):
    opened = desk.open(meeting_id)
    opened.session.type(item_id(opened, "1"), "minutes", 0, "", "Sagt")

    def fail(*_args):
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr("os.rename", fail)
        assert opened.close()
    assert (desk.root / meeting_id / "meeting.journal").exists()
    assert desk.look(meeting_id).items[0].minutes == "Sagt"


def test_closing_tells_of_words_that_the_disk_did_not_take(desk, meeting_id, monkeypatch):
    opened = desk.open(meeting_id)

    def fail(*_args):
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        for call in ("write", "rename"):
            patched.setattr(f"os.{call}", fail)
        opened.session.type(item_id(opened, "1"), "minutes", 0, "", "Sagt")
        assert opened.session.unsaved == 1
        assert not opened.close()
    assert desk.open(meeting_id).close()


def test_an_archive_that_cannot_be_written_is_read(desk, meeting_id, monkeypatch):
    real = os.open

    def read_only(path, flags, *more):
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(errno.EROFS, "read-only")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", read_only)
    opened = desk.open(meeting_id)
    assert opened.read_only == "disk"
    assert len(opened.meeting.items) == 5
    assert code(opened.write) == "disk_read_only"


def test_a_log_of_a_newer_program_opens_read_only(desk, meeting_id):
    path = desk.root / meeting_id / "meeting.json"
    stored = json.loads(path.read_bytes())
    stored["log"]["1"]["v"] = SCHEMA + 1
    path.write_text(json.dumps(stored), encoding="utf-8")
    opened = desk.open(meeting_id)
    assert opened.session is None
    assert opened.read_only == "newer_log"
    assert len(opened.meeting.items) == 5
    assert [f.code for f in desk.check(meeting_id)].count("newer_events") == 1


def test_a_damaged_meeting_stands_in_the_list_and_is_told_of(desk, meeting_id):
    (desk.root / meeting_id / "meeting.json").write_bytes(b"{")
    (one,) = desk.summaries()
    assert (one.state, one.date) == ("damaged", date(2026, 3, 24))
    assert code(lambda: desk.open(meeting_id)) == "damaged"
    assert code(lambda: desk.look(meeting_id)) == "damaged"


def test_changes_by_hand_in_the_tables_are_found(desk, meeting_id):
    assert "tables_differ" not in [f.code for f in desk.check(meeting_id)]
    path = desk.root / meeting_id / "meeting.json"
    stored = json.loads(path.read_bytes())
    stored["items"]["4"]["decision"] = "Noko anna"
    path.write_text(json.dumps(stored), encoding="utf-8")
    found = next(f for f in desk.check(meeting_id) if f.code == "tables_differ")
    assert found.params["tables"] == "items"


def test_the_protocol_is_written_beside_the_meeting_in_two_forms(desk, meeting_id):
    (path,) = desk.write(meeting_id)
    assert path == desk.root / meeting_id / "protokoll.md"
    assert "Felles feiekontor" in path.read_text(encoding="utf-8")
    html = path.with_suffix(".html")
    assert "Felles feiekontor" in html.read_text(encoding="utf-8")
    for written in (path, html):
        assert written.stat().st_mode & 0o777 == 0o600
    opened = desk.open(meeting_id)
    assert opened.preview() == path.read_text(encoding="utf-8")
    opened.close()


def test_the_inbox_holds_what_is_laid_in_it(desk, pack):
    assert desk.inbox() == ()
    for name in ("b.txt", "a.md", ".hidden"):
        (desk.root / "inbox" / name).write_bytes(b"")
    assert [p.name for p in desk.inbox()] == ["a.md", "b.txt"]
    (desk.root / "inbox" / "sub").mkdir()
    assert len(desk.inbox()) == 2


def test_a_board_is_chosen_by_name_or_id_or_because_it_is_the_only_one(desk):
    assert desk.choose_board(None).id == "styret"
    assert desk.choose_board("styret i prøve ko").id == "styret"
    assert code(lambda: desk.choose_board("x")) == "no_such_board"
    desk.add_board("Utvalet", ())
    assert code(lambda: desk.choose_board(None)) == "which_board"


def test_a_board_is_added_once_and_replaced_when_asked(desk):
    people = board(members=2).people
    made = desk.add_board("Ny board", people)
    assert made.id == "ny-board"
    assert code(lambda: desk.add_board("NY BOARD", ())) == "board_exists"
    assert code(lambda: desk.add_board(" \x1b ", ())) == "board_without_name"
    again = desk.add_board("ny board", people[:1], replace=True)
    assert again.id == made.id
    assert desk.board("ny-board").people == people[:1]
