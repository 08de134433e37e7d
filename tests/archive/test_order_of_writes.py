"""In which order the real program writes, syncs and renames, as the kernel sees it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

TRACED = "write,pwrite64,fsync,fdatasync,rename,unlink,mkdir,ftruncate"

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_OPEN = re.compile(r"^\d+<([^>]*)>")
_NAMES = re.compile(r'"([^"]*)"')


@pytest.fixture
def calls(tmp_path):
    """Runs Python code in a process of its own; what it did to files in the archive, call by call."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    root = tmp_path / "minutes"

    def run(code: str) -> list[str]:
        trace = tmp_path / "trace"
        command = ["strace", "-f", "-y", "-qq", "-o", trace, "-e", f"trace={TRACED}"]
        env = os.environ | {"SOGNKO_SYNC": "quick", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [*command, sys.executable, "-c", SETTING + code, str(root)],
            cwd=ROOT, env=env, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        if "ptrace" in done.stderr:
            pytest.skip("processes cannot be traced here")
        assert done.returncode == 0, done.stderr
        return list(_told(trace.read_text(), root))

    return run


def _told(trace: str, root: Path):
    """`fsync meeting.json.tmp`, `rename a b` …; the name of a folder ends in a stroke."""
    for line in trace.splitlines():
        found = _CALL.match(line)
        if found is None or found[3].startswith("-"):
            continue
        call, arguments = found[1], found[2]
        opened = _OPEN.match(arguments)
        paths = [Path(opened[1])] if opened else [Path(p) for p in _NAMES.findall(arguments)]
        inside = [p for p in paths if p.is_relative_to(root) or p == root.parent]
        if inside:
            yield " ".join([call, *(_short(p, root) for p in inside)])


def _short(path: Path, root: Path) -> str:
    if path in (root, root.parent):
        return "root/" if path == root else "parent/"
    name = re.sub(r"^\.ny-\w+", ".ny", path.name)
    return name + "/" if name == ".ny" or "." not in name else name


SETTING = """
import sys
from pathlib import Path
from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import ItemHandled, SessionClosed
from sognko_tui.meeting.session import Session
from tests.meetings import START, FakeClock, board, convened
root = Path(sys.argv[1])
def opened():
    archive = Archive.open(root)
    (meeting,) = archive.meetings.ids()
    file = archive.meetings.open_for_writing(meeting, "skrivar", START)
    return file, Session(file.entries, file, FakeClock(), "skrivar")
"""

CREATE = """
archive = Archive.create(root)
archive.boards.save(board())
archive.meetings.create(convened(), by="skrivar", at=START, pack=b"1. Sak", suffix=".md")
"""

ID = "2026-03-24-styret/"


def replaced(name: str, folder: str) -> list[str]:
    """A file put in place of another: written and synced beside it, renamed, the name synced."""
    new = f"{name}.tmp"
    return [f"write {new}", f"fsync {new}", f"rename {new} {name}", f"fsync {folder}"]


def but_mkdir(told: list[str]) -> list[str]:
    return [call for call in told if not call.startswith("mkdir")]


def test_an_archive_a_board_and_a_meeting_are_on_disk_before_they_are_told_of(calls):
    assert but_mkdir(calls(CREATE)) == [
        *replaced(".gitignore", "root/"),
        *replaced(".gitattributes", "root/"),
        *replaced("sognko.json", "root/"),
        "fsync parent/",
        *replaced("boards.json", "root/"),
        "write sakspapir.md",
        "fsync sakspapir.md",
        *replaced("meeting.json", ".ny/"),
        f"rename .ny/ {ID}",
        "fsync root/",
    ]


TYPE = """
file, session = opened()
session.type("i1", "minutes", 0, "", "a")
session.type("i1", "minutes", 1, "", "b")
"""


def but_lock(told: list[str]) -> list[str]:
    return [call for call in told if "meeting.lock" not in call]


def test_a_key_is_one_write_and_one_sync_and_the_first_one_syncs_the_name(calls):
    calls(CREATE)
    assert but_lock(calls(TYPE)) == [
        "write meeting.journal",
        "fdatasync meeting.journal",
        f"fsync {ID}",
        "write meeting.journal",
        "fdatasync meeting.journal",
    ]


def test_a_checkpoint_is_there_for_good_before_the_journal_is_begun_afresh(calls):
    calls(CREATE)
    told = but_lock(calls(TYPE + "session.checkpoint()"))
    assert told[5:] == [*replaced("meeting.json", ID), *replaced("meeting.journal", ID)]


def test_what_is_kept_apart_is_there_for_good_before_the_rest(calls):
    calls(CREATE)
    told = but_lock(
        calls(
            TYPE
            + "session.record(SessionClosed(item='i1', basis='§ 11-5', at=START, neutral_title='x'))\n"
            + "session.checkpoint()\n"
        )
    )
    assert told[7:] == [
        *replaced("closed.json", ID),
        *replaced("meeting.json", ID),
        *replaced("meeting.journal", ID),
    ]


def test_closing_takes_the_journal_away_last(calls):
    calls(CREATE)
    told = but_lock(calls(TYPE + "session.checkpoint()\nfile.close()"))
    # Whether it comes back after a power cut does not matter: a checkpoint holds all that is in it.
    assert told[5 + 8 :] == ["unlink meeting.journal"]
