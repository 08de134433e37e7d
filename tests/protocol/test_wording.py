"""The user's texts become paragraphs and lists, numbered as they stand."""

import pytest
from hypothesis import given

from sognko_tui.protocol.telling import clock, joined, letter, typed_name, written_date
from sognko_tui.protocol.wording import Line, blocks, lines, read_lines
from tests.protocol.hostile import texts


def marked(text: str, **how) -> list[tuple[str, str]]:
    return [(line.marker, line.text) for line in lines(text, **how)]


def test_each_line_is_a_paragraph_and_empty_lines_are_none():
    assert marked("Ein.\n\n  To. \n") == [("", "Ein."), ("", "To.")]


def test_points_and_bullets_keep_their_markers():
    assert marked("1. a\n2) b\n• c\n- d") == [("1.", "a"), ("2.", "b"), ("•", "c"), ("•", "d")]


def test_a_struck_point_closes_the_gap_in_a_decision():
    assert marked("1. a\n3. c\n4. d", renumber=True) == [("1.", "a"), ("2.", "c"), ("3.", "d")]
    assert marked("2. b\n3. c", renumber=True) == [("1.", "b"), ("2.", "c")]


def test_a_proposal_keeps_the_numbers_it_was_printed_with():
    assert marked("2. b\n3. c") == [("2.", "b"), ("3.", "c")]
    assert marked("1. a\n3. c") == [("1.", "a"), ("", "3. c")]


def test_numbers_go_on_after_a_paragraph():
    assert marked("1. a\nforklaring\n2. b") == [("1.", "a"), ("", "forklaring"), ("2.", "b")]


@pytest.mark.parametrize("text", ["4. juni vedtok styret dette.", "2026. året", "7. klasse"])
def test_a_date_is_no_point(text):
    assert marked(text) == [("", text)]
    assert marked(f"1. a\n{text}", renumber=True)[1] == ("", text)


def test_the_item_s_own_subheadings_are_headings():
    assert marked("Kulturskule\nPå vent.", subheadings=["Kulturskule "]) == [
        ("#", "Kulturskule"),
        ("", "På vent."),
    ]


@given(texts)
def test_lines_set_as_blocks_are_the_same_lines_again(text):
    for renumber in (False, True):
        written = lines(text, renumber=renumber)
        assert read_lines(blocks(written)) == written


@given(texts)
def test_no_word_is_lost(text):
    from sognko_tui.protocol.wording import one_line

    kept = " ".join(line.text for line in lines(text))
    for word in one_line(text).split():
        bare = word.strip("-–•*+·▪.)0123456789")
        assert bare in kept


def test_lines_are_plain_values():
    assert lines("a") == (Line("", "a"),)


def test_times_and_dates_are_written_as_people_write_them():
    from datetime import UTC, date, datetime

    assert clock(datetime(2025, 12, 9, 8, 5, tzinfo=UTC)) == "9.05"
    assert clock(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "10.05"
    assert clock(datetime(2026, 7, 1, 8, 5)) == "8.05"  # noqa: DTZ001 - a log may hold such a time
    assert written_date(date(2025, 12, 9), "nn") == "9. desember 2025"


def test_names_in_a_row_and_letters_of_proposals():
    assert joined(("a", "b", "c"), "og") == "a, b og c"
    assert joined((), "og") == ""
    assert [letter(n) for n in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]


@pytest.mark.parametrize(
    "spelt",
    [
        "leiar@luster.eksempel", "Leiar.I+styret@bø.no", "leiar＠luster.eksempel", "leiar @ luster.eksempel",
        "leiar@\nluster.eksempel", "leiar (at) luster.eksempel", "leiar[AT]luster (punktum) eksempel",
        "leiar krøllalfa luster.eksempel", "leiar%40luster.eksempel", '"ein leiar"@luster.eksempel',
        "mailto:leiar@luster.eksempel", "leiar\u00ad@luster.eksempel",
    ],
)  # fmt: skip
def test_an_address_is_gone_however_it_is_spelt(spelt):
    told = typed_name(f"Leiaren <{spelt}>, Luster")
    assert told.replace("mailto:", "") == "Leiaren <…>, Luster"


@pytest.mark.parametrize(
    "text", ["pris 5 kr @ 3 stk.", "@kommunen", "møt opp @ Rådhuset", "10 % (at)"]
)
def test_what_is_no_address_stays(text):
    assert typed_name(text) == text
