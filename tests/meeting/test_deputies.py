"""Whose turn it is to sit in."""

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.deputies import free_in, in_turn, passed_over, there
from tests.meetings import Room, agenda_item, board


def ids(people) -> list[str]:
    return [p.id for p in people]


def with_personal(*personal: str, **settings):
    """A board with three deputies, the last of them personal deputy for these members."""
    made = board(4, 3, **settings)
    last = made.people[6]
    assert last.id == "d3"
    mine = replace(last, deputy_for=personal)
    return replace(made, people=(*made.people[:6], mine, *made.people[7:]))


def test_a_personal_deputy_goes_before_the_numbered_ones_and_sits_for_nobody_else():
    made = with_personal("p2")
    seats = {p.id: p for p in made.seats}
    assert ids(in_turn(made, seats["p2"])) == ["d3", "d1", "d2"]
    assert ids(in_turn(made, seats["p1"])) == ["d1", "d2"]


def test_those_before_are_passed_over_but_for_the_busy_ones():
    room = Room(on=board(4, 3))
    seat, (first, second, third) = room.meeting.board.seats[0], room.meeting.board.deputies
    assert ids(passed_over(room.meeting, seat, third, ())) == ["d1", "d2"]
    assert ids(passed_over(room.meeting, seat, third, {"d1"})) == ["d2"]
    assert passed_over(room.meeting, seat, first, ()) == ()
    room.record(e.DeputySkipped(deputy="d1", seat="p1", reason="er sjuk"))
    assert passed_over(room.meeting, seat, second, ()) == ()


def test_where_the_board_does_not_keep_the_order_nobody_is_passed_over():
    room = Room(on=board(4, 3, switched={"deputy_order": False}))
    seat, last = room.meeting.board.seats[0], room.meeting.board.deputies[2]
    assert passed_over(room.meeting, seat, last, ()) == ()


def test_free_for_an_item_is_who_sits_for_nobody_else_and_has_a_part_in_it():
    room = Room([agenda_item(1)], on=board(4, 3), all_present=False)
    room.record(*(e.MemberArrived(person=p) for p in ("p1", "p2", "p3", "d2")))
    room.record(e.MemberArrived(person="d1", seat="p4"))
    item = room.item("i1")
    seat = room.meeting.board.seats[0]
    free = free_in(room.meeting, seat, item)
    assert ids(free) == ["d2", "d3"]
    assert ids(there(room.meeting, free, item)) == ["d2"]
    room.record(e.Disqualified(item="i1", person="d2", ground="§ 6"))
    assert ids(free_in(room.meeting, seat, room.item("i1"))) == ["d3"]
