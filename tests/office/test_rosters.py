"""Rosters from CSV: what is read, and what is said of each thing that is wrong."""

import pytest

from sognko_tui.office import sentences
from sognko_tui.office.rosters import read_roster
from sognko_tui.office.trouble import Trouble
from tests.office.conftest import ROSTER


@pytest.fixture
def read(tmp_path):
    def write_and_read(data: str | bytes):
        path = tmp_path / "liste.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_roster(path)

    return write_and_read


def test_a_roster(read):
    chair, deputy_chair, member, deputy, staff = read(ROSTER)
    assert (chair.name, chair.function, chair.represents) == (
        "Representant for Luster",
        "chair",
        "Luster",
    )
    assert deputy_chair.function == "deputy_chair"
    assert member.initials == "GU"
    assert deputy.function == "deputy"
    assert deputy.deputy_for == (chair.id,)
    assert deputy.order == 1
    assert staff.function == "administration"
    assert len({p.initials for p in read(ROSTER)}) == 5


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "﻿" + text,
        lambda text: text.replace("leiar", "leder", 1).replace("name,function", "Namn,Funksjon"),
        lambda text: text.replace("\n", "\n\n"),
    ],
)
def test_the_same_roster_however_it_was_saved(read, change):
    assert read(change(ROSTER)) == read(ROSTER)


def test_a_windows_file_keeps_its_letters(read):
    text = "name,function\nOrdførar i Årdal,medlem\n"
    assert read(text.encode("cp1252"))[0].name == "Ordførar i Årdal"


def test_columns_that_are_not_needed_may_be_left_out(read):
    (person,) = read("function,name\nmedlem,Representant for Vik\n")
    assert person.represents == ""


def test_a_deputy_may_stand_in_for_several(read):
    people = read(
        "name;function;represents;deputy_for\nA;leiar;;\nB;medlem;;\nC;vara;;A/B\nD;vara;;\n"
    )
    assert people[2].deputy_for == ("a", "b")
    assert [p.order for p in people] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", "roster_empty", ["liste.csv"]),
        ("name,function\n", "roster_empty", []),
        ("name,stilling\nA,leiar\n", "roster_column", ["stilling", "linje 1", "deputy_for"]),
        ("name,represents\nA,B\n", "roster_column_missing", ["function", "linje 1"]),
        ("name,name,function\nA,B,leiar\n", "roster_column_twice", ["name"]),
        ("name,function\nA,leiar\nB,sjef\n", "roster_function", ["linje 3", "sjef", "nestleiar"]),
        ("name,function\n,leiar\n", "roster_no_name", ["linje 2"]),
        ("name,function\nA,leiar,x\n", "roster_cells", ["linje 2", "3", "2"]),
        ('name,function\n"A,leiar\n', "roster_quotes", ["linje"]),
        (
            "name,function,deputy_for\nA,leiar,\nB,vara,C\n",
            "roster_deputy_for",
            ["linje 3", "«C»"],
        ),
        (
            "name,function,deputy_for\nA,medlem,\nA,medlem,\nB,vara,A\n",
            "roster_deputy_for_which",
            ["linje 4"],
        ),
        ("name,function,deputy_for\nA,leiar,\nB,medlem,A\n", "roster_no_deputy", ["linje 3"]),
        ("name,function\nA\x00,leiar\n", "not_text", ["liste.csv"]),
    ],
)
def test_what_is_wrong_is_said_with_column_and_line(read, text, code, told):
    with pytest.raises(Trouble) as raised:
        read(text)
    assert raised.value.code == code
    said = sentences.trouble(raised.value)
    for word in told:
        assert word in said
    assert "…" not in said


def test_a_name_that_acts_on_the_terminal_is_only_a_name(read):
    (person,) = read("name,function\n\x1b[31mA\u202e,leiar\n")
    assert person.name == "A"


def test_a_file_of_fifty_megabytes_is_not_a_roster(read):
    with pytest.raises(Trouble) as raised:
        read(b"a" * 50_000_000)
    assert raised.value.code == "too_large"
