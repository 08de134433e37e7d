"""Rosters written out: they read back to the same people, and nothing in them acts in a spreadsheet."""

import csv
import io
import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook

from sognko_tui.documents.clean import clean
from sognko_tui.meeting.board import Board, Function, Person
from sognko_tui.office.output import save
from sognko_tui.office.rosters import FORMS, export, keeping_ids, read_roster
from sognko_tui.office.trouble import Trouble
from sognko_tui.spreadsheets import guarded, unguarded
from tests.meetings import board

ACTING = ("=", "+", "-", "@", "\t", "\r")


def back(tmp_path, data: bytes, name: str = "liste") -> tuple[Person, ...]:
    path = tmp_path / name
    path.write_bytes(data)
    return read_roster(path)


def cells(data: bytes, form: str) -> list[list[str]]:
    if form == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value or "" for cell in row] for row in page.iter_rows()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["nn", "nb"])
def test_a_roster_reads_back_to_the_same_members(tmp_path, form, language):
    made = board(language=language)
    *people, deputy, secretary = made.people
    people = [replace(p, initials=f"{p.initials}{n}") for n, p in enumerate(people)]
    deputy = replace(deputy, deputy_for=("p1", "p3"), order=7)
    secretary = replace(secretary, initials="SE")
    observer = Person(id="o", name="Observatør", function="observer", initials="OBS")
    made = replace(made, people=(*people, deputy, secretary, observer))
    read = back(tmp_path, export(made, form))
    assert keeping_ids(read, made.people) == made.people


def test_the_headings_and_functions_are_in_the_language_of_the_board():
    first, second, *_ = cells(export(board(language="nb"), "csv"), "csv")
    assert first == ["Navn", "Funksjon", "Representerer", "Vara for", "Initialer", "Vararekke"]
    assert second[1] == "leder"


def test_members_of_one_name_are_told_apart_by_their_initials(tmp_path):
    same = [Person(id=f"a-{n}", name="Medlem", initials=f"M{n}") for n in (1, 2)]
    deputy = Person(id="v", name="Vara", function="deputy", initials="V", deputy_for=("a-2",))
    made = Board(id="b", name="Styret", people=(*same, deputy))
    read = back(tmp_path, export(made, "csv"))
    assert read[2].deputy_for == (read[1].id,)


NAMES = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="=+-@'\",;/|\t A1", max_size=12),
).map(lambda name: " ".join(clean(name).split()) or "Namnlaus")
FUNCTIONS = st.sampled_from(["chair", "deputy_chair", "member", "observer", "administration"])


@st.composite
def rosters(draw) -> Board:
    count = draw(st.integers(1, 5))
    people: list[Person] = []
    for n in range(count):
        function: Function = draw(FUNCTIONS)
        people.append(
            Person(
                id=f"p{n}",
                name=draw(NAMES),
                function=function,
                initials=f"Ø{n}",
                represents=draw(st.one_of(st.just(""), NAMES)),
            )
        )
    seats = [p.id for p in people if p.seated]
    members = st.lists(st.sampled_from(seats), max_size=2, unique=True) if seats else st.just([])
    people += [
        Person(
            id=f"d{n}",
            name=draw(NAMES),
            function="deputy",
            initials=f"Å{n}",
            deputy_for=tuple(draw(members)),
            order=draw(st.integers(0, 20)),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    return Board(id="b", name=draw(NAMES), people=tuple(people))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(rosters(), st.sampled_from(FORMS))
def test_whatever_people_are_called_they_read_back_and_no_cell_begins_a_formula(
    tmp_path_factory, made, form
):
    data = export(made, form)
    for row in cells(data, form):
        assert not any(cell.startswith(ACTING) for cell in row)
    read = back(tmp_path_factory.mktemp("ut"), data)
    ids = {p.id: at for at, p in enumerate(made.people)}
    there = {p.id: at for at, p in enumerate(read)}
    for was, now in zip(made.people, read, strict=True):
        assert (was.name, was.function, was.initials, was.represents, was.order) == (
            now.name, now.function, now.initials, now.represents, now.order,
        )  # fmt: skip
        assert [ids[i] for i in was.deputy_for] == [there[i] for i in now.deputy_for]


@given(st.text(alphabet="=+-@'\",;\t\ra ", max_size=20))
def test_the_guard_comes_off_as_it_went_on(cell):
    assert unguarded(guarded(cell)) == cell
    for sign in ",;\t":
        assert not any(part.lstrip(' "').startswith(("=", "+", "@")) for part in guarded(cell).split(sign))  # fmt: skip


def test_a_file_is_written_whole_for_its_owner_and_never_over_another(tmp_path):
    path = tmp_path / "styret.csv"
    save([b"a"], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(Trouble) as raised:
        save([b"b"], path)
    assert raised.value.code == "roster_exists"
    assert path.read_bytes() == b"a"
    save([b"b"], path, force=True)
    assert path.read_bytes() == b"b"
    assert os.listdir(tmp_path) == ["styret.csv"]


def test_a_disk_that_takes_nothing_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "styret.csv"
    save([b"a"], path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble):
        save([b"b"], path, force=True)
    assert path.read_bytes() == b"a"
    assert os.listdir(tmp_path) == ["styret.csv"]
