"""Our own data: read back, described by its schema, the same whatever comes after the approval."""

import json
from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.public import public_part
from sognko_tui.protocol import public
from sognko_tui.protocol.data import record
from tests.meetings import Room
from tests.procedure.reference import LANGUAGES, the_session


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("for_all", [False, True], ids=["full", "public"])
def test_the_reference_meeting_is_read_back(language, for_all):
    meeting = the_session(language).meeting
    told = public_part(meeting) if for_all else meeting
    assert record.read(record.write(told)) == public(told)


def test_the_schema_that_is_shipped_is_that_of_what_is_written():
    shipped = json.loads(record.SCHEMA.read_text(encoding="utf-8"))
    assert shipped == record.schema(), "make it anew: python -m tests.protocol.test_record"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"sognko": "archive", "format": 1, "meeting": {}}',
        b'{"sognko": "record", "format": 1}',
        b'{"meeting": {}}',
        b'{"sognko": "record", "format": 0, "meeting": {}}',
        b'{"sognko": "record", "format": 1, "meeting": {"items": 3}}',
        b'{"sognko": "record", "format": 2, "meeting": {}}',
    ],
)
def test_what_is_no_record_or_a_newer_one_is_not_read(data):
    with pytest.raises(record.NotARecord):
        record.read(data)


def test_nothing_that_is_noted_after_the_approval_changes_a_byte():
    room = Room(1)
    noted = room.record(e.FollowUpNoted(item="i1", who="s", what="Sende ut", due="neste møte"))
    room.adopt("i1")
    room.record(e.NextMeetingSet(date=date(2026, 6, 9)))
    room.record(e.MeetingEnded(at=room.clock.now()))
    done = noted.last_seq
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    approved = record.write(room.meeting)
    for event in (
        e.ItemOpened(item="i1"),
        e.FollowUpSettled(item="i1", noted=done, on=date(2026, 4, 1), note="Sendt"),
        e.RemarkReceived(meeting="m", date=date(2026, 6, 9), number="2"),
        e.NextMeetingSet(date=date(2026, 6, 9), meeting="2026-06-09-styret"),
        e.ParcelReceived(reference="26/1", on=date(2026, 6, 10)),
        e.ProtocolSigned(who="Representant for Luster", on=date(2026, 6, 10)),
    ):
        room.record(event)
        assert record.write(room.meeting) == approved, event
    room.record(e.CorrectionBegun(reason="feil sum", who="Sekretariatet"))
    assert record.write(room.meeting) != approved


if __name__ == "__main__":
    made = json.dumps(record.schema(), ensure_ascii=False, indent=2)
    record.SCHEMA.write_text(made + "\n", encoding="utf-8")
