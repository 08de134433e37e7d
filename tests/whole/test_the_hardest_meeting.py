"""Every edge case in one sitting, by keys alone, in the program as it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole.hardest import MEETING, convene, hold
from tests.whole.secretary import Office

TOLD = (
    "Framlegget vart vedteke med 3 mot 3 røyster, med dobbeltrøysta til møteleiaren.",
    "vart vald til medlem i fagutvalet etter loddtrekking. Sekretariatet trekte loddet.",
    "Søkjar frå Stad vart tilsett som rådgjevar med dobbeltrøysta til møteleiaren.",
    "**Representant for Vik** leidde møtet i saka.",
    "**Representant for Luster** tok over att som møteleiar etter saka.",
    "**Representant for Solund** vart ikkje kjend ugild: 1 mot 3 røyster.",
    "Vararepresentant (Gulen) gjekk ut etter sak 3, då Representant for Gulen kom.",
    "Vararepresentant (Gulen) stod føre på lista og vart ikkje kalla inn",
    "Vararepresentant (Solund) var til stades utan å møte for nokon, og røysta ikkje",
    "Representant for Gulen kom kl. 9.00, under sak 3, og tok del frå sak 4.",
    "Saka vart handsama utan at mange nok medlemer var til stades. Grunngjeving: fristen er i dag",
    "Lét vere å røyste (1): Representant for Solund",
    "Ikkje til stades (1): Representant for Gulen",
    "*Saka vart handsama etter sak 11.*",
    "*Saka vart sett på saklista då saklista vart godkjend.*",
    "*Representant for Fjaler sette seg imot at saka vart teken opp. Det var for få til å hindre det.*",
    "Framlegget om å utsetje saka vart vedteke med 4 mot 2 røyster.",
    "Møtet vart lukka kl. 9.00 etter kommunelova § 11-5 tredje ledd bokstav a.",
    "*Det vart gjort vedtak i ei orienteringssak. Ingen sette seg imot det.*",
    "*Punkt 2 i vedtaket er punkt 3 i framlegget.*",
    "Vedtaket er sett saman av framlegg A frå Representant for Vik",
    "Merknad til protokollen frå møtet 9. februar 2026, frå Representant for Fjaler:",
    "Versjon 2. Retta 24. mars 2026 av Sekretariatet. Grunngjeving: feil tal i avskrifta",
    "- Sak 5, vedtak: «40 000» er retta til «44 000».",
    "Representant for Solund var med på fjernmøte til kl. 9.00",
    "Pause kl. 9.00–9.15, under sak 8.",
)
"""A sentence or more for each of the cases, as `tests/procedure/cases.toml` has them."""


@pytest.fixture
def office(installed: Path, needs_tmux: str, tmp_path: Path) -> Office:
    """The program, the board and the sakliste of the reference meeting."""
    office = Office(installed, tmp_path)
    convene(office)
    return office


def test_the_hardest_hour_is_minuted_without_leaving_the_program(office):
    with office.sit_down() as secretary:
        hold(secretary)
    folder = office.minutes / MEETING
    full = (folder / "protokoll-v2-full.md").read_text(encoding="utf-8")
    for sentence in TOLD:
        assert sentence in full, sentence
    for_all = (folder / "protokoll-v2.md").read_text(encoding="utf-8")
    assert "## Sak 14 Sak unnateken offentleg innsyn" in for_all
    assert "arkivaren" in full
    assert "arkivaren" not in for_all
    first = (folder / "protokoll.md").read_text(encoding="utf-8")
    assert "40 000 kroner" in first
    statuses = {item["number"]: item["status"] for item in office.show(MEETING)["items"]}
    assert [n for n, status in statuses.items() if status == "open"] == []
    assert [statuses[n] for n in ("15", "16", "17", "18")] == [
        "postponed", "withdrawn", "returned", "forwarded",
    ]  # fmt: skip
    assert 'status: "final"' in full
