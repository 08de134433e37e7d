"""Sessions that are closed to the public: the vote, the basis, who stays, and when it is open again."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Person, Preset
from sognko_tui.meeting.doors import bystanders, close_session, put_right, staying
from sognko_tui.meeting.rules.bases import BASES, bases, no_remote
from sognko_tui.meeting.rules.citations import CITATIONS
from sognko_tui.meeting.session import Refused
from tests.meetings import Room, board

BASIS = BASES[2].nn
SECOND = BASES[0].nn
ON = board(switched={"remote_closed": True})


def shut(room: Room, *against: str, stayed: tuple[str, ...] = ()) -> bool:
    """The vote on closing the meeting for item 1, and the closing; whether it passed."""
    now = room.clock.now()
    moved = close_session(
        room.meeting,
        room.item("i1"),
        BASIS,
        neutral_title="Personalsak",
        stayed=stayed,
        against=against,
        closed_at=now,
        at=now,
    )
    room.record(*moved.events)
    return moved.passed


def closure(room: Room):
    found = room.item("i1").closure
    assert found is not None
    return found


def test_the_meeting_is_closed_by_a_vote_taken_in_the_same_step():
    room = Room()
    assert shut(room, "p6")
    item = room.item("i1")
    vote = item.vote_on(closure(room).motion)
    assert vote is not None
    assert (vote.ayes, vote.noes, vote.carried) == (5, 1, True)
    assert room.meeting.closed_for == item
    assert item.last_vote is None
    room.session.undo()
    assert room.item("i1").closure is None
    assert room.item("i1").motions == ()


def test_where_the_vote_fails_nothing_is_closed_and_the_vote_stands():
    room = Room()
    assert not shut(room, "p3", "p4", "p5", "p6")
    item = room.item("i1")
    assert item.closure is None
    assert room.meeting.closed_for is None
    assert [m.kind for m in item.motions] == ["close"]
    vote = item.vote_on(item.motions[0].id)
    assert vote is not None
    assert not vote.carried


@pytest.mark.parametrize(
    ("against", "passed"), [(("p4", "p5", "p6"), True), (("p1", "p5", "p6"), False)]
)
def test_a_tie_on_closing_is_settled_by_the_chair(against, passed):
    assert shut(Room(), *against) is passed


def test_closing_the_item_opens_the_meeting_again():
    room = Room()
    shut(room)
    item = room.adopt("i1")
    assert closure(room).opened_at == item.ended
    assert room.meeting.closed_for is None


def test_the_administration_is_proposed_to_stay_and_guests_and_observers_are_not():
    people = (*board().people, Person(id="o", name="Observatør", function="observer"))
    room = Room(on=board(people=people))
    room.record(*(e.MemberArrived(person=p) for p in ("s", "o", "d1")))
    room.record(e.GuestNoted(person=Person(id="g1", name="Gjest", function="guest")))
    item = room.item("i1")
    assert [p.id for p in staying(room.meeting, item)] == ["s"]
    assert {p.id for p in bystanders(room.meeting, item)} == {"s", "o", "d1", "g1"}


def test_nobody_is_proposed_to_stay_who_is_not_in_the_room():
    room = Room()
    assert staying(room.meeting, room.item("i1")) == ()


def test_what_is_noted_of_a_closed_session_is_put_right():
    room = Room()
    shut(room)
    noted = closure(room)
    events = put_right(room.item("i1"), noted, SECOND, "Sak", noted.closed_at, None, ())
    room.record(*events)
    found = closure(room)
    assert (found.basis, found.neutral_title, found.motion) == (SECOND, "Sak", noted.motion)
    same = put_right(room.item("i1"), found, SECOND, "Sak", found.closed_at, None, ())
    assert same == ()


@pytest.mark.parametrize(("closed", "opened"), [(60, 90), (-90, -60), (0, 45), (10, 30)])
def test_both_times_are_put_right_whichever_way_they_move(closed, opened):
    room = Room()
    shut(room)
    room.clock.go(minutes=20)
    room.record(e.SessionOpened(item="i1", at=room.clock.now()))
    noted = closure(room)
    start, end = (noted.closed_at + timedelta(minutes=n) for n in (closed, opened))
    room.record(*put_right(room.item("i1"), noted, BASIS, "Personalsak", start, end, ()))
    assert (closure(room).closed_at, closure(room).opened_at) == (start, end)


def test_a_session_is_not_opened_before_it_was_closed():
    room = Room()
    shut(room)
    with pytest.raises(Refused):
        room.record(e.SessionOpened(item="i1", at=closure(room).closed_at - timedelta(minutes=1)))


# The bases


@pytest.mark.parametrize("preset", ["kommunelova", "ko"])
def test_a_public_board_chooses_a_basis_by_paragraph_subsection_and_letter(preset: Preset):
    found = bases(board(rules=preset))
    assert [basis.nn for basis in found] == [
        "kommunelova § 11-5 andre ledd",
        "kommunelova § 11-5 andre ledd",
        "kommunelova § 11-5 tredje ledd bokstav a",
        "kommunelova § 11-5 tredje ledd bokstav b",
    ]
    assert [basis.title for basis in found].count("staff_matter") == 1


@pytest.mark.parametrize("preset", ["iks", "lag"])
def test_other_boards_write_the_basis_that_their_articles_give(preset: Preset):
    assert bases(board(rules=preset)) == ()


@pytest.mark.parametrize("basis", BASES)
def test_a_basis_cites_the_paragraph_that_the_rule_has_in_both_languages(basis):
    cited = CITATIONS.get("closed_session", CITATIONS["protocol"])[0]
    assert cited.nn.split(" §")[0] in basis.nn
    assert cited.nb.split(" §")[0] in basis.nb
    assert basis.nn.split("§")[1] == basis.nb.split("§")[1]
    assert basis.cited("nb") == basis.nb != basis.cited("nn")
    assert basis.hint("nb") == basis.hint_nb != basis.hint("nn")


@pytest.mark.parametrize(
    ("basis", "advised"),
    [
        (SECOND, True),
        (BASES[1].nb, True),
        ("kommuneloven § 11-5, 2. ledd", True),
        (BASIS, False),
        ("vedtektene § 11 andre ledd", False),
    ],
)
def test_nobody_should_be_remote_where_the_meeting_has_to_be_closed(basis, advised):
    room = Room(on=ON)
    assert not no_remote(room.meeting, "i1", basis)
    room.record(e.ParticipationChanged(person="p4", remote=True))
    assert no_remote(room.meeting, "i1", basis) is advised
    room.record(e.RuleOverridden(rule="remote_closed", item="i1", reason="Vart godteke"))
    assert not no_remote(room.meeting, "i1", basis)


def test_a_board_without_that_rule_is_not_advised():
    room = Room(on=replace(ON, switched={"remote_closed": False}))
    room.record(e.ParticipationChanged(person="p4", remote=True))
    assert not no_remote(room.meeting, "i1", SECOND)
