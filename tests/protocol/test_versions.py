"""What the head tells of the protocol itself, and what stands about other meetings."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Earlier
from sognko_tui.meeting.voting import take_vote
from tests.meetings import START, Room, agenda_item, board
from tests.protocol.telling import sentences


def approved() -> Room:
    room = Room([agenda_item(1, "Styret løyver 40 000 kroner."), agenda_item(2)])
    room.record(e.MeetingStarted(at=START))
    room.adopt("i1")
    room.adopt("i2")
    room.record(e.ProtocolApproved())
    return room


def begin(room: Room, reason: str = "feil", who: str = "Sekretariatet") -> None:
    room.record(e.CorrectionBegun(reason=reason, who=who))


def mend(room: Room, item: str, text: str) -> None:
    room.record(e.ItemReopened(item=item, mend=True))
    room.write(item, text)
    room.adopt(item)


def test_the_first_version_says_nothing_of_versions():
    assert not any("Versjon" in line for line in sentences(approved().meeting))


def test_each_version_is_told_with_what_was_put_right_in_it():
    room = approved()
    begin(room)
    mend(room, "i1", "Styret løyver 44 000 kroner.")
    room.record(e.ProtocolApproved())
    begin(room, "feil att")
    room.record(e.HeadChanged(field="place", value="Kulturhuset"))
    told = sentences(room.meeting)
    first = told.index("Versjon 2. Retta 24. mars 2026 av Sekretariatet. Grunngjeving: feil")
    assert told[first + 1 : first + 4] == [
        "Sak 1, vedtak: «40 000» er retta til «44 000».",
        "Versjon 3. Retta 24. mars 2026 av Sekretariatet. Grunngjeving: feil att",
        "Møtet, stad: «Rådhuset» er retta til «Kulturhuset».",
    ]


def test_the_vote_is_told_as_it_went_when_the_words_are_put_right_afterwards():
    room = approved()
    begin(room)
    mend(room, "i1", "Styret løyver 44 000 kroner.")
    told = sentences(room.meeting)
    at = told.index("Framlegget vart samrøystes vedteke:")
    assert told[at + 1] == "Styret løyver 44 000 kroner."
    assert not any("endra i møtet" in line for line in told)


def test_a_time_a_vote_and_an_attendance_put_right_are_told_as_they_were_and_are():
    room = approved()
    begin(room)
    room.record(e.MeetingStarted(at=START + timedelta(minutes=30)))
    room.record(e.MemberLeft(person="p6", moment=e.Moment(at=START, item="i2", relation="before")))
    room.record(e.ItemReopened(item="i2"))
    room.vote("i2", against=["p5"])
    room.adopt("i2")
    told = sentences(room.meeting)
    assert "Møtet, start: «10.00» er retta til «10.30»." in told
    assert any(
        line.startswith("Frammøte, Representant for Askvoll: «heile møtet» er retta til «")
        for line in told
    )
    assert (
        "Sak 2, røysting: «Framlegget vart samrøystes vedteke.» er retta til "
        "«Framlegget vart vedteke med 4 mot 1 røyst.»." in told
    )


def test_the_day_of_a_correction_is_the_norwegian_one():
    room = approved()
    room.clock.time = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)
    begin(room)
    assert any(
        line.startswith("Versjon 2. Retta 30. mars 2026") for line in sentences(room.meeting)
    )


def test_a_correction_in_a_closed_item_shows_the_public_nothing_of_it():
    room = approved()
    begin(room, "løynd grunn")
    room.record(
        e.SessionClosed(
            item="i1", basis="kommunelova § 11-5", at=START, neutral_title="Personalsak"
        )
    )
    mend(room, "i1", "Styret løyver 44 000 kroner.")
    told = sentences(room.meeting, for_all=True)
    assert "Versjon 2. Retta 24. mars 2026 av Sekretariatet." in told
    assert not any("000" in line or "løynd" in line for line in told)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Merknad til denne protokollen er ført i møtet 9. juni 2026, sak 2."),
        ("nb", "Merknad til denne protokollen er ført i møtet 9. juni 2026, sak 2."),
    ],
)
def test_a_remark_of_a_later_meeting_is_linked_to(language, said):
    room = Room(1)
    room.record(e.RemarkReceived(meeting="m", date=date(2026, 6, 9), number="2"))
    assert said in sentences(room.meeting, language=language)
    room.adopt("i1")
    room.record(e.ProtocolApproved())
    assert said in sentences(room.meeting, language=language)


def test_a_remark_that_came_when_the_protocol_was_approved_stands_in_its_next_version():
    said = "Merknad til denne protokollen er ført i møtet 9. juni 2026, sak 2."
    room = approved()
    room.record(e.RemarkReceived(meeting="m", date=date(2026, 6, 9), number="2"))
    assert said not in sentences(room.meeting)
    begin(room)
    assert said in sentences(room.meeting)
    room.record(e.ProtocolApproved())
    assert said in sentences(room.meeting)


def test_a_remark_without_a_date_is_told_too():
    room = Room(1)
    room.record(e.RemarkRecorded(item="i1", person="p2", text="Klokka\n12."))
    said = "Merknad til protokollen, frå Representant for Vik: Klokka 12."
    assert said in sentences(room.meeting)


def test_the_next_meeting_stands_at_the_end_and_dates_what_was_put_off_till_then():
    room = Room(2)
    room.record(e.ItemPostponed(item="i1", to="neste møte"))
    assert "Saka vart utsett til neste møte." in sentences(room.meeting)
    room.record(e.NextMeetingSet(date=date(2026, 2, 12), time="09:00", place="Rådhuset", item="i2"))
    told = sentences(room.meeting)
    assert "Saka vart utsett til neste møte (12. februar 2026)." in told
    assert "Neste møte: 12. februar 2026 kl. 9.00, Rådhuset." in told


def test_a_date_that_stands_there_already_is_not_told_twice():
    room = Room(1)
    room.record(e.ItemPostponed(item="i1", to="neste styremøte 12. februar 2026"))
    room.record(e.NextMeetingSet(date=date(2026, 2, 12)))
    assert "Saka vart utsett til neste styremøte 12. februar 2026." in sentences(room.meeting)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("postponed", "Saka vart utsett i møtet 9. desember 2025 (sak 7)."),
        ("returned", "Saka vart send tilbake i møtet 9. desember 2025 (sak 7)."),
        ("adopted", "Saka var oppe i møtet 9. desember 2025 (sak 7)."),
    ],
)
def test_an_item_that_was_carried_over_tells_from_where(outcome, said):
    history = (Earlier(meeting="m", date="2025-12-09", number="7", outcome=outcome),)
    room = Room([agenda_item(1, history=history)])
    assert said in sentences(room.meeting)


def test_numbers_by_the_year_have_it_after_them_wherever_they_stand():
    room = Room(
        [agenda_item(7), agenda_item("8/26"), agenda_item(9)],
        board(prefix="PS", numbering="year"),
    )
    room.adopt("i7")
    room.leave("p6", before="i8/26")
    room.adopt("i9")
    room.record(e.FollowUpNoted(item="i7", who="s", what="Sende ut"))
    told = sentences(room.meeting)
    assert "PS 7/26 Sak nummer 7" in told
    assert "PS 8/26 Sak nummer 8/26" in told
    assert "PS 7/26 | Sak nummer 7 | Vedteke som i framlegget" in told
    assert "PS 7/26 | Sekretær for styret | Sende ut | " in told
    assert any(line.endswith("før PS 8/26.") for line in told)


def test_an_item_handled_first_of_all_says_so():
    room = Room(3)
    for item in ("i3", "i1", "i2"):
        room.adopt(item)
    assert "Saka vart handsama først." in sentences(room.meeting)


def test_who_hindered_that_an_item_was_taken_up_is_told():
    room = Room(1)
    room.record(e.ItemAdded(item=agenda_item(2)))
    room.record(e.ProposalMoved(item="i2", proposal="t", mover="", text="", kind="take_up"))
    room.record(take_vote(room.meeting, room.item("i2"), motion="t", against=("p1",)))
    room.record(e.ItemWithdrawn(item="i2"))
    told = sentences(room.meeting)
    assert "Saka stod ikkje på saklista." in told
    assert (
        "Representant for Luster sette seg imot at saka vart teken opp, og ho vart difor ikkje "
        "handsama." in told
    )


def test_nobody_against_taking_an_item_up_is_told_too():
    room = Room(1)
    room.record(e.ItemAdded(item=agenda_item(2)))
    room.record(e.ProposalMoved(item="i2", proposal="t", mover="", text="", kind="take_up"))
    room.record(take_vote(room.meeting, room.item("i2"), motion="t"))
    room.adopt("i2")
    told = sentences(room.meeting)
    assert "Saka stod ikkje på saklista og vart teken opp i møtet." in told
    assert "Ingen sette seg imot at saka vart teken opp." in told


def test_the_language_of_corrections_is_the_board_s():
    room = approved()
    begin(room)
    mend(room, "i1", "Styret løyver 44 000 kroner.")
    meeting = replace(room.meeting, board=replace(room.meeting.board, language="nb"))
    (correction,) = meeting.corrections
    before = replace(correction.before, board=meeting.board)
    meeting = replace(meeting, corrections=(replace(correction, before=before),))
    told = sentences(meeting, language="nb")
    assert "Sak 1, vedtak: «40 000» er rettet til «44 000»." in told
