"""`sognko export` and the forms of `sognko get`: what leaves the house, and where it comes to lie."""

import json
import zipfile

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.office.exporting.forms import DATA, PAGES
from tests.test_cli import ID, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]


@pytest.fixture(autouse=True)
def imported(meeting) -> None:
    """The meeting is there from the start."""


def names(folder):
    return sorted(path.name.removeprefix(ID) for path in folder.iterdir())


def test_each_form_is_a_file_of_its_own_beside_the_protocol(sognko, place):
    status, out, err = sognko("export", ID, "--to", ",".join((*PAGES, *DATA)))
    assert (status, err) == (0, "")
    folder = place / "minutes" / ID / "eksport"
    assert names(folder) == sorted(
        f"-protokoll-utkast{ending}"
        for form in (*PAGES.values(), *DATA.values())
        for ending in form.endings
    )
    assert {line.rsplit("/", 1)[1] for line in out.splitlines()} == {
        path.name for path in folder.iterdir()
    }
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
    assert zipfile.is_zipfile(folder / f"{ID}-protokoll-utkast.docx")
    assert (folder / f"{ID}-protokoll-utkast.pdf").read_bytes().startswith(b"%PDF")
    assert "eksport/" in (place / "minutes" / ".gitignore").read_text(encoding="utf-8")


def test_written_twice_it_is_the_same_to_the_byte(sognko, place):
    forms = "pdf,docx,odt,html,json,csv"
    for name in ("ein", "to"):
        (place / name).mkdir()
        assert sognko("export", ID, "--to", forms, "--output", name)[0] == 0
    for path in (place / "ein").iterdir():
        assert path.read_bytes() == (place / "to" / path.name).read_bytes(), path.name


def test_an_item_is_a_page_of_its_own_and_all_of_them_are_a_page_each(sognko, place):
    (place / "ut").mkdir()
    assert sognko("export", ID, "--to", "md", "--item", "4", "--output", "ut")[0] == 0
    assert names(place / "ut") == ["-sak-4-felles-feiekontor-saerutskrift-utkast.md"]
    text = (place / "ut" / f"{ID}-sak-4-felles-feiekontor-saerutskrift-utkast.md").read_text(
        encoding="utf-8"
    )
    assert "Felles feiekontor" in text
    assert "Godkjenning av innkalling" not in text
    assert sognko("export", ID, "--to", "txt", "--items", "--output", "ut")[0] == 0
    assert len(list((place / "ut").glob("*.txt"))) == 5


def test_without_a_form_it_is_a_page_to_print(sognko, place):
    assert sognko("export", ID, "--item", "4")[0] == 0
    assert sognko("export", ID)[0] == 0
    assert names(place / "minutes" / ID / "eksport") == [
        "-protokoll-utkast.pdf",
        "-sak-4-felles-feiekontor-saerutskrift-utkast.pdf",
    ]


def test_a_letter_goes_to_somebody(sognko, place):
    arguments = ("--item", "4", "--letter", "--recipient", "Vik kommune")
    assert sognko("export", ID, "--to", "txt", *arguments)[0] == 0
    folder = place / "minutes" / ID / "eksport"
    text = (folder / f"{ID}-sak-4-felles-feiekontor-melding-utkast.txt").read_text(encoding="utf-8")
    assert "Vik kommune" in text


def test_a_file_that_is_there_elsewhere_is_not_written_over_unasked(sognko, place):
    (place / "ut").mkdir()
    there = place / "ut" / f"{ID}-protokoll-utkast.md"
    there.write_text("mi eiga", encoding="utf-8")
    status, out, err = sognko("export", ID, "--to", "txt,md", "--output", "ut")
    assert (status, out) == (2, "")
    assert "--force" in err
    assert there.read_text(encoding="utf-8") == "mi eiga"
    assert names(place / "ut") == ["-protokoll-utkast.md"]
    assert sognko("export", ID, "--to", "md", "--output", "ut", "--force")[0] == 0
    assert "Styret i Prøve KO" in there.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "doc"], "doc"),
        (["--to", " , "], "pdf, docx"),
        (["--to", "PDF,DOC"], "«doc»"),
        (["--to", "pdf", "--output", ""], "«»"),
        (["--to", "einnsyn", "--item", "4"], "einnsyn"),
        (["--to", "pdf", "--item", "99"], "99"),
        (["--to", "pdf", "--letter"], "--item"),
        (["--to", "pdf", "--recipient", "Vik"], "--letter"),
        (["--to", "pdf", "--output", "finst-ikkje"], "finst-ikkje"),
        (["--to", "pdf", "--item", "4", "--items"], "--items"),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_nothing_is_written(sognko, place, arguments, said):
    status, out, err = sognko("export", ID, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (place / "minutes" / ID / "eksport").exists()


def test_a_wrong_template_is_told_with_its_line_and_the_old_file_stays(sognko, place):
    assert sognko("export", ID, "--to", "pdf")[0] == 0
    pdf = place / "minutes" / ID / "eksport" / f"{ID}-protokoll-utkast.pdf"
    before = pdf.read_bytes()
    board = Archive.open(place / "minutes").boards.all()[0]
    customs = place / "minutes" / "customs" / board.id
    customs.mkdir(parents=True)
    (customs / "protocol.typ").write_text("#let x = 1\n#finst-ikkje()\n", encoding="utf-8")
    status, out, err = sognko("export", ID, "--to", "pdf")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "protocol.typ" in err
    assert "linje 2" in err
    assert pdf.read_bytes() == before


def test_data_is_fetched_over_the_line_too(sognko):
    assert json.loads(sognko("get", ID, "einnsyn")[1])
    assert json.loads(sognko("get", ID, "record")[1])
    assert "Felles feiekontor" in sognko("get", ID, "decisions.csv")[1]
    assert "Felles feiekontor" in sognko("get", ID, "txt")[1]
