"""Boards as they are now."""

import pytest

from sognko_tui.archive.store import Archive, Damaged, NoSuchBoard
from tests.meetings import board


def test_boards_are_kept_in_the_order_they_came(archive: Archive):
    for name in ("b", "a", "c"):
        archive.boards.save(board(id=name))
    assert [one.id for one in archive.boards.all()] == ["b", "a", "c"]
    assert archive.boards.get("a") == board(id="a")
    with pytest.raises(NoSuchBoard):
        archive.boards.get("d")


def test_a_board_that_is_saved_again_takes_its_own_place_and_nothing_of_it_lingers(archive):
    archive.boards.save(board(id="a", phrases={"x": "y"}, switched={"quorum": False}))
    archive.boards.save(board(id="b"))
    archive.boards.save(board(id="a", name="Nytt namn"))
    boards = archive.boards.all()
    assert [one.id for one in boards] == ["a", "b"]
    assert boards[0] == board(id="a", name="Nytt namn")


def test_boards_that_cannot_be_read_are_not_written_over(archive):
    (archive.path / "boards.json").write_bytes(b"{")
    with pytest.raises(Damaged):
        archive.boards.all()
    with pytest.raises(Damaged):
        archive.boards.save(board())
    assert (archive.path / "boards.json").read_bytes() == b"{"


def test_a_new_roster_changes_no_meeting(archive, meeting_id):
    before = archive.meetings.read(meeting_id).entries
    archive.boards.save(board(members=2))
    assert archive.meetings.read(meeting_id).entries == before
