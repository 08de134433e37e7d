"""Leaving somebody out of an item: the questions, the votes on them, and what follows."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.exclusion import (
    Concerned,
    Decided,
    about_elected,
    decided,
    presiding_instead,
    sitting_for,
    too_few,
    voters,
)
from sognko_tui.meeting.rules.grounds import EXEMPTION, GROUNDS, grounds
from sognko_tui.protocol import write
from tests.meetings import Room, agenda_item, board


def settle(room: Room, *concerned: Concerned) -> Decided:
    """Record what the board makes of them."""
    found = decided(room.meeting, room.item("i1"), concerned, room.clock.now())
    assert found is not None
    room.record(*found.events)
    return found


def test_one_is_found_disqualified_by_the_others_and_has_no_vote():
    room = Room()
    found = settle(room, Concerned("p3", "forvaltningslova § 6 andre ledd"))
    assert found.found == ("p3",)
    vote = room.item("i1").vote_on("m1")
    assert vote is not None
    assert vote.in_favour == ("p1", "p2", "p4", "p5", "p6")
    assert room.voters("i1") == {"p1", "p2", "p4", "p5", "p6"}


def test_who_is_not_found_so_takes_part_and_the_vote_stands():
    room = Room()
    found = settle(room, Concerned("p3", "§ 6", against=("p1", "p2", "p4")))
    assert found.found == ()
    assert room.item("i1").disqualified == ()
    assert room.item("i1").vote_on("m1") is not None
    assert "p3" in room.voters("i1")


def test_of_several_at_once_nobody_votes_on_any_of_the_questions():
    room = Room()
    named = voters(room.meeting, room.item("i1"), ("p3", "p4"), room.clock.now())
    assert [p.id for p in named] == ["p1", "p2", "p5", "p6"]
    settle(room, Concerned("p3", "§ 6"), Concerned("p4", "§ 6", against=("p1", "p2", "p5")))
    item = room.item("i1")
    for motion in ("m1", "m2"):
        vote = item.vote_on(motion)
        assert vote is not None
        assert not {"p3", "p4"} & {*vote.in_favour, *vote.against}
    assert [d.person for d in item.disqualified] == ["p3"]


def test_where_so_many_are_concerned_that_the_rest_is_no_quorum_all_take_part_in_the_questions():
    room = Room(on=board(4, 2))
    named = voters(room.meeting, room.item("i1"), ("p1", "p2", "p3"), room.clock.now())
    assert [p.id for p in named] == ["p1", "p2", "p3", "p4"]


def test_deputies_who_are_called_in_for_the_questions_vote_on_them_instead_of_all():
    room = Room(2, on=board(5, 3))
    item, raised = room.item("i1"), ("p1", "p2", "p3")
    assert too_few(room.meeting, item, raised, room.clock.now())
    sits = sitting_for(room.meeting, item, raised, ("d1", "d2"))
    assert sits == {"p1": "d1", "p2": "d2"}
    asking = voters(room.meeting, item, raised, room.clock.now(), sits)
    assert [p.id for p in asking] == ["d1", "d2", "p4", "p5"]
    concerned = [Concerned(p, "§ 6") for p in raised]
    found = decided(room.meeting, item, concerned, room.clock.now(), deputies=sits)
    assert found is not None
    room.record(*found.events)
    room.adopt("i2")
    protocol = write(room.meeting)
    assert (
        "Vararepresentant for Luster og Vararepresentant for Vik vart kalla inn og var med på å "
        "avgjere spørsmåla om ugildskap." in protocol
    )
    assert "Alle var med" not in protocol
    assert "utan å møte for nokon" not in protocol


def test_one_deputy_too_few_for_the_questions_and_all_take_part():
    room = Room(2, on=board(6, 1))
    raised = ("p1", "p2", "p3", "p4", "p5")
    sits = sitting_for(room.meeting, room.item("i1"), raised, ("d1",))
    asking = voters(room.meeting, room.item("i1"), raised, room.clock.now(), sits)
    assert [p.id for p in asking] == ["p1", "p2", "p3", "p4", "p5", "p6"]


def test_the_chair_hands_over_for_the_item_and_the_deputy_chair_is_proposed():
    room = Room(2)
    item = room.item("i1")
    proposed = presiding_instead(room.meeting, item, ["p1"])
    assert [p.id for p in proposed] == ["p2", "p3", "p4", "p5", "p6"]
    assert presiding_instead(room.meeting, item, ["p3"]) == ()
    both = presiding_instead(room.meeting, item, ["p1", "p2"])
    assert both[0].id == "p3"
    settle(room, Concerned("p1", "§ 6", presides="p2"))
    assert room.item("i1").disqualified[0].presides == "p2"


def test_a_deputy_who_is_called_sits_in_that_item_alone():
    room = Room(2)
    settle(room, Concerned("p3", "§ 6", deputy="d1"))
    assert room.voters("i1") == {"p1", "p2", "p4", "p5", "p6", "d1"}
    assert room.voters("i2") == {"p1", "p2", "p3", "p4", "p5", "p6"}


def test_a_deputy_who_is_called_is_told_to_have_met_for_that_item_and_no_more():
    room = Room(2)
    room.adopt("i1")
    room.record(e.ItemReopened(item="i1"))
    settle(room, Concerned("p3", "§ 6", deputy="d1"))
    room.adopt("i1")
    room.adopt("i2")
    protocol = write(room.meeting)
    assert protocol.count("| Representant for Fjaler | i sak 1 |") == 1
    assert "utan å møte for nokon" not in protocol


def test_a_deputy_who_listened_in_and_was_called_to_an_item_is_told_of_both():
    room = Room(2)
    room.record(e.MemberArrived(person="d1"))
    settle(room, Concerned("p3", "§ 6", deputy="d1"))
    room.adopt("i1")
    protocol = write(room.meeting)
    assert "utan å møte for nokon, og røysta ikkje. Unntak: sak 1." in protocol


def test_two_disqualified_have_a_deputy_each():
    room = Room()
    settle(room, Concerned("p3", "§ 6", deputy="d1"), Concerned("p4", "§ 6", deputy="d2"))
    assert room.voters("i1") == {"p1", "p2", "p5", "p6", "d1", "d2"}


def test_the_same_deputy_for_two_does_not_fit():
    room = Room()
    both = (Concerned("p3", "§ 6", deputy="d1"), Concerned("p4", "§ 6", deputy="d1"))
    assert decided(room.meeting, room.item("i1"), both, room.clock.now()) is None


def test_before_anybody_is_there_it_is_noted_without_a_vote():
    room = Room(all_present=False)
    found = settle(room, Concerned("p3", "§ 6"))
    assert [type(event) for event in found.events] == [e.Disqualified]


def test_a_deputy_who_sits_can_be_disqualified_too_and_another_comes_in():
    room = Room(all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.record(e.MemberArrived(person="d1", seat="p6"))
    settle(room, Concerned("d1", "§ 6", deputy="d2"))
    assert {p.id for p in may_vote(room.meeting, room.item("i1"))} == {
        "p1", "p2", "p3", "p4", "p5", "d2",
    }  # fmt: skip


def test_a_deputy_for_a_deputy_can_be_disqualified_too_and_the_third_comes_in():
    room = Room(2, on=board(6, 3), all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.record(e.MemberArrived(person="d1", seat="p6"))
    settle(room, Concerned("d1", "§ 6", deputy="d2"))
    settle(room, Concerned("d2", "§ 6", deputy="d3"))
    assert room.voters("i1") == {"p1", "p2", "p3", "p4", "p5", "d3"}
    room.adopt("i1")
    protocol = write(room.meeting)
    assert "**Vararepresentant for Fjaler** møtte for Representant for Askvoll i saka." in protocol
    assert (
        "| Vararepresentant for Fjaler | Fjaler | Representant for Askvoll | i sak 1 |" in protocol
    )


FIVE = board(5, 3)


def test_a_tie_over_the_chair_is_settled_by_whoever_presides_without_them():
    room = Room(2, on=FIVE)
    found = settle(room, Concerned("p1", "§ 6", against=("p3", "p4"), presides="p2"))
    vote = room.item("i1").vote_on("m1")
    assert vote is not None
    assert (vote.casting, vote.carried) == ("p2", True)
    assert found.found == ("p1",)


def test_a_tie_over_the_chair_falls_where_whoever_presides_without_them_is_against():
    room = Room(2, on=FIVE)
    found = settle(room, Concerned("p1", "§ 6", against=("p2", "p4")))
    assert found.found == ()
    assert "ikkje kjend ugild: 2 mot 2 røyster, med dobbeltrøysta til møteleiaren" in write(
        room.meeting
    )


def test_of_chair_and_deputy_chair_whoever_was_named_to_preside_has_the_casting_vote():
    room = Room(2)
    against = ("p5", "p6")
    settle(room, *(Concerned(p, "§ 6", against, presides="p3") for p in ("p1", "p2")))
    for motion in ("m1", "m2"):
        vote = room.item("i1").vote_on(motion)
        assert vote is not None
        assert (vote.casting, vote.carried) == ("p3", True)


def test_in_an_election_it_is_to_be_warned_that_folkevalde_are_not_disqualified():
    room = Room([agenda_item(1, kind="election"), agenda_item(2)])
    assert about_elected(room.meeting, room.item("i1"))
    assert not about_elected(room.meeting, room.item("i2"))
    other = Room([agenda_item(1, kind="election")], on=board(switched={"elected_office": False}))
    assert not about_elected(other.meeting, other.item("i1"))


def test_every_ground_names_its_paragraph_in_both_languages_and_an_association_has_its_own():
    for ground in GROUNDS:
        for language, act in (("nn", "lova § "), ("nb", "loven § ")):
            assert act in ground.cited(language)
            assert ground.hint(language)
    assert grounds(board(), None) == (*GROUNDS, EXEMPTION)
    assert grounds(board(switched={"exemption": False}), None) == GROUNDS
    assert grounds(board(rules="lag"), None) == ()
