"""What page one tells of the protocol's way: sent round, remarks due, approved."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.session import Refused
from sognko_tui.protocol import public, read, write
from tests.meeting.examples import STEPS, prepared
from tests.meetings import Room, board
from tests.protocol.telling import sentences

AFTERWARDS = {
    "correction begun", "follow-up done", "follow-up not done", "remark received",
}  # fmt: skip
"""What may be recorded of an approved protocol, among the steps."""

SENT = e.ProtocolCirculated(on=date(2026, 3, 26), due=date(2026, 4, 2), manner="e-post")


def finished(language="nn") -> Room:
    room = Room(1, board(language=language))
    room.adopt("i1")
    room.record(e.MeetingEnded(at=room.clock.now()))
    return room


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", ["Protokollen vart send rundt 26. mars 2026 (e-post).", "Merknader må vere komne inn innan 2. april 2026."]),
        ("nb", ["Protokollen ble sendt rundt 26. mars 2026 (e-post).", "Merknader må være kommet inn innen 2. april 2026."]),
    ],
)  # fmt: skip
def test_what_is_sent_round_says_when_and_by_when_remarks_are_due(language, said):
    room = finished(language)
    assert not set(said) & set(sentences(room.meeting, language=language))
    room.record(SENT)
    told = sentences(room.meeting, language=language)
    assert [line for line in told if line in said] == said
    assert 'status: "circulated"' in write(room.meeting)


def test_sent_round_anew_the_last_time_counts():
    room = finished()
    room.record(SENT)
    room.record(e.ProtocolCirculated(on=date(2026, 3, 30), due=date(2026, 4, 7)))
    told = sentences(room.meeting)
    assert "Protokollen vart send rundt 30. mars 2026." in told
    assert not any("26. mars" in line for line in told)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", ["Send rundt: 26. mars 2026 (e-post), merknader innan 2. april 2026", "Godkjend i: møtet 9. juni 2026"]),
        ("nb", ["Sendt rundt: 26. mars 2026 (e-post), merknader innen 2. april 2026", "Godkjent i: møtet 9. juni 2026"]),
    ],
)  # fmt: skip
def test_what_is_approved_says_both_dates_and_where(language, said):
    room = finished(language)
    room.record(SENT)
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    told = sentences(room.meeting, language=language)
    assert [line for line in told if line in said] == said
    assert not any("rundt 26. mars 2026 (e-post)." in line for line in told)
    assert 'status: "final"' in write(room.meeting)


def test_a_correction_begins_its_way_anew():
    room = finished()
    room.record(SENT)
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    room.record(e.CorrectionBegun(reason="feil sum", who="Sekretariatet"))
    told = sentences(room.meeting)
    assert not any(line.startswith(("Send rundt", "Godkjend")) for line in told)
    at = told.index("Versjon 1 vart godkjend i møtet 9. juni 2026.")
    assert told[at + 1].startswith("Versjon 2. Retta ")


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_each_stage_reads_back(language):
    room = finished(language)
    for event in (
        SENT,
        e.ProtocolApproved(where="møtet 9. juni 2026"),
        e.CorrectionBegun(reason="feil sum", who="Sekretariatet"),
        SENT,
        e.ProtocolApproved(where="møtet 8. september 2026"),
    ):
        room.record(event)
        assert read(write(room.meeting)) == public(room.meeting)
    assert public(room.meeting).approved_where == "møtet 8. september 2026"
    assert public(room.meeting).remarks_due == "2026-04-02"


def test_nothing_that_may_happen_after_the_approval_changes_a_word_of_the_protocol():
    room = finished()
    done = room.record(e.FollowUpNoted(item="i1", who="Sekretæren", what="Sende ut")).last_seq
    room.record(e.NextMeetingSet(date=date(2026, 6, 9)))
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    approved = write(room.meeting)
    for event in (
        e.ItemOpened(item="i1"),
        e.RemarkReceived(meeting="m", date=date(2026, 6, 9), number="2"),
        e.NextMeetingSet(date=date(2026, 6, 9), meeting="2026-06-09-styret"),
        e.FollowUpSettled(item="i1", noted=done, on=date(2026, 4, 1), note="Svara"),
        e.FollowUpReopened(item="i1", noted=done),
    ):
        room.record(event)
        assert write(room.meeting) == approved


def test_nothing_else_is_recorded_in_an_approved_meeting():
    room = prepared()
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    approved, log = write(room.meeting), room.session.log
    for name in STEPS.keys() - AFTERWARDS:
        with pytest.raises(Refused) as refused:
            room.record(*STEPS[name])
        assert refused.value.code == "approved", name
    assert room.session.log == log
    assert write(room.meeting) == approved
