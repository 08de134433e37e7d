"""Names that come from somebody's text and must be fit for a folder, a vote, an id."""

import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui import naming


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Styret i Sogn KO", "styret-i-sogn-ko"),
        ("Øvre Årdal ÆØÅ æøå", "oevre-aardal-aeoeaa-aeoeaa"),
        ("../../etc/passwd", "etc-passwd"),
        ("", "utan-namn"),
        ("...", "utan-namn"),
        ("‮\x1b[31m", "31m"),
    ],
)
def test_a_slug(text, slug):
    assert naming.slug(text) == slug


@given(st.text())
def test_a_slug_is_never_empty_long_or_odd(text):
    made = naming.slug(text)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", made)
    assert len(made) <= naming.LONGEST


def test_the_folder_of_a_meeting():
    assert naming.meeting_folder(date(2025, 12, 9), "Styret i Sogn KO") == (
        "2025-12-09-styret-i-sogn-ko"
    )


def test_people_of_one_name_have_ids_of_their_own():
    first = naming.person_id("Representant for Luster", set())
    assert first == "representant-for-luster"
    assert naming.person_id("Representant for Luster", {first}) == f"{first}-2"
    assert naming.board_id("Styret", {"styret", "styret-2"}) == "styret-3"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Representant for Luster", "LU"),
        ("Vararepresentant for Aurland", "AU"),
        ("Ordførar i Sogndal", "SO"),
        ("Leiar for styret", "LS"),
        ("Midt i Årdal", "MÅ"),
        ("Å", "ÅÅ"),
        ("", "XX"),
    ],
)
def test_initials_come_from_what_tells_people_apart(name, made):
    assert naming.initials(name, set()) == made


def test_a_deputy_is_not_called_as_the_name_of_the_municipality_begins():
    taken = {"LU", "AU"}
    assert naming.initials("Vara for Luster", taken) == "VLU"
    assert naming.initials("Vararepresentant frå Aurland", taken) == "VAU"
    assert naming.initials("Vara for Luster", {*taken, "VLU"}) == "LUS"


@given(st.lists(st.text(max_size=12), max_size=60))
def test_initials_are_unique_short_and_capital(names):
    taken: list[str] = []
    for name in names:
        made = naming.initials(name, taken)
        assert made not in taken
        assert made == made.upper()
        assert 2 <= len(made) <= 4
        taken.append(made)


@given(st.lists(st.tuples(st.text(max_size=4), st.text(max_size=20)), max_size=20))
def test_each_item_has_a_stem_of_its_own_whatever_it_is_called(items):
    stems = naming.item_stems(items)
    assert len(set(stems)) == len(items)
    assert all(stem.isascii() and stem.replace("-", "").isalnum() for stem in stems)


def test_an_item_under_another_and_one_with_the_name_of_another_have_their_stems():
    assert naming.item_stems([("16.1", "Bygdeturnering"), ("1", "Sak"), ("../1", "Sak")]) == (
        "sak-16-1-bygdeturnering", "sak-1-sak", "sak-1-sak-2",
    )  # fmt: skip


def test_slugify_is_loaded_only_when_a_name_is_made():
    code = "import sys, sognko_tui.naming; print('slugify' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "False\n"
