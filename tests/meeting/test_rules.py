"""Rules: named, cited by date and language, switched per board, set aside with a reason."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.rules import RULES, applies, citations, overridden
from sognko_tui.meeting.rules.citations import CITATIONS, Citation, citation
from tests.meetings import Room, board


def test_every_rule_has_its_name_and_a_source_in_both_languages():
    for name, rule in RULES.items():
        assert rule.name == name
        assert rule.presets
        assert citation(name, "nn", date(2026, 3, 24)).startswith(
            ("kommunelova", "forvaltningslova", "lov om interkommunale selskap")
        )
        assert citation(name, "nb", date(2026, 3, 24)).startswith(
            ("kommuneloven", "forvaltningsloven", "lov om interkommunale selskaper")
        )


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


def test_citations_belong_to_rules():
    assert set(CITATIONS) == set(RULES)


def test_a_preset_says_which_rules_a_board_keeps():
    assert applies(board(rules="ko"), "outside_agenda")
    assert not applies(board(rules="lag"), "outside_agenda")
    assert not applies(board(), "no such rule")


def test_a_board_may_switch_a_single_rule():
    assert not applies(board(switched={"quorum": False}), "quorum")
    assert applies(board(rules="lag", switched={"outside_agenda": True}), "outside_agenda")


def test_a_rule_is_set_aside_in_one_item_or_in_all():
    room = Room()
    room.record(e.RuleOverridden(rule="quorum", reason="Hastar", item="i1"))
    assert overridden(room.meeting, "quorum", "i1")
    assert not overridden(room.meeting, "quorum", "i2")
    assert not overridden(room.meeting, "outside_agenda", "i1")
    room.record(e.RuleOverridden(rule="outside_agenda", reason="Semje"))
    assert overridden(room.meeting, "outside_agenda", "i2")
    assert overridden(room.meeting, "outside_agenda", None)
