"""Commands to which the disk fails, as `torture.commands` has them, in small."""

import pytest

from tests.conftest import need
from torture import commands


@pytest.mark.timeout(900)
def test_a_command_to_which_the_disk_fails_says_so_and_leaves_no_half_file():
    need("strace")
    found = commands.run(1)
    assert found.wrong == []
    assert found.told == found.failed > 15
