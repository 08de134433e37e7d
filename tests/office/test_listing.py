"""The list of an archive with hundreds of meetings is there before they are read."""

from datetime import date, timedelta

import pytest

from sognko_tui.archive.store import Archive, Reach
from sognko_tui.meeting.events import MeetingStarted
from sognko_tui.office.listing import NEAR, Listing, resolve
from tests.meetings import START, copies

TODAY = date(2026, 3, 20)
HELD = [date(2026, 3, 1) - timedelta(days=number) for number in range(200)]


@pytest.fixture
def many(desk, meeting_id):
    """The meeting of 24 March, 200 before it, and ten others to come."""
    later = [date(2026, 4, 1) + timedelta(days=number) for number in range(10)]
    return copies(desk.root, meeting_id, [*later, *HELD])


def test_the_next_meeting_is_found_among_those_nearest_to_today(desk, meeting_id, many):
    listing = desk.listing()
    assert listing.next_one(TODAY).id == meeting_id
    assert len(listing.read) == 2 * NEAR
    assert listing.at_least(1) == 211
    assert listing.index(meeting_id) == 10
    assert listing[210].id == many[-1]
    assert not listing.all_read
    assert [listing[n] for n in range(211)] == list(desk.summaries())


def test_far_into_the_past_and_the_future_there_is_one_too(desk, many):
    assert desk.listing().next_one(date(2030, 1, 1)).id == many[9]
    assert desk.listing().next_one(date(2020, 1, 1)).id == many[-1]


def test_a_meeting_far_back_that_was_not_closed_is_found_and_no_other_read(desk, many):
    folder = desk.root / many[100]
    before = (folder / "meeting.json").read_bytes()
    opened = desk.open(many[100])
    opened.session.record(MeetingStarted(at=START))
    journal = (folder / "meeting.journal").read_bytes()
    opened.close()
    listing = desk.listing()
    assert listing.left() == ()
    (folder / "meeting.json").write_bytes(before)
    (folder / "meeting.journal").write_bytes(journal)
    assert [one.id for one in listing.left()] == [many[100]]
    assert not listing.read


def test_where_only_some_boards_are_reached_no_more_is_opened_than_is_asked_for(
    desk, meeting_id, many
):
    board = desk.boards()[0].id
    mine = Archive.open(desk.root, Reach(boards=frozenset({board}), inbox="x"))
    others = Archive.open(desk.root, Reach(boards=frozenset({"anna"}), inbox="y"))
    listing = Listing(mine)
    coming = listing.next_one(TODAY)
    assert coming is not None
    assert coming.id == meeting_id
    assert listing.at_least(1) < 100
    assert listing.at_least(None) == 211
    assert resolve(mine, "2026-03-24") == meeting_id
    assert not Listing(others)
    assert Listing(others).next_one(TODAY) is None


@pytest.mark.parametrize(
    ("content", "damage"),
    [
        (None, "missing"),
        (b"", "unsound"),
        (b"{", "unsound"),
        (b'{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> andre\n}\n', "merge"),
    ],
)
def test_a_meeting_with_a_broken_file_is_listed_with_what_is_the_matter(
    desk, meeting_id, many, content, damage
):
    path = desk.root / meeting_id / "meeting.json"
    path.unlink() if content is None else path.write_bytes(content)
    (one,) = [s for s in desk.summaries() if s.id == meeting_id]
    assert (one.state, one.damage, one.date) == ("damaged", damage, date(2026, 3, 24))
    assert desk.listing().next_one(TODAY).id == many[0]
