"""A meeting is made again of a parcel, as it was; and nothing is made of one that is not whole."""

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import Archive, ClosedPartMissing, Damaged, MeetingExists, parcel
from sognko_tui.meeting.events import ItemOpened, MeetingConvened, SessionClosed
from sognko_tui.meeting.fold import fold
from tests.archive.conftest import typed
from tests.meetings import START


@pytest.fixture
def elsewhere(tmp_path) -> Archive:
    return Archive.create(tmp_path / "elsewhere")


def test_an_open_meeting_is_copied_as_it_stands_and_made_again_as_it_was(
    archive, elsewhere, meeting_id, write
):
    _file, session = write()
    typed(session, "føre")
    session.checkpoint()
    typed(session, "mål →")
    session.record(SessionClosed(item="i2", basis="kommunelova § 11-5", at=START))
    copy = archive.meetings.parcel(meeting_id)
    assert copy.entries == session.log
    # It took nothing from whoever writes.
    typed(session, "!")
    assert (
        elsewhere.meetings.restore(
            parcel.unpack(parcel.pack(copy.meeting, copy.entries, copy.pack), "x")
        )
        == meeting_id
    )
    again = elsewhere.meetings.read(meeting_id)
    assert again.entries == copy.entries
    assert elsewhere.papers.pack(meeting_id).read_bytes() == b"1. Sak"
    # What was closed lies apart again.
    folder = elsewhere.meetings.folder(meeting_id)
    assert (folder / "closed.json").stat().st_mode & 0o777 == 0o600
    assert "SessionClosed" in (folder / "closed.json").read_text(encoding="utf-8")
    assert fold(again.entries) == fold(copy.entries)


def test_a_meeting_that_is_there_is_never_restored_over(archive, meeting_id):
    copy = archive.meetings.parcel(meeting_id)
    before = (archive.meetings.folder(meeting_id) / "meeting.json").read_bytes()
    with pytest.raises(MeetingExists):
        archive.meetings.restore(copy)
    other = archive.meetings.restore(copy, another=True)
    assert other == f"{meeting_id}-2"
    assert fold(archive.meetings.read(other).entries).id == other
    assert (archive.meetings.folder(meeting_id) / "meeting.json").read_bytes() == before


def test_a_meeting_that_lacks_its_closed_part_is_not_copied_as_if_it_were_whole(
    archive, meeting_id, write
):
    file, session = write()
    session.record(SessionClosed(item="i2", basis="kommunelova § 11-5", at=START))
    typed(session, "løyndom", "i2")
    session.checkpoint()
    file.close()
    (archive.meetings.folder(meeting_id) / "closed.json").unlink()
    with pytest.raises(ClosedPartMissing):
        archive.meetings.parcel(meeting_id)


def spoilt(copy: parcel.Parcel, how: str) -> parcel.Parcel:
    first, *rest = copy.entries
    after = replace(first, seq=first.seq + 1, step=first.seq + 1)
    called = first.event
    assert isinstance(called, MeetingConvened)
    other = replace(called, board=replace(called.board, id="eit-anna"))
    match how:
        case "no call":
            return replace(copy, entries=(replace(first, event=ItemOpened(item="i1")), *rest))
        case "two calls":
            return replace(copy, entries=(first, replace(after, event=other)))
        case "a time without a zone":
            return replace(copy, entries=(replace(first, at=START.replace(tzinfo=None)), *rest))
        case "a time without a zone in an event":
            closed = SessionClosed(item="i1", basis="x", at=START.replace(tzinfo=None))
            return replace(copy, entries=(first, replace(after, event=closed)))
        case _:
            return replace(copy, meeting=how)


@pytest.mark.parametrize(
    "how",
    [
        "no call",
        "two calls",
        "a time without a zone",
        "a time without a zone in an event",
        "../2026-03-24-ute",
        "2026-03-24-styret/..",
        "2026-03-24-" + "x" * 300,
        "",
    ],
)
def test_of_what_is_no_whole_meeting_nothing_is_made(archive, elsewhere, meeting_id, how):
    before = sorted(elsewhere.path.rglob("*"))
    with pytest.raises(Damaged):
        elsewhere.meetings.restore(spoilt(archive.meetings.parcel(meeting_id), how))
    assert sorted(elsewhere.path.rglob("*")) == before
    assert not list(elsewhere.path.parent.glob("2026*"))


@pytest.mark.parametrize(
    "name", ["../../x.txt", "meeting.json", "sakspapir.txt/../../x", "\x00", ""]
)
def test_the_pack_lies_under_no_other_name_than_packs_have(archive, elsewhere, meeting_id, name):
    copy = archive.meetings.parcel(meeting_id)
    copy = replace(copy, pack=parcel.PackFile(name=name, data=b"1. Sak"))
    made = elsewhere.meetings.restore(copy)
    assert elsewhere.papers.pack(made).name.startswith("sakspapir.")
    assert elsewhere.meetings.read(made).entries == copy.entries
    assert len(list(elsewhere.meetings.folder(made).iterdir())) == 2
