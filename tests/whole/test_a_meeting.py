"""The whole way with the real pack, by keys alone, in the program as it is installed."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.whole.secretary import Office, Secretary

PACK = "samples/agenda/sogn-ko-2025-12-09.txt"


@pytest.fixture
def office(installed: Path, needs_tmux: str, shared: Path, tmp_path: Path) -> Office:
    """The program, a board of six and the sample pack taken in."""
    office = Office(installed, tmp_path)
    office.board()
    assert office.take_in(shared / PACK) == "2025-12-09-styret-i-sogn-ko"
    return office


MEETING = "2025-12-09-styret-i-sogn-ko"


def _to_the_ninth(secretary: Secretary) -> None:
    """Items 1 to 9: one changed, one five against one."""
    secretary.open_meeting()
    secretary.all_present()
    for number in range(1, 8):
        secretary.adopt(number, number + 1)
    secretary.at(8)
    secretary.type(" Neste status kjem i mars.", "{+ Neste status kjem i mars.+}")
    secretary.adopt(8, 9)
    secretary.at(9)
    secretary.press("F5", "Kan røyste")
    secretary.type("år", "5 for")
    secretary.press("Enter", "5 mot 1")
    secretary.adopt(9, 10)


def _to_the_end(secretary: Secretary) -> None:
    """Items 10 to 16: both blanks filled, one item postponed; the protocol."""
    secretary.adopt(10, "Ope felt")
    secretary.type("Luster og Vik", "{+Luster og Vik+}")
    secretary.adopt(10, 11)
    secretary.adopt(11, 12)
    secretary.at(12)
    secretary.press("F8", "Meir")
    secretary.press("u", "Utset saka: 12")
    secretary.press("Enter", "sak 13 av")
    secretary.adopt(13, 14)
    secretary.adopt(14, "Ope felt")
    secretary.type("Årdal, med Vik som vara, for 2026–2027", "2026–2027+}")
    secretary.adopt(14, 15)
    secretary.adopt(15, 16)
    secretary.adopt(16, "Alle sakene er ferdige")
    secretary.press("F9", "Skriv")
    secretary.press("Enter", "protokoll.md")
    secretary.press("F10", "RØYSTING")
    secretary.press("F10", "protokoll skriven")


def _as_done(office: Office) -> None:
    """What `show --json` and the protocol must hold after that meeting."""
    items = office.show(MEETING)["items"]
    statuses = {item["number"]: item["status"] for item in items}
    assert statuses == {
        **dict.fromkeys(("1", "3", "4", "5", "6", "16"), "handled"),
        **dict.fromkeys(("2", "7", "9", "11", "13", "15"), "adopted"),
        **dict.fromkeys(("8", "10", "14"), "amended"),
        "12": "postponed",
    }
    by_number = {item["number"]: item for item in items}
    assert by_number["8"]["decision"].endswith("framdriftsplan. Neste status kjem i mars.")
    assert "vertskommune: Luster og Vik\n4." in by_number["10"]["decision"]
    assert by_number["14"]["decision"].endswith(": Årdal, med Vik som vara, for 2026–2027")
    (vote,) = by_number["9"]["votes"]
    assert len(vote["in_favour"]) == 5
    assert len(vote["against"]) == 1
    protocol = office.protocol(MEETING)
    assert "Framlegget vart vedteke med 5 mot 1 røyst." in protocol
    assert "- Imot røysta 1: Representant for Årdal\n" in protocol
    assert "Saka vart utsett til neste møte" in protocol
    assert "Innkalling og sakliste vart godkjende utan merknader" in protocol
    adopted = [line for line in protocol.splitlines() if line.startswith(">")]
    assert not any("____" in line for line in adopted)
    assert "UTKAST" not in protocol


def test_the_sample_pack_is_taken_from_start_to_protocol_by_keys_alone(office: Office) -> None:
    with office.sit_down() as secretary:
        _to_the_ninth(secretary)
        _to_the_end(secretary)
        secretary.terminal.keys("F10")
        assert secretary.terminal.wait_end() == 0
    _as_done(office)
    assert not (office.minutes / MEETING / "meeting.journal").exists()


def test_killed_after_item_nine_the_meeting_goes_on_to_the_same_protocol(
    office: Office, installed: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    unbroken = Office(installed, tmp_path_factory.mktemp("unbroken"))
    unbroken.board()
    unbroken.take_in(shared / PACK)
    with unbroken.sit_down() as secretary:
        _to_the_ninth(secretary)
        _to_the_end(secretary)
    with office.sit_down() as secretary:
        _to_the_ninth(secretary)
        secretary.at(10)
        secretary.terminal.kill(signal.SIGKILL)
    with office.sit_down() as secretary:
        secretary.open_meeting()
        _to_the_end(secretary)
    _as_done(office)
    assert office.protocol(MEETING) == unbroken.protocol(MEETING)


def test_the_plain_meeting_takes_at_most_24_keys(office: Office) -> None:
    with office.sit_down() as secretary:
        take_the_plain_meeting(secretary)
        assert secretary.pressed <= 24
    protocol = office.protocol(MEETING)
    statuses = {item["number"]: item["status"] for item in office.show(MEETING)["items"]}
    assert statuses["2"] == "adopted"
    assert [n for n, status in statuses.items() if status == "open"] == ["10", "14"]
    first_item = protocol.split("Opning v/styreleiar")[-1].split("Godkjenning av innkalling")[0]
    assert "øyst" not in first_item


def take_the_plain_meeting(secretary: Secretary) -> None:
    """Everybody is there, everything is adopted; items 10 and 14 have blanks and are passed over."""
    secretary.open_meeting()
    secretary.all_present()
    for number in range(1, 16):
        if number in (10, 14):
            secretary.at(number)
            secretary.press("F7", f"sak {number + 1} av")
        else:
            secretary.adopt(number, number + 1)
    secretary.adopt(16, "sak 10 av")
    secretary.press("F9", "Skriv")
    secretary.press("Enter", "protokoll.md")
