"""The rules behind what is warned of in an item, and those that hold in it."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.warned import concerning, warned
from tests.meetings import START, Room, agenda_item, board


def rules(room: Room, item: str = "i1") -> tuple[str, ...]:
    return warned(room.meeting, room.item(item), START)


def test_a_plain_item_warns_of_nothing():
    assert rules(Room()) == ()


def test_before_the_attendance_it_is_what_the_protocol_has_to_hold():
    assert rules(Room(all_present=False)) == ("protocol", "quorum")


def test_a_lost_quorum_is_warned_of_once_and_also_where_the_board_goes_on_without_it():
    room = Room(all_present=False)
    room.arrive("p1")
    assert rules(room) == ("quorum",)
    room.record(e.RuleOverridden(rule="quorum", reason="Hastar", item="i1"))
    assert rules(room) == ("quorum",)


def test_a_tie_that_nothing_settles_is_warned_of_by_what_would_settle_it():
    without = board(switched={"casting_vote": False, "lot": False})
    room = Room([agenda_item(1), agenda_item(2, kind="election")], on=without)
    for item in ("i1", "i2"):
        room.vote(item, against={"p1", "p2", "p3"})
    assert rules(room, "i1") == ("casting_vote",)
    assert rules(room, "i2") == ("lot",)


def test_an_election_and_an_ordinary_item_are_handled_by_rules_of_their_own():
    room = Room([agenda_item(1), agenda_item(2, kind="election")])
    plain = concerning(room.meeting, room.item("i1"))
    election = concerning(room.meeting, room.item("i2"))
    assert plain == ("quorum", "majority", "casting_vote", "duty_to_vote")
    assert election == ("quorum", "election", "lot", "casting_vote", "duty_to_vote")


def test_a_rule_the_board_does_not_keep_is_not_among_them():
    room = Room(on=board(switched={"duty_to_vote": False}))
    assert "duty_to_vote" not in concerning(room.meeting, room.item("i1"))


def test_set_aside_in_one_item_the_casting_vote_settles_the_others_still():
    room = Room()
    room.record(e.RuleOverridden(rule="casting_vote", reason="Semje om ny røysting", item="i1"))
    against = {"p4", "p5", "p6"}
    assert room.vote("i1", against=against).casting is None
    assert room.vote("i2", against=against).casting == "p1"
