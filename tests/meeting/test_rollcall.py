"""Taking the attendance as a draft: what it comes to, and that the meeting takes it."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.rollcall import RollCall
from sognko_tui.meeting.supposing import supposing
from tests.meetings import Room, agenda_item, points

ALL = {"p1", "p2", "p3", "p4", "p5", "p6"}


def draft(room: Room, item: str | None = "i1") -> RollCall:
    return RollCall(room.meeting, item, room.clock.now())


def done(room: Room, call: RollCall) -> list[str]:
    """Record what the draft comes to; the kinds of its events."""
    events = call.events()
    room.record(*events)
    return [type(event).__name__ for event in events]


def begun() -> Room:
    room = Room(4)
    room.adopt("i1")
    room.open("i2")
    return room


def test_all_members_are_marked_and_no_deputy():
    room = Room(all_present=False)
    room.absent("p6")
    call = draft(room)
    call.all_present()
    assert done(room, call) == ["MemberArrived"] * 5
    assert room.voters("i1") == ALL - {"p6"}


def test_toggling_back_and_forth_leaves_nothing():
    for room in (Room(all_present=False), Room(), begun()):
        call = draft(room)
        for person in ("p1", "p2"):
            call.toggle(person)
            call.toggle(person)
        assert call.events() == ()
        assert not call.changed("p1")


def test_before_the_meeting_has_begun_a_mistake_is_as_if_never_noted():
    room = Room()
    call = draft(room)
    call.toggle("p6")
    assert done(room, call) == ["AttendanceCleared"]
    call = draft(room)
    call.absent("p5", notice=False)
    assert done(room, call) == ["AttendanceCleared", "AbsenceNoted"]
    assert room.meeting.presence("p5").absent == "without_notice"


def test_who_was_there_and_is_marked_absent_has_left():
    room = begun()
    call = draft(room, "i2")
    call.absent("p6", notice=True)
    assert call.row("p6").mark == "left"
    assert done(room, call) == ["MemberLeft"]
    assert room.meeting.presence("p6").absent == ""
    assert room.voters("i1") == ALL
    assert room.voters("i2") == ALL - {"p6"}
    again = draft(room, "i2")
    again.absent("p6", notice=True)
    assert again.events() == ()


def test_what_is_noted_while_looking_back_at_a_closed_item_happens_now():
    room = begun()
    room.adopt("i2")
    room.adopt("i3")
    call = draft(room, "i1")
    call.toggle("p6")
    done(room, call)
    assert "p6" in room.voters("i3")
    assert "p6" not in room.voters("i4")


def test_a_deputy_called_in_makes_the_member_absent():
    room = Room(all_present=False)
    call = draft(room)
    call.deputise("d1", "p3")
    assert done(room, call) == ["AbsenceNoted", "MemberArrived"]
    assert room.voters("i1") == {"d1"}
    assert room.meeting.presence("p3").absent == "with_notice"


def test_a_deputy_can_change_seats_and_a_guest_can_come():
    room = begun()
    call = draft(room, "i2")
    call.absent("p3", notice=True)
    call.deputise("d1", "p3")
    call.guest(Person(id="g1", name="Gjest", function="guest"))
    done(room, call)
    room.open("i3")
    call = draft(room, "i3")
    call.absent("p4", notice=True)
    call.deputise("d1", "p4")
    done(room, call)
    assert room.voters("i4") == {"p1", "p2", "p5", "p6", "d1"}
    assert room.meeting.presence("g1").here


def test_somebody_comes_remotely_and_then_takes_part_in_the_room():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    done(room, call)
    room.open("i3")
    call = draft(room, "i3")
    call.toggle("p6")
    call.take_part("p6", remote=True)
    assert done(room, call) == ["MemberArrived"]
    assert room.meeting.presence("p6").stays[-1].remote_now
    call = draft(room, "i3")
    assert call.row("p6").remote
    call.take_part("p6", remote=False)
    assert done(room, call) == ["ParticipationChanged"]
    assert not room.meeting.presence("p6").stays[-1].remote_now


def test_there_and_back_between_room_and_line_leaves_nothing():
    room = begun()
    call = draft(room, "i2")
    call.take_part("p6", remote=True)
    call.take_part("p6", remote=False)
    assert done(room, call) == []


def test_a_deputy_passed_over_is_told_of_before_the_other_sits():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    (first,) = call.passed_over("d2", "p6")
    assert first.id == "d1"
    call.deputise("d2", "p6", {"d1": "har reist"})
    assert done(room, call) == ["MemberLeft", "DeputySkipped", "MemberArrived"]
    assert room.meeting.skipped[0].reason == "har reist"


def test_a_deputy_in_turn_passes_over_nobody_nor_does_the_next_where_the_first_sits_or_is_away():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    assert call.passed_over("d1", "p6") == ()
    call.absent("d1", notice=True)
    assert call.passed_over("d2", "p6") == ()
    call = draft(room, "i2")
    call.toggle("p6")
    call.toggle("p5")
    call.deputise("d1", "p5")
    assert call.passed_over("d2", "p6") == ()


def test_a_reason_is_dropped_with_the_deputy_it_was_for():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    call.deputise("d2", "p6", {"d1": "har reist"})
    call.toggle("d2")
    call.deputise("d1", "p6")
    assert done(room, call) == ["MemberLeft", "MemberArrived"]


def test_a_vote_is_to_come_as_long_as_a_point_or_an_addition_is_not_voted_on():
    room = Room([agenda_item(1, points("Eitt.", "To."))])
    room.record(e.ProposalMoved(item="i1", proposal="t", mover="p2", text="Tre.", kind="addition"))
    for motion, point in (("main", 1), ("main", 2), ("t", 0)):
        assert draft(room, "i1").vote_to_come
        room.vote("i1", motion=motion, point=point)
    assert not draft(room, "i1").vote_to_come


def test_who_comes_before_the_vote_may_be_let_in_at_once():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    done(room, call)
    room.open("i3")
    for at_once, voters in ((False, 5), (True, 6)):
        call = draft(room, "i3")
        call.toggle("p6")
        (late,) = call.coming_late()
        assert call.vote_to_come
        if at_once:
            call.from_now([late])
        there = supposing(room.meeting, *call.events(), at=room.clock.now())
        assert there is not None
        item = there.item("i3")
        assert item is not None
        assert len(may_vote(there, item)) == voters


def test_a_time_can_be_set_and_put_right():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    call.at("p6", e.Moment(item="i2", relation="before"))
    done(room, call)
    assert room.meeting.presence("p6").stays[0].left == e.Moment(item="i2", relation="before")
    call = draft(room, "i2")
    call.correct("p6", e.Moment(), e.Moment(item="i1", relation="during"))
    assert done(room, call) == ["PresenceCorrected"]
    assert "p6" not in room.voters("i1")
    call = draft(room, "i2")
    call.correct("p6", e.Moment(), None)
    assert done(room, call) == ["PresenceCorrected"]
    assert "p6" in room.voters("i2")


def test_a_guest_noted_by_mistake_is_nothing():
    room = Room()
    call = draft(room)
    call.guest(Person(id="g1", name="Gjest", function="guest"))
    call.toggle("g1")
    assert call.events() == ()


def test_who_leaves_at_a_time_set_by_hand_leaves():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    call.correct("p6", e.Moment(), e.Moment(item="i1", relation="after"))
    assert done(room, call) == ["MemberLeft"]
    assert room.voters("i2") == ALL - {"p6"}


def test_who_left_in_the_draft_and_is_put_back_stays():
    room = begun()
    call = draft(room, "i2")
    call.toggle("p6")
    call.correct("p6", e.Moment(), None)
    assert call.events() == ()
    assert not call.changed("p6")


def test_an_arrival_is_put_right_and_the_person_leaves_in_one_visit():
    room = begun()
    call = draft(room, "i2")
    call.correct("p6", e.Moment(item="i1", relation="before"), None)
    call.toggle("p6")
    assert done(room, call) == ["PresenceCorrected", "MemberLeft"]
    assert room.voters("i1") == ALL
    assert room.voters("i2") == ALL - {"p6"}


def test_toggling_back_takes_a_correction_back_too():
    room = begun()
    call = draft(room, "i2")
    call.correct("p6", e.Moment(item="i1", relation="during"), None)
    call.toggle("p6")
    call.toggle("p6")
    assert call.events() == ()


def test_who_comes_in_this_draft_is_arriving_and_nobody_else():
    room = begun()
    room.leave("p6", during="i2")
    room.open("i3")
    call = draft(room, "i3")
    assert not call.arriving("p6")
    call.toggle("p6")
    assert call.arriving("p6")
    assert not call.arriving("p1")
