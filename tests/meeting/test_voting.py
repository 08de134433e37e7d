"""Votes: made from what the secretary enters, counted, and held against who may vote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.meeting import events as e
from sognko_tui.meeting.result import deciding, tied
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.voting import adds_up, take_vote
from tests.meetings import Room, board


def refusal(room: Room, **facts) -> str:
    with pytest.raises(Refused) as caught:
        room.record(e.VoteTaken(item="i1", **facts))
    return caught.value.code


def test_without_anybody_named_the_vote_is_unanimous():
    vote = Room().vote("i1")
    assert vote.method == "unanimous"
    assert vote.in_favour == ("p1", "p2", "p3", "p4", "p5", "p6")
    assert vote.carried


def test_five_against_one():
    vote = Room().vote("i1", against={"p4"})
    assert vote.method == "by_names"
    assert vote.in_favour == ("p1", "p2", "p3", "p5", "p6")
    assert vote.against == ("p4",)
    assert vote.carried
    assert vote.casting is None


def test_a_majority_against_fells_the_proposal():
    vote = Room().vote("i1", against={"p1", "p2", "p3", "p4"})
    assert not vote.carried


def test_a_majority_is_of_the_votes_that_were_given():
    room = Room()
    vote = room.vote("i1", against={"p1", "p2"}, blank={"p3"})
    assert len(vote.in_favour) == 3
    assert vote.carried
    vote = room.vote("i1", against={"p1", "p2", "p3"}, blank={"p4"})
    assert not vote.carried


@pytest.mark.parametrize(
    ("against", "carried"), [({"p4", "p5", "p6"}, True), ({"p1", "p2", "p3"}, False)]
)
def test_a_tie_is_settled_by_the_vote_of_the_chair(against, carried):
    vote = Room().vote("i1", against=against)
    assert vote.casting == "p1"
    assert vote.carried is carried
    assert not tied(vote)


def test_a_tie_is_settled_by_whoever_chairs_that_item():
    room = Room(on=board(7))
    room.disqualify("p1", "i1", presides="p4")
    vote = room.vote("i1", against={"p5", "p6", "p7"})
    assert vote.casting == "p4"
    assert vote.carried
    vote = room.vote("i1", against={"p4", "p5", "p6"})
    assert vote.casting == "p4"
    assert not vote.carried


def test_a_tie_stands_where_the_chair_has_not_voted_or_has_no_casting_vote():
    room = Room(on=board(7))
    vote = room.vote("i1", against={"p5", "p6", "p7"}, blank={"p1"})
    assert tied(vote)
    assert not vote.carried
    plain = Room(on=board(6, switched={"casting_vote": False}))
    assert tied(plain.vote("i1", against={"p1", "p2", "p3"}))


def test_being_away_for_one_vote_leaves_it_unanimous():
    vote = Room().vote("i1", away={"p6"})
    assert vote.method == "unanimous"
    assert vote.away == ("p6",)
    assert "p6" not in vote.in_favour


def test_who_refuses_to_vote_has_a_place_of_their_own():
    vote = Room().vote("i1", refused={"p6"})
    assert vote.method == "by_names"
    assert vote.refused == ("p6",)


def test_names_stand_in_the_order_of_the_roster():
    vote = take_vote(
        (room := Room()).meeting, room.item("i1"), against=["p6", "p2"], away=["p5", "p3"]
    )
    assert vote.against == ("p2", "p6")
    assert vote.away == ("p3", "p5")


def test_a_vote_by_somebody_who_is_not_in_the_room_is_refused():
    room = Room()
    room.leave("p6", during="i1")
    with pytest.raises(Refused) as caught:
        room.vote("i1", against={"p6"})
    assert caught.value.code == "may_not_vote"
    assert caught.value.params["person"] == "p6"
    assert room.item("i1").votes == ()
    for place in ("in_favour", "against", "blank", "refused"):
        assert refusal(room, method="by_names", **{place: ("p6",)}) == "may_not_vote"


def test_nobody_votes_twice():
    everybody = ("p1", "p2", "p3", "p4", "p5", "p6")
    room = Room()
    assert refusal(room, method="by_names", in_favour=everybody, against=("p6",)) == "voted_twice"
    assert refusal(room, in_favour=(*everybody, "p6")) == "voted_twice"
    assert refusal(room, in_favour=everybody, away=("p6",)) == "voted_twice"


def test_a_vote_with_somebody_against_is_not_unanimous():
    assert refusal(Room(), in_favour=("p1",), against=("p2",)) == "not_unanimous"


def test_a_casting_vote_is_given_at_a_tie_only_and_by_somebody_who_voted():
    room = Room()
    no_tie = {"in_favour": ("p1", "p2"), "against": ("p3",), "casting": "p1"}
    assert refusal(room, method="by_names", **no_tie) == "no_tie"
    outsider = {"in_favour": ("p1",), "against": ("p3",), "casting": "p4"}
    assert refusal(room, method="by_names", **outsider) == "may_not_vote"


def test_a_vote_is_outdated_when_somebody_comes_and_stands_when_somebody_leaves_after_it():
    room = Room(all_present=False)
    for member in ("p1", "p2", "p3", "p4"):
        room.arrive(member)
    vote = room.vote("i1")
    assert adds_up(room.meeting, room.item("i1"), vote)
    room.arrive("p5", before="i1")
    assert not adds_up(room.meeting, room.item("i1"), vote)
    vote = room.vote("i1")
    room.leave("p5", during="i1")
    assert adds_up(room.meeting, room.item("i1"), vote)


def test_a_vote_can_be_withdrawn_and_is_then_not_there():
    room = Room()
    room.vote("i1", against={"p1"})
    room.record(e.VoteWithdrawn(item="i1"))
    assert room.item("i1").last_vote is None
    with pytest.raises(Refused, match="no_vote"):
        room.record(e.VoteWithdrawn(item="i1"))


def move(room: Room, name: str = "m1") -> None:
    room.record(e.ProposalMoved(item="i1", proposal=name, mover="p2", text="Styret utset saka."))


def test_a_vote_on_a_member_s_proposal_is_on_that_proposal():
    room = Room()
    move(room)
    room.vote("i1", motion="m1", against={"p1"})
    vote = room.item("i1").vote_on("m1")
    assert vote is not None
    assert vote.carried
    assert room.item("i1").vote_on("main") is None
    with pytest.raises(Refused, match="no_such_proposal"):
        room.vote("i1", motion="m2")


def test_a_member_s_proposal_that_fell_decides_nothing():
    room = Room()
    move(room)
    room.vote("i1", motion="m1", against={"p1", "p2", "p3", "p4"})
    assert deciding(room.item("i1")) is None
    main = room.vote("i1", against={"p6"})
    move(room, "m2")
    room.vote("i1", motion="m2", against={"p1", "p2", "p3", "p4"})
    assert deciding(room.item("i1")) == main


def test_a_proposal_has_a_name_of_its_own_and_a_mover_who_is_known():
    room = Room()
    move(room)
    for name in ("m1", "main"):
        with pytest.raises(Refused, match="proposal_ids_collide"):
            move(room, name)
    with pytest.raises(Refused, match="no_such_person"):
        room.record(e.ProposalMoved(item="i1", proposal="m3", mover="nobody", text=""))


@given(
    there=st.sets(st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"]), min_size=1),
    share=st.dictionaries(
        st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"]),
        st.sampled_from(["against", "blank", "away", "refused"]),
    ),
)
def test_everybody_who_may_vote_is_accounted_for_once(there, share):
    room = Room(all_present=False)
    for member in sorted(there):
        room.arrive(member)
    named = {
        place: [m for m, p in share.items() if p == place and m in there]
        for place in ("against", "blank", "away", "refused")
    }
    vote = room.vote("i1", **named)
    counted = [*vote.in_favour, *vote.against, *vote.blank, *vote.refused]
    assert sorted(counted) == sorted(room.voters("i1") - set(vote.away))
    assert adds_up(room.meeting, room.item("i1"), vote)
    assert (vote.casting is not None) <= (len(vote.in_favour) == len(vote.against))
