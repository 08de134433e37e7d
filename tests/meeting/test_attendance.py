"""Who is in the room for an item, and who may vote in it."""

import pytest

from sognko_tui.meeting import attendance
from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.session import Refused
from tests.meetings import Room, agenda_item, board, person

ALL = {"p1", "p2", "p3", "p4", "p5", "p6"}


def refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.code


def test_whoever_is_there_from_the_start_may_vote_in_every_item():
    room = Room()
    assert room.voters("i1") == room.voters("i3") == ALL


def test_before_anything_is_noted_nobody_is_there():
    room = Room(all_present=False)
    assert not attendance.attendance_taken(room.meeting)
    assert room.voters("i1") == set()
    assert len(attendance.unaccounted(room.meeting)) == 6


def test_an_absence_is_with_or_without_notice_and_can_be_set_anew():
    room = Room(all_present=False)
    room.absent("p1")
    room.absent("p2", notice=False)
    assert room.meeting.presence("p1").absent == "with_notice"
    assert room.meeting.presence("p2").absent == "without_notice"
    room.absent("p2")
    assert room.meeting.presence("p2").absent == "with_notice"
    assert [p.id for p in attendance.unaccounted(room.meeting)] == ["p3", "p4", "p5", "p6"]
    assert not attendance.attendance_taken(room.meeting)


def test_whoever_was_noted_absent_and_comes_is_absent_no_longer():
    room = Room(all_present=False)
    room.absent("p1")
    room.arrive("p1")
    assert room.meeting.presence("p1").absent == ""
    assert "p1" in room.voters("i1")


def test_nobody_who_is_or_was_there_can_be_noted_absent():
    room = Room()
    assert refusal(room.absent, "p1") == "already_here"
    room.adopt("i1")
    room.leave("p1", during="i2")
    assert refusal(room.absent, "p1") == "was_here"


def test_what_was_noted_by_mistake_is_as_if_never_noted():
    room = Room()
    room.record(e.AttendanceCleared(person="p1"))
    assert not room.meeting.presence("p1").stays
    assert room.voters("i1") == ALL - {"p1"}


def test_a_deputy_votes_for_the_member_whose_seat_is_filled():
    room = Room(all_present=False)
    room.absent("p3")
    room.arrive("p1")
    room.arrive("d1", seat="p3")
    assert room.voters("i1") == {"p1", "d1"}
    item = room.item("i1")
    seat = room.meeting.board.person("p3")
    assert seat is not None
    sitting = attendance.occupant(room.meeting, seat, item)
    assert sitting is not None
    assert sitting.id == "d1"


def test_whoever_is_present_but_deputy_for_nobody_has_no_vote():
    room = Room()
    room.arrive("d1")
    assert "d1" in {p.id for p in attendance.present(room.meeting, room.item("i1"))}
    assert room.voters("i1") == ALL


def test_a_deputy_for_a_member_who_is_there_has_no_vote():
    room = Room()
    room.arrive("d1", seat="p3")
    assert room.voters("i1") == ALL


def test_a_seat_is_filled_by_one_deputy_at_a_time():
    room = Room(all_present=False)
    room.arrive("d1", seat="p3")
    assert refusal(room.arrive, "d2", seat="p3") == "seat_taken"
    assert refusal(room.arrive, "d2", seat="d1") == "no_such_seat"
    assert refusal(room.arrive, "d2", seat="nobody") == "no_such_seat"
    assert refusal(room.arrive, "p1", seat="p2") == "has_own_seat"


def test_a_member_who_is_said_to_sit_in_their_own_seat_just_sits_there():
    room = Room(all_present=False)
    room.arrive("p1", seat="p1")
    assert room.meeting.presence("p1").here
    assert room.voters("i1") == {"p1"}


def test_a_deputy_steps_down_when_the_member_arrives_between_two_items():
    room = Room()
    room.leave("p3", during="i1")
    room.arrive("d1", seat="p3", during="i1")
    room.adopt("i1")
    room.arrive("p3", during="i2")
    assert room.voters("i2") == ALL - {"p3"} | {"d1"}
    assert room.voters("i3") == ALL
    room.adopt("i2")
    assert room.voters("i2") == ALL - {"p3"} | {"d1"}
    stepped = room.meeting.presence("d1").stays[-1].left
    assert stepped is not None
    assert (stepped.item, stepped.relation) == ("i2", "after")


def test_a_deputy_steps_down_at_once_when_the_member_comes_before_the_item():
    room = Room(all_present=False)
    for member in ALL - {"p3"}:
        room.arrive(member)
    room.arrive("d1", seat="p3")
    room.adopt("i1")
    room.arrive("p3", before="i2")
    assert room.voters("i1") == ALL - {"p3"} | {"d1"}
    assert room.voters("i2") == ALL


def test_a_deputy_whose_member_comes_in_time_was_never_there():
    room = Room(all_present=False)
    room.arrive("d1", seat="p3")
    room.arrive("p3")
    assert room.meeting.presence("d1").stays == ()
    assert room.voters("i1") == {"p3"}


def test_a_member_noted_without_an_item_has_not_been_there_while_a_deputy_sat():
    room = Room(all_present=False)
    for member in ALL - {"p3"}:
        room.arrive(member)
    room.arrive("d1", seat="p3")
    room.adopt("i1")
    room.arrive("p3")
    assert room.voters("i1") == ALL - {"p3"} | {"d1"}
    assert room.voters("i2") == ALL


def test_an_arrival_during_an_item_counts_from_the_next():
    room = Room(all_present=False)
    room.arrive("p1")
    room.open("i1")
    room.arrive("p2", during="i1")
    assert room.voters("i1") == {"p1"}
    assert room.voters("i2") == {"p1", "p2"}
    room.record(e.ItemHandled(item="i1"))
    assert room.voters("i1") == {"p1"}


def test_an_arrival_before_an_item_counts_for_it():
    room = Room(all_present=False)
    room.arrive("p1")
    room.record(e.ItemHandled(item="i1"))
    room.arrive("p2", before="i2")
    assert room.voters("i1") == {"p1"}
    assert room.voters("i2") == {"p1", "p2"}


def test_leaving_during_an_item_is_being_gone_for_its_vote():
    room = Room()
    room.adopt("i1")
    room.leave("p6", during="i2")
    assert room.voters("i1") == ALL
    assert room.voters("i2") == room.voters("i3") == ALL - {"p6"}


def test_leaving_after_an_item_is_having_been_there_for_it():
    room = Room()
    room.leave("p6", after="i1")
    assert room.voters("i1") == ALL
    room.adopt("i1")
    assert room.voters("i1") == ALL
    assert room.voters("i2") == ALL - {"p6"}


def test_somebody_can_leave_and_come_back():
    room = Room(4)
    room.adopt("i1")
    room.leave("p6", during="i2")
    room.adopt("i2")
    room.arrive("p6", during="i3")
    room.adopt("i3")
    room.adopt("i4")
    there = [i for i in ("i1", "i2", "i3", "i4") if "p6" in room.voters(i)]
    assert there == ["i1", "i4"]
    assert len(room.meeting.presence("p6").stays) == 2


def test_somebody_who_comes_back_is_not_there_from_the_start_again():
    room = Room()
    room.adopt("i1")
    room.leave("p6", during="i2")
    room.adopt("i2")
    room.arrive("p6")
    assert "p6" not in room.voters("i2")
    assert "p6" in room.voters("i3")


def test_whoever_is_back_before_an_item_was_left_is_there_for_it():
    room = Room()
    room.leave("p6", during="i1")
    room.arrive("p6", before="i1")
    assert "p6" in room.voters("i1")


def test_whoever_came_and_went_before_the_meeting_began_was_not_there():
    room = Room(all_present=False)
    room.arrive("p1")
    room.leave("p1")
    assert room.meeting.presence("p1").stays == ()


def test_whoever_is_here_cannot_come_and_whoever_is_not_cannot_leave():
    room = Room()
    assert refusal(room.arrive, "p1") == "already_here"
    assert refusal(room.leave, "d1") == "not_here"
    assert refusal(room.arrive, "nobody") == "no_such_person"
    assert refusal(room.leave, "p1", during="nowhere") == "no_such_item"


def test_an_item_passed_over_is_judged_when_it_is_handled():
    room = Room()
    room.open("i1")
    room.open("i2")
    room.adopt("i2")
    room.leave("p6", after="i2")
    room.adopt("i1")
    assert room.voters("i2") == ALL
    assert room.voters("i1") == ALL - {"p6"}
    vote = room.item("i1").last_vote
    assert vote is not None
    assert vote.in_favour == ("p1", "p2", "p3", "p4", "p5")


def test_whoever_came_during_an_item_that_was_passed_over_is_there_when_it_is_taken_up_again():
    room = Room(all_present=False)
    room.arrive("p1")
    room.arrive("p2")
    room.arrive("p3")
    room.open("i1")
    room.arrive("p4", during="i1")
    assert "p4" not in room.voters("i1")
    room.adopt("i2")
    assert "p4" in room.voters("i2")
    assert "p4" in room.voters("i1")
    room.adopt("i1")
    assert "p4" in room.voters("i1")


def test_whoever_left_after_an_item_that_was_passed_over_is_gone_when_it_is_taken_up_again():
    room = Room()
    room.leave("p6", after="i1")
    room.adopt("i2")
    room.adopt("i1")
    assert "p6" not in room.voters("i1")
    assert "p6" not in room.voters("i2")


def test_a_reopened_item_is_judged_by_who_is_there_the_second_time():
    room = Room()
    room.arrive("d1", during="i1")
    room.adopt("i1")
    room.leave("p6", after="i1")
    room.record(e.ItemReopened(item="i1"))
    room.adopt("i1")
    assert "p6" not in room.voters("i1")
    assert "d1" in {p.id for p in attendance.present(room.meeting, room.item("i1"))}


@pytest.mark.parametrize(
    ("relation", "there"),
    [("before", {"i2", "i3"}), ("during", {"i3"}), ("after", {"i3"})],
)
def test_an_arrival_noted_late_stands_at_the_item_it_names(relation, there):
    room = Room(4, all_present=False)
    for member in ("p1", "p2", "p3"):
        room.arrive(member)
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    moment = e.Moment(at=room.clock.now(), item="i2", relation=relation)
    room.record(e.MemberArrived(person="p4", moment=moment))
    assert {i for i in ("i1", "i2", "i3") if "p4" in room.voters(i)} == there


def corrected(person_id, arrived, left=None, stay=0):
    return e.PresenceCorrected(person=person_id, stay=stay, arrived=arrived, left=left)


def at(item, relation, when=None):
    return e.Moment(item=item, relation=relation, at=when)


def test_a_time_alone_can_be_put_right_without_moving_anything():
    room = Room(all_present=False)
    for member in ("p1", "p2", "p3"):
        room.arrive(member)
    room.adopt("i1")
    room.arrive("p4", during="i2")
    room.leave("p4", during="i3")
    before = {i: room.voters(i) for i in ("i1", "i2", "i3")}
    when = room.clock.now()
    room.record(corrected("p4", at("i2", "during", when), at("i3", "during", when)))
    assert {i: room.voters(i) for i in ("i1", "i2", "i3")} == before
    stay = room.meeting.presence("p4").stays[0]
    assert stay.arrived.at == when
    assert stay.left is not None
    assert stay.left.at == when


def test_an_arrival_can_be_moved_to_before_or_during_an_item_that_is_closed():
    room = Room(all_present=False)
    for member in ("p1", "p2", "p3", "p4"):
        room.arrive(member)
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    closed = ("i1", "i2", "i3")
    room.record(corrected("p4", at("i2", "before")))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i2", "i3"]
    room.record(corrected("p4", at("i2", "during")))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i3"]
    room.record(corrected("p4", e.Moment()))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i1", "i2", "i3"]


def test_a_departure_can_be_moved_and_taken_away():
    room = Room()
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    closed = ("i1", "i2", "i3")
    start = e.Moment()
    room.record(corrected("p4", start, at("i2", "during")))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i1"]
    room.record(corrected("p4", start, at("i2", "after")))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i1", "i2"]
    room.record(corrected("p4", start, at("i2", "before")))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i1"]
    room.record(corrected("p4", start))
    assert [i for i in closed if "p4" in room.voters(i)] == ["i1", "i2", "i3"]
    assert room.meeting.presence("p4").here


def test_a_departure_at_the_end_is_having_been_there_throughout():
    room = Room(2)
    room.adopt("i1")
    room.adopt("i2")
    room.record(corrected("p4", e.Moment(), e.Moment(at=room.clock.now())))
    assert "p4" in room.voters("i1")
    assert "p4" in room.voters("i2")
    assert not room.meeting.presence("p4").here


def test_a_second_stay_is_corrected_by_its_own_number():
    room = Room(4)
    room.leave("p4", during="i1")
    room.adopt("i1")
    room.adopt("i2")
    room.arrive("p4", during="i3")
    room.adopt("i3")
    room.record(corrected("p4", at("i2", "before"), stay=1))
    assert [i for i in ("i1", "i2", "i3") if "p4" in room.voters(i)] == ["i2", "i3"]
    room.record(corrected("p4", e.Moment(), stay=1))
    assert [i for i in ("i1", "i2", "i3") if "p4" in room.voters(i)] == ["i2", "i3"]


def test_nobody_leaves_before_they_came_or_is_there_twice_at_once():
    room = Room(4)
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    room.leave("p4", during="i3")
    room.arrive("p4", during="i4")
    backwards = corrected("p4", at("i3", "after"), at("i2", "during"))
    assert refusal(room.record, backwards) == "leaves_before_arriving"
    assert refusal(room.record, corrected("p4", e.Moment())) == "stays_overlap"
    early = corrected("p4", at("i2", "during"), stay=1)
    assert refusal(room.record, early) == "stays_overlap"
    assert refusal(room.record, corrected("p4", e.Moment(), stay=2)) == "no_such_stay"
    assert refusal(room.record, corrected("p4", e.Moment(), stay=-1)) == "no_such_stay"
    room.leave("p4", during="i4")
    assert refusal(room.arrive, "p4", during="i1") == "stays_overlap"
    room.arrive("d1", during="i4")
    assert refusal(room.leave, "d1", during="i2") == "leaves_before_arriving"


def test_a_deputy_cannot_be_put_back_into_a_seat_that_is_taken():
    room = Room(all_present=False)
    room.arrive("d1", seat="p3")
    room.record(e.ItemHandled(item="i1"))
    room.leave("d1", during="i2")
    room.arrive("d2", seat="p3", during="i2")
    assert refusal(room.record, corrected("d1", e.Moment())) == "seat_taken"


def test_guests_are_there_without_a_vote_and_last_in_the_list():
    room = Room()
    guest = Person(id="g1", name="Rådgjevar i samferdsle", function="guest")
    room.record(e.GuestNoted(person=guest, moment=at("i2", "before")))
    assert attendance.present(room.meeting, room.item("i2"))[-1] == guest
    assert room.voters("i2") == ALL
    assert room.meeting.person("g1") == guest


def test_a_guest_can_leave_and_come_back_and_be_struck():
    room = Room()
    room.record(e.GuestNoted(person=Person(id="g1", name="Gjest", function="guest")))
    room.leave("g1", during="i1")
    room.arrive("g1", before="i2")
    assert attendance.stay_in(room.meeting, "g1", room.item("i2")) is not None
    room.record(e.AttendanceCleared(person="g1"))
    assert room.meeting.guests == ()
    assert room.meeting.person("g1") is None


def test_a_guest_holds_no_seat_and_is_nobody_on_the_roster():
    room = Room()
    assert refusal(room.record, e.GuestNoted(person=person(9))) == "guest_with_seat"
    assert refusal(room.record, e.GuestNoted(person=person(9, "deputy"))) == "guest_with_seat"
    known = Person(id="s", name="Sekretær", function="guest")
    assert refusal(room.record, e.GuestNoted(person=known)) == "already_known"


def test_somebody_from_outside_the_roster_may_be_called_into_a_seat():
    room = Room(all_present=False)
    room.record(e.GuestNoted(person=Person(id="g1", name="Settemedlem", function="guest")))
    room.leave("g1")
    room.arrive("g1", seat="p3")
    assert room.voters("i1") == {"g1"}


def test_two_persons_with_the_same_name_are_two():
    twins = (
        Person(id="a", name="Representant for Stad", function="chair"),
        Person(id="b", name="Representant for Stad"),
    )
    room = Room(on=board(people=twins))
    room.adopt("i1")
    room.leave("b", during="i2")
    assert room.voters("i1") == {"a", "b"}
    assert room.voters("i2") == {"a"}


def test_a_remote_member_is_there():
    room = Room(all_present=False)
    room.record(e.MemberArrived(person="p1", remote=True))
    assert room.meeting.presence("p1").stays[0].remote
    assert room.voters("i1") == {"p1"}


def test_what_is_noted_now_is_noted_by_the_item_on_the_screen():
    room = Room()
    now = room.clock.now()
    assert attendance.moment(room.meeting, now) == e.Moment()
    room.adopt("i1")
    room.open("i2")
    assert attendance.moment(room.meeting, now) == at("i2", "during", now)
    room.adopt("i2")
    room.open("i1")
    assert attendance.moment(room.meeting, now) == at("i2", "after", now)


def test_an_item_without_any_other_is_taken_up_at_the_start():
    room = Room([agenda_item(1)])
    assert attendance.taken_up(room.meeting, room.item("i1")) == 0.0


def test_when_a_deputy_steps_down_after_an_item_is_not_when_the_member_came():
    room = Room(3)
    room.leave("p3", before="i1")
    room.arrive("d1", seat="p3", before="i1")
    room.arrive("p3", during="i1")
    left = room.meeting.presence("d1").stays[-1].left
    assert left is not None
    assert (left.item, left.relation, left.at) == ("i1", "after", None)


def test_nobody_comes_or_goes_by_an_item_the_meeting_has_not_come_to():
    room = Room(4)
    room.adopt("i1")
    room.open("i2")
    assert refusal(room.leave, "p3", before="i3") == "not_come_to"
    assert refusal(room.leave, "p3", after="i4") == "not_come_to"
    room.leave("p3", after="i2")
    room.adopt("i2")
    assert "p3" in room.voters("i2")
    room.open("i3")
    room.arrive("p3", before="i3")
    assert "p3" in room.voters("i3")


def test_a_time_alone_tells_by_which_item_it_was():
    room = Room(4)
    room.adopt("i1")
    room.open("i2")
    room.clock.go(minutes=20)
    between = room.clock.now()
    room.clock.go(minutes=20)
    room.adopt("i2")
    room.open("i3")
    room.clock.go(minutes=5)
    now = room.clock.now()
    meeting = room.meeting
    assert meeting.started is not None
    assert attendance.moment_of(meeting, meeting.started) == e.Moment(at=meeting.started)
    assert attendance.moment_of(meeting, between) == e.Moment(at=between, item="i2")
    assert attendance.moment_of(meeting, now) == e.Moment(at=now, item="i3")
    room.record(e.MeetingEnded(at=now))
    assert attendance.moment_of(room.meeting, now) == e.Moment(at=now)
