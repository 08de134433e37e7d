"""Whatever happened in a meeting can be told on the command line and taken back by name."""

import pytest

from sognko_tui.office import deeds, telling
from tests.meeting.examples import KINDS, STEPS, prepared


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
