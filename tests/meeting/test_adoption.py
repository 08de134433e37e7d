"""F2: an item is adopted, handled or rejected, or there is an obstacle that has a name."""

from datetime import timedelta

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, next_open, with_times
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.check import check
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.session import Refused
from tests.meetings import START, Room, agenda_item, board, points


def obstacle(room: Room, item: str = "i1") -> Obstacle:
    with pytest.raises(Obstacle) as caught:
        close_item(room.meeting, item, room.clock.now())
    return caught.value


def test_an_untouched_proposal_is_adopted_unanimously_as_it_stands():
    room = Room()
    item = room.adopt("i1")
    assert item.outcome == "adopted"
    assert item.adopted == "Styret tek saka til vitande."
    assert status(item) == "adopted"
    vote = item.last_vote
    assert vote is not None
    assert vote.method == "unanimous"
    assert len(vote.in_favour) == 6


def test_what_was_typed_is_adopted_and_differs_from_the_proposal():
    room = Room()
    room.write("i1", "Styret utset ikkje saka.")
    item = room.adopt("i1")
    assert item.adopted == "Styret utset ikkje saka."
    assert status(item) == "amended"


def test_spacing_makes_no_other_decision():
    room = Room()
    room.write("i1", "Styret  tek saka\ntil vitande. ")
    assert status(room.adopt("i1")) == "adopted"


def test_without_a_proposal_an_item_is_handled_and_nobody_votes():
    room = Room([agenda_item(1, None)])
    item = room.adopt("i1")
    assert item.outcome == "handled"
    assert item.votes == ()


def test_without_a_proposal_what_was_typed_is_adopted():
    room = Room([agenda_item(1, None, kind="information")])
    room.write("i1", "Styret tek orienteringa til vitande.")
    assert status(room.adopt("i1")) == "adopted"


def test_the_board_s_phrase_stands_where_there_is_no_proposal():
    phrase = "Innkalling og sakliste vart godkjende utan merknader."
    room = Room([agenda_item(1, None, phrase=phrase)])
    assert room.item("i1").decision == phrase
    assert room.adopt("i1").adopted == phrase


def test_the_vote_that_was_taken_counts():
    room = Room()
    room.vote("i1", against={"p6"})
    item = room.adopt("i1")
    assert len(item.votes) == 1
    assert item.votes[0].against == ("p6",)


def test_a_majority_against_means_not_adopted():
    room = Room()
    room.vote("i1", against={"p1", "p2", "p3", "p4"})
    item = room.adopt("i1")
    assert item.outcome == "rejected"
    assert item.adopted is None


def test_the_casting_vote_against_means_not_adopted():
    room = Room()
    room.vote("i1", against={"p1", "p2", "p3"})
    assert room.adopt("i1").outcome == "rejected"


def test_a_member_s_proposal_that_carried_is_adopted_as_another():
    room = Room()
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.write("i1", "Noko anna.")
    room.vote("i1", motion="m1", against={"p1"})
    item = room.adopt("i1")
    assert (item.outcome, item.adopted_motion) == ("adopted", "m1")
    assert status(item) == "other"


def test_a_member_s_proposal_that_fell_does_not_close_the_item():
    room = Room()
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.vote("i1", motion="m1", against={"p1", "p3", "p4", "p5"})
    item = room.adopt("i1")
    assert (item.outcome, item.adopted_motion) == ("adopted", "main")
    assert [v.motion for v in item.votes] == ["m1", "main"]


# Obstacles


def test_a_closed_item_is_not_closed_again():
    room = Room()
    room.adopt("i1")
    assert obstacle(room).code == "closed"


def test_an_unknown_item_is_no_item():
    with pytest.raises(LookupError):
        close_item(Room().meeting, "nowhere", START)


def test_nothing_is_adopted_before_the_attendance_is_taken():
    room = Room(all_present=False)
    assert obstacle(room).code == "attendance"
    room.absent("p1")
    assert obstacle(room).code == "attendance"


def test_nothing_is_adopted_where_nobody_may_vote():
    room = Room(on=board(switched={"quorum": False}), all_present=False)
    room.arrive("d1")
    assert obstacle(room).code == "attendance"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_emptied_proposal_is_no_decision(text):
    room = Room()
    room.write("i1", text)
    assert obstacle(room).code == "emptied"


def test_an_item_is_not_only_handled_where_a_member_s_proposal_was_carried():
    room = Room([agenda_item(1, None)])
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.vote("i1", motion="m1", against={"p1"})
    assert obstacle(room).code == "emptied"
    room.record(e.ItemHandled(item="i1"))
    assert "fell_though_carried" in [found.code for found in check(room.meeting)]


def test_an_emptied_phrase_is_no_decision():
    room = Room([agenda_item(1, None, phrase="Godkjent.")])
    room.write("i1", "")
    assert obstacle(room).code == "emptied"


def test_a_blank_is_not_adopted_and_is_shown():
    room = Room([agenda_item(1, [Point(text="Styret vel:", blank=True)])])
    found = obstacle(room)
    assert found.code == "blank"
    (span,) = found.spans
    assert room.item("i1").decision[span.start : span.end] == "____"
    room.write("i1", "Styret vel: Representant for Vik")
    assert room.adopt("i1").outcome == "adopted"


def test_a_proposal_with_a_blank_can_fall():
    room = Room([agenda_item(1, [Point(text="Styret vel:", blank=True)])])
    room.vote("i1", against={"p1", "p2", "p3", "p4"})
    assert room.adopt("i1").outcome == "rejected"


def test_a_vote_that_no_longer_adds_up_is_taken_anew():
    room = Room()
    room.vote("i1")
    room.disqualify("p6", "i1")
    assert obstacle(room).code == "vote_outdated"
    room.vote("i1")
    assert room.adopt("i1").outcome == "adopted"


def test_a_tie_nobody_settles_stands_in_the_way():
    room = Room(on=board(switched={"casting_vote": False}))
    room.vote("i1", against={"p1", "p2", "p3"})
    assert obstacle(room).code == "tie"


def test_a_lost_quorum_stands_in_the_way():
    room = Room()
    for member in ("p1", "p2", "p3", "p4"):
        room.leave(member, during="i1")
    assert obstacle(room).code == "quorum"


def test_a_decision_outside_the_agenda_needs_a_reason():
    room = Room()
    room.record(e.ItemAdded(item=agenda_item("9", None), raised_by="p2"))
    room.write("i9", "Styret ber om ei orientering.")
    assert obstacle(room, "i9").code == "outside_agenda"
    room.record(e.RuleOverridden(rule="outside_agenda", reason="Ingen protesterte", item="i9"))
    assert room.adopt("i9").outcome == "adopted"


def test_an_association_decides_outside_the_agenda_as_it_likes():
    room = Room(on=board(rules="lag"))
    room.record(e.ItemAdded(item=agenda_item("9")))
    assert room.adopt("i9").outcome == "adopted"


# What cannot be adopted whatever is said


def test_what_is_adopted_is_what_stands_in_the_field_and_was_voted_on():
    room = Room()
    for event, code in (
        (e.DecisionAdopted(item="i1", text="Noko anna"), "adopted_text_differs"),
        (e.DecisionAdopted(item="i1", text=room.item("i1").decision), "no_vote"),
        (
            e.DecisionAdopted(item="i1", text=room.item("i1").decision, motion="m1"),
            "no_such_proposal",
        ),
    ):
        with pytest.raises(Refused) as caught:
            room.record(event)
        assert caught.value.code == code


def test_a_vote_on_one_proposal_is_no_vote_on_another():
    room = Room()
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.vote("i1", motion="m1")
    with pytest.raises(Refused, match="no_vote"):
        room.record(e.DecisionAdopted(item="i1", text=room.item("i1").decision))


# Times


def test_the_first_item_stamps_the_start_and_the_last_one_the_end():
    room = Room(2)
    room.clock.go(hours=1)
    first = room.clock.now() + timedelta(minutes=1)
    room.adopt("i1")
    assert room.meeting.started == first
    assert room.meeting.ended is None
    room.clock.go(hours=1)
    room.adopt("i2")
    assert room.meeting.started == first
    assert room.meeting.ended == room.clock.now()
    assert room.item("i2").ended == room.clock.now()


def test_an_item_handled_after_the_noted_end_moves_the_end_along():
    room = Room(2)
    room.adopt("i1")
    room.adopt("i2")
    room.record(e.ItemAdded(item=AgendaItem(id="i3", number="3", title="Ny sak")))
    room.clock.go(minutes=1)
    later = room.clock.now()
    room.record(*close_item(room.meeting, "i3", later))
    assert room.meeting.ended == later


def test_an_item_written_up_the_day_after_does_not_make_the_meeting_last_longer():
    room = Room(2)
    room.adopt("i1")
    room.adopt("i2")
    ended = room.meeting.ended
    room.record(e.ItemAdded(item=AgendaItem(id="i3", number="3", title="Ny sak")))
    room.clock.go(hours=20)
    room.record(*close_item(room.meeting, "i3", room.clock.now()))
    assert room.meeting.ended == ended


def test_the_last_open_item_is_the_last_wherever_it_stands():
    room = Room()
    room.adopt("i1")
    room.adopt("i3")
    assert room.meeting.ended is None
    room.adopt("i2")
    assert room.meeting.ended is not None


def test_times_that_were_set_are_not_stamped_again():
    room = Room(1)
    room.record(e.MeetingStarted(at=START), e.MeetingEnded(at=START + timedelta(hours=2)))
    room.adopt("i1")
    assert room.meeting.started == START
    assert room.meeting.ended == START + timedelta(hours=2)


def test_times_are_to_the_second():
    room = Room(1)
    now = START.replace(microsecond=123456)
    start, _, end = with_times(room.meeting, room.item("i1"), (e.ItemHandled(item="i1"),), now)
    assert start == e.MeetingStarted(at=START)
    assert end == e.MeetingEnded(at=START)


# Where F2 goes next


def test_the_next_open_item_is_the_one_after_and_then_those_passed_over():
    room = Room(4)

    def after(item: str) -> str | None:
        found = next_open(room.meeting, item)
        return found.id if found else None

    room.adopt("i2")
    assert after("i1") == "i3"
    assert after("i2") == "i3"
    assert after("i4") == "i1"
    assert after("nowhere") == "i1"
    room.adopt("i1")
    room.adopt("i3")
    assert after("i4") == "i4"
    room.adopt("i4")
    assert after("i4") is None


def test_points_are_adopted_line_by_line():
    room = Room([agenda_item(1, points("Styret vedtek planen.", "Planen vert send ut."))])
    assert room.adopt("i1").adopted == "1. Styret vedtek planen.\n2. Planen vert send ut."
