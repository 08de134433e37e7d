"""Working on the points of a decision: striking one and filling a blank."""

import pytest

from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.decisions import Span
from sognko_tui.meeting.points import fill, reworded, strike_point

TEXT = "1. Ein.\n2. To: ____\n3. Tre.\n4. Fire."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_when_a_point_is_struck_those_after_it_move_up():
    assert strike_point(TEXT, span(TEXT, "____")) == "1. Ein.\n2. Tre.\n3. Fire."


@pytest.mark.parametrize(
    ("words", "left"),
    [("Ein", "1. To: ____\n2. Tre.\n3. Fire."), ("Fire", "1. Ein.\n2. To: ____\n3. Tre.")],
)
def test_the_first_and_the_last_point_can_be_struck(words, left):
    assert strike_point(TEXT, span(TEXT, words)) == left


def test_bullets_and_other_lists_keep_their_signs():
    text = "• Ein ____\n• To\n1. Tre"
    assert strike_point(text, span(text, "____")) == "• To\n1. Tre"
    text = "1. Ein ____\nMeir tekst\n2. To\n7. Noko anna"
    assert strike_point(text, span(text, "____")) == "Meir tekst\n1. To\n7. Noko anna"


def test_with_a_numbered_point_its_sub_points_are_struck():
    text = "1. Ein.\n2. To ____:\na) eitt\n  - to\n3. Tre:\na) ____"
    assert strike_point(text, span(text, "To ____")) == "1. Ein.\n2. Tre:\na) ____"
    assert strike_point(text, Span(len(text) - 4, len(text))).endswith("3. Tre:")


def test_the_only_point_leaves_nothing():
    assert strike_point("Styret vel: ____", span("Styret vel: ____", "____")) == ""


def test_a_blank_is_filled_with_a_space_before_it_where_one_is_due():
    assert fill("Vel: ____.", span("Vel: ____.", "____"), "Vik") == "Vel: Vik."
    assert fill("Vel:", Span(4, 4), "Vik") == "Vel: Vik"
    assert fill("", Span(0, 0), "Vik") == "Vik"


def test_reworded_points_keep_their_markers_and_their_number():
    points = (Point(text="Ein", marker="1."), Point(text="To:", marker="2.", blank=True))
    assert reworded(points, ("Een", "To:")) == (
        Point(text="Een", marker="1."),
        Point(text="To:", marker="2.", blank=True),
    )
    with pytest.raises(ValueError, match="shorter"):
        reworded(points, ("Een",))
