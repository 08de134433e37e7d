"""The reference meeting held against the table of edge cases that was written by hand before it."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from sognko_tui.meeting.public import public_part
from sognko_tui.meeting.rules import RULES
from sognko_tui.protocol import public, read, write
from tests.procedure.reference import GOLDEN, LANGUAGES, golden, the_session

TABLE = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@cache
def lines(language: str, *, for_all: bool = False) -> dict[str, set[str]]:
    """The lines of the protocol without what sets words apart, by the item they stand under.

    What comes before the first item is «head», what comes after the last is «end».
    """
    text = write(the_session(language).meeting, public=for_all)
    found: dict[str, set[str]] = {}
    where = "head"
    for line in text.splitlines():
        if line.startswith("## "):
            item = re.match(r"## Sak (\S+)", line)
            where = item[1] if item else ("head" if where == "head" else "end")
        bare = line.replace("**", "").replace("*", "").replace("\\", "")
        bare = bare.strip().lstrip("#>-• ").strip()
        cells = {bare, *(cell.strip() for cell in bare.strip("|").split("|"))}
        found.setdefault(where, set()).update(cells)
    return found


def holds(told: dict[str, set[str]], where: list[str], sentence: str) -> set[str]:
    """Under which of these items the sentence stands."""
    return {place for place in where if any(sentence in line for line in told[place])}


def named(case) -> str:
    return f"{case['number']:02} {case['name']}"


def test_the_table_has_the_cases_in_order_each_under_a_rule_and_in_both_languages():
    assert [case["number"] for case in TABLE] == list(range(1, 23))
    for case in TABLE:
        assert case["rule"] in RULES, case["name"]
        assert len(case["nn"]) == len(case["nb"]) > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", TABLE, ids=named)
def test_the_protocol_holds_the_sentences_of_the_case(case, language):
    told, where = lines(language), case["where"]
    found = {sentence: holds(told, where, sentence) for sentence in case[language]}
    assert all(found.values()), found
    assert set().union(*found.values()) == {*where}


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_closed_item_the_public_protocol_has_its_number_and_a_neutral_title(language):
    (case,) = (case for case in TABLE if case["number"] == 13)
    told = lines(language, for_all=True)
    for sentence in case[f"public_{language}"]:
        assert holds(told, case["where"], sentence), sentence
    for sentence in case[language]:
        assert not holds(told, [*told], sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("for_all", [False, True], ids=["full", "public"])
def test_the_protocol_of_the_reference_meeting_reads_back(language, for_all):
    meeting = the_session(language).meeting
    told = public_part(meeting) if for_all else meeting
    assert read(write(meeting, public=for_all)) == public(told)


@pytest.mark.parametrize("file", sorted(golden()))
def test_log_protocol_and_json_are_as_they_were_read_and_found_right(file):
    assert golden()[file] == (GOLDEN / file).read_text(encoding="utf-8")
