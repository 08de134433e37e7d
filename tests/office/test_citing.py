"""An earlier decision is cited so that the reader of references finds it again."""

from datetime import date

import pytest

from sognko_tui.meeting.board import Board
from sognko_tui.meeting.earlier import references_in
from sognko_tui.meeting.mentions import Here
from sognko_tui.office.citing import citation, points

DAY = date(2025, 12, 9)
PLAIN = Board(id="styret", name="Styret")
BY_YEAR = Board(id="styret", name="Styret", prefix="PS", numbering="year", language="nb")


def test_a_decision_is_cited_with_number_day_and_point():
    assert citation("7", DAY, "adopted", PLAIN, PLAIN, "2") == "vedtak i sak 7, 9.12.2025, punkt 2"
    assert citation("7", DAY, "amended", PLAIN, PLAIN) == "vedtak i sak 7, 9.12.2025"


def test_the_number_is_the_one_the_board_prints():
    assert citation("7", DAY, "adopted", BY_YEAR, BY_YEAR) == "vedtak i PS 7/25, 9.12.2025"
    assert citation("PS 7/25", DAY, "adopted", BY_YEAR, BY_YEAR) == "vedtak i PS 7/25, 9.12.2025"


def test_what_was_not_decided_is_no_decision():
    assert citation("7", DAY, "postponed", PLAIN, PLAIN) == "sak 7, 9.12.2025"


def test_another_board_is_named_whatever_it_is_called():
    other = Board(id="radet", name="Rådet {item} {date}")
    told = citation("7", DAY, "adopted", other, PLAIN)
    assert told == "vedtak i sak 7, Rådet {item} {date} 9.12.2025"


def test_a_board_has_words_of_its_own_for_it():
    own = Board(id="styret", name="Styret", phrases={"cited_decision": "styrevedtak {item} {date}"})
    assert citation("7", DAY, "adopted", own, own) == "styrevedtak sak 7 9.12.2025"


@pytest.mark.parametrize("board", [PLAIN, BY_YEAR], ids=["7", "PS 7/25"])
def test_what_is_cited_is_found_again(board):
    told = citation("7", DAY, "adopted", board, board, "2")
    (found,) = references_in(f"Styret viser til {told}.", Here(day=date(2026, 3, 24)))
    assert (found.number, found.day, found.point) == ("7", DAY, "2")


def test_the_points_of_a_decision_are_those_with_a_number():
    decision = "Styret vil:\n1. Halde fram.\n2) Lyse ut 3. stilling\n  10. Betale.\n• ikkje dette"
    assert list(points(decision)) == [
        ("1", "Halde fram."),
        ("2", "Lyse ut 3. stilling"),
        ("10", "Betale."),
    ]
