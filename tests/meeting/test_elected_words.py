"""How VEDTAK is filled with who was elected, and emptied again."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION, Obstacle, close_item
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.elected_words import emptied, filled
from tests.meeting.electing import all_for, ballot, election, post, record
from tests.meetings import Room, agenda_item, board


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
