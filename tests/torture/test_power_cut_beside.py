"""A power cut while something is laid beside the meeting, as `torture.power_cut_beside` has it, in small."""

import pytest

from tests.conftest import need
from torture import power_cut_beside

CASES = {case.name: case for case in power_cut_beside.CASES}
SAMPLES = 24


@pytest.fixture(scope="module", params=CASES)
def recorded(request, tmp_path_factory):
    need("strace")
    return power_cut_beside.record(CASES[request.param], tmp_path_factory.mktemp("beside"))


def test_a_power_cut_loses_neither_what_was_there_nor_what_was_told(recorded):
    found = power_cut_beside.run(recorded, SAMPLES, seed=1)
    assert found.wrong == []
    assert found.disks > 2


def test_without_any_one_of_its_syncs_something_is_lost(recorded):
    assert power_cut_beside.kinds(recorded) == set(recorded.case.needed)
    for kind in recorded.case.needed:
        assert power_cut_beside.run(recorded, SAMPLES, seed=1, left_out=kind).wrong, kind
