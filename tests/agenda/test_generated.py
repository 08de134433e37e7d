"""Packs made from structured items: what is in them is found, in every format."""

import pytest

from benchmarks.packs import FORMATS, SUFFIX, Format, draw, write
from benchmarks.packs.choices import split
from benchmarks.packs.others import others
from benchmarks.packs.score import MEASURES, Tally, score
from benchmarks.read_packs import found_in, no_pack
from sognko_tui.agenda import read_agenda
from sognko_tui.documents import read

SEEDS = range(8)
WANTED = 0.98


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_in_a_pack_is_found(form: Format) -> None:
    whole = Tally()
    wrong: list[str] = []
    for seed in SEEDS:
        pack = draw(seed)
        reading = read_agenda(read(write(pack, form), f"pakke{SUFFIX[form]}"))
        one, why = score(pack, *found_in(reading), form)
        whole.right += one.right
        whole.of += one.of
        wrong += [f"{pack.name}: {line}" for line in why]
    assert whole.of["recall"] > 40
    assert all(whole.share(name) >= WANTED for name in MEASURES), "\n".join(wrong)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_what_is_no_pack_is_refused_or_doubted(form: Format) -> None:
    met = {one.name: no_pack(write(one, form), f"dokument{SUFFIX[form]}") for one in others(False)}
    assert met
    assert not [name for name, how in met.items() if how.startswith("found")]


def test_a_pack_is_the_same_each_time() -> None:
    for form in FORMATS:
        if form != "docx":  # a zip with the hour in it
            assert write(draw(3), form) == write(draw(3), form)
    assert draw(3) == draw(3)
    assert draw(3) != draw(4)


def test_what_is_held_out_is_never_seen() -> None:
    names = [f"{number}" for number in range(9)]
    seen, held_out = split("a list", names, False), split("a list", names, True)
    assert len(held_out) == 3
    assert sorted(seen + held_out) == names
