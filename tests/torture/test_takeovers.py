"""Sessions that take a meeting from each other, as `torture.takeovers` has them, in small."""

import os

from torture import takeovers

SEED = int(os.environ.get("SEED", "1"))


def test_sessions_that_take_a_meeting_from_each_other_are_never_two_writers():
    found = takeovers.run(8, SEED)
    assert found.wrong == []
    assert found.given + found.ended > 8
    assert found.acknowledged > 8
