"""What the check finds: what is missing and what does not agree, and what it leaves in peace."""

from datetime import datetime

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.check import Finding, check, is_draft
from sognko_tui.meeting.composition import composed
from tests.meetings import START, Room, agenda_item, board, points


def codes(room: Room, item: str | None = None) -> set[str]:
    return {f.code for f in check(room.meeting) if item is None or f.item == item}


def finding(room: Room, code: str) -> Finding:
    (only,) = [f for f in check(room.meeting) if f.code == code]
    return only


def finished(room: Room) -> Room:
    for item in room.meeting.items:
        if item.open:
            room.adopt(item.id)
    room.record(e.HeadChanged(field="secretary", value="Sekretær for styret"))
    return room


def test_a_plain_meeting_that_was_taken_has_nothing_to_find():
    room = finished(Room())
    assert check(room.meeting) == ()
    assert not is_draft(room.meeting)


def test_an_open_item_makes_a_draft():
    room = Room()
    assert is_draft(room.meeting)
    assert codes(room, "i1") == {"item_open"}
    assert finding(room, "no_secretary").severity == "note"


def test_the_head_says_what_is_missing():
    room = Room(all_present=False)
    assert {"no_attendance", "not_started", "no_secretary"} <= codes(room)
    room.record(e.HeadChanged(field="place", value=""))
    room.record(e.HeadChanged(field="notice_date", value=""))
    assert {"no_place", "no_notice"} <= codes(room)
    assert "not_ended" not in codes(room)
    room.arrive("p1")
    assert "no_attendance" not in codes(room)
    assert "unaccounted" in codes(room)
    room.record(e.MeetingStarted(at=START))
    assert "not_ended" in codes(room)


@pytest.mark.parametrize("end", [START.replace(hour=8), datetime(2026, 3, 24, 8, 0)])  # noqa: DTZ001
def test_a_meeting_does_not_end_before_it_began(end):
    room = finished(Room())
    room.record(e.MeetingEnded(at=end))
    assert codes(room) == {"ends_before_start"}


def test_a_blank_in_an_open_item_is_counted():
    room = Room([agenda_item(1, [Point(text="Styret vel:", blank=True)])])
    assert finding(room, "blank_open").params["count"] == 1


def test_a_blank_in_a_decision_is_never_let_through_silently():
    room = Room([agenda_item(1, [Point(text="Styret vel:", blank=True)])])
    room.vote("i1")
    room.record(e.DecisionAdopted(item="i1", text="Styret vel: ____"))
    assert finding(room, "blank_left").severity == "hard"
    assert is_draft(room.meeting)


def test_a_vote_by_somebody_who_turns_out_not_to_have_been_there_is_found():
    room = finished(Room())
    gone = e.Moment(item="i2", relation="during")
    room.record(e.PresenceCorrected(person="p6", stay=0, arrived=e.Moment(), left=gone))
    assert codes(room, "i1") == set()
    assert codes(room, "i2") == codes(room, "i3") == {"voter_not_present", "tally"}
    assert is_draft(room.meeting)


def test_a_vote_that_leaves_somebody_out_is_found():
    room = Room(all_present=False)
    for member in ("p1", "p2", "p3"):
        room.arrive(member)
    room.adopt("i1")
    room.arrive("p4")
    tally = finding(room, "tally")
    assert (tally.params["voted"], tally.params["entitled"]) == (3, 4)


def test_a_deputy_who_voted_while_the_member_was_there_is_found():
    room = Room(all_present=False)
    for member in ("p1", "p2"):
        room.arrive(member)
    room.arrive("d1", seat="p3")
    room.adopt("i1")
    room.record(e.MemberArrived(person="p3", moment=e.Moment(item="i1", relation="before")))
    assert "tally" in codes(room, "i1")
    assert {"voter_not_present", "may_not_vote"} & codes(room, "i1")


def test_a_rejected_item_is_held_against_its_vote_too():
    room = Room()
    room.vote("i1", against={"p1", "p2", "p3", "p4"})
    room.adopt("i1")
    room.record(e.AttendanceCleared(person="p6"))
    assert "voter_not_present" in codes(room, "i1")


def test_somebody_who_refused_to_vote_and_was_not_there_is_found():
    room = Room()
    room.vote("i1", refused={"p6"})
    room.adopt("i1")
    assert codes(room, "i1") == {"refused_to_vote"}
    room.record(e.AttendanceCleared(person="p6"))
    assert "voter_not_present" in codes(room, "i1")


def test_a_decision_that_the_vote_did_not_carry_is_found():
    room = Room()
    room.vote("i1", against={"p1", "p2", "p3", "p4"})
    room.record(e.DecisionAdopted(item="i1", text=room.item("i1").decision))
    assert finding(room, "not_carried").severity == "hard"


def test_a_decision_that_was_edited_after_the_vote_is_found():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.vote("i1", against={"p6"})
    room.adopt("i1")
    room.write("i2", "Eige vedtak.")
    room.vote("i2", against={"p6"})
    room.write("i2", "Eige vedtak, retta.")
    room.adopt("i2")
    assert codes(room, "i1") == set()
    assert codes(room, "i2") == {"edited_after_vote"}


@pytest.mark.parametrize(
    ("more", "found"), [("", set()), (" Og eitt ord til.", {"edited_after_vote"})]
)
def test_what_point_by_point_votes_made_is_found_only_where_it_was_changed_after_them(more, found):
    room = Room([agenda_item(1, points("Kurset blir i Førde.", "Utgiftene blir delte likt."))])
    room.write("i1", room.item("i1").decision.replace("likt", "etter folketal"))
    room.vote("i1", point=1, against={"p1", "p2", "p3", "p4"})
    room.vote("i1", point=2)
    room.write("i1", composed(room.item("i1")) + more)
    room.adopt("i1")
    assert room.item("i1").adopted == "1. Utgiftene blir delte etter folketal." + more
    assert codes(room, "i1") == found


def test_a_lost_quorum_is_found_unless_it_was_set_aside_with_a_reason():
    room = Room(all_present=False)
    for member in ("p1", "p2"):
        room.arrive(member)
    for item in ("i1", "i2"):
        room.vote(item)
        room.record(e.DecisionAdopted(item=item, text=room.item(item).decision))
    room.record(e.RuleOverridden(rule="quorum", reason="Hastar", item="i2"))
    assert "not_quorate" in codes(room, "i1")
    assert "not_quorate" not in codes(room, "i2")
    assert finding(room, "not_quorate").rule == "quorum"


def test_a_board_without_the_rule_has_no_quorum_to_lose():
    room = Room(on=board(switched={"quorum": False}), all_present=False)
    room.arrive("p1")
    room.adopt("i1")
    assert "not_quorate" not in codes(room)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Styret vel Vik.", {"asks_deputy", "asks_period"}),
        ("Styret vel Vik, vara Gulen.", {"asks_period"}),
        ("Styret vel Vik, varamedlem Gulen, for 2026-2027.", set()),
        ("Styret vel Vik for to år, med Gulen som stadfortredar.", set()),
    ],
)
def test_what_the_background_asks_for_is_missed_until_it_is_settled(text, missing):
    room = Room([agenda_item(1, kind="election", asks=("deputy", "period", "names"))])
    room.write("i1", text)
    assert codes(room, "i1") - {"item_open"} == missing
    room.record(e.ItemPostponed(item="i1"))
    assert codes(room, "i1") == set()


def test_a_disqualification_without_a_ground_is_found():
    room = Room()
    room.record(e.Disqualified(item="i1", person="p2", ground=" "))
    found = finding(room, "no_ground")
    assert found.params["person"] == "Representant for Vik"
    assert found.rule == "disqualification"


def test_a_decision_on_a_member_s_proposal_is_held_against_that_vote():
    room = Room()
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.vote("i1", motion="m1", against={"p1"})
    room.write("i1", "Noko anna.")
    room.adopt("i1")
    assert codes(room, "i1") == set()


def test_a_proposal_that_a_majority_was_for_has_not_fallen():
    room = Room()
    room.vote("i1", against=["p3"])
    room.record(e.ProposalRejected(item="i1"))
    assert finding(room, "fell_though_carried").severity == "hard"
    assert is_draft(room.meeting)


def test_a_proposal_that_fell_wants_the_result_of_its_vote():
    room = Room()
    room.record(e.ProposalRejected(item="i1"))
    assert "no_result" in codes(room, "i1")
    room.record(e.ItemReopened(item="i1"))
    room.vote("i1", against=["p1", "p2", "p3", "p4"])
    room.adopt("i1")
    assert codes(room, "i1") == set()


def test_an_item_that_was_closed_after_the_meeting_ended_is_told_of():
    room = finished(Room())
    room.record(e.ItemReopened(item="i2"))
    room.clock.go(minutes=30)
    room.adopt("i2")
    assert codes(room) == {"closed_after_end"}
    room.record(e.MeetingEnded(at=room.clock.now()))
    assert codes(room) == set()


def test_who_moves_or_states_something_without_being_there_is_told_of():
    room = Room(2, all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.record(e.ProposalMoved(item="i1", proposal="a", mover="p6", text="Nei."))
    room.record(e.ProposalMoved(item="i1", proposal="b", mover="p5", text="Kanskje."))
    room.record(e.StatementRecorded(item="i1", person="p6", text="Eg er usamd."))
    room.record(e.StatementRecorded(item="i1", person="s", text="Til orientering."))
    assert codes(room, "i1") == {"item_open", "mover_away", "statement_away"}
    assert finding(room, "mover_away").params["person"] == "Representant for Askvoll"


def test_who_puts_somebody_forward_without_being_there_is_told_of():
    room = Room(2, all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.record(e.PostOpened(item="i1", post="x", title="leiar"))
    nominee = e.Nominee(id="n1", name="Rektor i Stad")
    room.record(e.Nominated(item="i1", post="x", nominee=nominee, by="p6"))
    assert finding(room, "mover_away").params["person"] == "Representant for Askvoll"


def test_who_moves_something_and_then_leaves_was_there():
    room = Room(2)
    room.record(e.ProposalMoved(item="i1", proposal="a", mover="p6", text="Nei."))
    room.record(e.MemberLeft(person="p6", moment=e.Moment(at=START, item="i1")))
    room.vote("i1", motion="a", against={"p1", "p2", "p3"})
    assert "mover_away" not in codes(room, "i1")


def test_times_outside_the_meeting_are_told_of_by_item():
    room = Room(2)
    room.record(e.MeetingStarted(at=START))
    room.adopt("i1")
    room.record(e.SessionClosed(item="i2", basis="§ 1", at=START.replace(hour=15)))
    room.record(e.BreakTaken(start=START.replace(hour=15), end=START.replace(hour=16)))
    room.record(e.SessionOpened(item="i2", at=START.replace(hour=16)))
    room.adopt("i2")
    room.record(e.MeetingEnded(at=START.replace(hour=12)))
    assert finding(room, "time_outside").params == {"numbers": "2"}
    assert finding(room, "break_outside").severity == "warning"
    room.record(e.MeetingEnded(at=START.replace(hour=17)))
    assert not codes(room) & {"time_outside", "break_outside"}
    room.record(e.MeetingStarted(at=START.replace(hour=16)))
    assert finding(room, "time_outside").params == {"numbers": "1, 2"}


def test_a_proposal_that_a_member_moved_and_that_was_changed_after_the_vote_is_told_of():
    room = Room()
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.vote("i1", motion="m1")
    room.write("i1", "Noko heilt anna.")
    room.adopt("i1")
    assert "edited_after_vote" in codes(room, "i1")


def test_who_left_after_an_item_that_was_voted_on_later_still_is_told_of():
    room = Room(3)
    room.adopt("i1")
    room.open("i2")
    room.leave("p3", after="i2")
    room.open("i3")
    room.adopt("i3")
    room.adopt("i2")
    assert finding(room, "left_too_early").params["person"] == "Representant for Fjaler"


def test_who_came_during_an_item_and_was_there_when_it_was_voted_on_later_is_told_of():
    room = Room(3)
    room.leave("p3")
    room.adopt("i1")
    room.open("i2")
    room.arrive("p3", during="i2")
    assert "came_too_late" not in codes(room)
    room.open("i3")
    room.adopt("i3")
    room.adopt("i2")
    assert finding(room, "came_too_late").item == "i2"
