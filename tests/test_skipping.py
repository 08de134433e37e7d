"""A test that is skipped at home fails in CI, with the reason it gave."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

CASES = {
    "in the test": "from tests.conftest import need\ndef test_a(): need('no-such-program')",
    "by a mark": "import pytest\n@pytest.mark.skip(reason='no-such-program')\ndef test_a(): pass",
    "by the module": "import pytest\npytest.skip('no-such-program', allow_module_level=True)",
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("in_ci", [False, True])
def test_what_is_skipped_at_home_fails_in_ci(tmp_path, case, in_ci):
    (tmp_path / "test_it.py").write_text(CASES[case])
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("SOGNKO", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rsfE"],
        cwd=tmp_path,
        env=surroundings | {"PYTHONPATH": str(ROOT)} | ({"SOGNKO_CI": "1"} if in_ci else {}),
        capture_output=True,
        text=True,
    )
    assert "no-such-program" in done.stdout
    assert ("1 skipped" in done.stdout) is not in_ci
    assert (done.returncode in (1, 2)) is in_ci
