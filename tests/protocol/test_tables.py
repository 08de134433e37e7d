"""The votes and decisions of a meeting as tables."""

import csv
import io

import pytest

from sognko_tui.meeting.public import public_part
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.data import tables
from tests.meetings import Room, agenda_item
from tests.procedure.reference import the_session


def rows(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def of(number: str, name: str = "votes") -> list[dict[str, str]]:
    meeting = public_part(the_session("nn").meeting)
    made = tables.votes(meeting) if name == "votes" else tables.decisions(meeting)
    return [row for row in rows(made) if row["Sak"] == number]


def test_each_vote_of_each_person_is_a_row_with_what_settled_it():
    assert [(r["Namn"], r["Røyst"], r["Resultat"], r["Avgjort ved"]) for r in of("5")][2:4] == [
        ("Representant for Gulen", "for", "vedteke", "dobbeltrøyst"),
        ("Representant for Fjaler", "imot", "vedteke", "dobbeltrøyst"),
    ]


def test_a_deputy_s_row_says_for_whom_and_who_was_disqualified_has_one():
    decided = [row for row in of("7") if row["Gjeld"] == "Framlegget"]
    seats = {row["Namn"]: row["Møtte for"] for row in decided if row["Møtte for"]}
    assert seats == {"Vararepresentant (Solund)": "Representant for Fjaler"}
    out = [row["Namn"] for row in decided if row["Røyst"] == "ugild"]
    assert out == ["Representant for Fjaler"]


def test_where_nobody_is_named_a_row_counts_for_several():
    second = [r for r in of("12") if r["Gjeld"].endswith("2026–2027, røysting 2")]
    assert [(r["Namn"], r["Røyst"], r["Tal"], r["Avgjort ved"]) for r in second] == [
        ("", "Representant for Fjaler", "3", "lodd"),
        ("", "Representant for Askvoll", "3", "lodd"),
    ]


def test_of_two_against_each_other_the_vote_is_for_one_of_them():
    against = [r for r in of("9") if " mot " in r["Gjeld"]]
    assert {r["Røyst"] for r in against} == {
        "framlegg A frå Representant for Vik",
        "framlegg B frå Representant for Fjaler",
        "framlegget",
    }


def test_each_item_is_a_row_of_the_decisions():
    (points,) = of("8", "decisions")
    assert points["Utfall"] == "Vedteke med endringar"
    assert points["Vedtak"].splitlines()[1] == "2. Tiltaka blir sette i verk frå nyttår."
    assert "Punkt 3 i vedtaket er punkt 4 i framlegget." in points["Røystingar"]
    (closed,) = of("14", "decisions")
    assert [value for value in closed.values() if value][3:] == [
        "14", "Personalsak", "Handsama for lukka dører",
    ]  # fmt: skip
    (later,) = of("15", "decisions")
    assert later["Vedtak"] == "Saka vart utsett til møtet 9. juni 2026."
    assert of("14") == []


@pytest.mark.parametrize(("language", "said"), [("nn", "Røyst"), ("nb", "Stemme")])
def test_the_header_is_in_the_language_of_the_board(language, said):
    assert said in rows(tables.votes(the_session(language).meeting))[0]


def test_no_title_begins_a_formula():
    item = agenda_item(1, "=1+1")
    meeting: Meeting = Room([item]).meeting
    (row,) = rows(tables.decisions(meeting))
    assert row["Framlegg til vedtak"] == "'=1+1"
    assert tables.decisions(meeting).startswith(b"\xef\xbb\xbf")
