"""Elections: which posts an item asks for, who is elected by which round, how VEDTAK is filled."""

from pathlib import Path

import pytest

from sognko_tui.agenda import read_agenda
from sognko_tui.documents import read_file
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION, Obstacle, close_item
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.elected_words import emptied, filled
from sognko_tui.meeting.elections import elected, tied
from sognko_tui.meeting.posts import Proposed, proposed_posts
from sognko_tui.meeting.rounds import and_decision, missing, tried, unanimous, with_casting
from sognko_tui.meeting.session import Refused
from tests.meetings import Room, agenda_item, board

BLANK = (Point(text="Styret vel til fagutvalet:", blank=True),)
VOTERS = ("p1", "p2", "p3", "p4", "p5", "p6")


def case(title: str, *proposal: str, background: str = "", asks=()) -> AgendaItem:
    points = tuple(Point(text=text) for text in proposal)
    return AgendaItem(
        id="i1",
        number="1",
        title=title,
        kind="election",
        proposal=points,
        background=background,
        asks=asks,
    )


def election(*proposal: Point, on=None, asks=(), kind="election") -> Room:
    return Room([agenda_item(1, proposal or BLANK, kind=kind, asks=asks)], on)


def post(room: Room, name: str, *nominees: str, **more) -> None:
    """A post, and those put forward for it: members by id, others by name."""
    more = {"title": name, **more}
    record(room, e.PostOpened(item="i1", post=name, **more))
    for who in nominees:
        person = room.meeting.person(who)
        nominee = e.Nominee(
            id=who, name=person.name if person else who, person=who if person else None
        )
        room.record(e.Nominated(item="i1", post=name, nominee=nominee))


def ballot(room: Room, name: str, blank: int = 0, **votes) -> None:
    """A written round with so many votes each, recorded with what follows in VEDTAK."""
    more = {k: votes.pop(k) for k in ("lot", "chosen", "casting", "method") if k in votes}
    given = tuple(e.VotesFor(nominee=who, count=n) for who, n in votes.items())
    event = e.BallotTaken(item="i1", post=name, votes=given, blank_count=blank, **more)
    record(room, event)


def record(room: Room, *events: e.Event) -> None:
    room.record(*and_decision(room.meeting, room.item("i1"), events, room.clock.now()))


def all_for(room: Room, name: str, nominee: str) -> None:
    item = room.item("i1")
    (of,) = (p for p in item.posts if p.id == name)
    record(room, unanimous(room.meeting, item, of, nominee))


def result(room: Room, name: str):
    (of,) = (p for p in room.item("i1").posts if p.id == name)
    return elected(of)


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


# VEDTAK


def test_the_blank_holds_the_one_elected_with_the_deputy_and_the_period():
    room = election()
    post(room, "medlem", "p3", period="2026–2027")
    post(room, "vara", "Rektor i Stad", period="2026–2027")
    all_for(room, "medlem", "p3")
    assert room.item("i1").decision == "Styret vel til fagutvalet: ____"
    all_for(room, "vara", "Rektor i Stad")
    assert room.item("i1").decision == (
        "Styret vel til fagutvalet: Representant for Fjaler, med Rektor i Stad som vara, "
        "for 2026–2027"
    )
    closed = room.adopt("i1")
    assert (closed.outcome, closed.adopted_motion, closed.votes) == ("adopted", ELECTION, ())


def test_no_deputy_and_no_period_are_named_where_nobody_asked_for_them():
    room = election()
    post(room, "medlem", "p3")
    all_for(room, "medlem", "p3")
    assert room.item("i1").decision == "Styret vel til fagutvalet: Representant for Fjaler"


def test_a_period_that_the_proposal_names_is_not_named_again():
    room = election(Point(text="Styret vel for 2026-2027: ____", blank=True))
    post(room, "medlem", "p3", period="2026–2027")
    all_for(room, "medlem", "p3")
    assert room.item("i1").decision == "Styret vel for 2026-2027: Representant for Fjaler"


def test_several_blanks_are_filled_in_the_order_of_the_posts():
    room = election(
        Point(text="Leiar blir ____.", blank=True), Point(text="Vara blir ____.", blank=True)
    )
    post(room, "leiar", "p3")
    post(room, "vara", "p4")
    all_for(room, "vara", "p4")
    all_for(room, "leiar", "p3")
    assert room.item("i1").decision == (
        "Leiar blir Representant for Fjaler.\nVara blir Representant for Solund."
    )


def test_more_posts_than_blanks_stand_in_a_row_in_the_last_one():
    room = election()
    for name, who in (("leiar", "p3"), ("nestleiar", "p4"), ("sekretær", "p5")):
        post(room, name, who)
        all_for(room, name, who)
    assert room.item("i1").decision == (
        "Styret vel til fagutvalet: Representant for Fjaler, Representant for Solund og "
        "Representant for Gulen"
    )


def pairs(room: Room, *members: str, period: str = "") -> None:
    """Each member elected with a personal deputy from outside."""
    for member in members:
        post(room, member, member, title="medlem", period=period)
    for number, member in enumerate(members, start=1):
        name = f"Vara nummer {number}"
        post(room, name, name, deputy_for=member, period=period)
    for of in room.item("i1").posts:
        all_for(room, of.id, of.nominees[0].id)


def test_each_personal_deputy_stands_beside_the_member():
    room = election()
    pairs(room, "p3", "p4", period="2026–2027")
    assert room.item("i1").decision == (
        "Styret vel til fagutvalet: "
        "Representant for Fjaler (med Vara nummer 1 som personleg vara) og "
        "Representant for Solund (med Vara nummer 2 som personleg vara), for 2026–2027"
    )


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "nn",
            "Representant for Fjaler vart vald til medlem, med Vara nummer 1 som personleg vara.\n"
            "Representant for Solund vart vald til medlem, med Vara nummer 2 som personleg vara.",
        ),
        (
            "nb",
            "Representant for Fjaler ble valgt til medlem, med Vara nummer 1 som personlig vara.\n"
            "Representant for Solund ble valgt til medlem, med Vara nummer 2 som personlig vara.",
        ),
    ],
)
def test_without_a_proposal_vedtak_pairs_members_and_personal_deputies(language, sentences):
    room = Room([agenda_item(1, None, kind="election")], board(language=language))
    pairs(room, "p3", "p4")
    assert room.item("i1").decision == sentences


def test_deputies_of_nobody_by_name_stand_after_all_who_are_alike():
    room = election()
    for name, title, who in (
        ("a", "medlem", "p3"),
        ("b", "medlem", "p4"),
        ("c", "vara", "p5"),
        ("d", "vara", "p6"),
    ):
        post(room, name, who, title=title)
        all_for(room, name, who)
    assert room.item("i1").decision == (
        "Styret vel til fagutvalet: Representant for Fjaler og Representant for Solund, "
        "med Representant for Gulen og Representant for Askvoll som vara"
    )


def test_periods_that_differ_stand_with_each():
    room = election()
    for name, who, years in (("a", "p3", "2026–2027"), ("b", "p4", "2026–2030")):
        post(room, name, who, title=name, period=years)
    for name, who in (("a", "p3"), ("b", "p4")):
        all_for(room, name, who)
    filled_in = room.item("i1").decision
    assert filled_in == (
        "Styret vel til fagutvalet: Representant for Fjaler (for 2026–2027) og "
        "Representant for Solund (for 2026–2030)"
    )
    record(room, e.BallotWithdrawn(item="i1", post="b"))
    assert room.item("i1").decision == "Styret vel til fagutvalet: ____"


@pytest.mark.parametrize(
    ("proposal", "sentence"),
    [
        (
            "Styret vel ____ til utvalet.",
            "Styret vel Representant for Fjaler, med Rektor i Stad som vara, for 2026–2027, "
            "til utvalet.",
        ),
        (
            "Styret vel ____, og leiaren melder det.",
            "Styret vel Representant for Fjaler, med Rektor i Stad som vara, for 2026–2027, "
            "og leiaren melder det.",
        ),
        (
            "Til utvalet vel styret ____.",
            "Til utvalet vel styret Representant for Fjaler, med Rektor i Stad som vara, "
            "for 2026–2027.",
        ),
    ],
)
def test_the_sentence_goes_on_after_what_stands_in_its_blank(proposal, sentence):
    room = election(Point(text=proposal, blank=True))
    post(room, "medlem", "p3", period="2026–2027")
    post(room, "vara", "Rektor i Stad", period="2026–2027")
    all_for(room, "medlem", "p3")
    all_for(room, "vara", "Rektor i Stad")
    assert room.item("i1").decision == sentence
    room.write("i1", sentence + "\nHo får godtgjersle.")
    record(room, e.BallotWithdrawn(item="i1", post="vara"))
    assert room.item("i1").decision == proposal + "\nHo får godtgjersle."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nn", "Rektor i Stad vart vald til leiar for 2026–2027."),
        ("nb", "Rektor i Stad ble valgt til leiar for 2026–2027."),
    ],
)
def test_without_a_proposal_vedtak_says_who_was_elected_to_what(language, sentence):
    room = Room([agenda_item(1, None, kind="election")], board(language=language))
    post(room, "leiar", "Rektor i Stad", period="2026–2027")
    all_for(room, "leiar", "Rektor i Stad")
    assert room.item("i1").decision == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nn", "Søkjar frå Stad vart tilsett som rådgjevar."),
        ("nb", "Søkjar frå Stad ble ansatt som rådgjevar."),
    ],
)
def test_an_appointment_is_told_as_one(language, sentence):
    room = Room([agenda_item(1, None, kind="election")], board(language=language))
    post(room, "rådgjevar", "Søkjar frå Stad", settled_by="chair")
    all_for(room, "rådgjevar", "Søkjar frå Stad")
    assert room.item("i1").decision == sentence


def test_what_was_written_without_a_blank_stays_as_it_is():
    room = election(Point(text="Representanten for Vik blir vald."))
    post(room, "leiar", "p2")
    all_for(room, "leiar", "p2")
    assert room.item("i1").decision == "Representanten for Vik blir vald."


def test_a_name_is_no_pattern():
    room = election()
    post(room, "medlem", "{title} {name} {0}")
    all_for(room, "medlem", "{title} {name} {0}")
    assert room.item("i1").decision == "Styret vel til fagutvalet: {title} {name} {0}"


def test_a_round_that_does_not_count_opens_the_blank_again_and_the_next_one_fills_it():
    room = election()
    post(room, "medlem", "p3", "p4", period="2026–2027")
    ballot(room, "medlem", p3=4, p4=2)
    assert "Fjaler, for 2026–2027" in room.item("i1").decision
    record(room, e.BallotWithdrawn(item="i1", post="medlem"))
    assert room.item("i1").decision == "Styret vel til fagutvalet: ____"
    ballot(room, "medlem", p3=2, p4=4)
    assert room.item("i1").decision == (
        "Styret vel til fagutvalet: Representant for Solund, for 2026–2027"
    )


def test_a_deputy_thought_of_later_comes_into_the_same_blank():
    room = election()
    post(room, "medlem", "p3")
    all_for(room, "medlem", "p3")
    record(room, e.PostOpened(item="i1", post="vara", title="vara"))
    assert room.item("i1").decision == "Styret vel til fagutvalet: ____"
    nominee = e.Nominee(id="p4", name="Representant for Solund", person="p4")
    record(room, e.Nominated(item="i1", post="vara", nominee=nominee))
    all_for(room, "vara", "p4")
    assert room.item("i1").decision.endswith("Fjaler, med Representant for Solund som vara")
    record(room, e.PostRemoved(item="i1", post="vara"))
    assert room.item("i1").decision == "Styret vel til fagutvalet: Representant for Fjaler"


def test_the_sentence_about_who_was_elected_goes_with_the_round_that_made_it():
    room = Room([agenda_item(1, None, kind="election")])
    post(room, "leiar", "p3")
    all_for(room, "leiar", "p3")
    record(room, e.BallotWithdrawn(item="i1", post="leiar"))
    assert room.item("i1").decision == ""


def test_what_the_secretary_wrote_after_the_election_is_not_taken_out():
    room = election()
    post(room, "medlem", "p3")
    all_for(room, "medlem", "p3")
    room.write("i1", "Styret vel nokon heilt anna.")
    assert emptied(room.meeting, room.item("i1")) == "Styret vel nokon heilt anna."
    record(room, e.BallotWithdrawn(item="i1", post="medlem"))
    assert room.item("i1").decision == "Styret vel nokon heilt anna."


def test_words_written_round_the_name_stay_when_the_blank_opens_again():
    room = election()
    post(room, "medlem", "p3")
    all_for(room, "medlem", "p3")
    room.write("i1", room.item("i1").decision + "\nHo får godtgjersle.")
    record(room, e.BallotWithdrawn(item="i1", post="medlem"))
    assert room.item("i1").decision == "Styret vel til fagutvalet: ____\nHo får godtgjersle."


def test_the_round_and_the_filled_blank_are_taken_back_as_one():
    room = election()
    post(room, "medlem", "p3")
    all_for(room, "medlem", "p3")
    room.session.undo()
    item = room.item("i1")
    assert item.posts[0].ballots == ()
    assert item.decision == "Styret vel til fagutvalet: ____"


def test_an_item_with_a_post_nobody_is_elected_to_is_not_closed():
    room = election()
    post(room, "medlem", "p3")
    with pytest.raises(Obstacle) as found:
        close_item(room.meeting, "i1", room.clock.now())
    assert found.value.code == "election"


def test_half_an_election_is_not_handled_where_nothing_was_proposed():
    room = Room([agenda_item(1, None, kind="election")])
    post(room, "leiar", "p3")
    post(room, "nestleiar", "p4")
    all_for(room, "leiar", "p3")
    assert room.item("i1").decision == ""
    with pytest.raises(Obstacle) as found:
        close_item(room.meeting, "i1", room.clock.now())
    assert found.value.code == "election"


def test_an_election_whose_text_was_emptied_is_closed_with_who_was_elected():
    room = Room([agenda_item(1, None, kind="election")])
    post(room, "leiar", "p3")
    all_for(room, "leiar", "p3")
    room.write("i1", "")
    closed = room.adopt("i1")
    assert (closed.outcome, closed.adopted_motion) == ("adopted", ELECTION)
    assert closed.decision == closed.adopted == "Representant for Fjaler vart vald til leiar."


def test_filling_a_decision_twice_changes_nothing():
    room = election()
    post(room, "medlem", "p3", period="2026–2027")
    all_for(room, "medlem", "p3")
    item = room.item("i1")
    assert filled(room.meeting, item) == item.decision
