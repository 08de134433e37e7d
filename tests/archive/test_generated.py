"""The archives that the benchmarks search: real ones, in words that come as in real papers."""

import re
from pathlib import Path

import pytest

from benchmarks.archives.item import BYTES, WITHIN
from benchmarks.archives.making import make, write
from benchmarks.archives.meeting import hold
from benchmarks.archives.plan import BOARDS, ITEMS, Plan
from sognko_tui import protocol
from sognko_tui.archive.store import Archive
from sognko_tui.meeting.decisions import as_text, status
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office.checking import check_meeting

PLAN = Plan(3)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    root = tmp_path_factory.mktemp("made") / "archive"
    make(root, PLAN)
    return Archive.open(root)


def meetings(archive: Archive) -> list[Meeting]:
    return [fold(archive.meetings.read(one).entries) for one in archive.meetings.ids()]


def text_of(item: Item) -> str:
    return item.agenda.background + as_text(item.proposal) + (item.adopted or "") + item.minutes


def test_there_is_nothing_to_find_in_a_made_archive(archive):
    ids = archive.meetings.ids()
    assert len(ids) == PLAN.meetings
    assert [check_meeting(archive, one) for one in ids] == [()] * len(ids)


def test_its_protocols_read_back_as_the_meetings_they_were_written_of(archive):
    for meeting in meetings(archive):
        written = archive.papers.read(meeting.id, "protokoll.md")
        assert written is not None
        assert protocol.read(written.decode()) == protocol.public(meeting)


def test_each_item_has_three_kilobytes_in_words_as_various_as_in_real_prose(archive):
    items = [item for meeting in meetings(archive) for item in meeting.items]
    assert len(items) == PLAN.meetings * ITEMS
    different = 0
    for item in items:
        assert abs(len(text_of(item).encode()) - BYTES) <= BYTES * WITHIN
        different += len(set(re.findall(r"[^\W\d_]+", text_of(item).lower())))
    assert 220 <= different / len(items) <= 280


def test_a_meeting_is_the_same_to_the_last_byte_whenever_it_is_made(archive, tmp_path: Path):
    held = hold(PLAN, 1)
    write(tmp_path, held)
    there, again = archive.path / held.day.id, tmp_path / held.day.id
    assert sorted(p.name for p in there.iterdir()) == sorted(p.name for p in again.iterdir())
    assert all((again / p.name).read_bytes() == p.read_bytes() for p in there.iterdir())


def test_what_one_meeting_puts_off_the_board_s_next_one_takes_up():
    plan = Plan(10 * BOARDS)
    earlier = [hold(plan, number) for number in range(0, plan.meetings, 3 * BOARDS)]
    for before in earlier:
        meeting = fold(before.entries)
        put_off = [item for item in meeting.items if status(item) == "postponed"]
        taken_up = hold(plan, before.day.number + BOARDS).items[: len(put_off)]
        assert [item.agenda.title for item in taken_up] == [item.title for item in put_off]
        for now, then in zip(taken_up, put_off, strict=True):
            (history,) = now.agenda.history
            assert (history.meeting, history.number) == (meeting.id, then.number)
    assert any(status(item) == "postponed" for one in earlier for item in fold(one.entries).items)
