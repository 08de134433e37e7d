"""`sognko receipt` and `sognko board retention`: the lawful archive has it, and how long we keep ours."""

from hashlib import sha256

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office import archive_parcel
from sognko_tui.office.desk import at_desk
from tests.test_cli import ID, as_json, complaint, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]

BOARD = "styret-i-proeve-ko"


@pytest.fixture
def approved(sognko, meeting) -> str:
    opened = at_desk(None).open(meeting)
    assert opened.session is not None
    for item in opened.meeting.items:
        opened.session.record(e.ItemHandled(item=item.id))
    opened.session.record(e.ProtocolApproved(where="møtet i juni"))
    opened.close()
    return meeting


@pytest.fixture
def parcel(approved, place):
    desk = at_desk(None)
    path = place / "pakke.zip"
    meeting = desk.look(approved)
    found = archive_parcel.pieces(desk._archive, approved, meeting, lambda *_: {})
    path.write_bytes(b"".join(found))
    return path


def receipts(sognko) -> list:
    return as_json(sognko("show", ID, "--json"), "show").get("receipts", [])


def codes(sognko) -> list[str]:
    return [found["code"] for found in as_json(sognko("check", ID, "--json"), "check", status=1)]


def test_a_receipt_is_noted_with_what_was_sent_and_its_file_is_kept(sognko, parcel, place):
    (place / "kvitt.PDF").write_bytes(b"%PDF kvittering")
    sognko("board", "retention", BOARD, "--system", "Arkivkjernen")
    noted = ("receipt", ID, "26/117-4", "--file", "kvitt.PDF", "--parcel", "pakke.zip")
    assert sognko(*noted, "--date", "12.6.2026") == (0, "", "")
    (receipt,) = receipts(sognko)
    assert receipt == {
        "reference": "26/117-4",
        "date": "2026-06-12",
        "version": 1,
        "system": "Arkivkjernen",
        "sha256": sha256(parcel.read_bytes()).hexdigest(),
        "file": "kvittering.pdf",
        "file_sha256": sha256(b"%PDF kvittering").hexdigest(),
    }
    assert (place / "minutes" / ID / "kvittering.pdf").read_bytes() == b"%PDF kvittering"
    assert "26/117-4" in sognko("log", ID)[1]
    assert sognko("check", ID)[1].count("tables") == 0


def test_a_draft_is_not_received_nor_is_a_parcel_of_another_meeting(sognko, meeting, place):
    assert "ikkje godkjend" in complaint(sognko("receipt", meeting, "26/117-4"))
    assert receipts(sognko) == []


def test_what_is_not_our_parcel_is_refused_and_leaves_nothing(sognko, approved, place):
    (place / "anna.zip").write_bytes(b"PK anna")
    (place / "kvitt.pdf").write_bytes(b"x")
    asked = ("receipt", approved, "26/117-4", "--file", "kvitt.pdf", "--parcel", "anna.zip")
    assert "anna.zip" in complaint(sognko(*asked))
    assert "tilvisinga" in complaint(sognko("receipt", approved, " \n "))
    assert receipts(sognko) == []
    assert not list((place / "minutes" / ID).glob("kvittering*"))


def test_the_same_receipt_twice_is_refused_and_its_file_does_not_stay(sognko, approved, place):
    asked = ("receipt", approved, "26/117-4", "--date", "12.6.2026")
    assert sognko(*asked)[0] == 0
    assert "ført alt" in complaint(sognko(*asked))
    assert len(receipts(sognko)) == 1


def test_a_board_says_where_its_archive_is_and_what_becomes_of_the_copy(sognko, meeting):
    asked = ("board", "retention", BOARD)
    assert "ikkje sagt" in sognko(*asked)[1]
    assert "--system" in complaint(sognko(*asked, "--remove-after", "3"))
    told = sognko(*asked, "--system", "Arkivkjernen", "--remove-after", "3")[1]
    assert told == "Arkivsystem: Arkivkjernen. Kopien her kan slettast 3 år etter kvitteringa.\n"
    assert as_json(sognko(*asked, "--json"), "retention") == {
        "board": BOARD, "system": "Arkivkjernen", "copy": "remove", "years": 3,
    }  # fmt: skip
    assert "ståande" in sognko(*asked, "--keep")[1]
    complaint(sognko(*asked, "--remove-after", "1000"))
    assert "ikkje sagt" in sognko(*asked, "--system", "")[1]


def test_check_tells_what_the_archive_lacks_and_whose_term_is_over(sognko, approved, monkeypatch):
    assert "not_in_archive" not in codes(sognko)
    sognko("board", "retention", BOARD, "--system", "Arkivkjernen", "--remove-after", "2")
    assert "not_in_archive" in codes(sognko)
    assert "Arkivkjernen" in sognko("check", ID)[1]
    assert sognko("receipt", approved, "26/117-4", "--date", "29.2.2024")[0] == 0
    monkeypatch.setenv("SOGNKO_CLOCK", "2026-02-28T09:00:00+01:00")
    assert not {"not_in_archive", "term_over"} & set(codes(sognko))
    monkeypatch.setenv("SOGNKO_CLOCK", "2026-03-01T09:00:00+01:00")
    assert "term_over" in codes(sognko)
    assert at_desk(None).summaries()
