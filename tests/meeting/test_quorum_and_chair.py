"""Whether the board is quorate in an item, who has no part in it, and who presides there."""

import pytest

from sognko_tui.meeting import attendance, presiding
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.check import check
from sognko_tui.meeting.session import Refused
from tests.meetings import Room, agenda_item, board


def quorate(room: Room, item: str) -> bool:
    return attendance.quorate(room.meeting, room.item(item))


def presides(room: Room, item: str | None = None) -> str | None:
    person = presiding.chair(room.meeting, room.item(item) if item else None)
    return person.id if person else None


@pytest.mark.parametrize(("there", "enough"), [(2, False), (3, True), (6, True)])
def test_half_of_the_members_are_enough(there, enough):
    room = Room(all_present=False)
    for n in range(1, there + 1):
        room.arrive(f"p{n}")
    assert quorate(room, "i1") is enough


def test_half_of_an_odd_number_is_more_than_half():
    room = Room(on=board(5), all_present=False)
    room.arrive("p1")
    room.arrive("p2")
    assert not quorate(room, "i1")
    room.arrive("p3")
    assert quorate(room, "i1")


def test_a_board_without_members_is_never_quorate():
    assert not quorate(Room(on=board(0), all_present=False), "i1")


def test_whoever_is_disqualified_does_not_count_in_that_item():
    room = Room(all_present=False)
    for member in ("p2", "p3", "p4"):
        room.arrive(member)
    room.disqualify("p4", "i2")
    assert quorate(room, "i1")
    assert not quorate(room, "i2")
    assert quorate(room, "i3")
    assert room.voters("i2") == {"p2", "p3"}


def test_whoever_is_away_from_a_vote_or_refuses_it_does_not_count():
    room = Room(all_present=False)
    for member in ("p1", "p2", "p3", "p4"):
        room.arrive(member)
    room.vote("i1", away=["p4"])
    assert quorate(room, "i1")
    room.vote("i1", away=["p4"], refused=["p3"])
    assert not quorate(room, "i1")


def test_a_deputy_makes_the_board_quorate():
    room = Room(all_present=False)
    room.arrive("p1")
    room.arrive("p2")
    room.arrive("d1", seat="p3")
    assert quorate(room, "i1")


def lost() -> Room:
    room = Room(all_present=False)
    room.arrive("p1")
    room.arrive("p2")
    return room


def test_without_a_quorum_nothing_is_adopted_but_for_a_reason():
    room = lost()
    with pytest.raises(Obstacle) as caught:
        close_item(room.meeting, "i1", room.clock.now())
    assert caught.value.code == "quorum"
    room.record(e.RuleOverridden(rule="quorum", reason="Saka hastar", item="i1"))
    assert room.adopt("i1").outcome == "adopted"
    with pytest.raises(Obstacle):
        close_item(room.meeting, "i2", room.clock.now())


def test_a_rule_is_set_aside_for_the_whole_meeting_too():
    room = lost()
    room.record(e.RuleOverridden(rule="quorum", reason="Vedtektene"))
    assert room.adopt("i1").outcome == "adopted"
    assert room.adopt("i2").outcome == "adopted"


def test_no_rule_is_set_aside_without_a_reason():
    room = lost()
    with pytest.raises(Refused) as caught:
        room.record(e.RuleOverridden(rule="quorum", reason="  ", item="i1"))
    assert caught.value.code == "no_reason"


MOST = ("p3", "p4", "p5", "p6")
"""Those who are away where two of six vote."""


def with_addition() -> Room:
    room = Room()
    room.record(
        e.ProposalMoved(
            item="i1", proposal="t", mover="p2", text="Styret melder frå.", kind="addition"
        )
    )
    return room


@pytest.mark.parametrize(("first", "then"), [(MOST, ()), ((), MOST)])
def test_the_quorum_is_that_of_each_vote_that_carries_a_part_of_the_decision(first, then):
    room = with_addition()
    room.vote("i1", away=first)
    room.vote("i1", motion="t", away=then)
    assert not quorate(room, "i1")
    with pytest.raises(Obstacle) as caught:
        room.adopt("i1")
    assert caught.value.code == "quorum"
    room.record(e.DecisionAdopted(item="i1", text=room.item("i1").decision))
    assert "not_quorate" in [found.code for found in check(room.meeting)]


def test_an_addition_that_fell_carries_no_part_of_it():
    room = with_addition()
    room.vote("i1", motion="t", against=("p1", "p2"), away=MOST)
    room.vote("i1")
    assert quorate(room, "i1")


def test_a_board_without_the_rule_goes_on_without_a_quorum():
    room = Room(on=board(switched={"quorum": False}), all_present=False)
    room.arrive("p1")
    assert room.adopt("i1").outcome == "adopted"


def test_an_item_of_information_goes_on_without_a_quorum():
    room = Room([agenda_item(1, None, kind="information")], all_present=False)
    assert room.adopt("i1").outcome == "handled"


# Disqualification


def test_whoever_is_disqualified_is_so_in_that_item_only_and_with_a_ground():
    room = Room()
    room.disqualify("p3", "i2")
    assert "p3" in room.voters("i1")
    assert "p3" not in room.voters("i2")
    noted = room.item("i2").disqualified[0]
    assert noted.ground.startswith("forvaltningslova")
    assert attendance.is_disqualified(room.item("i2"), "p3")


def test_a_disqualification_can_be_lifted_while_the_item_is_open():
    room = Room()
    room.disqualify("p3", "i1")
    room.record(e.DisqualificationLifted(item="i1", person="p3"))
    assert "p3" in room.voters("i1")
    with pytest.raises(Refused, match="not_disqualified"):
        room.record(e.DisqualificationLifted(item="i1", person="p3"))
    room.adopt("i1")
    with pytest.raises(Refused, match="item_closed"):
        room.disqualify("p3", "i1")


def test_nobody_is_disqualified_twice_or_presides_in_their_own_place():
    room = Room()
    room.disqualify("p3", "i1")
    with pytest.raises(Refused, match="already_disqualified"):
        room.disqualify("p3", "i1")
    with pytest.raises(Refused, match="presides_disqualified"):
        room.disqualify("p1", "i1", presides="p1")
    with pytest.raises(Refused, match="no_such_person"):
        room.disqualify("p1", "i1", presides="nobody")
    with pytest.raises(Refused, match="no_such_person"):
        room.disqualify("nobody", "i1")


def test_a_deputy_may_step_in_for_a_member_who_is_disqualified():
    room = Room()
    room.disqualify("p3", "i1")
    room.arrive("d1", seat="p3", before="i1")
    assert room.voters("i1") == {"p1", "p2", "d1", "p4", "p5", "p6"}
    assert room.voters("i2") == {"p1", "p2", "p3", "p4", "p5", "p6"}


def test_a_deputy_can_be_disqualified_too():
    room = Room()
    room.disqualify("p3", "i1")
    room.arrive("d1", seat="p3", before="i1")
    room.disqualify("d1", "i1")
    assert room.voters("i1") == {"p1", "p2", "p4", "p5", "p6"}


# Who presides


def test_the_chair_presides():
    assert presides(Room()) == presides(Room(), "i1") == "p1"


def test_before_the_attendance_is_taken_the_chair_is_taken_to_preside():
    assert presides(Room(all_present=False)) == "p1"
    assert presides(Room(on=board(0), all_present=False)) is None


def test_the_deputy_chair_presides_where_the_chair_is_not_there():
    room = Room(all_present=False)
    for member in ("p2", "p3", "p4"):
        room.arrive(member)
    assert presides(room) == presides(room, "i1") == "p2"


def test_the_chair_presides_from_the_item_after_they_came():
    room = Room(all_present=False)
    for member in ("p2", "p3", "p4"):
        room.arrive(member)
    room.adopt("i1")
    room.arrive("p1", during="i2")
    room.adopt("i2")
    assert [presides(room, i) for i in ("i1", "i2", "i3")] == ["p2", "p2", "p1"]


def test_a_deputy_who_was_elected_presides_only_where_they_have_a_seat():
    room = Room(3)
    room.arrive("d1", before="i1")
    ground = "forvaltningslova § 6 første ledd"
    room.record(e.Disqualified(item="i1", person="p1", ground=ground, deputy="d1"))
    room.leave("p2", before="i1")
    room.record(e.HeadChanged(field="presiding", value="d1"))
    assert presides(room, "i1") == "d1"
    room.adopt("i1")
    room.leave("p1", before="i2")
    room.adopt("i2")
    assert presides(room, "i2") is None
    assert "no_chair" in {found.code for found in check(room.meeting)}


def test_nobody_presides_where_neither_chair_nor_deputy_chair_is_there():
    room = Room(all_present=False)
    room.arrive("p3")
    assert presides(room) is None
    assert presides(room, "i1") is None
    room.record(e.HeadChanged(field="presiding", value="p3"))
    assert presides(room) == presides(room, "i1") == "p3"


def test_whoever_was_named_presides_in_the_place_of_the_disqualified_chair_and_hands_back():
    room = Room()
    room.disqualify("p1", "i2", presides="p4")
    assert [presides(room, i) for i in ("i1", "i2", "i3")] == ["p1", "p4", "p1"]


def test_the_deputy_chair_presides_where_nobody_was_named_for_the_disqualified_chair():
    room = Room()
    room.disqualify("p1", "i1")
    assert presides(room, "i1") == "p2"


def test_whoever_was_named_and_is_disqualified_as_well_does_not_preside():
    room = Room()
    room.disqualify("p1", "i1", presides="p2")
    room.disqualify("p2", "i1", presides="p3")
    assert presides(room, "i1") == "p3"
    room.disqualify("p3", "i1")
    assert presides(room, "i1") is None


def test_a_guest_who_presided_and_was_struck_presides_no_longer():
    room = Room()
    room.record(e.GuestNoted(person=Person(id="g1", name="Møteleiar", function="guest")))
    room.record(e.HeadChanged(field="presiding", value="g1"))
    assert presides(room) == presides(room, "i1") == "g1"
    room.record(e.AttendanceCleared(person="g1"))
    assert presides(room) == presides(room, "i1") == "p1"


def test_whoever_presides_over_the_meeting_does_not_preside_where_they_are_disqualified():
    room = Room()
    room.record(e.HeadChanged(field="presiding", value="p2"))
    room.disqualify("p2", "i1")
    assert presides(room, "i1") == "p1"
    assert presides(room, "i2") == "p2"


def without_both() -> Room:
    """The chair and the deputy chair are away, and the one for Fjaler is elected."""
    room = Room(3, all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(3, 7)))
    return room


def test_whoever_was_elected_presides_until_the_chair_comes():
    room = without_both()
    room.adopt("i1")
    assert [f.params["numbers"] for f in check(room.meeting) if f.code == "no_chair"] == ["1"]
    room.record(e.HeadChanged(field="presiding", value="p3"))
    room.arrive("p1", during="i2")
    room.adopt("i2")
    room.adopt("i3")
    assert [presides(room, i) for i in ("i1", "i2", "i3")] == ["p3", "p3", "p1"]
    assert presides(room) == "p1"
    assert "no_chair" not in [f.code for f in check(room.meeting)]


def test_an_association_lets_whoever_it_elected_preside_also_where_the_chair_is():
    room = Room(2, on=board(rules="lag"))
    room.record(e.HeadChanged(field="presiding", value="p3"))
    room.adopt("i1")
    assert presides(room, "i1") == "p3"


def test_somebody_without_the_office_does_not_preside_over_the_chair():
    room = Room(2)
    room.record(e.HeadChanged(field="presiding", value="p3"))
    room.adopt("i1")
    assert presides(room, "i1") == "p1"
