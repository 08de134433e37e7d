"""What a part drags in with it, seen in a fresh interpreter: the contracts read the source, this runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sognko_tui"

SCREENLESS = {"textual", "rich"}
HEAVY = SCREENLESS | {"tinydb", "sqlite3", "slugify", "markdown_it"}


def modules_below(folder: Path) -> list[str]:
    """Every module in a folder of the package, by its dotted name."""
    return sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in folder.rglob("*.py")
    )


def brought_in_by(*modules: str) -> set[str]:
    """The top-level packages that are loaded after these modules were imported."""
    code = (
        f"import sys, importlib\nfor m in {modules!r}: importlib.import_module(m)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_meeting_is_decided_without_screen_database_or_markdown():
    assert not brought_in_by(*modules_below(PACKAGE / "meeting")) & HEAVY


def test_the_meeting_reads_no_other_part_of_the_program():
    code = (
        "import sys, importlib\n"
        f"for m in {modules_below(PACKAGE / 'meeting')!r}: importlib.import_module(m)\n"
        "print(*{n for n in sys.modules if n.startswith('sognko_tui.')})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {name.split(".")[1] for name in done.stdout.split()} == {"meeting"}


def test_who_makes_a_protocol_loads_nothing_that_reads_documents():
    code = (
        "import sys, sognko_tui.protocol.compose, sognko_tui.protocol.pdf\n"
        "print(*{name for name in sys.modules if name.startswith('sognko_tui.documents.')})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == {
        "sognko_tui.documents.clean",
        "sognko_tui.documents.lines",
    }


def test_typst_is_loaded_when_a_pdf_is_made_and_not_before():
    assert "typst" not in brought_in_by("sognko_tui.protocol.pdf")


@pytest.mark.parametrize("part", ["documents", "agenda", "archive", "protocol", "office"])
def test_every_part_below_the_screens_works_without_a_screen(part):
    assert not brought_in_by(*modules_below(PACKAGE / part)) & SCREENLESS


def test_the_command_line_starts_without_a_screen():
    assert "textual" not in brought_in_by("sognko_tui.cli")
