"""eInnsyn: which fact of a meeting stands in which field of the register."""

import json
from datetime import datetime
from functools import cache

import pytest
from msgspec.structs import replace

from sognko_tui.meeting.public import public_part
from sognko_tui.protocol.data import einnsyn
from tests.meetings import Room, agenda_item, board
from tests.procedure.reference import the_session


@cache
def folder() -> dict:
    return json.loads(einnsyn.write(public_part(the_session("nn").meeting)))


def item(number: str) -> dict:
    (found,) = (one for one in folder()["moetesak"] if one["beskrivelse"] == f"Sak {number}")
    return found


def handled(number: str) -> str:
    return item(number)["vedtak"]["behandlingsprotokoll"]["tekstInnhold"]


def cast(number: str) -> list[str]:
    return [one["stemme"] for one in item(number)["vedtak"].get("votering", [])]


def test_the_head_of_the_meeting_stands_in_its_fields():
    assert folder()["utvalg"] == "Styret i Fjordhjelpa KO"
    assert folder()["moetedato"] == "2026-03-24T09:00:00+01:00"
    assert folder()["moetested"] == "Rådhuset"
    assert "Møteleiar: Representant for Luster" in folder()["beskrivelse"]
    (protocol,) = folder()["moetedokument"]
    assert protocol["saksbehandler"] == "Sekretariatet"
    assert "Representant for Gulen; medlem; Gulen; kl. 9.20–11.35" in protocol["beskrivelse"]
    assert protocol["beskrivelse"].endswith("\n…")


def test_proposal_and_decision_have_fields_and_how_it_was_handled_is_told_beside():
    office = item("6")
    proposal = "<p>Styret leiger kontor i bygget til Luster kommune.</p>"
    assert office["innstilling"]["tekstInnhold"] == proposal
    assert office["vedtak"]["vedtakstekst"]["tekstInnhold"] == proposal
    assert office["vedtak"]["dato"] == "2026-03-24"
    assert "leidde møtet i saka" in handled("6")
    assert proposal not in handled("6")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("5", "med dobbeltrøysta til møteleiaren"),
        ("7", "møtte for <"),
        ("7", "Representant for Fjaler"),
        ("8", "Punkt 2 i vedtaket er punkt 3 i framlegget, endra i møtet."),
        ("9", "Vedtaket er sett saman av framlegg A frå Representant for Vik"),
        ("11", "Lét vere å røyste (1): Representant for Solund"),
        ("12", "Røysting 1 (skriftleg): Representant for Fjaler 2"),
        ("12", "etter loddtrekking"),
        ("13", "med dobbeltrøysta til møteleiaren"),
        ("15", "gjorde framlegg om å utsetje saka"),
        ("19", "Saka vart handsama etter sak 11."),
    ],
)
def test_what_the_register_has_no_field_for_stands_in_the_protocol_of_the_handling(number, said):
    assert said.rstrip("<") in handled(number)


def test_who_voted_how_is_told_of_the_vote_that_decided():
    assert cast("5") == ["Ja"] * 3 + ["Nei"] * 3
    # Of those put against each other: for what was adopted.
    assert cast("9") == ["Ja"] * 5 + ["Nei"]
    assert cast("15") == ["Ja"] * 4 + ["Nei"] * 2
    # Point by point there is no vote on the whole; a ballot that is written names nobody.
    assert cast("8") == cast("12") == []


def test_an_item_without_a_decision_says_so():
    texts = {n: item(n)["vedtak"]["vedtakstekst"]["tekstInnhold"] for n in ("3", "16", "17")}
    assert texts == {
        "3": "<p>Saka vart handsama utan vedtak.</p>",
        "16": "<p>Saka vart trekt.</p>",
        "17": "<p>Saka vart send tilbake til administrasjonen.</p>",
    }
    unfinished = json.loads(einnsyn.write(Room(1).meeting))["moetesak"][0]
    assert "vedtak" not in unfinished
    assert unfinished["beskrivelse"] == "Sak 1\nSaka er ikkje ferdig handsama."


def test_a_closed_item_has_number_and_neutral_title_and_nothing_else():
    closed = item("14")
    assert closed["offentligTittel"] == closed["offentligTittelSensitiv"] == "Personalsak"
    assert closed["moetesakstype"] == "annet"
    assert not {"vedtak", "innstilling", "utredning", "dokumentbeskrivelse"} & closed.keys()


def test_what_was_written_before_the_meeting_goes_along_without_addresses():
    papers = agenda_item(
        1, background="Spør post@luster.eksempel.\n<b>Om kart</b>", attachments=("Kart <1>",)
    )
    told = json.loads(einnsyn.write(Room([papers]).meeting))["moetesak"][0]
    report = told["utredning"]["saksbeskrivelse"]["tekstInnhold"]
    assert report == "<p>Spør …</p>\n<p>&lt;b&gt;Om kart&lt;/b&gt;</p>"
    assert [one["tittel"] for one in told["dokumentbeskrivelse"]] == ["Kart <1>"]


@pytest.mark.parametrize(
    "name",
    [
        "Søkjarliste (u.off.)",
        "Tilbod frå to firma, unnateke offentlegheit",
        "Personalmappe, ikkje offentleg",
        "Notat, jf. offl. § 13",
        "Legeerklæring (§ 13)",
        "Avtale – FORTRULEG",
    ],
)
def test_an_attachment_that_is_marked_as_not_for_the_public_is_not_even_named(name):
    papers = agenda_item(1, background="Om kart.", attachments=("Kart", name, "Reglar (§ 14-2)"))
    told = json.loads(einnsyn.write(Room([papers]).meeting))["moetesak"][0]
    assert [one["tittel"] for one in told["dokumentbeskrivelse"]] == ["Kart", "Reglar (§ 14-2)"]
    assert "utredning" in told


def test_of_an_item_that_the_papers_call_exempt_no_papers_leave_though_it_was_held_in_the_open():
    papers = agenda_item(
        1, "Ja.", background="Unnateke offentlegheit, offl. § 13.", attachments=("Søknad",)
    )
    told = json.loads(einnsyn.write(Room([papers]).meeting))["moetesak"][0]
    assert not {"utredning", "dokumentbeskrivelse"} & told.keys()
    assert told["innstilling"]["tekstInnhold"] == "<p>Ja.</p>"


def test_only_a_number_of_the_year_is_told_as_one():
    year = Room([agenda_item("7/26")], board(numbering="year")).meeting
    told = json.loads(einnsyn.write(year))["moetesak"][0]
    assert (told["moetesaksaar"], told["moetesakssekvensnummer"]) == (2026, 7)
    assert "moetesakssekvensnummer" not in item("6")


@pytest.mark.parametrize(("typed", "told"), [("kl. 18.30", 18), ("99.99", 0), ("kveld", 0)])
def test_a_meeting_that_has_not_begun_is_on_its_day_and_at_its_time_if_that_is_one(typed, told):
    meeting = replace(Room(1, all_present=False).meeting, time=typed)
    begins = datetime.fromisoformat(json.loads(einnsyn.write(meeting))["moetedato"])
    assert begins.isoformat() == f"2026-03-24T{told:02}:{30 if told else 0:02}:00+01:00"
