"""Rules: named, cited by date, language and preset, switched per board, set aside with a reason."""

import re
from datetime import date
from pathlib import Path

import pytest

import sognko_tui
from sognko_tui.meeting import events as e
from sognko_tui.meeting.rules import (
    RULES,
    advises,
    applies,
    citations,
    overridden,
    set_aside,
    switched,
)
from sognko_tui.meeting.rules.citations import CITATIONS, NOT_IN_FORCE, Citation, citation
from tests.meetings import Room, board

PRESETS = ("kommunelova", "ko", "iks", "lag")
MARCH = date(2026, 3, 24)
NAMED = re.compile(
    r"(?:applies|advises|_advises|overridden|set_aside|cited|sentences\.rule)"
    r'\(\s*(?:[\w.]+,\s*)*"(\w+)"|\brule="(\w+)"'
)


def source() -> str:
    package = Path(sognko_tui.__file__).parent
    return "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_rule_has_its_name_and_a_source_in_both_languages_under_every_preset(preset):
    for name, rule in RULES.items():
        assert rule.name == name
        nynorsk, bokmaal = (citation(name, x, MARCH, preset) for x in ("nn", "nb"))
        assert nynorsk, name
        assert bokmaal, name
        assert ("lova" in nynorsk) == ("loven" in bokmaal), name


def test_every_rule_the_program_names_is_one():
    named = {name for found in NAMED.findall(source()) for name in found if name}
    assert len(named) > 10
    assert named <= set(RULES)


def test_whatever_has_a_switch_is_asked_for_somewhere():
    asked = {name for found in NAMED.findall(source()) for name in found if name} | {"notice"}
    dead = {name for name, rule in RULES.items() if not rule.fixed and name not in asked}
    assert dead == set()


def test_a_rule_without_a_source_is_cited_as_nothing():
    assert citation("no such rule", "nn", None) == ""


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        (date(2019, 12, 31), "gammal"),
        (date(2020, 1, 1), "ny"),
        (date(1900, 1, 1), ""),
        (None, "ny"),
    ],
)
def test_the_law_that_held_on_the_day_is_cited(monkeypatch, on, cited):
    lines = (
        Citation("gammal", "gammel", since=date(1992, 1, 1), until=date(2019, 12, 31)),
        Citation("ny", "ny", since=date(2020, 1, 1)),
    )
    monkeypatch.setitem(citations.CITATIONS, "quorum", lines)
    assert citation("quorum", "nn", on) == cited


@pytest.mark.parametrize("on", [None, MARCH, date(2040, 1, 1)])
def test_an_act_that_is_not_known_to_be_in_force_is_not_cited(on):
    assert any(c.since == NOT_IN_FORCE for c in CITATIONS["several_disqualified"])
    assert citation("several_disqualified", "nn", on) == "forvaltningslova § 8"


def test_each_preset_cites_its_own_source():
    assert citation("quorum", "nn", MARCH, "ko") == "kommunelova § 11-9"
    assert citation("quorum", "nb", MARCH, "iks") == "lov om interkommunale selskaper"
    assert citation("quorum", "nn", MARCH, "lag") == "vedtektene"


def test_a_board_that_keeps_a_rule_its_own_source_does_not_have_cites_where_it_is_from():
    assert citation("outside_agenda", "nn", MARCH, "lag") == "kommunelova § 11-3"
    assert citation("majority_of_present", "nn", MARCH, "ko") == "lov om interkommunale selskap"


def test_citations_belong_to_rules():
    assert set(CITATIONS) == set(RULES)


def test_a_preset_says_which_rules_a_board_keeps():
    assert applies(board(rules="ko"), "outside_agenda")
    assert not applies(board(rules="lag"), "outside_agenda")
    assert not applies(board(), "no such rule")


def test_remote_meetings_are_allowed_by_no_preset():
    for preset in PRESETS:
        assert not applies(board(rules=preset), "remote")


def test_a_board_may_switch_a_single_rule():
    assert not applies(board(switched={"quorum": False}), "quorum")
    assert applies(board(rules="lag", switched={"outside_agenda": True}), "outside_agenda")


def test_a_switch_that_says_what_the_preset_says_is_not_kept():
    assert switched(board(), "quorum", False) == {"quorum": False}
    assert switched(board(switched={"quorum": False}), "quorum", True) == {}
    assert switched(board(switched={"quorum": False}), "remote", True) == {
        "quorum": False,
        "remote": True,
    }


def test_a_rule_is_set_aside_in_one_item_or_in_all():
    room = Room()
    room.record(e.RuleOverridden(rule="quorum", reason="Hastar", item="i1"))
    assert overridden(room.meeting, "quorum", "i1")
    assert not overridden(room.meeting, "quorum", "i2")
    assert not overridden(room.meeting, "outside_agenda", "i1")
    room.record(e.RuleOverridden(rule="outside_agenda", reason="Semje"))
    assert overridden(room.meeting, "outside_agenda", "i2")
    assert overridden(room.meeting, "outside_agenda", None)


def test_a_rule_advises_where_it_is_kept_and_not_set_aside():
    room = Room()
    assert advises(room.meeting, "quorum", "i1")
    assert not advises(room.meeting, "majority_of_present", "i1")
    room.record(e.RuleOverridden(rule="quorum", reason="Hastar", item="i1"))
    room.record(e.RuleOverridden(rule="quorum", reason="Det same", item="i1"))
    assert not advises(room.meeting, "quorum", "i1")
    assert advises(room.meeting, "quorum", "i2")
    found = set_aside(room.meeting, "quorum", "i1")
    assert found is not None
    assert found.reason == "Det same"
