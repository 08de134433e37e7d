"""Whatever happened in a meeting can be told on the command line and taken back by name."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office import deeds, telling
from tests.meeting.examples import KINDS, STEPS, prepared
from tests.meetings import Room


def test_every_kind_of_event_has_words():
    assert set(telling.EVENTS) == set(KINDS)
    assert set(deeds.DEEDS) == set(KINDS)


@pytest.mark.parametrize("name", sorted(STEPS))
def test_every_step_is_told_in_the_log_a_line_an_event(name):
    room = prepared()
    before = len(room.session.log)
    room.record(*STEPS[name])
    lines = [*telling.log(room.session.log, room.meeting)]
    assert len(lines) == len(room.session.log)
    assert len(lines) == before + len(STEPS[name])


def test_the_log_tells_which_rule_was_set_aside_and_why():
    room = Room()
    room.record(e.RuleOverridden(rule="quorum", reason="Fristen er i dag", item="i1"))
    *_before, line = telling.log(room.session.log, room.meeting)
    assert line.endswith("gjekk imot ein regel · sak 1 · Vedtaksfør: «Fristen er i dag»")
