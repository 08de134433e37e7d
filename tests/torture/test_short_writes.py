"""Checkpoints that find no room at any of their bytes, as `torture.short_writes` has them, in small."""

from torture import short_writes


def test_a_checkpoint_that_is_short_at_any_byte_loses_and_damages_nothing():
    found = short_writes.run(199)
    assert found.wrong == []
    assert found.apart > 40
    assert found.public > 40
