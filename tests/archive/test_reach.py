"""Whoever reaches only some boards finds nothing of the others in the archive, by whatever way."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import (
    Archive,
    BoardsLimited,
    MeetingExists,
    NoArchive,
    NoSuchBoard,
    NoSuchMeeting,
    Reach,
)
from tests.meetings import START, board, convened

MINE, THEIRS = board(id="mitt", name="Styret"), board(id="deira", name="Styret")


def reach(*boards: str) -> Reach:
    return Reach(boards=frozenset(boards), inbox="min")


@dataclass
class Two:
    """Two boards of the same name, each with a meeting; `mine` reaches one of them."""

    all: Archive
    mine: Archive
    my_id: str
    their_id: str


@pytest.fixture
def two(tmp_path: Path) -> Two:
    archive = Archive.create(tmp_path / "minutes")
    ids = []
    for one in (MINE, THEIRS):
        archive.boards.save(one)
        ids.append(archive.meetings.create(convened(on=one), by="x", at=START, another=True))
    return Two(archive, Archive.open(archive.path, reach("mitt")), ids[0], ids[1])


def test_only_the_meetings_of_ones_boards_are_there(two):
    assert two.all.meetings.ids() == (two.their_id, two.my_id)
    assert two.mine.meetings.ids() == (two.my_id,)
    assert Archive.open(two.all.path, reach()).meetings.ids() == ()
    assert (
        Archive.open(two.all.path, reach("deira", "mitt")).meetings.ids() == two.all.meetings.ids()
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda archive, i: archive.meetings.folder(i),
        lambda archive, i: archive.meetings.listed(i),
        lambda archive, i: archive.meetings.head(i),
        lambda archive, i: archive.meetings.read(i),
        lambda archive, i: archive.meetings.holder(i),
        lambda archive, i: archive.meetings.open_for_writing(i, "x", START),
        lambda archive, i: archive.meetings.set_aside(i),
        lambda archive, i: archive.meetings.claim(i, "x", START),
        lambda archive, i: archive.meetings.parcel(i),
        lambda archive, i: archive.papers.pack(i),
        lambda archive, i: archive.papers.packs(i),
        lambda archive, i: archive.papers.add_pack(i, b"", ".txt"),
        lambda archive, i: archive.papers.read(i, "meeting.json"),
        lambda archive, i: archive.papers.write(i, "x.md", b"", 1),
        lambda archive, i: archive.papers.keep_aside(i, "x.md", b""),
        lambda archive, i: archive.papers.add(i, "x", ".md", b""),
        lambda archive, i: archive.papers.drop(i, "x.md"),
        lambda archive, i: archive.papers.as_written(i, "x.md"),
        lambda archive, i: archive.papers.last_written(i, "x.md"),
    ],
)
def test_a_meeting_of_another_board_is_to_nobody_there_who_guesses_its_id(two, act):
    before = sorted(two.all.meetings.folder(two.their_id).iterdir())
    with pytest.raises(NoSuchMeeting):
        act(two.mine, two.their_id)
    assert not two.mine.meetings.blank(two.their_id)
    assert two.mine.meetings.asked(two.their_id) is None
    assert sorted(two.all.meetings.folder(two.their_id).iterdir()) == before


def test_every_way_to_a_meeting_was_tried_above():
    """A method that is added must be tried too."""
    from sognko_tui.archive.store.meetings import Meetings
    from sognko_tui.archive.store.papers import Papers

    ways = {name for kind in (Meetings, Papers) for name in vars(kind) if not name.startswith("_")}
    tried = {
        "add", "add_pack", "as_written", "asked", "blank", "boards", "claim", "create", "drop", "folder",
        "head", "holder", "ids", "keep_aside", "last_written", "listed", "newest", "open_for_writing",
        "pack", "packs", "parcel", "read", "restore", "set_aside", "take_over", "with_journal", "write",
    }  # fmt: skip
    assert ways == tried


def test_only_ones_boards_are_there(two):
    assert [one.id for one in two.mine.boards.all()] == ["mitt"]
    with pytest.raises(NoSuchBoard):
        two.mine.boards.get("deira")


def test_ones_board_can_be_changed_and_no_other_be_made_or_written_over(two):
    two.mine.boards.save(replace(MINE, place="Rådhuset"))
    assert two.all.boards.get("mitt").place == "Rådhuset"
    for other in (board(id="nytt"), replace(THEIRS, place="Rådhuset")):
        with pytest.raises(BoardsLimited):
            two.mine.boards.save(other)
    # Not even one that is named, but is not there.
    with pytest.raises(BoardsLimited):
        Archive.open(two.all.path, reach("nytt")).boards.save(board(id="nytt"))
    assert [one.id for one in two.all.boards.all()] == ["mitt", "deira"]
    assert two.all.boards.get("deira") == THEIRS


def test_a_meeting_of_another_board_is_not_made(two):
    with pytest.raises(NoSuchBoard):
        two.mine.meetings.create(convened(on=THEIRS), by="x", at=START, another=True)
    with pytest.raises(NoSuchBoard):
        two.mine.meetings.restore(two.all.meetings.parcel(two.their_id), another=True)
    entries = two.all.meetings.read(two.their_id).entries
    with pytest.raises(NoSuchBoard):
        two.mine.meetings.take_over(entries, b"", ".md", another=True)
    assert len(two.all.meetings.ids()) == 2


def test_a_meeting_that_cannot_be_seen_is_in_the_way_and_not_told_of(tmp_path):
    archive = Archive.create(tmp_path / "minutes")
    mine, theirs = (Archive.open(archive.path, reach(one)).meetings for one in ("mitt", "deira"))
    my_id = mine.create(convened(on=MINE), by="x", at=START)
    # It does not give way either, blank as it is.
    their_id = theirs.create(convened(on=THEIRS), by="x", at=START, instead_of=[my_id])
    assert their_id == f"{my_id}-2"
    assert mine.ids() == (my_id,)
    with pytest.raises(MeetingExists) as raised:
        theirs.create(convened(on=THEIRS), by="x", at=START)
    assert raised.value.params == {"meeting": their_id}


def test_a_meeting_that_does_not_tell_its_board_is_there_only_for_whoever_reaches_all(two):
    (two.all.meetings.folder(two.my_id) / "meeting.json").write_bytes(b"{")
    assert two.mine.meetings.ids() == ()
    assert two.my_id in two.all.meetings.ids()


def test_the_inbox_is_ones_own(two):
    assert two.mine.inbox == two.all.inbox / "min"


def test_no_archive_is_made_by_whoever_reaches_only_some_boards(tmp_path):
    with pytest.raises(NoArchive):
        Archive.ready(tmp_path / "minutes", reach("mitt"))
    assert not (tmp_path / "minutes").exists()
