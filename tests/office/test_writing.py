"""Which files the protocol becomes: one for everybody, one with what was closed, one a version."""

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.office import writing
from tests.meetings import START, Room, agenda_item, board, convened


@pytest.fixture
def archive(tmp_path):
    return Archive.create(tmp_path / "minutes")


@pytest.fixture
def meeting_id(archive):
    return archive.meetings.create(convened(), by="x", at=START)


def closed() -> Room:
    """A meeting whose item 2 is handled for closed doors."""
    room = Room()
    basis = "kommunelova § 11-5 tredje ledd"
    room.record(e.SessionClosed(item="i2", basis=basis, at=START, neutral_title="Personalsak"))
    room.write("i2", "Løyndomen", "minutes")
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    return room


def test_a_meeting_without_closed_items_has_one_protocol(archive, meeting_id):
    room = Room(1)
    room.adopt("i1")
    (path,) = writing.write(archive, meeting_id, room.meeting)
    assert path.name == "protokoll.md"
    assert path.read_text(encoding="utf-8") == writing.markdown(room.meeting)


def test_of_closed_items_one_protocol_is_for_everybody_and_one_is_not(archive, meeting_id):
    public, full = writing.write(archive, meeting_id, closed().meeting)
    assert (public.name, full.name) == ("protokoll.md", "protokoll-full.md")
    for path, told in ((public, False), (full, True)):
        for file in (path, path.with_suffix(".html")):
            assert ("Løyndomen" in file.read_text(encoding="utf-8")) is told
            assert file.stat().st_mode & 0o777 == 0o600


def test_the_full_protocol_stays_out_of_version_control_also_in_an_older_archive(
    archive, meeting_id
):
    ignored = archive.path / ".gitignore"
    kept = ignored.read_text()
    ignored.write_text("*.journal\nmine/")
    writing.write(archive, meeting_id, closed().meeting)
    lines = ignored.read_text().splitlines()
    assert {"*-full.md", "*-full.html", "mine/"} <= set(lines)
    assert set(kept.splitlines()) <= set(lines)
    assert len(lines) == len(set(lines))
    writing.write(archive, meeting_id, closed().meeting)
    assert ignored.read_text().splitlines() == lines


def test_a_corrected_protocol_does_not_overwrite_the_one_that_was_approved(archive, meeting_id):
    room = closed()
    first = writing.write(archive, meeting_id, room.meeting)
    before = [path.read_bytes() for path in first]
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="feil stad", who="Sekretariatet"))
    room.record(e.HeadChanged(field="place", value="Kulturhuset"))
    second = writing.write(archive, meeting_id, room.meeting)
    assert [p.name for p in second] == ["protokoll-v2.md", "protokoll-v2-full.md"]
    assert [path.read_bytes() for path in first] == before
    assert all("Kulturhuset" in p.read_text(encoding="utf-8") for p in second)


def test_the_public_protocol_is_a_draft_for_what_is_wrong_in_a_closed_item_without_naming_it(
    archive, meeting_id
):
    room = Room([agenda_item(1), agenda_item(2)], board())
    basis = "kommunelova § 11-5"
    room.record(e.SessionClosed(item="i2", basis=basis, at=START, neutral_title="Personalsak"))
    room.adopt("i1")
    public, full = writing.write(archive, meeting_id, room.meeting)
    open_item = "Ikkje ferdig handsama: sak 2."
    assert open_item in full.read_text(encoding="utf-8")
    assert open_item not in public.read_text(encoding="utf-8")
    assert "UTKAST" in public.read_text(encoding="utf-8")
