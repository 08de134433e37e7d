"""The index follows the archive, whoever changed it; of what was closed to the public it has nothing."""

import os
import shutil
from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.archive.search.asking import Filters
from sognko_tui.archive.search.keeping import Keeper, Stopped
from sognko_tui.archive.search.sqlite import SqliteIndex
from sognko_tui.archive.search.words import fold
from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from tests.archive.search.gatherings import EVERYTHING, found
from tests.meetings import START, agenda_item, convened, copies

SECRET = ("hemmelegordet", "løyndeframlegget", "tausnotatet", "skjultvedtak", "taletilvedlegg")


@pytest.fixture
def archive(tmp_path) -> Archive:
    return Archive.create(tmp_path / "minutes")


@pytest.fixture
def keeper(archive: Archive, index) -> Keeper:
    return Keeper(archive.path, index)


def called(archive: Archive, on: date = date(2026, 3, 24), *items) -> str:
    """The id of a meeting that was called with these items."""
    convening = convened(list(items) or 3)
    return archive.meetings.create(replace(convening, date=on), by="skrivar", at=START)


def test_what_came_in_from_outside_is_noticed_and_what_went_is_forgotten(archive, keeper, index):
    first = called(archive)
    assert keeper.refresh() == 1
    assert not keeper.changes()
    (copied,) = copies(archive.path, first, [date(2025, 1, 1)])
    assert keeper.changes().changed == (copied,)
    assert keeper.refresh() == 1
    assert len(found(index, "", Filters(year=2025))) == 3
    os.utime(archive.path / first / "meeting.json", (1, 1))
    assert keeper.changes().changed == (first,)
    keeper.refresh()
    shutil.rmtree(archive.path / copied)
    changes = keeper.changes()
    assert (changes.changed, changes.gone) == ((), (copied,))
    assert keeper.refresh() == 1
    assert not found(index, "", Filters(year=2025))
    assert not keeper.changes()


def test_a_decision_is_found_as_soon_as_it_is_noted(archive, keeper, index):
    meeting_id = called(archive)
    keeper.refresh()
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    event = e.TextEdited(item="i2", field="decision", at=0, removed="", inserted="Ferjekai. ")
    file.append([e.Entry(seq=90, at=START, by="skrivar", step=90, event=event)])
    keeper.note(meeting_id)
    assert found(index, "ferjekai") == ["Sak nummer 2"]
    file.close()
    keeper.refresh()
    assert found(index, "ferjekai") == ["Sak nummer 2"]


def test_a_meeting_that_cannot_be_read_is_listed_as_broken_and_the_rest_is_found(
    archive, keeper, index
):
    first = called(archive)
    broken, empty = copies(archive.path, first, [date(2025, 1, 1), date(2025, 2, 1)])
    (archive.path / broken / "meeting.json").write_text("{", encoding="utf-8")
    (archive.path / empty / "meeting.json").write_bytes(b"")
    assert keeper.refresh() == 3
    assert [one.meeting for one in index.broken(EVERYTHING)] == [empty, broken]
    assert all(one.reason for one in index.broken(EVERYTHING))
    assert len(found(index, "sak")) == 3
    assert not keeper.changes(), "it is not read again until it changes"


def test_it_can_be_stopped_and_goes_on_where_it_was(archive, keeper, index):
    first = called(archive)
    copies(archive.path, first, [date(2025, 1, day) for day in range(1, 26)])
    told: list[int] = []
    with pytest.raises(Stopped):
        keeper.refresh(lambda done, _: told.append(done), lambda: len(told) > 22)
    there = len(index.stamps())
    assert there == 20, "as many as are taken in in one go"
    assert keeper.refresh() == 26 - there
    assert not keeper.changes()


def held_in_private(archive: Archive, keeper: Keeper) -> str:
    """A meeting with an item that is indexed while it is open, and then closed to the public."""
    item = agenda_item(2, f"Styret {SECRET[1]}.", background=SECRET[0], attachments=(SECRET[4],))
    meeting_id = called(archive, date(2026, 3, 24), agenda_item(1), item)
    keeper.refresh()
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    events = [
        e.ItemOpened(item="i2"),
        e.SessionClosed(item="i2", basis="§ 11-5", at=START, neutral_title="Personalsak"),
        e.TextEdited(item="i2", field="notes", at=0, inserted=SECRET[2]),
        e.TextEdited(item="i2", field="decision", at=0, inserted=SECRET[3]),
    ]
    file.append(
        [
            e.Entry(seq=n, at=START, by="skrivar", step=n, event=one)  # type: ignore[arg-type]
            for n, one in enumerate(events, 90)
        ]
    )
    keeper.note(meeting_id)
    file.close()
    return meeting_id


def test_what_was_closed_to_the_public_is_found_by_its_neutral_title_alone(archive, keeper, index):
    meeting_id = held_in_private(archive, keeper)
    keeper.refresh()
    assert found(index, "personalsak") == ["Personalsak"]
    hit = index.hit(meeting_id, "i2")
    assert hit is not None
    assert (hit.closed, hit.votes) == (True, None)
    for word in SECRET:
        assert found(index, word) == []
    assert found(index, "nummer") == ["Sak nummer 1"]


def test_no_word_of_what_was_closed_to_the_public_stays_in_the_file(archive):
    """Nor of what was public until the doors were closed. Words in a row are written without what they begin with alike."""
    index = SqliteIndex(archive.path)
    keeper = Keeper(archive.path, index)
    meeting_id = held_in_private(archive, keeper)
    tails = [fold(word)[4:].encode() for word in SECRET]
    before = index.path.read_bytes()
    assert [tail in before for tail in tails] == [True, True, False, False, True]
    assert keeper.changes().anew
    keeper.refresh()
    after = b"".join(path.read_bytes() for path in archive.path.glob(".index*"))
    assert not [tail for tail in tails if tail in after]
    assert b"Personalsak" in after
    assert not keeper.changes()
    keeper.note(meeting_id)
    assert not keeper.changes(), "that it is closed is nothing new"
    index.close()
