"""What the papers of a meeting mention: earlier decisions, days and amounts, and what is none of them."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sognko_tui.meeting.earlier import references_in
from sognko_tui.meeting.mentions import (
    Amount,
    Day,
    Here,
    Reference,
    mentions_in,
    of_proposal,
    referred_to,
)
from tests.meetings import agenda_item, points

HERE = Here(day=date(2025, 12, 9), board="Styret i Prøve KO", numbers=frozenset({"10", "PS 20/25"}))


def referred(text: str, place: Here = HERE) -> list[tuple[str, str, str, str]]:
    return [
        (
            one.words,
            one.day.isoformat() if one.day else "",
            f"{one.number}/{one.year}" if one.year else one.number,
            "førre" if one.previous else one.point,
        )
        for one in references_in(text, place)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vedtak i møtet 24. mars", ("vedtak i møtet 24. mars", "2025-03-24", "", "")),
        ("vedtak i møte 24. desember", ("vedtak i møte 24. desember", "2024-12-24", "", "")),
        ("Styret vedtok i møtet 24. mars å", ("i møtet 24. mars", "2025-03-24", "", "")),
        ("sak 4 den 4. juni", ("sak 4 den 4. juni", "2025-06-04", "4", "")),
        ("Jf. sak 7 i styremøtet 9. februar 2025.", ("sak 7 i styremøtet 9. februar 2025", "2025-02-09", "7", "")),
        ("Sak 16.1 fra møtet 9.12.2024", ("Sak 16.1 fra møtet 9.12.2024", "2024-12-09", "16.1", "")),
        ("jf. sak 12/25", ("sak 12/25", "", "12/2025", "")),
        ("PS 7/25 følges opp", ("PS 7/25", "", "7/2025", "")),
        ("Sak 046/2020", ("Sak 046/2020", "", "046/2020", "")),
        ("pkt 2 i vedtak i sak 4 den 4. juni", ("pkt 2 i vedtak i sak 4 den 4. juni", "2025-06-04", "4", "2")),
        ("styrevedtaket 4. juni, punkt 1 og 3", ("styrevedtaket 4. juni, punkt 1 og 3", "2025-06-04", "", "1 og 3")),
        ("punkt 3 i vedtaket", ("punkt 3 i vedtaket", "", "", "3")),
        ("jf. pkt. 2", ("pkt. 2", "", "", "2")),
        ("Saka var oppe i førre møte.", ("førre møte", "", "", "førre")),
        ("Saken var oppe i forrige styremøte.", ("forrige styremøte", "", "", "førre")),
        ("møtebok frå 9. september 2025", ("møtebok frå 9. september 2025", "2025-09-09", "", "")),
        ("Protokoll fra møtet 3. februar", ("Protokoll fra møtet 3. februar", "2025-02-03", "", "")),
    ],
)  # fmt: skip
def test_an_earlier_decision_is_found_with_its_day_and_number(text, found):
    assert referred(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Sjå sak 10 og sak 5 på lista.",
        "PS 20/25 gjeld det same.",
        "Det følgjer av kommunelova § 11-3 og § 13.2.",
        "Ring 57 62 96 00, konto 1234.56.78901, gnr 12/3, bnr 4/5.",
        "Møtet tek til kl. 9.10 og varer til 12.30.",
        "Møtet 10. februar blir flytta til 23. februar.",
        "Saka blir lagd fram i møtet 10. februar.",
        "Neste møte 23.2. er i Vik.",
        "Jf. vedtak i møtet 10. februar 2026.",
        "Sjå punkt 4 i rapporten.",
        "Punkt 1 gjeld ikkje.",
        "Kommunestyret handsama sak 21/15.",
        "KS-sak 21/15 og arkivsak 12/34.",
        "Representantskapet i selskapet gjorde slikt vedtak i møte den 13.12.2024.",
        "saksnr 2025/1234",
    ],
)
def test_what_only_looks_like_it_is_no_earlier_decision(text):
    assert referred(text) == []


def test_a_point_belongs_to_the_decision_that_was_named_before_it():
    text = "Styret vedtok i møtet 24. mars å starta, jf. styrevedtaket pkt 2."
    assert referred(text)[1] == ("styrevedtaket pkt 2", "2025-03-24", "", "2")


def test_the_board_may_itself_be_the_council():
    place = Here(day=HERE.day, board="Formannskapet i Prøve")
    assert referred("Formannskapet vedtok i møtet 24. mars å", place) != []


def test_without_the_day_of_the_meeting_a_day_without_a_year_is_left_open():
    place = Here()
    assert referred("vedtak i møtet 24. mars", place) == [("vedtak i møtet 24. mars", "", "", "")]
    assert referred("vedtak 24. mars 2025", place)[0][1] == "2025-03-24"
    assert mentions_in("innan 1. mars", place) == ()


def days(text: str) -> list[tuple[str, str, bool]]:
    found = mentions_in(text, HERE)
    return [(d.words, d.day.isoformat(), d.deadline) for d in found if isinstance(d, Day)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("innan 1. mars", ("1. mars", "2026-03-01", True)),
        ("innen 9. desember", ("9. desember", "2025-12-09", True)),
        ("seinast måndag 2.2.", ("2.2.", "2026-02-02", True)),
        ("Frist: 15.1.2026", ("15.1.2026", "2026-01-15", True)),
        ("med frist 1/2", ("1/2", "2026-02-01", True)),
        ("innan utgangen av februar", ("utgangen av februar", "2026-02-28", True)),
        ("innen utgangen av 2026", ("utgangen av 2026", "2026-12-31", True)),
        ("frå 1. august 2026", ("1. august 2026", "2026-08-01", False)),
        ("Møtet blir flytta til 23. februar.", ("23. februar", "2026-02-23", False)),
        ("i brev datert 3. mars", ("3. mars", "2025-03-03", False)),
        ("2026-01-05", ("2026-01-05", "2026-01-05", False)),
    ],
)
def test_a_day_is_found_and_whether_something_is_due_by_it(text, found):
    assert days(text) == [found]


@pytest.mark.parametrize(
    "text",
    ["§ 11-3", "kl. 12.30", "kl 9.10", "gnr 12/3", "2,5 årsverk", "kapittel 3.1.10", "pkt. 2.1.", "1/2 stilling", "31. juni", "99.99.9999"],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_none(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("kr 250 000", 250_000, "NOK"),
        ("kr. 15,-", 15, "NOK"),
        ("250.000,- kroner", 250_000, "NOK"),
        ("1,2 mill. kroner", 1_200_000, "NOK"),
        ("1,5 millioner kroner", 1_500_000, "NOK"),
        ("NOK 40 000", 40_000, "NOK"),
        ("2 mrd. kroner", 2_000_000_000, "NOK"),
        ("500 000 kr", 500_000, "NOK"),
        ("kr 100.000,50", Decimal("100000.5"), "NOK"),
        ("kr 100 000–150 000", 150_000, "NOK"),
        ("300 000,-", 300_000, "NOK"),
        ("20 %", 20, "percent"),
        ("2,5 prosent", Decimal("2.5"), "percent"),
        ("EUR 2 000", 2000, "EUR"),
    ],
)
def test_an_amount_is_found_with_its_value(text, value, unit):
    (one,) = mentions_in(f"Styret løyver {text} til dette.", HERE)
    assert isinstance(one, Amount)
    assert (one.words, one.value, one.unit) == (text, value, unit)


@pytest.mark.parametrize(
    "text", ["57 62 96 00", "1234.56.78901", "2 millionar innbyggjarar", "980 312 445", "12/3", "2026"]
)  # fmt: skip
def test_a_plain_number_is_no_amount(text):
    assert mentions_in(text, HERE) == ()


def test_a_proposal_tells_its_days_and_amounts_once_and_its_own_points_are_no_references():
    item = agenda_item(
        10,
        points(
            "Styret set av kr 100 000.", "Kr 100 000 er ferdig brukt innan 1. mars, jf. punkt 1."
        ),
        background="Jf. sak 4 den 4. juni. Saka er sak 4 den 4. juni.",
    )
    assert [one.words for one in of_proposal(item, HERE)] == ["kr 100 000", "1. mars"]
    assert [one.words for one in referred_to(item, HERE)] == ["sak 4 den 4. juni"]


PIECES = st.lists(
    st.sampled_from([
        "vedtak", " i møtet ", "24. mars", "sak 4", " den ", "pkt 2", " og ", "kr ", "250 000", ",-",
        " mill. ", "20 %", "innan ", "1/2", "PS 7/25", "førre møte", ". ", "\n", "31.2.", "0. mai",
        "9999-12-31", "29. februar", "utgangen av ", "mars", "0000", "§ ", "١", "\x00", "½", "kr",
    ]),
    max_size=20,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=200), PIECES), st.one_of(st.none(), st.dates()))
def test_every_mention_lies_in_the_text_and_none_overlaps_another(text, on):
    end = 0
    for one in mentions_in(text, Here(day=on)):
        assert end <= one.start < one.end <= len(text)
        assert " ".join(text[one.start : one.end].split()) == one.words
        end = one.end
        if isinstance(one, Reference) and one.day is not None and on is not None:
            assert one.day < on


def took(text: str) -> float:
    before = time.process_time()
    mentions_in(text, HERE)
    return time.process_time() - before


HOSTILE = ["1", "1 ", "1.", "1/", "sak ", "pkt 1 og ", "vedtak ", "1 000 ", "24. mars "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_as_much_of_anything_takes_about_four_times_as_long(piece):
    few = took(piece * (20_000 // len(piece)))
    assert took(piece * (80_000 // len(piece))) < 10 * few + 0.3


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, "sak" + " " * 1_000_000, "i møtet " * 125_000],
    ids=["digits", "blanks", "words"],
)
def test_a_million_characters_are_looked_through_at_once(text):
    assert took(text) < 5
