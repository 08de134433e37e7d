"""`sognko import` as a script meets it: what is doubtful is in its way, and several files are one pack."""

import re
import zipfile

from sognko_tui.archive.store import Archive
from sognko_tui.cli import answering
from sognko_tui.meeting.events import TextEdited
from sognko_tui.office.clock import SystemClock
from sognko_tui.office.desk import Desk
from tests.office.test_recovery import crash
from tests.test_cli import ID, complaint, place, sognko
from tests.test_cli import meeting as meeting

__all__ = ["meeting", "place", "sognko"]

NEW = "\n\n6. Heilt ny sak\n\nFramlegg til vedtak:\nStyret seier ja.\n"
DOUBTFUL = """\
Styret i Prøve KO
Møte 24.3.2026

Sakliste
1. Opning
2. Lager

Sak 1 Opning

Sak 2 Lager

Framlegg til vedtak:
Styret leiger lageret.

Sak 2 Bil

Framlegg til vedtak:
Styret kjøper bilen.
"""


def desk(place) -> Desk:
    return Desk(Archive.open(place / "minutes"), "ein annan", SystemClock())


def board(sognko) -> None:
    assert sognko("board", "add", "Styret i Prøve KO", "--members", "liste.csv")[0] == 0


def test_yes_takes_in_a_pack_that_leaves_no_doubt(sognko, place):
    board(sognko)
    assert sognko("import", "sakspapir.txt", "--yes") == (0, f"{ID}\n", "")


def test_yes_makes_nothing_of_a_pack_that_leaves_a_doubt_and_tells_each(sognko, place):
    board(sognko)
    (place / "tvil.txt").write_text(DOUBTFUL, encoding="utf-8")
    status, out, err = sognko("import", "tvil.txt", "--yes")
    assert (status, out) == (1, "")
    assert "sognko: ? Sak 2 Bil" in err
    assert err.splitlines()[-1].endswith("eller bruk --force.")
    assert sognko("list")[1] == ""


def test_force_takes_it_in_all_the_same(sognko, place):
    board(sognko)
    (place / "tvil.txt").write_text(DOUBTFUL, encoding="utf-8")
    assert sognko("import", "tvil.txt", "--yes", "--force") == (0, f"{ID}\n", "")


def test_with_neither_and_nobody_to_ask_the_doubts_are_told_beside_the_id(sognko, place):
    board(sognko)
    (place / "tvil.txt").write_text(DOUBTFUL, encoding="utf-8")
    status, out, err = sognko("import", "tvil.txt")
    assert (status, out) == (0, f"{ID}\n")
    assert err.startswith("sognko: ? ")


def test_a_later_version_tells_what_it_changed_and_is_kept_beside_the_first(sognko, place, meeting):
    pack = (place / "sakspapir.txt").read_text(encoding="utf-8")
    (place / "ny.txt").write_text(pack + NEW, encoding="utf-8")
    status, out, err = sognko("import", "ny.txt", "--into", meeting, "--force")
    assert (status, err) == (0, "")
    assert out.startswith("1 ny sak")
    assert "+ 6 Heilt ny sak" in out
    folder = place / "minutes" / meeting
    assert sorted(path.name for path in folder.glob("sakspapir*")) == [
        "sakspapir-2.txt",
        "sakspapir.txt",
    ]
    assert "Heilt ny sak" in sognko("show", meeting)[1]


def test_a_later_version_that_says_the_same_keeps_nothing(sognko, place, meeting):
    status, out, _ = sognko("import", "sakspapir.txt", "--into", meeting)
    assert status == 0
    assert "ingenting å endre" in out
    assert len(list((place / "minutes" / meeting).glob("sakspapir*"))) == 1


def test_a_later_version_for_a_meeting_that_is_not_there_is_one_line(sognko, place, meeting):
    assert "1999" in complaint(sognko("import", "sakspapir.txt", "--into", "1999-01-01"))


def test_a_meeting_that_somebody_holds_is_let_alone_with_the_status_that_says_so(
    sognko, place, meeting
):
    (place / "ny.txt").write_text((place / "sakspapir.txt").read_text("utf-8") + NEW, "utf-8")
    held = desk(place).open(meeting)
    try:
        status, out, err = sognko("import", "ny.txt", "--into", meeting, "--force")
    finally:
        held.close()
    assert (status, out) == (3, "")
    assert "ope hos ein annan" in err


def test_what_a_crash_left_is_decided_on_before_a_later_version_comes(sognko, place, meeting):
    (place / "ny.txt").write_text((place / "sakspapir.txt").read_text("utf-8") + NEW, "utf-8")
    held = desk(place).open(meeting)
    assert held.session is not None
    held.session.record(
        TextEdited(item="i1", field="minutes", at=0, inserted="Mange ord vart sagde.")
    )
    crash(held)
    told = complaint(sognko("import", "ny.txt", "--into", meeting, "--force"))
    assert "vart ikkje lukka" in told
    assert "Heilt ny sak" not in sognko("show", meeting)[1]


def test_a_later_version_leaves_day_and_place_as_they_are_and_says_so(sognko, place, meeting):
    told = complaint(sognko("import", "sakspapir.txt", "--into", meeting, "--date", "2026-04-01"))
    assert "--date høyrer ikkje saman med --into" in told


def test_papers_of_another_day_are_doubtful_before_they_are_taken_in(sognko, place, meeting):
    pack = (place / "sakspapir.txt").read_text(encoding="utf-8") + NEW
    (place / "ny.txt").write_text(re.sub(r"24\. ?mars|24\.3\.", "25. mars", pack), encoding="utf-8")
    status, out, err = sognko("import", "ny.txt", "--into", meeting, "--yes")
    assert (status, out) == (1, "")
    assert "møte 25.3.2026" in err
    assert "Heilt ny sak" not in sognko("show", meeting)[1]
    assert sognko("import", "ny.txt", "--into", meeting, "--yes", "--force")[0] == 0
    assert "Heilt ny sak" in sognko("show", meeting)[1]


def papers(folder) -> None:
    folder.mkdir()
    (folder / "Innkalling.txt").write_text(
        "Styret i Prøve KO\nMøteinnkalling\nDato: 24.3.2026\n\nSakliste\n"
        "1/26 Opning\n2/26 Leige av lager\n3/26 Ymse\n",
        encoding="utf-8",
    )
    (folder / "Sak 2-26 Leige av lager.md").write_text(
        "# Leige av lager\n\n**Framlegg til vedtak:** Styret leiger lageret.\n", encoding="utf-8"
    )


def test_a_folder_with_a_file_for_each_item_is_one_meeting(sognko, place):
    board(sognko)
    papers(place / "papir")
    assert sognko("import", "papir", "--yes") == (0, f"{ID}\n", "")
    shown = sognko("show", ID)[1]
    assert "2/26" in shown
    assert "Styret leiger lageret." in shown
    kept = place / "minutes" / ID / "sakspapir.zip"
    assert len(zipfile.ZipFile(kept).namelist()) == 2


def test_a_zip_of_such_files_is_the_same(sognko, place):
    board(sognko)
    papers(place / "papir")
    with zipfile.ZipFile(place / "papir.zip", "w") as made:
        for path in sorted((place / "papir").iterdir()):
            made.write(path, f"../../{path.name}")
    assert sognko("import", "papir.zip", "--yes") == (0, f"{ID}\n", "")
    assert not list(place.parent.glob("Innkalling*"))


def test_a_folder_without_papers_is_one_line(sognko, place):
    board(sognko)
    (place / "tom").mkdir()
    assert "tom:" in complaint(sognko("import", "tom"))


def test_who_waits_at_a_terminal_sees_how_far_a_long_file_has_been_read(monkeypatch, capsys):
    now = iter((0.0, 0.1, 1.0, 1.1, 2.0))
    monkeypatch.setattr(answering, "monotonic", lambda: next(now))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with answering.how_far() as told:
        for page in (1, 120, 130, 300):
            told(page, 300)
    seen = capsys.readouterr().err.split("\r")
    assert [one.strip() for one in seen if one.strip()] == ["side 120 av 300", "side 300 av 300"]
    assert seen[-1] == ""
