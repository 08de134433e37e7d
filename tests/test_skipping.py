"""A test that is skipped at home fails in CI, with the reason it gave."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

CASES = {
    "in_the_test": "from tests.conftest import need\ndef test_a(): need('no-such-program')",
    "by_a_mark": "import pytest\n@pytest.mark.skip(reason='no-such-program')\ndef test_a(): pass",
    "by_the_module": "import pytest\npytest.skip('no-such-program', allow_module_level=True)",
}


@pytest.mark.parametrize("in_ci", [False, True])
def test_what_is_skipped_at_home_fails_in_ci(tmp_path, in_ci):
    for case, text in CASES.items():
        (tmp_path / f"test_{case}.py").write_text(text)
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("SOGNKO", "PYTEST"))}
    run = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        # What cannot be collected, as a module that fails, does not keep the others from being run.
        [*run, "-rsfE", "--no-fold-skipped", "--continue-on-collection-errors"],
        cwd=tmp_path,
        env=surroundings | {"PYTHONPATH": str(ROOT)} | ({"SOGNKO_CI": "1"} if in_ci else {}),
        capture_output=True,
        text=True,
    )
    told = done.stdout.partition("short test summary info")[2].splitlines()
    for case in CASES:
        (line,) = [line for line in told if f"test_{case}.py" in line]
        assert line.startswith("SKIPPED") is not in_ci, line
        assert line.startswith(("FAILED", "ERROR")) is in_ci, line
    assert done.stdout.count("no-such-program") >= len(CASES)
    assert ("3 skipped" in done.stdout) is not in_ci
    assert (done.returncode in (1, 2)) is in_ci
