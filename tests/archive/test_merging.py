"""Two versions of a file become one where nothing is lost by it, and never otherwise."""

import json

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.merging import Conflict, merge_boards, merge_meetings
from sognko_tui.meeting.board import Board, Person
from sognko_tui.meeting.events import Entry, ItemOpened
from sognko_tui.meeting.fold import fold
from tests.meetings import START, convened

CHAIR = Person(id="vik", name="Representant for Vik", function="chair", initials="VI")
MEMBER = Person(id="gulen", name="Representant for Gulen", initials="GU")
OTHER = Person(id="luster", name="Representant for Luster", initials="LU")
BOARD = Board(id="styret", name="Styret", people=(CHAIR, MEMBER, OTHER))


@pytest.fixture
def written(tmp_path):
    """The bytes of `boards.json` with these boards."""

    def write(*boards: Board) -> bytes:
        archive = Archive.create(tmp_path / str(len(list(tmp_path.iterdir()))))
        for one in boards:
            archive.boards.save(one)
        path = archive.path / "boards.json"
        return path.read_bytes() if boards else b""

    return write


def merged(written, base, ours, theirs):
    """The people of the first board after a merge, or None where that is left to people."""
    versions = (replace(BOARD, people=people) for people in (base, ours, theirs))
    try:
        data = merge_boards(*(written(one) for one in versions))
    except Conflict:
        return None
    (board,) = json.loads(data)["boards"].values()
    return [person["id"] for person in board["people"]]


@pytest.mark.parametrize(
    ("ours", "theirs", "together"),
    [
        ((CHAIR, MEMBER), (CHAIR, MEMBER, OTHER), ["vik", "gulen"]),
        ((MEMBER, CHAIR, OTHER), (CHAIR, MEMBER, OTHER), ["gulen", "vik", "luster"]),
        ((CHAIR, MEMBER, OTHER), (OTHER, MEMBER, CHAIR), ["luster", "gulen", "vik"]),
        ((MEMBER, CHAIR, OTHER), (OTHER, MEMBER, CHAIR), None),
        ((CHAIR, MEMBER), (CHAIR, MEMBER, replace(OTHER, name="Ein annan")), None),
        # Two chairs, and the same initials for two: neither side had that.
        (
            (replace(CHAIR, function="member"), replace(MEMBER, function="chair"), OTHER),
            (replace(CHAIR, function="member"), MEMBER, replace(OTHER, function="chair")),
            None,
        ),
        (
            (CHAIR, replace(MEMBER, initials="XX"), OTHER),
            (CHAIR, MEMBER, replace(OTHER, initials="XX")),
            None,
        ),
        # A deputy for somebody who is no longer there.
        (
            (CHAIR, MEMBER),
            (CHAIR, MEMBER, OTHER, Person(id="v", name="Vara", deputy_for=("luster",))),
            None,
        ),
    ],
)
def test_a_roster_that_both_changed(written, ours, theirs, together):
    assert merged(written, BOARD.people, ours, theirs) == together


def test_one_board_made_twice_is_for_people_to_judge(written):
    with pytest.raises(Conflict):
        merge_boards(b"", written(BOARD), written(replace(BOARD, people=(CHAIR,))))
    assert merge_boards(b"", written(BOARD), written(BOARD)) == written(BOARD)


@pytest.mark.parametrize(
    "broken", [b"{", b"[]", b'{"boards": {"x": {}}}', b'{"boards": {"1": {}}}']
)
def test_what_cannot_be_read_is_never_merged(written, broken):
    for versions in ((broken, b"", b""), (b"", broken, b""), (b"", b"", broken)):
        with pytest.raises(Conflict):
            merge_boards(*(data or written(BOARD) for data in versions))
        with pytest.raises(Conflict):
            merge_meetings(*versions)


@pytest.fixture
def meeting(tmp_path):
    """The bytes of `meeting.json` with the meeting's first event and these."""

    def write(*events, by="x") -> bytes:
        from sognko_tui.archive.store import checkpoint

        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        log = [Entry(seq=1, at=START, by="x", step=1, event=convened())]
        log += [Entry(seq=n, at=START, by=by, step=n, event=e) for n, e in enumerate(events, 2)]
        checkpoint.write(folder, log, fold(log), generation=len(log))
        return (folder / "meeting.json").read_bytes()

    return write


FIRST, SECOND = ItemOpened(item="i1"), ItemOpened(item="i2")


def test_the_longer_of_two_logs_is_taken_where_it_goes_on_from_the_other(meeting):
    base, shorter, longer = meeting(), meeting(FIRST), meeting(FIRST, SECOND)
    assert merge_meetings(base, shorter, longer) == longer
    assert merge_meetings(base, longer, shorter) == longer
    assert merge_meetings(base, longer, longer) == longer


def test_two_logs_that_part_are_never_joined(meeting):
    base = meeting()
    for ours, theirs in (
        (meeting(FIRST), meeting(SECOND)),
        (meeting(FIRST), meeting(SECOND, FIRST)),
        # The same was done, but not by the same person.
        (meeting(FIRST), meeting(FIRST, by="y")),
    ):
        with pytest.raises(Conflict):
            merge_meetings(base, ours, theirs)


def test_who_has_something_apart_that_the_other_knows_nothing_of_is_no_beginning_of_it(meeting):
    base, shorter, longer = meeting(), meeting(FIRST), meeting(FIRST, SECOND)
    # Its closed session left no line in what anybody may read.
    shorter = shorter.replace(b'"apart": 0', b'"apart": 1')
    for ours, theirs in ((shorter, longer), (longer, shorter)):
        with pytest.raises(Conflict):
            merge_meetings(base, ours, theirs)
