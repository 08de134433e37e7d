"""Elections: which posts an item asks for, and who is elected by which round."""

from pathlib import Path

import pytest

from sognko_tui.agenda import read_agenda
from sognko_tui.documents import read_file
from sognko_tui.meeting import events as e
from sognko_tui.meeting.elections import elected, tied
from sognko_tui.meeting.posts import Proposed, proposed_posts
from sognko_tui.meeting.rounds import missing, tried, with_casting
from sognko_tui.meeting.session import Refused
from tests.meeting.electing import (
    ballot,
    case,
    election,
    post,
    record,
    result,
)
from tests.meetings import agenda_item

# The posts an item asks for


@pytest.mark.parametrize(
    ("title", "posts"),
    [
        ("Val av representant til fagrådet", ["representant til fagrådet"]),
        ("Val av Representant til fagrådet", ["representant til fagrådet"]),
        ("Valg av leder og nestleder", ["leder", "nestleder"]),
        ("Val av leiar og vara i fagutvalet", ["leiar i fagutvalet", "vara i fagutvalet"]),
        ("Val til fagutvalet", ["medlem i fagutvalet"]),
        ("Val av to medlemer til fagutvalet", ["medlem til fagutvalet"] * 2),
        ("Valg av 3 representanter i rådet", ["representant i rådet"] * 3),
        ("Val av leiar for perioden 2026–2030", ["leiar"]),
        ("Val av seks medlemer til rådet", ["medlem til rådet"] * 6),
        ("Valg av syv medlemmer til rådet", ["medlem til rådet"] * 7),
        ("Val av tolv representantar", ["representant"] * 12),
        ("Val av leiar og to medlemer i rådet", ["leiar i rådet", *["medlem i rådet"] * 2]),
        (
            "Val av to medlemer og tre varamedlemer til rådet",
            [*["medlem til rådet"] * 2, *["varamedlem til rådet"] * 3],
        ),
        ("Utval for opplæring", ["Utval for opplæring"]),
    ],
)
def test_the_posts_are_proposed_from_the_title(title, posts):
    assert [p.title for p in proposed_posts(case(title))] == posts


@pytest.mark.parametrize(
    ("proposal", "title"),
    [
        ("Styret vel ____ som leiar for rådet.", "leiar for rådet"),
        ("Til medlem i rådet blir vald: ____", "Val"),
        ("Som er: ____", "Val"),
    ],
)
def test_where_the_title_says_nothing_the_proposal_may(proposal, title):
    assert [p.title for p in proposed_posts(case("Val", proposal))] == [title]


def test_a_deputy_is_proposed_where_the_case_asks_for_one():
    (member, deputy) = proposed_posts(case("Val av medlem i fagrådet", asks=("deputy",)))
    assert (member.title, deputy.title) == ("medlem i fagrådet", "vara i fagrådet")
    assert proposed_posts(case("Val av styreleiar", asks=("deputy",)))[1].title == (
        "vara for styreleiar"
    )
    assert len(proposed_posts(case("Val av leiar og varaleiar", asks=("deputy",)))) == 2


@pytest.mark.parametrize(
    ("title", "posts"),
    [
        (
            "Val av to medlemer med personlege varamedlemer",
            ["medlem", "personleg vara for medlem 1", "medlem", "personleg vara for medlem 2"],
        ),
        (
            "Valg av to medlemmer til kontrollutvalget med personlige varamedlemmer",
            [
                "medlem til kontrollutvalget",
                "personlig vara for medlem 1",
                "medlem til kontrollutvalget",
                "personlig vara for medlem 2",
            ],
        ),
    ],
)
def test_a_personal_deputy_is_proposed_for_each_member(title, posts):
    found = proposed_posts(case(title))
    assert [p.title for p in found] == posts
    assert [p.deputy_for for p in found] == [0, 1, 0, 3]


def test_where_the_case_asks_for_personal_deputies_each_member_has_one():
    background = "Det skal veljast personlege varamedlemer."
    found = proposed_posts(
        case("Val av fire medlemer i rådet", background=background, asks=("deputy",))
    )
    assert [p.deputy_for for p in found] == [0, 1, 0, 3, 0, 5, 0, 7]


def test_deputies_of_nobody_by_name_are_as_many_as_the_members():
    found = proposed_posts(case("Val av fire medlemer i rådet", asks=("deputy",)))
    assert [p.title for p in found] == ["medlem i rådet"] * 4 + ["vara i rådet"] * 4


def test_the_post_of_a_personal_deputy_stands_right_after_the_members():
    room = election()
    post(room, "x", title="medlem")
    post(room, "y", title="medlem")
    post(room, "vara", deputy_for="x")
    assert [p.id for p in room.item("i1").posts] == ["x", "vara", "y"]
    post(room, "vara", deputy_for="y")
    assert [p.id for p in room.item("i1").posts] == ["x", "y", "vara"]
    record(room, e.PostRemoved(item="i1", post="y"))
    assert [p.deputy_for for p in room.item("i1").posts] == ["", ""]


@pytest.mark.parametrize("member", ["vara", "other", "none"])
def test_nobody_is_the_deputy_of_themself_of_a_deputy_or_of_a_post_there_is_not(member):
    room = election()
    post(room, "x")
    post(room, "other", deputy_for="x")
    with pytest.raises(Refused):
        post(room, "vara", deputy_for=member)


@pytest.mark.parametrize(
    ("background", "period"),
    [
        ("Dei som blir valde, sit i 2026-2027.", "2026–2027"),
        ("Ho sit for perioden 2026–2027.", "2026–2027"),
        ("Valperioden er 2026/27.", "2026–2027"),
        ("Oppnemninga er 2026 - 2030.", "2026–2030"),
        ("Budsjettet 2024–2025 er brukt. Vervet varer 2026–2027.", "2026–2027"),
        ("Budsjettet 2024–2025 er brukt.", ""),
        ("Valet gjeld 2027–2026.", ""),
    ],
)
def test_the_period_is_found_in_the_case(background, period):
    assert proposed_posts(case("Val av leiar", background=background))[0].period == period


@pytest.mark.parametrize("title", ["Tilsetjing av rådgjevar", "Ansettelse av rådgjevar"])
def test_a_tie_at_an_appointment_is_the_chairs_to_settle(title):
    item = case(title, background="Budsjettperioden er 2026–2027 for vervet.")
    assert proposed_posts(item) == (Proposed("rådgjevar", "", "chair"),)


def test_an_item_that_is_no_election_has_no_posts():
    item = agenda_item(1)
    assert proposed_posts(item) == ()


def test_the_board_pack_asks_for_a_representative_and_a_deputy_for_two_years(shared: Path):
    reading = read_agenda(read_file(shared / "samples" / "agenda" / "sogn-ko-2025-12-09.txt"))
    (item,) = (i for i in reading.items if i.number == "14")
    posts = proposed_posts(item)
    assert [p.title.split()[0] for p in posts] == ["representant", "vara"]
    assert {p.period for p in posts} == {"2026–2027"}
    assert {p.settled_by for p in posts} == {"lot"}
    assert {p.title.split(maxsplit=1)[1] for p in posts} == {
        item.title.removeprefix("Val av representant ")
    }


# Who is elected


def test_more_than_half_of_the_votes_given_elects_and_blank_ones_count():
    room = election()
    post(room, "x", "p3", "p4")
    ballot(room, "x", p3=3, p4=1, blank=2)
    assert result(room, "x") is None
    ballot(room, "x", p3=3, p4=1, blank=2)
    assert result(room, "x").how == "plurality"


def test_a_round_in_which_nobody_got_a_vote_elects_nobody():
    room = election()
    post(room, "x", "p3", "p4")
    ballot(room, "x", blank=6)
    ballot(room, "x", blank=6)
    assert result(room, "x") is None
    assert tied(room.item("i1").posts[0]) == ()


def test_the_lot_settles_a_tie_only_from_the_second_round_on():
    room = election()
    post(room, "x", "p3", "p4")
    ballot(room, "x", p3=3, p4=3, lot="s", chosen="p4")
    assert result(room, "x") is None
    ballot(room, "x", p3=3, p4=3)
    assert [n.id for n in tied(room.item("i1").posts[0])] == ["p3", "p4"]
    record(room, e.BallotWithdrawn(item="i1", post="x"))
    ballot(room, "x", p3=3, p4=3, lot="s", chosen="p4")
    found = result(room, "x")
    assert (found.nominee.id, found.how, found.round) == ("p4", "lot", 2)


def test_at_an_appointment_the_vote_of_the_chair_settles_a_tie_by_itself_in_the_first_round():
    room = election()
    post(room, "x", "Søkjar frå Stad", "Søkjar frå Kinn", settled_by="chair")
    votes = (
        e.VotesFor(nominee="Søkjar frå Stad", count=3, voters=("p2", "p3", "p4")),
        e.VotesFor(nominee="Søkjar frå Kinn", count=3, voters=("p1", "p5", "p6")),
    )
    taken = e.BallotTaken(item="i1", post="x", method="by_names", votes=votes)
    event = with_casting(room.meeting, room.item("i1"), taken)
    assert (event.casting, event.chosen) == ("p1", "Søkjar frå Kinn")
    record(room, event)
    assert result(room, "x").how == "chair"


@pytest.mark.parametrize("more", [{"C": 2}, {"blank": 2}])
def test_at_an_appointment_it_is_voted_anew_where_the_tied_do_not_share_all_votes(more):
    room = election()
    post(room, "x", "A", "B", "C", settled_by="chair")
    ballot(room, "x", A=2, B=2, **more, casting="p1", chosen="B")
    assert result(room, "x") is None
    assert tied(room.item("i1").posts[0]) == ()
    ballot(room, "x", A=2, B=2, **more, casting="p1", chosen="B")
    found = result(room, "x")
    assert (found.nominee.id, found.how, found.round) == ("B", "chair", 2)


def test_the_chair_who_voted_for_neither_of_the_tied_settles_nothing():
    room = election()
    post(room, "x", "A frå Stad", "B frå Stad", "C frå Stad", settled_by="chair")
    votes = (
        e.VotesFor(nominee="A frå Stad", count=2, voters=("p2", "p3")),
        e.VotesFor(nominee="B frå Stad", count=2, voters=("p4", "p5")),
        e.VotesFor(nominee="C frå Stad", count=1, voters=("p1",)),
    )
    taken = e.BallotTaken(item="i1", post="x", method="by_names", votes=votes)
    assert with_casting(room.meeting, room.item("i1"), taken) == taken


def test_a_round_is_held_against_who_may_vote():
    room = election()
    post(room, "x", "p3", "p4")
    room.disqualify("p6", "i1")
    item = room.item("i1")

    def left(*votes: int, **more) -> int:
        given = tuple(
            e.VotesFor(nominee=f"p{n}", count=count) for n, count in enumerate(votes, start=3)
        )
        event = e.BallotTaken(item="i1", post="x", votes=given, **more)
        return missing(room.meeting, item, event)

    assert left(3, 2) == 0
    assert left(3, 1) == 1
    assert left(3, 1, blank_count=1) == 0
    assert left(3, 1, away=("p5",)) == 0
    assert left(3, 1, away=("p6",)) == 1
    assert left(3, 3) == -1


def test_a_round_can_be_looked_at_before_it_is_recorded():
    room = election()
    post(room, "x", "p3", "p4")
    (of,) = room.item("i1").posts
    votes = (e.VotesFor(nominee="p3", count=4), e.VotesFor(nominee="p4", count=2))
    found = elected(tried(of, e.BallotTaken(item="i1", post="x", votes=votes)))
    assert found is not None
    assert (found.nominee.id, found.how) == ("p3", "majority")
    assert elected(of) is None


def test_a_post_is_called_otherwise_and_keeps_its_nominees_rounds_and_place():
    room = election()
    post(room, "x", "p3", "p4")
    post(room, "y", "p5")
    ballot(room, "x", p3=3, p4=3)
    room.record(
        e.PostOpened(item="i1", post="x", title="leiar", period="2026–2027", settled_by="chair")
    )
    first, second = room.item("i1").posts
    assert (first.title, first.period, first.settled_by) == ("leiar", "2026–2027", "chair")
    assert (len(first.nominees), len(first.ballots), second.id) == (2, 1, "y")
