"""The votes that remain in an item, and the order they are proposed to be taken in."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.questions import Question, arranged, at_hand, vote_order
from sognko_tui.meeting.result import settled
from sognko_tui.meeting.state import Item
from tests.meetings import Room, agenda_item, points

FEW = ("p1", "p2", "p3", "p4")
"""Four against two: what these are against falls."""


def room_with(**motions: e.MotionKind) -> Room:
    """A meeting whose first item has these proposals, by kind."""
    room = Room([agenda_item(1, points("Eitt.", "To.", "Tre.")), agenda_item(2)])
    for motion, kind in motions.items():
        room.record(
            e.ProposalMoved(
                item="i1",
                proposal=motion,
                mover="p2",
                text=f"Framlegg {motion}.",
                kind=kind,
                point=2 if kind == "amendment" else 0,
            )
        )
    return room


def asked(item: Item) -> list[str]:
    """The questions in a word each: what is voted on, and against what."""
    return [
        f"{q.motion}/{q.opposed}" if q.opposed else f"{q.motion}.{q.point}" if q.point else q.motion
        for q in vote_order(item)
    ]


def test_with_nothing_moved_there_is_the_vote_on_the_proposal():
    assert asked(room_with().item("i1")) == ["main"]


def test_handling_comes_first_then_amendments_then_alternatives_then_additions():
    room = room_with(t="addition", a="counter", e="amendment", u="postpone", b="counter")
    assert asked(room.item("i1")) == ["u", "e", "a/b", "t"]


def test_the_winner_meets_the_next_alternative_and_the_proposal_last():
    room = room_with(a="counter", b="counter", c="counter")
    assert asked(room.item("i1")) == ["a/b"]
    room.vote("i1", motion="a", opposed="b", against=FEW)
    assert asked(room.item("i1")) == ["b/c"]
    room.vote("i1", motion="b", opposed="c")
    assert asked(room.item("i1")) == ["b/main"]
    room.vote("i1", motion="b", opposed="main", against=FEW)
    assert asked(room.item("i1")) == []
    found = settled(room.item("i1"))
    assert found is not None
    assert (found.motion, found.carried) == ("main", True)


def test_a_proposal_that_was_withdrawn_is_not_voted_on():
    room = room_with(a="counter", b="counter")
    room.record(e.ProposalWithdrawn(item="i1", proposal="a"))
    assert asked(room.item("i1")) == ["b/main"]


def test_a_trial_vote_leaves_everything_to_be_voted_on():
    room = room_with(a="counter")
    room.vote("i2")
    room.record(e.VoteTaken(item="i1", motion="a", in_favour=("p1",), trial=True))
    assert asked(room.item("i1")) == ["a/main"]


def test_one_that_passed_alone_leaves_no_alternative_to_vote_on():
    room = room_with(a="counter", b="counter", t="addition")
    room.vote("i1", motion="b")
    assert asked(room.item("i1")) == ["t"]


def test_of_three_that_fell_one_by_one_the_two_strongest_meet():
    room = room_with(a="counter", b="counter")
    room.vote("i1", motion="a", against=FEW)
    room.vote("i1", motion="b", against=(*FEW, "p5"))
    assert asked(room.item("i1")) == ["main"]
    room.vote("i1", against=FEW)
    assert asked(room.item("i1")) == ["a/main"]
    room.vote("i1", motion="a", opposed="main", against={"p6"})
    assert asked(room.item("i1")) == []
    found = settled(room.item("i1"))
    assert found is not None
    assert (found.motion, found.carried) == ("a", True)


def test_of_two_that_fell_none_is_taken_up_again():
    room = room_with(a="counter")
    room.vote("i1", motion="a", against=FEW)
    room.vote("i1", against=FEW)
    assert asked(room.item("i1")) == []


def test_once_a_point_was_voted_on_the_others_are_still_to_come():
    room = room_with(t="addition")
    room.vote("i1", point=2)
    assert asked(room.item("i1")) == ["main.1", "main.3", "t"]
    room.vote("i1", point=1)
    room.vote("i1", point=3)
    assert asked(room.item("i1")) == ["t"]


def test_where_the_board_wants_it_the_proposal_is_put_point_by_point_from_the_first():
    item = room_with(t="addition").item("i1")
    put = vote_order(item, by_point=True)
    assert [(q.motion, q.point) for q in put] == [("main", 1), ("main", 2), ("main", 3), ("t", 0)]
    assert [(q.motion, q.point) for q in vote_order(item)] == [("main", 0), ("t", 0)]


def test_amendments_of_the_same_point_meet_and_the_winner_is_voted_on():
    room = room_with(d="amendment", e="amendment")
    assert asked(room.item("i1")) == ["d/e", "main"]
    room.vote("i1", motion="d", opposed="e", against=FEW)
    assert asked(room.item("i1")) == ["e", "main"]
    room.vote("i1", motion="e")
    assert asked(room.item("i1")) == ["main"]


def test_an_amendment_that_passed_leaves_no_room_for_another_of_the_point():
    room = room_with(d="amendment", e="amendment")
    room.vote("i1", motion="d")
    assert asked(room.item("i1")) == ["main"]


def test_an_item_without_a_proposal_ends_with_the_last_that_a_member_moved():
    room = Room([agenda_item(1, None)])
    for motion in ("a", "b"):
        room.record(e.ProposalMoved(item="i1", proposal=motion, mover="", text=f"{motion}."))
    assert asked(room.item("i1")) == ["a/b"]
    room.vote("i1", motion="a", opposed="b")
    assert asked(room.item("i1")) == []


def test_an_order_somebody_wanted_is_kept_and_what_is_new_comes_where_it_belongs():
    one, two, three = Question("a"), Question("b"), Question("c")
    assert arranged((one, two), (two, one)) == (two, one)
    assert arranged((one, three, two), (two, one)) == (two, one, three)
    assert arranged((three, two), (two, one)) == (three, two)
    assert arranged((one, two), ()) == (one, two)


# Where nothing is pointed out


def test_after_an_amendment_the_text_in_vedtak_is_voted_on_and_not_the_amendment_again():
    room = room_with(d="amendment")
    room.vote("i1", motion="d", against=["p6"])
    assert at_hand(room.item("i1")) == Question("main")


def test_the_vote_that_decides_is_at_hand_whatever_was_voted_on_after_it():
    room = room_with(a="counter", t="addition")
    room.vote("i1", motion="a", opposed="main", against=["p5", "p6"])
    room.vote("i1", motion="t")
    assert at_hand(room.item("i1")) == Question("a", "main")


def test_the_points_of_a_member_s_proposal_are_voted_on_once_it_has_won():
    room = room_with()
    room.record(
        e.ProposalMoved(
            item="i1", proposal="a", mover="p2", text="1. Eitt.\n2. To.", kind="counter"
        )
    )
    room.vote("i1", motion="a", opposed="main")
    assert asked(room.item("i1")) == []
    put = vote_order(room.item("i1"), by_point=True)
    assert [(q.motion, q.point) for q in put] == [("a", 1), ("a", 2)]
    room.vote("i1", motion="a", point=1)
    assert asked(room.item("i1")) == ["a.2"]


def test_a_single_proposal_moved_where_there_was_none_is_put_point_by_point():
    room = Room([agenda_item(1, None)])
    room.record(
        e.ProposalMoved(
            item="i1", proposal="a", mover="p2", text="1. Eitt.\n2. To.", kind="counter"
        )
    )
    put = vote_order(room.item("i1"), by_point=True)
    assert [(q.motion, q.point) for q in put] == [("a", 1), ("a", 2)]
