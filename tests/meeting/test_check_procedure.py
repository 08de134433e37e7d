"""What the check finds of deputies, ballots, closed sessions, put together decisions and names."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.check import check, is_draft, votes
from sognko_tui.meeting.facts import Disqualification
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import take_vote
from tests.meetings import START, Room, agenda_item, board, points


def codes(meeting: Meeting, item: str | None = None) -> list[str]:
    return [f.code for f in check(meeting) if item is None or f.item == item]


def changed(room: Room, **facts) -> Meeting:
    """The meeting with its first item as it should never be."""
    item = replace(room.item("i1"), **facts)
    return replace(room.meeting, items=(item, *room.meeting.items[1:]))


def adopted(**vote) -> Room:
    room = Room(2)
    room.vote("i1", **vote)
    room.adopt("i1")
    return room


def first_vote(item: Item):
    assert item.last_vote is not None
    return item.last_vote


# The three hard ones


def test_a_member_and_the_deputy_for_that_member_both_voting_is_hard():
    room = Room(2, all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.record(e.MemberArrived(person="d1", seat="p6"))
    room.vote("i1", against=("p2",))
    room.adopt("i1")
    vote = first_vote(room.item("i1"))
    both = replace(vote, in_favour=(*vote.in_favour, "p6"))
    found = list(votes.found(room.meeting, replace(room.item("i1"), votes=(both,))))
    assert [f.code for f in found if f.severity == "hard"] == [
        "member_and_deputy", "voter_not_present", "tally",
    ]  # fmt: skip
    assert found[0].params["member"] == "Representant for Askvoll"


def test_a_vote_on_a_point_or_between_two_is_held_against_who_may_vote_too():
    room = Room([agenda_item(1, points("Eitt.", "To.")), agenda_item(2)])
    for point in (1, 2):
        room.vote("i1", point=point)
    room.adopt("i1")
    first, second = room.item("i1").votes
    stranger = replace(first, in_favour=(*first.in_favour, "d1"))
    meeting = changed(room, votes=(stranger, second))
    assert codes(meeting, "i1").count("voter_not_present") == 1
    assert is_draft(meeting)


def test_a_trial_vote_is_held_against_nothing():
    room = Room(2)
    room.record(take_vote(room.meeting, room.item("i1"), against=("p2",), trial=True))
    room.adopt("i1")
    trial = replace(room.item("i1").votes[0], in_favour=("nobody",))
    assert "voter_not_present" not in codes(
        changed(room, votes=(trial, *room.item("i1").votes[1:]))
    )


def elected(**ballot) -> Room:
    room = Room([agenda_item(1, "Styret vel: ____", kind="election"), agenda_item(2)])
    room.record(e.PostOpened(item="i1", post="x", title="leiar"))
    nominee = e.Nominee(id="p2", name="Representant for Vik", person="p2")
    room.record(e.Nominated(item="i1", post="x", nominee=nominee))
    if ballot:
        room.record(e.BallotTaken(item="i1", post="x", **ballot))
    room.write("i1", "Styret vel: Representant for Vik")
    return room


def test_more_votes_in_a_round_than_may_vote_is_hard():
    room = elected(votes=(e.VotesFor(nominee="p2", count=6),))
    room.adopt("i1")
    assert codes(room.meeting, "i1") == []
    (post,) = room.item("i1").posts
    many = replace(post.ballots[0], votes=(e.VotesFor(nominee="p2", count=7),))
    meeting = changed(room, posts=(replace(post, ballots=(many,)),))
    assert codes(meeting, "i1") == ["ballot_tally"]
    assert is_draft(meeting)


def test_somebody_outside_the_room_in_a_round_by_names_is_hard():
    everybody = ("p1", "p2", "p3", "p4", "p5", "p6")
    room = elected(method="by_names", votes=(e.VotesFor(nominee="p2", count=6, voters=everybody),))
    room.adopt("i1")
    (post,) = room.item("i1").posts
    other = e.VotesFor(nominee="p2", count=6, voters=(*everybody[:5], "d1"))
    meeting = changed(
        room, posts=(replace(post, ballots=(replace(post.ballots[0], votes=(other,)),)),)
    )
    assert "voter_not_present" in codes(meeting, "i1")
    assert is_draft(meeting)


# Votes


def test_a_written_vote_is_warned_of_unless_it_is_an_election_or_the_board_allows_it():
    counts = e.Counts(in_favour=5, against=1)
    for on, found in ((board(), ["written_vote"]), (board(switched={"written_ballot": False}), [])):
        room = Room(2, on)
        room.record(e.VoteTaken(item="i1", method="written", counts=counts))
        room.adopt("i1")
        assert codes(room.meeting, "i1") == found
    assert codes(elected(votes=(e.VotesFor(nominee="p2", count=6),)).meeting, "i1") == ["item_open"]


def test_numbers_alone_are_no_names_of_the_minority():
    room = Room(2)
    room.record(e.VoteTaken(item="i1", method="counted", counts=e.Counts(in_favour=5, against=1)))
    room.adopt("i1")
    assert codes(room.meeting, "i1") == ["no_names"]


def test_who_refused_is_noted_where_there_is_a_duty_to_vote():
    assert codes(adopted(refused=("p3",)).meeting, "i1") == ["refused_to_vote"]


# Decisions


def test_what_the_votes_put_together_is_what_is_to_be_adopted():
    room = Room([agenda_item(1, "Eitt."), agenda_item(2)])
    room.record(e.ProposalMoved(item="i1", proposal="t", mover="p2", text="To.", kind="addition"))
    room.vote("i1")
    room.vote("i1", motion="t")
    room.adopt("i1")
    assert codes(room.meeting, "i1") == ["not_as_voted"]
    together = changed(room, adopted="1. Eitt.\n2. To.", decision="1. Eitt.\n2. To.")
    assert codes(together, "i1") == []


def test_a_proposal_that_nobody_voted_on_nor_withdrew_is_found():
    room = Room(2)
    room.record(e.ProposalMoved(item="i1", proposal="a", mover="p2", text="Nei."))
    room.vote("i1")
    room.adopt("i1")
    assert codes(room.meeting, "i1") == ["never_voted_on"]


def test_a_post_that_was_not_filled_is_found():
    room = elected()
    item = room.item("i1")
    closed = changed(room, outcome="adopted", adopted=item.decision, votes=())
    assert codes(closed, "i1") == ["post_unfilled", "no_result"]


def test_an_election_that_was_closed_as_handled_is_found():
    room = elected()
    room.record(e.ItemHandled(item="i1"))
    assert codes(room.meeting, "i1") == ["post_unfilled"]


def test_an_election_with_a_result_that_no_decision_holds_is_found():
    room = elected(votes=(e.VotesFor(nominee="p2", count=6),))
    room.record(e.ItemHandled(item="i1"))
    assert codes(room.meeting, "i1") == ["elected_undecided"]


def test_the_ground_of_a_disqualification_is_missing():
    room = adopted()
    bare = (Disqualification(person="p3", ground=" "),)
    assert "no_ground" in codes(changed(room, disqualified=bare), "i1")


# Closed sessions


def closed_session(basis: str = "kommunelova § 11-5 andre ledd", remote: bool = False) -> Room:
    room = Room(2, board(switched={"remote": True}))
    room.record(e.MeetingStarted(at=START))
    room.open("i1")
    if remote:
        moment = e.Moment(at=START, item="i1", relation="before")
        room.record(e.ParticipationChanged(person="p3", remote=True, moment=moment))
    room.record(e.SessionClosed(item="i1", basis=basis, at=START, neutral_title="Personalsak"))
    return room


def test_a_session_that_was_never_opened_again_is_found():
    room = closed_session()
    assert "never_opened" not in codes(room.meeting, "i1")
    room.record(e.MeetingEnded(at=START.replace(hour=12)))
    assert "never_opened" in codes(room.meeting, "i1")
    room.record(e.SessionOpened(item="i1", at=START))
    assert "never_opened" not in codes(room.meeting, "i1")


def test_a_session_closed_on_no_basis_is_found():
    room = closed_session()
    closure = room.item("i1").closure
    assert closure is not None
    assert "no_basis" in codes(changed(room, closure=replace(closure, basis="")), "i1")


@pytest.mark.parametrize(
    ("basis", "remote", "found"),
    [
        ("kommunelova § 11-5 andre ledd", True, True),
        ("kommunelova § 11-5 andre ledd", False, False),
        ("kommunelova § 11-5 tredje ledd bokstav a", True, False),
    ],
)
def test_somebody_on_the_line_in_a_session_that_has_to_be_closed_is_found(basis, remote, found):
    there = codes(closed_session(basis, remote).meeting, "i1")
    assert ("remote_while_closed" in there) is found


def test_an_item_that_ended_while_the_doors_were_closed_for_another_is_found():
    room = closed_session()
    room.clock.go(minutes=5)
    room.adopt("i2")
    assert "ended_behind_doors" in codes(room.meeting, "i2")
    # By the minute, as times are noted: it may have ended right after the doors were opened.
    ended = room.item("i2").ended
    assert ended is not None
    room.record(e.SessionOpened(item="i1", at=ended))
    assert "ended_behind_doors" not in codes(room.meeting, "i2")
    room.record(e.SessionOpened(item="i1", at=ended + timedelta(minutes=1)))
    assert "ended_behind_doors" in codes(room.meeting, "i2")
    room.record(e.ClosureLifted(item="i1"))
    assert "ended_behind_doors" not in codes(room.meeting, "i2")


def test_what_was_raised_under_a_closed_item_ended_behind_the_doors_too():
    room = closed_session()
    room.record(e.ItemAdded(item=agenda_item("1.1"), parent="i1"))
    room.clock.go(minutes=5)
    room.record(e.ItemHandled(item="i1.1"))
    assert "ended_behind_doors" not in codes(room.meeting, "i1.1")


def test_an_item_the_pack_wants_closed_and_that_was_taken_openly_is_found():
    items = [agenda_item(n, background="Unnateken offentlegheit, offl. § 13.") for n in (1, 2, 3)]
    room = Room(items)
    assert "meant_to_be_closed" not in codes(room.meeting)
    room.adopt("i1")
    room.record(e.ItemPostponed(item="i2", to="neste møte"))
    room.record(e.SessionClosed(item="i3", basis="kommunelova § 11-5", at=START))
    room.adopt("i3")
    assert [f.item for f in check(room.meeting) if f.code == "meant_to_be_closed"] == ["i1"]


def test_taking_part_remotely_is_found_where_the_board_has_no_leave():
    for switched, found in (({}, True), ({"remote": True}, False)):
        room = Room(1, board(switched=switched), all_present=False)
        room.record(e.MemberArrived(person="p1", remote=True))
        assert ("remote_not_allowed" in codes(room.meeting)) is found
    other = Room(1, all_present=False)
    other.record(e.MemberArrived(person="p1", remote=True))
    other.record(e.RuleOverridden(rule="remote", reason="flaum, og vegen er stengd"))
    assert "remote_not_allowed" not in codes(other.meeting)


# Names, and what lies ahead


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Representant for Lustar orienterte.", True),
        ("Representant for Lusetr orienterte.", True),
        ("Representant for Luster orienterte.", False),
        ("Ordet fekk Representant for Lusters stadfortredar.", False),
        ("Representant for Stad orienterte.", False),
        ("Fylkesveg og Fylkestinget vart nemnde.", False),
    ],
)
def test_a_name_spelt_nearly_as_somebodys_is_found(written, found):
    room = Room(2)
    room.write("i1", written, "minutes")
    assert ("name_spelt" in codes(room.meeting, "i1")) is found


def test_two_of_one_name_who_represent_the_same_cannot_be_told_apart():
    person = Person(id="x1", name="Vararepresentant", function="deputy", represents="Vik")
    made = board()
    twins = (*made.people, person, replace(person, id="x2"))
    assert "same_name" in codes(Room(1, replace(made, people=twins)).meeting)
    apart = (*made.people, person, replace(person, id="x2", represents="Luster"))
    assert "same_name" not in codes(Room(1, replace(made, people=apart)).meeting)


def test_a_guest_whose_name_is_nearly_a_members_is_found():
    room = Room(1)
    guest = Person(id="guest-1", name="Representant for Gulan", function="guest")
    room.record(e.GuestNoted(person=guest))
    assert "guest_spelt" in codes(room.meeting)


def test_the_next_meeting_without_a_day_is_found_until_somebody_says_when():
    room = Room([agenda_item(1, "Saka kjem opp att på neste styremøte.")])
    room.adopt("i1")
    assert "no_next_meeting" in codes(room.meeting, "i1")
    room.record(e.NextMeetingSet(date=START.date().replace(month=6)))
    assert "no_next_meeting" not in codes(room.meeting, "i1")


def test_a_follow_up_for_nobody_is_found():
    room = Room(1)
    room.record(e.FollowUpNoted(item="i1", who="", what="Ringje"))
    assert "nobody_to_do_it" in codes(room.meeting, "i1")


def test_blank_votes_make_the_weaker_of_two_no_stronger():
    for on in (board(), board(rules="iks")):
        room = Room([agenda_item(1, kind="election"), agenda_item(2)], on)
        room.record(e.ProposalMoved(item="i1", proposal="a", mover="p2", text="Nei."))
        room.vote("i1", motion="a", opposed="main", against=("p1", "p3"), blank=("p4",))
        (vote,) = room.item("i1").votes
        assert vote.carried


# Times


@pytest.mark.parametrize(
    ("item", "relation", "minute", "odd"),
    [
        ("i2", "during", 25, False),
        ("i2", "before", 20, False),
        ("i2", "during", 15, True),
        ("i2", "during", 31, True),
        ("i2", "before", 15, True),
        ("i1", "after", 25, False),
        ("i1", "after", 15, True),
        ("i1", "after", 35, True),
        ("i1", "before", -5, False),
        ("i1", "during", -5, True),
    ],
)
def test_when_somebody_came_is_held_against_the_times_of_the_item(item, relation, minute, odd):
    room = Room(2)
    room.record(e.MeetingStarted(at=START))
    for ends, closed in ((20, "i1"), (30, "i2")):
        room.record(e.ItemHandled(item=closed))
        ended = START + timedelta(minutes=ends, seconds=17)
        room.record(e.ItemTimesCorrected(item=closed, ended=ended))
    came = e.Moment(at=START + timedelta(minutes=minute), item=item, relation=relation)
    room.record(e.PresenceCorrected(person="p3", stay=0, arrived=came))
    assert ("moment_at_odds" in codes(room.meeting, item)) is odd
