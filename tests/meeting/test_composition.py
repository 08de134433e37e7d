"""Decisions put together from what passed, and where each point of them came from."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.check import check
from sognko_tui.meeting.composition import (
    Origin,
    composed,
    letters,
    numbers,
    origins,
    parts_of,
    points_of,
    proposed_points,
    uncomposed,
    written,
)
from sognko_tui.meeting.questions import vote_order
from tests.meetings import Room, agenda_item, points

MEASURES = (
    "Styret vil ha felles opplæring.",
    "Kurset blir lagt til Førde.",
    "Utgiftene blir delte likt på kommunane.",
    "Saka kjem opp att til hausten.",
)
FEW = ("p1", "p2", "p3", "p4")
"""Four against two: what these are against falls."""


def four_points() -> Room:
    return Room([agenda_item(1, points(*MEASURES)), agenda_item(2)])


def moved(room: Room, motion: str, text: str, kind: e.MotionKind = "counter", **more) -> None:
    room.record(
        e.ProposalMoved(item="i1", proposal=motion, mover="p2", text=text, kind=kind, **more)
    )


def numbered(*texts: str) -> str:
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1))


# Points


def test_the_lines_under_a_numbered_point_belong_to_it():
    text = "Styret vedtek:\n1. Eitt.\nMeir om det.\n2. To."
    assert [p.text for p in points_of(text)] == ["Styret vedtek:", "Eitt.\nMeir om det.", "To."]


def test_letters_and_bullets_under_a_numbered_point_belong_to_it():
    text = "1. Eitt.\n2. To:\na) A.\n- a.\nb) B.\n3. Tre."
    assert [p.text for p in points_of(text)] == ["Eitt.", "To:\na) A.\n- a.\nb) B.", "Tre."]
    assert written(points_of(text)) == text
    assert [p.marker for p in points_of("a) A.\n- a.\nb) B.")] == ["a)", "b)"]


def test_points_are_called_by_their_printed_numbers_not_by_the_lines_before_them():
    assert numbers(points_of("Styret vedtek:\n1. Eitt.\n2. To.")) == (0, 1, 2)
    assert numbers(points_of("a) Eitt.\nb) To.")) == (1, 2)
    assert numbers(points_of("1. Eitt.\n2. To.\n1. Eitt til.")) == (1, 2, 3)


def test_a_text_is_numbered_anew_where_it_had_numbers_and_nowhere_else():
    assert (
        written(points_of("Styret vedtek:\n2. Eitt.\n4) To.")) == "Styret vedtek:\n1. Eitt.\n2) To."
    )
    assert written(points_of("b) Eitt.\n- To.")) == "b) Eitt.\n- To."


def test_a_proposal_of_one_paragraph_has_no_points_to_vote_on():
    room = Room([agenda_item(1, "Styret ventar.")])
    assert proposed_points(room.item("i1")) == {}
    assert list(proposed_points(four_points().item("i1"))) == [1, 2, 3, 4]


def test_what_is_moved_of_the_handling_takes_no_letter_from_the_proposals():
    room = Room(1)
    moved(room, "m1", "neste møte", "postpone")
    moved(room, "m2", "Styret ventar.")
    moved(room, "m3", "Styret melder frå.", "addition")
    assert letters(room.item("i1")) == {"m2": "A", "m3": "B"}


# Put together


def test_nothing_voted_on_leaves_the_proposal_as_it_is():
    room = four_points()
    assert composed(room.item("i1")) == numbered(*MEASURES)
    assert not uncomposed(room.item("i1"))


def test_a_point_that_fell_is_left_out_and_the_rest_numbered_anew():
    room = four_points()
    room.vote("i1", point=1)
    room.vote("i1", point=2, against=FEW)
    assert uncomposed(room.item("i1"))
    text = composed(room.item("i1"))
    assert text == numbered(MEASURES[0], *MEASURES[2:])
    room.write("i1", text)
    assert not uncomposed(room.item("i1"))
    assert composed(room.item("i1")) == text
    assert origins(room.item("i1")) == (
        Origin(1, "main", 1, False),
        Origin(2, "main", 3, False),
        Origin(3, "main", 4, False),
    )


SHARED = (
    Point(marker="1.", text="Styret vil ha felles opplæring."),
    Point(marker="2.", text="Styret løyver pengar til desse tiltaka:"),
    Point(marker="a)", text="100 000 kroner til kurs"),
    Point(marker="b)", text="____ kroner til utstyr", blank=True),
    Point(marker="3.", text="Saka kjem opp att til hausten."),
)


def test_the_sub_points_of_a_point_that_fell_go_with_it():
    room = Room([agenda_item(1, SHARED), agenda_item(2)])
    assert list(proposed_points(room.item("i1"))) == [1, 2, 3]
    room.write("i1", room.item("i1").decision.replace("____", "50 000"))
    assert not any(origin.changed for origin in origins(room.item("i1")))
    room.vote("i1", point=1)
    room.vote("i1", point=2, against=FEW)
    room.vote("i1", point=3)
    text = composed(room.item("i1"))
    assert text == numbered(SHARED[0].text, SHARED[4].text)
    room.write("i1", text)
    assert origins(room.item("i1"))[1] == Origin(2, "main", 3, False)


def test_the_sub_points_of_a_point_stay_under_it_when_another_falls():
    room = Room([agenda_item(1, SHARED), agenda_item(2)])
    room.vote("i1", point=1, against=FEW)
    room.vote("i1", point=2)
    room.vote("i1", point=3)
    assert composed(room.item("i1")).splitlines() == [
        f"1. {SHARED[1].text}",
        f"a) {SHARED[2].text}",
        f"b) {SHARED[3].text}",
        f"2. {SHARED[4].text}",
    ]


def test_an_amendment_with_sub_points_takes_the_place_of_one_point():
    room = Room([agenda_item(1, SHARED), agenda_item(2)])
    text = "Styret løyver pengar til:\na) bøker\nb) reiser"
    moved(room, "m1", text, "amendment", point=2)
    room.vote("i1", motion="m1")
    assert composed(room.item("i1")) == numbered(SHARED[0].text, text, SHARED[4].text)


def test_a_point_changed_in_vedtak_stays_changed_when_another_falls():
    room = four_points()
    room.write("i1", numbered(*MEASURES).replace("likt på kommunane", "etter folketal"))
    room.vote("i1", point=2, against=FEW)
    room.vote("i1", point=3)
    text = composed(room.item("i1"))
    assert text.splitlines()[1] == "2. Utgiftene blir delte etter folketal."
    room.write("i1", text)
    assert origins(room.item("i1"))[1] == Origin(2, "main", 3, True)


def test_the_paragraph_before_the_points_is_no_point():
    intro = Point(text="Styret vedtek:")
    room = Room([agenda_item(1, (intro, *points(*MEASURES)))])
    room.vote("i1", point=2, against=FEW)
    assert composed(room.item("i1")) == "Styret vedtek:\n" + numbered(MEASURES[0], *MEASURES[2:])
    assert list(proposed_points(room.item("i1"))) == [1, 2, 3, 4]


def test_an_amendment_takes_the_place_of_its_point():
    room = four_points()
    moved(room, "m1", "Kurset blir lagt til Sogndal.", "amendment", point=2)
    room.vote("i1", motion="m1", against={"p6"})
    text = composed(room.item("i1"))
    assert text == numbered(MEASURES[0], "Kurset blir lagt til Sogndal.", *MEASURES[2:])
    room.write("i1", text)
    assert composed(room.item("i1")) == text
    assert origins(room.item("i1"))[1] == Origin(2, "m1", 0, False)
    assert parts_of(room.item("i1")) == ("main", "m1")


def test_an_amendment_of_two_points_takes_the_place_of_one():
    room = four_points()
    moved(room, "m1", "1. Kurset blir i Førde.\n2. Det blir filma.", "amendment", point=2)
    room.vote("i1", motion="m1")
    assert composed(room.item("i1")) == numbered(
        MEASURES[0], "Kurset blir i Førde.", "Det blir filma.", *MEASURES[2:]
    )


def test_an_amendment_that_fell_changes_nothing():
    room = four_points()
    moved(room, "m1", "Kurset blir lagt til Sogndal.", "amendment", point=2)
    room.vote("i1", motion="m1", against=FEW)
    assert composed(room.item("i1")) == numbered(*MEASURES)
    assert not uncomposed(room.item("i1"))


def test_an_amendment_that_is_only_stronger_than_another_has_not_passed():
    room = four_points()
    moved(room, "m1", "Kurset blir lagt til Sogndal.", "amendment", point=2)
    moved(room, "m2", "Kurset blir lagt til Florø.", "amendment", point=2)
    room.vote("i1", motion="m1", opposed="m2", against={"p6"})
    assert composed(room.item("i1")) == numbered(*MEASURES)
    room.vote("i1", motion="m1")
    assert "Sogndal" in composed(room.item("i1"))


def test_an_addition_makes_two_points_of_one_paragraph():
    room = Room([agenda_item(1, "Styret ventar.")])
    moved(room, "m1", "Styret melder frå.", "addition")
    room.vote("i1", motion="m1")
    text = composed(room.item("i1"))
    assert text == "1. Styret ventar.\n2. Styret melder frå."
    assert uncomposed(room.item("i1"))
    room.write("i1", text)
    assert composed(room.item("i1")) == text
    assert not uncomposed(room.item("i1"))
    assert parts_of(room.item("i1")) == ("main", "m1")


def test_another_proposal_that_won_takes_the_place_of_the_whole_with_the_additions_after_it():
    room = four_points()
    moved(room, "m1", "Styret vil ikkje ha opplæring no.")
    moved(room, "m2", "Styret melder frå.", "addition")
    room.vote("i1", motion="m1", opposed="main", against={"p6"})
    room.vote("i1", motion="m2")
    assert uncomposed(room.item("i1"))
    text = composed(room.item("i1"))
    assert text == "1. Styret vil ikkje ha opplæring no.\n2. Styret melder frå."
    room.write("i1", text)
    assert parts_of(room.item("i1")) == ("m1", "m2")


def test_an_amendment_of_the_proposal_is_none_of_another_that_won_over_it():
    room = four_points()
    another = numbered("Styret kjøper opplæring.", "Kontrakten varer eitt år.")
    moved(room, "m1", "Kurset blir lagt til Sogndal.", "amendment", point=2)
    moved(room, "m2", another)
    room.vote("i1", motion="m1")
    room.vote("i1", motion="m2", opposed="main")
    assert composed(room.item("i1")) == another
    room.write("i1", another)
    assert not uncomposed(room.item("i1"))


def test_but_it_is_of_one_that_repeats_the_point_it_changes():
    room = four_points()
    moved(room, "m1", "Kurset blir lagt til Sogndal.", "amendment", point=2)
    moved(room, "m2", numbered("Styret kjøper opplæring.", "Noko anna.", MEASURES[1]))
    room.vote("i1", motion="m1")
    room.vote("i1", motion="m2", opposed="main")
    assert composed(room.item("i1")).splitlines()[2] == "3. Kurset blir lagt til Sogndal."


def test_a_blank_filled_in_is_no_change_and_stays_when_an_addition_passes():
    room = Room([agenda_item(1, (Point(text="Vertskommune: ____", marker="1.", blank=True),))])
    room.write("i1", "1. Vertskommune: Luster")
    moved(room, "m1", "Styret melder frå.", "addition")
    room.vote("i1", motion="m1")
    text = composed(room.item("i1"))
    assert text == "1. Vertskommune: Luster\n2. Styret melder frå."
    room.write("i1", text)
    assert not any(origin.changed for origin in origins(room.item("i1")))


def test_words_that_are_new_come_from_nobody():
    room = four_points()
    room.write("i1", numbered(*MEASURES, "Dagleg leiar ordnar resten med leverandøren."))
    assert origins(room.item("i1"))[4] == Origin(5, "", 0, True)


@pytest.mark.parametrize("passing", [True, False])
def test_what_fell_asks_for_nothing_to_be_put_together(passing):
    room = four_points()
    moved(room, "m1", "Styret vil ikkje ha opplæring no.")
    room.vote("i1", motion="m1", against=() if passing else FEW)
    assert uncomposed(room.item("i1")) is passing


def test_a_text_written_anew_in_vedtak_is_what_was_voted_on_and_stays():
    room = Room([agenda_item(1, "Styret går inn for bru."), agenda_item(2)])
    room.write("i1", "Heile saka blir utgreidd på nytt.")
    room.vote("i1", against=("p6",))
    assert not uncomposed(room.item("i1"))
    assert composed(room.item("i1")) == "Heile saka blir utgreidd på nytt."
    room.record(
        e.ProposalMoved(
            item="i1", proposal="t", mover="p2", text="Fristen er i mai.", kind="addition"
        )
    )
    room.vote("i1", motion="t")
    assert composed(room.item("i1")) == (
        "1. Heile saka blir utgreidd på nytt.\n2. Fristen er i mai."
    )


def beaten_by_two_points() -> Room:
    """A member's proposal of two points has beaten the one before the meeting."""
    room = four_points()
    moved(room, "a", numbered("Styret ventar til hausten.", "Dagleg leiar melder frå."))
    room.vote("i1", motion="a", opposed="main", against=["p6"])
    return room


def test_of_a_winner_put_point_by_point_the_points_that_passed_are_the_decision():
    room = beaten_by_two_points()
    room.vote("i1", motion="a", point=1, against=FEW)
    room.vote("i1", motion="a", point=2)
    assert uncomposed(room.item("i1"))
    assert composed(room.item("i1")) == "1. Dagleg leiar melder frå."
    room.write("i1", composed(room.item("i1")))
    adopted = room.adopt("i1")
    assert (adopted.outcome, adopted.adopted_motion) == ("adopted", "a")
    assert not uncomposed(adopted)


def test_a_winner_of_which_every_point_fell_is_not_adopted():
    room = beaten_by_two_points()
    room.vote("i1", motion="a", point=1, against=FEW)
    room.vote("i1", motion="a", point=2, against=FEW)
    assert room.adopt("i1").outcome == "rejected"


# An addition where nothing else passed


def all_fell_but_an_addition(*, first: bool = False) -> Room:
    """The proposal falls, point by point or after the addition, which five of six are for."""
    room = four_points()
    moved(room, "t", "Styret melder frå.", "addition")
    if first:
        room.vote("i1", motion="t", against=["p6"])
        room.vote("i1", against=FEW)
        return room
    for point in range(1, 5):
        room.vote("i1", point=point, against=FEW)
    room.vote("i1", motion="t", against=["p6"])
    return room


@pytest.mark.parametrize("first", [False, True])
def test_an_addition_that_passed_is_the_decision_where_the_proposal_fell(first):
    room = all_fell_but_an_addition(first=first)
    assert uncomposed(room.item("i1"))
    text = composed(room.item("i1"))
    assert text == "Styret melder frå."
    room.write("i1", text)
    assert not uncomposed(room.item("i1"))
    item = room.adopt("i1")
    assert (item.outcome, item.adopted_motion) == ("adopted", "t")
    assert "not_as_voted" not in [found.code for found in check(room.meeting)]


@pytest.mark.parametrize("first", [False, True])
def test_with_the_words_of_the_proposal_that_fell_it_is_not_as_voted(first):
    room = all_fell_but_an_addition(first=first)
    room.write("i1", numbered(*MEASURES, "Styret melder frå."))
    assert uncomposed(room.item("i1"))
    room.adopt("i1")
    assert "not_as_voted" in [found.code for found in check(room.meeting)]


def test_that_all_fell_is_found_where_an_addition_passed():
    room = all_fell_but_an_addition()
    room.record(e.ProposalRejected(item="i1"))
    assert "fell_though_carried" in [found.code for found in check(room.meeting)]


def test_another_proposal_is_still_to_be_voted_on_after_the_addition():
    room = all_fell_but_an_addition(first=True)
    moved(room, "a", "Styret seier nei.")
    assert [question.motion for question in vote_order(room.item("i1"))] == ["a"]
