"""What must not lie in the repository: addresses, machine paths, compiled files, promises to oneself."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Written apart, so that this file does not find itself.
ADDRESSES = ["pypi" + ".org", "files.python" + "hosted", "piwheels" + ".", "index" + "-url"]
MACHINE_PATHS = ["/ro" + "ot/", "/wo" + "rk/", "/home" + "/", ".py" + "env"]
PROMISES = re.compile(r"\bTO" + "DO|FIX" + r"ME|XX" + r"X\b")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """The files Git keeps, or, in an unpacked sdist, nothing to look at."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a Git checkout")
    names = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def lines(path: Path) -> list[str]:
    """A file's lines, or none for one that is not text."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def found(files: list[Path], words: list[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {word}"
        for path in files
        for number, line in enumerate(lines(path), 1)
        for word in words
        if word in line
    ]


def test_no_file_names_a_package_registry(tracked):
    assert found(tracked, ADDRESSES) == []


def test_no_file_names_a_path_of_somebody_s_machine(tracked):
    assert found(tracked, MACHINE_PATHS) == []


def test_no_compiled_catalogue_or_bytecode_is_kept(tracked):
    assert [path for path in tracked if path.suffix in {".mo", ".pyc", ".whl", ".sqlite"}] == []


def test_nothing_is_put_off_in_a_comment(tracked):
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked
        for number, line in enumerate(lines(path), 1)
        if PROMISES.search(line)
    ] == []


def test_every_locked_package_has_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][^\n]*?==.*?(?=^[a-z0-9]|\Z)", lock, flags=re.M | re.S)
    assert len(pins) > 20
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "://" not in lock
    assert "--find" not in lock


def test_syntax_highlighting_with_compiled_grammars_is_not_installed():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "tree-sitter" not in lock


def test_the_build_backend_is_locked_too():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert {"hatchling", "babel", "editables", "textual"} <= set(
        re.findall(r"^([a-z0-9-]+)==", lock, flags=re.M)
    )
