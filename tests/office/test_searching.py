"""«What did we decide about …?», asked of the archive."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sognko_tui.archive.search.keeping import Keeper
from sognko_tui.archive.search.sqlite import SqliteIndex
from sognko_tui.archive.store import Archive, Reach
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.office import searching as searching_module
from sognko_tui.office.desk import Desk
from sognko_tui.office.indexing import LITTLE, Indexing
from sognko_tui.office.searching import Filters, Searching
from sognko_tui.office.trouble import Trouble
from sognko_tui.tui.widgets.rows import Thread
from tests.meetings import START, FakeClock, agenda_item, board, convened, points

PPT = replace(
    agenda_item(
        7,
        points("Styret held fram med felles PPT.", "Sekretariatet lyser ut ei stilling."),
        background="Kommunane har spurt om logopedi i økonomiplanen.",
    ),
    title="PPT",
)
PERSONAL = replace(
    agenda_item(8, "Styret tilset ein ny dagleg leiar."), title="Tilsetjing av dagleg leiar"
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "minutes")


@pytest.fixture
def desk(archive: Archive) -> Desk:
    return Desk(archive, "skrivar", FakeClock())


def hold(desk: Desk, archive: Archive, on: date, *items, name: str = "Styret", **settings) -> str:
    """A meeting with every item adopted as proposed."""
    made = board(name=name, **settings)
    desk.save_board(made)
    called = replace(convened(list(items), made), date=on)
    meeting_id = archive.meetings.create(called, by="skrivar", at=START)
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in made.seats))
    for item in opened.meeting.items:
        session.record(*close_item(session.meeting, item.id, START))
    opened.close()
    return meeting_id


def search(desk: Desk) -> Searching:
    searching = desk.searching()
    searching.refresh()
    return searching


def test_what_was_decided_about_ppt(desk, archive):
    meeting_id = hold(desk, archive, date(2025, 12, 9), PPT)
    searching = search(desk)
    (hit,) = searching.find("ppt").hits
    assert (hit.meeting, hit.number, hit.title, hit.outcome) == (meeting_id, "7", "PPT", "adopted")
    assert hit.votes is not None
    assert hit.votes.unanimous
    assert hit.votes.in_favour == 6
    shown = searching.shown(hit)
    assert shown.decision.startswith("1. Styret held fram med felles PPT.")
    assert [one.part for one in shown.sections] == ["decision", "background"]


def test_papers_that_are_not_for_the_public_are_found_in_the_archive_where_the_item_was_open(
    desk, archive
):
    papers = "Kommunen har søkt om ein vaktbil. Vedlegga er unnatekne offentlegheit, offl. § 23."
    item = replace(PPT, background=papers)
    hold(desk, archive, date(2025, 12, 9), item)
    searching = search(desk)
    (hit,) = searching.find("vaktbil").hits
    assert [one.part for one in searching.shown(hit).sections] == ["decision", "background"]


def test_a_decision_is_found_as_soon_as_it_is_made(desk, archive):
    meeting_id = hold(desk, archive, date(2025, 12, 9), PPT)
    search(desk)
    opened = desk.open(meeting_id)
    assert opened.session is not None
    opened.session.record(e.ItemReopened(item="i7"))
    opened.session.record(
        e.TextEdited(item="i7", field="decision", at=0, removed="", inserted="Kveldsopent. ")
    )
    opened.session.record(*close_item(opened.session.meeting, "i7", START))
    desk.indexing.wait()
    assert len(desk.searching().find("kveldsopen").hits) == 1
    opened.close()


def test_the_note_of_the_secretary_and_what_was_said_are_found(desk, archive):
    meeting_id = hold(desk, archive, date(2025, 12, 9), PPT)
    opened = desk.open(meeting_id)
    assert opened.session is not None
    said: tuple[tuple[e.Field, str], ...] = (
        ("notes", "Hugs nøkkelen."),
        ("minutes", "Kyrkjelydshuset vart nemnt."),
    )
    for field, text in said:
        opened.session.record(e.TextEdited(item="i7", field=field, at=0, removed="", inserted=text))
    opened.close()
    searching = search(desk)
    for words in ("nokkel", "kyrkjelydshus"):
        (hit,) = searching.find(words).hits
        assert any(
            words[:5] in one.text.casefold().replace("ø", "o")
            for one in searching.shown(hit).sections
        )


def test_of_what_was_handled_for_closed_doors_only_the_neutral_title_is_found(desk, archive):
    made = board()
    desk.save_board(made)
    meeting_id = archive.meetings.create(convened([PERSONAL], made), by="skrivar", at=START)
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in made.seats))
    session.record(
        e.SessionClosed(
            at=START, item="i8", basis="kommunelova § 11-5 andre ledd", neutral_title="Personalsak"
        )
    )
    session.record(*close_item(session.meeting, "i8", START))
    opened.close()
    searching = search(desk)
    assert not searching.find("tilset").hits
    (hit,) = searching.find("personalsak").hits
    assert hit.closed
    assert hit.title == "Personalsak"
    assert not searching.shown(hit).sections
    assert b"tilset" not in (archive.path / ".index.sqlite").read_bytes()


def test_whoever_reaches_one_board_finds_nothing_of_another(desk, archive, tmp_path):
    hold(desk, archive, date(2025, 12, 9), PPT)
    hold(desk, archive, date(2025, 12, 10), PPT, name="Rådet", id="radet")
    search(desk)
    reached = Archive.open(archive.path, Reach(boards=frozenset({"radet"}), inbox="x"))
    searching = Desk(reached, "medlem", FakeClock()).searching()
    assert [hit.board for hit in searching.find("ppt").hits] == ["radet"]
    assert not searching.find("ppt", Filters(boards=frozenset({"styret"}))).hits
    assert [choice.value for choice in searching.choices("board")] == ["radet"]
    # What is there for one board is no reason to forget the others.
    searching.refresh()
    assert len(desk.searching().find("ppt").hits) == 2


def test_quoted_words_stand_in_that_order(desk, archive):
    hold(desk, archive, date(2025, 12, 9), PPT)
    searching = search(desk)
    assert len(searching.find('"felles ppt"').hits) == 1
    assert not searching.find('"ppt felles"').hits
    assert len(searching.find('"ei still').hits) == 1


def test_a_postponed_matter_is_one_thread(desk, archive):
    first = hold(desk, archive, date(2025, 12, 9), PPT)
    cites = replace(
        agenda_item(
            3, "Styret tek saka til vitande.", background="Sjå vedtak i sak 7, 9. desember 2025."
        ),
        title="Tilsetjing av logoped",
    )
    later = hold(desk, archive, date(2026, 2, 3), cites)
    again = hold(desk, archive, date(2026, 3, 3), replace(PPT, id="i2", number="2"))
    searching = search(desk)
    (hit,) = searching.find("logoped", Filters(where="title")).hits
    found = searching.thread(hit)
    assert [one.meeting for one in found.hits] == [first, later, again]
    assert not found.more
    assert not searching.unresolved()


def test_a_matter_that_has_come_up_more_often_than_is_shown_says_so(desk, archive, monkeypatch):
    monkeypatch.setattr(searching_module, "LONGEST_THREAD", 2)
    hold(desk, archive, date(2025, 12, 9), PPT)
    for day in (date(2026, 2, 3), date(2026, 3, 3)):
        hold(desk, archive, day, PPT)
    searching = search(desk)
    found = searching.thread(searching.find("ppt").hits[0])
    assert (len(found.hits), found.more) == (2, True)
    assert Thread(hits=found.hits, more=True).told().startswith("saka gjennom 2 møte, og fleire")


def test_a_reference_to_nothing_is_listed(desk, archive):
    cites = agenda_item(3, "Ja.", background="Sjå vedtak i sak 99, 9. desember 2025.")
    hold(desk, archive, date(2026, 2, 3), cites)
    (broken,) = search(desk).unresolved()
    assert (broken.source.number, broken.words) == ("3", "vedtak i sak 99, 9. desember 2025")


def test_a_meeting_that_cannot_be_read_is_listed_and_the_rest_is_found(desk, archive):
    hold(desk, archive, date(2025, 12, 9), PPT)
    broken = hold(desk, archive, date(2026, 2, 3), PPT)
    (archive.path / broken / "meeting.json").write_text("{<<<<<<< HEAD")
    searching = search(desk)
    assert [(one.meeting, one.reason) for one in searching.broken()] == [(broken, "damaged")]
    assert len(searching.find("ppt").hits) == 1


def test_without_an_index_it_is_said_and_building_mends_it(desk, archive):
    hold(desk, archive, date(2025, 12, 9), PPT)
    searching = desk.searching()
    with pytest.raises(Trouble) as trouble:
        searching.find("ppt")
    assert trouble.value.code == "index_missing"
    for spoilt in (b"", b"SQLite format 3\0" + b"\xff" * 8000, b"words"):
        (archive.path / ".index.sqlite").write_bytes(spoilt)
        searching.refresh()
        assert len(searching.find("ppt").hits) == 1


def test_many_meetings_are_taken_in_by_a_process_of_its_own(desk, archive):
    called = convened([PPT], board())
    for day in range(1, LITTLE + 3):
        archive.meetings.create(replace(called, date=date(2025, 1, day)), by="skrivar", at=START)
    told: list[tuple[int, int]] = []
    ended: list[str] = []
    indexing = Indexing(archive)
    indexing.refresh(lambda done, of: told.append((done, of)), ended.append)
    indexing.wait()
    indexing.close()
    assert ended == [""]
    assert told[-1] == (LITTLE + 2, LITTLE + 2)
    assert len(desk.searching().find("ppt", limit=100).hits) == LITTLE + 2


def test_what_comes_by_copying_files_is_found(desk, archive, tmp_path):
    import shutil

    meeting_id = hold(desk, archive, date(2025, 12, 9), PPT)
    keeper = Keeper(archive.path, SqliteIndex(archive.path))
    assert keeper.refresh() == 1
    shutil.move(archive.path / meeting_id, tmp_path / "away")
    assert keeper.changes().gone == (meeting_id,)
    keeper.refresh()
    assert not desk.searching().find("ppt").hits
    shutil.move(tmp_path / "away", archive.path / meeting_id)
    keeper.refresh()
    assert len(desk.searching().find("ppt").hits) == 1


def test_a_unanimous_vote_is_counted_as_one(desk, archive):
    hold(desk, archive, date(2025, 12, 9), PPT)
    (counted,) = search(desk).figures()
    assert (counted.held, counted.seats, counted.met) == (True, 6, 6)
    assert (counted.items, counted.decided, counted.voted, counted.unanimous) == (1, 1, 1, 1)


def test_an_index_that_cannot_be_had_is_told_of_and_holds_nothing_up(archive):
    ended: list[str] = []
    indexing = Indexing(archive, "oracle://somewhere")
    indexing.note("2025-12-09-styret")
    indexing.refresh(None, ended.append)
    indexing.wait()
    indexing.close()
    assert ended == ["unknown"]
