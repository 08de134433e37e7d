"""What the archive comes to, as a script asks for it: decisions, figures, threads and references."""

import csv
import io
import json
from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.cli import main
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.office import restricted
from sognko_tui.office.desk import Desk
from tests.meetings import START, FakeClock, agenda_item, board, convened, points
from tests.test_cli import as_json, complaint

LONG = points("Styret held fram med felles PPT.", "=HYPERLINK" + " og meir" * 30)
PPT = replace(agenda_item(7, LONG), title="PPT")
AGAIN = replace(
    agenda_item(3, "Styret tek saka til vitande.", background="Sjå vedtak i sak 7, 9. desember 2025."),
    title="Logoped",
)  # fmt: skip
LOST = replace(
    agenda_item(4, "Ja.", background="Sjå vedtak i sak 99, 9. desember 2025."), title="+1"
)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """An archive of two boards: one with two meetings, the other with one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOGNKO_MINUTES", str(tmp_path / "minutes"))
    monkeypatch.setenv("SOGNKO_USER", "skrivar")
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    found = Archive.create(tmp_path / "minutes")
    hold(found, "styret", "Styret", date(2025, 12, 9), PPT)
    hold(found, "styret", "Styret", date(2026, 2, 3), AGAIN, LOST)
    hold(found, "radet", "Rådet", date(2026, 3, 3), replace(PPT, title="Berre for rådet"))
    return found


def hold(archive, board_id, name, on, *items) -> None:
    desk = Desk(archive, "skrivar", FakeClock())
    made = board(id=board_id, name=name)
    desk.save_board(made)
    called = replace(convened(list(items), made), date=on)
    opened = desk.open(archive.meetings.create(called, by="skrivar", at=START))
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in made.seats))
    for item in opened.meeting.items:
        session.record(*close_item(session.meeting, item.id, START))
    opened.close()


@pytest.fixture
def sognko(archive, capsys):
    def run(*arguments: str):
        capsys.readouterr()
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_the_register_has_every_decision_newest_first(sognko):
    status, out, err = sognko("decisions")
    assert (status, err) == (0, "")
    assert [line.split("  ")[-1].strip() for line in out.splitlines()[1:]] == [
        "Rådet: Berre for rådet",
        "Styret: Logoped",
        "Styret: +1",
        "Styret: PPT",
    ]
    assert " 9.12.2025  7          vedteke   samrøystes (6)   Styret: PPT" in out
    assert "    1. Styret held fram" in sognko("decisions", "--text")[1]
    rows = as_json(
        sognko("decisions", "--json", "--board", "styret", "--year", "2025"), "decisions"
    )
    (row,) = rows
    # The index has the beginning; this is all of it.
    assert row["decision"].startswith("1. Styret held fram med felles PPT.\n2. =HYPERLINK")
    assert row["decision"].endswith(30 * " og meir")
    assert as_json(sognko("decisions", "--json", "--kind", "election"), "decisions") == []


def test_the_register_opens_in_a_spreadsheet_and_nothing_acts_there(sognko, tmp_path):
    assert sognko("decisions", "--csv", "vedtak.csv") == (0, "vedtak.csv\n", "")
    data = (tmp_path / "vedtak.csv").read_bytes()
    assert data.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Nummer", "Dato", "Styre", "Sak", "Utfall", "Røysting", "Vedtak"]
    assert rows[3][:6] == ["4", "2026-02-03", "Styret", "'+1", "vedteke", "samrøystes (6)"]
    assert rows[4][6].startswith("1. Styret held fram med felles PPT.\n2. =HYPERLINK")
    # What is there is not written over by oversight; printed, it is the same without the mark.
    complaint(sognko("decisions", "--csv", "vedtak.csv"))
    assert sognko("decisions", "--csv", "vedtak.csv", "--force")[0] == 0
    printed = sognko("decisions", "--csv")[1]
    assert printed == data.decode("utf-8-sig").replace("\r\n", "\n")


def test_the_figures_of_a_board_year_by_year(sognko):
    rows = as_json(sognko("figures", "--json", "--board", "styret"), "figures")
    assert [(row["year"], row["meetings"], row["attendance"]) for row in rows] == [
        (2025, 1, 1.0),
        (2026, 1, 1.0),
    ]
    head, *years = sognko("figures")[1].splitlines()
    assert head.startswith("  År  Møte  Frammøte %")
    assert [year.split()[:3] for year in years] == [["2025", "1", "100"], ["2026", "2", "100"]]
    assert sognko("figures", "--csv")[1].splitlines()[1].startswith('"2025";"1";"100"')


def test_a_matter_through_the_meetings_and_what_leads_nowhere(sognko):
    rows = as_json(sognko("thread", "2026-02-03", "3", "--json"), "thread")
    assert [(row["title"], row["asked"]) for row in rows] == [("PPT", False), ("Logoped", True)]
    first = sognko("thread", "2025-12-09", "7")[1].splitlines()[0]
    assert first == "* 9.12.2025 Styret, 7 PPT – vedteke"
    assert "sak 12" in complaint(sognko("thread", "2026-02-03", "12"))
    (row,) = as_json(sognko("references", "--json"), "references", status=1)
    assert row["words"] == "vedtak i sak 99, 9. desember 2025"
    assert row["meeting"] == "2025-12-09-styret"
    status, out, _ = sognko("references")
    assert (status, out.count("\n")) == (1, 1)
    assert sognko("references", "--board", "radet") == (0, "", "")
    assert [row["title"] for row in as_json(sognko("search", "logoped", "--json"), "search")] == [
        "Logoped"
    ]


def test_whoever_reaches_one_board_gets_nothing_of_another(sognko, monkeypatch):
    sognko("index")
    monkeypatch.setenv(restricted.BOARDS, "styret")
    for command in (
        ["decisions"],
        ["decisions", "--text"],
        ["decisions", "--csv"],
        ["decisions", "--json"],
        ["figures", "--json"],
        ["thread", "2025-12-09", "7", "--json"],
        ["references", "--json"],
        ["search", "ppt", "--json"],
    ):
        out = sognko(*command)[1]
        assert out, command
        assert "rådet" not in out.casefold(), command
        assert "radet" not in out, command
    assert [row["meetings"] for row in json.loads(sognko("figures", "--json")[1])] == [1, 1]
    complaint(sognko("decisions", "--board", "radet"))
    complaint(sognko("thread", "2026-03-03", "7"))


def test_no_file_is_written_where_the_program_is_shut_in(sognko, tmp_path, monkeypatch):
    monkeypatch.setenv(restricted.VARIABLE, "1")
    assert "--csv" in complaint(sognko("decisions", "--csv", "vedtak.csv"))
    assert not (tmp_path / "vedtak.csv").exists()
