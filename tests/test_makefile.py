"""`make` on a machine where something is missing says what to do, in one sentence, and leaves nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def make(tmp_path):
    """Runs a target in an empty folder with the project's Makefile, with a stand-in for Python."""
    for name in ["Makefile", "requirements.lock", "pyproject.toml", "hatch_build.py"]:
        shutil.copy(ROOT / name, tmp_path)

    def run(target: str, python: str) -> subprocess.CompletedProcess[str]:
        stand_in = tmp_path / "python"
        stand_in.write_text("#!/bin/sh\n" + python)
        stand_in.chmod(0o755)
        return subprocess.run(
            ["make", target, f"PYTHON={stand_in}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin:/bin"},
        )

    return run


@pytest.mark.parametrize("target", ["run", "test"])
def test_a_debian_without_python3_venv_is_told_what_to_install(make, tmp_path, target):
    done = make(target, 'case "$2" in *ensurepip*) exit 1;; esac')
    assert done.returncode != 0
    assert done.stdout == ""
    said, *rest = done.stderr.splitlines()
    assert "apt install python3-venv" in said
    assert all(line.startswith("make") for line in rest)
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_is_told_so(make, tmp_path):
    done = make("run", "exit 1")
    assert "Python 3.11 or newer" in done.stderr.splitlines()[0]
    assert not (tmp_path / ".venv").exists()


def test_a_virtual_environment_that_could_not_be_made_is_removed(make, tmp_path):
    done = make("run", 'case "$1" in -m) mkdir -p .venv/lib; exit 1;; esac')
    assert done.returncode != 0
    assert not (tmp_path / ".venv").exists()
