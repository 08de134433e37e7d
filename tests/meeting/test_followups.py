"""What a decision asks of somebody is proposed as a follow-up: who, what and by when."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.followups import Proposed, asked_in, proposed_followups
from tests.meetings import Room, agenda_item, board

HELD = date(2026, 3, 24)
PEOPLE = board().people


def asked(text: str) -> list[tuple[str, str, str]]:
    return [(p.who, p.what, p.due) for p in asked_in(text, PEOPLE, HELD)]


@pytest.mark.parametrize(
    ("text", "who", "what", "due"),
    [
        (
            "Styret ber administrasjonen om å hente inn tilbod innan 1. mai.",
            "administrasjonen", "hente inn tilbod", "2026-05-01",
        ),
        (
            "Styret ber administrasjonen førebu ei sak til neste møte.",
            "administrasjonen", "førebu ei sak", "neste møte",
        ),
        (
            "Styret ber dagleg leiar legge fram eit budsjett innan 1. mars 2027.",
            "dagleg leiar", "legge fram eit budsjett", "2027-03-01",
        ),
        ("Styret ber daglig leder om å svare departementet.", "daglig leder", "svare departementet", ""),
        ("Styret ber Vik kommune melde seg.", "Vik kommune", "melde seg", ""),
        ("Styret ber Luster om å melde seg.", "Luster", "melde seg", ""),
        (
            "Styret ber Representant for Gulen og Representant for Vik sjå på det.",
            "Representant for Gulen og Representant for Vik", "sjå på det", "",
        ),
        (
            "Styret tek saka til vitande, og ber sekretariatet sende brev.",
            "sekretariatet", "sende brev", "",
        ),
        ("Styret ber prosjektet halde fram.", "prosjektet", "halde fram", ""),
        ("Styret ber om at kommunane hentar inn tal.", "kommunane", "hentar inn tal", ""),
        ("Styret ber om at tala blir lagde fram.", "", "tala blir lagde fram", ""),
        ("Styret ber leverandøren av nettstaden om å rette feila.",
         "leverandøren av nettstaden", "rette feila", ""),
        ("Sekretariatet får i oppdrag å skrive ein plan.", "Sekretariatet", "skrive ein plan", ""),
        ("Styret gir arbeidsutvalet i oppdrag å velje stad.", "arbeidsutvalet", "velje stad", ""),
        ("Administrasjonen bes om å utrede saken.", "Administrasjonen", "utrede saken", ""),
        (
            "Administrasjonen blir beden om å kome attende med saka før sommaren.",
            "Administrasjonen", "kome attende med saka", "før sommaren",
        ),
        (
            "Sekretariatet skal sende ut protokollen innan 31. mars.",
            "Sekretariatet", "sende ut protokollen", "2026-03-31",
        ),
        (
            "Kommunene må sende inn tallene senest 1.4.2026.",
            "Kommunene", "sende inn tallene", "2026-04-01",
        ),
        (
            "Styret ber administrasjonen om ei utgreiing innan utgangen av juni.",
            "administrasjonen", "ei utgreiing", "utgangen av juni",
        ),
        (
            "2. Styret ber administrasjonen om å legge fram saka på styremøtet 9. juni.",
            "administrasjonen", "legge fram saka", "2026-06-09",
        ),
        (
            "Styret ber om at tala blir lagde fram på styremøtet i juni.",
            "", "tala blir lagde fram", "styremøtet i juni",
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_asks_something_of_somebody_is_a_follow_up(text, who, what, due):
    assert asked(text) == [(who, what, due)]


@pytest.mark.parametrize(
    "text",
    [
        "Styret tek saka til vitande.",
        "Kommunane ber kostnadene sjølve.",
        "Kommunane tek ansvaret og ber kostnadene sjølve.",
        "Opplæringa skal vere gratis.",
        "Sekretariatet skal ha to tilsette.",
        "Innan 1. mars er alt klart.",
        "Representanten for Vik blir vald.",
        "",
    ],
)
def test_other_sentences_ask_nothing(text):
    assert asked(text) == []


def test_every_point_of_a_decision_is_read_and_nothing_twice():
    text = (
        "1. Styret sluttar seg til planen.\n"
        "2. Styret ber administrasjonen skrive ein søknad\n"
        "   innan 1. mai.\n"
        "3. Styret ber administrasjonen skrive ein søknad innan 1. mai.\n"
        "4. Vik får i oppdrag å finne lokale."
    )
    assert asked(text) == [
        ("administrasjonen", "skrive ein søknad", "2026-05-01"),
        ("Vik", "finne lokale", ""),
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Utvalget ber daglig leder legge fram budsjettet innen 1. mai, og ber Representant for "
            "Gulen om å kontakte fylket.",
            ("daglig leder", "legge fram budsjettet", "2026-05-01"),
            ("Representant for Gulen", "kontakte fylket", ""),
        ),
        (
            "Styret ber dagleg leiar om å leggje fram budsjettet før sommaren og ber òg Vik om å "
            "kontakte fylket innan 1. mai.",
            ("dagleg leiar", "leggje fram budsjettet", "før sommaren"),
            ("Vik", "kontakte fylket", "2026-05-01"),
        ),
        (
            "Styret ber sekretariatet sende brev og gir Vik i oppdrag å finne lokale.",
            ("sekretariatet", "sende brev", ""),
            ("Vik", "finne lokale", ""),
        ),
    ],
)
def test_two_requests_in_one_sentence_are_two_follow_ups(text, first, second):
    assert asked(text) == [first, second]


def test_it_is_proposed_of_what_stands_in_vedtak_and_then_of_what_was_adopted():
    there = Room([agenda_item(1, "Styret ber dagleg leiar hente inn tilbod.")])
    assert proposed_followups(there.meeting, there.item("i1")) == (
        Proposed(who="dagleg leiar", what="hente inn tilbod"),
    )
    there.write("i1", "Styret ber Luster hente inn tilbod.")
    there.adopt("i1")
    (found,) = proposed_followups(there.meeting, there.item("i1"))
    assert found.who == "Luster"


def test_what_is_noted_is_not_proposed_again_though_its_words_were_mended():
    there = Room(
        [agenda_item(1, "1. Styret ber Vik hente inn tre tilbod.\n2. Styret ber Vik ringje.")]
    )
    there.record(e.FollowUpNoted(item="i1", who="Vik kommune", what="Hente inn tilbod på bil"))
    (left,) = proposed_followups(there.meeting, there.item("i1"))
    assert left.what == "ringje"
    there.record(e.FollowUpWithdrawn(item="i1", number=0))
    assert len(proposed_followups(there.meeting, there.item("i1"))) == 2


def test_what_was_postponed_or_fell_asks_nothing_of_anybody():
    there = Room([agenda_item(1, "Styret ber Vik ringje.")])
    there.record(e.ItemPostponed(item="i1", to="neste møte"))
    assert proposed_followups(there.meeting, there.item("i1")) == ()
