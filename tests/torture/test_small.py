"""The torture of `make torture` in small: the same trials, fewer of them. `FULL=1` there takes them all."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import need
from torture import cuts, faults, full_disk, kills, power_cut, races

pytestmark = pytest.mark.timeout(900)

SEED = int(os.environ.get("SEED", "1"))


@pytest.fixture(scope="module", autouse=True)
def _programs():
    need("strace")
    need("ssh")
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a disk that is full, and start a server")


def test_what_was_shown_when_the_program_was_killed_is_on_disk():
    found = kills.run(40, SEED)
    assert found.lost == []
    assert found.counted == 40
    assert found.acknowledged > 80
    assert found.by_command > 0


@pytest.mark.parametrize("kind", cuts.KINDS)
def test_a_line_that_is_cut_loses_no_word_and_locks_nobody_out(kind):
    found = cuts.run(kind, 10, SEED)
    assert found.lost == []
    assert found.stayed == []
    assert found.trials == 10


def test_sessions_that_race_for_a_meeting_are_never_two_writers():
    found = races.run(20, SEED)
    assert found.wrong == []
    assert found.refused > 20
    assert found.killed > 0


def test_a_disk_that_is_full_at_any_byte_loses_and_damages_nothing():
    found = full_disk.run(97)
    assert found.wrong == []
    assert found.lines > 40
    assert found.checkpoints > 80


def test_a_call_to_the_disk_that_fails_once_loses_nothing_and_is_told():
    found = faults.run(1)
    assert found.wrong == []
    assert found.silent == []
    assert found.failed == len(faults.CALLS)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    return power_cut.record(Path(tmp_path_factory.mktemp("power")))


def test_a_power_cut_at_any_call_loses_nothing_that_was_acknowledged(recorded):
    found = power_cut.run(recorded, 16, SEED)
    assert found.wrong == []
    assert found.cuts > 200
    assert found.sampled > 100


@pytest.mark.parametrize("kind", power_cut.NEEDED)
def test_without_any_one_of_its_syncs_the_power_cut_loses_words(recorded, kind):
    assert power_cut.run(recorded, 16, SEED, left_out=kind).wrong
