"""Rosters in Excel workbooks: which sheet is read, and that a hostile one ends in one sentence."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from sognko_tui.office import sentences
from sognko_tui.office.rosters import read_roster, unpacking
from sognko_tui.office.trouble import Trouble
from tests.office.conftest import ROSTER

ROWS = [line.split(",") for line in ROSTER.splitlines()]


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def workbook(*sheets: tuple[str, list]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    return book


@pytest.fixture
def read(tmp_path):
    def write_and_read(data: bytes | Workbook, board: str = "", name: str = "liste.xlsx"):
        path = tmp_path / name
        path.write_bytes(saved(data) if isinstance(data, Workbook) else data)
        return read_roster(path, board)

    return write_and_read


@pytest.fixture
def refused(read):
    def why(data: bytes | Workbook, board: str = "") -> tuple[str, str]:
        with pytest.raises(Trouble) as raised:
            read(data, board)
        said = sentences.trouble(raised.value)
        assert "liste.xlsx" in said
        assert "{" not in said
        return raised.value.code, said

    return why


def test_a_workbook_gives_the_same_people_as_the_text(read, tmp_path):
    text = tmp_path / "liste.csv"
    text.write_text(ROSTER, encoding="utf-8")
    assert read(workbook(("Ark1", ROWS))) == read_roster(text)


def test_its_content_tells_that_it_is_one_and_not_its_name(read):
    assert len(read(workbook(("Ark1", ROWS)), name="liste.csv")) == 5


def test_headings_in_any_order_under_a_title_with_columns_nobody_needs(read):
    rows = [
        ["Styret i Prøve KO, oppdatert liste"],
        [],
        ["E-post", "Verv:", "Fornavn", "Telefon", "Etternavn", "Kommune"],
        ["post@example.org", "Styreleder", "Ordførar", 57000000, "Vik", "Vik"],
        [None, "2. varamedlem", "Ordførar", None, "Li", "Li"],
    ]
    chair, deputy = read(workbook(("Liste", rows)))
    assert (chair.name, chair.function, chair.represents) == ("Ordførar Vik", "chair", "Vik")
    assert (deputy.function, deputy.order) == ("deputy", 2)


def test_of_several_sheets_the_one_with_the_columns_is_read(read):
    assert len(read(workbook(("Rettleiing", [["Slik gjer du"]]), ("Folk", ROWS)))) == 5


def test_of_two_rosters_the_one_with_the_name_of_the_board_is_read(read):
    short = [["namn", "funksjon"], ["Leiar for tilsynet", "leiar"]]
    book = workbook(("Styret", ROWS), ("Tilsynet", short))
    assert [p.name for p in read(book, "Tilsynet")] == ["Leiar for tilsynet"]
    assert len(read(book)) == 5


def test_between_two_rosters_nothing_is_guessed(refused):
    code, said = refused(workbook(("A", ROWS), ("B", ROWS)))
    assert code == "roster_sheets"
    assert "«A», «B»" in said


def test_a_hidden_sheet_is_not_read(read, refused):
    book = workbook(("Styret", [["namn", "funksjon"], ["Ein hemmeleg", "leiar"]]), ("Folk", ROWS))
    book["Styret"].sheet_state = "hidden"
    assert len(read(book)) == 5
    book = workbook(("Styret", ROWS), ("Tomt", []))
    book["Styret"].sheet_state = "veryHidden"
    assert refused(book)[0] == "roster_empty"


@pytest.mark.parametrize(
    ("cells", "code", "told"),
    [
        ([date(2026, 3, 1), "leiar"], "roster_date", "linje 2"),
        ([12.5, "leiar"], "roster_number", "12.5"),
        ([True, "leiar"], "roster_error", "linje 2"),
        (["A", None], "roster_no_function", "slegne saman"),
        (["A", date(2026, 3, 1)], "roster_date", "linje 2"),
        ([None, "leiar"], "roster_no_name", "linje 2"),
        (["A" * 300, "leiar"], "roster_long", "200"),
        (["=1+1", "leiar"], "roster_no_name", "linje 2"),
    ],
)
def test_a_cell_without_words_is_named_by_its_row(refused, cells, code, told):
    found, said = refused(workbook(("Ark1", [["namn", "funksjon"], cells])))
    assert found == code
    assert told in said


def test_merged_cells_are_told_where_only_the_top_one_has_the_function(refused):
    book = workbook(("Ark1", [["namn", "funksjon"], ["A", "medlem"], ["B", "medlem"]]))
    book["Ark1"].merge_cells("B2:B3")
    code, said = refused(book)
    assert code == "roster_no_function"
    assert "linje 3" in said


def test_a_million_rows_are_no_roster(refused):
    rows = [["namn", "funksjon"], *([f"Medlem {n}", "medlem"] for n in range(3000))]
    assert refused(workbook(("Ark1", rows)))[0] == "roster_too_many"


def test_a_row_far_down_is_read_and_its_number_told(refused):
    book = workbook(("Ark1", [["namn", "funksjon"], ["A", "leiar"]]))
    book["Ark1"].cell(9000, 1, "B")
    assert "linje 9000" in refused(book)[1]


def test_words_beyond_all_reason_are_not_passed_over_in_silence(refused):
    book = workbook(("Ark1", [["namn", "funksjon"], ["A", "leiar"]]))
    book["Ark1"].cell(900_000, 1, "B")
    assert refused(book)[0] == "roster_too_many"


def test_lettering_far_down_is_nothing_to_read(read):
    book = workbook(("Ark1", ROWS))
    book["Ark1"].row_dimensions[1_048_576].height = 30
    assert len(read(book)) == 5


def repacked(data: bytes, **changed: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            key = part.filename.rpartition("/")[2].partition(".")[0]
            new.writestr(part.filename, changed.get(key, old.read(part)))
    return out.getvalue()


GOOD = saved(workbook(("Ark1", ROWS)))
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
ROW_BOMB = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="99999999999"><c t="inlineStr"><is><t>namn</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (repacked(GOOD, sheet1=b"<a>" + b" " * 9_000_000 + b"</a>"), "roster_bomb"),
        (repacked(GOOD, sheet1=ENTITY), "roster_broken"),
        (repacked(GOOD, workbook=ENTITY.decode().encode("utf-16")), "roster_broken"),
        (repacked(GOOD, sheet1=b"<a" * 100_000), "roster_broken"),
        (repacked(GOOD, sheet1=b"<a>" * 100_000), "roster_broken"),
        (repacked(GOOD, sheet1=b"\0"), "roster_broken"),
        (repacked(GOOD, workbook=b"<workbook/>"), "roster_empty"),
        (repacked(GOOD, sheet1=ROW_BOMB), "roster_empty"),
        (GOOD[: len(GOOD) // 2], "roster_broken"),
        (b"PK\x03\x04" + b"\0" * 1000, "roster_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "roster_old_excel"),
        (GOOD + b"a" * 1_000_000, "too_large"),
    ],
    ids=[
        "a bomb",
        "an entity",
        "an entity in UTF-16",
        "unclosed tags",
        "nested tags",
        "NUL",
        "no sheets",
        "a row beyond all rows",
        "cut off",
        "nonsense",
        "encrypted",
        "too large",
    ],
)
def test_a_hostile_workbook_ends_in_one_sentence(refused, data, code):
    assert refused(data)[0] == code


def test_an_archive_that_is_no_workbook_is_refused(refused):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(out.getvalue())[0] == "roster_not_workbook"


def test_a_workbook_of_too_many_parts_is_refused(refused):
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as packed:
        for n in range(unpacking.MOST_PARTS):
            packed.writestr(f"xl/{n}.xml", "")
    assert refused(out.getvalue())[0] == "roster_bomb"


def test_what_acts_on_a_terminal_is_no_part_of_a_name(read):
    rows = [["namn", "funksjon"], ["A\u202eB", "leiar"]]
    assert read(workbook(("Ark1", rows)))[0].name == "AB"
