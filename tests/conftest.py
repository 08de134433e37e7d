"""What the tests share: programs they need, the samples beside the checkout, and the installed wheel.

With `SOGNKO_CI=1` nothing may be skipped: a test that would have been fails instead.
"""

import fcntl
import gc
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("SOGNKO_CI") == "1"

# The archive, the name and the language of whoever runs the tests are not the tests' business.
for name in [name for name in os.environ if name.startswith("SOGNKO_") and name != "SOGNKO_CI"]:
    del os.environ[name]

# A disk that happens to be busy must not make a test another one: those about slow disks say so.
os.environ["SOGNKO_SYNC"] = "quick"

# Two workers share two cores: how long one example takes says nothing.
# With FULL=1 each property is tried on as many examples as it would be by itself.
EXAMPLES = 100 if os.environ.get("FULL") == "1" else 50
settings.register_profile("sognko", deadline=None, derandomize=IN_CI, max_examples=EXAMPLES)
settings.load_profile("sognko")


# Of these one waits for programs, terminals and lines more than one computes.
WAITING = (
    *("torture", "whole", "door", "browser"),
    *(
        "test_line.py",
        "test_two_sessions.py",
        "test_follow.py",
        "test_terminal.py",
        "test_wheel.py",
    ),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker begins with the tests that wait, while the others compute.

    In alphabetical order they came last, where all workers wait at once for a few long ones.
    """
    waiting = tuple(ROOT / "tests" / name for name in WAITING)
    items.sort(key=lambda item: not any(map(item.path.is_relative_to, waiting)))


def pytest_collection_finish() -> None:
    """What was loaded until now stays: it need not be looked through at every collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def need(program: str) -> str:
    """The path of a program; without it the test is skipped, or fails in CI."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


@pytest.fixture(scope="session", autouse=True)
def rescued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where copies go that are made while a disk fails: not into the home of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("rescued")
    os.environ["SOGNKO_RESCUE"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def needs_tmux() -> str:
    """The path of tmux."""
    return need("tmux")


@pytest.fixture(scope="session")
def needs_cmark() -> str:
    """The path of cmark, the reference renderer of CommonMark."""
    return need("cmark")


@pytest.fixture(scope="session")
def needs_pandoc() -> str:
    """The path of pandoc."""
    return need("pandoc")


@pytest.fixture(scope="session")
def needs_qpdf() -> str:
    """The path of qpdf, which checks how a PDF is built."""
    return need("qpdf")


@pytest.fixture(scope="session")
def needs_pdfinfo() -> str:
    """The path of poppler's pdfinfo, which tells what a PDF says of itself, and how it is tagged."""
    return need("pdfinfo")


@pytest.fixture(scope="session")
def needs_soffice() -> str:
    """The path of LibreOffice, which opens what was written for Word."""
    return need("soffice")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with samples and schemas, which lies beside the checkout and is not part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared with the samples is missing")
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel."""
    return next(_installation(tmp_path_factory).glob("*.whl"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `sognko`, installed from the wheel outside the checkout."""
    return _installation(tmp_path_factory) / "venv" / "bin" / "sognko"


def _installation(factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and a virtual environment it is installed in, made once for all workers."""
    shared_by_workers = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared_by_workers = shared_by_workers.parent
    folder = shared_by_workers / "installed"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _install(folder)
            (folder / "done").touch()
    return folder


def _install(folder: Path) -> None:
    def run(*command: str | Path, cwd: Path) -> None:
        done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode == 0, done.stdout.decode()

    python = sys.executable
    run(python, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    run(python, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    (built,) = folder.glob("*.whl")
    pip: list[str | Path] = [python, "-m", "pip", "--python", folder / "venv" / "bin" / "python"]
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", built, cwd=folder)
    # The dependencies are those of this environment. The checkout is not among them: a folder that is
    # named in a .pth file is searched, but the .pth files in it, which lead to the checkout, are not read.
    (site,) = folder.glob("venv/lib/python*/site-packages")
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("\n".join(sorted(here)) + "\n", encoding="utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, fail what was skipped."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI, fail a module that skips itself."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
